//! The mail in which those concerned are asked whether their details are still right.

use domain::{directory::CareQuestion, plan::Letter};

use super::link::sign;
use crate::{
    i18n::Language,
    links,
    plan::mail::{
        Sender,
        page::{Item, Page, Section},
    },
};

/// The mail with a question. Nobody knows the language of somebody who has no account, so it is the first one.
pub(super) fn question_letter(sender: Sender<'_>, question: &CareQuestion) -> Letter {
    let language = Language::default();
    let link = sender.at(&links::care_link(&sign(&question.link, &question.email, sender.key)));
    let item = Item {
        title: question.name.clone(),
        link: link.clone(),
        lines: Vec::new(),
        actions: vec![(text::look(language).to_owned(), link)],
    };
    let page = Page {
        language,
        greeting: text::greeting(language).to_owned(),
        lead: text::mail_lead(language, &question.asker),
        sections: vec![Section { heading: String::new(), items: vec![item] }],
        links: Vec::new(),
        closing: text::closing(language).to_owned(),
    };
    let subject = text::subject(language).to_owned();
    Letter { text: page.text(), html: page.html(&subject), subject }
}

/// The words of the mail.
mod text {
    crate::texts! {
        subject: "Stimmen Ihre Angaben noch?", "Are your details still right?";
        greeting: "Guten Tag,", "Hello,";
        mail_lead(asker: &str): "im Verzeichnis des Gesundheitsnetzwerks stehen Angaben über Sie. {asker} bittet Sie, kurz nachzusehen, ob sie noch stimmen:",
            "the directory of the health network holds details about you. {asker} asks you to have a short look whether they are still right:";
        look: "Angaben ansehen", "See the details";
        closing: "Der Link gilt 30 Tage, für eine Antwort und nur für diesen Eintrag. Ein Konto brauchen Sie nicht. Bitte leiten Sie diese E-Mail nicht weiter.",
            "The link is valid for 30 days, for one answer and for this entry alone. You need no account. Please do not forward this mail.";
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        change::{RecordKind, RecordRef},
        directory::CareLink,
        id::PersonId,
        text::EmailAddress,
    };
    use time::macros::date;

    use super::*;
    use crate::directory::care::link::verify;

    #[test]
    fn the_mail_names_who_asks_and_holds_a_link_for_its_address_alone() {
        let today = date!(2026 - 11 - 23);
        let record = RecordRef::new(RecordKind::Person, PersonId::named("anna"));
        let question = CareQuestion {
            link: CareLink::new(record, 1, today),
            name: "Anna <b>Berg</b>".to_owned(),
            email: EmailAddress::parse("anna@haus.example").unwrap(),
            asker: "Geschäftsstelle".to_owned(),
        };
        let letter =
            question_letter(Sender { site: "https://geflecht.example", key: "key", today }, &question);
        assert!(letter.text.contains("Geschäftsstelle") && letter.html.contains("Geschäftsstelle"));
        assert!(!letter.html.contains("<b>"), "what people typed is text: {}", letter.html);
        let token = letter.text.split("https://geflecht.example/care/").nth(1).unwrap();
        let token = token.split_whitespace().next().unwrap();
        assert_eq!(verify(token, &[question.email], "key"), Some(question.link));
    }
}
