//! The start page and the figures of plans, as the reader may see them.

use domain::{
    accounts::Role,
    id::PlanId,
    plan::PlanSummary,
    reports::{BurnUpPoint, MeasureLine, Overview, PastRefusal, PlanPast, PlanReport, StandingCounts},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use time::Date;

use crate::{answer::Postcard, error::AppError};

/// The start page of a reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StartPage {
    /// The day in Germany, by the server's clock.
    pub today: Date,
    /// Whether the reader is signed in.
    pub is_signed_in: bool,
    /// The roles the reader holds, each once.
    pub roles: Vec<Role>,
    /// Whether the content is an example.
    pub is_demo: bool,
    /// What the page shows.
    pub overview: Overview,
}

/// The start page; also answers visitors.
#[server(output = Postcard)]
pub async fn load_overview() -> Result<StartPage, AppError> {
    crate::server_context::answer(|caller| async move {
        let mut session = caller.read().await?;
        Ok(StartPage {
            today: session.today(),
            is_signed_in: caller.actor.user_id().is_some(),
            roles: Role::ALL.iter().copied().filter(|role| caller.actor.holds(*role)).collect(),
            is_demo: caller.instance.is_demo,
            overview: session.get_overview().await?,
        })
    })
    .await
}

/// The figures of one plan, or of all current plans together as far as the reader may compare them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dashboard {
    /// The day in Germany, by the server's clock.
    pub today: Date,
    /// Whether the reader is signed in.
    pub is_signed_in: bool,
    /// The plans to choose from.
    pub plans: Vec<PlanSummary>,
    /// The plan that is shown; `None` shows all current plans together.
    pub chosen: Option<PlanId>,
    /// How measures stand, by field of action.
    pub fields: Vec<(String, StandingCounts)>,
    /// How measures stand by health region, best first; only of all plans together.
    pub regions: Vec<(String, StandingCounts)>,
    /// Whether figures of other health regions are in no sum, because too few have released them.
    pub is_withheld: bool,
    /// Measures that are delayed, the longest overdue first.
    pub delayed: Vec<MeasureLine>,
    /// How many are delayed in all; the list holds the first of them.
    pub delayed_count: usize,
    /// All figures of the plan that is shown, as it stands today.
    pub report: Option<PlanReport>,
    /// How many measures of it were reached, day by day.
    pub burn_up: Vec<BurnUpPoint>,
    /// The plan on another day, or why that cannot be shown; then nothing of today is told.
    pub past: Option<Result<PlanPast, PastRefusal>>,
    /// The days that were asked for, as they were typed: the one that is shown, and the one it is compared with.
    pub asked: [String; 2],
    /// The number of the newest change that the figures contain; what comes later is heard.
    pub change: i64,
    /// For how many weeks its milestones are told.
    pub weeks: u8,
    /// Whether the reader may compare health regions.
    pub compares_regions: bool,
}

impl Dashboard {
    /// Leaves out what is told of today, for a reader who asks for another day.
    #[cfg(feature = "ssr")]
    fn forget_today(&mut self) {
        self.fields.clear();
        self.regions.clear();
        self.delayed.clear();
        self.delayed_count = 0;
    }
}

/// The figures of the wished plan, else of the reader's own current plan, else of all current plans, or of the first of them
/// for those who may not compare plans; also answers visitors. A wish that names no visible plan is ignored.
#[server(output = Postcard)]
pub async fn load_dashboard(
    /// The id of a plan, or `all`.
    plan: Option<String>,
    /// For how many weeks milestones are told.
    weeks: Option<String>,
    /// The day that is shown instead of today.
    on: Option<String>,
    /// The earlier day that it is compared with.
    since: Option<String>,
) -> Result<Dashboard, AppError> {
    use domain::reports::{DayProblem, PastField, PastWish};

    use super::figures::{Wish, choose, until, weeks as read_weeks};

    crate::server_context::answer(|caller| async move {
        let mut session = caller.read().await?;
        let today = session.today();
        let wish = plan.as_deref().and_then(|wish| wish.parse::<Wish>().ok());
        let figures = session.list_plan_figures().await?;
        let reach = domain::permission::FiguresReach::of(&caller.actor);
        let mut dashboard = choose(figures, wish, &caller.own_regions(), &reach, today);
        dashboard.is_signed_in = caller.actor.user_id().is_some();
        dashboard.weeks = read_weeks(weeks.as_deref());
        dashboard.change = session.newest_change().await?;
        let wish = PastWish::parse(on.as_deref(), since.as_deref(), today);
        dashboard.asked = [on, since].map(Option::unwrap_or_default);
        match (wish, dashboard.chosen) {
            (Err(refusal), _) => dashboard.past = Some(Err(refusal)),
            (Ok(Some(wish)), Some(plan)) => {
                dashboard.past = Some(session.get_plan_log(plan).await?.past(wish, today));
            }
            (Ok(Some(_)), None) => {
                let refusal = PastRefusal { field: PastField::On, problem: DayProblem::NoPlan };
                dashboard.past = Some(Err(refusal));
            }
            (Ok(None), Some(plan)) => {
                dashboard.report = Some(session.get_plan_report(plan, until(today, dashboard.weeks)).await?);
                dashboard.burn_up = session.get_burn_up(plan).await?;
            }
            (Ok(None), None) => {}
        }
        if dashboard.past.is_some() {
            dashboard.forget_today();
        }
        Ok(dashboard)
    })
    .await
}
