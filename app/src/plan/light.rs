//! A traffic light: a shape, a colour and a word.

use domain::plan::{TrafficLight, Verdict};
use leptos::prelude::*;
use time::Date;

use super::text;
use crate::{i18n::use_language, ui::Icon};

/// The shape of a light, and the name of its colour.
pub(super) const fn look(light: TrafficLight) -> (&'static str, &'static str) {
    match light {
        TrafficLight::OnTrack => ("light-on-track", "reached"),
        TrafficLight::AtRisk => ("light-at-risk", "watch"),
        TrafficLight::InTrouble => ("light-in-trouble", "delayed"),
    }
}

/// What somebody made of a measure; an old one says so, and has no colour any more.
#[component]
pub(super) fn Light(verdict: Verdict, today: Date) -> impl IntoView {
    let language = use_language();
    let (icon, colour) = look(verdict.light);
    let is_old = verdict.is_old(today);
    let words = move || {
        let language = language.get();
        let word = text::light(language, verdict.light);
        if is_old { text::old_light(language, word) } else { word.to_owned() }
    };
    let class = if is_old { "light".to_owned() } else { format!("light light--{colour}") };
    view! {
        <span class=class>
            <Icon name=icon small=true/>
            {words}
        </span>
    }
}
