//! Hessen: the state service unit, the state's bodies, six supply areas, and the coordination of every district.

use domain::directory::{CommitteeKind, HealthRegionKind, Level, MembershipRole, OrganisationKind, RelationKind};
use time::{Date, macros::date};

use super::draft::{Draft, End, Home, Seat};

/// The state as a health region: for its ministry, its committees and its associations.
pub(super) const HESSEN: Home =
    Home { slug: "hessen", state: "06", ags: Some("06414"), level: Level::State, dialling_code: "0611" };

/// Adds everything in Hessen.
pub(super) fn add(draft: &mut Draft) {
    draft.health_region(
        &HESSEN,
        "Land Hessen",
        HealthRegionKind::State,
        &[],
        (None, None),
        "Landesebene: Serviceeinheit Gesundheitsversorgung, Gremien des Ministeriums, Verbände und Körperschaften.",
    );
    add_state_organisations(draft);
    add_state_committees(draft);
    for area in SUPPLY_AREAS {
        add_supply_area(draft, area);
    }
    for (index, district) in DISTRICTS.iter().enumerate() {
        add_district(draft, index, district);
    }
    add_district_seats_in_state_committees(draft);
    for (kind, from, to, note) in STATE_RELATIONS {
        draft.relate(*kind, *from, *to, note);
    }
}

fn add_state_organisations(draft: &mut Draft) {
    for (key, name, kind, fields, person, description) in STATE_ORGANISATIONS {
        draft.organisation(&HESSEN, key, name, *kind, fields, description);
        if !person.is_empty() {
            let (function, name) = (person.split(',').next().unwrap_or(person), person.replace(',', ""));
            draft.person(&HESSEN, key, &name, function, &format!("hessen/{key}"));
        }
    }
    for (key, name, function, organisation) in STATE_PEOPLE {
        draft.person(&HESSEN, key, name, function, organisation);
    }
}

fn add_state_committees(draft: &mut Draft) {
    for (key, name, kind, parent, fields, since, description) in STATE_COMMITTEES {
        draft.committee(&HESSEN, key, name, *kind, *parent, fields, Some(*since), description);
    }
    for (committee, role, people) in STATE_SEATS {
        let committee = format!("hessen/{committee}");
        for person in people.split_whitespace() {
            draft.seat(Seat::of(&committee, &format!("hessen/{person}"), *role));
        }
    }
    for (committee, organisation, role) in STATE_SEATS_WITHOUT_PERSON {
        draft.seat(Seat::of_organisation(committee, organisation, *role));
    }
    let ended = draft.day(-210);
    draft.seat(
        Seat::of("hessen/landesgremium", "hessen/hkg", MembershipRole::DeputyChair)
            .since(date!(2020 - 01 - 01))
            .until(ended),
    );
}

struct SupplyArea {
    slug: &'static str,
    name: &'static str,
    districts: &'static [&'static str],
    /// Part of the state by which associations divide their representatives.
    part: &'static str,
    description: &'static str,
}

impl SupplyArea {
    const fn home(&self) -> Home {
        Home { slug: self.slug, ags: None, level: Level::Region, ..HESSEN }
    }
}

/// § 2 of the Krankenhausverordnung of Hessen; Hanau was part of the Main-Kinzig-Kreis and stays in its area.
const SUPPLY_AREAS: &[SupplyArea] = &[
    SupplyArea {
        slug: "versorgungsgebiet-kassel",
        name: "Versorgungsgebiet Kassel",
        districts: &["06611", "06633", "06634", "06635", "06636"],
        part: "nord",
        description: "Nordhessen: Stadt und Landkreis Kassel, Schwalm-Eder, Waldeck-Frankenberg, Werra-Meißner.",
    },
    SupplyArea {
        slug: "versorgungsgebiet-fulda-bad-hersfeld",
        name: "Versorgungsgebiet Fulda – Bad Hersfeld",
        districts: &["06535", "06631", "06632"],
        part: "nord",
        description: "Osthessen: Fulda, Hersfeld-Rotenburg und der Vogelsbergkreis.",
    },
    SupplyArea {
        slug: "versorgungsgebiet-giessen-marburg",
        name: "Versorgungsgebiet Gießen – Marburg",
        districts: &["06440", "06531", "06532", "06534"],
        part: "mitte",
        description: "Mittelhessen: Gießen, Lahn-Dill, Marburg-Biedenkopf und die Wetterau.",
    },
    SupplyArea {
        slug: "versorgungsgebiet-frankfurt-offenbach",
        name: "Versorgungsgebiet Frankfurt – Offenbach",
        districts: &["06412", "06413", "06415", "06434", "06435", "06436", "06438"],
        part: "mitte",
        description: "Rhein-Main: Frankfurt, Offenbach (Stadt und Kreis), Hanau, Main-Kinzig, Main-Taunus, Hochtaunus.",
    },
    SupplyArea {
        slug: "versorgungsgebiet-wiesbaden-limburg",
        name: "Versorgungsgebiet Wiesbaden – Rheingau-Taunus – Limburg-Weilburg",
        districts: &["06414", "06439", "06533"],
        part: "sued",
        description: "Westhessen: Wiesbaden, Rheingau-Taunus und Limburg-Weilburg.",
    },
    SupplyArea {
        slug: "versorgungsgebiet-darmstadt",
        name: "Versorgungsgebiet Darmstadt",
        districts: &["06411", "06431", "06432", "06433", "06437"],
        part: "sued",
        description: "Südhessen: Darmstadt, Darmstadt-Dieburg, Bergstraße, Groß-Gerau und der Odenwaldkreis.",
    },
];

fn add_supply_area(draft: &mut Draft, area: &SupplyArea) {
    let home = area.home();
    draft.health_region(
        &home,
        area.name,
        HealthRegionKind::SupplyArea,
        area.districts,
        (None, None),
        area.description,
    );
    let short = area.name.trim_start_matches("Versorgungsgebiet ");
    draft.committee(
        &home,
        "gesundheitskonferenz",
        &format!("Regionale Gesundheitskonferenz {short}"),
        CommitteeKind::HealthConference,
        Some("hessen/landesgremium"),
        "gv",
        Some(date!(2012 - 01 - 01)),
        "Beobachtet die Versorgung im Gebiet, benennt drohende Unterversorgung und berichtet dem Ministerium.",
    );
    let committee = format!("{}/gesundheitskonferenz", area.slug);
    let people = [
        (format!("hessen/kvh-{}", area.part), MembershipRole::Member),
        (format!("hessen/aok-{}", area.part), MembershipRole::Member),
        (format!("hessen/vdek-{}", area.part), MembershipRole::Member),
        ("hessen/hkg-planung".to_owned(), MembershipRole::Member),
        ("hessen/patienten".to_owned(), MembershipRole::Associated),
        ("hessen/krankenhausplanung".to_owned(), MembershipRole::Moderator),
    ];
    for (person, role) in &people {
        draft.seat(Seat::of(&committee, person, *role));
    }
}

