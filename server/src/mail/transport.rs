//! How mail leaves the program: to a mail server, or as files.

use std::path::PathBuf;

use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor,
    message::{Mailbox, MultiPart},
};
use store::plan::OutgoingMail;

/// Why mail cannot be sent.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The setting names no way that is known.
    #[error("mail: expected smtp://…, smtps://… or file:FOLDER: {0}")]
    Address(String),
    /// The sender is no address.
    #[error("mail-from: expected an address as in `Geflecht <geflecht@amt.example>`: {0}")]
    From(#[from] lettre::address::AddressError),
    /// A mail cannot be put together.
    #[error("a mail cannot be put together: {0}")]
    Message(#[from] lettre::error::Error),
    /// The mail server was not reached or did not take it.
    #[error("the mail server did not take it: {0}")]
    Smtp(#[from] lettre::transport::smtp::Error),
    /// The file was not written.
    #[error("the mail was not written to its file: {0}")]
    File(#[from] lettre::transport::file::Error),
    /// The folder for mail cannot be made.
    #[error("the folder for mail cannot be made: {0}")]
    Folder(#[from] std::io::Error),
}

#[derive(Clone, Debug)]
enum Transport {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    File(AsyncFileTransport<Tokio1Executor>),
}

/// Sends mail from one address.
#[derive(Clone, Debug)]
pub struct Mailer {
    transport: Transport,
    from: Mailbox,
    site: String,
}

impl Mailer {
    /// Sends by a way (`smtp://USER:PASSWORD@HOST:587?tls=required`, `smtps://…`, or `file:FOLDER`), from an address, about the
    /// application at `site`. Connects to nobody yet.
    ///
    /// # Errors
    /// [`MailError`] if one of them is not understood, or the folder cannot be made.
    pub fn new(way: &str, from: &str, site: &str) -> Result<Self, MailError> {
        let transport = match way.strip_prefix("file:") {
            Some("") => return Err(MailError::Address("no folder".to_owned())),
            Some(folder) => {
                let folder = PathBuf::from(folder);
                std::fs::create_dir_all(&folder)?;
                Transport::File(AsyncFileTransport::new(folder))
            }
            None if way.starts_with("smtp://") || way.starts_with("smtps://") => {
                // Not the address itself: it may hold a password.
                let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(way)
                    .map_err(|error| MailError::Address(error.to_string()))?;
                Transport::Smtp(builder.build())
            }
            None => return Err(MailError::Address("another beginning".to_owned())),
        };
        Ok(Self { transport, from: from.parse()?, site: site.trim_end_matches('/').to_owned() })
    }

    /// The address of the application, without a slash at its end.
    #[must_use]
    pub fn site(&self) -> &str {
        &self.site
    }

    /// Sends a mail.
    ///
    /// # Errors
    /// [`MailError`] if it cannot be put together or is not taken.
    pub async fn send(&self, mail: &OutgoingMail) -> Result<(), MailError> {
        let to = Mailbox::new(Some(mail.name.clone()), mail.email.as_str().parse()?);
        let letter = &mail.letter;
        let message = Message::builder()
            .from(self.from.clone())
            .to(to)
            .subject(&letter.subject)
            // The same mail sent twice is recognised as one.
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.email.domain())))
            .multipart(MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone()))?;
        match &self.transport {
            Transport::Smtp(smtp) => drop(smtp.send(message).await?),
            Transport::File(file) => drop(file.send(message).await?),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// In a runtime: a way to a mail server keeps its connections there.
    #[tokio::test]
    async fn what_is_no_way_to_send_mail_is_refused_without_showing_a_password() {
        for way in ["", "mail.example", "http://mail.example", "file:", "smtp://anna:geheim@"] {
            let error = Mailer::new(way, "g@amt.example", "https://g.example").unwrap_err().to_string();
            assert!(error.contains("mail:") && !error.contains("geheim"), "{error}");
        }
        assert!(Mailer::new("smtp://mail.example", "nobody", "https://g.example").is_err());
        let mailer =
            Mailer::new("smtps://a:b@mail.example", "Geflecht <g@amt.example>", "https://g.example/");
        assert_eq!(mailer.unwrap().site(), "https://g.example");
    }
}
