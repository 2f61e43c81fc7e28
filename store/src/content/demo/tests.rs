//! Tests of the demo as a whole.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use domain::{
    accounts::Role,
    directory::{CommitteeKind, HealthRegionKind, MembershipRole, OrganisationKind, RelationKind},
    id::{CommitteeId, HealthRegionId, PlanId},
    permission::Visibility,
    plan::{IndicatorSeries, Measure, MeasureStatus, PlanState, Priority, is_late},
    text::EmailAddress,
};
use time::macros::date;

use super::*;
use crate::content::checks::{
    Network, assert_committees_are_led, assert_ids_are_unique, assert_references_resolve,
    assert_validity_is_sane,
};

const TODAY: Date = date!(2026 - 11 - 21);

fn hassberge_plan() -> PlanId {
    PlanId::named("hassberge/plan")
}

#[test]
fn every_reference_leads_to_a_record() {
    assert_references_resolve(&demo(TODAY));
}

#[test]
fn every_id_occurs_once() {
    assert_ids_are_unique(&demo(TODAY));
}

#[test]
fn every_period_ends_after_it_begins() {
    assert_validity_is_sane(&demo(TODAY));
}

#[test]
fn every_committee_has_a_chair_or_a_vacant_chair() {
    let content = demo(TODAY);
    assert_committees_are_led(&content);
    let vacant = content.memberships.iter().filter(|seat| {
        seat.role == MembershipRole::Chair && seat.person_id.is_none() && seat.organisation_id.is_some()
    });
    assert!(vacant.count() >= 3);
}

#[test]
fn the_demo_is_the_same_every_time_and_its_ids_do_not_depend_on_the_day() {
    let (content, later) = (demo(TODAY), demo(date!(2027 - 05 - 02)));
    assert_eq!(content, demo(TODAY));
    let ids = |content: &Content| content.memberships.iter().map(|seat| seat.id).collect::<Vec<_>>();
    assert_eq!(ids(&content), ids(&later));
}

#[test]
fn the_network_is_large_enough_and_hangs_together() {
    let network = Network::of(&demo(TODAY));
    let (nodes, links) = (network.nodes.len(), network.links.len());
    assert!(nodes >= 750, "{nodes} nodes");
    assert!(links >= 2200, "{links} links");
    assert!(network.lonely().is_empty());
    // The former Bäderland hangs on its two successors.
    assert_eq!(network.largest_part(), nodes);
}

#[test]
fn there_are_enough_links_even_if_a_seat_counts_once() {
    let content = demo(TODAY);
    let seats = content.memberships.iter().filter(|seat| seat.valid_to.is_none()).count();
    let belongs = content.organisations.len() + content.committees.len();
    let parents = content.committees.iter().filter(|committee| committee.parent_id.is_some()).count();
    let links = seats + belongs + parents + content.people.len() + content.relations.len();
    assert!(links >= 1800, "{links} links");
}

#[test]
fn hessen_is_complete() {
    let content = demo(TODAY);
    let coordinations: Vec<_> = content
        .health_regions
        .iter()
        .filter(|region| region.kind == HealthRegionKind::Coordination && region.state.as_str() == "06")
        .collect();
    assert_eq!(coordinations.len(), 27);
    for region in coordinations {
        let offices = content.organisations.iter().filter(|organisation| {
            organisation.health_region_id == Some(region.id) && organisation.kind == OrganisationKind::Office
        });
        assert_eq!(offices.count(), 1, "{}", region.name);
        let committees = |kind| {
            let of_region = |committee: &&domain::directory::Committee| {
                committee.health_region_id == Some(region.id) && committee.kind == kind
            };
            content.committees.iter().filter(of_region).count()
        };
        assert_eq!(committees(CommitteeKind::Forum), 1, "{}", region.name);
        assert!((1..=3).contains(&committees(CommitteeKind::WorkingGroup)), "{}", region.name);
    }
    let districts: BTreeSet<_> = content
        .health_region_districts
        .iter()
        .filter(|row| row.ags.state().as_str() == "06")
        .map(|row| row.ags.clone())
        .collect();
    assert_eq!(districts.len(), 27);
}

