//! Bavaria: the neighbours of Haßberge, lighter than Haßberge itself, and the region that two of them came
//! from.

use domain::directory::{
    CommitteeKind, HealthRegionKind, Level, MembershipRole, OrganisationKind, RelationKind,
};
use time::macros::date;

use super::{
    draft::{Draft, End, Home, Seat},
    tables::{self, NeighbourRow},
};

/// Adds the neighbours.
pub(super) fn add(draft: &mut Draft) {
    let former = Home {
        slug: "baederland-bayerische-rhoen",
        state: Some("09"),
        ags: None,
        level: Level::Region,
        dialling_code: "0971",
    };
    draft.health_region(
        &former,
        "Gesundheitsregion plus Bäderland Bayerische Rhön",
        HealthRegionKind::RegionPlus,
        &["09672", "09673"],
        (Some(date!(2015 - 01 - 01)), Some(date!(2025 - 01 - 01))),
        "Gemeinsame Region der Landkreise Bad Kissingen und Rhön-Grabfeld; 2025 in zwei Regionen aufgeteilt.",
    );
    for row in tables::neighbours() {
        let districts: Vec<&str> = row.districts.split_whitespace().collect();
        let home = Home {
            slug: &row.slug,
            state: Some("09"),
            ags: districts.first().copied(),
            level: Level::Region,
            dialling_code: &row.dialling_code,
        };
        draft.health_region(
            &home,
            &format!("Gesundheitsregion plus {}", row.name),
            HealthRegionKind::RegionPlus,
            &districts,
            (Some(row.since), None),
            "Netzwerk aus Gesundheitsforum, Arbeitsgruppen und Geschäftsstelle.",
        );
        add_organisations(draft, &home, &row);
        add_forum(draft, &home, &row);
        add_working_groups(draft, &home, &row);
        add_links_to_the_state(draft, &row.slug);
    }
    add_former_forum(draft, &former);
}

/// Organisations, each with one person under the same key.
fn add_organisations(draft: &mut Draft, home: &Home<'_>, row: &NeighbourRow) {
    use OrganisationKind as Kind;

    let name = &row.name;
    let named = |prefix: &str| format!("{prefix} {name}");
    let selbsthilfe = format!("Selbsthilfekontaktstelle {name} (Beispiel)");
    let organisations = [
        ("geschaeftsstelle", named("Geschäftsstelle Gesundheitsregion plus"), Kind::Office, "gv gp pf"),
        ("landratsamt", named("Kreisverwaltung"), Kind::DistrictAdministration, ""),
        ("gesundheitsamt", named("Gesundheitsamt"), Kind::PublicHealthOffice, "gp gv"),
        ("klinik", row.hospital.clone(), Kind::Hospital, "gv"),
        ("psp", named("Pflegestützpunkt"), Kind::CareAdvice, "pf"),
        ("aerzte", named("Ärztlicher Kreisverband"), Kind::Physicians, "gv"),
        ("selbsthilfe", selbsthilfe, Kind::SelfHelp, "gp"),
        ("aok", named("AOK Direktion"), Kind::HealthInsurer, "gp pf gv"),
    ];
    let functions = [
        "Leitung Geschäftsstelle",
        &row.head,
        "Leitung Gesundheitsamt",
        "Klinikleitung",
        "Leitung Pflegestützpunkt",
        "Vorsitz Ärztlicher Kreisverband",
        "Leitung Selbsthilfekontaktstelle",
        "Direktion AOK",
    ];
    for ((key, organisation, kind, fields), function) in organisations.iter().zip(functions) {
        let employer = format!("{}/{key}", row.slug);
        draft.organisation(home, key, organisation, *kind, fields, "Mitglied der Gesundheitsregion plus.");
        draft.person(home, key, &named(function), function, &employer);
    }
}

/// The forum of the region that was divided; those who sat there sit in the forums of its successors now.
fn add_former_forum(draft: &mut Draft, former: &Home<'_>) {
    use MembershipRole::{Chair, DeputyChair, Member, Moderator};

    draft.committee(
        former,
        "forum",
        "Gesundheitsforum Bäderland Bayerische Rhön",
        CommitteeKind::Forum,
        None,
        "gv gp pf",
        Some(date!(2015 - 01 - 01)),
        "Gemeinsames Forum der Landkreise Bad Kissingen und Rhön-Grabfeld; 2025 in zwei Foren aufgeteilt.",
    );
    draft.committee_ended(Some(date!(2025 - 01 - 01)));
    let forum = format!("{}/forum", former.slug);
    for (person, role) in [
        ("bad-kissingen/landratsamt", Chair),
        ("rhoen-grabfeld/landratsamt", DeputyChair),
        ("bad-kissingen/geschaeftsstelle", Moderator),
        ("bad-kissingen/gesundheitsamt", Member),
        ("bad-kissingen/klinik", Member),
        ("bad-kissingen/aerzte", Member),
        ("rhoen-grabfeld/gesundheitsamt", Member),
        ("rhoen-grabfeld/klinik", Member),
        ("rhoen-grabfeld/psp", Member),
    ] {
        draft.seat(Seat::of(&forum, person, role));
    }
}

