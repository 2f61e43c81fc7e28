//! What is done once a day, whoever asks: when the server starts, and after each midnight in Germany.

use std::time::Duration;

use domain::{calendar::german_time, permission::Actor};
use store::{Store, StoreResult};
use time::OffsetDateTime;

/// How long after midnight a day has surely begun.
const AFTER_MIDNIGHT: time::Duration = time::Duration::minutes(5);

/// How long to wait before trying again what failed.
const RETRY: Duration = Duration::from_secs(600);

/// Does it now and then every day, until it is dropped.
pub async fn run(store: Store) {
    loop {
        let pause = match do_all(&store).await {
            Ok(()) => until_tomorrow(store.clock().now()),
            Err(error) => {
                tracing::warn!(%error, "what is done every day was not; trying again");
                RETRY
            }
        };
        tokio::time::sleep(pause).await;
    }
}

async fn do_all(store: &Store) -> StoreResult<()> {
    tell_of_due_measures(store).await?;
    remove_old_attachments(store).await?;
    remove_old_records(store).await
}

async fn tell_of_due_measures(store: &Store) -> StoreResult<()> {
    let mut write = store.write(&Actor::System).await?;
    let told = write.tell_of_due_measures().await?;
    write.commit().await?;
    if told > 0 {
        tracing::info!(told, "people were told of what is due");
    }
    Ok(())
}

async fn remove_old_attachments(store: &Store) -> StoreResult<()> {
    let mut write = store.write(&Actor::System).await?;
    let removed = write.remove_old_attachments().await?;
    write.commit().await?;
    if removed > 0 {
        tracing::info!(removed, "files that nobody can bring back were removed for good");
    }
    Ok(())
}

async fn remove_old_records(store: &Store) -> StoreResult<()> {
    let mut write = store.write(&Actor::System).await?;
    let removed = write.remove_old_records().await?;
    write.commit().await?;
    if removed > 0 {
        tracing::info!(removed, "records left the trash of the directory for good");
    }
    Ok(())
}

/// How long it is until a few minutes after the next midnight in Germany.
fn until_tomorrow(now: OffsetDateTime) -> Duration {
    let now = german_time(now);
    let midnight = now.replace_time(time::Time::MIDNIGHT) + time::Duration::days(1);
    (midnight + AFTER_MIDNIGHT - now).try_into().unwrap_or(RETRY)
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn the_next_day_begins_at_midnight_in_germany() {
        assert_eq!(until_tomorrow(datetime!(2026-11-21 22:00 UTC)), Duration::from_secs(65 * 60));
        assert_eq!(until_tomorrow(datetime!(2026-11-21 23:00 UTC)), Duration::from_secs((24 * 60 + 5) * 60));
    }
}