#[test]
fn hassberge_is_there_in_depth() {
    let content = demo(TODAY);
    let region = Some(HealthRegionId::named("hassberge"));
    let organisations = content.organisations.iter().filter(|record| record.health_region_id == region);
    let kinds: BTreeSet<_> = organisations.clone().map(|record| record.kind).collect();
    assert!(organisations.count() >= 60);
    assert!(kinds.len() >= 24, "{} kinds", kinds.len());
    assert!(content.people.iter().filter(|record| record.health_region_id == region).count() >= 50);
    let forum = CommitteeId::named("hassberge/forum");
    let roles: BTreeSet<_> =
        content.memberships.iter().filter(|seat| seat.committee_id == forum).map(|seat| seat.role).collect();
    assert_eq!(roles.len(), MembershipRole::ALL.len());
    let seats = || content.memberships.iter().filter(|seat| seat.committee_id == forum);
    assert!(seats().any(|seat| seat.valid_to.is_some()));
    assert!(seats().any(|seat| seat.person_id.is_none()));
}

#[test]
fn every_year_something_begins_and_something_ends() {
    let content = demo(TODAY);
    let periods = (content.health_regions.iter().map(|record| (record.valid_from, record.valid_to)))
        .chain(content.organisations.iter().map(|record| (record.valid_from, record.valid_to)))
        .chain(content.committees.iter().map(|record| (record.valid_from, record.valid_to)));
    let (begins, ends): (Vec<_>, Vec<_>) = periods.unzip();
    let years = |days: Vec<Option<Date>>| -> BTreeSet<i32> {
        days.into_iter().flatten().map(Date::year).filter(|year| (2019..=2026).contains(year)).collect()
    };
    assert_eq!(years(begins).len(), 8);
    assert!(years(ends).len() >= 4);
    // Chairs have changed hands, and seats did not all begin with their committee.
    let over = content.memberships.iter().filter(|seat| seat.valid_to.is_some_and(|to| to <= TODAY));
    assert!(over.filter(|seat| seat.role == MembershipRole::Chair).count() >= 8);
    let founded = |id| content.committees.iter().find(|committee| committee.id == id).unwrap().valid_from;
    let late = content.memberships.iter().filter(|seat| seat.valid_from > founded(seat.committee_id));
    let share = late.count() as f64 / content.memberships.len() as f64;
    assert!((0.05..0.35).contains(&share), "{share}");
}

#[test]
fn every_kind_of_relation_occurs() {
    let kinds: HashSet<_> = demo(TODAY).relations.iter().map(|relation| relation.kind).collect();
    // All organisations of the demo are still there, so none has been succeeded.
    let missing: Vec<_> = RelationKind::ALL.iter().filter(|kind| !kinds.contains(kind)).collect();
    assert_eq!(missing, [&RelationKind::Succeeds]);
}

#[test]
fn people_are_functions_and_have_names_of_their_own() {
    let content = demo(TODAY);
    let mut names = HashSet::new();
    for person in &content.people {
        assert!(names.insert(&person.name), "{} occurs twice", person.name);
        for word in person.name.split(|c: char| !c.is_alphanumeric()) {
            assert!(!["Dr", "Prof", "Herr", "Frau", "med"].contains(&word), "{}", person.name);
        }
        assert!(!person.function.is_empty());
        assert_eq!(person.visibility, Visibility::Network);
    }
    for names in [
        content.organisations.iter().map(|record| &record.name).collect::<Vec<_>>(),
        content.committees.iter().map(|record| &record.name).collect(),
        content.health_regions.iter().map(|record| &record.name).collect(),
    ] {
        let distinct: HashSet<_> = names.iter().collect();
        assert_eq!(distinct.len(), names.len());
    }
}

#[test]
fn contacts_lead_nowhere_and_are_not_public() {
    for contact in demo(TODAY).contacts {
        assert!(contact.value.ends_with(".example") || contact.value.contains(" 000-"), "{}", contact.value);
        assert!(matches!(contact.visibility, Visibility::Region | Visibility::Office));
        if contact.value.contains('@') {
            assert_eq!(EmailAddress::parse(&contact.value).unwrap().as_str(), contact.value);
        }
    }
}

