//! Who is right for a topic: a question in words, committees and health regions with their reasons.

use domain::suitability::{Ground, Reason, TOPIC_MAX};
use leptos::prelude::*;
use leptos_router::components::Form;

use super::{
    api::load_topic,
    kept_query::KeptQuery,
    list_frame::ListFrame,
    map_state::MapState,
    query::MapView,
    reading::MapReading,
    text,
    topic_answer::{TopicAnswer, TopicRow},
    topic_text,
};
use crate::{
    answer::ask,
    directory::word,
    i18n::{Language, t, use_language},
    links,
    ui::{Failed, Icon, KindMark, area_text, form::without_empty},
};

/// The page with the question and its answers.
#[component]
pub(super) fn TopicPage(state: MapState, reading: Memo<MapReading>) -> impl IntoView {
    // What is selected on the map does not matter here.
    let asked = Memo::new(move |_| state.query.read().with_node(None));
    let answer = ask(move || asked.get(), load_topic);
    view! {
        <ListFrame state reading title=topic_text::title>
            <Question state/>
            <Transition fallback=move || view! { <p class="muted" role="status">{t(text::loading)}</p> }>
                {move || Suspend::new(async move {
                    match answer.await {
                        Ok(answer) => view! { <Answers state answer/> }.into_any(),
                        Err(error) => view! { <Failed error/> }.into_any(),
                    }
                })}
            </Transition>
        </ListFrame>
    }
}

#[component]
fn Question(state: MapState) -> impl IntoView {
    let typed = Memo::new(move |_| state.query.read().text.clone());
    view! {
        <Form
            method="GET"
            action="/map"
            on_form_data=without_empty(&["q"])
            noscroll=true
            attr:class="panel topic-form"
            attr:aria-label=t(topic_text::title)
        >
            <KeptQuery state sets=&["q"]/>
            <div class="field">
                <label class="field__label" for="topic">{t(topic_text::topic)}</label>
                <p class="field__hint" id="topic-hint">{t(topic_text::hint)}</p>
                <textarea
                    class="input"
                    id="topic"
                    name="q"
                    rows="3"
                    maxlength=TOPIC_MAX
                    aria-describedby="topic-hint"
                    prop:value=typed
                >
                    {area_text(typed.get_untracked())}
                </textarea>
            </div>
            <div>
                <button class="btn btn--primary">
                    <Icon name="search"/>
                    {t(topic_text::ask)}
                </button>
            </div>
        </Form>
    }
}

#[component]
fn Answers(state: MapState, answer: TopicAnswer) -> impl IntoView {
    let TopicAnswer { words, places, levels, committees, regions } = answer;
    let query = state.query.get_untracked();
    if query.text.is_empty() {
        return view! { <Notice title=topic_text::how_title hint=topic_text::how icon="idea"/> }.into_any();
    }
    if committees.is_empty() && regions.is_empty() {
        let hint = if query.is_filtered() { topic_text::none_in_filter } else { topic_text::none };
        return view! { <Notice title=topic_text::none_title hint icon="search"/> }.into_any();
    }
    let language = use_language();
    let levels = move || {
        let words: Vec<_> = levels.iter().map(|level| word::level(language.get(), *level)).collect();
        (!words.is_empty()).then(|| view! { <Understood label=topic_text::levels said=words.join(", ")/> })
    };
    let places =
        (!places.is_empty()).then(|| view! { <Understood label=topic_text::places said=places.join(", ")/> });
    view! {
        <div class="stack" role="status">
            <p class="note understood">
                <Understood label=topic_text::understood said=words.join(", ")/>
                {places}
                {levels}
            </p>
        </div>
        <Rows state rows=committees title=topic_text::committees id="topic-committees"/>
        <Rows state rows=regions title=topic_text::regions id="topic-regions"/>
        <Weighing/>
    }
    .into_any()
}

