//! When which chart is right: each of them once, with made-up figures that say so.

use domain::reports::Standing;
use leptos::prelude::*;
use time::{Date, macros::date};

use super::{chart_text as words, dashboard_page::part, text};
use crate::{
    i18n::{Language, t, use_language},
    links,
    ui::{
        Title,
        chart::{
            Bar, Bullet, Cell, ChartFigure, DataTable, Drawing, Legend, Line, Segment, Step,
            TextureDefinitions, bars, bullet, burn_up, donut, line, sparkline, stacked_bars,
        },
        format,
    },
};

/// The values of the made-up indicator.
const VALUES: [(Date, f64); 4] = [
    (date!(2026 - 01 - 15), 60.0),
    (date!(2026 - 04 - 15), 64.0),
    (date!(2026 - 07 - 15), 69.0),
    (date!(2026 - 10 - 15), 71.0),
];

/// How much of the made-up plan was reached when.
const STEPS: [Step; 5] = [
    Step { on: date!(2026 - 01 - 15), reached: 0, all: 32 },
    Step { on: date!(2026 - 03 - 20), reached: 3, all: 32 },
    Step { on: date!(2026 - 06 - 10), reached: 7, all: 36 },
    Step { on: date!(2026 - 08 - 01), reached: 7, all: 40 },
    Step { on: date!(2026 - 10 - 05), reached: 12, all: 40 },
];

/// How the measures of the made-up plan stand, in the order of [`Standing::ALL`].
const STANDINGS: [i64; 5] = [12, 14, 5, 8, 1];

/// The day on which the made-up figures end.
const UNTIL: Date = date!(2026 - 11 - 30);

/// `/dashboard/charts`
#[component]
pub fn ChartsPage() -> impl IntoView {
    let language = use_language();
    view! {
        <Title text=move || words::gallery(language.get())/>
        <TextureDefinitions/>
        <div class="page">
            <div class="page-head">
                <div class="page-head__title">
                    <h1>{t(words::gallery)}</h1>
                </div>
                <div class="page-head__actions">
                    <a class="btn" href=links::DASHBOARD>{t(words::to_dashboard)}</a>
                </div>
            </div>
            <p class="lead">{t(words::gallery_lead)}</p>
            <div class="chart-gallery">
                <Example id="bars" name=words::bars when=words::bars_when said=words::bars_said draw=draw_bars table=bar_table/>
                <Example
                    id="stacked"
                    name=words::stacked
                    when=words::stacked_when
                    said=words::stacked_said
                    draw=draw_stacked
                    table=stacked_table
                    legend=true
                />
                <Example
                    id="donut"
                    name=words::donut
                    when=words::donut_when
                    said=words::donut_said
                    draw=draw_donut
                    table=donut_table
                    legend=true
                />
                <Example id="line" name=words::line when=words::line_when said=words::line_said draw=draw_line table=value_table/>
                <Example
                    id="burn-up"
                    name=words::burn_up
                    when=words::burn_when
                    said=words::burn_said
                    draw=draw_burn_up
                    table=burn_up_table
                />
                <Example
                    id="bullet"
                    name=words::bullet
                    when=words::bullet_when
                    said=words::bullet_said
                    draw=draw_bullet
                    table=bullet_table
                />
                <Example id="spark" name=words::spark when=words::spark_when said=words::spark_said draw=draw_spark table=value_table/>
            </div>
        </div>
    }
    .into_any()
}

/// A chart with when it is right.
#[component]
fn Example(
    id: &'static str,
    name: fn(Language) -> &'static str,
    when: fn(Language) -> &'static str,
    said: fn(Language) -> &'static str,
    draw: fn(Language) -> Drawing,
    table: fn(Language) -> DataTable,
    /// Whether its colours stand for how measures stand.
    #[prop(optional)]
    legend: bool,
) -> impl IntoView {
    let language = use_language();
    let sentence = Signal::derive(move || {
        let language = language.get();
        format!("{} {}", words::made_up(language), said(language))
    });
    let title = Signal::derive(move || name(language.get()).to_owned());
    let parts = || Standing::ALL.iter().map(|standing| part(*standing)).collect();
    let legend = legend.then(|| view! { <Legend label=text::legend parts=parts()/> });
    view! {
        <section class="panel" aria-labelledby=id>
            <h2 class="panel__head" id=id>{t(name)}</h2>
            <p>{t(when)}</p>
            <ChartFigure
                name=title
                sentence
                drawing=Callback::new(draw)
                table=Callback::new(table)
                legend=legend.into_any()
            />
        </section>
    }
    .into_any()
}

