//! What only a person can say: one question for all rows with the same value.

use domain::{
    directory::{MembershipRole, NamedRecord, OrganisationKind, RelationKind},
    exchange::{Candidate, LEAVE_OUT, NEW, NO, NODE_KINDS, Question, QuestionKind, YES, is_said_by_an_edge},
};
use leptos::{form::ActionForm, prelude::*};

use super::{
    api::{DistrictChoice, ImportAnswer},
    import_page::Actions,
    text, words,
};
use crate::{
    directory::word,
    i18n::{Language, t, use_language},
    links::{ImportStep, import_step},
    ui::Icon,
};

#[component]
pub(super) fn Questions(import: ImportAnswer, actions: Actions) -> impl IntoView {
    let ImportAnswer { head, questions, districts, committees, .. } = import;
    let (id, version) = (head.id.to_string(), head.version.to_string());
    if questions.is_empty() {
        return view! {
            <div class="empty">
                <Icon name="success" large=true/>
                <h2 class="empty__title">{t(text::no_questions)}</h2>
                <p>{t(text::no_questions_hint)}</p>
                <div class="actions">
                    <a class="btn btn--primary" href=import_step(head.id, ImportStep::Preview)>{t(text::to_preview)}</a>
                </div>
            </div>
        }
        .into_any();
    }
    let unreadable = |question: &Question| {
        matches!(question.kind, QuestionKind::Email | QuestionKind::Phone | QuestionKind::Web)
            && question.answer.is_none()
    };
    let leave_out = questions.iter().any(unreadable).then(|| {
        let (id, version) = (id.clone(), version.clone());
        view! {
            <ActionForm action=actions.answer>
                <input type="hidden" name="import" value=id/>
                <input type="hidden" name="version" value=version/>
                <input type="hidden" name="leave_out" value="true"/>
                <button class="btn btn--small">{t(text::leave_out_all)}</button>
            </ActionForm>
        }
    });
    let asked = questions.into_iter().enumerate().map(move |(at, question)| {
        view! { <Asked at question districts=districts.clone() committees=committees.clone()/> }
    });
    view! {
        <p class="lead">{t(text::questions_lead)}</p>
        {leave_out}
        <ActionForm action=actions.answer attr:class="stack">
            <input type="hidden" name="import" value=id/>
            <input type="hidden" name="version" value=version/>
            <div class="panel">
                <ul class="rows import__questions">{asked.collect_view()}</ul>
            </div>
            <div class="actions">
                <button class="btn btn--primary">
                    {t(text::save_answers)}
                    <Icon name="arrow-right" small=true/>
                </button>
            </div>
        </ActionForm>
    }
    .into_any()
}

#[component]
fn Asked(
    at: usize,
    question: Question,
    districts: Vec<DistrictChoice>,
    committees: Vec<NamedRecord>,
) -> impl IntoView {
    let language = use_language();
    let id = format!("question-{at}");
    let rows = question.rows.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let is_one = question.rows.len() == 1;
    let in_rows = move || {
        if is_one { text::in_row(language.get(), &rows) } else { text::in_rows(language.get(), &rows) }
    };
    let answer = question.answer.clone().unwrap_or_default();
    let words = {
        let question = question.clone();
        move || words::question(language.get(), &question)
    };
    view! {
        <li class="import__question">
            <div class="row__main">
                <label class="field__label" for=id.clone()>{words}</label>
                <p class="note">{in_rows}</p>
            </div>
            <input type="hidden" name=format!("answers[{at}][key]") value=question.key/>
            <select class="input" id=id name=format!("answers[{at}][answer]")>
                <option value="">{t(text::open)}</option>
                <Options kind=question.kind answer districts committees/>
            </select>
        </li>
    }
    .into_any()
}

