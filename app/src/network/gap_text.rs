//! The words of the question where there are gaps.

use domain::gaps::{Missing, RegionGaps};

use crate::{i18n::Language, ui::format};

fn number(language: Language, count: usize) -> String {
    format::count(language, i64::try_from(count).unwrap_or(i64::MAX))
}

/// "2 Handlungsfelder, 1 freier Sitz": what a region lacks, in one line.
#[must_use]
pub(super) fn summary(language: Language, gaps: &RegionGaps) -> String {
    let words: [(usize, [&str; 2]); 4] = match language {
        Language::De => [
            (gaps.fields.len(), ["Handlungsfeld ohne Gremium", "Handlungsfelder ohne Gremium"]),
            (gaps.kinds.len(), ["Art von Beteiligten fehlt", "Arten von Beteiligten fehlen"]),
            (gaps.vacant_seats(), ["Sitz nicht besetzt", "Sitze nicht besetzt"]),
            (gaps.ending.len(), ["Sitz endet bald", "Sitze enden bald"]),
        ],
        Language::En => [
            (gaps.fields.len(), ["field without a committee", "fields without a committee"]),
            (gaps.kinds.len(), ["kind of stakeholder missing", "kinds of stakeholder missing"]),
            (gaps.vacant_seats(), ["vacant seat", "vacant seats"]),
            (gaps.ending.len(), ["seat ends soon", "seats end soon"]),
        ],
    };
    let said = words.into_iter().filter(|(count, _)| *count > 0);
    let said = said.map(|(count, [one, many])| {
        format!("{} {}", number(language, count), if count == 1 { one } else { many })
    });
    said.collect::<Vec<_>>().join(" · ")
}

/// How many gaps there are in how many regions.
#[must_use]
pub(super) fn total(language: Language, gaps: usize, regions: usize) -> String {
    let (count, places) = (number(language, gaps), number(language, regions));
    match (language, gaps, regions) {
        (Language::De, 1, _) => "Eine Lücke in einer Region".to_owned(),
        (Language::De, _, 1) => format!("{count} Lücken in einer Region"),
        (Language::De, ..) => format!("{count} Lücken in {places} Regionen"),
        (Language::En, 1, _) => "One gap in one region".to_owned(),
        (Language::En, _, 1) => format!("{count} gaps in one region"),
        (Language::En, ..) => format!("{count} gaps in {places} regions"),
    }
}

/// How common it is elsewhere.
#[must_use]
pub(super) fn elsewhere<T>(language: Language, missing: &Missing<T>) -> Option<String> {
    let (having, similar) = (number(language, missing.having), number(language, missing.similar));
    (missing.similar > 0).then(|| match language {
        Language::De => format!("in {having} von {similar} ähnlichen Regionen vorhanden"),
        Language::En => format!("present in {having} of {similar} similar regions"),
    })
}

/// How many seats of a committee are vacant.
#[must_use]
pub(super) fn seats(language: Language, count: usize) -> String {
    let many = number(language, count);
    match (language, count) {
        (Language::De, 1) => "1 Sitz".to_owned(),
        (Language::De, _) => format!("{many} Sitze"),
        (Language::En, 1) => "1 seat".to_owned(),
        (Language::En, _) => format!("{many} seats"),
    }
}

crate::texts! {
    title: "Wo gibt es Lücken?", "Where are gaps?";
    explained_title: "So wird gezählt", "How it is counted";
    fields: "Handlungsfelder ohne Gremium", "Fields of action without a committee";
    fields_explained:
        "Kein Gremium der Region arbeitet an dem Handlungsfeld, aber in mindestens der Hälfte der ähnlichen Regionen eines. \
         Gibt es zu wenige ähnliche, zählt jedes Handlungsfeld ohne Gremium.",
        "No committee of the region works on the field, but in at least half of the similar regions one does. Where there \
         are too few similar ones, every field without a committee counts.";
    kinds: "Beteiligte, die fehlen", "Stakeholders missing";
    kinds_explained:
        "Die Art von Organisation sitzt in keinem Gremium der Region, aber in mindestens drei Vierteln der ähnlichen Regionen.",
        "The kind of organisation sits in no committee of the region, but does in at least three quarters of the similar \
         regions.";
    vacant: "Nicht besetzte Sitze", "Vacant seats";
    vacant_explained: "Sitze, für die heute niemand benannt ist.", "Seats for which nobody is named today.";
    ending: "Sitze, die bald enden", "Seats that end soon";
    ending_explained:
        "Sitze, die in den nächsten 90 Tagen enden und an die sich keine Amtszeit derselben Organisation oder Person anschließt.",
        "Seats that end within the next 90 days and are followed by no term of the same organisation or person.";
    similar: "Ähnliche Regionen", "Similar regions";
    similar_explained:
        "Regionen gleicher Form im selben Land, die Gremien haben; sind es weniger als drei, dann in allen Ländern.",
        "Regions of the same form in the same state that have committees; if there are fewer than three, in all states.";
    partly: "vielleicht nicht ganz sichtbar", "perhaps not fully visible";
    partly_explained:
        "Es zählt nur, was Sie sehen dürfen. Wo „vielleicht nicht ganz sichtbar“ steht, kann es intern geben, was hier fehlt.",
        "Only what you may see counts. Where it says “perhaps not fully visible”, what is missing here may exist internally.";
    until(day: &str): "bis {day}", "until {day}";
    not_public: "nicht öffentlich", "not public";
    to_region: "Zur Region", "To the region";
    none_title: "Keine Lücken gefunden", "No gaps found";
    none: "In den Regionen, die der Filter zeigt, fehlt nichts von dem, was hier gezählt wird.",
        "In the regions that the filter shows, nothing is missing of what is counted here.";
    more_regions(count: usize): "Weitere {count} Regionen haben Lücken; wählen Sie im Filter eine aus.",
        "{count} more regions have gaps; choose one in the filter.";
}
