//! `geflecht check`.

use domain::permission::Actor;

use super::{CommandError, open};
use crate::config::{ServeArgs, Settings, without_password};

#[expect(clippy::print_stdout, reason = "the command line talks to its user")]
pub(super) async fn run(args: &ServeArgs) -> Result<(), CommandError> {
    let settings = Settings::read(args)?;
    println!("database        {}", without_password(&settings.database));
    println!("demo            {}", settings.demo);
    println!("address         {}", settings.address);
    println!("secure cookies  {}", settings.secure_cookies);
    println!("authority       {}", settings.authority);
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
    drop(read);
    store.close().await;
    Ok(())
}
