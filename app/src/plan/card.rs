//! A measure as a card: who, what, how far; with a grip for keyboard and pointer and a menu for everybody.

use domain::{
    id::MeasureId,
    plan::{BoardColumn, Card, CardPart, Lane, MeasureStatus, is_late},
};
use leptos::{ev, html, prelude::*};

use super::{
    arrangement::Step,
    card_signs::{Blocked, OwnNotes, Signs},
    open_plan::OpenPlan,
    selection::SelectBox,
    sheet, text,
};
use crate::{
    i18n::{t, use_language},
    ui::{Icon, focus, format},
};

/// The card; `lane` is the one it is shown in, `field` the word that chooses its mark.
#[component]
pub(super) fn MeasureCard(state: OpenPlan, card: Card, lane: Lane, mark: &'static str) -> impl IntoView {
    let language = use_language();
    let id = card.id;
    let is_held = move || state.held.with(|held| held.is_some_and(|held| held.id == id));
    let is_unsaved = move || state.unsaved.with(|unsaved| unsaved.iter().any(|wish| wish.measure_id == id));
    let is_new = Memo::new(move |_| state.changed.with(|changed| changed.contains(&id)));
    let heading = format!("measure-{id}");
    let labelled_by = heading.clone();
    let committee = card.committee.as_ref().map(|committee| committee.name.as_str()).unwrap_or_default();
    let committee =
        state.region.with_value(|region| format::breakable(format::without_place(committee, region)));
    let responsible = card.responsible.clone();
    let (done, all) = (card.milestones_done, card.milestones);
    let (due, reason) = (card.due_on, card.reason.clone());
    let shows = move |part| state.face.with(|face| face.shows(part));
    let has_milestones = move || all > 0 && shows(CardPart::Milestones);
    let foot = move || {
        let language = language.get();
        let milestones = has_milestones().then(|| text::milestones_of(language, done, all));
        let due = due.filter(|_| shows(CardPart::DueOn)).map(|due| format::month(language, due));
        milestones.into_iter().chain(due).collect::<Vec<_>>().join(" · ")
    };
    view! {
        <article
            class="measure"
            class:measure--held=is_held
            class:measure--pending=is_unsaved
            aria-labelledby=labelled_by
            data-measure=id.to_string()
            data-version=card.version.to_string()
        >
            <div class="measure__top">
                <SelectBox state id title=card.title.clone()/>
                <span class=format!("mark mark--{mark}") aria-hidden="true"></span>
                <span class="measure__group" lang="de">
                    {move || shows(CardPart::Committee).then(|| committee.clone())}
                </span>
                {move || is_new.get().then(|| view! { <span class="tag">{t(text::is_new)}</span> })}
                {card.may_move.then(|| view! { <Grip state lane id=card.id title=card.title.clone()/> })}
            </div>
            <h3 class="measure__title" id=heading lang="de">
                // A drag that ends on the title does not open it.
                <a
                    href=move || state.path(|query| query.measure = Some(id))
                    draggable="false"
                    data-noscroll="true"
                    data-open=id.to_string()
                    on:click=move |event| {
                        if state.was_dragged.get_value() {
                            event.prevent_default();
                        }
                    }
                >
                    {card.title.clone()}
                </a>
            </h3>
            <StateLine state status=card.status due_on=card.due_on/>
            {move || {
                (!reason.is_empty() && shows(CardPart::Reason))
                    .then(|| view! { <p class="note" lang="de">{reason.clone()}</p> })
            }}
            {card
                .lacks_reason
                .then(|| {
                    view! {
                        <p class="note measure__lack">
                            <Icon name="warning" small=true/>
                            {t(sheet::text::lacks_reason)}
                        </p>
                    }
                })}
            <Blocked state id=card.id status=card.status/>
            <OwnNotes state values=card.own_values.clone()/>
            <Signs state signs=card.signs/>
            <div class="measure__foot">
                {move || {
                    has_milestones().then(|| {
                        view! {
                            <progress
                                class="progress"
                                max=all.to_string()
                                value=done.to_string()
                                aria-label=t(text::milestones)
                            ></progress>
                        }
                    })
                }}
                <span class="nowrap">{foot}</span>
                {move || {
                    responsible.clone().filter(|_| shows(CardPart::Responsible)).map(|person| {
                        let initials = format::initials(&person.name);
                        let label = move || text::responsible(language.get(), &person.name);
                        view! { <span class="avatar avatar--small" role="img" aria-label=label>{initials}</span> }
                    })
                }}
            </div>
            {card.may_move.then(|| view! { <MoveMenu state id status=card.status title=card.title.clone()/> })}
        </article>
    }
    .into_any()
}

