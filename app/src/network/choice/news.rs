//! Says to those who listen how the choice has changed.

use leptos::prelude::*;

use super::{ChoiceReading, text};
use crate::{
    i18n::{Language, use_language},
    network::reading::{MapReading, NodeRow},
    ui::format,
};

/// A word about each change of the choice; nothing about how a page begins.
#[component]
pub(in crate::network) fn ChoiceNews(reading: Memo<MapReading>) -> impl IntoView {
    let language = use_language();
    let rows = Memo::new(move |_| {
        reading.read().choice.as_ref().map(|ChoiceReading { rows, .. }| rows.clone()).unwrap_or_default()
    });
    let news = Memo::new(move |before: Option<&(Vec<NodeRow>, String)>| {
        let now = rows.get();
        let said = match before {
            Some((before, said)) if *before == now => said.clone(),
            Some((before, _)) => say(language.get(), before, &now),
            None => String::new(),
        };
        (now, said)
    });
    view! { <p class="visually-hidden" role="status">{move || news.get().1}</p> }
}

fn say(language: Language, before: &[NodeRow], now: &[NodeRow]) -> String {
    if now.is_empty() {
        return text::cleared(language).to_owned();
    }
    let number = format::count(language, i64::try_from(now.len()).unwrap_or(i64::MAX));
    let number = text::chosen(language, now.len(), &number);
    let missing = |from: &[NodeRow], of: &[NodeRow]| {
        let mut rows = of.iter().filter(|row| !from.iter().any(|known| known.id == row.id));
        rows.next().map(|row| row.name.clone()).filter(|_| rows.next().is_none())
    };
    match (missing(before, now), missing(now, before)) {
        (Some(name), None) if now.len() == before.len() + 1 => text::added(language, &name, &number),
        (None, Some(name)) if now.len() + 1 == before.len() => text::taken_out(language, &name, &number),
        _ => number,
    }
}

#[cfg(test)]
mod tests {
    use domain::network::NodeKind;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn one_node_is_named_and_several_are_counted() {
        let row = |id: u128| NodeRow {
            id: Uuid::from_u128(id),
            kind: NodeKind::Person,
            name: format!("Frau {id}"),
            level: None,
            region: None,
            links: 0,
        };
        let said = |before: &[u128], now: &[u128]| {
            let rows = |ids: &[u128]| ids.iter().copied().map(row).collect::<Vec<_>>();
            say(Language::De, &rows(before), &rows(now))
        };
        assert_eq!(said(&[1], &[1, 2]), "Frau 2 hinzugefügt, 2 Knoten ausgewählt");
        assert_eq!(said(&[1, 2], &[2]), "Frau 1 herausgenommen, 1 Knoten ausgewählt");
        assert_eq!(said(&[1], &[2, 3, 4]), "3 Knoten ausgewählt");
        assert_eq!(said(&[1], &[2]), "1 Knoten ausgewählt");
        assert_eq!(said(&[1, 2], &[]), "Auswahl geleert");
    }
}
