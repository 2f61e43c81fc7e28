//! The order of the rows: pure.

use std::cmp::Ordering;

use domain::{
    id::MeasureId,
    plan::{BoardColumns, BoardGoal, Card, Lane, MeasureStatus, OwnField, OwnFields},
    search::fold,
};

use crate::plan::plan_query::{AnyColumn, Sort, TableColumn};

/// The measures of a lane in the order of the table: by column of the board and place in it unless sorted.
pub(super) fn ordered(
    (columns, cards): (&BoardColumns, &[Card]),
    (goals, own_fields): (&[BoardGoal], &OwnFields),
    lane: Lane,
    sort: Option<Sort>,
) -> Vec<MeasureId> {
    let mut rows: Vec<&Card> = cards.iter().filter(|card| lane.holds(card)).collect();
    rows.sort_by(|a, b| {
        columns.place(a.status).cmp(&columns.place(b.status)).then(a.position.total_cmp(&b.position))
    });
    if let Some(sort) = sort {
        rows.sort_by(|a, b| match sort.by {
            AnyColumn::Usual(by) => compare(a, b, goals, (by, sort.is_descending)),
            AnyColumn::Own(id) => match own_fields.get(id) {
                Some(field) => compare_own(a, b, field, sort.is_descending),
                None => Ordering::Equal,
            },
        });
    }
    rows.into_iter().map(|card| card.id).collect()
}

/// What lacks a value comes last, whichever way the table is sorted.
fn compare_own(a: &Card, b: &Card, field: &OwnField, is_descending: bool) -> Ordering {
    match (a.own_values.get(field.id), b.own_values.get(field.id)) {
        (a, b) if a.is_empty() || b.is_empty() => a.is_empty().cmp(&b.is_empty()),
        (a, b) if is_descending => field.compare(b, a),
        (a, b) => field.compare(a, b),
    }
}

