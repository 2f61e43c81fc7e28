//! The words for what the size of a node says, and for outlines.

use super::{measure::NodeSize, outline::MapOutline, reading::SizeReading};
use crate::{i18n::Language, ui::format};

/// What the size of a node says.
#[must_use]
pub(super) fn size(language: Language, size: NodeSize) -> &'static str {
    match size {
        NodeSize::Kind => size_kind(language),
        NodeSize::Links => size_links(language),
        NodeSize::Betweenness => size_betweenness(language),
        NodeSize::Seats => size_seats(language),
    }
}

/// What the size says, as the head of a column.
#[must_use]
pub(super) fn size_column(language: Language, size: NodeSize) -> &'static str {
    match size {
        NodeSize::Kind | NodeSize::Links => super::text::links(language),
        NodeSize::Betweenness => betweenness(language),
        NodeSize::Seats => seats(language),
    }
}

/// Around whom outlines are drawn.
#[must_use]
pub(super) fn outline(language: Language, outline: MapOutline) -> &'static str {
    match outline {
        MapOutline::None => outline_none(language),
        MapOutline::Committee => outline_committee(language),
        MapOutline::Region => outline_region(language),
    }
}

/// A number as its measure is written: "41", "12,3 %".
#[must_use]
pub(super) fn number(language: Language, size: NodeSize, number: f64) -> String {
    match size {
        NodeSize::Betweenness => format::value(language, (number * 10.0).round() / 10.0, "%"),
        NodeSize::Kind | NodeSize::Links | NodeSize::Seats => format::number(language, number),
    }
}

/// The largest node, as it is said below the choice; nothing if there is none.
#[must_use]
pub(super) fn largest_said(language: Language, sizes: &SizeReading) -> String {
    let Some((name, largest)) = &sizes.largest else { return String::new() };
    let number = number(language, sizes.size, *largest);
    if sizes.is_estimate {
        largest_about(language, name, &number)
    } else {
        largest_node(language, name, &number)
    }
}

/// What the size of the nodes says, as it stands below a picture.
#[must_use]
pub(super) fn size_remark(language: Language, sizes: &SizeReading) -> String {
    let said = sized_by(language, size(language, sizes.size));
    [said, largest_said(language, sizes)].join(" ").trim_end().to_owned()
}

/// Around whom the outlines go, as it stands below a picture; nothing if there are none.
#[must_use]
pub(super) fn outline_remark(language: Language, outline: MapOutline) -> Option<String> {
    match outline {
        MapOutline::None => None,
        MapOutline::Committee => Some(outlined_committees(language).to_owned()),
        MapOutline::Region => Some(outlined_regions(language).to_owned()),
    }
}

crate::texts! {
    size_label: "Größe der Knoten", "Size of nodes";
    size_kind: "Nach ihrer Art", "By their kind";
    size_links: "Zahl der Verbindungen", "Number of connections";
    size_betweenness: "Vermittlung zwischen anderen", "Mediation between others";
    size_seats: "Zahl der Sitze", "Number of seats";
    betweenness: "Vermittlung", "Mediation";
    seats: "Sitze", "Seats";
    largest_node(name: &str, number: &str): "Am größten: {name} ({number}).", "Largest: {name} ({number}).";
    largest_about(name: &str, number: &str):
        "Am größten: {name} (etwa {number}); die Zahlen sind aus einer Stichprobe hochgerechnet.",
        "Largest: {name} (about {number}); the numbers are estimated from a sample.";
    sized_by(size: &str): "Größe der Knoten: {size}.", "Size of nodes: {size}.";

    outline_label: "Umrisse", "Outlines";
    outline_none: "Keine", "None";
    outline_committee: "Um die Mitglieder eines Gremiums", "Around the members of a committee";
    outline_region: "Um Gesundheitsregionen", "Around health regions";
    outline_hint: "Wählen Sie ein Gremium aus, oder jemanden, der darin sitzt.",
        "Select a committee, or somebody who sits in one.";
    outlined_committees: "Umrisse: die Mitglieder eines Gremiums.", "Outlines: the members of a committee.";
    outlined_regions: "Umrisse: Gesundheitsregionen.", "Outlines: health regions.";

    avoid: "Meiden", "Avoid";
    avoid_node(name: &str): "{name} meiden", "Avoid {name}";
    avoided: "Gemieden auf dem Weg", "Avoided on the way";
    without(name: &str): "Ohne {name}", "Without {name}";
    allow_again(name: &str): "Ohne {name}: wieder zulassen", "Without {name}: allow again";
    no_way_without: "Ohne sie führt kein Weg dorthin.", "Without them there is no way there.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_node_is_said_with_its_number_and_whether_it_is_estimated() {
        let mut sizes = SizeReading {
            size: NodeSize::Betweenness,
            largest: Some(("AG Pflege".to_owned(), 12.345)),
            is_estimate: false,
        };
        assert_eq!(largest_said(Language::De, &sizes), "Am größten: AG Pflege (12,3\u{a0}%).");
        sizes.is_estimate = true;
        assert!(
            largest_said(Language::En, &sizes).contains("(about 12.3\u{a0}%); the numbers are estimated")
        );
        sizes = SizeReading { size: NodeSize::Seats, largest: None, is_estimate: false };
        assert_eq!(size_remark(Language::De, &sizes), "Größe der Knoten: Zahl der Sitze.");
        assert_eq!(number(Language::De, NodeSize::Links, 1_234.0), "1.234");
    }
}
