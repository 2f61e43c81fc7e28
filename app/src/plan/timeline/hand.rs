//! Moving and stretching bars, by pointer and by keyboard.

use domain::{
    id::MeasureId,
    plan::{Card, Period},
};
use leptos::{ev, prelude::*, task::spawn_local};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use time::{Date, Duration};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, PointerEvent};

use super::text;
use crate::{
    i18n::{Language, use_language},
    plan::{measure_api, open_plan::OpenPlan},
    ui::{focus, format},
};

/// Movement in CSS pixels after which a press is a drag.
const THRESHOLD: f64 = 4.0;

/// What of a bar is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// Its beginning.
    Start,
    /// Its end.
    End,
}

/// A bar in the hand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Held {
    /// The measure.
    pub(super) id: MeasureId,
    /// When it was.
    before: Period,
    /// When it is to be.
    pub(super) to: Period,
    /// Whether it is held by keyboard.
    pub(super) by_keyboard: bool,
}

/// A measure that was put at another time, to be put back.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Moved {
    pub(super) id: MeasureId,
    pub(super) title: String,
    pub(super) from: Period,
    pub(super) to: Period,
}

/// The press of a pointer on a bar.
#[derive(Clone, Copy)]
struct Press {
    id: MeasureId,
    part: Part,
    pointer: i32,
    x: f64,
    /// CSS pixels of a day.
    day: f64,
    before: Period,
    is_moving: bool,
}

/// The hand of a timeline; cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    state: OpenPlan,
    pub(super) held: RwSignal<Option<Held>>,
    /// Measures on their way to the server, at the time they are to be.
    pub(super) sent: RwSignal<Vec<(MeasureId, Period)>>,
    pub(super) moved: RwSignal<Option<Moved>>,
    /// Why the last move was refused.
    pub(super) refused: RwSignal<Option<String>>,
    press: StoredValue<Option<Press>>,
    was_dragged: StoredValue<bool>,
    language: RwSignal<Language>,
}

impl Hand {
    pub(super) fn new(state: OpenPlan) -> Self {
        Self {
            state,
            held: RwSignal::new(None),
            sent: RwSignal::new(Vec::new()),
            moved: RwSignal::new(None),
            refused: RwSignal::new(None),
            press: StoredValue::new(None),
            was_dragged: StoredValue::new(false),
            language: use_language(),
        }
    }

    /// When a measure is shown: in the hand, on its way, or as it is.
    pub(super) fn shown(self, card: &Card) -> Period {
        let held = self.held.get().filter(|held| held.id == card.id).map(|held| held.to);
        let sent =
            self.sent.with(|sent| sent.iter().rfind(|(id, _)| *id == card.id).map(|(_, period)| *period));
        held.or(sent).unwrap_or(period(card))
    }

    pub(super) fn down(self, event: &PointerEvent, id: MeasureId, days: f64) {
        self.was_dragged.set_value(false);
        let Some(card) = self.card(id).filter(|_| event.button() == 0) else { return };
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        let part = match target.get_attribute("data-part").as_deref() {
            Some("start") => Part::Start,
            Some("end") => Part::End,
            _ => Part::Whole,
        };
        let track = target.closest(".timeline__track").ok().flatten();
        let Some(width) = track.map(|track| track.get_bounding_client_rect().width()) else { return };
        if let Some(bar) = target.closest(".timebar").ok().flatten() {
            drop(bar.set_pointer_capture(event.pointer_id()));
        }
        self.press.set_value(Some(Press {
            id,
            part,
            pointer: event.pointer_id(),
            x: f64::from(event.client_x()),
            day: (width / days).max(0.01),
            before: period(&card),
            is_moving: false,
        }));
    }

