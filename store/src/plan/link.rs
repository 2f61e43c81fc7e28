//! Links between the measures of a plan.

use domain::{
    change::{ChangeAction, RecordKind, RecordRef},
    id::{MeasureId, MeasureLinkId, PlanId},
    permission::{Action, Place},
    plan::{LinkWord, LinkedMeasure, Measure, MeasureDetail, MeasureLink, Plan},
    search::fold,
};

use super::measure::Placed;
use crate::{
    Session, StoreError, StoreResult, Write,
    backend::{execute, row, rows},
    change::Change,
};

impl Session {
    /// The links between measures that are in a plan now.
    pub(super) async fn links_of(&mut self, plan: PlanId) -> StoreResult<Vec<MeasureLink>> {
        rows!(
            self,
            "select measure_link.* from measure_link
                join measure as one on one.measure_id = from_id
                join measure as other on other.measure_id = to_id
             where measure_link.plan_id = $1 order by measure_link_id",
            plan,
        )
    }

    /// The measures with which one is linked, in the order of its words.
    pub(super) async fn linked_measures(&mut self, measure: &Measure) -> StoreResult<Vec<LinkedMeasure>> {
        let links: Vec<MeasureLink> = rows!(
            self,
            "select * from measure_link where from_id = $1 or to_id = $1 order by measure_link_id",
            measure.id,
        )?;
        let mut linked = Vec::new();
        for link in links {
            let is_from = link.from_id == measure.id;
            let id = if is_from { link.to_id } else { link.from_id };
            // What was removed and can come back is not shown meanwhile.
            let other: Option<Measure> = row!(self, "select * from measure where measure_id = $1", id)?;
            let Some(Measure { title, status, .. }) = other else { continue };
            let word = LinkWord::of(link.kind, is_from);
            linked.push(LinkedMeasure { link_id: link.id, word, id, title, status });
        }
        linked.sort_by_key(|linked| linked.word);
        Ok(linked)
    }
}

impl Write {
    /// Links a measure with another one of its plan, named by its id or its whole title.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure or there is no such other one in its plan,
    /// [`StoreError::NotAllowed`] unless the actor may edit the measure, [`StoreError::Refused`] as
    /// [`MeasureLink::check`] says.
    pub async fn link_measures(
        &mut self,
        id: MeasureId,
        word: LinkWord,
        other: &str,
    ) -> StoreResult<MeasureDetail> {
        let placed = self.placed(id).await?;
        self.require_for(Action::Edit, &placed.object())?;
        let other = self.named_measure(placed.plan.id, other).await?;
        // Those of removed measures too, which can come back.
        let known: Vec<MeasureLink> =
            rows!(self, "select * from measure_link where plan_id = $1", placed.plan.id)?;
        let (kind, from_id, to_id) = word.stored(id, other);
        let link = MeasureLink { id: MeasureLinkId::new(), plan_id: placed.plan.id, kind, from_id, to_id };
        link.check(&known)?;
        self.insert_link(&link, (&placed.plan, &placed.place)).await?;
        self.get_measure(id).await
    }

    /// Removes a link, from either end. The log keeps what it was.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] if the actor may not see the measure or it has no such link,
    /// [`StoreError::NotAllowed`] unless the actor may edit the measure.
    pub async fn unlink_measures(
        &mut self,
        id: MeasureId,
        link: MeasureLinkId,
    ) -> StoreResult<MeasureDetail> {
        let placed = self.placed(id).await?;
        let missing = StoreError::NotFound(RecordKind::MeasureLink);
        let known: Option<MeasureLink> = row!(
            self,
            "select * from measure_link where measure_link_id = $1 and (from_id = $2 or to_id = $2)",
            link,
            id,
        )?;
        let link = known.ok_or(missing)?;
        self.require_for(Action::Edit, &placed.object())?;
        self.take_link(&link, &placed).await?;
        self.get_measure(id).await
    }

    pub(super) async fn take_link(&mut self, link: &MeasureLink, placed: &Placed) -> StoreResult<()> {
        execute!(self, "delete from measure_link where measure_link_id = $1", link.id)?;
        let title = self.link_title(link).await?;
        let Placed { plan, place, .. } = placed;
        self.record_link(link, &title, ChangeAction::Removed, (plan, place)).await
    }

    /// The measure of a plan that a text names by its id or its whole title.
    async fn named_measure(&mut self, plan: PlanId, text: &str) -> StoreResult<MeasureId> {
        let known: Vec<(MeasureId, String)> =
            rows!(self, "select measure_id, title from measure where plan_id = $1", plan)?;
        let (id, title) = (text.trim().parse().ok(), fold(text));
        let named = known.iter().find(|(known, _)| Some(*known) == id);
        let named = named.or_else(|| known.iter().find(|(_, known)| fold(known) == title));
        named.map(|(id, _)| *id).ok_or(StoreError::NotFound(RecordKind::Measure))
    }

    pub(crate) async fn insert_link(&mut self, link: &MeasureLink, plan: (&Plan, &Place)) -> StoreResult<()> {
        execute!(
            self,
            "insert into measure_link (measure_link_id, plan_id, kind, from_id, to_id) values ($1, $2, $3, $4, $5)",
            link.id,
            link.plan_id,
            link.kind.as_str(),
            link.from_id,
            link.to_id,
        )?;
        let title = self.link_title(link).await?;
        self.record_link(link, &title, ChangeAction::Created, plan).await
    }

    /// "One → other", as the log names a link.
    async fn link_title(&mut self, link: &MeasureLink) -> StoreResult<String> {
        let mut titles = Vec::new();
        for id in [link.from_id, link.to_id] {
            let title: Option<(String,)> = row!(self, "select title from measure where measure_id = $1", id)?;
            titles.extend(title.map(|(title,)| title));
        }
        Ok(titles.join(" → "))
    }

    async fn record_link(
        &mut self,
        link: &MeasureLink,
        title: &str,
        action: ChangeAction,
        (plan, place): (&Plan, &Place),
    ) -> StoreResult<()> {
        let is_there = action == ChangeAction::Created;
        self.record(Change {
            record: RecordRef::new(RecordKind::MeasureLink, link.id),
            title,
            action,
            before: Some(link).filter(|_| !is_there),
            after: Some(link).filter(|_| is_there),
            plan: Some(plan.id),
            visibility: plan.visibility,
            place,
        })
        .await
    }
}