#[test]
fn nobody_holds_the_same_seat_twice_at_a_time() {
    let mut seats = HashSet::new();
    for seat in demo(TODAY).memberships.iter().filter(|seat| seat.valid_to.is_none()) {
        let holder = (seat.person_id, if seat.person_id.is_some() { None } else { seat.organisation_id });
        assert!(seats.insert((seat.committee_id, holder)), "{seat:?}");
    }
}

#[test]
fn the_plan_of_hassberge_shows_every_status() {
    let content = demo(TODAY);
    let measures: Vec<_> =
        content.measures.iter().filter(|measure| measure.plan_id == hassberge_plan()).collect();
    assert!((30..=45).contains(&measures.len()), "{} measures", measures.len());
    let statuses: HashSet<_> = measures.iter().map(|measure| measure.status).collect();
    assert_eq!(statuses.len(), MeasureStatus::ALL.len());
    let goals: Vec<_> = content.goals.iter().filter(|goal| goal.plan_id == hassberge_plan()).collect();
    assert!((9..=10).contains(&goals.len()));
    assert_eq!(goals.iter().map(|goal| goal.field_id).collect::<HashSet<_>>().len(), 3);
    let late = measures.iter().filter(|measure| is_late(measure.status, measure.due_on, TODAY)).count();
    assert!((4..=8).contains(&late), "{late} late measures");
}

#[test]
fn what_does_not_go_as_planned_says_why_and_what_comes_next() {
    for measure in demo(TODAY).measures {
        let needs_reason =
            matches!(measure.status, MeasureStatus::Delayed | MeasureStatus::Paused | MeasureStatus::Stopped);
        assert_eq!(needs_reason, !measure.reason.is_empty(), "{}", measure.title);
        let goes_on = matches!(measure.status, MeasureStatus::Delayed | MeasureStatus::Paused);
        assert!(!goes_on || !measure.next_step.is_empty(), "{}", measure.title);
    }
}

#[test]
fn some_goals_and_measures_of_hassberge_say_why_they_are_there() {
    let content = demo(TODAY);
    let goals: Vec<_> = content.goals.iter().filter(|goal| goal.plan_id == hassberge_plan()).collect();
    let priorities: HashSet<_> = goals.iter().map(|goal| goal.priority).collect();
    assert_eq!(priorities.len(), Priority::ALL.len() + 1, "each of them, and none");
    assert!(goals.iter().filter(|goal| !goal.need.is_empty()).count() >= 5);
    assert!(goals.iter().all(|goal| goal.need.is_empty() == goal.need_source.is_empty()));
    assert!(goals.iter().any(|goal| !goal.equity.is_empty()));
    let said = |text: fn(&Measure) -> &String| {
        content.measures.iter().filter(|measure| !text(measure).is_empty()).count()
    };
    assert!(said(|measure| &measure.basis) >= 5 && said(|measure| &measure.origin) >= 5);
}

/// The demo must look right on any day, not only on the day it was written.
#[test]
fn plans_and_milestones_fit_the_day_on_every_day_of_a_year() {
    let mut today = TODAY;
    for _ in 0..53 {
        let content = demo(today);
        let plan = content.plans.iter().find(|plan| plan.id == hassberge_plan()).unwrap();
        assert_eq!(plan.state, PlanState::Adopted);
        assert!(plan.adopted_on.unwrap() < today && plan.period_from < today, "{today}");
        for plan in &content.plans {
            assert!(plan.period_from < plan.period_to);
            assert_eq!(plan.adopted_on.is_some(), plan.state != PlanState::Draft);
            assert!(plan.adopted_on.is_none_or(|on| on < today), "{} on {today}", plan.title);
            let public = plan.visibility == Visibility::Public;
            assert_eq!(public, plan.state != PlanState::Draft);
        }
        for measure in &content.measures {
            assert!(measure.starts_on < measure.due_on, "{}", measure.title);
            let is_over = matches!(measure.status, MeasureStatus::Done | MeasureStatus::Permanent);
            assert!(!is_over || measure.due_on.unwrap() < today, "{}", measure.title);
            let milestones = content.milestones.iter().filter(|milestone| milestone.measure_id == measure.id);
            for milestone in milestones {
                assert!(milestone.due_on <= measure.due_on);
                assert!(milestone.done_on.is_none_or(|day| day < today), "{}", milestone.title);
                assert!(!is_over || milestone.done_on.is_some(), "{}", milestone.title);
            }
        }
        assert!(content.measurements.iter().all(|measurement| measurement.measured_on < today));
        today += time::Duration::weeks(1);
    }
}

