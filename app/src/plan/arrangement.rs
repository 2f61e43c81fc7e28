//! Which card lies where: pure, so that pointer, keyboard and menu agree and tests need no browser.

use std::collections::VecDeque;

use domain::{
    id::MeasureId,
    plan::{BoardColumn, BoardColumns, Card, Lane, MeasureStatus, Move},
};

/// A card that is being moved, and the place over which it is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Held {
    /// The card.
    pub(super) id: MeasureId,
    /// The column it is held over, by the status that names it.
    pub(super) column: MeasureStatus,
    /// The lane it is held over.
    pub(super) lane: Lane,
    /// The place among the other cards shown in that column of the lane.
    pub(super) index: usize,
    /// Whether it is held by keyboard; then it already lies where it is held.
    pub(super) by_keyboard: bool,
}

/// A direction of the arrow keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Up,
    Down,
    Left,
    Right,
    First,
    Last,
}

/// The cards of a board in its columns.
#[derive(Clone, Copy)]
pub(super) struct Arrangement<'a> {
    /// The columns.
    pub(super) columns: &'a BoardColumns,
    /// The cards, in any order.
    pub(super) cards: &'a [Card],
}

impl Arrangement<'_> {
    /// The cards of a column, in their order, of a lane.
    pub(super) fn in_column(self, column: MeasureStatus, lane: Lane) -> Vec<Card> {
        let lies_here = |card: &&Card| self.columns.of(card.status) == column && lane.holds(card);
        let mut shown: Vec<Card> = self.cards.iter().filter(lies_here).cloned().collect();
        shown.sort_by(|a, b| a.position.total_cmp(&b.position).then(a.id.cmp(&b.id)));
        shown
    }

    /// The cards of a column as they are shown while a card is held by keyboard.
    pub(super) fn shown_in_column(self, held: Option<Held>, column: MeasureStatus, lane: Lane) -> Vec<Card> {
        let mut shown = self.in_column(column, lane);
        let Some(held) = held.filter(|held| held.by_keyboard) else { return shown };
        let Some(card) = self.card(held.id) else { return shown };
        shown.retain(|card| card.id != held.id);
        if (held.column, held.lane) == (column, lane) {
            shown.insert(held.index.min(shown.len()), card.clone());
        }
        shown
    }

    /// Grabs a card where it lies.
    pub(super) fn grab(self, id: MeasureId, lane: Lane, by_keyboard: bool) -> Option<Held> {
        let column = self.columns.of(self.card(id)?.status);
        let index = self.in_column(column, lane).iter().position(|card| card.id == id)?;
        Some(Held { id, column, lane, index, by_keyboard })
    }

    /// Moves a held card one step, not beyond the board, past columns that it may not enter; above and below its lane lie
    /// the ones that it may enter.
    pub(super) fn step(self, held: Held, lanes: &[Lane], step: Step) -> Held {
        let others = |column, lane| self.others(held.id, column, lane);
        let at = self.columns.place(held.column);
        let enters = |column: &&BoardColumn| self.may_enter(held.id, column.entry);
        let left = self.columns.iter().take(at).rev().find(enters);
        let right = self.columns.iter().skip(at + 1).find(enters);
        let beside = |column: Option<&BoardColumn>| {
            let column = column.map_or(held.column, |column| column.entry);
            Held { column, index: held.index.min(others(column, held.lane)), ..held }
        };
        let lane = lanes.iter().position(|lane| *lane == held.lane);
        let above = lane.and_then(|lane| lane.checked_sub(1)).map(|lane| lanes[lane]);
        let below = lane.and_then(|lane| lanes.get(lane + 1)).copied();
        let last = others(held.column, held.lane);
        match (step, above, below) {
            (Step::Up, Some(lane), _) if held.index == 0 => {
                Held { lane, index: others(held.column, lane), ..held }
            }
            (Step::Down, _, Some(lane)) if held.index >= last => Held { lane, index: 0, ..held },
            (Step::Up, ..) => Held { index: held.index.saturating_sub(1), ..held },
            (Step::Down, ..) => Held { index: (held.index + 1).min(last), ..held },
            (Step::First, ..) => Held { index: 0, ..held },
            (Step::Last, ..) => Held { index: last, ..held },
            (Step::Left, ..) => beside(left),
            (Step::Right, ..) => beside(right),
        }
    }

    /// The wish that a held card expresses; `None` if it lies where it was.
    pub(super) fn wish(self, held: Held) -> Option<Move> {
        let card = self.card(held.id)?;
        let column = self.in_column(held.column, held.lane);
        if self.columns.of(card.status) == held.column
            && column.iter().position(|card| card.id == held.id) == Some(held.index)
        {
            return None;
        }
        let others: Vec<_> = column.iter().filter(|card| card.id != held.id).collect();
        let after =
            held.index.checked_sub(1).and_then(|above| others.get(above.min(others.len().saturating_sub(1))));
        Some(Move {
            measure_id: held.id,
            column: held.column,
            after: after.map(|card| card.id),
            lane: held.lane,
            version: card.version,
        })
    }

    /// Whether a card may be put into a column.
    pub(super) fn may_enter(self, id: MeasureId, column: MeasureStatus) -> bool {
        self.card(id).is_some_and(|card| self.columns.enter(column, card.status).is_some())
    }

    /// How many other cards a column of a lane shows.
    pub(super) fn others(self, id: MeasureId, column: MeasureStatus, lane: Lane) -> usize {
        self.in_column(column, lane).iter().filter(|card| card.id != id).count()
    }

    fn card(&self, id: MeasureId) -> Option<&Card> {
        self.cards.iter().find(|card| card.id == id)
    }
}

