//! Changes by others, as they happen: server-sent events that resume where they broke off.

use domain::{
    change::{ChangeAction, ChangeEntry, RecordKind},
    id::{MeasureId, PlanId},
};
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{Event, EventSource, MessageEvent};

use super::{notifications::UnreadNews, open_plan::OpenPlan};

/// An open stream with its listeners; closed when dropped.
struct Subscription {
    source: EventSource,
    _on_change: Closure<dyn FnMut(MessageEvent)>,
    _on_reload: Closure<dyn FnMut(Event)>,
    _on_error: Closure<dyn FnMut(Event)>,
    _on_open: Closure<dyn FnMut(Event)>,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.source.close();
    }
}

/// Listens to the changes of a plan after a number, until the page is left or the effect that called this runs anew.
fn listen(
    (plan, after): (PlanId, i64),
    mut changed: impl FnMut(ChangeEntry) + 'static,
    mut overwhelmed: impl FnMut() + 'static,
    connected: impl Fn(bool) + Clone + 'static,
) {
    let Ok(source) = EventSource::new(&format!("/live/plan/{plan}?after={after}")) else { return };
    let on_change = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(text) = event.data().as_string() else { return };
        let Ok(change) = serde_json::from_str::<ChangeEntry>(&text) else { return };
        changed(change);
    });
    // Too much has happened to tell it one by one.
    let on_reload = Closure::<dyn FnMut(Event)>::new(move |_| overwhelmed());
    let lost = connected.clone();
    let on_error = Closure::<dyn FnMut(Event)>::new(move |_| lost(false));
    let on_open = Closure::<dyn FnMut(Event)>::new(move |_| connected(true));
    drop(source.add_event_listener_with_callback("change", on_change.as_ref().unchecked_ref()));
    drop(source.add_event_listener_with_callback("reload", on_reload.as_ref().unchecked_ref()));
    source.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    source.set_onopen(Some(on_open.as_ref().unchecked_ref()));
    let subscription = Subscription {
        source,
        _on_change: on_change,
        _on_reload: on_reload,
        _on_error: on_error,
        _on_open: on_open,
    };
    let subscription = StoredValue::new(Some(SendWrapper::new(subscription)));
    on_cleanup(move || drop(subscription.try_update_value(Option::take)));
}

/// Tells that something has changed in a plan after a number, however much it is.
/// Called from an effect, which only the browser runs.
pub(crate) fn hear(plan: PlanId, after: i64, heard: impl Fn() + Clone + 'static) {
    let of_one = heard.clone();
    listen((plan, after), move |_| of_one(), heard, |_| {});
}

/// Listens to the changes of a plan after the one the board contains, until the page is left.
/// Called from an effect, which only the browser runs.
pub(super) fn follow(state: OpenPlan, plan: PlanId, after: i64) {
    let unread_news = use_context::<UnreadNews>();
    let changed = move |change: ChangeEntry| {
        state.note_change(&change.actor);
        // Much of what people are told of happens here.
        if let Some(news) = unread_news {
            news.tell_soon();
        }
        match change.record.kind {
            RecordKind::Measure if change.action == ChangeAction::Removed => {
                state.forget(MeasureId(change.record.id));
            }
            RecordKind::Measure if change.action == ChangeAction::Created => {
                state.expect_again(MeasureId(change.record.id));
                state.learn(MeasureId(change.record.id));
            }
            RecordKind::Comment => state.talk_news.update(|news| *news += 1),
            // Only sheets show them.
            RecordKind::Attachment | RecordKind::MeasurePartner => state.news.update(|news| *news += 1),
            RecordKind::Measure => state.learn(MeasureId(change.record.id)),
            _ => state.learn_all(),
        }
    };
    let reload = || drop(window().location().reload());
    listen((plan, after), changed, reload, move |is_connected| state.is_offline.set(!is_connected));
}
