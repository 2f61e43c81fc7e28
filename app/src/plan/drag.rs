//! Moving cards by pointer: the card follows, the place under it opens.
//!
//! The board listens as a whole; cards stay where they are in the document while they are dragged, so that the pointer
//! capture survives.

use domain::{
    id::MeasureId,
    plan::{Lane, MeasureStatus},
};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, PointerEvent};

use super::{arrangement::Held, open_plan::OpenPlan};

/// Movement in CSS pixels after which a press is a drag.
const THRESHOLD: f64 = 6.0;

/// Distance from the edge of the window within which the page scrolls, and how far at a time.
const EDGE: f64 = 60.0;
const SCROLL: f64 = 18.0;

struct Drag {
    id: MeasureId,
    lane: Lane,
    /// The lanes it may enter beside its own.
    lanes: Vec<Lane>,
    card: HtmlElement,
    pointer: i32,
    start: (f64, f64),
    scroll_start: (f64, f64),
    is_moving: bool,
}

/// The listeners of a board; cheap to copy.
///
/// Only what is being dragged is bound to the browser's thread: the server drops a board on whichever thread comes.
#[derive(Clone, Copy)]
pub(super) struct PointerDrag {
    state: OpenPlan,
    drag: StoredValue<Option<SendWrapper<Drag>>>,
}

impl PointerDrag {
    pub(super) fn new(state: OpenPlan) -> Self {
        Self { state, drag: StoredValue::new(None) }
    }

    pub(super) fn down(self, event: &PointerEvent) {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
            return;
        };
        let is_control = |selector: &str| target.closest(selector).ok().flatten().is_some();
        let is_touch = event.pointer_type() != "mouse";
        // Fingers scroll by the card and drag by the grip; a mouse drags by the whole card.
        if event.button() != 0 || is_control(".measure__move") || (is_touch && !is_control(".grip")) {
            return;
        }
        let Some(card) = target.closest("[data-measure]").ok().flatten() else { return };
        let Ok(card) = card.dyn_into::<HtmlElement>() else { return };
        if card.query_selector(".grip").ok().flatten().is_none() {
            return;
        }
        let Some(id) = card.get_attribute("data-measure").and_then(|id| id.parse().ok()) else { return };
        self.state.was_dragged.set_value(false);
        let drag = Drag {
            id,
            lane: lane_of(&card),
            lanes: self.state.groups_for(id).into_iter().map(|group| group.lane).collect(),
            card,
            pointer: event.pointer_id(),
            start: (f64::from(event.client_x()), f64::from(event.client_y())),
            scroll_start: scroll_position(),
            is_moving: false,
        };
        self.drag.set_value(Some(SendWrapper::new(drag)));
    }

    pub(super) fn moved(self, event: &PointerEvent) {
        let mut drag = self.drag.write_value();
        let Some(drag) = drag.as_deref_mut().filter(|drag| drag.pointer == event.pointer_id()) else {
            return;
        };
        let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
        let (dx, dy) = (x - drag.start.0, y - drag.start.1);
        if !drag.is_moving {
            if dx.hypot(dy) < THRESHOLD {
                return;
            }
            drag.is_moving = true;
            self.state.was_dragged.set_value(true);
            drop(drag.card.set_pointer_capture(drag.pointer));
            self.state.grab(drag.id, drag.lane, false);
        }
        event.prevent_default();
        scroll_at_the_edge(y);
        let (sx, sy) = scroll_position();
        let (dx, dy) = (dx + sx - drag.scroll_start.0, dy + sy - drag.scroll_start.1);
        drop(drag.card.style().set_property("transform", &format!("translate({dx}px, {dy}px) rotate(1deg)")));
        let may_enter =
            |column| untrack(|| self.state.arranged(|arranged| arranged.may_enter(drag.id, column)));
        let place = place_under(x, y, drag).filter(|(column, ..)| may_enter(*column));
        if let Some((column, lane, index)) = place {
            let held = Held { id: drag.id, column, lane, index, by_keyboard: false };
            if self.state.held.get_untracked() != Some(held) {
                self.state.held.set(Some(held));
            }
        }
    }

    pub(super) fn up(self, event: &PointerEvent) {
        if self.end(event) {
            self.state.drop_held();
        }
    }

    pub(super) fn cancelled(self, event: &PointerEvent) {
        if self.end(event) {
            self.state.cancel();
        }
    }

    /// Escape puts a dragged card back.
    pub(super) fn escape(self) {
        if let Some(drag) = self.drag.write_value().take() {
            drop(drag.card.style().remove_property("transform"));
            if drag.is_moving {
                self.state.cancel();
            }
        }
    }

    /// Whether a drag has ended with this event.
    fn end(self, event: &PointerEvent) -> bool {
        let mut slot = self.drag.write_value();
        let Some(drag) = slot.take_if(|drag| drag.pointer == event.pointer_id()) else { return false };
        drop(drag.card.style().remove_property("transform"));
        drop(drag.card.release_pointer_capture(drag.pointer));
        drag.is_moving
    }
}

fn lane_of(element: &Element) -> Lane {
    let list = element.closest("[data-column]").ok().flatten();
    list.and_then(|list| list.get_attribute("data-lane")?.parse().ok()).unwrap_or_default()
}

/// The column under the pointer, its lane, and the place among its other cards.
fn place_under(x: f64, y: f64, drag: &Drag) -> Option<(MeasureStatus, Lane, usize)> {
    let lists = document().query_selector_all("[data-column]").ok()?;
    for index in 0..lists.length() {
        let Some(list) = lists.item(index).and_then(|list| list.dyn_into::<Element>().ok()) else { continue };
        // The whole column takes the card, also below its last one.
        let area =
            list.closest(".column").ok().flatten().unwrap_or_else(|| list.clone()).get_bounding_client_rect();
        let is_narrow = document().document_element().is_some_and(|root| root.client_width() < 640);
        let is_stacked = is_narrow || !drag.lanes.is_empty();
        let is_under =
            x >= area.left() && x <= area.right() && (!is_stacked || (y >= area.top() && y <= area.bottom()));
        let lane = lane_of(&list);
        if !is_under || (lane != drag.lane && !drag.lanes.contains(&lane)) {
            continue;
        }
        let column: MeasureStatus = list.get_attribute("data-column")?.parse().ok()?;
        let own = drag.id.to_string();
        let cards = list.query_selector_all("[data-measure]").ok()?;
        let above = (0..cards.length())
            .filter_map(|card| cards.item(card)?.dyn_into::<Element>().ok())
            .filter(|card| card.get_attribute("data-measure").as_deref() != Some(&own))
            .filter(|card| {
                let area = card.get_bounding_client_rect();
                area.top() + area.height() / 2.0 < y
            })
            .count();
        return Some((column, lane, above));
    }
    None
}

fn scroll_position() -> (f64, f64) {
    let window = window();
    (window.scroll_x().unwrap_or_default(), window.scroll_y().unwrap_or_default())
}

fn scroll_at_the_edge(y: f64) {
    let window = window();
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    if y < EDGE {
        window.scroll_by_with_x_and_y(0.0, -SCROLL);
    } else if y > height - EDGE {
        window.scroll_by_with_x_and_y(0.0, SCROLL);
    }
}