fn table<const N: usize>(
    language: Language,
    head: [fn(Language) -> &'static str; N],
    rows: Vec<Vec<Cell>>,
) -> DataTable {
    DataTable { head: head.map(|word| word(language).to_owned()).into(), rows }
}

/// How many measures stand how today, and how many did in spring.
fn standing_bars(language: Language) -> Vec<Bar> {
    let before = [5, 10, 7, 9, 1];
    let bar = |((standing, count), before): ((&Standing, i64), i64)| Bar {
        name: text::standing(language, *standing).to_owned(),
        count,
        before: Some(before),
    };
    Standing::ALL.iter().zip(STANDINGS).zip(before).map(bar).collect()
}

fn draw_bars(language: Language) -> Drawing {
    bars(language, words::bars_said(language).to_owned(), &standing_bars(language))
}

fn bar_table(language: Language) -> DataTable {
    let row = |bar: Bar| {
        vec![bar.name.into(), Cell::count(bar.count), bar.before.map_or(Cell::Unknown, Cell::count)]
    };
    let rows = standing_bars(language).into_iter().map(row).collect();
    DataTable {
        head: vec![
            words::standing(language).to_owned(),
            format::date(language, UNTIL),
            format::date(language, date!(2026 - 04 - 30)),
        ],
        rows,
    }
}

fn parts_of(counts: [i64; 5]) -> Vec<Segment> {
    Standing::ALL
        .iter()
        .zip(counts)
        .map(|(standing, count)| Segment { part: part(*standing), count })
        .collect()
}

/// The made-up fields of action.
fn stacked_rows(language: Language) -> [(String, [i64; 5]); 2] {
    let names = match language {
        Language::De => ["Pflege", "Vorsorge"],
        Language::En => ["Nursing", "Prevention"],
    };
    [(names[0].to_owned(), [9, 4, 2, 3, 0]), (names[1].to_owned(), [3, 10, 3, 5, 1])]
}

fn draw_stacked(language: Language) -> Drawing {
    let rows = stacked_rows(language).map(|(name, counts)| (name, parts_of(counts)));
    stacked_bars(language, words::stacked_said(language).to_owned(), &rows)
}

fn stacked_table(language: Language) -> DataTable {
    let mut head = vec![text::field_of_action(language).to_owned()];
    head.extend(Standing::ALL.iter().map(|standing| text::standing(language, *standing).to_owned()));
    let row = |(name, counts): (String, [i64; 5])| {
        [name.into()].into_iter().chain(counts.map(Cell::count)).collect()
    };
    DataTable { head, rows: stacked_rows(language).map(row).into() }
}

fn draw_donut(language: Language) -> Drawing {
    donut(language, words::standings(language), &parts_of(STANDINGS))
}

fn donut_table(language: Language) -> DataTable {
    let row = |(standing, count): (&Standing, i64)| {
        vec![text::standing(language, *standing).into(), Cell::count(count)]
    };
    let rows = Standing::ALL.iter().zip(STANDINGS).map(row).collect();
    table(language, [words::standing, words::measures], rows)
}

fn draw_line(language: Language) -> Drawing {
    let known = Line {
        values: VALUES.to_vec(),
        unit: "%".to_owned(),
        target: Some(90.0),
        target_on: Some(date!(2027 - 12 - 31)),
        more_is_better: true,
        baseline: Some(58.0),
        forecast: Some(87.0),
        today: UNTIL,
    };
    line(language, words::line_name(language).to_owned(), &known)
}

fn value_table(language: Language) -> DataTable {
    let row = |(day, value): (Date, f64)| vec![format::short_date(language, day).into(), Cell::Number(value)];
    table(language, [words::day, words::line_name], VALUES.map(row).into())
}

fn draw_burn_up(language: Language) -> Drawing {
    burn_up(language, words::burn_up(language).to_owned(), &STEPS, UNTIL)
}

fn burn_up_table(language: Language) -> DataTable {
    let row = |step: Step| {
        vec![format::short_date(language, step.on).into(), Cell::count(step.reached), Cell::count(step.all)]
    };
    table(language, [words::day, words::reached, words::all], STEPS.map(row).into())
}

fn draw_bullet(language: Language) -> Drawing {
    let known = Bullet {
        value: Some(71.0),
        target: Some(90.0),
        baseline: Some(58.0),
        unit: "%".to_owned(),
        is_reached: false,
    };
    bullet(language, words::bullet_said(language).to_owned(), &known)
}

fn bullet_table(language: Language) -> DataTable {
    let row = vec![words::line_name(language).into(), Cell::Number(71.0), Cell::Number(90.0)];
    table(language, [words::indicator, words::value, words::target], vec![row])
}

fn draw_spark(language: Language) -> Drawing {
    sparkline(words::line_name(language).to_owned(), &VALUES, Some(90.0), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_example_says_what_its_figures_show() {
        assert_eq!(
            STEPS.last().map(|step| (step.reached, step.all)),
            Some((STANDINGS[0], STANDINGS.iter().sum()))
        );
        let running = &standing_bars(Language::De)[Standing::Running as usize];
        assert_eq!((running.count, running.before), (14, Some(10)));
        assert!(VALUES.is_sorted_by(|a, b| a.0 < b.0 && a.1 < b.1));
        let [(_, nursing), (_, prevention)] = stacked_rows(Language::De);
        assert!(nursing[0] > prevention[0] && nursing[1] < prevention[1]);
    }

    #[test]
    fn each_example_has_a_row_of_cells_for_each_head() {
        for language in [Language::De, Language::En] {
            for table in [bar_table, stacked_table, donut_table, value_table, burn_up_table, bullet_table] {
                let table = table(language);
                assert!(!table.rows.is_empty());
                assert!(table.rows.iter().all(|row| row.len() == table.head.len()), "{:?}", table.head);
            }
        }
    }
}
