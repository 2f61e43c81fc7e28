//! What nobody has confirmed for long, and what those concerned say has changed. The filter stands in the address.

use domain::{
    change::RecordKind,
    directory::{CARE_KINDS, CareList, CareRow, DirectoryList, STALE_CHOICES},
};
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::use_query_map;

use super::{
    api::{AskConcerned, CareAnswer, ConfirmRecords, SettleCareNote, load_care},
    confirmed_words, record_word, text,
};
use crate::{
    answer::ask,
    directory::{text as directory_text, word},
    error::AppError,
    i18n::{Language, t, use_language},
    links,
    ui::{Failed, FormNews, Icon, KindMark, News, Title, focus, format, kind::node_kind},
};

/// The id of the form to which the check boxes belong: they stand in rows that have forms of their own.
const FORM: &str = "confirm-chosen";

/// What can be done here and what came of it.
#[derive(Clone, Copy)]
struct CareActions {
    confirm: ServerAction<ConfirmRecords>,
    ask: ServerAction<AskConcerned>,
    settle: ServerAction<SettleCareNote>,
    news: RwSignal<Option<News>>,
}

impl CareActions {
    fn new() -> Self {
        let returned =
            use_query_map().read_untracked().get("problem").and_then(|code| AppError::from_code(&code));
        let actions = Self {
            confirm: ServerAction::new(),
            ask: ServerAction::new(),
            settle: ServerAction::new(),
            news: RwSignal::new(returned.map(Err)),
        };
        Effect::new(move |_| actions.tell(actions.confirm.value().get(), text::was_confirmed));
        Effect::new(move |_| actions.tell(actions.ask.value().get(), text::was_asked));
        Effect::new(move |_| actions.tell(actions.settle.value().get(), text::was_settled));
        actions
    }

    fn tell(self, answer: Option<Result<(), AppError>>, words: fn(Language) -> &'static str) {
        if let Some(answer) = answer {
            self.news.set(Some(answer.map(|()| words)));
        }
    }

    /// How often something was done, for asking again after each time.
    fn made(self) -> usize {
        self.confirm.version().get() + self.ask.version().get() + self.settle.version().get()
    }
}

/// `/directory/care?region=…&kind=…&months=…`.
#[component]
pub fn CarePage() -> impl IntoView {
    let query = use_query_map();
    let actions = CareActions::new();
    let asked = Memo::new(move |_| {
        let query = query.read();
        let word = |name| query.get(name).unwrap_or_default();
        (word("region"), word("kind"), word("months"))
    });
    let care = ask(
        move || (asked.get(), actions.made()),
        |((region, kind, months), _)| load_care(region, kind, months),
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match care.await {
                    Ok(answer) => view! { <Content answer actions/> }.into_any(),
                    Err(error) => view! { <Failed error/> }.into_any(),
                }
            })}
        </Transition>
    }
    .into_any()
}

#[component]
fn Content(answer: CareAnswer, actions: CareActions) -> impl IntoView {
    let language = use_language();
    // What had the focus has gone with its row, or stands for another one now.
    Effect::new(move |_| {
        if untrack(|| actions.made()) > 0 {
            request_animation_frame(|| {
                focus::focus_first("#to-confirm");
            });
        }
    });
    let sends_mail = answer.sends_mail;
    let filter = view! { <Filter answer=answer.clone()/> };
    let CareList { noted, stale, total } = answer.care;
    let shown = stale.len();
    let number = move |count: usize| format::count(language.get(), count.try_into().unwrap_or(i64::MAX));
    let more = (shown < total).then(|| {
        view! { <p class="note">{move || text::first_of(language.get(), &number(shown), &number(total))}</p> }
    });
    let found = if stale.is_empty() {
        view! {
            <div class="empty">
                <Icon name="success" large=true/>
                <p class="empty__title">{t(text::none)}</p>
                <p>{t(text::none_hint)}</p>
            </div>
        }
        .into_any()
    } else {
        let rows = stale.into_iter().map(|row| view! { <Stale row actions sends_mail/> });
        view! {
            <ul class="rows">{rows.collect_view()}</ul>
            <ActionForm action=actions.confirm attr:id=FORM>
                <button class="btn btn--primary">{t(text::confirm_chosen)}</button>
            </ActionForm>
        }
        .into_any()
    };
    view! {
        <Title text=move || text::care(language.get())/>
        <div class="page">
            <nav class="breadcrumb" aria-label=t(directory_text::path)>
                <ol>
                    <li><a href=links::DIRECTORY>{t(directory_text::directory)}</a></li>
                </ol>
            </nav>
            <h1>{t(text::care)}</h1>
            <p class="lead">{t(text::lead)}</p>
            {filter}
            <FormNews news=actions.news/>
            <Told noted actions/>
            <section class="panel" aria-labelledby="to-confirm">
                <h2 class="panel__head" id="to-confirm" tabindex="-1">{t(text::to_confirm)}</h2>
                {(!sends_mail).then(|| view! { <p class="note">{t(text::no_mail)}</p> })}
                {more}
                {found}
            </section>
        </div>
    }
    .into_any()
}

