//! What the page of a plan knows while it is open: its cards, the held one, and moves on their way.

use std::{
    collections::{HashMap, VecDeque},
    time::Duration,
};

use domain::{
    directory::NamedRecord,
    id::{MeasureId, PlanId},
    plan::{
        BoardColumns, BoardGoal, Card, CardFace, FilterFacts, Lane, MeasureAge, MeasureLink, MeasureLinkKind,
        MeasureStatus, Milestone, Move, OwnFields, Step,
    },
};
use leptos::{prelude::*, task::spawn_local};
use leptos_router::{hooks::use_location, location::Location};
use time::Date;

use super::{
    api::{self, BoardAnswer},
    arrangement::{self, Arrangement, Held},
    asked::{Asked, Questions},
    card::{has_focus, refocus},
    lane::{self, Group},
    measure_api,
    plan_query::{PlanQuery, PlanView},
    selection::Selection,
    text,
};
use crate::{error::AppError, i18n::use_language};

/// How long moves wait before they are tried again.
const RETRY: Duration = Duration::from_secs(3);

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

/// The state of an open plan, whatever the view; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct OpenPlan {
    /// The plan.
    pub(super) plan: PlanId,
    /// What the address says.
    pub(super) query: Memo<PlanQuery>,
    /// The columns of the board.
    pub(super) columns: RwSignal<BoardColumns>,
    /// The fields that the plan has of its own.
    pub(super) own_fields: RwSignal<OwnFields>,
    /// What cards show.
    pub(super) face: RwSignal<CardFace>,
    /// The goals with their indicators.
    pub(super) goals: RwSignal<Vec<BoardGoal>>,
    /// The links between measures.
    pub(super) links: RwSignal<Vec<MeasureLink>>,
    /// For each measure that has to wait, the titles of those that it waits for.
    pub(super) blockers: Memo<HashMap<MeasureId, Vec<String>>>,
    /// The milestones of all measures, once a view has needed them.
    pub(super) milestones: RwSignal<Option<Vec<Milestone>>>,
    /// The names of those who see to milestones, as far as the reader may see them.
    pub(super) people: RwSignal<Vec<NamedRecord>>,
    /// What the log tells of the measures, once a filter has needed it.
    pub(super) ages: RwSignal<Option<Vec<MeasureAge>>>,
    /// How often somebody has changed something.
    pub(super) news: RwSignal<u32>,
    /// How often somebody has said something about a measure.
    pub(super) talk_news: RwSignal<u32>,
    /// Measures that are being changed on their sheet.
    pub(super) edited: StoredValue<Vec<MeasureId>>,
    /// Measures that were taken away while the board was open.
    gone: StoredValue<Vec<MeasureId>>,
    /// Whether the last press of the pointer became a drag.
    pub(super) was_dragged: StoredValue<bool>,
    /// Whether the board is to be asked for anew soon.
    is_asking: StoredValue<bool>,
    /// The measures that others have changed since the reader's last visit.
    pub(super) changed: RwSignal<Vec<MeasureId>>,
    /// All cards: as the server last told, after the moves that are on their way.
    pub(super) all: Memo<Vec<Card>>,
    /// Those of them that text and kind let through.
    pub(super) cards: Memo<Vec<Card>>,
    /// Moves that the server has not confirmed yet, in the order in which they were made.
    pub(super) unsaved: RwSignal<VecDeque<Move>>,
    /// Whether the last move was confirmed.
    pub(super) is_saved: RwSignal<bool>,
    /// All cards as the server last told.
    told: RwSignal<Vec<Card>>,
    /// What was asked about them.
    questions: StoredValue<Questions>,
    /// The card that is being moved.
    pub(super) held: RwSignal<Option<Held>>,
    /// The card that was last put somewhere or looked for: it is drawn, however long its column is.
    pub(super) sought: RwSignal<Option<MeasureId>>,
    /// What a screen reader is told.
    pub(super) announcement: RwSignal<String>,
    /// The last move that was refused.
    pub(super) refused: RwSignal<Option<Refused>>,
    /// The measure that was removed here last, with its title.
    pub(super) removed: RwSignal<Option<(MeasureId, String)>>,
    /// Whether live updates are interrupted.
    pub(super) is_offline: RwSignal<bool>,
    /// Whether moves wait for the connection to come back.
    pub(super) is_waiting: RwSignal<bool>,
    /// The measures that were chosen to be changed at once.
    pub(super) selection: Selection,
    /// How often the reader has changed something, here or elsewhere.
    pub(super) own_changes: RwSignal<u32>,
    /// What the reader did last and can still take back.
    pub(super) last_step: RwSignal<Option<Step>>,
    /// The name under which the log knows the reader.
    reader: StoredValue<Option<String>>,
    /// Whether the reader may remove measures.
    pub(super) may_remove: bool,
    /// The day in Germany.
    pub(super) today: Date,
    /// The first and the last day of the plan.
    pub(super) period: (Date, Date),
    /// The name of the health region, which committees need not repeat.
    pub(super) region: StoredValue<String>,
    language: RwSignal<crate::i18n::Language>,
}

