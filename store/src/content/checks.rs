//! What must hold for any content, used by the tests of the demo and of synthetic networks.

use std::collections::{HashMap, HashSet};

use domain::{
    change::RecordKind,
    directory::{ContactOwner, MembershipRole},
};
use time::Date;
use uuid::Uuid;

use super::{Content, regions::regions};

/// Nodes and links of the network as the map counts them: a seat of a person on behalf of an organisation
/// links both to the committee.
pub(super) struct Network {
    pub(super) nodes: HashSet<Uuid>,
    pub(super) links: HashSet<(Uuid, Uuid)>,
}

impl Network {
    pub(super) fn of(content: &Content) -> Self {
        let mut nodes = HashSet::new();
        nodes.extend(content.health_regions.iter().map(|record| record.id.0));
        nodes.extend(content.organisations.iter().map(|record| record.id.0));
        nodes.extend(content.people.iter().map(|record| record.id.0));
        nodes.extend(content.committees.iter().map(|record| record.id.0));
        let mut links = HashSet::new();
        for organisation in &content.organisations {
            links.extend(organisation.health_region_id.map(|region| (organisation.id.0, region.0)));
        }
        for person in &content.people {
            links.extend(person.organisation_id.map(|organisation| (person.id.0, organisation.0)));
        }
        for committee in &content.committees {
            links.extend(committee.health_region_id.map(|region| (committee.id.0, region.0)));
            links.extend(committee.parent_id.map(|parent| (committee.id.0, parent.0)));
        }
        for seat in content.memberships.iter().filter(|seat| seat.valid_to.is_none()) {
            links.extend(seat.person_id.map(|person| (person.0, seat.committee_id.0)));
            links.extend(seat.organisation_id.map(|organisation| (organisation.0, seat.committee_id.0)));
        }
        links.extend(content.relations.iter().map(|relation| (relation.from.id, relation.to.id)));
        Self { nodes, links }
    }

    /// Nodes that nothing links to the rest.
    pub(super) fn lonely(&self) -> Vec<Uuid> {
        let linked: HashSet<Uuid> = self.links.iter().flat_map(|(from, to)| [*from, *to]).collect();
        self.nodes.difference(&linked).copied().collect()
    }

    /// Number of nodes that can be reached from the node with most links.
    pub(super) fn largest_part(&self) -> usize {
        let mut neighbours: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
        for (from, to) in &self.links {
            neighbours.entry(*from).or_default().push(*to);
            neighbours.entry(*to).or_default().push(*from);
        }
        let start = neighbours.iter().max_by_key(|(_, list)| list.len()).map(|(node, _)| *node);
        let mut open: Vec<Uuid> = start.into_iter().collect();
        let mut seen: HashSet<Uuid> = open.iter().copied().collect();
        while let Some(node) = open.pop() {
            open.extend(neighbours[&node].iter().copied().filter(|next| seen.insert(*next)));
        }
        seen.len()
    }
}

/// Every id occurs once.
pub(super) fn assert_ids_are_unique(content: &Content) {
    let mut seen = HashSet::new();
    let mut each = |what: &str, ids: Vec<Uuid>| {
        for id in ids {
            assert!(seen.insert(id), "{what} {id} occurs twice");
        }
    };
    each("field", content.fields.iter().map(|record| record.id.0).collect());
    each("topic", content.topics.iter().map(|record| record.id.0).collect());
    each("health region", content.health_regions.iter().map(|record| record.id.0).collect());
    each("organisation", content.organisations.iter().map(|record| record.id.0).collect());
    each("person", content.people.iter().map(|record| record.id.0).collect());
    each("contact", content.contacts.iter().map(|record| record.id.0).collect());
    each("committee", content.committees.iter().map(|record| record.id.0).collect());
    each("membership", content.memberships.iter().map(|record| record.id.0).collect());
    each("relation", content.relations.iter().map(|record| record.id.0).collect());
    each("plan", content.plans.iter().map(|record| record.id.0).collect());
    each("goal", content.goals.iter().map(|record| record.id.0).collect());
    each("outcome", content.outcomes.iter().map(|record| record.id.0).collect());
    each("indicator", content.indicators.iter().map(|record| record.id.0).collect());
    each("measurement", content.measurements.iter().map(|record| record.id.0).collect());
    each("measure", content.measures.iter().map(|record| record.id.0).collect());
    each("milestone", content.milestones.iter().map(|record| record.id.0).collect());
    each("checklist point", content.checklist.iter().map(|record| record.id.0).collect());
    each("link", content.links.iter().map(|record| record.id.0).collect());
    each("partner", content.partners.iter().map(|record| record.id.0).collect());
    each("user", content.users.iter().map(|record| record.user.id.0).collect());
    each("grant", content.users.iter().flat_map(|user| &user.grants).map(|record| record.id.0).collect());
    assert_distinct("organisation_fields", &content.organisation_fields);
    assert_distinct("committee_fields", &content.committee_fields);
    assert_distinct(
        "districts",
        content
            .health_region_districts
            .iter()
            .map(|row| (row.health_region_id, row.ags.clone(), row.valid_from)),
    );
}

