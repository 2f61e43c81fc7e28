//! What needs the actor today.

use domain::{
    plan::PlanSummary,
    reports::{ChangedPlan, Needs, Urgency},
};

use crate::{Session, StoreResult};

/// In how many plans it is looked for what is new; whoever follows more of them reads the log.
const PLANS: usize = 12;

impl Session {
    /// What needs the actor today; nothing for visitors.
    ///
    /// # Errors
    /// [`StoreError::Database`](crate::StoreError::Database).
    pub async fn get_needs(&mut self) -> StoreResult<Needs> {
        let plans = self.list_own_plans().await?;
        self.needs(&plans).await
    }

    /// What needs the actor today, with what is new in the given plans; nothing for visitors.
    pub(super) async fn needs(&mut self, plans: &[PlanSummary]) -> StoreResult<Needs> {
        if self.actor.user_id().is_none() {
            return Ok(Needs::default());
        }
        let today = self.today();
        let own = self.own_open_measures().await?;
        let urgency = own.iter().map(|(measure, _)| Urgency::of(measure.status, measure.due_on, today));
        let urgency: Vec<_> = urgency.collect();
        let count = |wanted: Urgency| urgency.iter().filter(|urgency| **urgency == wanted).count();
        let (overdue, next) = (count(Urgency::Overdue), count(Urgency::Next));
        let asked = self.list_asking_notifications().await?;
        let mut changed = Vec::new();
        for summary in plans.iter().take(PLANS) {
            let measures = self.count_new_measures(summary.plan.id).await?;
            if measures > 0 {
                let (id, title) = (summary.plan.id, summary.plan.title.clone());
                changed.push(ChangedPlan { id, title, measures });
            }
        }
        Ok(Needs { overdue, next, asked, changed })
    }
}