#[test]
fn some_milestones_are_overdue_and_most_are_not() {
    let content = demo(TODAY);
    let open: HashSet<_> = content
        .measures
        .iter()
        .filter(|measure| measure.plan_id == hassberge_plan() && !measure.status.is_finished())
        .map(|measure| measure.id)
        .collect();
    let milestones: Vec<_> =
        content.milestones.iter().filter(|milestone| open.contains(&milestone.measure_id)).collect();
    let overdue = milestones
        .iter()
        .filter(|milestone| milestone.done_on.is_none() && milestone.due_on.is_some_and(|due| due < TODAY))
        .count();
    assert!((5..=20).contains(&overdue), "{overdue} of {} are overdue", milestones.len());
}

#[test]
fn indicators_have_series_in_order_some_reached_and_some_going_the_wrong_way() {
    let content = demo(TODAY);
    let mut tally: BTreeMap<&str, usize> = BTreeMap::new();
    for indicator in &content.indicators {
        let measurements: Vec<_> =
            content.measurements.iter().filter(|value| value.indicator_id == indicator.id).cloned().collect();
        assert!((4..=8).contains(&measurements.len()), "{}", indicator.name);
        assert!(measurements.is_sorted_by_key(|measurement| measurement.measured_on));
        let (first, last) = (measurements[0].value, measurements[measurements.len() - 1].value);
        let series = IndicatorSeries { indicator: indicator.clone(), measurements };
        let rises = last > first;
        let state = if series.is_reached() == Some(true) {
            "reached"
        } else if rises == (indicator.direction == domain::plan::Direction::Up) {
            "towards"
        } else {
            "away"
        };
        *tally.entry(state).or_default() += 1;
    }
    assert!(tally["reached"] >= 2 && tally["away"] >= 2 && tally["towards"] >= 10, "{tally:?}");
}

#[test]
fn there_is_one_account_for_each_role_and_two_coordinators() {
    let content = demo(TODAY);
    let emails: Vec<_> = content.users.iter().map(|user| user.user.email.as_str()).collect();
    assert_eq!(
        emails,
        [
            "betrieb@geflecht.example",
            "serviceeinheit@hessen.example",
            "koordination@hassberge.example",
            "leitung@hassberge.example",
            "vorsitz@hassberge.example",
            "mitglied@hassberge.example",
            "gast@hassberge.example",
        ]
    );
    let roles: HashSet<_> =
        content.users.iter().flat_map(|user| &user.grants).map(|grant| grant.role).collect();
    assert_eq!(roles.len(), Role::ALL.len());
}

#[test]
fn accounts_sit_where_their_role_says() {
    let content = demo(TODAY);
    let user = |role| {
        let holds = |user: &&crate::content::DemoUser| user.grants.iter().any(|grant| grant.role == role);
        content.users.iter().find(holds).unwrap()
    };
    for (role, membership_role) in
        [(Role::Chair, MembershipRole::Chair), (Role::Member, MembershipRole::Member)]
    {
        let (user, committee) = (user(role), user(role).grants[0].place.committee.unwrap());
        assert!(content.memberships.iter().any(|seat| {
            seat.committee_id == committee
                && seat.person_id == user.user.person_id
                && seat.role == membership_role
        }));
    }
    let member = user(Role::Member);
    let running = content.measures.iter().filter(|measure| {
        measure.plan_id == hassberge_plan()
            && measure.status == MeasureStatus::Running
            && measure.responsible_id == member.user.person_id
            && measure.committee_id == member.grants[0].place.committee
    });
    assert!(running.count() >= 2);
}
