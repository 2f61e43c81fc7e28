//! How people judge a measure: a traffic light with a sentence, beside what is computed and never instead of it.

use serde::{Deserialize, Serialize};
use time::{Date, Duration, OffsetDateTime};

use super::{Card, EditError, MeasureStatus, edit::title};
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

text_enum! {
    /// How an open measure is judged today.
    Judged {
        /// It goes as it should.
        OnTrack = "on-track",
        /// It may not go as it should.
        AtRisk = "at-risk",
        /// It does not go as it should.
        InTrouble = "in-trouble",
        /// Nobody has judged it, or too long ago.
        NotJudged = "not-judged",
    }
}

impl Judged {
    /// How a measure is judged: by its newest judgement, and an old one counts like none. What is finished needs no
    /// judgement.
    #[must_use]
    pub fn of(card: &Card, today: Date) -> Option<Self> {
        Self::by(card.status, card.signs.judged, today)
    }

    /// The same of a measure of which no more is known than its status and its newest judgement.
    #[must_use]
    pub fn by(status: MeasureStatus, verdict: Option<Verdict>, today: Date) -> Option<Self> {
        if status.is_finished() {
            return None;
        }
        let verdict = verdict.filter(|verdict| !verdict.is_old(today));
        Some(verdict.map_or(Self::NotJudged, |verdict| Self::from(verdict.light)))
    }
}

impl From<TrafficLight> for Judged {
    fn from(light: TrafficLight) -> Self {
        match light {
            TrafficLight::OnTrack => Self::OnTrack,
            TrafficLight::AtRisk => Self::AtRisk,
            TrafficLight::InTrouble => Self::InTrouble,
        }
    }
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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
        let mut judged = Self::default();
        for card in cards {
            judged.add(card, today);
        }
        judged
    }

    /// Counts one more, unless it is finished.
    pub fn add(&mut self, card: &Card, today: Date) {
        if let Some(judged) = Judged::of(card, today) {
            self.add_judged(judged);
        }
    }

    /// Counts one more that is judged like this.
    pub fn add_judged(&mut self, judged: Judged) {
        *match judged {
            Judged::OnTrack => &mut self.on_track,
            Judged::AtRisk => &mut self.at_risk,
            Judged::InTrouble => &mut self.in_trouble,
            Judged::NotJudged => &mut self.not_judged,
        } += 1;
    }

    /// How many are judged like this.
    #[must_use]
    pub const fn judged(self, judged: Judged) -> usize {
        match judged {
            Judged::OnTrack => self.on_track,
            Judged::AtRisk => self.at_risk,
            Judged::InTrouble => self.in_trouble,
            Judged::NotJudged => self.not_judged,
        }
    }

    /// How many open measures there are.
    #[must_use]
    pub const fn open(self) -> usize {
        self.on_track + self.at_risk + self.in_trouble + self.not_judged
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
        assert_eq!(judged.open(), 5);
        let alone = cards.each_ref().map(|card| Judged::of(card, TODAY));
        assert_eq!(alone[3..], [Some(Judged::NotJudged), Some(Judged::NotJudged), None]);
        assert_eq!(TrafficLight::ALL.iter().map(|light| judged.count(*light)).sum::<usize>(), 3);
    }

    #[test]
    fn a_judgement_needs_a_sentence() {
        assert_eq!(sentence(" Läuft. "), Ok("Läuft.".to_owned()));
        assert_eq!(sentence(" "), Err(EditError::Empty));
        assert_eq!(sentence(&"x".repeat(201)), Err(EditError::TooLong { max: 200 }));
    }
}
