//! Mail to users: what is due is written down, and what is written down is sent, until it has arrived at a mail server.

mod transport;

use std::time::Duration;

use app::plan::mail::{Sender, digest_letter, news_letter};
use domain::{
    permission::Actor,
    plan::{Digest, MailRecipient},
};
use store::{Store, StoreResult};

use crate::passwords::random_token;
pub use transport::{MailError, Mailer};

/// How often it is looked whether there is something to send.
const PAUSE: Duration = Duration::from_secs(5);

/// How many characters the key that signs links has.
const KEY: usize = 43;

/// Writes and sends mail until it is dropped.
pub async fn run(store: Store, mailer: Mailer) {
    loop {
        if let Err(error) = write_due(&store, mailer.site()).await {
            tracing::warn!(%error, "mail that is due was not written; trying again");
        }
        match send_waiting(&store, &mailer).await {
            Ok(0) => {}
            Ok(sent) => tracing::info!(sent, "mail was sent"),
            Err(error) => tracing::warn!(%error, "mail was not sent; trying again"),
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Makes the key that signs links in mail, unless there is one.
///
/// # Errors
/// [`StoreError::Database`](store::StoreError::Database).
pub async fn prepare(store: &Store) -> StoreResult<()> {
    let mut write = store.write(&Actor::System).await?;
    write.keep_link_key(&random_token(KEY)).await?;
    write.commit().await
}

/// Writes all mail that is due by now, once there is a key; returns how many.
///
/// # Errors
/// [`StoreError::Database`](store::StoreError::Database).
pub async fn write_due(store: &Store, site: &str) -> StoreResult<usize> {
    let mut read = store.read(&Actor::System).await?;
    let news = read.list_news_recipients().await?;
    let (day, digests) = read.list_digest_recipients().await?;
    let key = read.find_link_key().await?;
    drop(read);
    let Some(key) = key else { return Ok(0) };
    let mut written = 0;
    for recipient in news {
        written += usize::from(write_news(store, site, &key, &recipient).await?);
    }
    for recipient in digests {
        let digest = digest_of(store, &recipient).await?;
        let letter = digest.filter(|digest| !digest.measures.is_empty()).map(|digest| {
            let sender = Sender { site, key: &key, today: digest.today };
            digest_letter(sender, &recipient, &digest)
        });
        let mut write = store.write(&Actor::System).await?;
        write.queue_digest(recipient.user_id, day, letter.as_ref()).await?;
        write.commit().await?;
        written += usize::from(letter.is_some());
    }
    Ok(written)
}

async fn write_news(store: &Store, site: &str, key: &str, recipient: &MailRecipient) -> StoreResult<bool> {
    let actor = store.read(&Actor::System).await?.find_actor(recipient.user_id).await?;
    let letter = match actor {
        Some(actor) => {
            let mut read = store.read(&actor).await?;
            let news = read.list_unmailed_notifications().await?;
            let own = read.list_own_measures().await?;
            let sender = Sender { site, key, today: read.today() };
            (!news.is_empty()).then(|| news_letter(sender, recipient, &news, &own))
        }
        None => None,
    };
    let mut write = store.write(&Actor::System).await?;
    write.queue_news(recipient.user_id, letter.as_ref()).await?;
    write.commit().await?;
    Ok(letter.is_some())
}

async fn digest_of(store: &Store, recipient: &MailRecipient) -> StoreResult<Option<Digest>> {
    let Some(actor) = store.read(&Actor::System).await?.find_actor(recipient.user_id).await? else {
        return Ok(None);
    };
    Ok(Some(store.read(&actor).await?.get_digest().await?))
}

/// Sends all mail that waits, one after the other; returns how many. What a mail server does not take is tried again later.
///
/// # Errors
/// [`StoreError::Database`](store::StoreError::Database).
pub async fn send_waiting(store: &Store, mailer: &Mailer) -> StoreResult<usize> {
    let mut sent = 0;
    while store.read(&Actor::System).await?.has_waiting_mail().await? {
        let mut write = store.write(&Actor::System).await?;
        let mail = write.claim_mail().await?;
        write.commit().await?;
        let Some(mail) = mail else { break };
        if let Err(error) = mailer.send(&mail).await {
            tracing::warn!(mail = %mail.id, %error, "a mail was not taken; trying again later");
            continue;
        }
        let mut write = store.write(&Actor::System).await?;
        write.remove_mail(mail.id).await?;
        write.commit().await?;
        sent += 1;
    }
    Ok(sent)
}
