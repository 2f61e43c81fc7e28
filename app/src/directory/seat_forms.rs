//! How seats are changed: somebody joins a committee, becomes something else in it, leaves it. Works as plain forms too.

use std::time::Duration;

use domain::{
    directory::{MembershipRole, OrganisationKind, Seat},
    id::CommitteeId,
    search::{QUESTION_MAX, SearchHit},
};
use leptos::{form::ActionForm, leptos_dom::helpers::debounce, prelude::*};
use leptos_router::{components::Form, hooks::use_query_map};
use time::Date;

use super::{
    api::{AddSeat, ChangeSeat, EndSeat, find_members},
    seat_text as text, word,
};
use crate::{
    answer::ask,
    error::AppError,
    i18n::{Language, t, use_language},
    ui::{Icon, KindMark, News, kind::node_kind},
};

/// What can be done to the seats of a page; outlives the page's content, which is fetched anew after each change.
#[derive(Clone, Copy)]
pub(super) struct SeatActions {
    add: ServerAction<AddSeat>,
    change: ServerAction<ChangeSeat>,
    end: ServerAction<EndSeat>,
    pub(super) news: RwSignal<Option<News>>,
    made: RwSignal<u32>,
}

impl SeatActions {
    pub(super) fn new() -> Self {
        let query = use_query_map();
        let query = query.read_untracked();
        // What was refused without a script stands in the address.
        let problem = query.get("chosen").and_then(|_| query.get("problem"));
        let refused = problem.and_then(|code| AppError::from_code(&code)).map(Err);
        let actions = Self {
            add: ServerAction::new(),
            change: ServerAction::new(),
            end: ServerAction::new(),
            news: RwSignal::new(refused),
            made: RwSignal::new(0),
        };
        Effect::new(move |_| actions.tell(actions.add.value().get(), text::added));
        Effect::new(move |_| actions.tell(actions.change.value().get(), text::changed));
        Effect::new(move |_| actions.tell(actions.end.value().get(), text::ended));
        actions
    }

    /// How many changes have been made, for asking again after each.
    pub(super) fn made(self) -> u32 {
        self.made.get()
    }

    fn tell(self, answer: Option<Result<(), AppError>>, words: fn(Language) -> &'static str) {
        let Some(answer) = answer else { return };
        // Whoever was refused because of a newer state gets to see it.
        if matches!(answer, Ok(()) | Err(AppError::Stale)) {
            self.made.update(|made| *made += 1);
        }
        self.news.set(Some(answer.map(|()| words)));
    }
}

/// What the form for a new seat says at first: what was typed, if it was refused where there is no script.
#[derive(Clone)]
struct TypedSeat {
    chosen: Option<String>,
    function: String,
    kind: OrganisationKind,
    role: MembershipRole,
    is_voting: bool,
    from: Option<String>,
}

impl TypedSeat {
    /// What the address says; `get` looks a name up in its query.
    fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        Self {
            chosen: get("chosen"),
            function: get("function").unwrap_or_default(),
            kind: get("kind").and_then(|kind| kind.parse().ok()).unwrap_or(OrganisationKind::Other),
            role: get("role").and_then(|role| role.parse().ok()).unwrap_or(MembershipRole::Member),
            is_voting: get("is_voting").is_none_or(|said| said == "true"),
            from: get("from"),
        }
    }

    /// Whether a choice is made at first; `usual` is the one if none was made among those that are offered.
    fn chooses(&self, value: &str, usual: bool, offered: &[SearchHit]) -> bool {
        let is_offered = |chosen: &&String| {
            chosen.starts_with("new") || offered.iter().any(|hit| member_value(hit) == **chosen)
        };
        self.chosen.as_ref().filter(is_offered).map_or(usual, |chosen| chosen == value)
    }
}

/// A person or an organisation as the form sends them.
fn member_value(hit: &SearchHit) -> String {
    format!("{}:{}", hit.record.kind.as_str(), hit.record.id)
}

