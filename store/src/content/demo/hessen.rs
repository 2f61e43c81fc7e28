//! Hessen: the supply areas with their conferences, and the coordination of every district.

use domain::directory::{
    CommitteeKind, HealthRegionKind, Level, MembershipRole, OrganisationKind, RelationKind,
};
use time::macros::date;

use super::{
    HESSEN,
    draft::{Draft, End, Home, Seat},
    tables::{self, DistrictRow, SupplyAreaRow, WorkingGroupRow},
};
use crate::content::embedded::CHECKED;

/// Adds supply areas and districts.
pub(super) fn add(draft: &mut Draft) {
    let (areas, groups) = (tables::supply_areas(), tables::working_groups());
    for area in &areas {
        add_supply_area(draft, area);
    }
    for (index, row) in tables::hessen_districts().iter().enumerate() {
        let area = areas.iter().find(|area| area.districts.contains(&row.ags)).expect(CHECKED);
        let district = District { row, area, other: OTHERS[index % OTHERS.len()], index };
        district.add_health_region(draft);
        district.add_organisations(draft);
        district.add_conference(draft);
        for (turn, key) in row.groups.split_whitespace().enumerate() {
            let group = groups.iter().find(|group| group.key == key).expect(CHECKED);
            district.add_working_group(draft, turn, group);
        }
        district.add_links_to_the_state(draft);
    }
}

fn add_supply_area(draft: &mut Draft, area: &SupplyAreaRow) {
    let home = Home { slug: &area.slug, ags: None, level: Level::Region, ..HESSEN };
    let districts: Vec<&str> = area.districts.split_whitespace().collect();
    draft.health_region(
        &home,
        &area.name,
        HealthRegionKind::SupplyArea,
        &districts,
        (None, None),
        &area.description,
    );
    draft.committee(
        &home,
        "gesundheitskonferenz",
        &format!("Regionale Gesundheitskonferenz {}", area.name.trim_start_matches("Versorgungsgebiet ")),
        CommitteeKind::HealthConference,
        Some("hessen/landesgremium"),
        "gv",
        Some(date!(2012 - 01 - 01)),
        "Beobachtet die Versorgung im Gebiet, benennt drohende Unterversorgung und berichtet dem \
         Ministerium.",
    );
    let committee = format!("{}/gesundheitskonferenz", area.slug);
    for association in ["kvh", "aok", "vdek"] {
        let person = format!("hessen/{association}-{}", area.part);
        draft.seat(Seat::of(&committee, &person, MembershipRole::Member));
    }
    draft.seat(Seat::of(&committee, "hessen/hkg-planung", MembershipRole::Member));
    draft.seat(Seat::of(&committee, "hessen/patienten", MembershipRole::Associated));
    draft.seat(Seat::of(&committee, "hessen/krankenhausplanung", MembershipRole::Moderator));
}

/// What a district has beside the usual bodies; districts take turns.
struct Other {
    key: &'static str,
    name: &'static str,
    suffix: &'static str,
    kind: OrganisationKind,
    fields: &'static str,
    function: &'static str,
}

const OTHERS: [&Other; 4] = [
    &Other {
        key: "selbsthilfe",
        name: "Selbsthilfekontaktstelle",
        suffix: "",
        kind: OrganisationKind::SelfHelp,
        fields: "gp",
        function: "Leitung Selbsthilfekontaktstelle",
    },
    &Other {
        key: "senioren",
        name: "Seniorenbeirat",
        suffix: "",
        kind: OrganisationKind::LocalNetwork,
        fields: "gp pf",
        function: "Vorsitz Seniorenbeirat",
    },
    &Other {
        key: "sport",
        name: "Sportkreis",
        suffix: " (Beispiel)",
        kind: OrganisationKind::Sports,
        fields: "bw gp",
        function: "Vorsitz Sportkreis",
    },
    &Other {
        key: "pflegedienste",
        name: "Arbeitsgemeinschaft ambulante Pflege",
        suffix: " (Beispiel)",
        kind: OrganisationKind::Care,
        fields: "pf",
        function: "Sprecherin oder Sprecher ambulante Pflege",
    },
];

/// A district in the making.
struct District<'a> {
    row: &'a DistrictRow,
    area: &'a SupplyAreaRow,
    other: &'static Other,
    index: usize,
}

