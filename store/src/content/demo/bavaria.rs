//! Bavaria's state level and the neighbours of Haßberge, lighter than Haßberge itself.

use domain::directory::{CommitteeKind, HealthRegionKind, Level, MembershipRole, OrganisationKind, RelationKind};
use time::{Date, macros::date};

use super::draft::{Draft, End, Home, Seat};

/// The state as a health region: for its ministry, the LGL and its associations.
pub(super) const BAVARIA: Home =
    Home { slug: "bayern", state: "09", ags: Some("09162"), level: Level::State, dialling_code: "089" };

/// Adds the state level.
pub(super) fn add(draft: &mut Draft) {
    draft.health_region(
        &BAVARIA,
        "Freistaat Bayern",
        HealthRegionKind::State,
        &[],
        (None, None),
        "Landesebene: Ministerium, Fachliche Leitstelle am LGL, Verbände und Körperschaften.",
    );
    for (key, name, kind, fields, person, description) in ORGANISATIONS {
        draft.organisation(&BAVARIA, key, name, *kind, fields, description);
        if !person.is_empty() {
            let (function, name) = (person.split(',').next().unwrap_or(person), person.replace(',', ""));
            draft.person(&BAVARIA, key, &name, function, &format!("bayern/{key}"));
        }
    }
    for (key, name, kind, fields, since, description) in COMMITTEES {
        draft.committee(&BAVARIA, key, name, *kind, None, fields, Some(*since), description);
    }
    for (committee, role, people) in SEATS {
        for person in people.split_whitespace() {
            draft.seat(Seat::of(&format!("bayern/{committee}"), &format!("bayern/{person}"), *role));
        }
    }
    for (kind, from, to, note) in RELATIONS {
        draft.relate(*kind, *from, *to, note);
    }
}

