//! With which measures a measure is linked, each link in its own word, and a search for one more.

use domain::{
    id::MeasureId,
    plan::{LinkWord, LinkedMeasure},
    search::fold,
};
use leptos::{ev, prelude::*, server_fn::ServerFn as _};

use super::{
    field::SavingNote,
    links_text as text,
    state::{Saving, SheetState},
};
use crate::{
    i18n::{t, use_language},
    plan::{
        link_api::{self as api, LinkMeasures, UnlinkMeasures},
        measure_link::MeasureLink,
        text as plan_text,
    },
    ui::{Icon, focus},
};

/// The most measures that are offered at once.
const OFFERED: usize = 7;

/// All links, and a form for one more.
#[component]
pub(super) fn Links(sheet: SheetState) -> impl IntoView {
    let saving = RwSignal::new(Saving::Idle);
    let links = sheet.part(|detail| detail.links.clone());
    let may_edit = sheet.part(|detail| detail.rights.edit);
    let is_empty = Memo::new(move |_| links.with(Vec::is_empty));
    view! {
        <section class="sheet__part" aria-labelledby="sheet-links">
            <h3 id="sheet-links" tabindex="-1">{t(text::links)}</h3>
            {move || is_empty.get().then(|| view! { <p class="muted">{t(text::none)}</p> })}
            <ul class="linked">
                <For
                    each=move || links.get()
                    key=|linked| (linked.link_id, linked.title.clone(), linked.status)
                    children=move |linked| view! { <Item sheet linked saving may_edit/> }
                />
            </ul>
            {move || may_edit.get().then(|| view! { <Add sheet saving/> })}
            <SavingNote saving/>
        </section>
    }
    .into_any()
}

/// What has to be done before this measure can go on.
#[component]
pub(super) fn Waiting(sheet: SheetState) -> impl IntoView {
    let blockers = sheet.part(|detail| {
        let is_open = !detail.measure.status.is_finished();
        detail
            .links
            .iter()
            .filter(|_| is_open)
            .filter(|linked| linked.is_open_blocker())
            .cloned()
            .collect::<Vec<_>>()
    });
    move || {
        let blockers = blockers.get();
        (!blockers.is_empty()).then(|| {
            let links = blockers.into_iter().map(|linked| {
                view! { <li><MeasureLink state=sheet.board id=linked.id title=linked.title/></li> }
            });
            view! {
                <div class="sheet__waits">
                    <Icon name="lock" small=true/>
                    <p>{t(text::waits_for)}</p>
                    <ul>{links.collect_view()}</ul>
                </div>
            }
        })
    }
}

#[component]
fn Item(
    sheet: SheetState,
    linked: LinkedMeasure,
    saving: RwSignal<Saving>,
    may_edit: Memo<bool>,
) -> impl IntoView {
    let language = use_language();
    let LinkedMeasure { link_id, word, id, title, status } = linked;
    let remove = move |event: ev::SubmitEvent| {
        event.prevent_default();
        sheet.send(saving, api::unlink_measures(sheet.id(), link_id), |is_done| {
            if is_done {
                request_animation_frame(|| {
                    focus::focus_first("#sheet-links");
                });
            }
        });
    };
    let label = {
        let title = title.clone();
        Signal::derive(move || text::remove(language.get(), text::word(language.get(), word), &title))
    };
    view! {
        <li class="linked__item">
            <span class="note">{move || text::word(language.get(), word)}</span>
            <span class="linked__title">
                <MeasureLink state=sheet.board id title/>
                " "
                <span class="note nowrap">{move || plan_text::status(language.get(), status)}</span>
            </span>
            {move || may_edit.get().then(|| view! {
                <form method="post" action=UnlinkMeasures::PATH on:submit=remove>
                    <input type="hidden" name="measure" value=sheet.id().to_string()/>
                    <input type="hidden" name="link" value=link_id.to_string()/>
                    <button class="btn btn--quiet btn--small btn--icon" aria-label=label>
                        <Icon name="close" small=true/>
                    </button>
                </form>
            })}
        </li>
    }
    .into_any()
}

/// The measures whose title has every word of what was typed; those that begin with it first.
fn meant(titles: &[(MeasureId, String)], typed: &str) -> Vec<(MeasureId, String)> {
    let folded = fold(typed);
    let words: Vec<_> = folded.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let fits = |(_, title): &&(MeasureId, String)| {
        let title = fold(title);
        words.iter().all(|word| title.contains(word))
    };
    let mut found: Vec<_> = titles.iter().filter(fits).cloned().collect();
    found.sort_by_cached_key(|(_, title)| {
        let title = fold(title);
        (!title.starts_with(&folded), title)
    });
    found.truncate(OFFERED);
    found
}