/// The status in words and shape, where the column does not say it already, and how late it is.
#[component]
fn StateLine(state: OpenPlan, status: MeasureStatus, due_on: Option<time::Date>) -> impl IntoView {
    let language = use_language();
    let (variant, icon) = match status {
        MeasureStatus::Done | MeasureStatus::Permanent => ("reached", "reached"),
        MeasureStatus::Delayed => ("delayed", "delayed"),
        MeasureStatus::Paused => ("watch", "watch"),
        MeasureStatus::Idea | MeasureStatus::Stopped => ("planned", "planned"),
        MeasureStatus::Planned | MeasureStatus::Decided | MeasureStatus::Running => ("", ""),
    };
    let overdue = due_on
        .filter(|due| is_late(status, Some(*due), state.today))
        .map(|due| (state.today - due).whole_days());
    let overdue_words = move || {
        let language = language.get();
        overdue.map(|days| match days {
            1 => text::late_day(language).to_owned(),
            2..14 => text::late_days(language, days),
            _ => text::late_weeks(language, days / 7),
        })
    };
    view! {
        {(!(variant.is_empty() || status == MeasureStatus::Delayed && overdue.is_some()))
            .then(|| {
                view! {
                    <p>
                        <span class=format!("state state--{variant}")>
                            <Icon name=icon small=true/>
                            {move || text::status(language.get(), status)}
                        </span>
                    </p>
                }
            })}
        {overdue
            .map(|_| {
                view! {
                    <p>
                        <span class="state state--delayed">
                            <Icon name="delayed" small=true/>
                            {overdue_words}
                        </span>
                    </p>
                }
            })}
    }
}

/// The handle: grabs by keyboard; the pointer drags by the whole card.
#[component]
fn Grip(state: OpenPlan, lane: Lane, id: MeasureId, title: String) -> impl IntoView {
    let language = use_language();
    let node = NodeRef::<html::Button>::new();
    let is_held = move || state.held.with(|held| held.is_some_and(|held| held.id == id && held.by_keyboard));
    // A held card is drawn anew in each place it visits; the focus goes with it.
    Effect::new(move |_| {
        if is_held()
            && let Some(button) = node.get()
        {
            drop(button.focus());
        }
    });
    let on_keydown = move |event: ev::KeyboardEvent| {
        let key = event.key();
        if !is_held() {
            if key == "Enter" || key == " " {
                event.prevent_default();
                state.grab(id, lane, true);
            }
            return;
        }
        let step = match key.as_str() {
            "ArrowUp" => Step::Up,
            "ArrowDown" => Step::Down,
            "ArrowLeft" => Step::Left,
            "ArrowRight" => Step::Right,
            "Home" => Step::First,
            "End" => Step::Last,
            "Enter" | " " => {
                event.prevent_default();
                state.drop_held();
                refocus(id);
                return;
            }
            "Escape" => {
                event.prevent_default();
                state.cancel();
                refocus(id);
                return;
            }
            "Tab" => {
                state.cancel();
                return;
            }
            _ => return,
        };
        event.prevent_default();
        state.step(step);
        // Within its column it is not drawn anew but moved, and the focus stays behind.
        refocus(id);
    };
    let label = move || text::grab(language.get(), &title);
    view! {
        <button
            class="btn btn--quiet btn--small btn--icon grip"
            type="button"
            node_ref=node
            aria-label=label
            aria-pressed=move || is_held().to_string()
            data-grip=id.to_string()
            on:keydown=on_keydown
        >
            <Icon name="grip" small=true/>
        </button>
    }
}

/// Gives the focus to a card's grip once the card is drawn in its new place, unless it has gone elsewhere meanwhile.
pub(super) fn refocus(id: MeasureId) {
    request_animation_frame(move || {
        if focus::is_lost() {
            focus::focus_first(&format!("[data-grip='{id}']"));
        }
    });
}

/// Whether the focus is within a card.
pub(super) fn has_focus(id: MeasureId) -> bool {
    let card =
        document().active_element().and_then(|focused| focused.closest("[data-measure]").ok().flatten());
    card.is_some_and(|card| card.get_attribute("data-measure") == Some(id.to_string()))
}

/// "Move to …": the columns are drawn once it is opened, since a board has hundreds of these menus. Without JavaScript it
/// leads to the sheet, where the status is a form.
#[component]
fn MoveMenu(state: OpenPlan, id: MeasureId, status: MeasureStatus, title: String) -> impl IntoView {
    let language = use_language();
    let details = NodeRef::<html::Details>::new();
    let is_open = RwSignal::new(false);
    let label = move || text::move_to(language.get(), &title);
    let item = move |column: &BoardColumn, is_closed: bool| {
        let is_here = column.statuses.contains(&status);
        let (titled, column) = (column.clone(), column.entry);
        let choose = move |_| {
            if let Some(details) = details.get_untracked() {
                details.set_open(false);
            }
            state.move_to(id, column);
            refocus(id);
        };
        let word = move || {
            let word = text::column(language.get(), &titled);
            if is_here { text::here(language.get(), &word) } else { word }
        };
        view! {
            <button class="menu__item" type="button" disabled=is_here || is_closed on:click=choose>
                {word}
            </button>
        }
    };
    let items = move || {
        let columns = state.columns.get();
        let is_closed = |column: &BoardColumn| columns.enter(column.entry, status).is_none();
        columns.iter().map(|column| item(column, is_closed(column))).collect_view()
    };
    let places = move || {
        is_open.get().then(|| {
            view! {
                <p class="menu__title">{t(text::move_to_title)}</p>
                {items}
            }
        })
    };
    let on_toggle = move |_| is_open.set(details.get_untracked().is_some_and(|details| details.open()));
    view! {
        <details class="menu menu--inline measure__move" node_ref=details on:toggle=on_toggle>
            <summary class="btn btn--quiet btn--small btn--icon" aria-label=label>
                <Icon name="more" small=true/>
            </summary>
            <div class="menu__list">
                {places}
                <a
                    class="menu__item"
                    href=move || state.path(|query| query.measure = Some(id))
                    draggable="false"
                    data-noscroll="true"
                >
                    {t(text::open_sheet)}
                </a>
            </div>
        </details>
    }
    .into_any()
}
