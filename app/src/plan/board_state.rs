//! What a board knows while it is open: its cards, the held one, and moves on their way.

use std::collections::VecDeque;

use domain::{
    id::{GoalId, MeasureId},
    plan::{BoardColumn, Card, Move},
};
use leptos::{prelude::*, task::spawn_local};
use time::Date;

use super::{
    api,
    arrangement::{self, Held},
    card::{has_focus, refocus},
    text,
};
use crate::{error::AppError, i18n::use_language};

/// Why a move was not made, with what is needed to make it all the same.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Refused {
    /// The move.
    pub(super) wish: Move,
    /// The title of the card.
    pub(super) title: String,
    /// Why.
    pub(super) error: AppError,
}

/// The state of an open board; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct BoardState {
    /// All cards as they are shown: as the server last told, after the moves that are on their way.
    pub(super) cards: Memo<Vec<Card>>,
    /// Moves that the server has not confirmed yet, in the order in which they were made.
    pub(super) unsaved: RwSignal<VecDeque<Move>>,
    /// Whether the last move was confirmed.
    pub(super) is_saved: RwSignal<bool>,
    /// All cards as the server last told.
    told: RwSignal<Vec<Card>>,
    /// The card that is being moved.
    pub(super) held: RwSignal<Option<Held>>,
    /// The goal within whose lane the held card moves.
    pub(super) held_in: RwSignal<Option<GoalId>>,
    /// What a screen reader is told.
    pub(super) announcement: RwSignal<String>,
    /// The last move that was refused.
    pub(super) refused: RwSignal<Option<Refused>>,
    /// Whether live updates are interrupted.
    pub(super) is_offline: RwSignal<bool>,
    /// The day in Germany.
    pub(super) today: Date,
    /// The name of the health region, which committees need not repeat.
    pub(super) region: StoredValue<String>,
    language: RwSignal<crate::i18n::Language>,
}

impl BoardState {
    pub(super) fn new(cards: Vec<Card>, region: &str, today: Date) -> Self {
        let told = RwSignal::new(cards);
        let unsaved = RwSignal::new(VecDeque::new());
        let cards = Memo::new(move |_| {
            let mut cards = told.get();
            unsaved.with(|unsaved| unsaved.iter().for_each(|wish| arrangement::apply(&mut cards, *wish)));
            cards
        });
        Self {
            cards,
            unsaved,
            is_saved: RwSignal::new(false),
            told,
            held: RwSignal::new(None),
            held_in: RwSignal::new(None),
            announcement: RwSignal::new(String::new()),
            refused: RwSignal::new(None),
            is_offline: RwSignal::new(false),
            today,
            region: StoredValue::new(region.to_owned()),
            language: use_language(),
        }
    }

    fn title(self, id: MeasureId) -> String {
        let title = self.told.try_with_untracked(|cards| {
            cards.iter().find(|card| card.id == id).map(|card| card.title.clone())
        });
        title.flatten().unwrap_or_default()
    }