/// A word, a search for the other measure, and a button. Without a script its whole title is sent.
#[component]
fn Add(sheet: SheetState, saving: RwSignal<Saving>) -> impl IntoView {
    let language = use_language();
    let word = RwSignal::new(LinkWord::Follows);
    let typed = RwSignal::new(String::new());
    let is_looking = RwSignal::new(false);
    let active = RwSignal::new(0_usize);
    let found = Memo::new(move |_| {
        if !is_looking.get() {
            return Vec::new();
        }
        let this = sheet.id();
        let titles: Vec<_> = sheet.board.all.with(|cards| {
            let others = cards.iter().filter(|card| card.id != this);
            others.map(|card| (card.id, card.title.clone())).collect()
        });
        typed.with(|typed| meant(&titles, typed))
    });
    let is_open = Memo::new(move |_| found.with(|found| !found.is_empty()));
    let picked = StoredValue::new(None::<(MeasureId, String)>);
    let choose = move |(id, title): (MeasureId, String)| {
        typed.set(title.clone());
        picked.set_value(Some((id, title)));
        is_looking.set(false);
        focus::focus_first("#link-other");
    };
    let press = move |event: ev::KeyboardEvent| {
        if !is_open.get_untracked() || event.is_composing() {
            return;
        }
        let last = found.with_untracked(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => active.update(|active| *active = if *active >= last { 0 } else { *active + 1 }),
            "ArrowUp" => active.update(|active| *active = if *active == 0 { last } else { *active - 1 }),
            "Enter" => {
                let chosen = found.with_untracked(|found| found.get(active.get_untracked()).cloned());
                if let Some(chosen) = chosen {
                    choose(chosen);
                }
            }
            "Escape" => {
                is_looking.set(false);
                event.stop_propagation();
            }
            _ => return,
        }
        event.prevent_default();
    };
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        is_looking.set(false);
        let sent = typed.get_untracked();
        // Of several measures of one title the one that was picked is meant.
        let picked = picked.get_value().filter(|(_, title)| *title == sent);
        let other = picked.map_or_else(|| sent.clone(), |(id, _)| id.to_string());
        let change = api::link_measures(sheet.id(), word.get_untracked(), other);
        sheet.send(saving, change, move |is_done| {
            // Whoever has typed on meanwhile keeps that.
            if is_done && typed.try_with_untracked(|typed| *typed == sent) == Some(true) {
                typed.try_set(String::new());
            }
        });
    };
    let words = LinkWord::ALL.iter().map(|one| {
        let one = *one;
        view! {
            <option value=one.as_str() selected=one == LinkWord::Follows>
                {move || text::word(language.get(), one)}
            </option>
        }
    });
    let option = move |(index, chosen): (usize, (MeasureId, String))| {
        let title = chosen.1.clone();
        view! {
            <li
                id=format!("link-option-{index}")
                class="suggestions__item"
                role="option"
                lang="de"
                aria-selected=move || (active.get() == index).to_string()
                on:pointerdown=move |event| event.prevent_default()
                on:click=move |_| choose(chosen.clone())
            >
                {title}
            </li>
        }
    };
    let number = move || match found.read().len() {
        0 => String::new(),
        number => text::found(language.get(), number),
    };
    view! {
        <form class="linked__add" method="post" action=LinkMeasures::PATH on:submit=add>
            <input type="hidden" name="measure" value=sheet.id().to_string()/>
            <div class="field">
                <label class="field__label" for="link-word">{t(text::how)}</label>
                <select
                    class="input"
                    id="link-word"
                    name="word"
                    on:change=move |event| {
                        if let Ok(chosen) = event_target_value(&event).parse() {
                            word.set(chosen);
                        }
                    }
                >
                    {words.collect_view()}
                </select>
            </div>
            <div class="field">
                <label class="field__label" for="link-other">{t(text::other)}</label>
                <input
                    class="input"
                    id="link-other"
                    name="other"
                    required=true
                    maxlength="200"
                    lang="de"
                    autocomplete="off"
                    role="combobox"
                    aria-expanded=move || is_open.get().to_string()
                    aria-autocomplete="list"
                    aria-controls="link-options"
                    aria-activedescendant=move || is_open.get().then(|| format!("link-option-{}", active.get()))
                    prop:value=move || typed.get()
                    on:input=move |event| {
                        typed.set(event_target_value(&event));
                        active.set(0);
                        is_looking.set(true);
                    }
                    on:keydown=press
                    on:blur=move |_| is_looking.set(false)
                />
                <ul
                    class="suggestions"
                    id="link-options"
                    role="listbox"
                    aria-label=t(text::offered)
                    hidden=move || !is_open.get()
                >
                    {move || found.get().into_iter().enumerate().map(option).collect_view()}
                </ul>
                <p class="visually-hidden" role="status">{number}</p>
            </div>
            <button class="btn">{t(text::add)}</button>
        </form>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn measures_are_found_by_parts_of_their_titles() {
        let titles = ["Runder Tisch Pflege", "Pflegemesse im Landkreis", "Gesunde Kita"]
            .map(|title| (MeasureId::named(title), title.to_owned()));
        let found = |typed| meant(&titles, typed).into_iter().map(|(_, title)| title).collect::<Vec<_>>();
        assert_eq!(found("pflege"), ["Pflegemesse im Landkreis", "Runder Tisch Pflege"]);
        assert_eq!(found("tisch rund"), ["Runder Tisch Pflege"]);
        assert!(found(" ").is_empty() && found("pflege kita").is_empty());
    }
}
