//! What of a plan goes on into the next one.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    ChecklistPoint, Goal, Indicator, IndicatorSeries, Measure, MeasureLink, MeasurePartner, Milestone,
    Outcome, PlanSettings, PlanWish,
};
use crate::id::{
    ChecklistPointId, GoalId, IndicatorId, MeasureId, MeasureLinkId, MeasurePartnerId, MilestoneId,
    OutcomeId, PlanId,
};

/// What belongs to a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanContent {
    /// Its goals.
    pub goals: Vec<Goal>,
    /// The outcomes of its goals.
    pub outcomes: Vec<Outcome>,
    /// The indicators of its outcomes with their values.
    pub indicators: Vec<IndicatorSeries>,
    /// Its measures.
    pub measures: Vec<Measure>,
    /// The milestones of its measures.
    pub milestones: Vec<Milestone>,
    /// The points of their checklists.
    pub checklist: Vec<ChecklistPoint>,
    /// The links between them.
    pub links: Vec<MeasureLink>,
    /// The organisations that take part in them.
    pub partners: Vec<MeasurePartner>,
}

/// What a new plan begins with.
#[derive(Clone, Debug, PartialEq)]
pub struct Continuation {
    /// Its goals.
    pub goals: Vec<Goal>,
    /// The outcomes of its goals.
    pub outcomes: Vec<Outcome>,
    /// The indicators of its outcomes; what was measured last is where they begin.
    pub indicators: Vec<Indicator>,
    /// Its measures, each of which names the one that it continues.
    pub measures: Vec<Measure>,
    /// The milestones that were still open.
    pub milestones: Vec<Milestone>,
    /// The points of checklists that were still open.
    pub checklist: Vec<ChecklistPoint>,
    /// The links between measures that both go on.
    pub links: Vec<MeasureLink>,
    /// The organisations that take part in its measures.
    pub partners: Vec<MeasurePartner>,
}

impl PlanContent {
    /// What goes on into another plan: all goals, outcomes and indicators, and those measures that were `chosen` and are
    /// not finished, with the milestones and points of checklists that are not done. Places, days, status and reasons stay as they are; nothing
    /// of what stays behind is changed. `fresh` makes ids.
    #[must_use]
    pub fn continued_in(
        &self,
        plan: PlanId,
        chosen: &[MeasureId],
        mut fresh: impl FnMut() -> Uuid,
    ) -> Continuation {
        let goal_ids: HashMap<GoalId, GoalId> =
            self.goals.iter().map(|goal| (goal.id, GoalId(fresh()))).collect();
        let outcomes = self.outcomes.iter().filter(|outcome| goal_ids.contains_key(&outcome.goal_id));
        let outcome_ids: HashMap<OutcomeId, OutcomeId> =
            outcomes.map(|outcome| (outcome.id, OutcomeId(fresh()))).collect();
        let measures = self.measures.iter().filter(|it| chosen.contains(&it.id) && !it.status.is_finished());
        let measure_ids: HashMap<MeasureId, MeasureId> =
            measures.map(|measure| (measure.id, MeasureId(fresh()))).collect();

        let goals = self.goals.iter().filter_map(|goal| {
            let id = *goal_ids.get(&goal.id)?;
            Some(Goal { id, plan_id: plan, version: 1, ..goal.clone() })
        });
        let outcomes = self.outcomes.iter().filter_map(|outcome| {
            let (id, goal_id) = (*outcome_ids.get(&outcome.id)?, *goal_ids.get(&outcome.goal_id)?);
            Some(Outcome { id, goal_id, version: 1, ..outcome.clone() })
        });
        let indicators = self.indicators.iter().filter_map(|series| {
            let indicator = &series.indicator;
            Some(Indicator {
                id: IndicatorId(fresh()),
                outcome_id: *outcome_ids.get(&indicator.outcome_id)?,
                baseline: series.latest().map(|latest| latest.value).or(indicator.baseline),
                baseline_on: series.latest().map(|latest| latest.measured_on).or(indicator.baseline_on),
                // It tells of values that stay behind.
                story: None,
                version: 1,
                ..indicator.clone()
            })
        });
        let (goals, outcomes, indicators) = (goals.collect(), outcomes.collect(), indicators.collect());
        let measures = self.measures.iter().filter_map(|measure| {
            Some(Measure {
                id: *measure_ids.get(&measure.id)?,
                plan_id: plan,
                goal_id: *goal_ids.get(&measure.goal_id)?,
                outcome_id: measure.outcome_id.and_then(|outcome| outcome_ids.get(&outcome).copied()),
                continues_id: Some(measure.id),
                version: 1,
                ..measure.clone()
            })
        });
        let milestones = self.milestones.iter().filter(|milestone| milestone.done_on.is_none());
        let milestones = milestones.filter_map(|milestone| {
            let measure_id = *measure_ids.get(&milestone.measure_id)?;
            Some(Milestone { id: MilestoneId(fresh()), measure_id, ..milestone.clone() })
        });
        let (measures, milestones) = (measures.collect(), milestones.collect());
        let checklist = self.checklist.iter().filter(|point| !point.is_done).filter_map(|point| {
            let measure_id = *measure_ids.get(&point.measure_id)?;
            Some(ChecklistPoint { id: ChecklistPointId(fresh()), measure_id, version: 1, ..point.clone() })
        });
        let checklist = checklist.collect();
        let links = self.links.iter().filter_map(|link| {
            let (from_id, to_id) = (*measure_ids.get(&link.from_id)?, *measure_ids.get(&link.to_id)?);
            Some(MeasureLink { id: MeasureLinkId(fresh()), plan_id: plan, from_id, to_id, ..*link })
        });
        let links = links.collect();
        let partners = self.partners.iter().filter_map(|partner| {
            let measure_id = *measure_ids.get(&partner.measure_id)?;
            Some(MeasurePartner { id: MeasurePartnerId(fresh()), measure_id, ..*partner })
        });
        let partners = partners.collect();
        Continuation { goals, outcomes, indicators, measures, milestones, checklist, links, partners }
    }
}