    pub(super) fn moved_to(self, event: &PointerEvent) {
        let Some(mut press) = self.press.get_value().filter(|press| press.pointer == event.pointer_id())
        else {
            return;
        };
        let distance = f64::from(event.client_x()) - press.x;
        if !press.is_moving && distance.abs() < THRESHOLD {
            return;
        }
        press.is_moving = true;
        self.press.set_value(Some(press));
        self.was_dragged.set_value(true);
        event.prevent_default();
        let to = changed(press.before, press.part, (distance / press.day).round() as i64);
        let held = Held { id: press.id, before: press.before, to, by_keyboard: false };
        if self.held.get_untracked() != Some(held) {
            self.held.set(Some(held));
        }
    }

    pub(super) fn up(self, event: &PointerEvent) {
        if self.press.get_value().is_some_and(|press| press.pointer == event.pointer_id()) {
            self.press.set_value(None);
            self.drop_held();
        }
    }

    /// Puts back what is in the hand.
    pub(super) fn cancel(self) {
        self.press.set_value(None);
        if self.held.get_untracked().is_some() {
            self.held.set(None);
            self.say(text::cancelled(self.language.get_untracked()).to_owned());
        }
    }

    /// A click that ends no drag opens the sheet.
    pub(super) fn click(self, id: MeasureId, navigate: &impl Fn(&str, NavigateOptions)) {
        if !self.was_dragged.get_value() {
            let path = untrack(|| self.state.path(|query| query.measure = Some(id)));
            navigate(&path, NavigateOptions { scroll: false, ..NavigateOptions::default() });
        }
    }

    /// Enter takes a bar and puts it down, arrows move it by a week, with Shift its end alone, Escape puts it back.
    pub(super) fn key(self, event: &ev::KeyboardEvent, id: MeasureId) {
        let held = self.held.get_untracked().filter(|held| held.id == id && held.by_keyboard);
        let key = event.key();
        let Some(held) = held else {
            if (key == "Enter" || key == " ")
                && let Some(card) = self.card(id)
            {
                event.prevent_default();
                let before = period(&card);
                self.held.set(Some(Held { id, before, to: before, by_keyboard: true }));
                self.say(text::grabbed(self.language.get_untracked(), &card.title));
            }
            return;
        };
        let part = if event.shift_key() { Part::End } else { Part::Whole };
        let days = match key.as_str() {
            "ArrowLeft" => -7,
            "ArrowRight" => 7,
            "Enter" | " " => {
                event.prevent_default();
                self.drop_held();
                return;
            }
            "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                self.cancel();
                return;
            }
            "Tab" => {
                self.cancel();
                return;
            }
            _ => return,
        };
        event.prevent_default();
        let to = changed(held.to, part, days);
        self.held.set(Some(Held { to, ..held }));
        self.say(words(self.language.get_untracked(), to));
    }

    fn drop_held(self) {
        let Some(held) = self.held.get_untracked() else { return };
        self.held.set(None);
        if held.to != held.before {
            self.send(held.id, held.to, held.before);
        }
    }

    /// Puts the measure that was moved last back to where it was.
    pub(super) fn undo(self) {
        if let Some(Moved { id, from, to, .. }) = self.moved.get_untracked() {
            self.send(id, from, to);
            self.moved.set(None);
            focus::focus_first(&format!("[data-bar='{id}']"));
        }
    }

    fn send(self, id: MeasureId, to: Period, before: Period) {
        let title = self.card(id).map(|card| card.title).unwrap_or_default();
        self.refused.set(None);
        self.sent.update(|sent| sent.push((id, to)));
        spawn_local(async move {
            let answer = measure_api::reschedule_measure(id, to, before).await;
            let language = self.language.get_untracked();
            match answer {
                Ok(card) => {
                    self.state.patch(card);
                    self.say(text::moved(language, &title, &words(language, to)));
                    self.moved.try_set(Some(Moved { id, title, from: before, to }));
                }
                Err(error) => {
                    self.state.reload_card(id).await;
                    self.moved.try_set(None);
                    self.refused.try_set(Some(text::refused(language, &title, &error.sentence(language))));
                }
            }
            self.sent.try_update(|sent| {
                if let Some(place) = sent.iter().position(|known| *known == (id, to)) {
                    sent.remove(place);
                }
            });
        });
    }

    fn card(self, id: MeasureId) -> Option<Card> {
        self.state.all.with_untracked(|cards| cards.iter().find(|card| card.id == id).cloned())
    }

    fn say(self, sentence: String) {
        self.state.announcement.try_set(sentence);
    }
}

