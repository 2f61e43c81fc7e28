//! The ten percent rule, for those who ask for it: which share of the measures each field of action has.

use domain::{
    id::PlanId,
    reports::{FieldShare, PlanReport},
};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    lane_panel::{Meaning, Number, PanelHead, heading},
    plan_sentence as sentence, plan_text as words,
};
use crate::{
    i18n::{t, use_language},
    links::{self, DashboardTable, TEN_RULE},
    ui::{Icon, format},
};

/// Whether the address asks for the rule.
pub(super) fn use_ten_rule() -> Memo<bool> {
    let address = use_query_map();
    Memo::new(move |_| address.read().get("rule").as_deref() == Some(TEN_RULE))
}

/// The panel if the rule is asked for, else the way to it.
#[component]
pub(super) fn TenRule(plan: PlanId, weeks: u8, report: PlanReport) -> impl IntoView {
    let is_asked = use_ten_rule();
    let shares = report.field_shares();
    move || {
        if is_asked.get() {
            return view! { <SharePanel plan weeks shares=shares.clone()/> }.into_any();
        }
        view! {
            <p class="actions screen-only">
                <a class="btn btn--small" href=links::dashboard_by_rule(plan, weeks) data-noscroll="true">
                    {t(words::apply_rule)}
                </a>
            </p>
        }
        .into_any()
    }
}

/// Itself a table, so it needs no other.
#[component]
fn SharePanel(plan: PlanId, weeks: u8, shares: Vec<FieldShare>) -> impl IntoView {
    let language = use_language();
    let table = DashboardTable::Shares;
    let said = shares.clone();
    let lead = move || sentence::shares(language.get(), &said);
    let rows = shares.into_iter().map(|share| view! { <ShareRow plan share/> }).collect_view();
    view! {
        <section class="panel" aria-labelledby=heading(table)>
            <PanelHead plan weeks table/>
            <p>{lead}</p>
            <div class="table-wrap" role="region" aria-labelledby="table-shares" tabindex="0">
                <table class="table table--plain">
                    <caption class="visually-hidden" id="table-shares">
                        {move || words::table_of(language.get(), words::title(language.get(), table))}
                    </caption>
                    <thead>
                        <tr>
                            <th scope="col">{move || words::row_head(language.get(), table)}</th>
                            <th scope="col" class="num">{t(words::measures)}</th>
                            <th scope="col" class="num">{t(words::share)}</th>
                            <th scope="col">{t(words::sign)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <Meaning table/>
            <p class="actions panel__section screen-only">
                <a class="btn btn--small" href=links::dashboard(plan, weeks) data-noscroll="true">
                    {t(words::hide_rule)}
                </a>
            </p>
        </section>
    }
    .into_any()
}

#[component]
fn ShareRow(plan: PlanId, share: FieldShare) -> impl IntoView {
    let language = use_language();
    let percent = share.percent();
    let sign = share.is_few().then(|| {
        view! {
            <span class="state state--delayed">
                <Icon name="delayed" small=true/>
                {t(words::few)}
            </span>
        }
    });
    let figure = share.lane.all();
    view! {
        <tr>
            <th scope="row"><span lang="de">{share.lane.name}</span></th>
            <td class="num"><Number plan figure/></td>
            <td class="num nowrap">
                {move || percent.map(|percent| format!("{}\u{a0}%", format::count(language.get(), percent)))}
            </td>
            <td>{sign}</td>
        </tr>
    }
    .into_any()
}
