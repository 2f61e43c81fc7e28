//! The fields that the forms share, each with what is wrong with it beside it.

use domain::{
    directory::{ContactForm, ContactKind, FieldFault, NamedRecord, RecordField},
    permission::Visibility,
};
use leptos::prelude::*;

use super::text;
use crate::{
    directory::{text as directory_text, word},
    error::AppError,
    i18n::{Language, t, use_language},
    ui::{Icon, area_text},
};

/// Why a form was refused.
pub(in crate::directory) type Refusal = Signal<Option<AppError>>;

/// What is wrong with one field; the first has the row 0, and so has every field of which there is one.
pub(super) fn fault_of(refusal: Refusal, field: RecordField, row: usize) -> Memo<Option<FieldFault>> {
    Memo::new(move |_| {
        refusal.with(|refusal| match refusal {
            Some(AppError::Fields(problems)) => {
                let problem = problems.iter().find(|problem| problem.field == field && problem.row == row);
                problem.map(|problem| problem.fault)
            }
            _ => None,
        })
    })
}

/// The place beside a field where it says what is wrong.
#[component]
pub(super) fn Fault(id: String, field: RecordField, fault: Memo<Option<FieldFault>>) -> impl IntoView {
    let language = use_language();
    view! {
        <p class="field__error record-form__problem" id=id role="alert">
            {move || {
                fault.get().map(|fault| {
                    view! {
                        <Icon name="error" small=true/>
                        {text::fault(language.get(), field, fault)}
                    }
                })
            }}
        </p>
    }
    .into_any()
}

/// A field of one line.
#[component]
pub(in crate::directory) fn Line(
    field: RecordField,
    id: &'static str,
    name: &'static str,
    label: fn(Language) -> &'static str,
    value: String,
    refusal: Refusal,
    /// What to write there.
    #[prop(optional)]
    hint: Option<fn(Language) -> &'static str>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] required: bool,
) -> impl IntoView {
    let fault = fault_of(refusal, field, 0);
    let (problem_id, hint_id) = (format!("{id}-problem"), format!("{id}-hint"));
    let described = if hint.is_some() { format!("{hint_id} {problem_id}") } else { problem_id.clone() };
    let is_text = kind == "text";
    view! {
        <div class="field">
            <label class="field__label" for=id>{t(label)}</label>
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{t(hint)}</p> })}
            <input
                class="input"
                id=id
                name=name
                type=kind
                required=required
                maxlength=is_text.then(|| field.longest().to_string())
                lang=is_text.then_some("de")
                value=value
                aria-invalid=move || fault.get().is_some().then_some("true")
                aria-describedby=described
            />
            <Fault id=problem_id field fault/>
        </div>
    }
    .into_any()
}

/// A few sentences about a record.
#[component]
pub(super) fn Description(
    label: fn(Language) -> &'static str,
    /// What to write there.
    hint: fn(Language) -> &'static str,
    value: String,
    refusal: Refusal,
) -> impl IntoView {
    let fault = fault_of(refusal, RecordField::Description, 0);
    view! {
        <div class="field">
            <label class="field__label" for="record-description">{t(label)}</label>
            <p class="field__hint" id="record-description-hint">{t(hint)}</p>
            <textarea
                class="input"
                id="record-description"
                name="form[description]"
                rows="4"
                maxlength=RecordField::Description.longest().to_string()
                lang="de"
                aria-invalid=move || fault.get().is_some().then_some("true")
                aria-describedby="record-description-hint record-description-problem"
            >
                {area_text(value)}
            </textarea>
            <Fault id="record-description-problem".to_owned() field=RecordField::Description fault/>
        </div>
    }
    .into_any()
}