/// What lacks a value comes last, whichever way the table is sorted.
fn compare(a: &Card, b: &Card, goals: &[BoardGoal], (by, is_descending): (TableColumn, bool)) -> Ordering {
    let directed = |order: Ordering| if is_descending { order.reverse() } else { order };
    let text = |a: Option<&str>, b: Option<&str>| match (a, b) {
        (Some(a), Some(b)) => directed(fold(a).cmp(&fold(b))),
        (a, b) => a.is_none().cmp(&b.is_none()),
    };
    let day = |a: Option<time::Date>, b: Option<time::Date>| match (a, b) {
        (Some(a), Some(b)) => directed(a.cmp(&b)),
        (a, b) => a.is_none().cmp(&b.is_none()),
    };
    match by {
        TableColumn::Title => text(Some(&a.title), Some(&b.title)),
        TableColumn::Status => {
            let place = |card: &Card| MeasureStatus::ALL.iter().position(|status| *status == card.status);
            directed(place(a).cmp(&place(b)))
        }
        TableColumn::Goal => {
            let place = |card: &Card| goals.iter().position(|entry| entry.goal.id == card.goal_id);
            directed(place(a).cmp(&place(b)))
        }
        TableColumn::Committee => {
            let name = |card: &'_ Card| card.committee.as_ref().map(|named| named.name.clone());
            text(name(a).as_deref(), name(b).as_deref())
        }
        TableColumn::Person => {
            let name = |card: &'_ Card| card.responsible.as_ref().map(|named| named.name.clone());
            text(name(a).as_deref(), name(b).as_deref())
        }
        TableColumn::StartsOn => day(a.starts_on, b.starts_on),
        TableColumn::DueOn => day(a.due_on, b.due_on),
        TableColumn::Milestones => {
            let share = |card: &Card| {
                if card.milestones == 0 { -1.0 } else { card.milestones_done as f64 / card.milestones as f64 }
            };
            directed(share(a).total_cmp(&share(b)))
        }
        // The most trouble first; what is old says as much as what was never said.
        TableColumn::Judged => {
            let light = |card: &Card| card.signs.judged.map(|verdict| verdict.light);
            match (light(a), light(b)) {
                (Some(a), Some(b)) => directed(b.cmp(&a)),
                (a, b) => a.is_none().cmp(&b.is_none()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        id::{FieldId, GoalId, OwnFieldId},
        plan::{OwnFieldKind, OwnFieldWish},
    };
    use time::{Date, macros::date};

    use super::*;

    fn card(name: &str, status: MeasureStatus, due_on: Option<Date>) -> Card {
        Card {
            id: MeasureId::named(name),
            goal_id: GoalId::named("goal"),
            field_id: FieldId::named("field"),
            outcome_id: None,
            title: name.to_owned(),
            status,
            position: 1.0,
            committee: None,
            responsible: None,
            starts_on: None,
            due_on,
            reason: String::new(),
            lacks_reason: false,
            milestones_done: 0,
            milestones: 0,
            signs: domain::plan::CardSigns::default(),
            own_values: domain::plan::OwnValues::default(),
            version: 1,
            may_move: true,
            may_edit: true,
            is_mine: false,
        }
    }

    fn sorted(cards: &[Card], by: TableColumn, is_descending: bool) -> Vec<String> {
        sorted_by(cards, &OwnFields::default(), Sort { by: AnyColumn::Usual(by), is_descending })
    }

    fn sorted_by(cards: &[Card], own_fields: &OwnFields, sort: Sort) -> Vec<String> {
        let ids = ordered((&BoardColumns::default(), cards), (&[], own_fields), Lane::All, Some(sort));
        let title = |id| cards.iter().find(|card| card.id == id).map(|card| card.title.clone());
        ids.into_iter().filter_map(title).collect()
    }

    #[test]
    fn rows_lie_as_on_the_board_unless_they_are_sorted() {
        let cards = [
            card("b", MeasureStatus::Running, None),
            card("Ähre", MeasureStatus::Planned, Some(date!(2027 - 01 - 01))),
            card("a", MeasureStatus::Done, Some(date!(2026 - 01 - 01))),
        ];
        let ids = ordered((&BoardColumns::default(), &cards), (&[], &OwnFields::default()), Lane::All, None);
        assert_eq!(ids, [cards[1].id, cards[0].id, cards[2].id]);
        assert_eq!(sorted(&cards, TableColumn::Title, false), ["a", "Ähre", "b"]);
        assert_eq!(sorted(&cards, TableColumn::DueOn, false), ["a", "Ähre", "b"]);
        assert_eq!(sorted(&cards, TableColumn::DueOn, true), ["Ähre", "a", "b"]);
        assert_eq!(sorted(&cards, TableColumn::Status, true), ["a", "b", "Ähre"]);
    }

    #[test]
    fn a_lane_has_only_its_own() {
        let cards = [card("a", MeasureStatus::Running, None)];
        let none = OwnFields::default();
        let of = |lane| ordered((&BoardColumns::default(), &cards), (&[], &none), lane, None).len();
        assert_eq!((of(Lane::Goal(GoalId::named("other"))), of(Lane::Committee(None))), (0, 1));
    }

    #[test]
    fn rows_are_sorted_by_fields_of_the_plans_own_numbers_as_numbers_and_what_has_none_last() {
        let id = OwnFieldId::named("field");
        let wish = OwnFieldWish { name: "Teilnahmen".to_owned(), ..OwnFieldWish::default() };
        let fields = OwnFields::default().with(id, OwnFieldKind::Number, &wish).unwrap();
        let with = |name, value: &str| {
            let card = card(name, MeasureStatus::Running, None);
            Card { own_values: card.own_values.with(id, value.to_owned()), ..card }
        };
        let cards = [with("none", ""), with("ten", "10"), with("nine", "9.5")];
        let sorted = |by, is_descending| sorted_by(&cards, &fields, Sort { by, is_descending });
        assert_eq!(sorted(AnyColumn::Own(id), false), ["nine", "ten", "none"]);
        assert_eq!(sorted(AnyColumn::Own(id), true), ["ten", "nine", "none"]);
        // A field that is gone brings nothing into another order.
        assert_eq!(sorted(AnyColumn::Own(OwnFieldId::named("gone")), true), ["none", "ten", "nine"]);
    }
}
