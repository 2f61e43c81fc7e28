//! The dashboard of a plan: its numbers lead to what they count, its tables go out as files, and nobody reads a name that
//! they may not see.

use app::{
    i18n::Language,
    links::{self, DashboardTable},
    reports::api::{Dashboard, LoadDashboard, LoadOverview},
    ui::format,
};
use axum::http::StatusCode;
use domain::{
    id::FieldId,
    permission::Actor,
    plan::{Direction, GoalWish, IndicatorWish, MeasureField, MeasureStatus},
    reports::{Care, PlanDay, PlanReport},
};
use formats::table::{Limits, read};
use time::Duration;

use crate::{
    plan::{board, current_plan},
    support::{
        Demo,
        people::{COORDINATOR, GUEST, HESSEN, MANAGER, MEMBER},
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
        write.add_milestone(delayed, "Schritt", "", &tomorrow.to_string()).await.unwrap();
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

    async fn all_plans_together_are_those_that_a_reader_may_compare(app: Demo) {
        let hidden = "Rhön-Grabfeld";
        for (email, regions) in [(MANAGER, 4), (COORDINATOR, 4), (HESSEN, 4)] {
            let client = app.signed_in(email).await;
            let dashboard = load_all(&client).await;
            assert_eq!((dashboard.chosen, dashboard.regions.len()), (None, regions), "{email}");
            assert!(dashboard.regions.iter().all(|(name, _)| !name.ends_with(hidden)), "{email}");
            let page = client.get("/dashboard?plan=all").await.text();
            assert!(page.contains("deren Gesundheitsregion die Zahlen freigegeben hat"), "{page}");
            let table = page.split_once("Nach Gesundheitsregion").unwrap().1;
            assert!(!table.contains(hidden), "{email}: {table}");
        }
        // Who compares nothing sees one plan after the other.
        let readers = [app.anonymous(), app.signed_in(GUEST).await, app.signed_in(MEMBER).await];
        for client in readers {
            let dashboard = load_all(&client).await;
            assert!(dashboard.chosen.is_some() && dashboard.regions.is_empty());
            let page = client.get("/dashboard?plan=all").await;
            assert_eq!(page.status, StatusCode::OK);
            for words in ["Nach Gesundheitsregion", "Alle laufenden Pläne"] {
                assert!(!page.text().contains(words), "{words}: {}", page.text());
            }
        }
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
        assert_eq!(rows[1..].iter().map(|row| row.get(3).is_some_and(|sign| !sign.is_empty())).collect::<Vec<_>>(), few);
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
            write.add_milestone(delayed, title, "", &day.to_string()).await.unwrap();
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

    async fn another_day_is_told_from_the_log_and_nothing_of_today_beside_it(app: Demo) {
        let first = app.store().clock().today();
        app.store().clock().advance(Duration::days(2));
        let open = board(&app.anonymous()).await.cards.into_iter().find(|card| !card.status.is_finished()).unwrap();
        let mut write = app.store().write(&Actor::System).await.unwrap();
        write.move_measures(&[open.id], MeasureStatus::Done).await.unwrap();
        write.commit().await.unwrap();
        let client = app.signed_in(COORDINATOR).await;
        let (second, third) = (first + Duration::days(1), first + Duration::days(2));

        let path = format!("/dashboard?plan={}&on={second}&since={first}", current_plan());
        let page = client.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        let text = page.text();
        let (on, since) = (format::date(Language::De, second), format::date(Language::De, first));
        assert!(text.contains(&format!("Stand {on}:")), "{text}");
        assert!(text.contains(&format!("so viele wie am {since}")), "{text}");
        assert!(text.contains("Was für einen anderen Tag nicht gesagt werden kann"), "{text}");
        assert!(!page.body.contains("figure-link"), "today's figures");

        let path = format!("/dashboard?plan={}&since={second}", current_plan());
        let text = client.get(&path).await.text();
        assert!(text.contains(&format!("eine mehr als am {on}")), "{text}");
        let dashboard = load_days(&client, &third.to_string(), &second.to_string()).await;
        let past = dashboard.past.unwrap().unwrap();
        let done = |day: &PlanDay| day.status(MeasureStatus::Done);
        assert_eq!(done(&past.day), past.since.as_ref().map_or(0, done) + 1);
        assert!(dashboard.report.is_none() && dashboard.delayed.is_empty() && dashboard.fields.is_empty());
    }

    async fn a_day_that_cannot_be_shown_is_refused_with_the_reason(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        let today = app.store().clock().today();
        let tomorrow = (today + Duration::days(1)).to_string();
        let long_ago = (today - Duration::days(4_000)).to_string();
        let now = today.to_string();
        for (on, since, said) in [
            ("30.6.", "", "Stand am: Das ist kein Tag."),
            (tomorrow.as_str(), "", "Stand am: Dieser Tag kommt erst noch."),
            (long_ago.as_str(), "", "Stand am: Den Plan gibt es hier erst seit dem "),
            ("", long_ago.as_str(), "Verglichen mit: Den Plan gibt es hier erst seit dem "),
            (now.as_str(), now.as_str(), "Verglichen mit: Verglichen wird mit einem früheren Tag."),
        ] {
            let page = client.get(&format!("/dashboard?plan={}&on={on}&since={since}", current_plan())).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.text().contains(said), "{said}: {}", page.text());
            assert!(!page.body.contains("figure-link"), "{said}: today's figures");
        }
        let all = client.get(&format!("/dashboard?plan=all&on={now}")).await;
        assert!(all.text().contains("Frühere Tage gibt es nur für einen einzelnen Plan."), "{}", all.text());
    }

    async fn charts_go_out_as_files_that_the_page_holds(app: Demo) {
        let client = app.signed_in(COORDINATOR).await;
        for path in [links::dashboard(current_plan(), 4), links::CHARTS.to_owned()] {
            let page = client.get(&path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            let files = |kind: &str| page.body.matches(&format!("href=\"data:{kind};charset=utf-8;base64,")).count();
            let figures = page.body.matches("<figure").count();
            assert!(figures >= 2, "{path}");
            assert_eq!((files("image/svg+xml"), files("text/csv")), (figures, figures), "{path}");
        }
        let gallery = client.get_in("en", links::CHARTS).await;
        assert!(gallery.text().contains("All figures on this page are made up."), "{}", gallery.text());
    }
}

async fn load_days(client: &Client, on: &str, since: &str) -> Dashboard {
    let plan = Some(current_plan().to_string());
    let (on, since) = (Some(on.to_owned()), Some(since.to_owned()));
    client.call(LoadDashboard { plan, weeks: None, on, since }).await.unwrap()
}

/// Adds a goal without a measure, with an indicator without a value.
async fn lack_something(app: &Demo, field: FieldId) {
    let mut write = app.store().write(&Actor::System).await.unwrap();
    let goal = GoalWish::parse("Noch ohne Maßnahme", "", field).unwrap();
    let goal = write.create_goal(current_plan(), &goal).await.unwrap();
    let outcome = write.create_outcome(goal.id, "Noch ohne Wert").await.unwrap();
    let indicator = IndicatorWish::parse("Noch nie gemessen", "", Direction::Up, ["", ""], "").unwrap();
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
    client.call(LoadDashboard { plan, weeks: weeks.map(str::to_owned), on: None, since: None }).await.unwrap()
}

async fn load_all(client: &Client) -> Dashboard {
    client
        .call(LoadDashboard { plan: Some("all".to_owned()), weeks: None, on: None, since: None })
        .await
        .unwrap()
}

async fn report(client: &Client, weeks: Option<&str>) -> PlanReport {
    load(client, weeks).await.report.unwrap()
}
