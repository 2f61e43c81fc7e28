//! Twenty people on one board at once: nobody is told of an error, and in the end all see the same.
//!
//! In `GEFLECHT_SOAK_MINUTES` they work for longer than a test may take; then the memory must stay as it is, too.

use std::{
    collections::HashMap,
    env, fs,
    ops::Range,
    sync::{Arc, Mutex},
    time::Duration,
};

use app::{
    error::AppError,
    plan::{
        api::{LoadBoard, LoadCard, MoveMeasure},
        measure_api::EditMeasure,
    },
};
use axum::http::{Request, StatusCode};
use domain::{
    id::{MeasureId, PlanId},
    permission::Actor,
    plan::{Card, Lane, MeasureField, MeasureStatus},
};
use rand::{Rng as _, SeedableRng as _, rngs::StdRng, seq::IndexedRandom as _};
use server::{config::LogFormat, passwords, telemetry};
use store::content::{busy_plan::busy_plan, regions::regions};
use tokio::{task::JoinSet, time::Instant};

use crate::support::{Empty, people::PASSWORD, test_app::Client};

const CARDS: usize = 60;
/// How long the test takes when nobody asks for more.
const SHORT: Duration = Duration::from_secs(4);
/// What each does at least, however slow the machine.
const AT_LEAST: usize = 5;
/// How long a person thinks before the next move, in milliseconds.
const THINKING: Range<u64> = 50..2_000;
/// By how much the memory of this process, with all its clients, may grow after the first fifth, in MB.
const GROWTH: u64 = 60;

contract! {
    async fn twenty_people_who_work_on_one_board_end_with_the_same_cards(app: Empty) {
        // An answer does not tell the cause of an error, the log does.
        telemetry::start(LogFormat::Text, "error");
        let (plan, emails) = fill(&app).await;
        let minutes = env::var_os("GEFLECHT_SOAK_MINUTES").and_then(|text| text.to_str()?.parse().ok());
        let length = minutes.map_or(SHORT, |minutes: u64| Duration::from_secs(60 * minutes));
        let mut people = Vec::new();
        for email in &emails {
            people.push(Person::sign_in(&app, email, plan).await);
        }
        let start = Instant::now();
        let mut working = JoinSet::new();
        let mut listening = Vec::new();
        for (number, person) in people.into_iter().enumerate() {
            listening.push((person.clone(), tokio::spawn(person.clone().listen())));
            working.spawn(person.work(number as u64, start + length));
        }
        tokio::time::sleep_until(start + length / 5).await;
        let warm = resident_megabytes();
        let mut done = Done::default();
        while let Some(one) = working.join_next().await {
            let one: Done = one.unwrap();
            done = Done {
                moves: done.moves + one.moves,
                edits: done.edits + one.edits,
                conflicts: done.conflicts + one.conflicts,
            };
        }

        let truth = app.signed_in("person1@musterland.example").await.call(load(plan)).await.unwrap().board;
        for (person, listener) in listening {
            person.until_heard(truth.change).await;
            listener.abort();
            assert_eq!(person.shown(), shown(truth.cards.iter()), "{} sees what is so", person.email);
        }
        let grown = resident_megabytes().saturating_sub(warm);
        report(&format!("{done:?} in {:?}; {warm} MB, {grown} MB more in the end", start.elapsed()));
        assert!(done.conflicts < (done.moves + done.edits) / 2, "{done:?}");
        assert!(minutes.is_none() || grown < GROWTH, "the memory grew by {grown} MB");
    }
}

#[expect(clippy::print_stdout, reason = "whoever lets it run for long wants the figures")]
fn report(figures: &str) {
    println!("{figures}");
}

/// What people did.
#[derive(Clone, Copy, Debug, Default)]
struct Done {
    moves: usize,
    edits: usize,
    conflicts: usize,
}

/// Somebody at the board, with the cards as they are shown there.
#[derive(Clone)]
struct Person {
    email: String,
    client: Client,
    plan: PlanId,
    cards: Arc<Mutex<HashMap<MeasureId, Card>>>,
    /// The last change that was heard of.
    heard: tokio::sync::watch::Sender<i64>,
}

impl Person {
    async fn sign_in(app: &Empty, email: &str, plan: PlanId) -> Self {
        let client = app.signed_in(email).await;
        let board = client.call(load(plan)).await.unwrap().board;
        let cards = board.cards.into_iter().map(|card| (card.id, card)).collect();
        Self {
            email: email.to_owned(),
            client,
            plan,
            cards: Arc::new(Mutex::new(cards)),
            heard: tokio::sync::watch::Sender::new(board.change),
        }
    }

