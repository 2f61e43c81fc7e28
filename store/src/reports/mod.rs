//! Figures for managers and the start page.

mod comparison;
mod needs;
mod network_health;
mod own_dashboard;
mod plan_log;
mod region_map;

use std::collections::{HashMap, HashSet};

pub use comparison::ComparisonWish;

use domain::{
    directory::{FieldOfAction, HealthRegion},
    id::{FieldId, GoalId, HealthRegionId, PersonId, PlanId},
    permission::{Actor, Place},
    plan::{Goal, Measure, PlanState, PlanSummary, is_late},
    reports::{
        DirectoryCounts, MeasureLine, Overview, PlanFigures, PlanReport, ReportSource, Standing,
        StandingCounts,
    },
};
use time::Date;

use crate::{
    Session, StoreResult,
    backend::{on_tx, row, rows},
    change::ChangeQuery,
    record::FromRecordRow,
    session::push_reach,
};

/// Lines of a list on the start page.
const LINES: usize = 6;

impl Session {
    /// The start page as the actor may see it.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn get_overview(&mut self) -> StoreResult<Overview> {
        let today = self.today();
        let plans = self.list_own_plans().await?;
        let current: Vec<_> = plans
            .iter()
            .filter(|summary| {
                summary.plan.state == PlanState::Adopted
                    && summary.plan.period_from <= today
                    && today <= summary.plan.period_to
            })
            .cloned()
            .collect();
        let news =
            self.list_changes(ChangeQuery { by_people: true, limit: 10, ..ChangeQuery::default() }).await?;

