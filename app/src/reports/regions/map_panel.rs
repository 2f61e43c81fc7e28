//! The compared health regions on a map, coloured by one figure; each leads to its row of the table.

use domain::reports::{ComparedFigure, ComparedRegion, RegionComparison, RegionMap};
use leptos::prelude::*;

use super::{sentence, table::row_id, text};
use crate::{
    i18n::{t, use_language},
    ui::chart::{Area, Choropleth, ClassLegend, Classes},
};

#[component]
pub(super) fn MapPanel(
    figure: ComparedFigure,
    comparison: RegionComparison,
    map: RegionMap,
) -> impl IntoView {
    let language = use_language();
    let value = move |region: &ComparedRegion| {
        region.plan.as_ref().and_then(|plan| plan.counts.value(figure)).map(|value| value.value)
    };
    let values: Vec<i64> = comparison.regions.iter().filter_map(value).collect();
    let classes = Classes::of(&values);
    let shade_of = move |value: i64| classes.map(|classes| classes.shade(classes.class(value)));
    let is_hatched = comparison.regions.iter().any(|region| value(region).is_none());
    let RegionMap { frame, land, areas } = map;
    let areas = areas
        .into_iter()
        .filter_map(|(id, path)| {
            let region = comparison.regions.iter().find(|region| region.id == id)?.clone();
            let (href, shade) = (format!("#{}", row_id(&region)), value(&region).and_then(shade_of));
            let label = Signal::derive(move || sentence::area(language.get(), &region, figure));
            Some(Area { path, label, href, shade })
        })
        .collect::<Vec<_>>();
    let shades = classes.into_iter().flat_map(|classes| {
        classes.bounds().into_iter().map(move |(first, last)| {
            let words = Signal::derive(move || {
                let last_word = text::value(language.get(), figure, last);
                if first == last {
                    return last_word;
                }
                format!("{}\u{2009}–\u{2009}{last_word}", crate::ui::format::count(language.get(), first))
            });
            (Some(classes.shade(classes.class(first))), words)
        })
    });
    let hatched =
        is_hatched.then(|| (None, Signal::derive(move || text::no_figures(language.get()).to_owned())));
    let items: Vec<(Option<usize>, Signal<String>)> = shades.chain(hatched).collect();
    let name =
        Signal::derive(move || text::map_of(language.get(), text::figure_in_full(language.get(), figure)));
    let legend = Signal::derive(move || text::legend(language.get()).to_owned());
    view! {
        <section class="panel" aria-labelledby="regions-map">
            <h2 class="panel__head" id="regions-map">{move || name.get()}</h2>
            <Choropleth name frame land areas/>
            <ClassLegend name=legend items/>
            <p class="note">{t(crate::directory::text::sources)}</p>
        </section>
    }
    .into_any()
}
