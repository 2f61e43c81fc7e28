//! The columns of a plan's board: which status lies in which, in which order, how they are called and how full they should be.

use domain::plan::{
    BoardColumns, COLUMN_LIMIT_MAX, COLUMN_TITLE_MAX, ColumnColour, ColumnWish, MeasureStatus, PlanSettings,
};
use leptos::{form::ActionForm, prelude::*};

use super::{actions::SettingsActions, columns_text as text};
use crate::{
    error::AppError,
    i18n::{Language, t, use_language},
    plan::{
        column::{ColumnMark, ColumnTitle},
        text as plan_text,
    },
    ui::Icon,
};

/// What the form says of each status, and what the board makes of it.
type Wishes = RwSignal<Vec<ColumnWish>>;

/// The form; without a script, all fields are shown, and those of a status without a column of its own count for nothing.
#[component]
pub(super) fn ColumnsForm(settings: PlanSettings, actions: SettingsActions) -> impl IntoView {
    let language = use_language();
    let plan = settings.plan;
    let wishes: Wishes =
        RwSignal::new(actions.typed_columns.get_untracked().unwrap_or_else(|| plan.columns.wishes()));
    let is_alive = RwSignal::new(false);
    Effect::new(move |_| is_alive.set(true));
    let rows = MeasureStatus::ALL.iter().enumerate().map(move |(at, status)| {
        view! { <StatusRow at status=*status wishes is_alive/> }
    });
    let preview = move || match BoardColumns::parse(&wishes.get()) {
        Ok(columns) => view! { <Preview columns/> }.into_any(),
        Err(why) => {
            let sentence = move || AppError::Refused(why).sentence(language.get());
            view! {
                <p class="field__error">
                    <Icon name="error" small=true/>
                    {sentence}
                </p>
            }
            .into_any()
        }
    };
    let reset = move |_| wishes.set(BoardColumns::default().wishes());
    view! {
        <section class="panel" aria-labelledby="plan-columns">
            <h2 class="panel__head" id="plan-columns">{t(text::columns)}</h2>
            <p>{t(text::lead)}</p>
            <ActionForm action=actions.set_columns attr:class="stack panel__section">
                <input type="hidden" name="plan" value=plan.id.to_string()/>
                <input type="hidden" name="version" value=plan.version.to_string()/>
                <div class="table-wrap">
                    <table class="table table--stack table--plain board-columns" role="table">
                        <thead role="rowgroup">
                            <tr role="row">
                                <th scope="col" role="columnheader">{t(text::status)}</th>
                                <th scope="col" role="columnheader">{t(text::column)}</th>
                                <th scope="col" role="columnheader">{t(text::place)}</th>
                                <th scope="col" role="columnheader">{t(text::title)}</th>
                                <th scope="col" role="columnheader">{t(text::colour_label)}</th>
                                <th scope="col" role="columnheader">{t(text::limit)}</th>
                            </tr>
                        </thead>
                        <tbody role="rowgroup">{rows.collect_view()}</tbody>
                    </table>
                </div>
                <p class="note">{t(text::limit_hint)}</p>
                <div role="status" aria-label=t(text::preview)>
                    {move || is_alive.get().then(preview)}
                </div>
                <div class="actions">
                    <button class="btn btn--primary">{t(text::save)}</button>
                    {move || {
                        is_alive.get().then(|| {
                            view! {
                                <button class="btn btn--quiet" type="button" on:click=reset>{t(text::usual)}</button>
                            }
                        })
                    }}
                </div>
            </ActionForm>
        </section>
    }
    .into_any()
}

/// Reads and changes what the form says of one status.
#[derive(Clone, Copy)]
struct OfStatus {
    at: usize,
    wishes: Wishes,
}

impl OfStatus {
    fn read<T>(self, read: impl FnOnce(&ColumnWish) -> T) -> Option<T> {
        self.wishes.with(|wishes| wishes.get(self.at).map(read))
    }

    fn change(self, change: impl FnOnce(&mut ColumnWish)) {
        self.wishes.update(|wishes| {
            if let Some(wish) = wishes.get_mut(self.at) {
                change(wish);
            }
        });
    }
}

