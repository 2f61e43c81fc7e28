//! A way to reach somebody, as pages show it.

use domain::{
    directory::{Contact, ContactKind},
    permission::Visibility,
};
use leptos::prelude::*;

/// The value of a contact field, with what a click on it does.
#[component]
pub(crate) fn ContactWay(contact: Contact) -> impl IntoView {
    let Contact { kind, value, visibility, .. } = contact;
    if kind == ContactKind::Email && visibility == Visibility::Public {
        return view! { <PublicEmail value/> }.into_any();
    }
    match contact_link(kind, &value) {
        Some(link) => view! { <a href=link rel="external">{value}</a> }.into_any(),
        None => view! { <span>{value}</span> }.into_any(),
    }
}

/// A mail address that visitors see too. As the server writes it, people can read it and have it read to them, and what
/// collects addresses from pages finds none; once the page has come alive, it is a link like any other.
#[component]
fn PublicEmail(value: String) -> impl IntoView {
    let is_alive = RwSignal::new(false);
    Effect::new(move |_| is_alive.set(true));
    let shown = move || {
        if is_alive.get() {
            let link = contact_link(ContactKind::Email, &value);
            view! { <a href=link rel="external">{value.clone()}</a> }.into_any()
        } else {
            view! { <span>{veiled(&value)}</span> }.into_any()
        }
    };
    view! { {shown} }.into_any()
}

/// An address in the spelling that people know and programs do not look for.
fn veiled(address: &str) -> String {
    address.trim().replace('@', " (at) ")
}

/// What a click on a contact does: writes or calls.
fn contact_link(kind: ContactKind, value: &str) -> Option<String> {
    match kind {
        ContactKind::Email => Some(format!("mailto:{}", value.trim())),
        ContactKind::Phone => {
            let digits: String =
                value.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
            Some(format!("tel:{digits}"))
        }
        ContactKind::Address => None,
        ContactKind::Web => {
            let is_link = value.starts_with("https://") || value.starts_with("http://");
            is_link.then(|| value.to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_number_is_called_without_its_punctuation() {
        assert_eq!(contact_link(ContactKind::Phone, "+49 9521 / 27-0").as_deref(), Some("tel:+499521270"));
        assert_eq!(contact_link(ContactKind::Email, " a@b.example ").as_deref(), Some("mailto:a@b.example"));
        assert_eq!(contact_link(ContactKind::Address, "Am Herrenhof 1"), None);
        assert_eq!(contact_link(ContactKind::Web, "https://a.example").as_deref(), Some("https://a.example"));
        assert_eq!(contact_link(ContactKind::Web, "javascript:alert(1)"), None);
    }

    #[test]
    fn an_address_can_be_read_by_people_and_is_none_to_programs() {
        assert_eq!(veiled(" info@haus.example "), "info (at) haus.example");
    }
}