fn assert_distinct<Row: std::hash::Hash + Eq + std::fmt::Debug>(
    what: &str,
    rows: impl IntoIterator<Item = Row>,
) {
    let mut seen = HashSet::new();
    for row in rows {
        let text = format!("{row:?}");
        assert!(seen.insert(row), "{what} {text} occurs twice");
    }
}

/// Every reference leads to a record; those to parents lead to one that comes earlier.
pub(super) fn assert_references_resolve(content: &Content) {
    let known = |ids: Vec<Uuid>| ids.into_iter().collect::<HashSet<Uuid>>();
    let regions = known(content.health_regions.iter().map(|record| record.id.0).collect());
    let organisations = known(content.organisations.iter().map(|record| record.id.0).collect());
    let people = known(content.people.iter().map(|record| record.id.0).collect());
    let committees = known(content.committees.iter().map(|record| record.id.0).collect());
    let fields = known(content.fields.iter().map(|record| record.id.0).collect());
    let plans = known(content.plans.iter().map(|record| record.id.0).collect());
    let goals = known(content.goals.iter().map(|record| record.id.0).collect());
    let outcomes = known(content.outcomes.iter().map(|record| record.id.0).collect());
    let indicators = known(content.indicators.iter().map(|record| record.id.0).collect());
    let measures = known(content.measures.iter().map(|record| record.id.0).collect());
    let districts: HashSet<_> =
        super::regions::regions().regions.into_iter().map(|region| region.ags).collect();

    for topic in &content.topics {
        assert!(fields.contains(&topic.field_id.0), "{}", topic.name);
    }
    for row in &content.health_region_districts {
        assert!(regions.contains(&row.health_region_id.0) && districts.contains(&row.ags), "{row:?}");
    }
    for record in &content.organisations {
        assert!(record.health_region_id.is_none_or(|id| regions.contains(&id.0)), "{}", record.name);
        assert!(record.ags.as_ref().is_none_or(|ags| districts.contains(ags)), "{}", record.name);
    }
    for (id, field) in &content.organisation_fields {
        assert!(organisations.contains(&id.0) && fields.contains(&field.0), "a field of organisation {id}");
    }
    for record in &content.people {
        assert!(record.health_region_id.is_none_or(|id| regions.contains(&id.0)), "{}", record.name);
        assert!(record.organisation_id.is_none_or(|id| organisations.contains(&id.0)), "{}", record.name);
    }
    for record in &content.contacts {
        let is_known = match record.owner {
            ContactOwner::Person(id) => people.contains(&id.0),
            ContactOwner::Organisation(id) => organisations.contains(&id.0),
        };
        assert!(is_known, "{}", record.value);
    }
    let mut earlier = HashSet::new();
    for record in &content.committees {
        assert!(record.health_region_id.is_none_or(|id| regions.contains(&id.0)), "{}", record.name);
        assert!(record.parent_id.is_none_or(|id| earlier.contains(&id)), "the parent of {}", record.name);
        earlier.insert(record.id);
    }
    for (id, field) in &content.committee_fields {
        assert!(committees.contains(&id.0) && fields.contains(&field.0), "a field of committee {id}");
    }
    for seat in &content.memberships {
        assert!(committees.contains(&seat.committee_id.0), "{seat:?}");
        assert!(seat.person_id.is_none_or(|id| people.contains(&id.0)), "{seat:?}");
        assert!(seat.organisation_id.is_none_or(|id| organisations.contains(&id.0)), "{seat:?}");
        assert!(seat.person_id.is_some() || seat.organisation_id.is_some(), "{seat:?}");
    }
    for relation in &content.relations {
        for end in [relation.from, relation.to] {
            let known = match end.kind {
                RecordKind::HealthRegion => &regions,
                RecordKind::Organisation => &organisations,
                RecordKind::Person => &people,
                RecordKind::Committee => &committees,
                other => panic!("a relation ends at a {other}"),
            };
            assert!(known.contains(&end.id), "{relation:?}");
        }
        assert_ne!(relation.from, relation.to);
    }
    for plan in &content.plans {
        assert!(regions.contains(&plan.health_region_id.0), "{}", plan.title);
        assert!(plan.adopted_by.is_none_or(|id| committees.contains(&id.0)), "{}", plan.title);
    }
    for goal in &content.goals {
        assert!(plans.contains(&goal.plan_id.0) && fields.contains(&goal.field_id.0), "{}", goal.title);
    }
    for outcome in &content.outcomes {
        assert!(goals.contains(&outcome.goal_id.0), "{}", outcome.title);
    }
    for indicator in &content.indicators {
        assert!(outcomes.contains(&indicator.outcome_id.0), "{}", indicator.name);
    }
    for measurement in &content.measurements {
        assert!(indicators.contains(&measurement.indicator_id.0), "{measurement:?}");
    }
    for measure in &content.measures {
        let title = &measure.title;
        assert!(plans.contains(&measure.plan_id.0) && goals.contains(&measure.goal_id.0), "{title}");
        assert!(measure.outcome_id.is_none_or(|id| outcomes.contains(&id.0)), "the outcome of {title}");
        assert!(measure.committee_id.is_none_or(|id| committees.contains(&id.0)), "the committee of {title}");
        assert!(measure.responsible_id.is_none_or(|id| people.contains(&id.0)), "who answers for {title}");
        assert!(measure.organisation_id.is_none_or(|id| organisations.contains(&id.0)), "who leads {title}");
    }
    for milestone in &content.milestones {
        assert!(measures.contains(&milestone.measure_id.0), "{}", milestone.title);
    }
    for link in &content.links {
        assert!(measures.contains(&link.from_id.0) && measures.contains(&link.to_id.0), "{}", link.kind);
    }
    for partner in &content.partners {
        assert!(measures.contains(&partner.measure_id.0), "{}", partner.id);
        assert!(organisations.contains(&partner.organisation_id.0), "{}", partner.id);
    }
    for point in &content.checklist {
        assert!(measures.contains(&point.measure_id.0), "{}", point.title);
        assert!(point.person_id.is_none_or(|id| people.contains(&id.0)), "who sees to {}", point.title);
    }
    for DemoUserPlaces { person, region, committee } in places(content) {
        assert!(person.is_none_or(|id| people.contains(&id)));
        assert!(region.is_none_or(|id| regions.contains(&id)));
        assert!(committee.is_none_or(|id| committees.contains(&id)));
    }
}