fn add_forum(draft: &mut Draft, home: &Home<'_>, row: &NeighbourRow) {
    use MembershipRole::{Associated, Chair, DeputyChair, Member, Moderator};

    draft.committee(
        home,
        "forum",
        &format!("Gesundheitsforum {}", row.name),
        CommitteeKind::Forum,
        None,
        "gv gp pf",
        Some(row.since),
        "Zentrales Steuerungsgremium: bestimmt, priorisiert und beschließt die Themen.",
    );
    let forum = format!("{}/forum", row.slug);
    for (person, role) in [
        ("landratsamt", Chair),
        ("gesundheitsamt", DeputyChair),
        ("geschaeftsstelle", Moderator),
        ("klinik", Member),
        ("psp", Member),
        ("aerzte", Member),
        ("selbsthilfe", Member),
        ("aok", Member),
    ] {
        draft.seat(Seat::of(&forum, &format!("{}/{person}", row.slug), role));
    }
    draft.seat(Seat::of(&forum, "bayern/kvb", Member));
    draft.seat(Seat::of(&forum, "bayern/leitstelle", Associated));
}

/// Key, name, fields, chair and members of the working groups that neighbours choose from.
const GROUPS: &[(&str, &str, &str, &str, &[&str])] = &[
    ("ag-versorgung", "AG Gesundheitsversorgung", "gv", "aerzte", &["klinik", "gesundheitsamt", "aok"]),
    (
        "ag-praevention",
        "AG Gesundheitsförderung und Prävention",
        "gp",
        "gesundheitsamt",
        &["selbsthilfe", "aok", "psp"],
    ),
    ("ag-pflege", "AG Pflege", "pf", "psp", &["klinik", "aok", "selbsthilfe"]),
    ("ag-weiterbildung", "AG Ärztliche Weiterbildung", "gv fk", "klinik", &["aerzte", "gesundheitsamt"]),
    ("ag-klima", "AG Klima und Gesundheit", "gp", "gesundheitsamt", &["selbsthilfe", "aok", "psp"]),
];

fn add_working_groups(draft: &mut Draft, home: &Home<'_>, row: &NeighbourRow) {
    let local = |key: &str| format!("{}/{key}", row.slug);
    for (key, title, fields, chair, members) in
        GROUPS.iter().filter(|group| row.groups.split_whitespace().any(|key| key == group.0))
    {
        draft.committee(
            home,
            key,
            &format!("{title} {}", row.name),
            CommitteeKind::WorkingGroup,
            Some(&local("forum")),
            fields,
            Some(row.since),
            "Bearbeitet ihr Handlungsfeld und schlägt dem Forum Maßnahmen vor.",
        );
        let group = local(key);
        draft.seat(Seat::of(&group, &local(chair), MembershipRole::Chair));
        draft.seat(Seat::of(&group, &local("geschaeftsstelle"), MembershipRole::Moderator));
        for person in *members {
            draft.seat(Seat::of(&group, &local(person), MembershipRole::Member));
        }
    }
}

fn add_links_to_the_state(draft: &mut Draft, slug: &str) {
    let (office, forum) = (format!("{slug}/geschaeftsstelle"), format!("{slug}/forum"));
    draft.seat(Seat::of("bayern/netzwerktreffen", &office, MembershipRole::Member));
    draft.seat(Seat::of("bayern/regionaltreffen-ufr", &office, MembershipRole::Member));
    let office = End::Organisation(&office);
    draft.relate(RelationKind::Coordinates, office, End::Committee(&forum), "Geschäftsstelle des Forums");
    draft.relate(RelationKind::Funds, End::Organisation("bayern/lgl"), office, "Förderung nach GRplusFöR");
    draft.relate(
        RelationKind::ReportsTo,
        office,
        End::Organisation("bayern/leitstelle"),
        "Fortschrittsbericht, halbjährlich",
    );
}
