//! How people judge a measure: a traffic light with a sentence, beside what is computed and never instead of it.

use serde::{Deserialize, Serialize};
use time::{Date, Duration, OffsetDateTime};

use super::{Card, EditError, edit::title};
use crate::{
    calendar::german_time,
    id::{JudgementId, MeasureId, UserId},
    text_enum,
};

/// After how many days a judgement says nothing about today any more.
pub const JUDGEMENT_DAYS: i64 = 90;

text_enum! {
    /// What somebody makes of a measure.
    TrafficLight {
        /// It goes as it should.
        OnTrack = "on_track",
        /// It may not go as it should.
        AtRisk = "at_risk",
        /// It does not go as it should.
        InTrouble = "in_trouble",
    }
}

/// What somebody has made of a measure. Each judgement is kept, and the newest counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Its id.
    pub id: JudgementId,
    /// The measure.
    pub measure_id: MeasureId,
    /// Who judged.
    pub user_id: UserId,
    /// What they make of it.
    pub light: TrafficLight,
    /// Why, in a sentence.
    pub sentence: String,
    /// When.
    pub judged_at: OffsetDateTime,
}

impl Judgement {
    /// What a card says of it.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        Verdict { light: self.light, on: german_time(self.judged_at).date() }
    }
}

/// A judgement with the present name of whoever judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedJudgement {
    /// The judgement.
    pub judgement: Judgement,
    /// Their name.
    pub name: String,
}

/// A traffic light and its day in Germany.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Verdict {
    /// What somebody made of the measure.
    pub light: TrafficLight,
    /// On which day.
    pub on: Date,
}

impl Verdict {
    /// Whether it is so old that it says nothing about today any more.
    #[must_use]
    pub fn is_old(self, today: Date) -> bool {
        today - self.on > Duration::days(JUDGEMENT_DAYS)
    }
}

/// A sentence of a judgement: one line, not empty.
///
/// # Errors
/// [`EditError::Empty`] or [`EditError::TooLong`].
pub fn sentence(text: &str) -> Result<String, EditError> {
    title(text)
}

/// How the open measures of a goal, a field of action or a plan are judged.
///
/// Each open measure counts once and as much as any other, by its newest judgement; one that is old counts like none.
/// What is finished is counted, and needs no judgement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JudgedMeasures {
    /// On track.
    pub on_track: usize,
    /// At risk.
    pub at_risk: usize,
    /// In trouble.
    pub in_trouble: usize,
    /// Not judged, or too long ago.
    pub not_judged: usize,
}

impl JudgedMeasures {
    /// Counts them.
    pub fn of<'a>(cards: impl IntoIterator<Item = &'a Card>, today: Date) -> Self {
        let open = cards.into_iter().filter(|card| !card.status.is_finished());
        let mut judged = Self::default();
        for card in open {
            let verdict = card.signs.judged.filter(|verdict| !verdict.is_old(today));
            *match verdict.map(|verdict| verdict.light) {
                Some(TrafficLight::OnTrack) => &mut judged.on_track,
                Some(TrafficLight::AtRisk) => &mut judged.at_risk,
                Some(TrafficLight::InTrouble) => &mut judged.in_trouble,
                None => &mut judged.not_judged,
            } += 1;
        }
        judged
    }

    /// How many there are of each light.
    #[must_use]
    pub const fn count(self, light: TrafficLight) -> usize {
        match light {
            TrafficLight::OnTrack => self.on_track,
            TrafficLight::AtRisk => self.at_risk,
            TrafficLight::InTrouble => self.in_trouble,
        }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::{
        id::{FieldId, GoalId},
        plan::{CardSigns, MeasureStatus},
    };

    const TODAY: Date = date!(2026 - 11 - 22);

    fn card(status: MeasureStatus, judged: Option<(TrafficLight, i64)>) -> Card {
        let judged = judged.map(|(light, days)| Verdict { light, on: TODAY - Duration::days(days) });
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
            due_on: None,
            reason: String::new(),
            lacks_reason: false,
            milestones_done: 0,
            milestones: 0,
            signs: CardSigns { judged, ..CardSigns::default() },
            own_values: crate::plan::OwnValues::default(),
            version: 1,
            may_move: false,
            may_edit: false,
            is_mine: false,
        }
    }

    #[test]
    fn a_judgement_is_old_after_ninety_days() {
        let of = |days| Verdict { light: TrafficLight::OnTrack, on: TODAY - Duration::days(days) };
        assert!(!of(0).is_old(TODAY) && !of(90).is_old(TODAY) && of(91).is_old(TODAY));
    }

    #[test]
    fn open_measures_count_by_their_newest_judgement_and_finished_ones_not_at_all() {
        use MeasureStatus::{Done, Planned, Running};
        use TrafficLight::{AtRisk, InTrouble, OnTrack};
        let cards = [
            card(Running, Some((OnTrack, 3))),
            card(Running, Some((OnTrack, 90))),
            card(Planned, Some((AtRisk, 10))),
            card(Running, Some((InTrouble, 91))),
            card(Planned, None),
            card(Done, Some((InTrouble, 1))),
        ];
        let judged = JudgedMeasures { on_track: 2, at_risk: 1, in_trouble: 0, not_judged: 2 };
        assert_eq!(JudgedMeasures::of(&cards, TODAY), judged);
        assert_eq!(TrafficLight::ALL.iter().map(|light| judged.count(*light)).sum::<usize>(), 3);
    }

    #[test]
    fn a_judgement_needs_a_sentence() {
        assert_eq!(sentence(" Läuft. "), Ok("Läuft.".to_owned()));
        assert_eq!(sentence(" "), Err(EditError::Empty));
        assert_eq!(sentence(&"x".repeat(201)), Err(EditError::TooLong { max: 200 }));
    }
}
