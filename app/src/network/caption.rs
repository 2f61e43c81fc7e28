//! What stands below a picture of the network and in the head of a file: what is shown, of when, and from where.

use domain::network::NetworkSnapshot;
use time::Date;

use super::{
    export_text as text,
    query::{MapQuery, MapView, has_bit},
    text as words,
};
use crate::{directory::word, i18n::Language, ui::format};

/// The filter in words: "Region: Landkreis Haßberge; Art: Gremien, Menschen"; nothing if everything is shown.
#[must_use]
pub fn filter_words(language: Language, query: &MapQuery, network: &NetworkSnapshot) -> Option<String> {
    let filter = query.filter(&network.fields, &network.regions);
    let region = filter.region.and_then(|region| network.regions.get(usize::from(region)));
    let kinds = filter.kinds.iter().map(|kind| words::kinds(language, *kind));
    let levels = filter.levels.iter().map(|level| word::level(language, *level));
    let fields = network.fields.iter().enumerate().filter(|(bit, _)| has_bit(filter.fields, *bit));
    let name = (query.view == MapView::Table).then_some(query.text.as_str());
    let parts = [
        (words::region(language), region.into_iter().map(String::as_str).collect::<Vec<_>>()),
        (words::kind_legend(language), kinds.collect()),
        (words::level(language), levels.collect()),
        (text::field(language), fields.map(|(_, name)| name.as_str()).collect()),
        (words::part_of_name(language), name.into_iter().filter(|name| !name.is_empty()).collect()),
    ];
    let parts = parts.iter().filter(|(_, chosen)| !chosen.is_empty());
    let parts: Vec<String> = parts.map(|(what, chosen)| format!("{what}: {}", chosen.join(", "))).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// "Stand 22. November 2026 · Geflecht · Beispieldaten – nicht amtlich".
#[must_use]
pub fn attribution(language: Language, today: Date, is_demo: bool) -> String {
    let mut said = text::as_of(language, &format::date(language, today));
    if is_demo {
        said.push_str(" · ");
        said.push_str(text::demo(language));
    }
    said
}

/// All of it in one line, for files.
#[must_use]
pub fn description(
    language: Language,
    query: &MapQuery,
    network: &NetworkSnapshot,
    today: Date,
    is_demo: bool,
) -> String {
    let filter = filter_words(language, query, network);
    let parts = [words::network(language).to_owned()].into_iter().chain(filter);
    parts.chain([attribution(language, today, is_demo)]).collect::<Vec<_>>().join(". ")
}

#[cfg(test)]
mod tests {
    use domain::{directory::Level, network::NodeKind};
    use time::macros::date;

    use super::*;

    fn network() -> NetworkSnapshot {
        NetworkSnapshot {
            regions: vec!["Landkreis Haßberge".to_owned()],
            fields: vec!["Pflege".to_owned(), "Sucht".to_owned()],
            ..NetworkSnapshot::default()
        }
    }

    #[test]
    fn a_filter_is_said_in_words_and_what_is_unknown_is_left_out() {
        let query = MapQuery {
            kinds: vec![NodeKind::Committee, NodeKind::Person],
            levels: vec![Level::State],
            fields: vec!["Sucht".to_owned(), "Alchemie".to_owned()],
            region: Some("Landkreis Haßberge".to_owned()),
            text: "AG".to_owned(),
            ..MapQuery::default()
        };
        let expected =
            "Region: Landkreis Haßberge; Art: Gremien, Menschen; Ebene: Land; Handlungsfeld: Sucht";
        assert_eq!(filter_words(Language::De, &query, &network()).as_deref(), Some(expected));
        let table = query.with_view(MapView::Table);
        let said = filter_words(Language::En, &table, &network()).unwrap_or_default();
        assert!(said.ends_with("Field of action: Sucht; Name contains: AG"), "{said}");
        assert_eq!(filter_words(Language::De, &MapQuery::default(), &network()), None);
    }

    #[test]
    fn a_description_says_when_and_whether_it_is_an_example() {
        let said = |is_demo| {
            description(Language::De, &MapQuery::default(), &network(), date!(2026 - 11 - 22), is_demo)
        };
        assert_eq!(said(false), "Netzwerk. Stand: 22. November 2026 · Geflecht");
        assert!(said(true).ends_with(" · Beispieldaten – nicht amtlich"));
    }
}