    /// Moves and edits cards until the time is over, but some in any case.
    async fn work(self, seed: u64, end: Instant) -> Done {
        let mut random = StdRng::seed_from_u64(seed);
        let mut done = Done::default();
        while Instant::now() < end || done.moves + done.edits < AT_LEAST {
            tokio::time::sleep(Duration::from_millis(random.random_range(THINKING))).await;
            let cards: Vec<Card> = self.cards.lock().unwrap().values().cloned().collect();
            let own: Vec<&Card> = cards.iter().filter(|card| card.may_move).collect();
            let card = *own.choose(&mut random).expect("everybody may move something");
            let answer = if card.may_edit && random.random_bool(0.25) {
                done.edits += 1;
                self.edit(card, &format!("{} · {}", card.id, done.edits)).await
            } else {
                done.moves += 1;
                let column = *MeasureStatus::STAGES.choose(&mut random).expect("there are columns");
                let after = cards.choose(&mut random).filter(|other| other.status.stage() == column);
                self.put(card, column, after.map(|card| card.id)).await
            };
            match answer {
                Ok(()) => {}
                Err((StatusCode::CONFLICT, AppError::Stale)) => done.conflicts += 1,
                Err(error) => panic!("{}: {error:?}", self.email),
            }
        }
        done
    }

    async fn put(
        &self,
        card: &Card,
        column: MeasureStatus,
        after: Option<MeasureId>,
    ) -> Result<(), (StatusCode, AppError)> {
        let after = after.filter(|after| *after != card.id);
        let wish = MoveMeasure { measure: card.id, column, after, lane: Lane::All, version: card.version };
        let moved = self.client.call(wish).await?;
        // What was heard meanwhile may be newer than the own answer.
        self.take(moved, |known, card| card.version > known.version);
        Ok(())
    }

    async fn edit(&self, card: &Card, title: &str) -> Result<(), (StatusCode, AppError)> {
        let (text, seen) = (title.to_owned(), card.title.clone());
        let wish = EditMeasure { measure: card.id, field: MeasureField::Title, text, seen };
        self.client.call(wish).await.map(drop)
    }

    fn take(&self, card: Card, is_newer: impl Fn(&Card, &Card) -> bool) {
        let mut cards = self.cards.lock().unwrap();
        if cards.get(&card.id).is_none_or(|known| is_newer(known, &card)) {
            cards.insert(card.id, card);
        }
    }

    /// Hears of changes as they come; whenever a stream ends, the next one goes on where it broke off.
    async fn listen(self) {
        loop {
            let path = format!("/live/plan/{}?after={}", self.plan, *self.heard.borrow());
            let mut events = self.client.listen(Request::get(path)).await.unwrap();
            while let Some(event) = events.read().await {
                if event.name == "reload" {
                    let board = self.client.call(load(self.plan)).await.unwrap().board;
                    board.cards.into_iter().for_each(|card| self.take(card, |_, _| true));
                } else if event.data["record"]["kind"] == "measure" {
                    let measure = event.data["record"]["id"].as_str().unwrap().parse().unwrap();
                    let card = self.client.call(LoadCard { measure }).await.unwrap();
                    self.take(card, |known, card| card.version >= known.version);
                }
                self.heard.send_replace(event.id);
            }
        }
    }

    async fn until_heard(&self, change: i64) {
        let mut heard = self.heard.subscribe();
        let waiting = heard.wait_for(|heard| *heard >= change);
        tokio::time::timeout(Duration::from_secs(30), waiting).await.expect("news come soon").unwrap();
    }

    fn shown(&self) -> Vec<(MeasureStatus, MeasureId, String)> {
        shown(self.cards.lock().unwrap().values())
    }
}

/// What a board shows: columns with their cards from top to bottom.
fn shown<'a>(cards: impl Iterator<Item = &'a Card>) -> Vec<(MeasureStatus, MeasureId, String)> {
    let mut cards: Vec<_> = cards.collect();
    let place = |card: &Card| (card.status.stage(), card.position, card.id);
    cards.sort_by(|one, other| place(one).partial_cmp(&place(other)).expect("positions are numbers"));
    cards.into_iter().map(|card| (card.status.stage(), card.id, card.title.clone())).collect()
}

fn load(plan: PlanId) -> LoadBoard {
    LoadBoard { plan, with_milestones: false, with_ages: false }
}

/// Writes a plan and its people; answers it and their addresses.
async fn fill(app: &Empty) -> (PlanId, Vec<String>) {
    let content = busy_plan(CARDS, 1, app.store().clock().today());
    let hash = passwords::hash(PASSWORD.to_owned()).await.unwrap();
    let mut write = app.store().write(&Actor::System).await.unwrap();
    write.load_regions(&regions()).await.unwrap();
    write.load(&content, Some(&hash)).await.unwrap();
    write.commit().await.unwrap();
    let emails = content.users.iter().map(|person| person.user.email.as_str().to_owned());
    (content.plans[0].id, emails.collect())
}

/// The memory of this process.
fn resident_megabytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok()).unwrap_or_default() / 1000
}