/// A wish to continue a plan in a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContinuationWish {
    /// The plan that goes on.
    pub plan_id: PlanId,
    /// What is to be said of the new one.
    pub plan: PlanWish,
    /// The measures that go along.
    pub measures: Vec<MeasureId>,
    /// Whether the plan is to be marked as continued.
    pub mark_continued: bool,
}

/// What can go on into the next plan, for whoever chooses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContinuationOffer {
    /// The plan as it is.
    pub settings: PlanSettings,
    /// What is proposed for the new one.
    pub proposal: PlanWish,
    /// The goals in their order, each with its open measures in the order of the board.
    pub goals: Vec<(Goal, Vec<OpenMeasure>)>,
    /// How many measures are finished, and stay behind.
    pub finished: usize,
    /// The plans of the region that begin later.
    pub later_plans: Vec<String>,
}

/// A measure that is not finished.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenMeasure {
    /// The measure.
    pub id: MeasureId,
    /// Its title.
    pub title: String,
    /// How far it is.
    pub status: super::MeasureStatus,
    /// How many of its milestones are not done.
    pub open_milestones: usize,
}

/// A measure of another plan that continues this one, or that this one continues.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RelatedMeasure {
    /// The measure.
    pub id: MeasureId,
    /// Its title.
    pub title: String,
    /// Its plan.
    pub plan_id: PlanId,
    /// The title of its plan.
    pub plan: String,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use time::macros::{date, datetime};

    use super::*;
    use crate::{
        id::{FieldId, MeasurementId, OrganisationId, TopicId},
        plan::{Direction, MeasureKind, MeasureLinkKind, MeasureStatus, Measurement, Priority, Story},
    };

    fn goal(name: &str, position: f64) -> Goal {
        Goal {
            id: GoalId::named(name),
            plan_id: PlanId::named("old"),
            field_id: FieldId::named("f"),
            topic_id: Some(TopicId::named("t")),
            title: name.to_owned(),
            target_group: "alle".to_owned(),
            need: "Jede dritte Praxis findet niemanden.".to_owned(),
            need_source: "Bericht 2025".to_owned(),
            equity: "Auch ohne Auto".to_owned(),
            priority: Some(Priority::High),
            position,
            version: 7,
        }
    }

    fn measure(number: usize, status: MeasureStatus) -> Measure {
        let name = format!("{number} {status}");
        Measure {
            id: MeasureId::named(&name),
            plan_id: PlanId::named("old"),
            goal_id: GoalId::named(if number.is_multiple_of(2) { "even" } else { "odd" }),
            outcome_id: number.is_multiple_of(2).then(|| OutcomeId::named("o")),
            title: name,
            description: "Was".to_owned(),
            status,
            position: 10.0 - number as f64,
            committee_id: None,
            responsible_id: None,
            organisation_id: None,
            kind: MeasureKind::Project,
            setting: None,
            starts_on: Some(date!(2026 - 11 - 01)),
            due_on: Some(date!(2027 - 03 - 01)),
            cost: Some(5),
            funding: "Land".to_owned(),
            basis: "Beschluss".to_owned(),
            origin: "Idee".to_owned(),
            reason: "Weil".to_owned(),
            next_step: "Dann".to_owned(),
            own_values: crate::plan::OwnValues::default(),
            continues_id: None,
            version: 4,
        }
    }

    /// Two goals, an outcome with a measured indicator and one that was never measured, and a measure of each status
    /// with a milestone that is done and one that is not.
    fn content() -> PlanContent {
        let measures: Vec<_> =
            MeasureStatus::ALL.iter().enumerate().map(|(number, status)| measure(number, *status)).collect();
        let milestones = measures.iter().flat_map(|measure| {
            [None, Some(date!(2026 - 12 - 01))].map(|done_on| Milestone {
                id: MilestoneId::named(&format!("{} {done_on:?}", measure.title)),
                measure_id: measure.id,
                title: "Schritt".to_owned(),
                due_on: Some(date!(2026 - 12 - 24)),
                done_on,
                person_id: None,
                position: 3.0,
            })
        });
        let checklist = measures.iter().flat_map(|measure| {
            [false, true].map(|is_done| ChecklistPoint {
                id: ChecklistPointId::named(&format!("{} {is_done}", measure.title)),
                measure_id: measure.id,
                title: "Punkt".to_owned(),
                is_done,
                person_id: None,
                due_on: None,
                position: 4.0,
                version: 5,
            })
        });
        let indicator = |name: &str| Indicator {
            id: IndicatorId::named(name),
            outcome_id: OutcomeId::named("o"),
            name: name.to_owned(),
            unit: "%".to_owned(),
            direction: Direction::Up,
            definition: "Anteil der Praxen, die aufnehmen".to_owned(),
            source: "Befragung".to_owned(),
            baseline: Some(10.0),
            baseline_on: Some(date!(2025 - 12 - 31)),
            target: Some(80.0),
            target_on: Some(date!(2028 - 01 - 01)),
            story: Story::rewritten(None, "So kam es.", None, datetime!(2026-11-21 08:00 UTC)),
            version: 2,
        };
        let value = |day, value| Measurement {
            id: MeasurementId::named("m"),
            indicator_id: IndicatorId::named("measured"),
            measured_on: day,
            value,
            note: String::new(),
        };
        // Each is followed by the next one.
        let links = measures.windows(2).map(|pair| MeasureLink {
            id: MeasureLinkId::named(&pair[0].title),
            plan_id: PlanId::named("old"),
            kind: MeasureLinkKind::Precedes,
            from_id: pair[0].id,
            to_id: pair[1].id,
        });
        let partners = measures.iter().map(|measure| MeasurePartner {
            id: MeasurePartnerId::named(&measure.title),
            measure_id: measure.id,
            organisation_id: OrganisationId::named(&measure.title),
        });
        PlanContent {
            links: links.collect(),
            partners: partners.collect(),
            goals: vec![goal("even", 2.0), goal("odd", 1.0)],
            outcomes: vec![Outcome {
                id: OutcomeId::named("o"),
                goal_id: GoalId::named("even"),
                title: "Wirkung".to_owned(),
                position: 5.0,
                version: 3,
            }],
            indicators: vec![
                IndicatorSeries {
                    indicator: indicator("measured"),
                    measurements: vec![
                        value(date!(2026 - 01 - 01), 20.0),
                        value(date!(2026 - 06 - 01), 35.0),
                    ],
                },
                IndicatorSeries { indicator: indicator("never"), measurements: Vec::new() },
            ],
            milestones: milestones.collect(),
            checklist: checklist.collect(),
            measures,
        }
    }

    /// Ids of which no two are the same.
    fn counting() -> impl FnMut() -> Uuid {
        let mut last = 0;
        move || {
            last += 1;
            Uuid::from_u128(last)
        }
    }

    fn all(content: &PlanContent) -> Vec<MeasureId> {
        content.measures.iter().map(|measure| measure.id).collect()
    }

    #[test]
    fn whatever_is_open_goes_on_and_whatever_is_finished_stays() {
        let content = content();
        let next = content.continued_in(PlanId::named("new"), &all(&content), counting());
        let went: BTreeSet<_> = next.measures.iter().filter_map(|measure| measure.continues_id).collect();
        let open = content.measures.iter().filter(|measure| !measure.status.is_finished());
        assert_eq!(went, open.map(|measure| measure.id).collect());
        assert_eq!(next.measures.len(), 6);
        assert_eq!((next.goals.len(), next.outcomes.len(), next.indicators.len()), (2, 1, 2));
    }

    #[test]
    fn a_measure_takes_everything_with_it_but_what_is_done() {
        let content = content();
        let next = content.continued_in(PlanId::named("new"), &all(&content), counting());
        let old = |id| content.measures.iter().find(|measure| measure.id == id).unwrap();
        for measure in &next.measures {
            let before = old(measure.continues_id.unwrap());
            let goal = next.goals.iter().find(|goal| goal.id == measure.goal_id).unwrap();
            let old_goal = content.goals.iter().find(|goal| goal.id == before.goal_id).unwrap();
            assert_eq!(goal.title, old_goal.title);
            assert_eq!(measure.outcome_id, before.outcome_id.map(|_| next.outcomes[0].id));
            // But for what ties it to its own plan it is the same, its place in the column too.
            let expected = Measure {
                id: measure.id,
                plan_id: PlanId::named("new"),
                goal_id: measure.goal_id,
                outcome_id: measure.outcome_id,
                continues_id: Some(before.id),
                version: 1,
                ..before.clone()
            };
            assert_eq!(*measure, expected);
            let milestones: Vec<_> =
                next.milestones.iter().filter(|it| it.measure_id == measure.id).collect();
            assert_eq!(milestones.len(), 1);
            assert_eq!((milestones[0].done_on, milestones[0].position), (None, 3.0));
            let points: Vec<_> = next.checklist.iter().filter(|it| it.measure_id == measure.id).collect();
            assert_eq!(points.len(), 1);
            assert_eq!((points[0].is_done, points[0].position, points[0].version), (false, 4.0, 1));
        }
        assert_eq!(next.milestones.len(), next.measures.len());
    }

    #[test]
    fn links_go_along_with_both_their_ends() {
        let content = content();
        let next = content.continued_in(PlanId::named("new"), &all(&content), counting());
        let before =
            |id| next.measures.iter().find(|measure| measure.id == id).unwrap().continues_id.unwrap();
        let went: Vec<_> = next.links.iter().map(|link| (before(link.from_id), before(link.to_id))).collect();
        let open =
            |id| content.measures.iter().any(|measure| measure.id == id && !measure.status.is_finished());
        let expected = content.links.iter().filter(|link| open(link.from_id) && open(link.to_id));
        assert_eq!(went, expected.map(|link| (link.from_id, link.to_id)).collect::<Vec<_>>());
        assert!(!went.is_empty() && went.len() < content.links.len());
        assert!(next.links.iter().all(|link| link.plan_id == PlanId::named("new")));
    }

    #[test]
    fn what_was_measured_last_is_where_the_next_plan_begins() {
        let content = content();
        let next = content.continued_in(PlanId::named("new"), &[], counting());
        let begins = |name: &str| {
            let indicator = next.indicators.iter().find(|it| it.name == name).unwrap();
            (indicator.baseline, indicator.baseline_on)
        };
        assert_eq!(begins("measured"), (Some(35.0), Some(date!(2026 - 06 - 01))));
        assert_eq!(begins("never"), (Some(10.0), Some(date!(2025 - 12 - 31))));
        let means = |it: &Indicator| (it.definition.clone(), it.source.clone());
        assert_eq!(means(&next.indicators[0]), means(&content.indicators[0].indicator));
        // Why the old values were as they were says nothing of those to come.
        assert!(content.indicators.iter().all(|series| series.indicator.story.is_some()));
        assert!(next.indicators.iter().all(|it| it.story.is_none()));
        assert!(
            next.indicators.iter().all(|it| it.target == Some(80.0) && it.outcome_id == next.outcomes[0].id)
        );
    }

    #[test]
    fn only_what_was_chosen_goes_along_and_goals_keep_their_order() {
        let content = content();
        let chosen = [content.measures[3].id, content.measures[6].id, MeasureId::named("none")];
        let next = content.continued_in(PlanId::named("new"), &chosen, counting());
        let went: Vec<_> = next.measures.iter().map(|measure| measure.continues_id).collect();
        assert_eq!(went, [Some(content.measures[3].id)], "the other one is done, and the third is none");
        assert_eq!(next.milestones.len(), 1);
        let places: Vec<_> = next.goals.iter().map(|goal| (goal.title.as_str(), goal.position)).collect();
        assert_eq!(places, [("even", 2.0), ("odd", 1.0)]);
    }

    #[test]
    fn nothing_in_the_new_plan_is_the_same_record_as_in_the_old_one() {
        let content = content();
        let next = content.continued_in(PlanId::named("new"), &all(&content), counting());
        let ids: Vec<Uuid> = next
            .goals
            .iter()
            .map(|it| it.id.0)
            .chain(next.outcomes.iter().map(|it| it.id.0))
            .chain(next.indicators.iter().map(|it| it.id.0))
            .chain(next.measures.iter().map(|it| it.id.0))
            .chain(next.milestones.iter().map(|it| it.id.0))
            .chain(next.checklist.iter().map(|it| it.id.0))
            .chain(next.links.iter().map(|it| it.id.0))
            .chain(next.partners.iter().map(|it| it.id.0))
            .collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        assert!(ids.iter().all(|id| id.get_version_num() == 0), "all of them are fresh");
        assert!(next.goals.iter().all(|goal| goal.plan_id == PlanId::named("new") && goal.version == 1));
    }

    #[test]
    fn whoever_takes_part_in_a_measure_goes_on_with_it() {
        let content = content();
        let next = content.continued_in(PlanId::named("new"), &all(&content), counting());
        assert_eq!(next.partners.len(), next.measures.len());
        assert!(next.partners.len() < content.partners.len(), "what is finished stays behind");
        for measure in &next.measures {
            let partner = next.partners.iter().find(|partner| partner.measure_id == measure.id).unwrap();
            assert_eq!(partner.organisation_id, OrganisationId::named(&measure.title));
        }
    }

    #[test]
    fn a_goal_goes_on_with_why_it_is_there() {
        let content = content();
        let next = content.continued_in(PlanId::named("new"), &[], counting());
        assert_eq!(next.goals.len(), content.goals.len());
        for (before, after) in content.goals.iter().zip(&next.goals) {
            let expected = Goal { id: after.id, plan_id: PlanId::named("new"), version: 1, ..before.clone() };
            assert_eq!((after, after.priority), (&expected, Some(Priority::High)));
        }
    }
}
