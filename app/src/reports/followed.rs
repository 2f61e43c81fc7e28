//! A dashboard that stays true while it is open: what changes in its plan is heard, and soon after the figures are asked for
//! anew. The page keeps what it shows until then, and changes only the numbers that have changed.

use std::time::Duration;

use domain::id::PlanId;
use leptos::prelude::*;

use crate::plan::live;

/// How long changes are gathered before the figures are asked for: less than people notice, more than one move takes.
const GATHER: Duration = Duration::from_millis(400);

/// The plan that a dashboard shows, and how often there was news of it.
#[derive(Clone, Copy)]
pub(super) struct Followed {
    plan: RwSignal<Option<PlanId>>,
    /// The number of the newest change that the figures contain.
    after: StoredValue<i64>,
    /// Grows with the news.
    pub(super) news: RwSignal<u32>,
    is_expected: StoredValue<bool>,
}

impl Followed {
    /// Listens to the plan that is shown, as long as the page is open. Only browsers run effects.
    pub(super) fn new() -> Self {
        let followed = Self {
            plan: RwSignal::new(None),
            after: StoredValue::new(0),
            news: RwSignal::new(0),
            is_expected: StoredValue::new(false),
        };
        Effect::new(move |_| {
            if let Some(plan) = followed.plan.get() {
                live::hear(plan, followed.after.get_value(), move || followed.tell_soon());
            }
        });
        followed
    }

    /// Says which plan is shown; the stream of the same plan goes on.
    pub(super) fn show(self, plan: Option<PlanId>, change: i64) {
        self.after.set_value(change);
        if self.plan.get_untracked() != plan {
            self.plan.set(plan);
        }
    }

    /// Asks for the figures soon, once for all that happens until then.
    fn tell_soon(self) {
        if self.is_expected.try_get_value() != Some(false) {
            return;
        }
        self.is_expected.set_value(true);
        let tell = move || {
            // The page may have been left meanwhile.
            let _ = self.is_expected.try_set_value(false);
            let _ = self.news.try_update(|news| *news += 1);
        };
        set_timeout(tell, GATHER);
    }
}