/// Key, name, kind, fields, a person with the same key ("function, of what"; the comma is dropped), what it does.
#[rustfmt::skip]
const ORGANISATIONS: &[(&str, &str, OrganisationKind, &str, &str, &str)] = {
    use OrganisationKind as K;
    &[
        ("stmgp", "Bayerisches Staatsministerium für Gesundheit, Pflege und Prävention", K::StateAuthority, "gv gp pf", "Referat Gesundheitsregionen plus, Ministerium Bayern", "Oberste Landesbehörde; gibt jährliche Schwerpunktthemen vor."),
        ("lgl", "Bayerisches Landesamt für Gesundheit und Lebensmittelsicherheit", K::StateAuthority, "gv gp pf", "", "Fachbehörde; bewilligt die Förderung der Geschäftsstellen."),
        ("leitstelle", "Fachliche Leitstelle Gesundheitsregionen plus (LGL)", K::Office, "gv gp pf", "Leitung Fachliche Leitstelle, Gesundheitsregionen plus Bayern", "Berät die Geschäftsstellen, wertet Umsetzungspläne und Fortschrittsberichte aus, begleitet die Evaluation."),
        ("kommunalbuero", "Bayerisches Kommunalbüro für ärztliche Versorgung (LGL)", K::StateAuthority, "gv", "Beratung Kommunalbüro, ärztliche Versorgung Bayern", "Berät Gemeinden zur haus- und fachärztlichen Versorgung."),
        ("regierung-ufr", "Regierung von Unterfranken", K::StateAuthority, "gp pf", "Sachgebiet Gesundheit, Regierung von Unterfranken", "Mittelbehörde; Fachaufsicht über die Gesundheitsämter."),
        ("bezirk-ufr", "Bezirk Unterfranken", K::SocialAdministration, "gv pf", "Sozialplanung, Bezirk Unterfranken", "Hilfe zur Pflege, Eingliederungshilfe, psychiatrische Versorgung."),
        ("kvb", "Kassenärztliche Vereinigung Bayerns", K::PhysiciansAssociation, "gv", "Vorstandsbereich Versorgung, KV Bayerns", "Sicherstellung der ambulanten Versorgung, Bedarfsplanung, Bereitschaftsdienst."),
        ("blaek", "Bayerische Landesärztekammer", K::Physicians, "gv", "Präsidium, Bayerische Landesärztekammer", "Berufsvertretung; Koordinierungsstelle Allgemeinmedizin."),
        ("bkg", "Bayerische Krankenhausgesellschaft", K::Hospital, "gv", "Geschäftsführung, Bayerische Krankenhausgesellschaft", "Zusammenschluss der Krankenhausträger."),
        ("aok", "AOK Bayern", K::HealthInsurer, "gv gp pf", "Fachbereich Versorgung, AOK Bayern", "Gesetzliche Kranken- und Pflegekasse."),
        ("vdek", "vdek Landesvertretung Bayern", K::HealthInsurer, "gv gp pf", "Leitung, vdek Landesvertretung Bayern", "Verband der Ersatzkassen."),
        ("landkreistag", "Bayerischer Landkreistag", K::DistrictAdministration, "", "Referat Gesundheit, Bayerischer Landkreistag", "Spitzenverband der 71 Landkreise."),
        ("staedtetag", "Bayerischer Städtetag", K::DistrictAdministration, "", "Referat Gesundheit, Bayerischer Städtetag", "Spitzenverband der Städte."),
        ("vdpb", "Vereinigung der Pflegenden in Bayern", K::Care, "pf", "Geschäftsführung, Vereinigung der Pflegenden in Bayern", "Interessenvertretung der beruflich Pflegenden."),
        ("lzg", "Landesarbeitsgemeinschaft Gesundheit Bayern (Beispiel)", K::Other, "gp", "Koordinierungsstelle Chancengleichheit, Bayern", "Gesundheitsförderung und gesundheitliche Chancengleichheit."),
        ("drv-nordbayern", "Deutsche Rentenversicherung Nordbayern", K::SocialInsurer, "gp", "Firmenservice, Deutsche Rentenversicherung Nordbayern", "Prävention und Rehabilitation."),
        ("uni-wuerzburg", "Universität Würzburg, Institut für Allgemeinmedizin", K::Research, "gv", "Lehrkoordination Allgemeinmedizin, Universität Würzburg", "Lehre, Landarzttrack und Weiterbildungsverbünde."),
        ("seko", "Selbsthilfekoordination Bayern", K::SelfHelp, "gp", "Leitung, Selbsthilfekoordination Bayern", "Dach der Selbsthilfekontaktstellen."),
    ]
};

/// Key, name, kind, fields, first day, task.
#[rustfmt::skip]
const COMMITTEES: &[(&str, &str, CommitteeKind, &str, Date, &str)] = &[
    ("landesgremium", "Gemeinsames Landesgremium nach § 90a SGB V (Bayern)", CommitteeKind::StateCommittee, "gv", date!(2013 - 03 - 01), "Empfehlungen zu sektorenübergreifenden Versorgungsfragen."),
    ("netzwerktreffen", "Netzwerktreffen der Geschäftsstellen Gesundheitsregionen plus", CommitteeKind::NetworkMeeting, "gv gp pf", date!(2015 - 10 - 01), "Austausch aller Geschäftsstellen mit der Fachlichen Leitstelle."),
    ("regionaltreffen-ufr", "Regionaltreffen Unterfranken und westliches Oberfranken", CommitteeKind::NetworkMeeting, "gv gp pf", date!(2019 - 01 - 01), "Kollegialer Austausch der benachbarten Geschäftsstellen."),
    ("beirat-evaluation", "Begleitgruppe Evaluation Gesundheitsregionen plus", CommitteeKind::StateCommittee, "gv gp pf", date!(2021 - 05 - 01), "Begleitet Evaluation und Weiterentwicklung des Konzepts."),
];

