//! How far an outcome, a goal, a field of action or a plan is: counted from what belongs to it, beside what people make of it.

use time::Date;

use super::{Card, IndicatorSeries, MeasureStatus, is_late};

/// What is counted of measures and indicators. Each counts as much as any other, large or small.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RollUp {
    /// The measures.
    pub measures: usize,
    /// Those of them that are finished.
    pub finished: usize,
    /// Those that are delayed, or past their day.
    pub late: usize,
    /// The indicators that have a target.
    pub indicators: usize,
    /// Those of them whose newest value is at the target or beyond.
    pub at_target: usize,
    /// Those of which no value is known.
    pub without_value: usize,
}

impl RollUp {
    /// Counts them. An indicator without a target cannot be at it, and is left out.
    pub fn of<'a>(
        cards: impl IntoIterator<Item = &'a Card>,
        indicators: impl IntoIterator<Item = &'a IndicatorSeries>,
        today: Date,
    ) -> Self {
        let mut roll_up = Self::default();
        for card in cards {
            let is_delayed = card.status == MeasureStatus::Delayed;
            roll_up.measures += 1;
            roll_up.finished += usize::from(card.status.is_finished());
            roll_up.late += usize::from(is_delayed || is_late(card.status, card.due_on, today));
        }
        for series in indicators.into_iter().filter(|series| series.indicator.target.is_some()) {
            roll_up.indicators += 1;
            roll_up.at_target += usize::from(series.is_reached() == Some(true));
            roll_up.without_value += usize::from(series.latest().is_none());
        }
        roll_up
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::{
        id::{FieldId, GoalId, IndicatorId, MeasureId, MeasurementId, OutcomeId},
        plan::{CardSigns, Direction, Indicator, Measurement, OwnValues},
    };

    const TODAY: Date = date!(2026 - 11 - 22);

    fn card(status: MeasureStatus, due_on: Option<Date>) -> Card {
        Card {
            id: MeasureId::named("m"),
            goal_id: GoalId::named("g"),
            field_id: FieldId::named("f"),
            outcome_id: None,
            title: String::new(),
            status,
            position: 0.0,
            committee: None,
            responsible: None,
            starts_on: None,
            due_on,
            reason: String::new(),
            lacks_reason: false,
            milestones_done: 0,
            milestones: 0,
            signs: CardSigns::default(),
            own_values: OwnValues::default(),
            version: 1,
            may_move: false,
            may_edit: false,
            is_mine: false,
        }
    }

    fn series(direction: Direction, target: Option<f64>, value: Option<f64>) -> IndicatorSeries {
        let id = IndicatorId::named("i");
        let measurement = |value| Measurement {
            id: MeasurementId::named("v"),
            indicator_id: id,
            measured_on: TODAY,
            value,
            note: String::new(),
        };
        IndicatorSeries {
            indicator: Indicator {
                id,
                outcome_id: OutcomeId::named("o"),
                name: "Anteil".to_owned(),
                unit: "%".to_owned(),
                direction,
                definition: String::new(),
                source: String::new(),
                baseline: None,
                baseline_on: None,
                target,
                target_on: None,
                story: None,
                version: 1,
            },
            measurements: value.map(measurement).into_iter().collect(),
        }
    }

    #[test]
    fn each_measure_counts_once_and_a_finished_one_is_not_late() {
        use MeasureStatus::{Delayed, Done, Running, Stopped};
        let past = Some(date!(2026 - 11 - 21));
        let cards = [
            card(Running, None),
            card(Running, past),
            card(Delayed, None),
            card(Done, past),
            card(Stopped, past),
        ];
        let counted = RollUp { measures: 5, finished: 2, late: 2, ..RollUp::default() };
        assert_eq!(RollUp::of(&cards, [], TODAY), counted);
    }

    #[test]
    fn an_indicator_is_at_its_target_by_its_newest_value_and_its_direction() {
        use Direction::{Down, Up};
        let all = [
            series(Up, Some(10.0), Some(10.0)),
            series(Up, Some(10.0), Some(9.5)),
            series(Down, Some(10.0), Some(9.5)),
            series(Down, Some(10.0), None),
            series(Up, None, Some(3.0)),
        ];
        let counted = RollUp { indicators: 4, at_target: 2, without_value: 1, ..RollUp::default() };
        assert_eq!(RollUp::of([], &all, TODAY), counted, "one without a target is in no count");
    }
}
