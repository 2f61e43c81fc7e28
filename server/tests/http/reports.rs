//! The dashboard of a plan: its numbers lead to what they count, its tables go out as files, and nobody reads a name that
//! they may not see.

use app::{
    links::{self, DashboardTable},
    reports::api::{Dashboard, LoadDashboard, LoadOverview},
};
use axum::http::StatusCode;
use domain::{
    id::FieldId,
    permission::Actor,
    plan::{Direction, GoalWish, IndicatorWish, MeasureField},
    reports::{Care, PlanReport},
};
use formats::table::{Limits, read};
use time::Duration;

use crate::{
    plan::{board, current_plan},
    support::{
        Demo,
        people::{COORDINATOR, MEMBER},
        test_app::Client,
    },
};

contract! {
    async fn each_number_leads_to_exactly_what_it_counts(app: Demo) {
        let coordinator = app.signed_in(COORDINATOR).await;
        let field = board(&coordinator).await.goals[0].goal.field_id;
        lack_something(&app, field).await;
        let page = coordinator.get(&links::dashboard(current_plan(), 4)).await;
        assert_eq!(page.status, StatusCode::OK);
        let numbers = numbers(&page.body);
        for lacking in ["/goals?lacks=measure", "/indicators?lacks=value", "of=committee-", "standing=", "judged=", "age="] {
            assert!(numbers.iter().any(|(_, path)| path.contains(lacking)), "{lacking}");
        }
        let (lacking, others): (Vec<_>, Vec<_>) = numbers.into_iter().partition(|(_, path)| path.contains("lacks="));
        assert_eq!(lacking.len(), 2);
        follow(&coordinator, lacking).await;
        follow(&coordinator, others.into_iter().step_by(3).collect()).await;
    }

    async fn numbers_lead_visitors_to_what_they_may_see(app: Demo) {
        for client in [app.anonymous(), app.signed_in(MEMBER).await] {
            let page = client.get(&links::dashboard(current_plan(), 4)).await;
            let numbers = numbers(&page.body);
            assert!(numbers.len() > 40, "{}", numbers.len());
            follow(&client, numbers.into_iter().step_by(11).collect()).await;
        }
    }

    async fn nobody_reads_a_name_that_they_may_not_see(app: Demo) {
        let names = |report: &PlanReport| -> Vec<String> {
            report.people.iter().map(|lane| lane.name.clone()).filter(|name| !name.is_empty()).collect()
        };
        let (coordinator, visitor) = (app.signed_in(COORDINATOR).await, app.anonymous());
        let known = report(&coordinator, None).await;
        let seen = report(&visitor, None).await;
        let hidden: Vec<_> = names(&known).into_iter().filter(|name| !names(&seen).contains(name)).collect();
        assert!(!hidden.is_empty());
        let measures = |report: &PlanReport| report.people.iter().map(|lane| lane.all().count).sum::<i64>();
        assert_eq!(measures(&known), measures(&seen), "each measure counts, whoever answers for it");
        for path in [
            links::dashboard(current_plan(), 4),
            links::dashboard_table(DashboardTable::People, current_plan(), 4),
        ] {
            let (told, not_told) = (coordinator.get(&path).await, visitor.get(&path).await);
            for name in &hidden {
                assert!(told.tells(name), "{path}: {name}");
                assert!(!not_told.tells(name), "{path}: {name}");
            }
        }
    }

    async fn tables_go_out_as_files_and_no_title_becomes_a_formula(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let delayed = load(&client, None).await.delayed[0].id;
        let tomorrow = app.store().clock().today().next_day().unwrap();
        let mut write = app.store().write(&Actor::System).await.unwrap();
        write.edit_measures(&[delayed], MeasureField::Title, "=1+1").await.unwrap();
        write.add_milestone(delayed, "Schritt", &tomorrow.to_string()).await.unwrap();
        write.commit().await.unwrap();
        let report = report(&client, None).await;
        for table in DashboardTable::ALL {
            let file = client.get(&links::dashboard_table(*table, current_plan(), 4)).await;
            assert_eq!(file.status, StatusCode::OK, "{table}");
            assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
            assert!(file.header("content-disposition").starts_with("attachment; filename=\""), "{table}");
            let rows = read(file.bytes(), &Limits::USUAL).unwrap().remove(0).rows;
            assert!(rows.len() > 1, "{table}");
            let is_about_delayed = matches!(table, DashboardTable::Delayed | DashboardTable::Milestones);
            assert_eq!(file.body.contains("'=1+1"), is_about_delayed, "{table}");
            if *table == DashboardTable::Goals {
                let total = rows[0].iter().position(|head| head == "gesamt").unwrap();
                let sums: Vec<i64> = rows[1..].iter().map(|row| row[total].parse().unwrap()).collect();
                assert_eq!(sums, report.goals.iter().map(|lane| lane.all().count).collect::<Vec<_>>());
            }
        }
        let english = client.get_in("en", &links::dashboard_table(DashboardTable::Care, current_plan(), 4)).await;
        assert!(english.body.contains("Goals without a measure"), "{}", english.body);
    }

    async fn the_overview_says_what_needs_each_reader_and_leads_there(app: Demo) {
        for email in [COORDINATOR, MEMBER] {
            let client = app.signed_in(email).await;
            let needs = client.call(LoadOverview {}).await.unwrap().overview.needs;
            let page = client.get("/").await;
            assert!(page.text().contains("Was heute ansteht"), "{email}: {}", page.text());
            for (part, count) in [("late", needs.overdue), ("next", needs.next)] {
                let link = format!("href=\"/plan/mine#{part}\"");
                assert_eq!(page.body.contains(&link), count > 0, "{email}: {part}");
                let mine = client.get("/plan/mine").await.body;
                let listed = mine.split_once(&format!("id=\"{part}\"")).map(|(_, rest)| {
                    rest.split("</section>").next().unwrap().matches("row__title").count()
                });
                assert_eq!(listed.unwrap_or(0), count, "{email}: {part}");
            }
        }
        assert!(!app.anonymous().get("/").await.text().contains("Was heute ansteht"));
    }

    async fn the_ten_percent_rule_is_told_only_to_who_asks_and_stays_while_they_choose(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let plain = client.get(&links::dashboard(current_plan(), 4)).await;
        let by_rule = links::dashboard_by_rule(current_plan(), 4);
        assert!(plain.body.contains(&by_rule.replace('&', "&amp;")), "the way to it");
        assert!(!plain.body.contains("figures-shares"));
        let page = client.get(&by_rule).await;
        assert!(page.body.contains("figures-shares") && page.text().contains("Anteile der Handlungsfelder"));
        let others = links::dashboard_by_rule(current_plan(), 12).replace('&', "&amp;");
        assert!(page.body.contains(&others), "other weeks keep the rule");
        let report = report(&client, None).await;
        let file = client.get(&links::dashboard_table(DashboardTable::Shares, current_plan(), 4)).await;
        let rows = read(file.bytes(), &Limits::USUAL).unwrap().remove(0).rows;
        let few: Vec<_> = report.field_shares().iter().map(|share| share.is_few()).collect();
        assert_eq!(rows[1..].iter().map(|row| !row[3].is_empty()).collect::<Vec<_>>(), few);
    }

    async fn the_score_of_care_falls_when_something_is_missing(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let before = report(&client, None).await;
        let field = board(&client).await.goals[0].goal.field_id;
        lack_something(&app, field).await;
        let after = report(&client, None).await;
        for care in [Care::NoMeasure, Care::NoValue] {
            let (before, after) = (before.care_share(care), after.care_share(care));
            assert_eq!((after.lacking, after.of), (before.lacking + 1, before.of + 1), "{care}");
        }
        let score = after.care_score().unwrap();
        assert!(score <= before.care_score().unwrap() && score < 100);
        let page = client.get(&links::dashboard(current_plan(), 4)).await;
        assert!(page.text().contains(&format!("Pflege der Daten: {score} von 100.")), "{}", page.text());
    }

    async fn milestones_are_told_for_as_many_weeks_as_the_address_says(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let today = app.store().clock().today();
        let delayed = load(&client, None).await.delayed[0].id;
        let mut write = app.store().write(&Actor::System).await.unwrap();
        for (title, days) in [("In zwei Wochen", 14), ("In drei Wochen", 21), ("In zwölf Wochen", 84)] {
            let day = today + Duration::days(days);
            write.add_milestone(delayed, title, &day.to_string()).await.unwrap();
        }
        write.commit().await.unwrap();
        for (weeks, expected) in [(Some("2"), 1), (None, 2), (Some("12"), 3), (Some("99"), 2), (Some("x"), 2)] {
            let report = report(&client, weeks).await;
            let told = report.milestones.iter().filter(|milestone| {
                milestone.measure_id == delayed && milestone.title.starts_with("In ")
            });
            assert_eq!(told.count(), expected, "{weeks:?}");
        }
        let page = client.get(&links::dashboard(current_plan(), 12)).await;
        assert!(page.text().contains("In zwölf Wochen"), "{}", page.text());
    }
}