        let mut lines = Vec::new();
        for summary in &current {
            lines.extend(self.measure_lines(summary).await?);
        }
        let (person, committees) = self.own_ties().await?;
        let mut mine: Vec<_> = lines
            .iter()
            .filter(|(measure, _)| !measure.status.is_finished())
            .filter(|(measure, _)| {
                (person.is_some() && measure.responsible_id == person)
                    || measure.committee_id.is_some_and(|id| committees.contains(&id))
            })
            .map(|(_, line)| line.clone())
            .collect();
        mine.sort_by_key(|line| (line.due_on.is_none(), line.due_on));
        let mine_count = mine.len();
        let mine_late_count = mine.iter().filter(|line| is_late(line.status, line.due_on, today)).count();
        mine.truncate(LINES);
        let mut late: Vec<_> = lines
            .into_iter()
            .filter(|(measure, _)| is_late(measure.status, measure.due_on, today))
            .map(|(_, line)| line)
            .collect();
        late.sort_by_key(|line| line.due_on);
        let late_count = late.len();
        late.truncate(LINES);
        let needs = self.needs(&plans).await?;
        let counts = self.directory_counts().await?;
        Ok(Overview { plans, news, late, late_count, mine, mine_count, mine_late_count, needs, counts })
    }

    /// Plans of the regions in which the actor holds a role; without such plans, all the actor may see.
    async fn list_own_plans(&mut self) -> StoreResult<Vec<PlanSummary>> {
        let regions: Vec<HealthRegion> = rows!(self, "select * from health_region")?;
        let own: HashSet<_> = regions
            .into_iter()
            .filter(|region| self.reach.region.contains(&region.place()))
            .map(|region| region.id)
            .collect();
        let mut plans = self.list_plans().await?;
        if plans.iter().any(|summary| own.contains(&summary.plan.health_region_id)) {
            plans.retain(|summary| own.contains(&summary.plan.health_region_id));
        }
        Ok(plans)
    }

    /// The figures of every current or past plan the actor may see, each by itself: what is laid together is for
    /// [`Together`](domain::reports::Together) to say.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn list_plan_figures(&mut self) -> StoreResult<Vec<PlanFigures>> {
        let today = self.today();
        let fields: Vec<FieldOfAction> = rows!(self, "select * from field_of_action")?;
        let fields: HashMap<FieldId, String> =
            fields.into_iter().map(|field| (field.id, field.name)).collect();
        let regions: Vec<HealthRegion> = rows!(self, "select * from health_region")?;
        let places: HashMap<HealthRegionId, Place> =
            regions.into_iter().map(|region| (region.id, region.place())).collect();
        let mut figures = Vec::new();
        for plan in self.list_plans().await? {
            if plan.plan.state == PlanState::Draft {
                continue;
            }
            let goals: Vec<Goal> =
                rows!(self, "select * from goal where plan_id = $1 order by position", plan.plan.id)?;
            let field_of: HashMap<GoalId, FieldId> =
                goals.iter().map(|goal| (goal.id, goal.field_id)).collect();
            let mut counts: Vec<(String, StandingCounts)> = Vec::new();
            let mut delayed = Vec::new();
            for (measure, line) in self.measure_lines(&plan).await? {
                let field =
                    field_of.get(&measure.goal_id).and_then(|id| fields.get(id)).cloned().unwrap_or_default();
                let standing = Standing::of(measure.status, measure.due_on, today);
                match counts.iter_mut().find(|(name, _)| *name == field) {
                    Some((_, of_field)) => of_field.add(standing),
                    None => {
                        let mut of_field = StandingCounts::default();
                        of_field.add(standing);
                        counts.push((field, of_field));
                    }
                }
                if standing == Standing::Delayed {
                    delayed.push(line);
                }
            }
            counts.sort_by(|a, b| a.0.cmp(&b.0));
            delayed.sort_by_key(|line| (line.due_on.is_none(), line.due_on));
            let place = places.get(&plan.plan.health_region_id).cloned().unwrap_or_default();
            figures.push(PlanFigures { plan, place, fields: counts, delayed });
        }
        Ok(figures)
    }

    /// The figures of one plan, of what the actor sees on its board; milestones are told up to a day.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) if there is no such plan or the actor may not see it.
    pub async fn get_plan_report(&mut self, id: PlanId, until: Date) -> StoreResult<PlanReport> {
        let board = self.get_board(id).await?;
        let milestones = self.list_milestones(id).await?;
        let ages = self.list_measure_ages(id).await?;
        Ok(PlanReport::of(ReportSource {
            period: (board.plan.period_from, board.plan.period_to),
            goals: &board.goals,
            cards: &board.cards,
            milestones: &milestones,
            ages: &ages,
            today: self.today(),
            until,
        }))
    }

    /// The measures of one plan that are delayed, the longest overdue first.
    ///
    /// # Errors
    /// As [`get_plan_report`](Self::get_plan_report).
    pub async fn list_delayed(&mut self, id: PlanId) -> StoreResult<Vec<MeasureLine>> {
        let (plan, region) = self.get_plan(id).await?;
        let summary = PlanSummary { plan, health_region: region.name, measures: 0, finished: 0 };
        let today = self.today();
        let lines = self.measure_lines(&summary).await?;
        let is_delayed = |(measure, _): &(Measure, MeasureLine)| {
            Standing::of(measure.status, measure.due_on, today) == Standing::Delayed
        };
        let mut delayed: Vec<_> = lines.into_iter().filter(is_delayed).map(|(_, line)| line).collect();
        delayed.sort_by_key(|line| (line.due_on.is_none(), line.due_on));
        Ok(delayed)
    }

    /// The measures of a plan, each with what a list shows of it.
    async fn measure_lines(&mut self, summary: &PlanSummary) -> StoreResult<Vec<(Measure, MeasureLine)>> {
        let plan_id: PlanId = summary.plan.id;
        let measures: Vec<Measure> =
            rows!(self, "select * from measure where plan_id = $1 order by position, measure_id", plan_id)?;
        let committees: Vec<_> =
            measures.iter().filter_map(|measure| measure.committee_id).map(|id| id.0).collect();
        let names = self.names_of(committees).await?;
        Ok(measures
            .into_iter()
            .map(|measure| {
                let line = MeasureLine {
                    id: measure.id,
                    title: measure.title.clone(),
                    plan_id,
                    health_region: summary.health_region.clone(),
                    committee: measure.committee_id.and_then(|id| names.get(id)),
                    status: measure.status,
                    due_on: measure.due_on,
                    reason: measure.reason.clone(),
                    next_step: measure.next_step.clone(),
                };
                (measure, line)
            })
            .collect())
    }

    /// The person behind the account, and the committees in which it holds a role or a seat.
    pub(crate) async fn own_ties(&mut self) -> StoreResult<(Option<PersonId>, Vec<domain::id::CommitteeId>)> {
        let Actor::User { person, grants, .. } = &self.actor else { return Ok((None, Vec::new())) };
        let person = *person;
        let mut committees: Vec<_> = grants.iter().filter_map(|grant| grant.place.committee).collect();
        if let Some(person) = person {
            let today = self.today();
            let seats: Vec<(domain::id::CommitteeId,)> = rows!(
                self,
                "select distinct committee_id from membership
                 where person_id = $1
                    and (valid_from is null or valid_from <= $2) and (valid_to is null or valid_to > $2)",
                person,
                today,
            )?;
            committees.extend(seats.into_iter().map(|(id,)| id));
        }
        Ok((person, committees))
    }

    async fn directory_counts(&mut self) -> StoreResult<DirectoryCounts> {
        let (actor, reach) = (self.actor.clone(), self.reach.clone());
        let counts: Vec<(String, i64)> = on_tx!(self.tx, |connection| {
            let mut statement =
                sqlx::QueryBuilder::new("select record_kind, count(*) from search_entry where 1 = 1");
            push_reach(&mut statement, &actor, &reach, crate::search::ENTRY_REACH);
            statement.push(" group by record_kind");
            statement.build().try_map(|row| FromRecordRow::from_record_row(&row)).fetch_all(connection).await
        })?;
        let of = |kind: &str| counts.iter().find(|(known, _)| known == kind).map_or(0, |(_, count)| *count);
        Ok(DirectoryCounts {
            health_regions: of("health_region"),
            committees: of("committee"),
            organisations: of("organisation"),
            people: of("person"),
        })
    }

    /// How many records there are, by table; for the operator.
    ///
    /// # Errors
    /// [`StoreError::NotAllowed`](crate::StoreError::NotAllowed) unless the program itself asks.
    pub async fn count_records(&mut self) -> StoreResult<Vec<(&'static str, i64)>> {
        self.require_program()?;
        let mut counts = Vec::new();
        for (table, sql) in COUNTED {
            let count: Option<(i64,)> = row!(self, *sql)?;
            counts.push((*table, count.map_or(0, |(count,)| count)));
        }
        Ok(counts)
    }
}

/// One statement for each table that is counted.
const COUNTED: &[(&str, &str)] = &[
    ("regions", "select count(*) from region"),
    ("health_regions", "select count(*) from health_region"),
    ("organisations", "select count(*) from organisation"),
    ("people", "select count(*) from person"),
    ("contacts", "select count(*) from contact"),
    ("committees", "select count(*) from committee"),
    ("memberships", "select count(*) from membership"),
    ("relations", "select count(*) from relation"),
    ("fields_of_action", "select count(*) from field_of_action"),
    ("topics", "select count(*) from topic"),
    ("plans", "select count(*) from plan"),
    ("goals", "select count(*) from goal"),
    ("outcomes", "select count(*) from outcome"),
    ("indicators", "select count(*) from indicator"),
    ("measurements", "select count(*) from measurement"),
    ("measures", "select count(*) from measure"),
    ("milestones", "select count(*) from milestone"),
    ("users", "select count(*) from user_account"),
    ("changes", "select count(*) from change"),
];