/// Shows a move before the server has answered: the card takes its place between its new neighbours.
pub(super) fn apply(columns: &BoardColumns, cards: &mut [Card], wish: Move) {
    let others: Vec<Card> = Arrangement { columns, cards }
        .in_column(columns.of(wish.column), Lane::All)
        .into_iter()
        .filter(|card| card.id != wish.measure_id)
        .collect();
    let index = match wish.after {
        None => 0,
        Some(after) => {
            others.iter().position(|card| card.id == after).map_or(others.len(), |above| above + 1)
        }
    };
    let above = index.checked_sub(1).map(|above| others[above].position);
    let below = others.get(index).map(|card| card.position);
    let position = domain::position::between(above, below).or(above).or(below).unwrap_or_default();
    let neighbour = cards.iter().find(|card| wish.lane.holds(card)).cloned();
    if let Some(card) = cards.iter_mut().find(|card| card.id == wish.measure_id) {
        card.status = columns.enter(wish.column, card.status).unwrap_or(card.status);
        card.position = position;
        enter(card, wish.lane, neighbour);
    }
}

/// Shows a card as one of another lane, whose name one of its cards knows.
fn enter(card: &mut Card, lane: Lane, neighbour: Option<Card>) {
    if lane.holds(card) {
        return;
    }
    match lane {
        Lane::All | Lane::Field(_) => {}
        Lane::Goal(goal) => {
            (card.goal_id, card.outcome_id) = (goal, None);
            if let Some(neighbour) = neighbour {
                card.field_id = neighbour.field_id;
            }
        }
        Lane::Committee(_) => card.committee = neighbour.and_then(|card| card.committee),
        Lane::Person(_) => card.responsible = neighbour.and_then(|card| card.responsible),
    }
}

/// Takes the first move off the list: the server has made it, and the card has this version now. Whoever moved the same
/// card again has seen that move, so theirs is no stale one.
pub(super) fn confirm(unsaved: &mut VecDeque<Move>, version: i64) {
    let Some(made) = unsaved.pop_front() else { return };
    let again = |wish: &&mut Move| wish.measure_id == made.measure_id && wish.version == made.version;
    unsaved.iter_mut().filter(again).for_each(|wish| wish.version = version);
}

/// Takes the first move off the list, which the server has refused, with what was to happen to the same card after it;
/// returns the last of them.
pub(super) fn refuse(unsaved: &mut VecDeque<Move>) -> Option<Move> {
    let id = unsaved.front()?.measure_id;
    let last = unsaved.iter().rfind(|wish| wish.measure_id == id).copied();
    unsaved.retain(|wish| wish.measure_id != id);
    last
}

#[cfg(test)]
mod tests {
    use domain::{
        id::{FieldId, GoalId},
        plan::ColumnWish,
    };