/// A choice among several.
#[component]
pub(in crate::directory) fn Choice(
    id: &'static str,
    name: &'static str,
    label: fn(Language) -> &'static str,
    options: Vec<AnyView>,
    refusal: Refusal,
    /// The field, if what was chosen can be refused.
    #[prop(optional)]
    field: Option<RecordField>,
    /// Whether the choices are names, which are German.
    #[prop(optional)]
    is_german: bool,
) -> impl IntoView {
    let problem_id = format!("{id}-problem");
    let fault = field.map(|field| (field, fault_of(refusal, field, 0)));
    let is_invalid = move || fault.and_then(|(_, fault)| fault.get()).map(|_| "true");
    let described = fault.map(|_| problem_id.clone());
    view! {
        <div class="field">
            <label class="field__label" for=id>{t(label)}</label>
            <select
                class="input"
                id=id
                name=name
                lang=is_german.then_some("de")
                aria-invalid=is_invalid
                aria-describedby=described
            >
                {options}
            </select>
            {fault.map(|(field, fault)| view! { <Fault id=problem_id field fault/> })}
        </div>
    }
    .into_any()
}

/// One of the choices, in the reader's language.
pub(in crate::directory) fn option(
    value: &str,
    is_chosen: bool,
    word: impl Fn(Language) -> String + Send + Sync + 'static,
) -> AnyView {
    let language = use_language();
    view! { <option value=value.to_owned() selected=is_chosen>{move || word(language.get())}</option> }
        .into_any()
}

/// The choices among those to whom a record can be shown; what is chosen stays choosable.
pub(super) fn visibilities(offered: &'static [Visibility], chosen: Visibility) -> Vec<AnyView> {
    let kept = (!offered.contains(&chosen)).then_some(chosen);
    let all = offered.iter().copied().chain(kept);
    all.map(|visibility| {
        option(visibility.as_str(), visibility == chosen, move |language| {
            word::visibility(language, visibility).to_owned()
        })
    })
    .collect()
}

/// The choices among records, none of them first; one that is chosen and not offered any more stays as it is.
pub(super) fn records(offered: Vec<NamedRecord>, chosen: &str) -> Vec<AnyView> {
    let is_offered = chosen.is_empty() || offered.iter().any(|named| named.record.id.to_string() == chosen);
    let none = option("", chosen.is_empty(), |language| text::nothing_chosen(language).to_owned());
    let kept = (!is_offered).then(|| option(chosen, true, |language| text::as_before(language).to_owned()));
    let named = offered.into_iter().map(|NamedRecord { record, name }| {
        let id = record.id.to_string();
        option(&id, id == chosen, move |_| name.clone())
    });
    [none].into_iter().chain(kept).chain(named).collect()
}

/// The health region to which a new record is to belong.
#[component]
pub(super) fn RegionChoice(
    regions: Vec<NamedRecord>,
    /// The id of the one that was chosen before.
    chosen: Option<String>,
    refusal: Refusal,
) -> impl IntoView {
    let options = regions.into_iter().map(|NamedRecord { record, name }| {
        let id = record.id.to_string();
        option(&id, chosen.as_ref() == Some(&id), move |_| name.clone())
    });
    let options: Vec<AnyView> = options.collect();
    view! { <Choice id="record-region" name="region" label=text::health_region options refusal is_german=true/> }
        .into_any()
}

/// First and last day.
#[component]
pub(super) fn Term(from: String, to: String, refusal: Refusal) -> impl IntoView {
    view! {
        <div class="form__row">
            <Line
                field=RecordField::ValidFrom
                id="record-from"
                name="form[from]"
                label=directory_text::since
                kind="date"
                value=from
                refusal
            />
            <Line
                field=RecordField::ValidTo
                id="record-to"
                name="form[to]"
                label=directory_text::until
                kind="date"
                value=to
                refusal
            />
        </div>
        <p class="field__hint">{t(text::valid_to_hint)}</p>
    }
    .into_any()
}