/// The panel in which a member is searched for and added.
#[component]
pub(super) fn AddMember(committee: CommitteeId, actions: SeatActions, today: Date) -> impl IntoView {
    let query = use_query_map();
    let first = query.read_untracked().get("member").unwrap_or_default();
    let before = StoredValue::new({
        let query = query.read_untracked();
        TypedSeat::read(|name| query.get(name))
    });
    let first: String = first.chars().take(QUESTION_MAX).collect();
    let typed = RwSignal::new(first.clone());
    let found = ask(
        move || typed.get(),
        |text| async move { if text.trim().is_empty() { Ok(Vec::new()) } else { find_members(text).await } },
    );
    let mut type_soon = debounce(Duration::from_millis(200), move |text: String| {
        typed.set(text);
    });
    view! {
        <section class="panel" aria-labelledby="add-member">
            <h2 class="panel__head" id="add-member">{t(text::add)}</h2>
            <Form method="GET" action="" attr:class="form" attr:role="search" attr:aria-labelledby="add-member">
                <div class="field">
                    <label class="field__label" for="member-name">{t(text::who)}</label>
                    <div class="searchbox">
                        <Icon name="search"/>
                        <input
                            class="input"
                            id="member-name"
                            name="member"
                            type="search"
                            autocomplete="off"
                            value=first
                            on:input:target=move |event| type_soon(event.target().value())
                        />
                    </div>
                </div>
                <button class="btn">{t(text::search)}</button>
            </Form>
            <Transition>
                {move || Suspend::new(async move {
                    let hits = found.await.unwrap_or_default();
                    let name = typed.get_untracked();
                    (!name.trim().is_empty())
                        .then(|| view! { <NewSeatForm committee actions hits name today before=before.get_value()/> })
                })}
            </Transition>
        </section>
    }
    .into_any()
}

#[component]
fn NewSeatForm(
    committee: CommitteeId,
    actions: SeatActions,
    hits: Vec<SearchHit>,
    name: String,
    today: Date,
    before: TypedSeat,
) -> impl IntoView {
    let language = use_language();
    let nobody = hits.is_empty();
    let is_new_person = before.chooses("new", nobody, &hits);
    let is_new_body = before.chooses("new-organisation", false, &hits);
    let chosen = hits.iter().enumerate();
    let chosen: Vec<bool> =
        chosen.map(|(index, hit)| before.chooses(&member_value(hit), index == 0, &hits)).collect();
    let TypedSeat { function, kind, role, is_voting, from, .. } = before;
    let choices = hits.into_iter().zip(chosen).map(|(hit, is_chosen)| {
        let value = member_value(&hit);
        let mark = node_kind(hit.record.kind).map(|kind| view! { <KindMark kind/> });
        view! {
            <label class="check">
                <input type="radio" name="member" value=value checked=is_chosen/>
                {mark}
                <span>{hit.title} " " <span class="note" lang="de">{hit.subtitle}</span></span>
            </label>
        }
    });
    let (new_name, new_body) = (name.clone(), name.clone());
    let new_label = move || text::new_person(language.get(), new_name.trim());
    let new_body_label = move || text::new_organisation(language.get(), new_body.trim());
    view! {
        <ActionForm action=actions.add attr:class="form panel__section">
            <input type="hidden" name="committee" value=committee.to_string()/>
            <input type="hidden" name="name" value=name/>
            <fieldset>
                <legend class="legend">{t(text::choose)}</legend>
                {nobody.then(|| view! { <p class="muted">{t(text::nobody)}</p> })}
                {choices.collect_view()}
                <label class="check">
                    <input type="radio" name="member" value="new" checked=is_new_person/>
                    <Icon name="plus"/>
                    <span>{new_label}</span>
                </label>
                <label class="check">
                    <input type="radio" name="member" value="new-organisation" checked=is_new_body/>
                    <Icon name="plus"/>
                    <span>{new_body_label}</span>
                </label>
            </fieldset>
            <div class="field">
                <label class="field__label" for="member-function">{t(text::function)}</label>
                <p class="field__hint" id="member-function-hint">{t(text::function_hint)}</p>
                <input
                    class="input"
                    id="member-function"
                    name="newcomer[function]"
                    maxlength="200"
                    value=function
                    aria-describedby="member-function-hint"
                />
            </div>
            <KindField chosen=kind/>
            <div class="form__row">
                <RoleField id="member-role" chosen=role/>
                <div class="field">
                    <label class="field__label" for="member-from">{t(text::from)}</label>
                    <input class="input" id="member-from" name="from" type="date" value=from.unwrap_or_else(|| today.to_string())/>
                </div>
            </div>
            <VoteCheck is_voting/>
            <div class="actions">
                <button class="btn btn--primary">{t(text::submit)}</button>
            </div>
        </ActionForm>
    }
    .into_any()
}