impl OpenPlan {
    pub(super) fn new(answer: &BoardAnswer) -> Self {
        let BoardAnswer { board, milestones, ages, today, reader, last_step } = answer;
        let today = *today;
        // The hook for the query alone misses a query that changes together with the plan.
        let Location { pathname, query, .. } = use_location();
        let own = format!("/plan/{}/", board.plan.id);
        let query = Memo::new(move |known: Option<&PlanQuery>| {
            let view = pathname.with(|path| path.strip_prefix(&own)?.parse().ok());
            // On the way to another page this one stays as it is.
            view.map_or_else(
                || known.cloned().unwrap_or(PlanQuery::all(PlanView::Board)),
                |view| PlanQuery::read(view, &query.read()),
            )
        });
        let told = RwSignal::new(board.cards.clone());
        let unsaved = RwSignal::new(VecDeque::new());
        let columns = RwSignal::new(board.plan.columns.clone());
        let cards = Memo::new(move |_| {
            let mut cards = told.get();
            let show = |wish: &Move| columns.with(|columns| arrangement::apply(columns, &mut cards, *wish));
            unsaved.with(|unsaved| unsaved.iter().for_each(show));
            cards
        });
        let all = cards;
        let changed = RwSignal::new(Vec::new());
        let ages = RwSignal::new(ages.clone());
        let cards = Memo::new(move |_| {
            let mut cards = all.get();
            query.with(|query| {
                changed.with(|changed| {
                    ages.with(|ages| {
                        let ages = ages.as_deref().unwrap_or_default();
                        query.retain(&mut cards, FilterFacts { today, changed, ages });
                    });
                });
            });
            cards
        });
        let links = RwSignal::new(board.links.clone());
        let blockers = Memo::new(move |_| links.with(|links| all.with(|cards| blockers(links, cards))));
        Self {
            plan: board.plan.id,
            query,
            columns,
            own_fields: RwSignal::new(board.plan.own_fields.clone()),
            face: RwSignal::new(board.plan.card_face.clone()),
            goals: RwSignal::new(board.goals.clone()),
            links,
            blockers,
            milestones: RwSignal::new(milestones.as_ref().map(|known| known.milestones.clone())),
            people: RwSignal::new(milestones.as_ref().map(|known| known.people.clone()).unwrap_or_default()),
            ages,
            news: RwSignal::new(0),
            talk_news: RwSignal::new(0),
            edited: StoredValue::new(Vec::new()),
            gone: StoredValue::new(Vec::new()),
            was_dragged: StoredValue::new(false),
            is_asking: StoredValue::new(false),
            changed,
            all,
            cards,
            unsaved,
            is_saved: RwSignal::new(false),
            told,
            questions: StoredValue::new(Questions::default()),
            held: RwSignal::new(None),
            sought: RwSignal::new(None),
            announcement: RwSignal::new(String::new()),
            refused: RwSignal::new(None),
            removed: RwSignal::new(None),
            is_offline: RwSignal::new(false),
            is_waiting: RwSignal::new(false),
            selection: Selection::new(),
            own_changes: RwSignal::new(0),
            last_step: RwSignal::new(last_step.clone()),
            reader: StoredValue::new(reader.clone()),
            may_remove: board.rights.edit,
            today,
            period: (board.plan.period_from, board.plan.period_to),
            region: StoredValue::new(board.health_region.name.clone()),
            language: use_language(),
        }
    }

