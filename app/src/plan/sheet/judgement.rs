//! What people make of a measure, beside what is computed of it; neither replaces the other.

use domain::plan::{JUDGEMENT_DAYS, MeasureDetail, NamedJudgement, TrafficLight};
use leptos::{ev, prelude::*, server_fn::ServerFn as _};
use time::Date;

use super::{
    field::SavingNote,
    judgement_text as text,
    state::{Saving, SheetState},
};
use crate::{
    i18n::{Language, t, use_language},
    plan::{
        judgement_api::{self as api, JudgeMeasure},
        light::{Light, look},
        text as plan_text,
    },
    ui::{Icon, format},
};

/// The newest judgement, what is computed, the earlier ones, and a form for whoever may judge.
#[component]
pub(super) fn Judgements(sheet: SheetState) -> impl IntoView {
    let language = use_language();
    let judgements = sheet.part(|detail| detail.judgements.clone());
    let may_judge = sheet.part(|detail| detail.rights.report);
    let today = sheet.board.today;
    let facts = sheet.part(move |detail| Facts::of(detail, today));
    let newest = move || match judgements.with(|judgements| judgements.first().cloned()) {
        None => view! { <p class="muted">{t(text::never)}</p> }.into_any(),
        Some(newest) => {
            let is_old = newest.judgement.verdict().is_old(today);
            view! {
                <Said said=newest today/>
                {is_old
                    .then(|| {
                        view! { <p class="note">{move || text::too_old(language.get(), JUDGEMENT_DAYS)}</p> }
                    })}
            }
            .into_any()
        }
    };
    let earlier = move || {
        let mut judgements = judgements.get();
        let earlier = judgements.split_off(judgements.len().min(1));
        (!earlier.is_empty()).then(|| {
            let number = earlier.len();
            let items = earlier.into_iter().map(|said| view! { <li><Said said today/></li> });
            view! {
                <details class="disclosure">
                    <summary>
                        <Icon name="chevron-down" small=true/>
                        {move || text::earlier(language.get(), number)}
                    </summary>
                    <ul class="judgements">{items.collect_view()}</ul>
                </details>
            }
        })
    };
    let computed = move || {
        let words = facts.with(|facts| facts.words(language.get()));
        if words.is_empty() { text::nothing_computed(language.get()).to_owned() } else { words.join(" · ") }
    };
    view! {
        <section class="sheet__part" aria-labelledby="sheet-judgement">
            <h3 id="sheet-judgement">{t(text::heading)}</h3>
            {newest}
            <p class="note">
                <span class="judgement__computed">{t(text::computed)} ": "</span>
                {computed}
            </p>
            {move || may_judge.get().then(|| view! { <Form sheet/> })}
            {earlier}
        </section>
    }
    .into_any()
}

/// A judgement with who made it, and when.
#[component]
fn Said(said: NamedJudgement, today: Date) -> impl IntoView {
    let language = use_language();
    let NamedJudgement { judgement, name } = said;
    let verdict = judgement.verdict();
    let who = move || {
        let language = language.get();
        text::by_on(language, &name, &format::date(language, verdict.on))
    };
    view! {
        <div class="judgement">
            <p><Light verdict today/></p>
            <p lang="de">{judgement.sentence}</p>
            <p class="note">{who}</p>
        </div>
    }
    .into_any()
}

/// What is computed of a measure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Facts {
    is_finished: bool,
    /// Days until it is due; negative when it is overdue.
    left: Option<i64>,
    milestones: usize,
    milestones_done: usize,
    milestones_late: usize,
    indicators: usize,
    indicators_reached: usize,
}

impl Facts {
    fn of(detail: &MeasureDetail, today: Date) -> Self {
        let MeasureDetail { measure, milestones, indicators, .. } = detail;
        let late = |due: Option<Date>| due.is_some_and(|due| due < today);
        let with_target = indicators.iter().filter_map(domain::plan::IndicatorSeries::is_reached);
        Self {
            is_finished: measure.status.is_finished(),
            left: measure.due_on.map(|due| (due - today).whole_days()),
            milestones: milestones.len(),
            milestones_done: milestones.iter().filter(|step| step.done_on.is_some()).count(),
            milestones_late: milestones
                .iter()
                .filter(|step| step.done_on.is_none() && late(step.due_on))
                .count(),
            indicators: with_target.clone().count(),
            indicators_reached: with_target.filter(|is_reached| *is_reached).count(),
        }
    }