/// What can be done to one seat, behind a button in its row.
#[component]
pub(super) fn SeatMenu(seat: Seat, actions: SeatActions, today: Date) -> impl IntoView {
    let language = use_language();
    let (id, version) = (seat.membership_id, seat.version);
    let name = seat.person.or(seat.organisation).map(|named| named.name);
    let label = move || match &name {
        Some(name) => text::change_of(language.get(), name),
        None => text::change_of(language.get(), text::vacant_seat(language.get())),
    };
    let title = label.clone();
    let (popover, role_id, day_id) = (format!("seat-{id}"), format!("role-{id}"), format!("last-day-{id}"));
    view! {
        <button
            class="btn btn--quiet btn--small btn--icon"
            type="button"
            popovertarget=popover.clone()
            aria-label=label.clone()
        >
            <Icon name="edit" small=true/>
        </button>
        <div class="dialog" id=popover.clone() popover="auto" role="dialog" aria-label=label>
            <div class="dialog__head">
                <h3>{title}</h3>
                <button
                    class="btn btn--quiet btn--small btn--icon"
                    type="button"
                    popovertarget=popover.clone()
                    popovertargetaction="hide"
                    aria-label=t(text::close)
                >
                    <Icon name="close"/>
                </button>
            </div>
            <div class="dialog__body">
                <ActionForm action=actions.change attr:class="form">
                    <input type="hidden" name="seat" value=id.to_string()/>
                    <input type="hidden" name="version" value=version.to_string()/>
                    <RoleField id=role_id chosen=seat.role/>
                    <VoteCheck is_voting=seat.is_voting/>
                    <button class="btn">{t(text::save)}</button>
                </ActionForm>
                <ActionForm action=actions.end attr:class="form panel__section">
                    <input type="hidden" name="seat" value=id.to_string()/>
                    <input type="hidden" name="version" value=version.to_string()/>
                    <div class="field">
                        <label class="field__label" for=day_id.clone()>{t(text::last_day)}</label>
                        <input
                            class="input"
                            id=day_id
                            name="last_day"
                            type="date"
                            required=true
                            value=today.to_string()
                            min=seat.valid_from.map(|day| day.to_string())
                        />
                    </div>
                    <button class="btn">{t(text::end)}</button>
                </ActionForm>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn RoleField(#[prop(into)] id: String, chosen: MembershipRole) -> impl IntoView {
    let language = use_language();
    let options = MembershipRole::ALL.iter().map(|&role| {
        view! {
            <option value=role.as_str() selected=role == chosen>
                {move || word::membership_role(language.get(), role)}
            </option>
        }
    });
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{t(text::role)}</label>
            <select class="input" id=id name="role">{options.collect_view()}</select>
        </div>
    }
}

/// What a new organisation is.
#[component]
fn KindField(chosen: OrganisationKind) -> impl IntoView {
    let language = use_language();
    let options = OrganisationKind::ALL.iter().map(|&kind| {
        view! {
            <option value=kind.as_str() selected=kind == chosen>
                {move || word::organisation_kind(language.get(), kind)}
            </option>
        }
    });
    view! {
        <div class="field">
            <label class="field__label" for="member-kind">{t(text::organisation_kind)}</label>
            <p class="field__hint" id="member-kind-hint">{t(text::organisation_kind_hint)}</p>
            <select class="input" id="member-kind" name="newcomer[kind]" aria-describedby="member-kind-hint">
                {options.collect_view()}
            </select>
        </div>
    }
}

#[component]
fn VoteCheck(is_voting: bool) -> impl IntoView {
    view! {
        <label class="check">
            <input type="checkbox" name="is_voting" value="true" checked=is_voting/>
            <span>{t(text::voting)}</span>
        </label>
    }
}