    /// Whether the reader has an account.
    pub(super) fn is_signed_in(self) -> bool {
        self.reader.with_value(Option::is_some)
    }

    /// Asks what others have changed since the reader's last visit, and notes that this is one.
    pub(super) fn learn_what_is_new(self) {
        if !self.is_signed_in() {
            return;
        }
        spawn_local(async move {
            if let Ok(changed) = api::visit_plan(self.plan).await {
                self.changed.try_set(changed);
            }
        });
    }

    /// The address of this page with something else chosen.
    pub(super) fn path(self, change: impl FnOnce(&mut PlanQuery)) -> String {
        let mut query = self.query.get();
        change(&mut query);
        query.path(self.plan)
    }

    /// The goals that the filter leaves: those with a measure that it leaves, and those that have its words themselves.
    pub(super) fn shown_goals(self) -> Vec<BoardGoal> {
        let goals = self.goals.get();
        self.query.with(|query| {
            if !query.is_filtered() {
                return goals;
            }
            let is_meant = |entry: &BoardGoal| {
                self.all.with(|all| {
                    query.lacks.is_none_or(|lack| lack.is_of(entry, all, self.period, self.today))
                }) && self.cards.with(|cards| query.shows_goal(entry, cards))
            };
            goals.into_iter().filter(is_meant).collect()
        })
    }

    fn title(self, id: MeasureId) -> String {
        let title = self.told.try_with_untracked(|cards| {
            cards.iter().find(|card| card.id == id).map(|card| card.title.clone())
        });
        title.flatten().unwrap_or_default()
    }

    /// The name of the column in which measures of a status lie.
    pub(super) fn column_word(self, language: crate::i18n::Language, status: MeasureStatus) -> String {
        self.columns.with(|columns| match columns.column(status) {
            Some(column) => text::column(language, column),
            None => text::status(language, status).to_owned(),
        })
    }