#[component]
fn Understood(label: fn(Language) -> &'static str, said: String) -> impl IntoView {
    view! {
        <span>
            {t(label)} ": " <span class="understood__words" lang="de">{said}</span>
        </span>
    }
    .into_any()
}

#[component]
fn Notice(
    title: fn(Language) -> &'static str,
    hint: fn(Language) -> &'static str,
    icon: &'static str,
) -> impl IntoView {
    view! {
        <div class="panel empty" role="status">
            <Icon name=icon large=true/>
            <h2 class="empty__title">{t(title)}</h2>
            <p>{t(hint)}</p>
        </div>
    }
    .into_any()
}

#[component]
fn Rows(
    state: MapState,
    rows: Vec<TopicRow>,
    title: fn(Language) -> &'static str,
    id: &'static str,
) -> impl IntoView {
    if rows.is_empty() {
        return ().into_any();
    }
    let rows = rows.into_iter().map(|row| view! { <Row state row/> }).collect_view();
    view! {
        <section class="panel" aria-labelledby=id>
            <h2 class="panel__head" id=id>{t(title)}</h2>
            <ol class="rows">{rows}</ol>
        </section>
    }
    .into_any()
}

#[component]
fn Row(state: MapState, row: TopicRow) -> impl IntoView {
    let language = use_language();
    let TopicRow { record, kind, name, level, region, fit, points, reasons } = row;
    let place = move || {
        let level = level.map(|level| word::level(language.get(), level).to_owned());
        region.clone().into_iter().chain(level).collect::<Vec<_>>().join(" · ")
    };
    let in_net = move || links::map(&state.query.read().with_view(MapView::Net).with_node(Some(record.id)));
    let label = {
        let name = name.clone();
        move || format!("{}: {name}", text::show_in_net(language.get()))
    };
    let reasons = reasons
        .into_iter()
        .map(|Reason { ground, evidence, more, .. }| {
            let more = (more > 0).then(|| {
                view! { <span class="muted">" " {move || topic_text::and_more(language.get(), more)}</span> }
            });
            let evidence = (!evidence.is_empty()).then(|| {
                view! { ": " <span lang="de">{evidence.join(", ")}</span> }
            });
            view! {
                <li>
                    <span class="muted">{move || topic_text::reason(language.get(), ground, kind)}</span>
                    {evidence}
                    {more}
                </li>
            }
        })
        .collect_view();
    view! {
        <li class="suitable">
            <div class="row__main">
                <p class="row__title table__name">
                    <KindMark kind/>
                    <a href=links::record(record) lang="de">{name}</a>
                </p>
                <p class="muted">{place}</p>
                <ul class="suitable__reasons">{reasons}</ul>
            </div>
            <div class="suitable__side">
                <p class="suitable__fit">
                    <progress class="progress" max="100" value=points aria-hidden="true"></progress>
                    {move || topic_text::fit(language.get(), fit)}
                </p>
                <a class="btn btn--small" href=in_net aria-label=label>{t(text::show_in_net)}</a>
            </div>
        </li>
    }
    .into_any()
}

/// How points come about.
#[component]
fn Weighing() -> impl IntoView {
    let language = use_language();
    let mut grounds = Ground::ALL.to_vec();
    grounds.sort_by_key(|ground| (std::cmp::Reverse(ground.weight()), *ground));
    let rows = grounds
        .into_iter()
        .map(|ground| {
            view! {
                <tr>
                    <th scope="row">{move || topic_text::ground(language.get(), ground)}</th>
                    <td class="num">{ground.weight()}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <details class="panel disclosure">
            <summary>
                <Icon name="chevron-down" small=true/>
                {t(topic_text::weighing)}
            </summary>
            <p class="note">{t(topic_text::weighing_explained)}</p>
            <table class="table table--compact">
                <thead>
                    <tr>
                        <th scope="col">{t(topic_text::reason_heading)}</th>
                        <th scope="col" class="num">{t(topic_text::points_heading)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}
