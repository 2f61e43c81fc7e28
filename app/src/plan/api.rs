//! Plans and boards, as pages ask for them.

#![expect(
    missing_docs,
    reason = "the fields that #[server] derives are the arguments of documented functions"
)]

use domain::{
    change::RecordRef,
    id::{MeasureId, PlanId},
    plan::{Board, Card, Lane, MeasureAge, MeasureStatus, PlanMilestones, Step},
};
use leptos::prelude::*;
use time::Date;

use crate::{answer::Postcard, error::AppError};

/// A board with the day on which it was asked for.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct BoardAnswer {
    /// The board.
    pub board: Board,
    /// The milestones of its measures, where they were asked for.
    pub milestones: Option<PlanMilestones>,
    /// What the log tells of its measures, where that was asked for.
    pub ages: Option<Vec<MeasureAge>>,
    /// The day in Germany.
    pub today: Date,
    /// The name under which the log knows the reader, if they are signed in.
    pub reader: Option<String>,
    /// What the reader did last to the plan and can still take back.
    pub last_step: Option<Step>,
}

/// The board of a plan; also answers visitors, where the plan is public. Its address stays the same, for measurements.
#[server(endpoint = "load_board", output = Postcard)]
pub async fn load_board(
    plan: PlanId,
    #[server(default)] with_milestones: bool,
    #[server(default)] with_ages: bool,
) -> Result<BoardAnswer, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut read = caller.read().await?;
        let board = read.get_board(plan).await?;
        let milestones = if with_milestones { Some(read.get_plan_milestones(plan).await?) } else { None };
        let ages = if with_ages { Some(read.list_measure_ages(plan).await?) } else { None };
        let last_step = read.get_last_step(plan).await?;
        let reader = caller.actor.user_id().map(|_| caller.actor.name().to_owned());
        Ok(BoardAnswer { board, milestones, ages, today: read.today(), reader, last_step })
    })
    .await
}

/// The milestones of a plan's measures, by day, with who sees to them; also answers visitors, where the plan is public.
#[server(output = Postcard)]
pub async fn list_milestones(plan: PlanId) -> Result<PlanMilestones, AppError> {
    crate::server_context::answer(|caller| async move {
        Ok(caller.read().await?.get_plan_milestones(plan).await?)
    })
    .await
}

/// What the log tells of a plan's measures; also answers visitors, where the plan is public.
#[server(output = Postcard)]
pub async fn list_measure_ages(plan: PlanId) -> Result<Vec<MeasureAge>, AppError> {
    crate::server_context::answer(
        |caller| async move { Ok(caller.read().await?.list_measure_ages(plan).await?) },
    )
    .await
}

/// One measure as a card.
#[server(output = Postcard)]
pub async fn load_card(measure: MeasureId) -> Result<Card, AppError> {
    crate::server_context::answer(|caller| async move { Ok(caller.read().await?.get_card(measure).await?) })
        .await
}

/// The plan to which a goal or measure belongs.
#[server(output = Postcard)]
pub async fn find_plan(record: RecordRef) -> Result<PlanId, AppError> {
    crate::server_context::answer(|caller| async move { Ok(caller.read().await?.get_plan_of(record).await?) })
        .await
}

/// Moves a measure under another card of a column, or on top, in a lane whose goal, committee or person it takes over;
/// refused if it was changed since `version`. Its address stays the same, for measurements.
#[server(endpoint = "move_measure", output = Postcard)]
pub async fn move_measure(
    measure: MeasureId,
    column: MeasureStatus,
    after: Option<MeasureId>,
    #[server(default)] lane: Lane,
    version: i64,
) -> Result<Card, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut write = caller.write().await?;
        let wish = domain::plan::Move { measure_id: measure, column, after, lane, version };
        let card = write.move_measure(wish).await?;
        write.commit().await?;
        Ok(card)
    })
    .await
}

/// Notes that the reader is shown a plan; returns the measures that others have changed since their last visit. Visitors
/// have none.
#[server(output = Postcard)]
pub async fn visit_plan(plan: PlanId) -> Result<Vec<MeasureId>, AppError> {
    crate::server_context::answer(|caller| async move {
        if caller.actor.user_id().is_none() {
            caller.read().await?.get_plan(plan).await?;
            return Ok(Vec::new());
        }
        let mut write = caller.write().await?;
        let changed = write.visit_plan(plan).await?;
        write.commit().await?;
        Ok(changed)
    })
    .await
}

/// Notes that the reader has a measure open, or has left it; returns the names of others who have it open. Whoever does not
/// hear what is said about the measure is neither named nor told of anybody.
#[server(output = Postcard)]
pub async fn meet_readers(measure: MeasureId, is_there: bool) -> Result<Vec<String>, AppError> {
    crate::server_context::answer(|caller| async move {
        let now = caller.store.clock().now();
        if !is_there {
            // What is left may have been taken away meanwhile; so nothing is asked, and nothing told.
            if let Some(user) = caller.actor.user_id() {
                caller.presence.hear(measure, (user, caller.actor.name()), false, now);
            }
            return Ok(Vec::new());
        }
        let may_meet = caller.read().await?.may_meet_others(measure).await?;
        let Some(user) = caller.actor.user_id().filter(|_| may_meet) else { return Ok(Vec::new()) };
        Ok(caller.presence.hear(measure, (user, caller.actor.name()), is_there, now))
    })
    .await
}

/// The plans the reader may see.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct PlanList {
    /// Plans, the reader's own regions first, the newest of each region on top.
    pub plans: Vec<domain::plan::PlanSummary>,
    /// The health regions in which the reader holds a role.
    pub own_regions: Vec<domain::id::HealthRegionId>,
    /// Whether the reader is signed in.
    pub is_signed_in: bool,
    /// Whether the reader may make plans for any health region.
    pub may_create: bool,
}

/// All plans the reader may see; also answers visitors.
#[server(output = Postcard)]
pub async fn list_plans() -> Result<PlanList, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut read = caller.read().await?;
        Ok(PlanList {
            plans: read.list_plans().await?,
            may_create: !read.list_plan_regions().await?.is_empty(),
            own_regions: caller.own_regions(),
            is_signed_in: caller.actor.user_id().is_some(),
        })
    })
    .await
}