const SEATS: &[(&str, MembershipRole, &str)] = {
    use MembershipRole as R;
    &[
        ("landesgremium", R::Chair, "stmgp"),
        ("landesgremium", R::Member, "kvb bkg aok vdek blaek landkreistag staedtetag"),
        ("landesgremium", R::Associated, "vdpb seko leitstelle"),
        ("netzwerktreffen", R::Chair, "leitstelle"),
        ("netzwerktreffen", R::Associated, "stmgp kommunalbuero lzg"),
        ("regionaltreffen-ufr", R::Chair, "regierung-ufr"),
        ("regionaltreffen-ufr", R::Associated, "leitstelle kommunalbuero bezirk-ufr uni-wuerzburg"),
        ("beirat-evaluation", R::Chair, "stmgp"),
        ("beirat-evaluation", R::Moderator, "leitstelle"),
        ("beirat-evaluation", R::Member, "landkreistag staedtetag kvb aok uni-wuerzburg"),
    ]
};

#[rustfmt::skip]
const RELATIONS: &[(RelationKind, End<'static>, End<'static>, &str)] = {
    use End::{Committee as C, Organisation as O, Region};
    use RelationKind as K;
    &[
        (K::SetUpBy, O("bayern/leitstelle"), O("bayern/stmgp"), ""),
        (K::Coordinates, O("bayern/leitstelle"), Region("bayern"), ""),
        (K::ReportsTo, O("bayern/lgl"), O("bayern/stmgp"), ""),
        (K::Cooperates, O("bayern/leitstelle"), O("bayern/lgl"), "gehört zum LGL"),
        (K::Cooperates, O("bayern/kommunalbuero"), O("bayern/lgl"), "gehört zum LGL"),
        (K::Coordinates, O("bayern/leitstelle"), C("bayern/netzwerktreffen"), ""),
        (K::Cooperates, O("bayern/kommunalbuero"), O("bayern/kvb"), "Bedarfsplanung und Niederlassung"),
        (K::Cooperates, O("bayern/lzg"), O("bayern/leitstelle"), "Gesundheitliche Chancengleichheit"),
    ]
};

/// A neighbouring health region.
struct Neighbour {
    slug: &'static str,
    /// The name of the place after "Gesundheitsregion plus".
    name: &'static str,
    districts: &'static [&'static str],
    dialling_code: &'static str,
    /// The chair of the forum.
    head: &'static str,
    hospital: &'static str,
    since: Date,
    /// Key, name and fields of further working groups.
    groups: &'static [(&'static str, &'static str, &'static str)],
}

impl Neighbour {
    const fn home(&self) -> Home {
        Home {
            slug: self.slug,
            state: "09",
            ags: Some(self.districts[0]),
            level: Level::Region,
            dialling_code: self.dialling_code,
        }
    }
}

const CARE: (&str, &str, &str) = ("ag-versorgung", "AG Gesundheitsversorgung", "gv");
const PREVENTION: (&str, &str, &str) = ("ag-praevention", "AG Gesundheitsförderung und Prävention", "gp");
const NURSING: (&str, &str, &str) = ("ag-pflege", "AG Pflege", "pf");

