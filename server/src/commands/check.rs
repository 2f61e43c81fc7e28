//! `geflecht check`.

use domain::permission::Actor;

use super::{CommandError, open};
use crate::{
    config::{ServeArgs, Settings, without_password},
    mail::Mailer,
};

#[expect(clippy::print_stdout, reason = "the command line talks to its user")]
pub(super) async fn run(args: &ServeArgs) -> Result<(), CommandError> {
    let settings = Settings::read(args)?;
    println!("database        {}", without_password(&settings.database));
    println!("demo            {}", settings.demo);
    println!("address         {}", settings.address);
    println!("secure cookies  {}", settings.secure_cookies);
    println!("authority       {}", settings.authority);
    println!("mail            {}", settings.mail.as_deref().map_or("none".to_owned(), without_password));
    if let Some(mail) = &settings.mail {
        let site = settings.site.clone().unwrap_or_else(|| format!("http://{}", settings.address));
        Mailer::new(mail, &settings.mail_from, &site)
            .map_err(|error| CommandError::Refused(error.to_string()))?;
        println!("mail from       {}", settings.mail_from);
        println!("site            {site}");
    }
    let store = open(&settings).await?;
    let mut read = store.read(&Actor::System).await?;
    read.ping().await?;
    println!("{} answers, the schema is up to date.", store.database_name());
    if !read.has_users().await? {
        println!("No account yet: start the server, it prints a link for the first one.");
    }
    if !settings.address.ip().is_loopback() && !settings.secure_cookies {
        println!(
            "Warning: the server can be reached from other machines, but cookies also travel without HTTPS."
        );
    }
    if settings.mail.is_some() && settings.site.is_none() {
        println!("Warning: links in mail lead to the address the server listens on; set `site`.");
    }
    drop(read);
    store.close().await;
    Ok(())
}