/// Which records are shown, and how old a confirmation may be.
#[component]
fn Filter(answer: CareAnswer) -> impl IntoView {
    let language = use_language();
    let CareAnswer { regions, region, kind, months, .. } = answer;
    let region_options = regions.into_iter().map(|named| {
        let is_chosen = region.is_some_and(|id| id.0 == named.record.id);
        view! { <option value=named.record.id.to_string() selected=is_chosen lang="de">{named.name}</option> }
    });
    let kind_options = CARE_KINDS.into_iter().map(|offered| {
        view! {
            <option value=offered.as_str() selected=kind == Some(offered)>
                {move || word::record_kinds(language.get(), offered)}
            </option>
        }
    });
    let mut choices = STALE_CHOICES.to_vec();
    if !choices.contains(&months) {
        choices.push(months);
        choices.sort_unstable();
    }
    let month_options = choices.into_iter().map(|offered| {
        view! {
            <option value=offered.to_string() selected=offered == months>
                {move || text::months(language.get(), offered)}
            </option>
        }
    });
    view! {
        <form class="filter" method="get" action=links::CARE>
            <div class="field">
                <label class="field__label" for="care-region">{t(text::region)}</label>
                <select class="input" id="care-region" name="region">
                    <option value="" selected=region.is_none()>{t(text::all_regions)}</option>
                    {region_options.collect_view()}
                </select>
            </div>
            <div class="field">
                <label class="field__label" for="care-kind">{t(text::kind)}</label>
                <select class="input" id="care-kind" name="kind">
                    <option value="" selected=kind.is_none()>{t(text::all_kinds)}</option>
                    {kind_options.collect_view()}
                </select>
            </div>
            <div class="field">
                <label class="field__label" for="care-months">{t(text::threshold)}</label>
                <select class="input" id="care-months" name="months">
                    {month_options.collect_view()}
                </select>
            </div>
            <button class="btn">{t(text::show)}</button>
        </form>
    }
    .into_any()
}

/// What those concerned say has changed, until it is settled; nothing if there is nothing.
#[component]
fn Told(noted: Vec<CareRow>, actions: CareActions) -> impl IntoView {
    if noted.is_empty() {
        return ().into_any();
    }
    let language = use_language();
    let rows = noted.into_iter().map(|row| {
        let record = row.named.record;
        let name = row.named.name.clone();
        let this = Signal::derive(move || text::this(language.get(), &name));
        let seen = row.note.as_ref().map(|note| note.text.clone()).unwrap_or_default();
        let note = row.note.clone().map(|note| {
            let told = move || text::told_on(language.get(), &format::date(language.get(), note.said_on));
            view! {
                <p class="care__note" lang="de">{note.text}</p>
                <p class="note">{told}</p>
            }
        });
        view! {
            <li>
                <div class="row__main">
                    <Name row=row.clone()/>
                    {note}
                </div>
                <div class="row__side actions">
                    <a class="btn" href=links::edit_record(record)>
                        {t(text::edit)}
                        <span class="visually-hidden">{this}</span>
                    </a>
                    <ActionForm action=actions.settle>
                        <input type="hidden" name="record" value=record_word(record)/>
                        <input type="hidden" name="seen" value=seen/>
                        <button class="btn btn--quiet">
                            {t(text::settle)}
                            <span class="visually-hidden">{this}</span>
                        </button>
                    </ActionForm>
                </div>
            </li>
        }
    });
    view! {
        <section class="panel" aria-labelledby="told">
            <h2 class="panel__head" id="told">{t(text::told)}</h2>
            <p class="note">{t(text::told_hint)}</p>
            <ul class="rows">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// A record that nobody has confirmed for long, and what can be done about it.
#[component]
fn Stale(row: CareRow, actions: CareActions, sends_mail: bool) -> impl IntoView {
    let language = use_language();
    let (record, name) = (row.named.record, row.named.name.clone());
    let (chosen, confirmed, asked) = (name.clone(), row.confirmation.clone(), row.asked_on);
    let choose = move || text::choose(language.get(), &chosen);
    let since = move || {
        let language = language.get();
        let confirmed = confirmed_words(language, confirmed.as_ref());
        let asked = asked.map(|on| text::asked_on(language, &format::date(language, on)));
        [Some(confirmed), asked].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let this = {
        let name = name.clone();
        move || text::this(language.get(), &name)
    };
    let is_asking = actions.ask.pending();
    let question = row.address.clone().filter(|_| sends_mail).map(|address| {
        let whom = move || text::ask_at(language.get(), &name, &address);
        view! {
            <ActionForm action=actions.ask>
                <input type="hidden" name="record" value=record_word(record)/>
                <button class="btn btn--quiet" disabled=move || is_asking.get()>
                    <Icon name="mail" small=true/>
                    {t(text::ask)}
                    <span class="visually-hidden">{whom}</span>
                </button>
            </ActionForm>
        }
    });
    view! {
        <li>
            <label class="check">
                <input
                    type="checkbox"
                    form=FORM
                    name="chosen[]"
                    value=record_word(record)
                    aria-label=choose
                />
            </label>
            <div class="row__main">
                <Name row/>
                <p class="note">{since}</p>
            </div>
            <div class="row__side actions">
                <ActionForm action=actions.confirm>
                    <input type="hidden" name="chosen[]" value=record_word(record)/>
                    <button class="btn">
                        {t(text::confirm)}
                        <span class="visually-hidden">{this}</span>
                    </button>
                </ActionForm>
                {question}
            </div>
        </li>
    }
    .into_any()
}

/// A record by its name and what tells it from others of its name.
#[component]
fn Name(row: CareRow) -> impl IntoView {
    let language = use_language();
    let CareRow { named, detail, health_region, .. } = row;
    let list = match named.record.kind {
        RecordKind::Organisation => DirectoryList::Organisations,
        RecordKind::Committee => DirectoryList::Committees,
        _ => DirectoryList::People,
    };
    let note = move || {
        let parts = [word::row_kind(language.get(), list, &detail), health_region.clone()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let mark = node_kind(named.record.kind).map(|kind| view! { <KindMark kind/> });
    view! {
        <p class="row__title duplicate__one">
            {mark}
            <a href=links::record(named.record) lang="de">{named.name}</a>
        </p>
        <p class="note">{note}</p>
    }
    .into_any()
}