    fn words(&self, language: Language) -> Vec<String> {
        let time = match self.left {
            _ if self.is_finished => Some(text::finished(language).to_owned()),
            None => None,
            Some(-1) => Some(text::overdue_day(language).to_owned()),
            Some(left) if left < 0 => Some(text::overdue(language, -left)),
            Some(0) => Some(text::left_none(language).to_owned()),
            Some(1) => Some(text::left_day(language).to_owned()),
            Some(left) => Some(text::left(language, left)),
        };
        let milestones =
            (self.milestones > 0).then(|| text::milestones(language, self.milestones_done, self.milestones));
        let late = (self.milestones_late > 0).then(|| text::milestones_late(language, self.milestones_late));
        let indicators = (self.indicators > 0)
            .then(|| text::indicators(language, self.indicators_reached, self.indicators));
        [time, milestones, late, indicators].into_iter().flatten().collect()
    }
}

/// A light and a sentence, behind a button.
#[component]
fn Form(sheet: SheetState) -> impl IntoView {
    let language = use_language();
    let saving = RwSignal::new(Saving::Idle);
    let light = RwSignal::new(None::<TrafficLight>);
    let sentence = RwSignal::new(String::new());
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(chosen) = light.get_untracked() else { return };
        let sent = sentence.get_untracked();
        sheet.send(saving, api::judge_measure(sheet.id(), chosen, sent), move |is_done| {
            if is_done {
                light.try_set(None);
                sentence.try_set(String::new());
            }
        });
    };
    let choices = TrafficLight::ALL.iter().map(|one| {
        let one = *one;
        let (icon, colour) = look(one);
        view! {
            <label class="judgement__choice">
                <input
                    type="radio"
                    name="light"
                    required=true
                    value=one.as_str()
                    prop:checked=move || light.get() == Some(one)
                    on:change=move |_| light.set(Some(one))
                />
                <span class=format!("light light--{colour}")>
                    <Icon name=icon small=true/>
                    {move || plan_text::light(language.get(), one)}
                </span>
            </label>
        }
    });
    view! {
        <details class="judgement__form">
            <summary class="btn btn--small">{t(text::judge)}</summary>
            <form class="form" method="post" action=JudgeMeasure::PATH on:submit=submit>
                <input type="hidden" name="measure" value=sheet.id().to_string()/>
                <fieldset class="judgement__choices">
                    <legend class="field__label">{t(text::light)}</legend>
                    {choices.collect_view()}
                </fieldset>
                <div class="field">
                    <label class="field__label" for="judgement-sentence">{t(text::sentence)}</label>
                    <input
                        class="input"
                        id="judgement-sentence"
                        name="sentence"
                        required=true
                        maxlength="200"
                        lang="de"
                        autocomplete="off"
                        prop:value=move || sentence.get()
                        on:input=move |event| sentence.set(event_target_value(&event))
                    />
                </div>
                <div class="actions">
                    <button class="btn btn--small btn--primary">{t(text::save)}</button>
                    <SavingNote saving/>
                </div>
            </form>
        </details>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_computed_is_said_as_far_as_it_is_known() {
        let said = |facts: Facts| facts.words(Language::De).join(" · ");
        assert_eq!(said(Facts::default()), "");
        let left = |left| Facts { left: Some(left), ..Facts::default() };
        assert_eq!(
            [-2, -1, 0, 1, 2].map(|days| said(left(days))),
            [
                "2 Tage über der Frist",
                "seit gestern über der Frist",
                "heute fällig",
                "noch ein Tag",
                "noch 2 Tage"
            ]
        );
        let facts =
            Facts { is_finished: true, milestones: 3, milestones_done: 2, milestones_late: 1, ..left(-9) };
        assert_eq!(said(facts), "abgeschlossen · 2 von 3 Meilensteinen erledigt · 1 überfällig");
        let facts = Facts { indicators: 2, indicators_reached: 1, ..Facts::default() };
        assert_eq!(said(facts), "1 von 2 Indikatoren am Ziel");
    }
}
