//! What the cards of a plan say in signs.

use std::collections::HashMap;

use domain::{
    id::MeasureId,
    plan::{CardSigns, Judgement},
};

use super::card::Whose;
use crate::{Session, StoreResult, backend::rows};

impl Session {
    /// The signs of measures; those that are not named have none.
    pub(super) async fn card_signs(&mut self, whose: Whose) -> StoreResult<HashMap<MeasureId, CardSigns>> {
        let mut signs: HashMap<MeasureId, CardSigns> = HashMap::new();
        let checklists: Vec<(MeasureId, i64, i64)> = match whose {
            Whose::Plan(plan) => rows!(
                self,
                "select measure_id, count(*), count(case when is_done then 1 end)
                 from checklist_point join measure using (measure_id) where plan_id = $1 group by measure_id",
                plan,
            )?,
            Whose::Measure(measure) => rows!(
                self,
                "select measure_id, count(*), count(case when is_done then 1 end)
                 from checklist_point where measure_id = $1 group by measure_id",
                measure,
            )?,
        };
        for (id, all, done) in checklists {
            let known = signs.entry(id).or_default();
            (known.checklist, known.checklist_done) = (all, done);
        }
        // The newest comes last, and stays.
        let judgements: Vec<Judgement> = match whose {
            Whose::Plan(plan) => rows!(
                self,
                "select judgement.* from judgement join measure using (measure_id) where plan_id = $1
                 order by judged_at, judgement_id",
                plan,
            )?,
            Whose::Measure(measure) => rows!(
                self,
                "select * from judgement where measure_id = $1 order by judged_at, judgement_id",
                measure,
            )?,
        };
        for judgement in judgements {
            signs.entry(judgement.measure_id).or_default().judged = Some(judgement.verdict());
        }
        Ok(signs)
    }
}