const NEIGHBOURS: &[Neighbour] = &[
    Neighbour {
        slug: "bad-kissingen",
        name: "Landkreis Bad Kissingen",
        districts: &["09672"],
        dialling_code: "0971",
        head: "Landrätin oder Landrat",
        hospital: "Helios St. Elisabeth-Krankenhaus Bad Kissingen",
        since: date!(2025 - 01 - 01),
        groups: &[CARE, PREVENTION, NURSING, ("ag-weiterbildung", "AG Ärztliche Weiterbildung", "gv fk")],
    },
    Neighbour {
        slug: "rhoen-grabfeld",
        name: "Landkreis Rhön-Grabfeld",
        districts: &["09673"],
        dialling_code: "09771",
        head: "Landrätin oder Landrat",
        hospital: "RHÖN-KLINIKUM Campus Bad Neustadt",
        since: date!(2025 - 01 - 01),
        groups: &[CARE, PREVENTION, NURSING],
    },
    Neighbour {
        slug: "schweinfurt",
        name: "Stadt und Landkreis Schweinfurt",
        districts: &["09662", "09678"],
        dialling_code: "09721",
        head: "Landrätin oder Landrat",
        hospital: "Leopoldina-Krankenhaus Schweinfurt",
        since: date!(2016 - 01 - 01),
        groups: &[CARE, PREVENTION, NURSING],
    },
    Neighbour {
        slug: "bamberg",
        name: "Stadt und Landkreis Bamberg",
        districts: &["09461", "09471"],
        dialling_code: "0951",
        head: "Landrätin oder Landrat",
        hospital: "Sozialstiftung Bamberg, Klinikum am Bruderwald",
        since: date!(2015 - 07 - 01),
        groups: &[CARE, PREVENTION, NURSING, ("ag-klima", "AG Klima und Gesundheit", "gp")],
    },
    Neighbour {
        slug: "coburg",
        name: "Stadt und Landkreis Coburg",
        districts: &["09463", "09473"],
        dialling_code: "09561",
        head: "Oberbürgermeisterin oder Oberbürgermeister",
        hospital: "Regiomed Klinikum Coburg",
        since: date!(2016 - 01 - 01),
        groups: &[CARE, PREVENTION],
    },
    Neighbour {
        slug: "wuerzburg",
        name: "Stadt und Landkreis Würzburg",
        districts: &["09663", "09679"],
        dialling_code: "0931",
        head: "Landrätin oder Landrat",
        hospital: "Universitätsklinikum Würzburg",
        since: date!(2015 - 10 - 01),
        groups: &[CARE, PREVENTION, NURSING],
    },
    Neighbour {
        slug: "main-spessart",
        name: "Landkreis Main-Spessart",
        districts: &["09677"],
        dialling_code: "09353",
        head: "Landrätin oder Landrat",
        hospital: "Klinikum Main-Spessart",
        since: date!(2018 - 04 - 01),
        groups: &[CARE, NURSING],
    },
];