/// Adds a goal without a measure, with an indicator without a value.
async fn lack_something(app: &Demo, field: FieldId) {
    let mut write = app.store().write(&Actor::System).await.unwrap();
    let goal = GoalWish::parse("Noch ohne Maßnahme", "", field).unwrap();
    let goal = write.create_goal(current_plan(), &goal).await.unwrap();
    let outcome = write.create_outcome(goal.id, "Noch ohne Wert").await.unwrap();
    let indicator = IndicatorWish {
        name: "Noch nie gemessen".to_owned(),
        unit: String::new(),
        direction: Direction::Up,
        baseline: None,
        target: None,
        target_on: None,
        story: String::new(),
    };
    write.create_indicator(outcome.id, &indicator).await.unwrap();
    write.commit().await.unwrap();
}

/// The numbers of a page that are links, each with where it leads; each way once.
fn numbers(body: &str) -> Vec<(usize, String)> {
    let mut numbers = Vec::new();
    for link in body.split("<a ").skip(1) {
        let (tag, rest) = link.split_once('>').unwrap();
        if !tag.contains("figure-link") {
            continue;
        }
        let (path, _) = tag.split_once("href=\"").unwrap().1.split_once('"').unwrap();
        let (words, _) = rest.split_once("</a>").unwrap();
        // What the client looks for stands between the digits.
        let parts = words.split('<').map(|part| part.split_once('>').map_or(part, |(_, after)| after));
        let number: String = parts.collect();
        let number = (number.trim().parse().unwrap(), path.replace("&amp;", "&"));
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers
}

/// Opens what numbers lead to, which is to be so many.
async fn follow(client: &Client, numbers: Vec<(usize, String)>) {
    let total = board(client).await.cards.len();
    for (count, path) in numbers {
        let page = client.get(&path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        let shown = |mark: &str| page.body.matches(mark).count();
        if path.contains("/goals?") {
            assert_eq!(shown("outline__goal\""), count, "{path}");
        } else if path.contains("/indicators?") {
            assert_eq!(shown("indicator-panel\""), count, "{path}");
        } else {
            let words = format!(" {count} von {total} Maßnahmen");
            assert!(page.text().contains(&words), "{path}:{words}");
        }
    }
}

async fn load(client: &Client, weeks: Option<&str>) -> Dashboard {
    let plan = Some(current_plan().to_string());
    client.call(LoadDashboard { plan, weeks: weeks.map(str::to_owned) }).await.unwrap()
}

async fn report(client: &Client, weeks: Option<&str>) -> PlanReport {
    load(client, weeks).await.report.unwrap()
}
