//! The measures of a plan as a table: sorted, grouped, with the columns one wants, changed in place.

mod cell;
mod rows;
mod text;

use domain::{
    id::{MeasureId, OwnFieldId},
    plan::{Card, Lane, MeasureField, OwnField, is_late},
};
use leptos::prelude::*;

use self::{
    cell::{Cell, Editing},
    rows::ordered,
};
use super::{
    arrangement::Arrangement,
    lane::{self, Group},
    light::Light,
    measure_link::MeasureLink,
    open_plan::OpenPlan,
    own_value,
    plan_query::{AnyColumn, Sort, TableColumn},
    selection::SelectBox,
    text as plan_text,
};
use crate::{
    i18n::{Language, t, use_language},
    ui::{Icon, Menu, format},
};

/// All columns that the table can have: those of every plan, then the fields of the plan's own.
fn all_columns(state: OpenPlan) -> Vec<AnyColumn> {
    let usual = TableColumn::ALL.iter().copied().map(AnyColumn::Usual);
    let own = |field: &OwnField| AnyColumn::Own(field.id);
    state.own_fields.with(|fields| usual.chain(fields.iter().map(own)).collect())
}

/// The heading of a column.
fn title(state: OpenPlan, language: Language, column: AnyColumn) -> String {
    match column {
        AnyColumn::Usual(column) => text::column(language, column).to_owned(),
        AnyColumn::Own(id) => {
            state.own_fields.with(|fields| fields.get(id).map(|field| field.name.clone())).unwrap_or_default()
        }
    }
}

/// The table of a plan.
#[component]
pub(super) fn TableView(state: OpenPlan) -> impl IntoView {
    let columns = Memo::new(move |_| {
        let hidden = state.query.with(|query| query.hidden.clone());
        all_columns(state).into_iter().filter(|column| !hidden.contains(column)).collect::<Vec<_>>()
    });
    let groups = Memo::new(move |_| {
        let by = state.query.with(|query| query.group);
        state.goals.with(|goals| {
            state.cards.with(|cards| match by {
                Some(by) => lane::groups(by, goals, cards, false),
                None if cards.is_empty() => Vec::new(),
                None => vec![Group { lane: Lane::All, name: None }],
            })
        })
    });
    let may_edit =
        Memo::new(move |_| state.cards.with(|cards| cards.iter().any(|card| card.may_edit || card.may_move)));
    let heads = move || columns.get().into_iter().map(|column| view! { <Head state column/> }).collect_view();
    view! {
        <div class="table-tools">
            <p class="note">{move || may_edit.get().then(|| t(text::hint))}</p>
            <ColumnMenu state/>
        </div>
        {move || groups.with(Vec::is_empty).then(|| view! { <p class="muted">{t(text::none)}</p> })}
        <div class="panel panel--flush table-wrap" role="region" tabindex="0" aria-label=t(text::caption)>
            <table class="table plan-table">
                <caption class="visually-hidden">{t(text::caption)}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <For each=move || groups.get() key=|group| (group.lane.to_string(), group.name.clone()) let:group>
                    <Section state group columns/>
                </For>
            </table>
        </div>
    }
    .into_any()
}

/// Which columns are shown.
#[component]
fn ColumnMenu(state: OpenPlan) -> impl IntoView {
    let language = use_language();
    let item = move |column: AnyColumn| {
        let is_hidden = move || state.query.with(|query| query.hidden.contains(&column));
        let href = move || {
            state.path(|query| match query.hidden.iter().position(|known| *known == column) {
                Some(place) => drop(query.hidden.remove(place)),
                None => query.hidden.push(column),
            })
        };
        let words = move || {
            let language = language.get();
            let name = title(state, language, column);
            if is_hidden() { text::hidden(language, &name) } else { text::shown(language, &name) }
        };
        view! {
            <a class="menu__item" href=href data-noscroll="true">
                {words}
            </a>
        }
    };
    // The title is what a row is about.
    let is_optional = |column: &AnyColumn| *column != AnyColumn::Usual(TableColumn::Title);
    let items = move || all_columns(state).into_iter().filter(is_optional).map(item).collect_view();
    view! { <Menu title=text::columns icon="table" at_end=true>{items}</Menu> }.into_any()
}

/// The head of a column: sorts up, then down, then not.
#[component]
fn Head(state: OpenPlan, column: AnyColumn) -> impl IntoView {
    let language = use_language();
    let sort = Memo::new(move |_| state.query.with(|query| query.sort).filter(|sort| sort.by == column));
    let href = move || {
        let next = match sort.get() {
            None => Some(Sort { by: column, is_descending: false }),
            Some(Sort { is_descending: false, .. }) => Some(Sort { by: column, is_descending: true }),
            Some(_) => None,
        };
        state.path(|query| query.sort = next)
    };
    let order = move || sort.get().map(|sort| if sort.is_descending { "descending" } else { "ascending" });
    view! {
        <th scope="col" aria-sort=order>
            <a class="table__sort" href=href data-noscroll="true">
                {move || title(state, language.get(), column)}
                <Icon name="sort" small=true/>
            </a>
        </th>
    }
}

#[component]
fn Section(state: OpenPlan, group: Group, columns: Memo<Vec<AnyColumn>>) -> impl IntoView {
    let language = use_language();
    let lane = group.lane;
    let ids = Memo::new(move |_| {
        let sort = state.query.with(|query| query.sort);
        state.goals.with(|goals| {
            state.own_fields.with(|fields| {
                state.arranged(|Arrangement { columns, cards }| {
                    ordered((columns, cards), (goals, fields), lane, sort)
                })
            })
        })
    });
    let head = (lane != Lane::All).then(|| {
        let title = move || group.title(language.get());
        let count = move || ids.with(Vec::len);
        view! {
            <tr class="plan-table__group">
                <th scope="rowgroup" colspan=move || columns.with(Vec::len).to_string() lang="de">
                    {title}
                    " "
                    <span class="column__count">{count}</span>
                </th>
            </tr>
        }
    });
    view! {
        <tbody>
            {head}
            <For each=move || ids.get() key=|id| *id let:id>
                <Row state id columns/>
            </For>
        </tbody>
    }
    .into_any()
}

