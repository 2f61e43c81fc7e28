//! How people judge measures.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    id::{JudgementId, MeasureId},
    permission::Action,
    plan::{Judgement, MeasureDetail, NamedJudgement, TrafficLight, sentence},
};

use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
};

impl Session {
    /// What people have made of a measure, newest first.
    pub(super) async fn judgements_of(&mut self, measure: MeasureId) -> StoreResult<Vec<NamedJudgement>> {
        let judgements: Vec<Judgement> = rows!(
            self,
            "select * from judgement where measure_id = $1 order by judged_at desc, judgement_id desc",
            measure,
        )?;
        let mut named = Vec::new();
        for judgement in judgements {
            let name: Option<(String,)> =
                row!(self, "select name from user_account where user_id = $1", judgement.user_id)?;
            named.push(NamedJudgement { judgement, name: name.map(|(name,)| name).unwrap_or_default() });
        }
        Ok(named)
    }
}

impl Write {
    /// Says what the actor makes of a measure; what was said before is kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure, [`StoreError::NotAllowed`] unless the actor may
    /// report for it, [`StoreError::Refused`] for a sentence that is empty or too long.
    pub async fn judge_measure(
        &mut self,
        id: MeasureId,
        light: TrafficLight,
        text: &str,
    ) -> StoreResult<MeasureDetail> {
        let placed = self.placed(id).await?;
        self.require_for(Action::Report, &placed.object())?;
        let user_id = self.actor.user_id().ok_or(StoreError::NotAllowed)?;
        let judgement = Judgement {
            id: JudgementId::new(),
            measure_id: id,
            user_id,
            light,
            sentence: sentence(text)?,
            judged_at: self.now,
        };
        execute!(
            self,
            "insert into judgement (judgement_id, measure_id, user_id, light, sentence, judged_at)
             values ($1, $2, $3, $4, $5, $6)",
            judgement.id,
            id,
            user_id,
            light.as_str(),
            &judgement.sentence,
            judgement.judged_at,
        )?;
        self.record(Change {
            record: RecordRef::new(RecordKind::Judgement, judgement.id),
            title: &judgement.sentence,
            action: ChangeAction::Created,
            before: None,
            after: Some(&judgement),
            plan: Some(placed.plan.id),
            visibility: placed.plan.visibility,
            place: &placed.place,
        })
        .await?;
        self.get_measure(id).await
    }
}