    fn column_word(self, column: BoardColumn) -> &'static str {
        text::column(self.language.get_untracked(), column)
    }

    /// Grabs a card; `goal` is the lane it was grabbed in.
    pub(super) fn grab(self, id: MeasureId, goal: Option<GoalId>, by_keyboard: bool) {
        let held = self.cards.with_untracked(|cards| arrangement::grab(cards, id, goal, by_keyboard));
        self.held_in.set(goal);
        self.held.set(held);
        if let (Some(held), true) = (held, by_keyboard) {
            let of = self.places(held);
            let column = self.column_word(held.column);
            let language = self.language.get_untracked();
            self.announcement.set(text::grabbed(language, &self.title(id), column, held.index + 1, of));
        }
    }

    /// Moves the held card one step.
    pub(super) fn step(self, step: arrangement::Step) {
        let Some(held) = self.held.get_untracked() else { return };
        let goal = self.held_in.get_untracked();
        let held = self.cards.with_untracked(|cards| arrangement::step(cards, held, goal, step));
        self.held.set(Some(held));
        let (column, of) = (self.column_word(held.column), self.places(held));
        self.announcement.set(text::at(self.language.get_untracked(), column, held.index + 1, of));
    }

    fn places(self, held: Held) -> usize {
        let goal = self.held_in.get_untracked();
        let others = self.cards.with_untracked(|cards| {
            arrangement::in_column(cards, held.column, goal).iter().filter(|card| card.id != held.id).count()
        });
        others + 1
    }

    /// Puts the held card down where it is held.
    pub(super) fn drop_held(self) {
        let Some(held) = self.held.get_untracked() else { return };
        let goal = self.held_in.get_untracked();
        let wish = self.cards.with_untracked(|cards| arrangement::wish(cards, held, goal));
        self.held.set(None);
        if let Some(wish) = wish {
            self.perform(wish);
        }
    }

    /// Puts the held card back.
    pub(super) fn cancel(self) {
        if let Some(held) = self.held.get_untracked() {
            self.held.set(None);
            self.announcement.set(text::cancelled(self.language.get_untracked(), &self.title(held.id)));
        }
    }

    /// Moves a card on top of a column, from the menu.
    pub(super) fn move_to(self, id: MeasureId, column: BoardColumn) {
        let version = self
            .cards
            .with_untracked(|cards| cards.iter().find(|card| card.id == id).map(|card| card.version));
        if let Some(version) = version {
            self.perform(Move { measure_id: id, column, after: None, version });
        }
    }

    /// Shows a move at once and tells the server; moves are told one after the other.
    pub(super) fn perform(self, wish: Move) {
        self.refused.set(None);
        self.is_saved.set(false);
        let title = self.title(wish.measure_id);
        let column = self.column_word(wish.column);
        self.announcement.set(text::dropped(self.language.get_untracked(), &title, column));
        let is_idle = self.unsaved.with_untracked(VecDeque::is_empty);
        self.unsaved.update(|unsaved| unsaved.push_back(wish));
        if is_idle {
            spawn_local(self.save());
        }
    }

    /// Tells the server the moves in their order, also after the page was left.
    async fn save(self) {
        let unsaved = ArcRwSignal::from(self.unsaved);
        while let Some(wish) = unsaved.with_untracked(|unsaved| unsaved.front().copied()) {
            match api::move_measure(wish.measure_id, wish.column, wish.after, wish.version).await {
                Ok(card) => {
                    let version = card.version;
                    self.patch(card);
                    unsaved.update(|unsaved| arrangement::confirm(unsaved, version));
                    self.is_saved.set(unsaved.with_untracked(VecDeque::is_empty));
                }
                Err(error) => {
                    // Without an answer it is shown as last told.
                    if let Ok(card) = api::load_card(wish.measure_id).await {
                        self.patch(card);
                    }
                    let last = unsaved.try_update(arrangement::refuse).flatten().unwrap_or(wish);
                    self.say_refused(last, error);
                }
            }
        }
    }

    fn say_refused(self, wish: Move, error: AppError) {
        let language = self.language.get_untracked();
        self.announcement.set(format!("{}: {}", text::not_moved(language), error.sentence(language)));
        self.refused.set(Some(Refused { title: self.title(wish.measure_id), wish, error }));
    }

    /// Tries a refused move once more, against the card as it is now.
    pub(super) fn retry(self, refused: &Refused) {
        let version = self.cards.with_untracked(|cards| {
            cards.iter().find(|card| card.id == refused.wish.measure_id).map(|card| card.version)
        });
        if let Some(version) = version {
            self.perform(Move { version, ..refused.wish });
        }
    }

    /// Takes over what the server told of a card. It is drawn anew; a focus within it goes with it.
    pub(super) fn patch(self, card: Card) {
        if has_focus(card.id) {
            refocus(card.id);
        }
        self.told.update(|cards| match cards.iter_mut().find(|known| known.id == card.id) {
            Some(known) if known.version <= card.version => *known = card,
            Some(_) => {}
            None => cards.push(card),
        });
    }

    /// Takes over a change that somebody made: asks for the card, and says so if it is news.
    pub(super) fn learn(self, id: MeasureId) {
        spawn_local(async move {
            let Ok(card) = api::load_card(id).await else { return };
            if self.is_news(&card) {
                let column = self.column_word(card.status.column());
                let language = self.language.get_untracked();
                self.announcement.set(text::moved_by_other(language, &card.title, column));
            }
            self.patch(card);
        });
    }

    /// Whether a card is newer than the known one and not so because of a move made here.
    fn is_news(self, card: &Card) -> bool {
        let is_newer = self.told.try_with_untracked(|cards| {
            cards.iter().find(|known| known.id == card.id).is_none_or(|known| known.version < card.version)
        });
        let is_own =
            self.unsaved.try_with_untracked(|unsaved| unsaved.iter().any(|wish| wish.measure_id == card.id));
        is_newer == Some(true) && is_own == Some(false)
    }
}