#[component]
fn Row(state: OpenPlan, id: MeasureId, columns: Memo<Vec<AnyColumn>>) -> impl IntoView {
    let card = Memo::new(move |_| state.all.with(|cards| cards.iter().find(|card| card.id == id).cloned()));
    view! {
        <tr>
            <For each=move || columns.get() key=|column| *column let:column>
                {match column {
                    AnyColumn::Usual(column) => view! { <Value state id card column/> }.into_any(),
                    AnyColumn::Own(field) => view! { <OwnCell state card field/> }.into_any(),
                }}
            </For>
        </tr>
    }
    .into_any()
}

/// One value of a measure.
#[component]
fn Value(state: OpenPlan, id: MeasureId, card: Memo<Option<Card>>, column: TableColumn) -> impl IntoView {
    let language = use_language();
    let words = Signal::derive(move || {
        let language = language.get();
        let Some(card) = card.get() else { return String::new() };
        let day =
            |day: Option<time::Date>| day.map(|day| format::short_date(language, day)).unwrap_or_default();
        match column {
            TableColumn::Title => card.title,
            TableColumn::Status => plan_text::status(language, card.status).to_owned(),
            TableColumn::Goal => state.goals.with(|goals| {
                let goal = goals.iter().find(|entry| entry.goal.id == card.goal_id);
                goal.map(|entry| entry.goal.title.clone()).unwrap_or_default()
            }),
            TableColumn::Committee => {
                let name = card.committee.map(|named| named.name).unwrap_or_default();
                state.region.with_value(|region| format::without_place(&name, region).to_owned())
            }
            TableColumn::Person => card.responsible.map(|named| named.name).unwrap_or_default(),
            TableColumn::StartsOn => day(card.starts_on),
            TableColumn::DueOn => day(card.due_on),
            // It is drawn, not written.
            TableColumn::Judged => String::new(),
            TableColumn::Milestones if card.milestones == 0 => String::new(),
            TableColumn::Milestones => {
                plan_text::milestones_of(language, card.milestones_done, card.milestones)
            }
        }
    });
    let is_overdue = Memo::new(move |_| {
        card.with(|card| card.as_ref().is_some_and(|card| is_late(card.status, card.due_on, state.today)))
    });
    let editing = match column {
        TableColumn::Title => Some(Editing::Field(MeasureField::Title)),
        TableColumn::Status => Some(Editing::Status),
        TableColumn::Goal => Some(Editing::Field(MeasureField::Goal)),
        TableColumn::Committee => Some(Editing::Field(MeasureField::Committee)),
        TableColumn::Person => Some(Editing::Field(MeasureField::Responsible)),
        TableColumn::StartsOn => Some(Editing::Field(MeasureField::StartsOn)),
        TableColumn::DueOn => Some(Editing::Field(MeasureField::DueOn)),
        TableColumn::Milestones | TableColumn::Judged => None,
    };
    match (column, editing) {
        (TableColumn::Title, Some(editing)) => {
            let before = ViewFn::from(move || {
                view! {
                    <SelectBox state id title=words/>
                    <MeasureLink state id title=words/>
                }
            });
            view! {
                <th scope="row" class="plan-table__title" lang="de">
                    <Cell state card column=AnyColumn::Usual(column) editing words before/>
                </th>
            }
            .into_any()
        }
        (TableColumn::DueOn, Some(editing)) => view! {
            <td class="nowrap" class:plan-table__late=is_overdue>
                <Cell state card column=AnyColumn::Usual(column) editing words/>
                {move || {
                    is_overdue
                        .get()
                        .then(|| {
                            view! {
                                <span class="state state--delayed">
                                    <Icon name="delayed" small=true/>
                                    {t(text::late)}
                                </span>
                            }
                        })
                }}
            </td>
        }
        .into_any(),
        (TableColumn::Judged, _) => view! {
            <td class="nowrap">
                {move || {
                    let verdict = card.with(|card| card.as_ref().and_then(|card| card.signs.judged));
                    verdict.map(|verdict| view! { <Light verdict today=state.today/> })
                }}
            </td>
        }
        .into_any(),
        (_, Some(editing)) => view! {
            <td><Cell state card column=AnyColumn::Usual(column) editing words/></td>
        }
        .into_any(),
        (_, None) => view! { <td class="nowrap">{words}</td> }.into_any(),
    }
}

/// What a measure says in a field of the plan's own.
#[component]
fn OwnCell(state: OpenPlan, card: Memo<Option<Card>>, field: OwnFieldId) -> impl IntoView {
    let language = use_language();
    let words = Signal::derive(move || {
        let language = language.get();
        let told = state.own_fields.with(|fields| {
            card.with(|card| {
                let (field, card) = (fields.get(field)?, card.as_ref()?);
                Some(own_value::shown(language, field.kind, card.own_values.get(field.id)))
            })
        });
        told.unwrap_or_default()
    });
    let kind = state.own_fields.with_untracked(|fields| fields.get(field).map(|field| field.kind));
    let cell = kind.map(|kind| {
        let editing = Editing::Own(field, kind);
        view! { <Cell state card column=AnyColumn::Own(field) editing words/> }
    });
    view! { <td lang="de">{cell}</td> }.into_any()
}