#[component]
fn StatusRow(at: usize, status: MeasureStatus, wishes: Wishes, is_alive: RwSignal<bool>) -> impl IntoView {
    let language = use_language();
    let wish = OfStatus { at, wishes };
    let is_own = Memo::new(move |_| wish.read(|wish| wish.column == status) == Some(true));
    let is_hidden = Signal::derive(move || is_alive.get() && !is_own.get());
    let name = move |field: &str| format!("wishes[{at}][{field}]");
    let label = move |words: fn(Language) -> &'static str| {
        move || {
            text::of_status(language.get(), words(language.get()), plan_text::status(language.get(), status))
        }
    };
    let columns = MeasureStatus::ALL.iter().map(|column| {
        let column = *column;
        let word = move || match (language.get(), column == status) {
            (language, true) => text::own(language).to_owned(),
            (language, false) => text::with(language, &plan_text::usual_column(language, column)),
        };
        view! {
            <option value=column.as_str() selected=move || wish.read(|wish| wish.column == column)>{word}</option>
        }
    });
    let colours = ColumnColour::ALL.iter().map(|colour| {
        let colour = *colour;
        let is_chosen = move || wish.read(|wish| wish.colour == colour.as_str());
        view! {
            <option value=colour.as_str() selected=is_chosen>{move || text::colour(language.get(), colour)}</option>
        }
    });
    let mark = move || {
        wish.read(|wish| wish.colour.parse().ok()).flatten().map(|colour| view! { <ColumnMark colour/> })
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                {move || plan_text::status(language.get(), status)}
                <input type="hidden" name=name("status") value=status.as_str()/>
            </th>
            <td role="cell" data-label=t(text::column)>
                <select
                    class="input"
                    name=name("column")
                    aria-label=label(text::column)
                    prop:value=move || wish.read(|wish| wish.column.as_str())
                    on:change=move |event| {
                        if let Ok(column) = event_target_value(&event).parse() {
                            wish.change(|wish| wish.column = column);
                        }
                    }
                >
                    {columns.collect_view()}
                </select>
            </td>
            <td role="cell" data-label=t(text::place)>
                <input
                    class="input board-columns__number"
                    type="number"
                    min="0"
                    max="99"
                    name=name("place")
                    aria-label=label(text::place)
                    hidden=is_hidden
                    value=move || wish.read(|wish| wish.place.clone())
                    prop:value=move || wish.read(|wish| wish.place.clone())
                    on:input=move |event| wish.change(|wish| wish.place = event_target_value(&event))
                />
            </td>
            <td role="cell" data-label=t(text::title)>
                <input
                    class="input"
                    name=name("title")
                    aria-label=label(text::title)
                    maxlength=COLUMN_TITLE_MAX.to_string()
                    placeholder=move || plan_text::usual_column(language.get(), status)
                    hidden=is_hidden
                    value=move || wish.read(|wish| wish.title.clone())
                    prop:value=move || wish.read(|wish| wish.title.clone())
                    on:input=move |event| wish.change(|wish| wish.title = event_target_value(&event))
                />
            </td>
            <td role="cell" data-label=t(text::colour_label)>
                <span class="board-columns__colour" hidden=is_hidden>
                    {mark}
                    <select
                        class="input"
                        name=name("colour")
                        aria-label=label(text::colour_label)
                        prop:value=move || wish.read(|wish| wish.colour.clone())
                        on:change=move |event| wish.change(|wish| wish.colour = event_target_value(&event))
                    >
                        <option value="" selected=move || wish.read(|wish| wish.colour.is_empty())>
                            {t(text::no_colour)}
                        </option>
                        {colours.collect_view()}
                    </select>
                </span>
            </td>
            <td role="cell" data-label=t(text::limit)>
                <input
                    class="input board-columns__number"
                    type="number"
                    min="1"
                    max=COLUMN_LIMIT_MAX.to_string()
                    name=name("limit")
                    aria-label=label(text::limit)
                    hidden=is_hidden
                    value=move || wish.read(|wish| wish.limit.clone())
                    prop:value=move || wish.read(|wish| wish.limit.clone())
                    on:input=move |event| wish.change(|wish| wish.limit = event_target_value(&event))
                />
            </td>
        </tr>
    }
    .into_any()
}

/// The heads of the columns, with the statuses below.
#[component]
fn Preview(columns: BoardColumns) -> impl IntoView {
    let language = use_language();
    let heads = columns.iter().cloned().map(|column| {
        let (statuses, limit) = (column.statuses.clone(), column.limit);
        let words = move || {
            let language = language.get();
            let statuses = statuses.iter().map(|status| plan_text::status(language, *status));
            statuses.collect::<Vec<_>>().join(", ")
        };
        view! {
            <li class="board-columns__head">
                <ColumnTitle column/>
                <span class="note">{words}</span>
                {limit.map(|limit| view! { <span class="note">{move || text::at_most(language.get(), limit)}</span> })}
            </li>
        }
    });
    view! {
        <p class="field__label" aria-hidden="true">{t(text::preview)}</p>
        <ol class="board-columns__preview">{heads.collect_view()}</ol>
    }
    .into_any()
}
