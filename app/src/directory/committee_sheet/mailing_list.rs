//! The addresses of those who sit in a committee, for a mail program.

use domain::{
    directory::{CommitteeMember, mailing_list},
    id::CommitteeId,
    text_enum,
};
use leptos::prelude::*;

use super::{empty, left_out, text};
use crate::{
    i18n::{Language, t, use_language},
    links::{self, CommitteeSheet, with_query},
    ui::{Icon, area_text, copy::copy},
};

/// Longer addresses are cut off by some mail programs.
const LINK: usize = 1_900;

text_enum! {
    /// Who is written to.
    Who {
        /// Everybody.
        All = "all",
        /// Those with a vote.
        Voting = "voting",
        /// Those who lead the committee.
        Leading = "leading",
    }
}

impl Who {
    fn holds(self, member: &CommitteeMember) -> bool {
        match self {
            Self::All => true,
            Self::Voting => member.is_voting,
            Self::Leading => member.role.leads(),
        }
    }

    const fn word(self) -> fn(Language) -> &'static str {
        match self {
            Self::All => text::all,
            Self::Voting => text::voting,
            Self::Leading => text::leading,
        }
    }
}

#[component]
pub(super) fn MailingList(
    id: CommitteeId,
    /// Who is written to; everybody if nothing is chosen.
    who: Memo<Option<Who>>,
    members: Vec<CommitteeMember>,
) -> impl IntoView {
    let language = use_language();
    let who = move || who.get().unwrap_or(Who::All);
    let choices = Who::ALL
        .iter()
        .map(|choice| {
            let choice = *choice;
            let count = mailing_list(members.iter().filter(|member| choice.holds(member))).len();
            let value = (choice != Who::All).then(|| choice.to_string());
            let path =
                with_query(links::committee_sheet(id, CommitteeSheet::MailingList), &[("who", value)]);
            view! {
                <a class="chip" href=path aria-current=move || (who() == choice).then_some("true") class:chip--on=move || who() == choice>
                    {t(choice.word())}
                    " "
                    <span class="muted">{count}</span>
                </a>
            }
        })
        .collect_view();
    let content = move || {
        let who = who();
        let chosen: Vec<&CommitteeMember> = members.iter().filter(|member| who.holds(member)).collect();
        let addresses: Vec<String> =
            mailing_list(chosen.iter().copied()).into_iter().map(str::to_owned).collect();
        let without: Vec<_> = chosen.into_iter().filter(|member| member.emails().is_empty()).collect();
        let list = if addresses.is_empty() {
            empty(text::none, text::none_why)
        } else {
            view! { <Addresses addresses/> }.into_any()
        };
        view! { {list} {left_out(text::without_email, &without, language)} }.into_any()
    };
    view! {
        <nav class="chips" aria-label=t(text::who)>{choices}</nav>
        {content}
    }
    .into_any()
}

#[component]
fn Addresses(addresses: Vec<String>) -> impl IntoView {
    let language = use_language();
    let count = addresses.len();
    // Outlook takes nothing else, and everybody else takes it too.
    let listed = addresses.join("; ");
    let joined = addresses.iter().map(|address| escaped(address)).collect::<Vec<_>>().join(",");
    let links = if joined.len() <= LINK {
        view! {
            <a class="btn" href=format!("mailto:{joined}") rel="external">{t(text::write_to)}</a>
            <a class="btn" href=format!("mailto:?bcc={joined}") rel="external">{t(text::write_bcc)}</a>
        }
        .into_any()
    } else {
        view! { <p class="note">{t(text::too_many)}</p> }.into_any()
    };
    let is_copied = RwSignal::new(false);
    let (text, value) = (listed.clone(), listed.clone());
    let on_copy = move |_| copy(text.clone(), text::copy_by_hand(language.get_untracked()), is_copied);
    let rows = (listed.len() / 70 + 2).min(14).to_string();
    view! {
        <section class="panel mailing-list" aria-labelledby="addresses-head">
            <h2 class="panel__head" id="addresses-head">{move || text::emails(language.get(), count)}</h2>
            <div class="field">
                <label class="field__label" for="addresses">{t(text::addresses)}</label>
                <p class="field__hint" id="addresses-hint">{t(text::addresses_hint)}</p>
                <textarea class="input" id="addresses" rows=rows readonly aria-describedby="addresses-hint" prop:value=value>
                    {area_text(listed)}
                </textarea>
            </div>
            <div class="mailing-list__actions">
                <button class="btn btn--primary needs-script" type="button" on:click=on_copy>
                    <Icon name="document"/>
                    {t(text::copy)}
                </button>
                {links}
            </div>
            <div class="toasts" role="status">
                {move || is_copied.get().then(|| view! { <p class="toast">{t(text::copied)}</p> })}
            </div>
        </section>
    }
    .into_any()
}

/// An address as part of a link to a mail program.
fn escaped(address: &str) -> String {
    address.bytes().fold(String::with_capacity(address.len()), |mut escaped, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~@+".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
        escaped
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_adds_nothing_to_a_link() {
        assert_eq!(escaped("a.b+c@d.example"), "a.b+c@d.example");
        assert_eq!(escaped("a@b.example?cc=x&body=ä"), "a@b.example%3Fcc%3Dx%26body%3D%C3%A4");
    }
}
