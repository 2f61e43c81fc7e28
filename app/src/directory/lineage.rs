//! On the page of an organisation: the names it had, whom it succeeds and who succeeds it, each with the day.

use domain::{
    change::{RecordKind, RecordRef},
    directory::{FormerName, RelationEntry, RelationKind},
};
use leptos::prelude::*;

use super::{record_form::succession_text as text, removal::text as removal_text, thing::Named};
use crate::{
    i18n::{Language, t, use_language},
    links,
    ui::format,
};

/// The relations of a page without those that say who succeeds whom, and these.
pub(super) fn parted(relations: Vec<RelationEntry>) -> (Vec<RelationEntry>, Vec<RelationEntry>) {
    relations.into_iter().partition(|relation| relation.kind != RelationKind::Succeeds)
}

/// Former names and succession; nothing if there are none.
#[component]
pub(super) fn Lineage(former_names: Vec<FormerName>, successions: Vec<RelationEntry>) -> impl IntoView {
    if former_names.is_empty() && successions.is_empty() {
        return ().into_any();
    }
    let language = use_language();
    let names = former_names.into_iter().map(|FormerName { name, valid_to, .. }| {
        // People say the last day.
        let last = valid_to.previous_day().unwrap_or(valid_to);
        let until = move || {
            let language = language.get();
            text::until_then(language, &format::date(language, last))
        };
        view! { <li><span>{until} " " <span lang="de">{name}</span></span></li> }
    });
    let others = successions.into_iter().map(|entry| {
        let (other, id, may_remove) = (entry.other.clone(), entry.id, entry.may_remove);
        let lead = move || succession_lead(language.get(), &entry);
        let name = other.name.clone();
        let removal = may_remove.then(|| {
            let relation = RecordRef::new(RecordKind::Relation, id);
            view! {
                <a class="btn btn--quiet btn--small" href=links::removal(relation)>
                    {t(removal_text::remove)}
                    <span class="visually-hidden" lang="de">": " {name}</span>
                </a>
            }
        });
        view! { <li><span>{lead}</span><Named named=other/>{removal}</li> }
    });
    let items = (others.collect_view(), names.collect_view());
    view! {
        <section class="panel" aria-labelledby="lineage">
            <h2 class="panel__head" id="lineage">{t(text::lineage)}</h2>
            <ul class="links">{items}</ul>
        </section>
    }
    .into_any()
}

/// What is said before the other organisation; the relation goes from whoever succeeds to whom they succeed.
fn succession_lead(language: Language, entry: &RelationEntry) -> String {
    let day = entry.valid_from.map(|day| format::date(language, day));
    match (entry.is_outgoing, day) {
        (true, Some(day)) => text::follows(language, &day),
        (true, None) => text::following(language).to_owned(),
        (false, Some(day)) => text::followed_by(language, &day),
        (false, None) => text::followed(language).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        directory::NamedRecord,
        id::{OrganisationId, RelationId},
    };
    use time::macros::date;

    use super::*;

    #[test]
    fn the_two_tell_each_other_with_the_day() {
        let record = RecordRef::new(RecordKind::Organisation, OrganisationId::named("a"));
        let entry = |is_outgoing, valid_from| RelationEntry {
            kind: RelationKind::Succeeds,
            is_outgoing,
            other: NamedRecord { record, name: "A".to_owned() },
            note: String::new(),
            valid_from,
            id: RelationId::named("a"),
            may_remove: false,
        };
        let day = Some(date!(2027 - 01 - 01));
        assert_eq!(succession_lead(Language::De, &entry(false, day)), "Ab 1. Januar 2027 folgt:");
        assert_eq!(
            succession_lead(Language::De, &entry(true, day)),
            "Seit 1. Januar 2027 in der Nachfolge von:"
        );
        assert_eq!(succession_lead(Language::En, &entry(true, None)), "In succession to:");
    }
}