    /// Reads from the cards as they lie in their columns; whoever reads is told when they lie otherwise.
    pub(super) fn arranged<T>(self, read: impl FnOnce(Arrangement<'_>) -> T) -> T {
        self.columns.with(|columns| self.cards.with(|cards| read(Arrangement { columns, cards })))
    }

    /// How many measures lie in the column of a status, whatever the filter shows, and how many it should hold at most.
    pub(super) fn fill(self, status: MeasureStatus) -> (usize, Option<u32>) {
        self.columns.with(|columns| {
            let Some(column) = columns.column(status) else { return (0, None) };
            let lies_here = |card: &&Card| column.statuses.contains(&card.status);
            (self.all.with(|cards| cards.iter().filter(lies_here).count()), column.limit)
        })
    }

    /// Says that the column of a status holds more than it should, if it does.
    fn too_many(self, language: crate::i18n::Language, status: MeasureStatus) -> Option<String> {
        let (count, limit) = self.fill(status);
        let limit = limit.filter(|limit| count > *limit as usize)?;
        Some(text::too_many(language, count, limit))
    }

    /// Grabs a card in a lane.
    pub(super) fn grab(self, id: MeasureId, lane: Lane, by_keyboard: bool) {
        let held = untrack(|| self.arranged(|arranged| arranged.grab(id, lane, by_keyboard)));
        self.held.set(held);
        if let (Some(held), true) = (held, by_keyboard) {
            let of = self.places(held);
            let language = self.language.get_untracked();
            let column = untrack(|| self.column_word(language, held.column));
            self.announcement.set(text::grabbed(language, &self.title(id), &column, held.index + 1, of));
        }
    }

    /// Moves the held card one step.
    pub(super) fn step(self, step: arrangement::Step) {
        let Some(before) = self.held.get_untracked() else { return };
        let groups = self.groups_for(before.id);
        let lanes: Vec<_> = groups.iter().map(|group| group.lane).collect();
        let held = untrack(|| self.arranged(|arranged| arranged.step(before, &lanes, step)));
        self.held.set(Some(held));
        let language = self.language.get_untracked();
        let column = untrack(|| self.column_word(language, held.column));
        let at = text::at(language, &column, held.index + 1, self.places(held));
        let entered = groups.iter().find(|group| group.lane == held.lane && held.lane != before.lane);
        self.announcement.set(match entered {
            Some(group) => format!("{}, {at}", group.title(language)),
            None => at,
        });
    }

    /// The lanes that a card may enter, in their order: those of things that it takes over, if the reader may change it;
    /// none if it stays in its own.
    pub(super) fn groups_for(self, id: MeasureId) -> Vec<Group> {
        let Some(by) = self.query.with_untracked(|query| query.group) else { return Vec::new() };
        let with_empty = !self.query.with_untracked(PlanQuery::is_filtered);
        self.cards.with_untracked(|cards| {
            let is_free = cards.iter().any(|card| card.id == id && card.may_edit);
            let mut groups = self.goals.with_untracked(|goals| lane::groups(by, goals, cards, with_empty));
            groups.retain(|group| is_free && group.lane.takes());
            groups
        })
    }

    fn places(self, held: Held) -> usize {
        untrack(|| self.arranged(|arranged| arranged.others(held.id, held.column, held.lane))) + 1
    }

    /// Puts the held card down where it is held.
    pub(super) fn drop_held(self) {
        let Some(held) = self.held.get_untracked() else { return };
        let wish = untrack(|| self.arranged(|arranged| arranged.wish(held)));
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
    pub(super) fn move_to(self, id: MeasureId, column: MeasureStatus) {
        let version = self
            .cards
            .with_untracked(|cards| cards.iter().find(|card| card.id == id).map(|card| card.version));
        if let Some(version) = version {
            self.perform(Move { measure_id: id, column, after: None, lane: Lane::All, version });
        }
    }

    /// Shows a move at once and tells the server; moves are told one after the other.
    pub(super) fn perform(self, wish: Move) {
        self.refused.set(None);
        self.is_saved.set(false);
        self.sought.set(Some(wish.measure_id));
        let title = self.title(wish.measure_id);
        let is_idle = self.unsaved.with_untracked(VecDeque::is_empty);
        self.unsaved.update(|unsaved| unsaved.push_back(wish));
        let language = self.language.get_untracked();
        let column = untrack(|| self.column_word(language, wish.column));
        let dropped = text::dropped(language, &title, &column);
        self.announcement.set(match untrack(|| self.too_many(language, wish.column)) {
            Some(too_many) => format!("{dropped} {too_many}"),
            None => dropped,
        });
        if is_idle {
            spawn_local(self.save());
        }
    }

    /// Tells the server the moves in their order, also after the page was left. Without a connection they wait.
    async fn save(self) {
        let unsaved = ArcRwSignal::from(self.unsaved);
        // An answer may have been lost after the server had done what was asked.
        let mut is_repeated = self.is_waiting.try_get_untracked() == Some(true);
        self.is_waiting.try_set(false);
        while let Some(wish) = unsaved.with_untracked(|unsaved| unsaved.front().copied()) {
            let answer =
                api::move_measure(wish.measure_id, wish.column, wish.after, wish.lane, wish.version).await;
            let answer = match answer {
                Err(AppError::Stale) if is_repeated => self.made_already(wish).await,
                answer => answer,
            };
            is_repeated = false;
            match answer {
                Ok(card) => {
                    let version = card.version;
                    self.patch(card);
                    unsaved.update(|unsaved| arrangement::confirm(unsaved, version));
                    self.is_saved.set(unsaved.with_untracked(VecDeque::is_empty));
                    self.own_changes.try_update(|changes| *changes += 1);
                }
                Err(AppError::Connection) => {
                    if self.is_waiting.try_set(true).is_none() {
                        self.resume_soon();
                    }
                    return;
                }
                Err(error) => {
                    // Without an answer it is shown as last told.
                    self.reload_card(wish.measure_id).await;
                    let last = unsaved.try_update(arrangement::refuse).flatten().unwrap_or(wish);
                    self.say_refused(last, error);
                }
            }
        }
    }

    /// Tells the server what has waited, as soon as there is a connection again.
    pub(super) fn resume_when_connected(self) {
        Effect::new(move |was_offline: Option<bool>| {
            let is_offline = self.is_offline.get();
            if was_offline == Some(true) && !is_offline {
                self.resume();
            }
            is_offline
        });
    }

    fn resume_soon(self) {
        set_timeout(move || self.resume(), RETRY);
    }

    fn resume(self) {
        if self.is_waiting.try_get_untracked() == Some(true) {
            spawn_local(self.save());
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

    /// Notes that something is asked about cards, in the order in which it is asked.
    fn ask(self) -> Asked {
        self.questions.try_update_value(Questions::ask).unwrap_or_default()
    }

    /// Takes over what the server told of a card as the answer to a write.
    pub(super) fn patch(self, card: Card) {
        self.take(card, Asked::default());
    }

    /// Takes over what the server told of a card, unless something newer is known. It is drawn anew; a focus within it goes
    /// with it.
    fn take(self, card: Card, asked: Asked) {
        // An answer may have been on its way when the measure was taken away.
        if self.gone.try_with_value(|gone| gone.contains(&card.id)) != Some(false) {
            return;
        }
        let known = self.told.try_with_untracked(|cards| {
            cards.iter().find(|known| known.id == card.id).map(|known| known.version)
        });
        let Some(known) = known else { return };
        let versions = (known, card.version);
        let counts = self.questions.try_update_value(|questions| questions.take(card.id, versions, asked));
        if counts != Some(true) {
            return;
        }
        if has_focus(card.id) {
            refocus(card.id);
        }
        self.told.try_update(|cards| match cards.iter_mut().find(|known| known.id == card.id) {
            Some(known) => *known = card,
            None => cards.push(card),
        });
    }

    /// Shows a measure that was made or brought back here.
    pub(super) fn welcome(self, card: Card) {
        self.expect_again(card.id);
        self.patch(card);
    }

    /// A measure that was taken away has been brought back.
    pub(super) fn expect_again(self, id: MeasureId) {
        self.questions.try_update_value(|questions| questions.expect(id));
        self.gone.try_update_value(|gone| gone.retain(|known| *known != id));
    }

    /// Brings back what was removed here.
    pub(super) fn restore(self, id: MeasureId) {
        spawn_local(async move {
            match measure_api::restore_measure(id).await {
                Ok(card) => {
                    self.removed.try_set(None);
                    self.announcement.set(text::restored(self.language.get_untracked(), &card.title));
                    self.welcome(card);
                }
                Err(error) => self.announcement.set(error.sentence(self.language.get_untracked())),
            }
        });
    }

    /// Takes a measure off the board.
    pub(super) fn forget(self, id: MeasureId) {
        self.gone.try_update_value(|gone| gone.push(id));
        self.told.try_update(|cards| cards.retain(|card| card.id != id));
    }

    /// Asks for a card that was changed here.
    pub(super) async fn reload_card(self, id: MeasureId) {
        let asked = self.ask();
        if let Ok(card) = api::load_card(id).await {
            self.take(card, asked);
        }
    }

    /// Takes over a change to something else than a measure: asks for the whole board, once for several changes.
    pub(super) fn learn_all(self) {
        if self.is_asking.try_get_value() != Some(false) {
            return;
        }
        self.is_asking.set_value(true);
        let ask = move || {
            spawn_local(async move {
                self.is_asking.try_set_value(false);
                let asked = self.ask();
                if let Ok(answer) = api::load_board(self.plan, false, false).await {
                    answer.board.cards.into_iter().for_each(|card| self.take(card, asked));
                    let counts = self.questions.try_update_value(|questions| questions.take_board(asked));
                    if counts != Some(true) {
                        return;
                    }
                    let columns = answer.board.plan.columns;
                    if self.columns.try_with_untracked(|known| *known != columns) == Some(true) {
                        self.columns.try_set(columns);
                    }
                    let (own_fields, face) = (answer.board.plan.own_fields, answer.board.plan.card_face);
                    if self.own_fields.try_with_untracked(|known| *known != own_fields) == Some(true) {
                        self.own_fields.try_set(own_fields);
                    }
                    if self.face.try_with_untracked(|known| *known != face) == Some(true) {
                        self.face.try_set(face);
                    }
                    self.goals.try_set(answer.board.goals);
                    self.links.try_set(answer.board.links);
                    self.news.try_update(|news| *news += 1);
                }
            });
        };
        set_timeout(ask, Duration::from_millis(200));
    }

    /// Asks for the milestones as they are by now, where a view needs or has needed them.
    pub(super) fn learn_milestones(self) {
        let is_needed = self.query.with_untracked(|query| query.view.has_milestones());
        if !is_needed && self.milestones.with_untracked(Option::is_none) {
            return;
        }
        spawn_local(async move {
            if let Ok(newest) = api::list_milestones(self.plan).await {
                self.people.try_set(newest.people);
                self.milestones.try_set(Some(newest.milestones));
            }
        });
    }

    /// Asks what the log tells of the measures by now, where the filter needs it.
    pub(super) fn learn_ages(self) {
        if !self.query.with_untracked(|query| query.filter().needs_ages()) {
            // By the time it is needed again, it will be another.
            if self.ages.with_untracked(Option::is_some) {
                self.ages.set(None);
            }
            return;
        }
        spawn_local(async move {
            if let Ok(newest) = api::list_measure_ages(self.plan).await {
                self.ages.try_set(Some(newest));
            }
        });
    }

    /// Notes that somebody of this name has changed something.
    pub(super) fn note_change(self, actor: &str) {
        if self.reader.try_with_value(|reader| reader.as_deref() == Some(actor)) == Some(true) {
            self.own_changes.try_update(|changes| *changes += 1);
        }
    }

    /// Takes over a change that somebody made: asks for the card, and says so if it is news.
    pub(super) fn learn(self, id: MeasureId) {
        let asked = self.ask();
        spawn_local(async move {
            let card = match api::load_card(id).await {
                Ok(card) => card,
                Err(AppError::NotFound) => return self.miss(id, asked),
                Err(_) => return,
            };
            if self.is_news(&card) {
                let language = self.language.get_untracked();
                let column = untrack(|| self.column_word(language, card.status));
                self.announcement.set(text::moved_by_other(language, &card.title, &column));
            }
            self.take(card, asked);
            self.news.try_update(|news| *news += 1);
        });
    }

    /// Takes a measure off the board that was not found, unless it has been brought back since that was asked.
    fn miss(self, id: MeasureId, asked: Asked) {
        if self.questions.try_with_value(|questions| questions.is_overtaken(id, asked)) == Some(false) {
            self.forget(id);
        }
    }

    /// Whether a card is newer than the known one and not so because of a move made here.
    fn is_news(self, card: &Card) -> bool {
        let is_newer = self.told.try_with_untracked(|cards| {
            cards.iter().find(|known| known.id == card.id).is_none_or(|known| known.version < card.version)
        });
        let is_own =
            self.unsaved.try_with_untracked(|unsaved| unsaved.iter().any(|wish| wish.measure_id == card.id));
        let is_edited = self.edited.try_with_value(|edited| edited.contains(&card.id));
        is_newer == Some(true) && is_own == Some(false) && is_edited == Some(false)
    }

    /// The card, if it lies by now where a move was to bring it.
    async fn made_already(self, wish: Move) -> Result<Card, AppError> {
        let card = api::load_card(wish.measure_id).await?;
        let same_column = |columns: &BoardColumns| columns.of(card.status) == columns.of(wish.column);
        let lies_there = self.columns.try_with_untracked(same_column) == Some(true);
        let is_made = card.version == wish.version + 1 && lies_there && wish.lane.holds(&card);
        if is_made { Ok(card) } else { Err(AppError::Stale) }
    }
}

/// The titles of the open measures that block others.
fn blockers(links: &[MeasureLink], cards: &[Card]) -> HashMap<MeasureId, Vec<String>> {
    let mut blockers: HashMap<MeasureId, Vec<String>> = HashMap::new();
    for link in links.iter().filter(|link| link.kind == MeasureLinkKind::Blocks) {
        let blocker = cards.iter().find(|card| card.id == link.from_id && !card.status.is_finished());
        if let Some(blocker) = blocker {
            blockers.entry(link.to_id).or_default().push(blocker.title.clone());
        }
    }
    blockers
}
