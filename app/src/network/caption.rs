//! What stands below a picture of the network and in the head of a file: what is shown, of when, and from where.

use domain::network::NetworkSnapshot;

use super::{
    api::Imprint,
    export_text as text,
    query::{MapQuery, MapView},
    reading::Legend,
    text as words,
};
use crate::{i18n::Language, ui::format};

/// What restricts the network, in words: "Region: Landkreis Haßberge; Art: Gremien, Menschen"; nothing if everything is
/// shown.
#[must_use]
pub fn filter_words(language: Language, query: &MapQuery, legend: &Legend) -> Option<String> {
    let mut query = query.clone();
    if query.view != MapView::Table {
        // Names are looked for only there.
        query.text.clear();
    }
    let restrictions = query.restrictions(language, legend).into_iter();
    let words: Vec<String> = restrictions.map(|restriction| restriction.words).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

/// "Stand 22. November 2026 · Geflecht · Beispieldaten – nicht amtlich".
#[must_use]
pub fn attribution(language: Language, query: &MapQuery, imprint: &Imprint) -> String {
    let mut said = text::as_of(language, &format::date(language, query.on.unwrap_or(imprint.today)));
    if let Some(since) = query.since {
        said.push_str(" · ");
        said.push_str(&text::compared(language, &format::date(language, since)));
    }
    if imprint.is_demo {
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
    imprint: &Imprint,
) -> String {
    let legend = Legend::of(network, &query.filter(&network.fields, &network.regions));
    let filter = filter_words(language, query, &legend.with_folds(network, query));
    let parts = [words::network(language).to_owned()].into_iter().chain(filter);
    parts.chain([attribution(language, query, imprint)]).collect::<Vec<_>>().join(". ")
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
        let network = network();
        let said = |language, query: &MapQuery| {
            let legend = Legend::of(&network, &query.filter(&network.fields, &network.regions));
            filter_words(language, query, &legend)
        };
        assert_eq!(said(Language::De, &query).as_deref(), Some(expected));
        let table = query.with_view(MapView::Table);
        let in_table = said(Language::En, &table).unwrap_or_default();
        assert!(in_table.ends_with("Field of action: Sucht; Name contains: AG"), "{in_table}");
        assert_eq!(said(Language::De, &MapQuery::default()), None);
    }

    #[test]
    fn a_description_says_when_and_whether_it_is_an_example() {
        let said = |is_demo| {
            let imprint = Imprint { today: date!(2026 - 11 - 22), is_demo };
            description(Language::De, &MapQuery::default(), &network(), &imprint)
        };
        assert_eq!(said(false), "Netzwerk. Stand: 22. November 2026 · Geflecht");
        assert!(said(true).ends_with(" · Beispieldaten – nicht amtlich"));
    }
}