struct DemoUserPlaces {
    person: Option<Uuid>,
    region: Option<Uuid>,
    committee: Option<Uuid>,
}

fn places(content: &Content) -> impl Iterator<Item = DemoUserPlaces> {
    content.users.iter().flat_map(|user| {
        user.grants.iter().map(|grant| DemoUserPlaces {
            person: user.user.person_id.map(|id| id.0),
            region: grant.place.health_region.map(|id| id.0),
            committee: grant.place.committee.map(|id| id.0),
        })
    })
}

/// No period ends before it begins, and no seat begins before its committee.
pub(super) fn assert_validity_is_sane(content: &Content) {
    let sane = |from: Option<Date>, to: Option<Date>| from.zip(to).is_none_or(|(from, to)| from < to);
    for record in &content.health_regions {
        assert!(sane(record.valid_from, record.valid_to), "{}", record.name);
    }
    for record in &content.organisations {
        assert!(sane(record.valid_from, record.valid_to), "{}", record.name);
    }
    for record in &content.committees {
        assert!(sane(record.valid_from, record.valid_to), "{}", record.name);
    }
    for record in &content.relations {
        assert!(sane(record.valid_from, record.valid_to), "{record:?}");
    }
    let founded: HashMap<_, _> =
        content.committees.iter().map(|record| (record.id, record.valid_from)).collect();
    for seat in &content.memberships {
        assert!(sane(seat.valid_from, seat.valid_to), "{seat:?}");
        assert!(sane(founded[&seat.committee_id], seat.valid_from.and_then(Date::next_day)), "{seat:?}");
    }
    let territories = regions().regions;
    for row in &content.health_region_districts {
        assert!(sane(row.valid_from, row.valid_to), "{row:?}");
        assert!(
            territories.iter().any(|region| region.ags == row.ags && region.valid_to.is_none()),
            "{row:?}"
        );
    }
}

/// Every committee has a chair today, or a seat of the chair that waits for somebody.
pub(super) fn assert_committees_are_led(content: &Content) {
    for committee in &content.committees {
        let chairs = content.memberships.iter().filter(|seat| {
            seat.committee_id == committee.id
                && seat.role == MembershipRole::Chair
                && seat.valid_to == committee.valid_to
        });
        assert_eq!(chairs.count(), 1, "{}", committee.name);
    }
}
