//! Several measures at once: all of them or none.

use domain::{
    change::ChangeAction,
    id::MeasureId,
    permission::Action,
    plan::{Card, EditError, Measure, MeasureField, MeasureStatus},
};

use crate::{StoreResult, Write};

impl Write {
    /// Changes one field of several measures to what a text says, whatever it held.
    ///
    /// # Errors
    /// As [`edit_measure`](Self::edit_measure) for the first measure that cannot be changed; then none is.
    pub async fn edit_measures(
        &mut self,
        measures: &[MeasureId],
        field: MeasureField,
        text: &str,
    ) -> StoreResult<Vec<Card>> {
        for id in measures {
            let placed = self.placed_to_edit(*id).await?;
            let after = placed.measure.with_field(field, text)?;
            if after.field(field) != placed.measure.field(field) {
                self.write_measure(&placed, after, ChangeAction::Changed).await?;
            }
        }
        self.cards_of(measures).await
    }

    /// Puts several measures on top of a column, in their order.
    ///
    /// # Errors
    /// As [`move_measure`](Self::move_measure) for the first measure that cannot be moved; then none is.
    pub async fn move_measures(
        &mut self,
        measures: &[MeasureId],
        column: MeasureStatus,
    ) -> StoreResult<Vec<Card>> {
        for id in measures.iter().rev() {
            let placed = self.placed(*id).await?;
            self.require_for(Action::Move, &placed.object())?;
            let status = placed.plan.columns.enter(column, placed.measure.status);
            let status = status.ok_or(EditError::DoesNotFollow)?;
            if status != placed.measure.status {
                let position = self.top_of(placed.plan.id).await?;
                let after = Measure { status, position, ..placed.measure.clone() };
                self.write_measure(&placed, after, ChangeAction::Moved).await?;
            }
        }
        self.cards_of(measures).await
    }

    /// Takes several measures out of their plan.
    ///
    /// # Errors
    /// As [`remove_measure`](Self::remove_measure) for the first measure that cannot be removed; then none is.
    pub async fn remove_measures(&mut self, measures: &[MeasureId]) -> StoreResult<()> {
        for id in measures {
            let placed = self.placed(*id).await?;
            self.require_for(Action::Remove, &placed.object())?;
            self.take_measure(&placed).await?;
        }
        Ok(())
    }

    async fn cards_of(&mut self, measures: &[MeasureId]) -> StoreResult<Vec<Card>> {
        let mut cards = Vec::with_capacity(measures.len());
        for id in measures {
            cards.push(self.get_card(*id).await?);
        }
        Ok(cards)
    }
}