impl District<'_> {
    fn home(&self) -> Home<'_> {
        Home {
            slug: &self.row.slug,
            state: Some("06"),
            ags: Some(&self.row.ags),
            level: Level::Region,
            dialling_code: &self.row.dialling_code,
        }
    }

    /// The full key of a record of this district.
    fn local(&self, key: &str) -> String {
        format!("{}/{key}", self.row.slug)
    }

    /// The person who leads the public health office that serves the district.
    fn health_office_lead(&self) -> String {
        format!("{}/gesundheitsamt", self.row.health_office_of)
    }

    /// The person who speaks for an association of the state in this part of it.
    fn association(&self, association: &str) -> String {
        format!("hessen/{association}-{}", self.area.part)
    }

    fn add_health_region(&self, draft: &mut Draft) {
        let DistrictRow { name, ags, since, .. } = self.row;
        // Hanau is a region of its own only since it left the Main-Kinzig-Kreis.
        let valid_from = (*since >= date!(2026 - 01 - 01)).then_some(*since);
        draft.health_region(
            &self.home(),
            name,
            HealthRegionKind::Coordination,
            &[ags],
            (valid_from, None),
            &format!(
                "Kommunale Gesundheitskoordination {name}: Geschäftsstelle von Gesundheitskonferenz und \
                 Arbeitsgruppen."
            ),
        );
    }

    fn add_organisations(&self, draft: &mut Draft) {
        use OrganisationKind as Kind;

        let DistrictRow { name, head, hospital, health_office, .. } = self.row;
        let administration = name
            .strip_prefix("Stadt ")
            .map_or_else(|| format!("Kreisverwaltung {name}"), |city| format!("Stadtverwaltung {city}"));
        let mut add =
            |key: &str, organisation: &str, kind, fields: &str, person: &str, function: &str, does: &str| {
                draft.organisation(&self.home(), key, organisation, kind, fields, does);
                draft.person(&self.home(), key, person, function, &self.local(key));
            };
        add(
            "geko",
            &format!("Kommunale Gesundheitskoordination {name}"),
            Kind::Office,
            "gp gv fk",
            &format!("Gesundheitskoordination {name}"),
            "Gesundheitskoordination",
            "Geschäftsstelle der Gesundheits- und Präventionskonferenz; Ansprechstelle für Vorhaben aus den \
             Gemeinden.",
        );
        add(
            "verwaltung",
            &administration,
            Kind::DistrictAdministration,
            "",
            &format!("{head} {name}"),
            head,
            "Träger der Gesundheitskoordination.",
        );
        add(
            "klinik",
            hospital,
            Kind::Hospital,
            "gv",
            &format!("Geschäftsführung {hospital}"),
            "Geschäftsführung",
            "Stationäre Versorgung und Notaufnahme.",
        );
        add(
            "psp",
            &format!("Pflegestützpunkt {name}"),
            Kind::CareAdvice,
            "pf",
            &format!("Leitung Pflegestützpunkt {name}"),
            "Leitung Pflegestützpunkt",
            "Unabhängige Beratung rund um die Pflege.",
        );
        add(
            "hausaerzte",
            &format!("Hausärztenetz {name} (Beispiel)"),
            Kind::Physicians,
            "gv",
            &format!("Sprechstelle Hausärztenetz {name}"),
            "Sprecherin oder Sprecher",
            "Zusammenschluss hausärztlicher Praxen.",
        );
        if !health_office.is_empty() {
            add(
                "gesundheitsamt",
                health_office,
                Kind::PublicHealthOffice,
                "gp gv",
                &format!("Leitung {health_office}"),
                "Leitung Gesundheitsamt",
                "Öffentlicher Gesundheitsdienst.",
            );
        }
        let Other { key, name: other, suffix, kind, fields, function } = self.other;
        add(
            key,
            &format!("{other} {name}{suffix}"),
            *kind,
            fields,
            &format!("{function} {name}"),
            function,
            "Wirkt in der Gesundheitskonferenz und in Arbeitsgruppen mit.",
        );
        if health_office.is_empty() {
            let office = format!("{}/gesundheitsamt", self.row.health_office_of);
            let (office, region) = (End::Organisation(&office), End::Region(&self.row.slug));
            draft.relate(RelationKind::Cooperates, office, region, "ist auch hier Gesundheitsamt");
        }
    }

    fn add_conference(&self, draft: &mut Draft) {
        use MembershipRole::{Associated, Chair, DeputyChair, Member, Moderator};

        draft.committee(
            &self.home(),
            "gesundheitskonferenz",
            &format!("Gesundheitskonferenz {}", self.row.name),
            CommitteeKind::Forum,
            None,
            "gp gv fk",
            Some(self.row.since),
            "Kommunale Gesundheits- und Präventionskonferenz: legt Schwerpunkte fest und beschließt die \
             Gesundheitsstrategie.",
        );
        let conference = self.local("gesundheitskonferenz");
        for (person, role) in [
            (self.local("verwaltung"), Chair),
            (self.health_office_lead(), DeputyChair),
            (self.local("geko"), Moderator),
            (self.local("klinik"), Member),
            (self.local("psp"), Member),
            (self.local("hausaerzte"), Member),
            (self.local(self.other.key), Member),
            (self.association("kvh"), Member),
            (self.association("aok"), Member),
            ("hessen/hage-geko".to_owned(), Associated),
        ] {
            draft.seat(Seat::of(&conference, &person, role));
        }
    }

    fn add_working_group(&self, draft: &mut Draft, turn: usize, group: &WorkingGroupRow) {
        let committee = self.local(&group.key);
        draft.committee(
            &self.home(),
            &group.key,
            &format!("{} {}", group.name, self.row.name),
            CommitteeKind::WorkingGroup,
            Some(&self.local("gesundheitskonferenz")),
            &group.fields,
            Some(self.row.since),
            &group.description,
        );
        // Some groups still wait for somebody who leads them.
        let is_vacant = (self.index + turn) % 9 == 8;
        for (place, member) in self.members(&group.key).iter().enumerate() {
            let leads = place == 0 && !is_vacant;
            let role = if leads { MembershipRole::Chair } else { MembershipRole::Member };
            draft.seat(Seat::of(&committee, member, role));
        }
        if is_vacant {
            let administration = self.local("verwaltung");
            draft.seat(Seat::of_organisation(&committee, &administration, MembershipRole::Chair));
        }
        draft.seat(Seat::of(&committee, &self.local("geko"), MembershipRole::Moderator));
    }

    /// Who sits in a working group, the chair first.
    fn members(&self, group: &str) -> [String; 4] {
        let lead = self.health_office_lead();
        let [klinik, psp, hausaerzte] = ["klinik", "psp", "hausaerzte"].map(|key| self.local(key));
        match group {
            "versorgung" => [hausaerzte, klinik, self.association("kvh"), lead],
            "fachkraefte" => [klinik, psp, hausaerzte, self.association("aok")],
            "altern" => [psp, lead, hausaerzte, self.association("aok")],
            "hitze" => [lead, psp, klinik, "hessen/hitze".to_owned()],
            _ => [lead, self.local(self.other.key), self.association("aok"), hausaerzte],
        }
    }

    fn add_links_to_the_state(&self, draft: &mut Draft) {
        let coordination = self.local("geko");
        let regional = format!("{}/gesundheitskonferenz", self.area.slug);
        draft.seat(Seat::of(&regional, &self.local("klinik"), MembershipRole::Member));
        draft.seat(Seat::of(&regional, &self.local("verwaltung"), MembershipRole::Member));
        draft.seat(Seat::of(&regional, &coordination, MembershipRole::Associated));
        draft.seat(Seat::of("hessen/geko-netzwerk", &coordination, MembershipRole::Member));

        let office = End::Organisation(&coordination);
        let conference = self.local("gesundheitskonferenz");
        draft.relate(RelationKind::Coordinates, office, End::Committee(&conference), "");
        draft.relate(
            RelationKind::Forwards,
            End::Organisation("hessen/serviceeinheit"),
            office,
            "Vorhaben, die für die Region in Frage kommen",
        );
        draft.relate(RelationKind::Advises, End::Organisation("hessen/hage"), office, "");
        draft.relate(
            RelationKind::Delegates,
            End::Region(&self.row.slug),
            End::Committee(&regional),
            "Vertretung im Versorgungsgebiet",
        );
    }
}