/// The contact fields, each with those who may see it.
#[component]
pub(super) fn ContactRows(
    rows: Vec<ContactForm>,
    offered: &'static [Visibility],
    refusal: Refusal,
    /// Whether a person is asked before they are published.
    #[prop(optional)]
    of_person: bool,
) -> impl IntoView {
    let numbers: Vec<usize> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| rows[..=at].iter().filter(|other| other.kind == row.kind).count())
        .collect();
    let rows = rows.into_iter().zip(numbers).enumerate().map(|(at, (form, number))| {
        view! { <ContactRow at number form offered refusal of_person/> }
    });
    view! {
        <fieldset class="record-form__contacts">
            <legend class="legend">{t(text::contact)}</legend>
            <p class="field__hint">{t(text::contact_hint)}</p>
            {of_person.then(|| view! { <p class="field__hint">{t(text::consent_hint)}</p> })}
            {rows.collect_view()}
        </fieldset>
    }
    .into_any()
}

#[component]
fn ContactRow(
    /// Which row of the form it is.
    at: usize,
    /// Which of its kind it is.
    number: usize,
    form: ContactForm,
    offered: &'static [Visibility],
    refusal: Refusal,
    /// Whether a person is asked before it is published.
    of_person: bool,
) -> impl IntoView {
    let language = use_language();
    let consent = of_person.then(|| view! { <ConsentFields at number form=form.clone() refusal/> });
    let ContactForm { id: contact, kind, value, visibility, seen, .. } = form;
    let fault = fault_of(refusal, RecordField::Contact, at);
    let label = move || numbered_kind(language.get(), kind, number);
    let visible = move || text::visible_of(language.get(), &label());
    let id = format!("contact-{at}");
    let (visible_id, problem_id) = (format!("{id}-visible"), format!("{id}-problem"));
    let name = move |part: &str| format!("form[contacts][{at}][{part}]");
    let keys = match kind {
        ContactKind::Email => "email",
        ContactKind::Phone => "tel",
        ContactKind::Web => "url",
        ContactKind::Address => "text",
    };
    view! {
        <div class="form__row">
            <input type="hidden" name=name("id") value=contact/>
            <input type="hidden" name=name("kind") value=kind.as_str()/>
            <input type="hidden" name=name("seen") value=seen/>
            <div class="field">
                <label class="field__label" for=id.clone()>{label}</label>
                <input
                    class="input"
                    id=id
                    name=name("value")
                    inputmode=keys
                    maxlength=RecordField::Contact.longest().to_string()
                    autocomplete="off"
                    value=value
                    aria-invalid=move || fault.get().is_some().then_some("true")
                    aria-describedby=problem_id.clone()
                />
                <Fault id=problem_id field=RecordField::Contact fault/>
            </div>
            <div class="field">
                <label class="field__label" for=visible_id.clone()>{visible}</label>
                <select class="input" id=visible_id name=name("visibility")>{visibilities(offered, visibility)}</select>
            </div>
        </div>
        {consent}
    }
    .into_any()
}

/// What a contact field is called among others of its kind.
fn numbered_kind(language: Language, kind: ContactKind, number: usize) -> String {
    let word = word::contact_kind(language, kind);
    if number == 1 { word.to_owned() } else { text::numbered(language, word, number) }
}