    use super::*;

    fn card(name: &str, status: MeasureStatus, position: f64) -> Card {
        Card {
            id: MeasureId::named(name),
            goal_id: GoalId::named(if name.starts_with('x') { "other" } else { "goal" }),
            field_id: FieldId::named("field"),
            outcome_id: None,
            title: name.to_owned(),
            status,
            position,
            committee: None,
            responsible: None,
            starts_on: None,
            due_on: None,
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

    fn board() -> Vec<Card> {
        vec![
            card("a", MeasureStatus::Planned, 1.0),
            card("x", MeasureStatus::Planned, 1.5),
            card("b", MeasureStatus::Planned, 2.0),
            card("c", MeasureStatus::Running, 1.0),
        ]
    }

    /// Cards in the usual columns.
    fn arranged(cards: &[Card]) -> Arrangement<'_> {
        static USUAL: std::sync::LazyLock<BoardColumns> = std::sync::LazyLock::new(BoardColumns::default);
        Arrangement { columns: &USUAL, cards }
    }

    fn titles(cards: &[Card]) -> Vec<&str> {
        cards.iter().map(|card| card.title.as_str()).collect()
    }

    #[test]
    fn a_column_shows_its_cards_in_order_of_one_goal_or_of_all() {
        let goal = Lane::Goal(GoalId::named("goal"));
        assert_eq!(titles(&arranged(&board()).in_column(MeasureStatus::Planned, Lane::All)), ["a", "x", "b"]);
        assert_eq!(titles(&arranged(&board()).in_column(MeasureStatus::Planned, goal)), ["a", "b"]);
    }

    #[test]
    fn arrow_keys_move_a_held_card_and_stop_at_the_edges() {
        let cards = board();
        let held = arranged(&cards).grab(MeasureId::named("a"), Lane::All, true).unwrap();
        assert_eq!((held.column, held.index), (MeasureStatus::Planned, 0));
        assert_eq!(arranged(&cards).step(held, &[Lane::All], Step::Up), held);
        assert_eq!(arranged(&cards).step(held, &[Lane::All], Step::Left), held);
        assert_eq!(arranged(&cards).step(held, &[Lane::All], Step::Last).index, 2);
        let right = [Step::Right, Step::Right]
            .into_iter()
            .fold(held, |held, to| arranged(&cards).step(held, &[Lane::All], to));
        assert_eq!((right.column, right.index), (MeasureStatus::Running, 0));
        assert_eq!(arranged(&cards).step(right, &[Lane::All], Step::Down).index, 1);
        assert_eq!(
            titles(&arranged(&cards).shown_in_column(Some(right), MeasureStatus::Running, Lane::All)),
            ["a", "c"]
        );
        assert_eq!(
            titles(&arranged(&cards).shown_in_column(Some(right), MeasureStatus::Planned, Lane::All)),
            ["x", "b"]
        );
    }

    #[test]
    fn a_held_card_passes_columns_that_it_may_not_enter() {
        let mut wishes = BoardColumns::default().wishes();
        let own = |wish: &mut ColumnWish| wish.column = wish.status;
        wishes.iter_mut().filter(|wish| wish.status == MeasureStatus::Idea).for_each(own);
        let columns = BoardColumns::parse(&wishes).unwrap();
        let cards = board();
        let arranged = Arrangement { columns: &columns, cards: &cards };
        let column_left_of = |name| {
            let held = arranged.grab(MeasureId::named(name), Lane::All, true).unwrap();
            let left = |held| arranged.step(held, &[Lane::All], Step::Left);
            left(left(left(held))).column
        };
        assert_eq!(column_left_of("a"), MeasureStatus::Idea);
        assert_eq!(column_left_of("c"), MeasureStatus::Planned, "what runs does not become an idea");
        assert!(!arranged.may_enter(MeasureId::named("c"), MeasureStatus::Idea));
    }

    #[test]
    fn a_card_dropped_where_it_was_is_no_move() {
        let cards = board();
        let held = arranged(&cards).grab(MeasureId::named("b"), Lane::All, true).unwrap();
        assert_eq!(arranged(&cards).wish(held), None);
    }

    #[test]
    fn a_move_names_the_card_above_and_is_shown_at_once() {
        let mut cards = board();
        let held = Held {
            id: MeasureId::named("c"),
            column: MeasureStatus::Planned,
            lane: Lane::All,
            index: 2,
            by_keyboard: false,
        };
        let wish = arranged(&cards).wish(held).unwrap();
        assert_eq!(wish.after, Some(MeasureId::named("x")));
        apply(&BoardColumns::default(), &mut cards, wish);
        assert_eq!(
            titles(&arranged(&cards).in_column(MeasureStatus::Planned, Lane::All)),
            ["a", "x", "c", "b"]
        );
        assert!(arranged(&cards).in_column(MeasureStatus::Running, Lane::All).is_empty());
    }

    #[test]
    fn within_a_goal_the_card_above_is_one_of_the_same_goal() {
        let cards = board();
        let goal = Lane::Goal(GoalId::named("goal"));
        let held = Held {
            id: MeasureId::named("c"),
            column: MeasureStatus::Planned,
            lane: goal,
            index: 1,
            by_keyboard: false,
        };
        assert_eq!(arranged(&cards).wish(held).unwrap().after, Some(MeasureId::named("a")));
    }

    #[test]
    fn a_held_card_goes_up_and_down_into_the_lanes_that_it_may_enter() {
        let cards = board();
        let [goal, other] = ["goal", "other"].map(|name| Lane::Goal(GoalId::named(name)));
        let held = arranged(&cards).grab(MeasureId::named("b"), goal, true).unwrap();
        let lanes = [goal, other];
        let down = arranged(&cards).step(held, &lanes, Step::Down);
        assert_eq!((down.lane, down.index), (other, 0));
        assert_eq!(
            titles(&arranged(&cards).shown_in_column(Some(down), MeasureStatus::Planned, other)),
            ["b", "x"]
        );
        assert_eq!(
            titles(&arranged(&cards).shown_in_column(Some(down), MeasureStatus::Planned, goal)),
            ["a"]
        );
        let end = [Step::Down, Step::Down]
            .into_iter()
            .fold(down, |held, to| arranged(&cards).step(held, &lanes, to));
        assert_eq!((end.lane, end.index), (other, 1));
        let back =
            [Step::Up, Step::Up].into_iter().fold(end, |held, to| arranged(&cards).step(held, &lanes, to));
        assert_eq!((back.lane, back.index), (goal, 1));
        assert_eq!(arranged(&cards).wish(back), None);
        assert_eq!(arranged(&cards).step(held, &[goal], Step::Down), held);

        let wish = arranged(&cards).wish(end).unwrap();
        assert_eq!((wish.lane, wish.after), (other, Some(MeasureId::named("x"))));
        let mut moved = cards.clone();
        apply(&BoardColumns::default(), &mut moved, wish);
        assert_eq!(titles(&arranged(&moved).in_column(MeasureStatus::Planned, other)), ["x", "b"]);
        assert_eq!(titles(&arranged(&moved).in_column(MeasureStatus::Planned, goal)), ["a"]);
    }

    fn move_of(name: &str, column: MeasureStatus, version: i64) -> Move {
        Move { measure_id: MeasureId::named(name), column, after: None, lane: Lane::All, version }
    }

    #[test]
    fn a_card_moved_twice_is_moved_from_its_new_version() {
        let mut unsaved = VecDeque::from([
            move_of("a", MeasureStatus::Running, 1),
            move_of("b", MeasureStatus::Running, 1),
            move_of("a", MeasureStatus::Delayed, 1),
        ]);
        confirm(&mut unsaved, 2);
        assert_eq!(
            unsaved,
            [move_of("b", MeasureStatus::Running, 1), move_of("a", MeasureStatus::Delayed, 2)]
        );
    }

    #[test]
    fn a_refused_move_takes_the_later_ones_of_its_card_along() {
        let mut unsaved = VecDeque::from([
            move_of("a", MeasureStatus::Running, 1),
            move_of("b", MeasureStatus::Running, 1),
            move_of("a", MeasureStatus::Delayed, 1),
        ]);
        assert_eq!(refuse(&mut unsaved), Some(move_of("a", MeasureStatus::Delayed, 1)));
        assert_eq!(unsaved, [move_of("b", MeasureStatus::Running, 1)]);
    }
}