/// Adds the neighbours of Haßberge, and the region that two of them came from.
pub(super) fn add_neighbours(draft: &mut Draft) {
    let former = Home {
        slug: "baederland-bayerische-rhoen",
        state: "09",
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
    for neighbour in NEIGHBOURS {
        add_neighbour(draft, neighbour);
    }
    for slug in ["bad-kissingen", "rhoen-grabfeld"] {
        draft.relate(
            RelationKind::SetUpBy,
            End::Region(slug),
            End::Region(former.slug),
            "hervorgegangen aus der gemeinsamen Region",
        );
    }
    for (from, to, note) in COOPERATIONS {
        draft.relate(
            RelationKind::Cooperates,
            End::Organisation(&format!("{from}/geschaeftsstelle")),
            End::Organisation(&format!("{to}/geschaeftsstelle")),
            note,
        );
    }
}

#[rustfmt::skip]
fn add_neighbour(draft: &mut Draft, neighbour: &Neighbour) {
    use MembershipRole::{Associated, Chair, DeputyChair, Member, Moderator};
    use OrganisationKind as Kind;

    let home = neighbour.home();
    let (slug, name) = (neighbour.slug, neighbour.name);
    let local = |key: &str| format!("{slug}/{key}");
    draft.health_region(
        &home,
        &format!("Gesundheitsregion plus {name}"),
        HealthRegionKind::RegionPlus,
        neighbour.districts,
        (Some(neighbour.since), None),
        "Netzwerk aus Gesundheitsforum, Arbeitsgruppen und Geschäftsstelle.",
    );
    for (key, organisation, kind, fields, person) in [
        ("geschaeftsstelle", format!("Geschäftsstelle Gesundheitsregion plus {name}"), Kind::Office, "gv gp pf", "Leitung Geschäftsstelle"),
        ("landratsamt", format!("Kreisverwaltung {name}"), Kind::DistrictAdministration, "", neighbour.head),
        ("gesundheitsamt", format!("Gesundheitsamt {name}"), Kind::PublicHealthOffice, "gp gv", "Leitung Gesundheitsamt"),
        ("klinik", neighbour.hospital.to_owned(), Kind::Hospital, "gv", "Klinikleitung"),
        ("psp", format!("Pflegestützpunkt {name}"), Kind::CareAdvice, "pf", "Leitung Pflegestützpunkt"),
        ("aerzte", format!("Ärztlicher Kreisverband {name}"), Kind::Physicians, "gv", "Vorsitz Ärztlicher Kreisverband"),
        ("selbsthilfe", format!("Selbsthilfekontaktstelle {name} (Beispiel)"), Kind::SelfHelp, "gp", "Leitung Selbsthilfekontaktstelle"),
        ("aok", format!("AOK Direktion {name}"), Kind::HealthInsurer, "gp pf gv", "Direktion AOK"),
    ] {
        draft.organisation(&home, key, &organisation, kind, fields, "Mitglied der Gesundheitsregion plus.");
        draft.person(&home, key, &format!("{person} {name}"), person, &local(key));
    }
    draft.committee(&home, "forum", &format!("Gesundheitsforum {name}"), CommitteeKind::Forum, None, "gv gp pf", Some(neighbour.since), "Zentrales Steuerungsgremium: bestimmt, priorisiert und beschließt die Themen.");
    let forum = local("forum");
    draft.seat(Seat::of(&forum, &local("landratsamt"), Chair));
    draft.seat(Seat::of(&forum, &local("gesundheitsamt"), DeputyChair));
    draft.seat(Seat::of(&forum, &local("geschaeftsstelle"), Moderator));
    for person in ["klinik", "psp", "aerzte", "selbsthilfe", "aok"] {
        draft.seat(Seat::of(&forum, &local(person), Member));
    }
    draft.seat(Seat::of(&forum, "bayern/kvb", Member));
    draft.seat(Seat::of(&forum, "bayern/leitstelle", Associated));
    for (key, title, fields) in neighbour.groups {
        let group = local(key);
        draft.committee(&home, key, &format!("{title} {name}"), CommitteeKind::WorkingGroup, Some(&forum), fields, Some(neighbour.since), "Bearbeitet ihr Handlungsfeld und schlägt dem Forum Maßnahmen vor.");
        let (chair, members): (_, &[&str]) = match *key {
            "ag-versorgung" => ("aerzte", &["klinik", "gesundheitsamt", "aok"]),
            "ag-praevention" | "ag-klima" => ("gesundheitsamt", &["selbsthilfe", "aok", "psp"]),
            "ag-weiterbildung" => ("klinik", &["aerzte", "gesundheitsamt"]),
            _ => ("psp", &["klinik", "aok", "selbsthilfe"]),
        };
        draft.seat(Seat::of(&group, &local(chair), Chair));
        draft.seat(Seat::of(&group, &local("geschaeftsstelle"), Moderator));
        for person in members {
            draft.seat(Seat::of(&group, &local(person), Member));
        }
    }
    let (office, lead) = (local("geschaeftsstelle"), local("geschaeftsstelle"));
    draft.seat(Seat::of("bayern/netzwerktreffen", &lead, Member));
    draft.seat(Seat::of("bayern/regionaltreffen-ufr", &lead, Member));
    draft.relate(RelationKind::Coordinates, End::Organisation(&office), End::Committee(&forum), "Geschäftsstelle des Forums");
    draft.relate(RelationKind::Funds, End::Organisation("bayern/lgl"), End::Organisation(&office), "Förderung nach GRplusFöR");
    draft.relate(RelationKind::ReportsTo, End::Organisation(&office), End::Organisation("bayern/leitstelle"), "Fortschrittsbericht, halbjährlich");
}

/// Offices that work together: from, to, on what.
const COOPERATIONS: &[(&str, &str, &str)] = &[
    ("hassberge", "schweinfurt", "Notarzt- und Rettungsdienst im gemeinsamen Bereich"),
    ("hassberge", "bamberg", "Kliniken und Hitzeschutz"),
    ("hassberge", "rhoen-grabfeld", "Weiterbildungsverbund Allgemeinmedizin"),
    ("hassberge", "coburg", "Pflegemesse"),
    ("hassberge", "bad-kissingen", "Perspektivenabend für Ärztinnen und Ärzte in Weiterbildung"),
    ("bad-kissingen", "rhoen-grabfeld", "Gemeinsame Vorhaben aus der Zeit des Bäderlands"),
    ("wuerzburg", "main-spessart", "Fachtage Pflege"),
    ("schweinfurt", "wuerzburg", "Sucht und seelische Gesundheit"),
];