#[component]
fn Options(
    kind: QuestionKind,
    answer: String,
    districts: Vec<DistrictChoice>,
    committees: Vec<NamedRecord>,
) -> impl IntoView {
    let language = use_language();
    let leave_out = answer == LEAVE_OUT;
    let leave_out = view! { <option value=LEAVE_OUT selected=leave_out>{t(text::leave_out)}</option> };
    match kind {
        QuestionKind::Kind => {
            let kinds = OrganisationKind::ALL.iter().copied().map(|kind| {
                view! {
                    <option value=kind.as_str() selected=answer == kind.as_str()>
                        {move || word::organisation_kind(language.get(), kind)}
                    </option>
                }
            });
            view! { {leave_out} {kinds.collect_view()} }.into_any()
        }
        QuestionKind::District(first) => {
            // Those that the text can mean come first.
            let is_first = |choice: &DistrictChoice| first.iter().any(|ags| ags.as_str() == choice.key);
            let (first, rest): (Vec<_>, Vec<_>) = districts.into_iter().partition(is_first);
            let choices = first.into_iter().chain(rest).map(|DistrictChoice { key, name }| {
                let is_chosen = answer == key;
                view! { <option value=key selected=is_chosen lang="de">{name}</option> }
            });
            view! { {leave_out} {choices.collect_view()} }.into_any()
        }
        QuestionKind::Email | QuestionKind::Phone | QuestionKind::Web => leave_out.into_any(),
        QuestionKind::Organisation(candidates) => {
            candidate_options(candidates, answer, text::make_new_organisation)
        }
        QuestionKind::Person(candidates) => candidate_options(candidates, answer, text::make_new),
        QuestionKind::Committee(first) => {
            let is_first = |named: &NamedRecord| first.iter().any(|id| id.0 == named.record.id);
            let (first, rest): (Vec<_>, Vec<_>) = committees.into_iter().partition(is_first);
            let (is_left_out, is_new) = (answer == LEAVE_OUT, answer == NEW);
            let choices = first.into_iter().chain(rest).map(|NamedRecord { record, name }| {
                let key = record.id.to_string();
                let is_chosen = answer == key;
                view! { <option value=key selected=is_chosen lang="de">{name}</option> }
            });
            view! {
                <option value=LEAVE_OUT selected=is_left_out>{t(text::leave_committee_out)}</option>
                {choices.collect_view()}
                <option value=NEW selected=is_new>{t(text::make_new_committee)}</option>
            }
            .into_any()
        }
        QuestionKind::Role => {
            let roles = MembershipRole::ALL.iter().copied().map(|role| {
                view! {
                    <option value=role.as_str() selected=answer == role.as_str()>
                        {move || word::membership_role(language.get(), role)}
                    </option>
                }
            });
            view! { {leave_out} {roles.collect_view()} }.into_any()
        }
        QuestionKind::Node => {
            let kinds = NODE_KINDS.into_iter().map(|kind| {
                view! {
                    <option value=kind selected=answer == kind>
                        {move || words::node_kind(language.get(), kind)}
                    </option>
                }
            });
            view! { {leave_out} {kinds.collect_view()} }.into_any()
        }
        QuestionKind::Relation => {
            let kinds = RelationKind::ALL.iter().copied().filter(|kind| is_said_by_an_edge(*kind));
            let kinds = kinds.map(|kind| {
                view! {
                    <option value=kind.as_str() selected=answer == kind.as_str()>
                        {move || word::relation(language.get(), kind, true)}
                    </option>
                }
            });
            view! { {leave_out} {kinds.collect_view()} }.into_any()
        }
        QuestionKind::Voting => {
            let (is_yes, is_no) = (answer == YES, answer == NO);
            view! {
                {leave_out}
                <option value=YES selected=is_yes>{t(text::yes)}</option>
                <option value=NO selected=is_no>{t(text::no)}</option>
            }
            .into_any()
        }
    }
}

fn candidate_options(
    candidates: Vec<Candidate>,
    answer: String,
    make_new: fn(Language) -> &'static str,
) -> AnyView {
    let language = use_language();
    let is_new = answer == NEW;
    let candidates = candidates.into_iter().map(move |Candidate { code, name, context, row, why }| {
        let is_chosen = answer == code;
        let words = move || {
            let language = language.get();
            let from = row.map_or_else(
                || text::from_directory(language).to_owned(),
                |row| text::from_row(language, row),
            );
            let why = words::match_reason(language, why).to_owned();
            let details: Vec<_> =
                [context.clone(), from, why].into_iter().filter(|part| !part.is_empty()).collect();
            text::same_as(language, &name, &details.join(", "))
        };
        view! { <option value=code selected=is_chosen>{words}</option> }
    });
    view! {
        {candidates.collect_view()}
        <option value=NEW selected=is_new>{t(make_new)}</option>
    }
    .into_any()
}
