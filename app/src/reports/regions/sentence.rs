//! The comparison in sentences: none, one and many are never said alike.

use domain::reports::{ComparedFigure, ComparedRegion, Deviation, RegionComparison};

use super::text;
use crate::{
    i18n::Language::{self, De, En},
    ui::format,
};

/// How many have released their figures, and the median of the one that is shown.
pub(super) fn released(language: Language, comparison: &RegionComparison, figure: ComparedFigure) -> String {
    let n = |number: usize| format::count(language, i64::try_from(number).unwrap_or(i64::MAX));
    let (all, some) = (comparison.regions.len(), comparison.summary.released);
    let first = match (language, some) {
        (De, 0) => format!("Von {} Gesundheitsregionen hat keine Zahlen freigegeben.", n(all)),
        (De, 1) => format!("Von {} Gesundheitsregionen hat eine Zahlen freigegeben.", n(all)),
        (De, _) => format!("Von {} Gesundheitsregionen haben {} Zahlen freigegeben.", n(all), n(some)),
        (En, 0) => format!("Of {} health regions none has released figures.", n(all)),
        (En, 1) => format!("Of {} health regions one has released figures.", n(all)),
        (En, _) => format!("Of {} health regions {} have released figures.", n(all), n(some)),
    };
    let Some(median) = comparison.summary.median(figure) else { return first };
    let (name, value) = (text::figure_in_full(language, figure), text::value(language, figure, median));
    match language {
        De => format!("{first} Im Median: {name} {value}."),
        En => format!("{first} The median: {name} {value}."),
    }
}

/// Why a health region stands out: "verzögerte Maßnahmen: 60 %, Median 20 %".
pub(super) fn deviation(language: Language, figure: ComparedFigure, deviation: Deviation) -> String {
    let [value, median] =
        [deviation.value, deviation.median].map(|number| text::value(language, figure, number));
    let name = text::figure_in_full(language, figure);
    format!("{name}: {value}, {}", text::median(language, &median))
}

/// What the map says of an area: "Landkreis Haßberge: verzögerte Maßnahmen 60 %".
pub(super) fn area(language: Language, region: &ComparedRegion, figure: ComparedFigure) -> String {
    let value = region.plan.as_ref().map(|plan| plan.counts.value(figure));
    let name = &region.name;
    match value {
        None => format!("{name}: {}", text::no_figures(language)),
        Some(value) => {
            let value = value.map_or_else(
                || text::no_value(language).to_owned(),
                |value| text::value(language, figure, value.value),
            );
            format!("{name}: {} {value}", text::figure_in_full(language, figure))
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        id::HealthRegionId,
        permission::StateKey,
        reports::{Compare, RegionKinds, Summary},
    };

    use super::*;

    fn comparison(released: usize, median: Option<i64>) -> RegionComparison {
        let region = ComparedRegion {
            id: HealthRegionId::named("r"),
            name: "Haßberge".to_owned(),
            state: StateKey::new("09"),
            districts: Vec::new(),
            population: 0,
            kinds: RegionKinds::of(&[]),
            is_own: false,
            plan: None,
        };
        RegionComparison {
            states: vec![StateKey::new("09")],
            state: None,
            compare: Compare::All,
            own: None,
            regions: vec![region; 5],
            left_out: 0,
            summary: Summary { released, sums: None, medians: vec![median; ComparedFigure::ALL.len()] },
        }
    }

    #[test]
    fn none_one_and_many_are_said_differently() {
        let say =
            |language, some, median| released(language, &comparison(some, median), ComparedFigure::Late);
        assert_eq!(say(De, 0, None), "Von 5 Gesundheitsregionen hat keine Zahlen freigegeben.");
        assert_eq!(say(En, 1, None), "Of 5 health regions one has released figures.");
        assert_eq!(
            say(De, 4, Some(20)),
            "Von 5 Gesundheitsregionen haben 4 Zahlen freigegeben. Im Median: verzögerte Maßnahmen 20\u{a0}%."
        );
    }

    #[test]
    fn a_deviation_says_what_it_deviates_from() {
        let far = Deviation { value: 60, median: 20 };
        assert_eq!(
            deviation(De, ComparedFigure::Late, far),
            "verzögerte Maßnahmen: 60\u{a0}%, Median 20\u{a0}%"
        );
        assert_eq!(deviation(En, ComparedFigure::Late, far), "delayed measures: 60\u{a0}%, median 20\u{a0}%");
    }

    #[test]
    fn an_area_without_released_figures_says_so() {
        let region = &comparison(0, None).regions[0];
        assert_eq!(area(De, region, ComparedFigure::Late), "Haßberge: keine freigegebenen Zahlen");
    }
}
