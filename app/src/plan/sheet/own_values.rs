//! What a measure says in the fields that its plan has of its own.

use domain::plan::{MeasureDetail, OwnField, OwnFieldKind};
use leptos::prelude::*;

use super::{
    field::{Control, Group, SavedField, Which},
    state::SheetState,
    text,
};
use crate::{
    i18n::{t, use_language},
    plan::own_value,
};

/// The fields for whoever may edit the measure, what stands in them for all others; nothing where the plan has none, or
/// nothing stands in them.
#[component]
pub(super) fn OwnValuesPart(sheet: SheetState) -> impl IntoView {
    let is_shown = sheet.part(|detail| {
        let has_value = |field: &OwnField| !detail.measure.own_values.get(field.id).is_empty();
        detail.own_fields.iter().any(|field| detail.rights.edit || has_value(field))
    });
    let may_edit = sheet.part(|detail| detail.rights.edit);
    move || {
        is_shown.get().then(|| {
            view! {
                <section class="sheet__part" aria-labelledby="sheet-own">
                    <h3 id="sheet-own">{t(text::own_values)}</h3>
                    {move || {
                        if may_edit.get() {
                            view! { <Fields sheet/> }.into_any()
                        } else {
                            let detail = sheet.detail.get();
                            view! { <List detail/> }.into_any()
                        }
                    }}
                </section>
            }
        })
    }
}

#[component]
fn Fields(sheet: SheetState) -> impl IntoView {
    let fields = sheet.part(|detail| detail.own_fields.iter().cloned().collect::<Vec<_>>());
    view! {
        <div class="form">
            <For each=move || fields.get() key=OwnField::clone let:field>
                <OneField sheet field/>
            </For>
        </div>
    }
    .into_any()
}

#[component]
fn OneField(sheet: SheetState, field: OwnField) -> impl IntoView {
    let language = use_language();
    let (id, name) = (field.id, field.name.clone());
    let control = match field.kind {
        OwnFieldKind::Text => Control::Line,
        OwnFieldKind::Number => Control::Decimal,
        OwnFieldKind::Day => Control::Day,
        OwnFieldKind::Choice => Control::Choice(Memo::new(move |_| {
            sheet.detail.with(|detail| {
                let chosen = detail.measure.own_values.get(field.id);
                vec![Group { heading: "", choices: own_value::choices(language.get(), &field, chosen) }]
            })
        })),
    };
    let label = Signal::derive(move || name.clone());
    view! { <SavedField sheet which=Which::Own(id) label control/> }.into_any()
}

#[component]
fn List(detail: MeasureDetail) -> impl IntoView {
    let language = use_language();
    let MeasureDetail { measure, own_fields, .. } = detail;
    let entries = own_fields.iter().filter_map(|field| {
        let (name, kind) = (field.name.clone(), field.kind);
        let value = measure.own_values.get(field.id).to_owned();
        (!value.is_empty()).then(|| {
            let words = move || own_value::shown(language.get(), kind, &value);
            view! { <dt lang="de">{name}</dt> <dd lang="de">{words}</dd> }
        })
    });
    view! { <dl class="facts">{entries.collect_view()}</dl> }.into_any()
}