/// A district with its coordination.
struct District {
    slug: &'static str,
    name: &'static str,
    ags: &'static str,
    dialling_code: &'static str,
    head: &'static str,
    hospital: &'static str,
    /// Name of the public health office, or the key of the district whose office serves this one too.
    health_office: HealthOffice,
    groups: &'static str,
    since: Date,
}

#[derive(Clone, Copy)]
enum HealthOffice {
    Own,
    OwnNamed(&'static str),
    Of(&'static str),
}

const LANDRAT: &str = "Landrätin oder Landrat";
const BEIGEORDNETE: &str = "Erste Kreisbeigeordnete oder Erster Kreisbeigeordneter";
const DEZERNAT: &str = "Gesundheitsdezernentin oder Gesundheitsdezernent";
const OB: &str = "Oberbürgermeisterin oder Oberbürgermeister";

const fn district(
    slug: &'static str,
    name: &'static str,
    ags: &'static str,
    dialling_code: &'static str,
    head: &'static str,
    hospital: &'static str,
    groups: &'static str,
) -> District {
    District {
        slug,
        name,
        ags,
        dialling_code,
        head,
        hospital,
        groups,
        health_office: HealthOffice::Own,
        since: date!(2022 - 07 - 01),
    }
}

/// All 21 Landkreise and 6 kreisfreie Städte.
#[rustfmt::skip]
const DISTRICTS: &[District] = &[
    District {
        health_office: HealthOffice::Of("landkreis-darmstadt-dieburg"),
        ..district("stadt-darmstadt", "Stadt Darmstadt", "06411", "06151", OB, "Klinikum Darmstadt", "hitze leben")
    },
    district("stadt-frankfurt", "Stadt Frankfurt am Main", "06412", "069", DEZERNAT, "Universitätsmedizin Frankfurt", "aufwachsen seele hitze"),
    district("stadt-offenbach", "Stadt Offenbach am Main", "06413", "069", DEZERNAT, "Sana Klinikum Offenbach", "bewegung aufwachsen"),
    district("stadt-wiesbaden", "Stadt Wiesbaden", "06414", "0611", DEZERNAT, "Helios Klinikum Wiesbaden (HSK)", "hitze altern seele"),
    District {
        since: date!(2026 - 01 - 01),
        ..district("stadt-hanau", "Stadt Hanau", "06415", "06181", OB, "Klinikum Hanau", "leben")
    },
    district("kreis-bergstrasse", "Kreis Bergstraße", "06431", "06252", BEIGEORDNETE, "Kreiskrankenhaus Bergstraße", "versorgung altern"),
    District {
        health_office: HealthOffice::OwnNamed("Gesundheitsamt Darmstadt und Darmstadt-Dieburg"),
        ..district("landkreis-darmstadt-dieburg", "Landkreis Darmstadt-Dieburg", "06432", "06151", BEIGEORDNETE, "Kreiskliniken Darmstadt-Dieburg", "versorgung bewegung")
    },
    district("kreis-gross-gerau", "Kreis Groß-Gerau", "06433", "06152", BEIGEORDNETE, "Kreisklinik Groß-Gerau", "aufwachsen versorgung"),
    district("hochtaunuskreis", "Hochtaunuskreis", "06434", "06172", LANDRAT, "Hochtaunus-Kliniken", "fachkraefte"),
    district("main-kinzig-kreis", "Main-Kinzig-Kreis", "06435", "06051", BEIGEORDNETE, "Main-Kinzig-Kliniken", "versorgung altern fachkraefte"),
    district("main-taunus-kreis", "Main-Taunus-Kreis", "06436", "06192", BEIGEORDNETE, "varisano Kliniken Main-Taunus", "hitze"),
    district("odenwaldkreis", "Odenwaldkreis", "06437", "06062", LANDRAT, "Gesundheitszentrum Odenwaldkreis", "versorgung fachkraefte"),
    district("kreis-offenbach", "Kreis Offenbach", "06438", "06074", BEIGEORDNETE, "Asklepios Klinik Langen", "bewegung aufwachsen"),
    district("rheingau-taunus-kreis", "Rheingau-Taunus-Kreis", "06439", "06124", LANDRAT, "Helios Klinik Idstein", "altern hitze"),
    district("wetteraukreis", "Wetteraukreis", "06440", "06031", BEIGEORDNETE, "Gesundheitszentrum Wetterau", "versorgung seele"),
    district("landkreis-giessen", "Landkreis Gießen", "06531", "0641", LANDRAT, "Universitätsklinikum Gießen und Marburg, Standort Gießen", "versorgung aufwachsen"),
    district("lahn-dill-kreis", "Lahn-Dill-Kreis", "06532", "06441", BEIGEORDNETE, "Lahn-Dill-Kliniken", "fachkraefte altern"),
    district("landkreis-limburg-weilburg", "Landkreis Limburg-Weilburg", "06533", "06431", BEIGEORDNETE, "Krankenhaus St. Vincenz Limburg", "versorgung hitze"),
    district("landkreis-marburg-biedenkopf", "Landkreis Marburg-Biedenkopf", "06534", "06421", BEIGEORDNETE, "Universitätsklinikum Gießen und Marburg, Standort Marburg", "bewegung versorgung seele"),
    district("vogelsbergkreis", "Vogelsbergkreis", "06535", "06641", LANDRAT, "Krankenhaus Eichhof Lauterbach", "versorgung"),
    District {
        health_office: HealthOffice::OwnNamed("Gesundheitsamt Region Kassel"),
        ..district("stadt-kassel", "Stadt Kassel", "06611", "0561", DEZERNAT, "Klinikum Kassel", "aufwachsen seele")
    },
    district("landkreis-fulda", "Landkreis Fulda", "06631", "0661", BEIGEORDNETE, "Klinikum Fulda", "bewegung versorgung"),
    district("landkreis-hersfeld-rotenburg", "Landkreis Hersfeld-Rotenburg", "06632", "06621", LANDRAT, "Klinikum Bad Hersfeld", "versorgung fachkraefte"),
    District {
        health_office: HealthOffice::Of("stadt-kassel"),
        ..district("landkreis-kassel", "Landkreis Kassel", "06633", "0561", BEIGEORDNETE, "Kreisklinik Wolfhagen", "altern")
    },
    district("schwalm-eder-kreis", "Schwalm-Eder-Kreis", "06634", "05681", BEIGEORDNETE, "Asklepios Klinikum Schwalmstadt", "versorgung leben"),
    district("landkreis-waldeck-frankenberg", "Landkreis Waldeck-Frankenberg", "06635", "05631", LANDRAT, "Stadtkrankenhaus Korbach", "versorgung fachkraefte"),
    district("werra-meissner-kreis", "Werra-Meißner-Kreis", "06636", "05651", LANDRAT, "Klinikum Werra-Meißner", "aufwachsen leben altern"),
];

impl District {
    const fn home(&self) -> Home {
        Home {
            slug: self.slug,
            state: "06",
            ags: Some(self.ags),
            level: Level::Region,
            dialling_code: self.dialling_code,
        }
    }

    fn supply_area(&self) -> &'static SupplyArea {
        let area = SUPPLY_AREAS.iter().find(|area| area.districts.contains(&self.ags));
        area.expect("every district lies in a supply area: checked by a test")
    }

    fn is_city(&self) -> bool {
        self.name.starts_with("Stadt ")
    }

    /// Key of the person who leads the public health office that serves the district.
    fn health_office_lead(&self) -> String {
        match self.health_office {
            HealthOffice::Of(other) => format!("{other}/gesundheitsamt"),
            HealthOffice::Own | HealthOffice::OwnNamed(_) => format!("{}/gesundheitsamt", self.slug),
        }
    }
}

/// Key, name, fields and task of the working groups that districts choose from.
const GROUPS: &[(&str, &str, &str, &str)] = &[
    ("aufwachsen", "AG Gesund aufwachsen", "gp", "Gesundheit von Kindern und Jugendlichen in Familie, Kita und Schule."),
    ("leben", "AG Gesund leben", "gp", "Gesundheit von Erwachsenen in Alltag, Stadtteil und Betrieb."),
    ("altern", "AG Gesund altern", "gp pf", "Selbstständigkeit, Begegnung und Pflege im Alter."),
    ("versorgung", "AG Ärztliche Versorgung", "gv", "Haus- und fachärztliche Versorgung, Nachfolge und Ansiedlung."),
    ("hitze", "AG Hitzeaktionsplan", "gp", "Warnkette, kühle Orte und Schutz gefährdeter Gruppen bei Hitze."),
    ("fachkraefte", "AG Fachkräfte Gesundheit", "fk pf", "Gewinnung und Bindung von Fachkräften in Medizin und Pflege."),
    ("bewegung", "AG Bewegung", "bw gp", "Bewegungsräume, Bewegungskoordination und Vereine."),
    ("seele", "AG Seelische Gesundheit", "gp gv", "Gemeindepsychiatrischer Verbund, Krisenhilfe und Selbsthilfe."),
];

#[expect(clippy::too_many_lines, reason = "one district from top to bottom reads better in one piece")]
fn add_district(draft: &mut Draft, index: usize, district: &District) {
    use MembershipRole::{Associated, Chair, DeputyChair, Member, Moderator};
    use OrganisationKind as Kind;

    let home = district.home();
    let (slug, name, area) = (district.slug, district.name, district.supply_area());
    draft.health_region(
        &home,
        name,
        HealthRegionKind::Coordination,
        &[district.ags],
        ((district.since.year() == 2026).then_some(district.since), None),
        &format!("Kommunale Gesundheitskoordination {name}: Geschäftsstelle von Gesundheitskonferenz und Arbeitsgruppen."),
    );

    let administration =
        if district.is_city() { format!("Stadtverwaltung {}", &name[6..]) } else { format!("Kreisverwaltung {name}") };
    let office = format!("Kommunale Gesundheitskoordination {name}");
    draft.organisation(&home, "geko", &office, Kind::Office, "gp gv fk", "Geschäftsstelle der Gesundheits- und Präventionskonferenz; Ansprechstelle für Vorhaben aus den Gemeinden.");
    draft.organisation(&home, "verwaltung", &administration, Kind::DistrictAdministration, "", "Träger der Gesundheitskoordination.");
    draft.organisation(&home, "klinik", district.hospital, Kind::Hospital, "gv", "Stationäre Versorgung und Notaufnahme.");
    draft.organisation(&home, "psp", &format!("Pflegestützpunkt {name}"), Kind::CareAdvice, "pf", "Unabhängige Beratung rund um die Pflege.");
    draft.organisation(&home, "hausaerzte", &format!("Hausärztenetz {name} (Beispiel)"), Kind::Physicians, "gv", "Zusammenschluss hausärztlicher Praxen.");
    draft.person(&home, "geko", &format!("Gesundheitskoordination {name}"), "Gesundheitskoordination", &format!("{slug}/geko"));
    draft.person(&home, "verwaltung", &format!("{} {name}", district.head), district.head, &format!("{slug}/verwaltung"));
    draft.person(&home, "klinik", &format!("Geschäftsführung {}", district.hospital), "Geschäftsführung", &format!("{slug}/klinik"));
    draft.person(&home, "psp", &format!("Leitung Pflegestützpunkt {name}"), "Leitung Pflegestützpunkt", &format!("{slug}/psp"));
    draft.person(&home, "hausaerzte", &format!("Sprechstelle Hausärztenetz {name}"), "Sprecherin oder Sprecher", &format!("{slug}/hausaerzte"));
    match district.health_office {
        HealthOffice::Own | HealthOffice::OwnNamed(_) => {
            let office = match district.health_office {
                HealthOffice::OwnNamed(own) => own.to_owned(),
                _ => format!("Gesundheitsamt {name}"),
            };
            draft.organisation(&home, "gesundheitsamt", &office, Kind::PublicHealthOffice, "gp gv", "Öffentlicher Gesundheitsdienst.");
            draft.person(&home, "gesundheitsamt", &format!("Leitung {office}"), "Leitung Gesundheitsamt", &format!("{slug}/gesundheitsamt"));
        }
        HealthOffice::Of(other) => {
            let serves = End::Organisation(&format!("{other}/gesundheitsamt"));
            draft.relate(RelationKind::Cooperates, serves, End::Region(slug), "ist auch hier Gesundheitsamt");
        }
    }
    // One more body per district, by turns: what a district has beside the usual ones differs.
    let (extra_key, extra, kind, fields, function) = match index % 4 {
        0 => ("selbsthilfe", format!("Selbsthilfekontaktstelle {name}"), Kind::SelfHelp, "gp", "Leitung Selbsthilfekontaktstelle"),
        1 => ("senioren", format!("Seniorenbeirat {name}"), Kind::LocalNetwork, "gp pf", "Vorsitz Seniorenbeirat"),
        2 => ("sport", format!("Sportkreis {name} (Beispiel)"), Kind::Sports, "bw gp", "Vorsitz Sportkreis"),
        _ => ("pflegedienste", format!("Arbeitsgemeinschaft ambulante Pflege {name} (Beispiel)"), Kind::Care, "pf", "Sprecherin oder Sprecher ambulante Pflege"),
    };
    draft.organisation(&home, extra_key, &extra, kind, fields, "Wirkt in der Gesundheitskonferenz und in Arbeitsgruppen mit.");
    draft.person(&home, extra_key, &format!("{function} {name}"), function, &format!("{slug}/{extra_key}"));

    let conference = format!("{slug}/gesundheitskonferenz");
    draft.committee(
        &home,
        "gesundheitskonferenz",
        &format!("Gesundheitskonferenz {name}"),
        CommitteeKind::Forum,
        None,
        "gp gv fk",
        Some(district.since),
        "Kommunale Gesundheits- und Präventionskonferenz: legt Schwerpunkte fest und beschließt die Gesundheitsstrategie.",
    );
    let (lead, kv, aok) = (
        district.health_office_lead(),
        format!("hessen/kvh-{}", area.part),
        format!("hessen/aok-{}", area.part),
    );
    let local = |key: &str| format!("{slug}/{key}");
    draft.seat(Seat::of(&conference, &local("verwaltung"), Chair));
    draft.seat(Seat::of(&conference, &lead, DeputyChair));
    draft.seat(Seat::of(&conference, &local("geko"), Moderator));
    for person in ["klinik", "psp", "hausaerzte", extra_key] {
        draft.seat(Seat::of(&conference, &local(person), Member));
    }
    draft.seat(Seat::of(&conference, &kv, Member));
    draft.seat(Seat::of(&conference, &aok, Member));
    draft.seat(Seat::of(&conference, "hessen/hage-geko", Associated));

    for (turn, group) in district.groups.split_whitespace().enumerate() {
        let row = GROUPS.iter().find(|row| row.0 == group);
        let (key, title, fields, description) = row.expect("every group is in the table: checked by a test");
        let committee = format!("{slug}/{key}");
        draft.committee(
            &home,
            key,
            &format!("{title} {name}"),
            CommitteeKind::WorkingGroup,
            Some(&conference),
            fields,
            Some(district.since),
            description,
        );
        let members: Vec<String> = match group {
            "versorgung" => vec![local("hausaerzte"), local("klinik"), kv.clone(), lead.clone()],
            "fachkraefte" => vec![local("klinik"), local("psp"), local("hausaerzte"), aok.clone()],
            "altern" => vec![local("psp"), lead.clone(), local("hausaerzte"), aok.clone()],
            "hitze" => vec![lead.clone(), local("psp"), local("klinik"), "hessen/hitze".to_owned()],
            _ => vec![lead.clone(), local(extra_key), aok.clone(), local("hausaerzte")],
        };
        // Some groups still wait for somebody who leads them.
        let is_vacant = (index + turn) % 9 == 8;
        for (place, member) in members.iter().enumerate() {
            let role = if place == 0 && !is_vacant { Chair } else { Member };
            draft.seat(Seat::of(&committee, member, role));
        }
        if is_vacant {
            draft.seat(Seat::of_organisation(&committee, &local("verwaltung"), Chair));
        }
        draft.seat(Seat::of(&committee, &local("geko"), Moderator));
    }

    let regional = format!("{}/gesundheitskonferenz", area.slug);
    draft.seat(Seat::of(&regional, &local("klinik"), Member));
    draft.seat(Seat::of(&regional, &local("verwaltung"), Member));
    draft.seat(Seat::of(&regional, &local("geko"), Associated));

    let own_office = local("geko");
    draft.relate(RelationKind::Coordinates, End::Organisation(&own_office), End::Committee(&conference), "");
    draft.relate(
        RelationKind::Forwards,
        End::Organisation("hessen/serviceeinheit"),
        End::Organisation(&own_office),
        "Vorhaben, die für die Region in Frage kommen",
    );
    draft.relate(RelationKind::Advises, End::Organisation("hessen/hage"), End::Organisation(&own_office), "");
    draft.relate(
        RelationKind::Delegates,
        End::Region(slug),
        End::Committee(&regional),
        "Vertretung im Versorgungsgebiet",
    );
}

/// Coordinators meet in the state's network meeting; the heads of four districts sit in the state's committees.
fn add_district_seats_in_state_committees(draft: &mut Draft) {
    for district in DISTRICTS {
        let person = format!("{}/geko", district.slug);
        draft.seat(Seat::of("hessen/geko-netzwerk", &person, MembershipRole::Member));
    }
    for (area, district) in [
        ("versorgungsgebiet-kassel", "stadt-kassel"),
        ("versorgungsgebiet-fulda-bad-hersfeld", "landkreis-fulda"),
        ("versorgungsgebiet-giessen-marburg", "lahn-dill-kreis"),
        ("versorgungsgebiet-frankfurt-offenbach", "stadt-frankfurt"),
        ("versorgungsgebiet-wiesbaden-limburg", "stadt-wiesbaden"),
        ("versorgungsgebiet-darmstadt", "kreis-bergstrasse"),
    ] {
        let committee = format!("{area}/gesundheitskonferenz");
        let lead = format!("{district}/gesundheitsamt");
        draft.seat(Seat::of(&committee, &lead, MembershipRole::Chair));
    }
    for (committee, person) in [
        ("hessen/lag-hitze", "stadt-wiesbaden/gesundheitsamt"),
        ("hessen/lag-hitze", "stadt-frankfurt/gesundheitsamt"),
        ("hessen/lag-hitze", "rheingau-taunus-kreis/geko"),
        ("hessen/ag-fachkraefte", "odenwaldkreis/geko"),
        ("hessen/ag-fachkraefte", "landkreis-waldeck-frankenberg/geko"),
        ("hessen/ag-fachkraefte", "hochtaunuskreis/klinik"),
        ("hessen/ag-bewegung", "landkreis-marburg-biedenkopf/geko"),
        ("hessen/ag-bewegung", "kreis-offenbach/geko"),
        ("hessen/ag-bewegung", "landkreis-fulda/geko"),
        ("hessen/landeskrankenhausausschuss", "landkreis-fulda/klinik"),
        ("hessen/landeskrankenhausausschuss", "stadt-kassel/klinik"),
        ("hessen/landeskrankenhausausschuss", "stadt-frankfurt/klinik"),
        ("hessen/aa-notfall", "vogelsbergkreis/verwaltung"),
        ("hessen/aa-ambulant", "werra-meissner-kreis/geko"),
    ] {
        draft.seat(Seat::of(committee, person, MembershipRole::Member));
    }
}

/// Key, name, kind, fields, a person with the same key ("function, of what"; the comma is dropped), what it does.
#[rustfmt::skip]
const STATE_ORGANISATIONS: &[(&str, &str, OrganisationKind, &str, &str, &str)] = {
    use OrganisationKind as K;
    &[
        ("hmfg", "Hessisches Ministerium für Familie, Senioren, Sport, Gesundheit und Pflege", K::StateAuthority, "gv gp pf fk", "Leitung Abteilung Gesundheit, Ministerium Hessen", "Oberste Landesbehörde für Gesundheit und Pflege; Sitz der Serviceeinheit Gesundheitsversorgung."),
        ("serviceeinheit", "Serviceeinheit Gesundheitsversorgung", K::Office, "gv gp fk", "Leitung Serviceeinheit, Gesundheitsversorgung Hessen", "Begleitet die kommunalen Gesundheitskoordinationen, ist Anlaufstelle für Kommunen mit Vorhaben und Schnittstelle zu den Gremien des Ministeriums und zu anderen Ressorts."),
        ("hlfgp", "Hessisches Landesamt für Gesundheit und Pflege", K::StateAuthority, "gv gp pf", "Leitung Landesamt, für Gesundheit und Pflege Hessen", "Fachbehörde für öffentlichen Gesundheitsdienst, Heilberufe, Betreuung und Pflege."),
        ("hmlu", "Hessisches Ministerium für Landwirtschaft und Umwelt, Weinbau, Forsten, Jagd und Heimat", K::StateAuthority, "", "", "Ressort für Umwelt, Klimaanpassung und ländliche Entwicklung."),
        ("hmlu-service", "Servicestelle Land hat Zukunft (Beispiel)", K::Office, "", "Leitung Servicestelle, Land hat Zukunft Hessen", "Anlaufstelle für Kommunen im ländlichen Raum."),
        ("hmkb", "Hessisches Ministerium für Kultus, Bildung und Chancen", K::StateAuthority, "", "", "Ressort für Schule und Bildung."),
        ("hmkb-service", "Servicestelle Schule und Gesundheit (Beispiel)", K::Office, "gp", "Leitung Servicestelle, Schule und Gesundheit Hessen", "Gesundheitsfördernde Schule, Fachberatung in den Schulämtern."),
        ("hmd", "Hessisches Ministerium für Digitalisierung und Innovation", K::StateAuthority, "", "", "Ressort für Digitalisierung."),
        ("hmd-service", "Servicestelle Digitale Modellregionen (Beispiel)", K::Office, "gv", "Leitung Servicestelle, Digitale Modellregionen Hessen", "Förderung digitaler Vorhaben in Kommunen, auch Telemedizin."),
        ("hmwvw", "Hessisches Ministerium für Wirtschaft, Energie, Verkehr, Wohnen und ländlichen Raum", K::StateAuthority, "", "", "Ressort für Wirtschaft, Verkehr und Wohnen."),
        ("hmwvw-service", "Servicestelle Mobilität im ländlichen Raum (Beispiel)", K::Office, "", "Leitung Servicestelle, Mobilität Hessen", "Rufbusse, Bürgerbusse, Fahrten zur Arztpraxis."),
        ("hmsi", "Hessisches Ministerium für Arbeit, Integration, Jugend und Soziales", K::StateAuthority, "fk", "", "Ressort für Arbeit, Integration, Jugend und Soziales."),
        ("hmsi-service", "Servicestelle Fachkräfte und Integration (Beispiel)", K::Office, "fk", "Leitung Servicestelle, Fachkräfte und Integration Hessen", "Anerkennung ausländischer Abschlüsse, Willkommenskultur."),
        ("hlnug", "Hessisches Landesamt für Naturschutz, Umwelt und Geologie", K::StateAuthority, "gp", "Fachstelle Klimawandel, HLNUG", "Fachzentrum Klimawandel und Anpassung; Hitzekarten."),
        ("hage", "HAGE – Hessische Arbeitsgemeinschaft für Gesundheitsförderung", K::Other, "gp", "Geschäftsführung, HAGE", "Landesvereinigung für Gesundheitsförderung: Qualifizierung und Begleitung der Gesundheitskoordinationen."),
        ("kvh", "Kassenärztliche Vereinigung Hessen", K::PhysiciansAssociation, "gv fk", "Vorstand, Kassenärztliche Vereinigung Hessen", "Sicherstellung der ambulanten ärztlichen und psychotherapeutischen Versorgung."),
        ("hkg", "Hessische Krankenhausgesellschaft", K::Hospital, "gv fk", "Geschäftsführung, Hessische Krankenhausgesellschaft", "Zusammenschluss der Krankenhausträger in Hessen."),
        ("laekh", "Landesärztekammer Hessen", K::Physicians, "gv fk", "Präsidium, Landesärztekammer Hessen", "Berufsvertretung der Ärztinnen und Ärzte, Weiterbildung."),
        ("lzkh", "Landeszahnärztekammer Hessen", K::Dentists, "gv", "Präsidium, Landeszahnärztekammer Hessen", "Berufsvertretung der Zahnärztinnen und Zahnärzte."),
        ("lakh", "Landesapothekerkammer Hessen", K::Pharmacies, "gv", "Präsidium, Landesapothekerkammer Hessen", "Berufsvertretung der Apothekerinnen und Apotheker."),
        ("ptkh", "Psychotherapeutenkammer Hessen", K::Psychotherapists, "gv gp", "Präsidium, Psychotherapeutenkammer Hessen", "Berufsvertretung der Psychotherapeutinnen und Psychotherapeuten."),
        ("hebammen", "Landesverband der Hessischen Hebammen", K::Midwives, "gv", "Vorsitz, Landesverband der Hessischen Hebammen", "Berufsverband der Hebammen."),
        ("aok", "AOK Hessen", K::HealthInsurer, "gv gp pf", "Vertretung, AOK Hessen", "Gesetzliche Kranken- und Pflegekasse."),
        ("vdek", "vdek Landesvertretung Hessen", K::HealthInsurer, "gv gp pf", "Leitung, vdek Landesvertretung Hessen", "Verband der Ersatzkassen."),
        ("bkk", "BKK Landesverband Süd (Hessen)", K::HealthInsurer, "gv gp", "Vertretung, BKK Landesverband Süd in Hessen", "Verband der Betriebskrankenkassen."),
        ("ikk", "IKK classic (Hessen)", K::HealthInsurer, "gv gp", "Vertretung, IKK classic in Hessen", "Gesetzliche Kranken- und Pflegekasse."),
        ("svlfg", "SVLFG – Sozialversicherung für Landwirtschaft (Hessen)", K::SocialInsurer, "gp", "Vertretung, SVLFG in Hessen", "Kranken-, Pflege-, Unfall- und Alterssicherung der Landwirtschaft."),
        ("drv", "Deutsche Rentenversicherung Hessen", K::SocialInsurer, "gp", "Vertretung, Deutsche Rentenversicherung Hessen", "Prävention und Rehabilitation."),
        ("ukh", "Unfallkasse Hessen", K::SocialInsurer, "gp", "Vertretung, Unfallkasse Hessen", "Prävention in Schulen, Kitas und Kommunen."),
        ("md", "Medizinischer Dienst Hessen", K::Other, "pf gv", "", "Begutachtung und Beratung der Kranken- und Pflegekassen."),
        ("hlt", "Hessischer Landkreistag", K::DistrictAdministration, "", "Referat Gesundheit, Hessischer Landkreistag", "Spitzenverband der 21 Landkreise."),
        ("hst", "Hessischer Städtetag", K::DistrictAdministration, "", "Referat Gesundheit, Hessischer Städtetag", "Spitzenverband der Städte."),
        ("hsgb", "Hessischer Städte- und Gemeindebund", K::Municipality, "", "Referat Soziales, Hessischer Städte- und Gemeindebund", "Spitzenverband der Gemeinden."),
        ("liga", "Liga der Freien Wohlfahrtspflege in Hessen", K::Welfare, "pf gp", "Arbeitskreis Gesundheit, Liga der Freien Wohlfahrtspflege Hessen", "Zusammenschluss der Wohlfahrtsverbände."),
        ("landespflegerat", "Landespflegerat Hessen", K::Care, "pf fk", "Vorsitz, Landespflegerat Hessen", "Zusammenschluss der Pflegeverbände."),
        ("hphv", "Hospiz- und PalliativVerband Hessen", K::Hospice, "gv pf", "Vorsitz, Hospiz- und PalliativVerband Hessen", "Landesverband der Hospiz- und Palliativarbeit."),
        ("vdk", "Sozialverband VdK Hessen-Thüringen", K::SelfHelp, "pf gv", "Sozialpolitik, VdK Hessen-Thüringen", "Interessenvertretung von Patientinnen, Patienten und Menschen mit Behinderung."),
        ("patienten", "Patientenvertretung im Landesgremium Hessen", K::SelfHelp, "gv", "Patientenvertretung, Landesgremium Hessen", "Benannt von den maßgeblichen Patientenorganisationen."),
        ("lsbh", "Landessportbund Hessen", K::Sports, "bw gp", "Geschäftsbereich Sport und Gesundheit, Landessportbund Hessen", "Dachverband der Sportvereine."),
        ("hs-fulda", "Hochschule Fulda, Fachbereich Gesundheitswissenschaften", K::Research, "gp pf fk", "Professur Gesundheitsförderung, Hochschule Fulda", "Lehre und Forschung zu Gesundheit und Pflege."),
        ("allgemeinmedizin", "Institut für Allgemeinmedizin Frankfurt", K::Research, "gv fk", "Leitung Kompetenzzentrum Weiterbildung, Frankfurt", "Kompetenzzentrum Weiterbildung Allgemeinmedizin."),
    ]
};

/// Further people of the state's bodies: key, name, function, organisation.
#[rustfmt::skip]
const STATE_PEOPLE: &[(&str, &str, &str, &str)] = &[
    ("se-nord", "Referat Serviceeinheit, Regionen Nord- und Osthessen", "Referentin oder Referent", "hessen/serviceeinheit"),
    ("se-sued", "Referat Serviceeinheit, Regionen Süd- und Westhessen", "Referentin oder Referent", "hessen/serviceeinheit"),
    ("se-foerderung", "Förderberatung Serviceeinheit Hessen", "Förderberatung", "hessen/serviceeinheit"),
    ("staatssekretariat", "Staatssekretärin oder Staatssekretär, Gesundheit Hessen", "Staatssekretärin oder Staatssekretär", "hessen/hmfg"),
    ("krankenhausplanung", "Referat Krankenhausplanung, Ministerium Hessen", "Referatsleitung", "hessen/hmfg"),
    ("praevention", "Referat Prävention, Ministerium Hessen", "Referatsleitung", "hessen/hmfg"),
    ("pflegereferat", "Referat Pflege, Ministerium Hessen", "Referatsleitung", "hessen/hmfg"),
    ("landesgremium-gs", "Geschäftsstelle Landesgremium, Ministerium Hessen", "Geschäftsstelle", "hessen/hmfg"),
    ("sport", "Referat Sport und Bewegung, Ministerium Hessen", "Referatsleitung", "hessen/hmfg"),
    ("hitze", "Fachstelle Hitze, HAGE", "Fachreferat", "hessen/hage"),
    ("hage-geko", "Fachreferat Gesundheitskoordination, HAGE", "Fachreferat", "hessen/hage"),
    ("hage-bewegung", "Zentrum für Bewegungsförderung, HAGE", "Fachreferat", "hessen/hage"),
    ("hage-kgc", "Koordinierungsstelle Gesundheitliche Chancengleichheit, HAGE", "Fachreferat", "hessen/hage"),
    ("kvh-nord", "Beratungscenter Nordhessen, KV Hessen", "Niederlassungsberatung", "hessen/kvh"),
    ("kvh-mitte", "Beratungscenter Mittelhessen, KV Hessen", "Niederlassungsberatung", "hessen/kvh"),
    ("kvh-sued", "Beratungscenter Südhessen, KV Hessen", "Niederlassungsberatung", "hessen/kvh"),
    ("aok-nord", "Regionalvertretung Nord- und Osthessen, AOK Hessen", "Regionalvertretung", "hessen/aok"),
    ("aok-mitte", "Regionalvertretung Mittelhessen und Rhein-Main, AOK Hessen", "Regionalvertretung", "hessen/aok"),
    ("aok-sued", "Regionalvertretung Süd- und Westhessen, AOK Hessen", "Regionalvertretung", "hessen/aok"),
    ("vdek-nord", "Regionalvertretung Nord- und Osthessen, vdek", "Regionalvertretung", "hessen/vdek"),
    ("vdek-mitte", "Regionalvertretung Mittelhessen und Rhein-Main, vdek", "Regionalvertretung", "hessen/vdek"),
    ("vdek-sued", "Regionalvertretung Süd- und Westhessen, vdek", "Regionalvertretung", "hessen/vdek"),
    ("hkg-planung", "Referat Krankenhausplanung, Hessische Krankenhausgesellschaft", "Referatsleitung", "hessen/hkg"),
];

/// Key, name, kind, parent, fields, first day, task.
#[rustfmt::skip]
const STATE_COMMITTEES: &[(&str, &str, CommitteeKind, Option<&str>, &str, Date, &str)] = {
    use CommitteeKind as K;
    &[
        ("landesgremium", "Gemeinsames Landesgremium nach § 90a SGB V (Hessen)", K::StateCommittee, None, "gv", date!(2012 - 06 - 01), "Empfehlungen zur sektorenübergreifenden Versorgung; Geschäftsstelle im Ministerium; beschließt einstimmig."),
        ("aa-ambulant", "Arbeitsausschuss Ambulante Versorgung im ländlichen Raum", K::StateCommittee, Some("hessen/landesgremium"), "gv fk", date!(2019 - 03 - 01), "Bereitet Empfehlungen vor und berichtet zum Stand der Umsetzung."),
        ("aa-sektoren", "Arbeitsausschuss Sektorenübergreifende Versorgung", K::StateCommittee, Some("hessen/landesgremium"), "gv", date!(2019 - 03 - 01), "Regionale Gesundheitszentren, Übergänge zwischen ambulant und stationär."),
        ("aa-notfall", "Arbeitsausschuss Notfallversorgung", K::StateCommittee, Some("hessen/landesgremium"), "gv", date!(2021 - 09 - 01), "Gemeinsame Anlaufstellen, Steuerung und Rettungsdienst."),
        ("landeskrankenhausausschuss", "Landeskrankenhausausschuss Hessen", K::StateCommittee, None, "gv", date!(2011 - 01 - 01), "Berät das Ministerium bei der Krankenhausplanung."),
        ("lag-hitze", "Landesarbeitsgruppe Hitzeaktionsplan", K::StateCommittee, None, "gp", date!(2022 - 02 - 01), "Begleitet den Hessischen Hitzeaktionsplan; rund fünfzehn Institutionen."),
        ("geko-netzwerk", "GeKo-Netzwerktreffen", K::NetworkMeeting, None, "gp gv fk", date!(2022 - 10 - 01), "Austausch aller kommunalen Gesundheitskoordinationen, begleitet von HAGE und Serviceeinheit."),
        ("ag-bewegung", "AG Bewegungskoordination", K::WorkingGroup, Some("hessen/geko-netzwerk"), "bw", date!(2023 - 04 - 01), "Erfahrungen der Bewegungskoordinationen in den Pilotregionen."),
        ("ag-fachkraefte", "Landes-AG Fachkräfte Gesundheit", K::StateCommittee, None, "fk pf", date!(2023 - 01 - 01), "Gewinnung, Bindung und Anerkennung von Fachkräften in Gesundheit und Pflege."),
        ("runde-serviceeinheiten", "Runde der Serviceeinheiten der Ressorts", K::NetworkMeeting, None, "gv gp", date!(2024 - 05 - 01), "Abstimmung der Anlaufstellen der Ministerien, damit keine Doppelstrukturen entstehen."),
        ("steuerung-praevention", "Steuerungsgruppe Landesrahmenvereinbarung Prävention", K::SteeringGroup, None, "gp", date!(2016 - 10 - 01), "Ziele und Mittel der Landesrahmenvereinbarung nach § 20f SGB V."),
        ("ag-telemedizin", "AG Telemedizin und digitale Versorgung", K::StateCommittee, Some("hessen/landesgremium"), "gv", date!(2023 - 11 - 01), "Telemedizin in Praxis, Pflegeheim und Rettungsdienst."),
    ]
};

/// Committee, role, keys of people at state level separated by blanks.
#[rustfmt::skip]
const STATE_SEATS: &[(&str, MembershipRole, &str)] = {
    use MembershipRole as R;
    &[
        ("landesgremium", R::Chair, "staatssekretariat"),
        ("landesgremium", R::DeputyChair, "kvh"),
        ("landesgremium", R::Moderator, "landesgremium-gs"),
        ("landesgremium", R::Member, "hkg aok vdek bkk ikk laekh ptkh hlt hst hmfg"),
        ("landesgremium", R::Associated, "patienten landespflegerat lakh serviceeinheit"),
        ("aa-ambulant", R::Chair, "kvh"),
        ("aa-ambulant", R::Member, "aok vdek laekh hlt allgemeinmedizin se-nord"),
        ("aa-ambulant", R::Moderator, "landesgremium-gs"),
        ("aa-sektoren", R::Chair, "hkg"),
        ("aa-sektoren", R::Member, "kvh aok vdek krankenhausplanung hlt hst"),
        ("aa-sektoren", R::Associated, "serviceeinheit patienten"),
        ("aa-notfall", R::Member, "kvh hkg aok hst laekh krankenhausplanung"),
        ("landeskrankenhausausschuss", R::Chair, "hmfg"),
        ("landeskrankenhausausschuss", R::Member, "hkg aok vdek hlt hst laekh ptkh krankenhausplanung landespflegerat"),
        ("lag-hitze", R::Chair, "praevention"),
        ("lag-hitze", R::Moderator, "hitze"),
        ("lag-hitze", R::Member, "hlnug hlfgp hlt hst hsgb kvh hkg laekh lakh liga landespflegerat ukh vdk"),
        ("geko-netzwerk", R::Chair, "serviceeinheit"),
        ("geko-netzwerk", R::Moderator, "hage-geko"),
        ("geko-netzwerk", R::Associated, "praevention hage-kgc se-nord se-sued se-foerderung hlt hst"),
        ("ag-bewegung", R::Chair, "hage-bewegung"),
        ("ag-bewegung", R::Member, "lsbh sport"),
        ("ag-fachkraefte", R::Chair, "pflegereferat"),
        ("ag-fachkraefte", R::Member, "kvh hkg laekh landespflegerat liga hmsi-service hs-fulda allgemeinmedizin hebammen"),
        ("ag-fachkraefte", R::Associated, "serviceeinheit se-foerderung"),
        ("runde-serviceeinheiten", R::Chair, "serviceeinheit"),
        ("runde-serviceeinheiten", R::Member, "hmlu-service hmkb-service hmd-service hmwvw-service hmsi-service se-foerderung"),
        ("steuerung-praevention", R::Chair, "aok"),
        ("steuerung-praevention", R::DeputyChair, "praevention"),
        ("steuerung-praevention", R::Member, "vdek bkk ikk svlfg drv ukh hlt hst hage hage-kgc"),
        ("steuerung-praevention", R::Associated, "hmkb-service lsbh lzkh"),
        ("ag-telemedizin", R::Member, "kvh hkg hmd-service lakh laekh"),
        ("ag-telemedizin", R::Moderator, "se-sued"),
    ]
};

/// Seats that name nobody: vacant, or held by the organisation as such.
const STATE_SEATS_WITHOUT_PERSON: &[(&str, &str, MembershipRole)] = &[
    ("hessen/aa-notfall", "hessen/hmfg", MembershipRole::Chair),
    ("hessen/ag-telemedizin", "hessen/kvh", MembershipRole::Chair),
    ("hessen/lag-hitze", "hessen/hmlu", MembershipRole::Member),
    ("hessen/runde-serviceeinheiten", "hessen/hmsi", MembershipRole::Associated),
    ("hessen/landesgremium", "hessen/hphv", MembershipRole::Associated),
    ("hessen/ag-fachkraefte", "hessen/md", MembershipRole::Associated),
];

/// Relations between bodies of the state.
#[rustfmt::skip]
const STATE_RELATIONS: &[(RelationKind, End<'static>, End<'static>, &str)] = {
    use End::{Committee as C, Organisation as O, Region};
    use RelationKind as K;
    &[
        (K::Coordinates, O("hessen/serviceeinheit"), Region("hessen"), "Schnittstelle zwischen Regionen, Gremien und Ressorts"),
        (K::SetUpBy, O("hessen/serviceeinheit"), O("hessen/hmfg"), ""),
        (K::Coordinates, O("hessen/hmfg"), C("hessen/landesgremium"), "Geschäftsstelle im Ministerium"),
        (K::Coordinates, O("hessen/hage"), C("hessen/geko-netzwerk"), ""),
        (K::Forwards, O("hessen/serviceeinheit"), C("hessen/landesgremium"), "Vorhaben von landesweiter Bedeutung"),
        (K::Forwards, O("hessen/serviceeinheit"), C("hessen/aa-ambulant"), "Vorhaben zur ärztlichen Versorgung"),
        (K::Forwards, O("hessen/serviceeinheit"), C("hessen/lag-hitze"), "Vorhaben zum Hitzeschutz"),
        (K::Forwards, O("hessen/serviceeinheit"), C("hessen/ag-fachkraefte"), "Vorhaben zu Fachkräften"),
        (K::Forwards, O("hessen/serviceeinheit"), C("hessen/runde-serviceeinheiten"), "Vorhaben, die mehrere Ressorts berühren"),
        (K::Cooperates, O("hessen/serviceeinheit"), O("hessen/hmlu-service"), "Ländlicher Raum"),
        (K::Cooperates, O("hessen/serviceeinheit"), O("hessen/hmkb-service"), "Schule und Gesundheit"),
        (K::Cooperates, O("hessen/serviceeinheit"), O("hessen/hmd-service"), "Telemedizin"),
        (K::Cooperates, O("hessen/serviceeinheit"), O("hessen/hmwvw-service"), "Mobilität"),
        (K::Cooperates, O("hessen/serviceeinheit"), O("hessen/hmsi-service"), "Fachkräfte"),
        (K::SetUpBy, O("hessen/hmlu-service"), O("hessen/hmlu"), ""),
        (K::SetUpBy, O("hessen/hmkb-service"), O("hessen/hmkb"), ""),
        (K::SetUpBy, O("hessen/hmd-service"), O("hessen/hmd"), ""),
        (K::SetUpBy, O("hessen/hmwvw-service"), O("hessen/hmwvw"), ""),
        (K::SetUpBy, O("hessen/hmsi-service"), O("hessen/hmsi"), ""),
        (K::Funds, O("hessen/hmfg"), O("hessen/hage"), "Begleitung der Gesundheitskoordinationen"),
        (K::ReportsTo, O("hessen/hlfgp"), O("hessen/hmfg"), ""),
        (K::ReportsTo, C("hessen/aa-ambulant"), C("hessen/landesgremium"), "Stand der Umsetzung der Empfehlungen"),
        (K::ReportsTo, C("hessen/aa-sektoren"), C("hessen/landesgremium"), "Stand der Umsetzung der Empfehlungen"),
        (K::Advises, O("hessen/hlnug"), C("hessen/lag-hitze"), "Klimadaten"),
        (K::Advises, O("hessen/allgemeinmedizin"), O("hessen/kvh"), "Weiterbildung"),
        (K::Cooperates, O("hessen/hage"), O("hessen/lsbh"), "Bewegungsförderung"),
        (K::Funds, O("hessen/aok"), C("hessen/steuerung-praevention"), "Mittel der Kassen nach § 20f SGB V"),
        (K::Funds, O("hessen/vdek"), C("hessen/steuerung-praevention"), "Mittel der Kassen nach § 20f SGB V"),
    ]
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_district_lies_in_one_supply_area_and_takes_its_groups_from_the_table() {
        assert_eq!(DISTRICTS.len(), 27);
        assert_eq!(DISTRICTS.iter().filter(|district| district.is_city()).count(), 6);
        for district in DISTRICTS {
            let areas = SUPPLY_AREAS.iter().filter(|area| area.districts.contains(&district.ags));
            assert_eq!(areas.count(), 1, "{}", district.name);
            assert!((1..=3).contains(&district.groups.split_whitespace().count()));
            for group in district.groups.split_whitespace() {
                assert!(GROUPS.iter().any(|row| row.0 == group), "{group}");
            }
        }
    }
}