/// When a measure is done.
pub(super) const fn period(card: &Card) -> Period {
    Period { starts_on: card.starts_on, due_on: card.due_on }
}

/// A period of which a part was moved by some days; it does not end before it begins.
fn changed(period: Period, part: Part, days: i64) -> Period {
    let by = Duration::days(days.clamp(-40_000, 40_000));
    let Some((from, to)) = period.days() else { return period };
    let moved = |day: Date| day.checked_add(by).unwrap_or(day);
    match part {
        Part::Whole => period.later(by),
        Part::Start => Period { starts_on: Some(moved(from).min(to)), due_on: Some(to) },
        Part::End => Period { starts_on: Some(from), due_on: Some(moved(to).max(from)) },
    }
}

/// A period in words.
pub(super) fn words(language: Language, period: Period) -> String {
    said(language, period, |day| format::short_date(language, day))
}

/// A period in words for a narrow column: no line ends within a day.
pub(super) fn words_of_whole_days(language: Language, period: Period) -> String {
    said(language, period, |day| format::short_date(language, day).replace(' ', "\u{a0}"))
}

fn said(language: Language, period: Period, day: impl Fn(Date) -> String) -> String {
    match (period.starts_on, period.due_on) {
        (Some(from), Some(to)) if from != to => text::from_to(language, &day(from), &day(to)),
        (Some(on), Some(_)) => text::on(language, &day(on)),
        (Some(from), None) => text::from(language, &day(from)),
        (None, Some(to)) => text::until(language, &day(to)),
        (None, None) => text::without_date(language).to_owned(),
    }
}

/// How a bar opens a sheet.
pub(super) fn navigation() -> impl Fn(&str, NavigateOptions) + Clone {
    use_navigate()
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    const SPRING: Period =
        Period { starts_on: Some(date!(2027 - 03 - 01)), due_on: Some(date!(2027 - 03 - 31)) };

    #[test]
    fn a_bar_keeps_its_length_and_an_end_stays_behind_the_beginning() {
        let later = changed(SPRING, Part::Whole, 7);
        assert_eq!(later.days(), Some((date!(2027 - 03 - 08), date!(2027 - 04 - 07))));
        assert_eq!(
            changed(SPRING, Part::End, -90).days(),
            Some((date!(2027 - 03 - 01), date!(2027 - 03 - 01)))
        );
        assert_eq!(
            changed(SPRING, Part::Start, 90).days(),
            Some((date!(2027 - 03 - 31), date!(2027 - 03 - 31)))
        );
    }

    #[test]
    fn a_single_day_becomes_a_period_when_its_end_is_moved() {
        let day = Period { starts_on: None, due_on: SPRING.due_on };
        assert_eq!(
            changed(day, Part::Whole, 1),
            Period { starts_on: None, due_on: Some(date!(2027 - 04 - 01)) }
        );
        assert_eq!(changed(day, Part::End, 1).days(), Some((date!(2027 - 03 - 31), date!(2027 - 04 - 01))));
        assert_eq!(changed(Period::default(), Part::Whole, 1), Period::default());
    }

    #[test]
    fn periods_are_said_in_words() {
        assert_eq!(words(Language::De, SPRING), "1. Mär 2027 bis 31. Mär 2027");
        assert_eq!(words(Language::En, Period { starts_on: None, ..SPRING }), "by 31 Mar 2027");
        assert_eq!(words(Language::De, Period::default()), "ohne Termin");
        assert_eq!(
            words_of_whole_days(Language::De, SPRING),
            "1.\u{a0}Mär\u{a0}2027 bis 31.\u{a0}Mär\u{a0}2027"
        );
    }
}