/// On which day and how a person has agreed that a contact field is published. It opens where something is said, or missing.
#[component]
fn ConsentFields(
    /// Which row of the form it is.
    at: usize,
    /// Which of its kind it is.
    number: usize,
    form: ContactForm,
    refusal: Refusal,
) -> impl IntoView {
    let language = use_language();
    let ContactForm { kind, visibility, consent_day, consent_source, consent_seen, .. } = form;
    let day_fault = fault_of(refusal, RecordField::ConsentDay, at);
    let source_fault = fault_of(refusal, RecordField::ConsentSource, at);
    let says_something =
        visibility == Visibility::Public || !consent_day.is_empty() || !consent_source.is_empty();
    let is_open = move || says_something || day_fault.get().is_some() || source_fault.get().is_some();
    let summary = move || text::consent_to(language.get(), &numbered_kind(language.get(), kind, number));
    let day_label =
        move || text::consent_day_of(language.get(), &numbered_kind(language.get(), kind, number));
    let source_label =
        move || text::consent_source_of(language.get(), &numbered_kind(language.get(), kind, number));
    let (day_id, source_id) = (format!("contact-{at}-agreed-on"), format!("contact-{at}-agreed-by"));
    let (day_problem, source_problem) = (format!("{day_id}-problem"), format!("{source_id}-problem"));
    let name = move |part: &str| format!("form[contacts][{at}][{part}]");
    view! {
        <details class="disclosure record-form__consent" open=is_open>
            <summary>
                <Icon name="chevron-down" small=true/>
                {summary}
            </summary>
            <input type="hidden" name=name("consent_seen") value=consent_seen/>
            <div class="form__row">
                <div class="field">
                    <label class="field__label" for=day_id.clone()>{day_label}</label>
                    <input
                        class="input"
                        type="date"
                        id=day_id
                        name=name("consent_day")
                        value=consent_day
                        aria-invalid=move || day_fault.get().is_some().then_some("true")
                        aria-describedby=day_problem.clone()
                    />
                    <Fault id=day_problem field=RecordField::ConsentDay fault=day_fault/>
                </div>
                <div class="field">
                    <label class="field__label" for=source_id.clone()>{source_label}</label>
                    <input
                        class="input"
                        id=source_id
                        name=name("consent_source")
                        maxlength=RecordField::ConsentSource.longest().to_string()
                        autocomplete="off"
                        lang="de"
                        value=consent_source
                        aria-invalid=move || source_fault.get().is_some().then_some("true")
                        aria-describedby=source_problem.clone()
                    />
                    <Fault id=source_problem field=RecordField::ConsentSource fault=source_fault/>
                </div>
            </div>
        </details>
    }
    .into_any()
}

/// What no single field can help, and that some of them need a look.
#[component]
pub(super) fn OtherProblem(refusal: Refusal) -> impl IntoView {
    let language = use_language();
    view! {
        <div class="record-form__problem" role="alert">
            {move || {
                refusal.get().map(|error| {
                    let sentence = match error {
                        AppError::Stale => text::stale(language.get()).to_owned(),
                        AppError::AlreadyThere => text::already_there(language.get()).to_owned(),
                        error => error.sentence(language.get()),
                    };
                    view! {
                        <div class="alert alert--warning">
                            <Icon name="warning"/>
                            <p>{sentence}</p>
                        </div>
                    }
                })
            }}
        </div>
    }
    .into_any()
}

/// What holds now where something else was typed, once somebody else was faster.
#[component]
pub(super) fn HoldsNow(
    facts: Vec<AnyView>,
    /// Whether somebody was.
    is_stale: bool,
) -> impl IntoView {
    (is_stale && !facts.is_empty()).then(|| {
        view! {
            <section aria-labelledby="holds-now">
                <h3 class="legend" id="holds-now">{t(text::holds_now)}</h3>
                <dl class="facts">{facts}</dl>
            </section>
        }
    })
}

/// What a row says of the consent.
fn consent_of(row: &ContactForm) -> (&str, &str) {
    (row.consent_day.trim(), row.consent_source.trim())
}

/// The contact fields that hold something else now than what was typed over them.
pub(super) fn contact_facts(present: &[ContactForm], typed: &[ContactForm]) -> Vec<AnyView> {
    let language = use_language();
    let is_other = |now: &&ContactForm| {
        let row = typed.iter().find(|row| row.id == now.id);
        !now.id.is_empty()
            && row.is_some_and(|row| row.value != now.value || consent_of(row) != consent_of(now))
    };
    let fact = |now: &ContactForm| {
        let (kind, value) = (now.kind, now.value.clone());
        let row = typed.iter().find(|row| row.id == now.id);
        let consent =
            row.is_some_and(|row| consent_of(row) != consent_of(now)).then(|| now.consent_seen.clone());
        let consent = consent.map(|seen| {
            let said = move || match seen.as_str() {
                "" => text::no_consent(language.get()).to_owned(),
                seen => text::consent_as_kept(language.get(), seen),
            };
            view! { <span class="field__hint">" " {said}</span> }
        });
        view! {
            <dt>{move || word::contact_kind(language.get(), kind)}</dt>
            <dd>{value} {consent}</dd>
        }
        .into_any()
    };
    present.iter().filter(is_other).map(fact).collect()
}
