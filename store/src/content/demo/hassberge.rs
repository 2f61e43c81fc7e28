//! Gesundheitsregion plus Landkreis Haßberge in depth: the region whose plan the demo shows.

use domain::directory::{CommitteeKind, HealthRegionKind, Level, MembershipRole, OrganisationKind, RelationKind};
use time::{Date, macros::date};

use super::draft::{Draft, End, Home, Seat};

/// The health region.
pub(super) const HASSBERGE: Home =
    Home { slug: "hassberge", state: "09", ags: Some("09674"), level: Level::Region, dialling_code: "09521" };

/// Adds the health region with everything in it.
pub(super) fn add(draft: &mut Draft) {
    draft.health_region(
        &HASSBERGE,
        "Gesundheitsregion plus Landkreis Haßberge",
        HealthRegionKind::RegionPlus,
        &["09674"],
        (Some(date!(2015 - 10 - 01)), None),
        "Netzwerk aus Gesundheitsforum, Lenkungskreis, drei Arbeitsgruppen und Projektgruppen. Die Geschäftsstelle am \
         Landratsamt ist Ansprechstelle aller Mitglieder, bereitet Sitzungen vor und überwacht den Umsetzungsplan.",
    );
    for (key, name, kind, fields, description) in ORGANISATIONS {
        draft.organisation(&HASSBERGE, key, name, *kind, fields, description);
    }
    for (key, name, function, organisation) in PEOPLE {
        draft.person(&HASSBERGE, key, name, function, &full(organisation));
    }
    for (key, name, kind, parent, fields, since, description) in COMMITTEES {
        let parent = parent.map(full);
        draft.committee(&HASSBERGE, key, name, *kind, parent.as_deref(), fields, Some(*since), description);
    }
    for (committee, role, people) in SEATS {
        for person in people.split_whitespace() {
            draft.seat(Seat::of(&full(committee), &full(person), *role));
        }
    }
    for (committee, role, organisations) in SEATS_WITHOUT_PERSON {
        for organisation in organisations.split_whitespace() {
            draft.seat(Seat::of_organisation(&full(committee), &full(organisation), *role));
        }
    }
    for (committee, person, role, began, ended) in ENDED_TERMS {
        let (began, ended) = (draft.day(*began), draft.day(*ended));
        draft.seat(Seat::of(&full(committee), &full(person), *role).since(began).until(ended));
    }
    add_links_to_the_state(draft);
    for (kind, from, to, note) in RELATIONS {
        draft.relate(*kind, *from, *to, note);
    }
}

/// The key of a record of Haßberge; a key with a slash is complete already.
fn full(key: &str) -> String {
    if key.contains('/') { key.to_owned() } else { format!("hassberge/{key}") }
}

fn add_links_to_the_state(draft: &mut Draft) {
    draft.seat(Seat::of("bayern/netzwerktreffen", "hassberge/leitung-gs", MembershipRole::Member));
    draft.seat(Seat::of("bayern/regionaltreffen-ufr", "hassberge/leitung-gs", MembershipRole::Member));
    draft.seat(Seat::of("bayern/regionaltreffen-ufr", "hassberge/referat-pflege", MembershipRole::Deputy));
    draft.seat(Seat::of("bayern/beirat-evaluation", "hassberge/leitung-gs", MembershipRole::Member));
}

/// Key, name, kind, fields, what it does.
#[rustfmt::skip]
const ORGANISATIONS: &[(&str, &str, OrganisationKind, &str, &str)] = {
    use OrganisationKind as K;
    &[
        ("geschaeftsstelle", "Geschäftsstelle Gesundheitsregion plus Haßberge", K::Office, "gv gp pf", "Koordiniert das Netzwerk: Tagesordnungen, Protokolle, Umsetzungsplan, Fortschrittsberichte, Öffentlichkeitsarbeit."),
        ("landratsamt", "Landratsamt Haßberge", K::DistrictAdministration, "gv gp pf", "Kreisverwaltung; Träger der Geschäftsstelle."),
        ("gesundheitsamt", "Gesundheitsamt Haßberge", K::PublicHealthOffice, "gp gv", "Öffentlicher Gesundheitsdienst am Landratsamt."),
        ("sozialamt", "Amt für soziale Angelegenheiten Haßberge", K::SocialAdministration, "pf", "Seniorenpolitisches Gesamtkonzept, Hilfe zur Pflege."),
        ("jugendamt", "Amt für Jugend und Familie Haßberge", K::SocialAdministration, "gp", "Frühe Hilfen, Jugendsozialarbeit, Suchtprävention."),
        ("jobcenter", "Jobcenter Haßberge", K::SocialAdministration, "gp", "Beratung und Vermittlung, Projekt Arbeit und Gesundheit."),
        ("regionalmanagement", "Regionalmanagement Haßberge", K::DistrictAdministration, "gv", "Standortmarketing, Fachkräfte, Ansiedlung."),
        ("hassfurt", "Stadt Haßfurt", K::Municipality, "gp gv", "Kreisstadt."),
        ("koenigsberg", "Stadt Königsberg in Bayern", K::Municipality, "gp gv", "Stadt im Landkreis."),
        ("ebern", "Stadt Ebern", K::Municipality, "gp gv", "Stadt im Landkreis."),
        ("hofheim", "Stadt Hofheim in Unterfranken", K::Municipality, "gp", "Sitz der Gemeinde-Allianz Hofheimer Land."),
        ("zeil", "Stadt Zeil am Main", K::Municipality, "gp", "Stadt im Landkreis."),
        ("eltmann", "Stadt Eltmann", K::Municipality, "gp gv", "Stadt im Landkreis."),
        ("knetzgau", "Gemeinde Knetzgau", K::Municipality, "gp", "Gemeinde im Landkreis."),
        ("maroldsweisach", "Markt Maroldsweisach", K::Municipality, "gv", "Markt im Landkreis."),
        ("rauhenebrach", "Gemeinde Rauhenebrach", K::Municipality, "gv", "Gemeinde im Landkreis."),
        ("gemeindetag", "Bayerischer Gemeindetag, Kreisverband Haßberge", K::Municipality, "gv gp", "Vertretung der Städte, Märkte und Gemeinden."),
        ("aekv", "Ärztlicher Kreisverband Haßberge", K::Physicians, "gv", "Vertretung der Ärztinnen und Ärzte im Landkreis."),
        ("hausarzt-koenigsberg", "Hausarztpraxis Königsberg (Beispiel)", K::Physicians, "gv", "Lehrpraxis, zwei Sitze."),
        ("hausarzt-ebern", "Hausarztpraxis Ebern (Beispiel)", K::Physicians, "gv", "Gemeinschaftspraxis."),
        ("hausarzt-hofheim", "Hausärztliches Zentrum Hofheim (Beispiel)", K::Physicians, "gv", "Weiterbildungspraxis im Verbund."),
        ("kinderarzt", "Kinder- und Jugendarztpraxis Haßfurt (Beispiel)", K::Physicians, "gv gp", "Einzige Praxis für Kinder- und Jugendmedizin im Kreis."),
        ("mvz", "MVZ Haßberge (Beispiel)", K::Physicians, "gv", "Medizinisches Versorgungszentrum mit angestellten Fachärztinnen und Fachärzten."),
        ("kvb-ufr", "KVB Bezirksstelle Unterfranken", K::PhysiciansAssociation, "gv", "Beratung zur Niederlassung, Bereitschaftsdienst."),
        ("zahnaerzte", "Zahnärztlicher Obmannsbereich Haßberge (Beispiel)", K::Dentists, "gv gp", "Jugendzahnpflege, aufsuchende Versorgung in Heimen."),
        ("apotheken", "Apothekensprecherkreis Haßberge (Beispiel)", K::Pharmacies, "gv", "Notdienst, Medikationsberatung."),
        ("psychotherapie", "Psychotherapeutische Praxis Haßfurt (Beispiel)", K::Psychotherapists, "gv gp", "Netz der Psychotherapeutinnen und Psychotherapeuten."),
        ("hebammen", "Hebammennetz Haßberge (Beispiel)", K::Midwives, "gv gp", "Wochenbettbetreuung, Geburtsvorbereitung."),
        ("physio", "Physiotherapie am Stadtpark Haßfurt (Beispiel)", K::Therapists, "gv gp", "Physiotherapie, Sturzprävention."),
        ("logopaedie", "Logopädie Ebern (Beispiel)", K::Therapists, "gv", "Logopädie, Schlaganfall-Nachsorge."),
        ("klinik-hassfurt", "Haßberg-Kliniken, Haus Haßfurt", K::Hospital, "gv", "Grundversorgung, Notaufnahme, Akutgeriatrie."),
        ("klinik-ebern", "Haßberg-Kliniken, Haus Ebern", K::Hospital, "gv", "Standort für kurzstationäre und ambulante Versorgung."),
        ("reha", "Geriatrische Rehabilitation Haßberge (Beispiel)", K::Rehabilitation, "gv pf", "Mobile und stationäre geriatrische Rehabilitation."),
        ("psp", "Pflegestützpunkt Haßberge", K::CareAdvice, "pf", "Neutrale Beratung zu Pflege und Entlastung."),
        ("sozialstation-hassfurt", "Caritas-Sozialstation St. Kilian Haßfurt (Beispiel)", K::Care, "pf", "Ambulante Pflege, Tagespflege."),
        ("sozialstation-ebern", "Diakonie-Sozialstation Ebern (Beispiel)", K::Care, "pf", "Ambulante Pflege, Hausnotruf."),
        ("pflegeheim-hassfurt", "Seniorenzentrum am Main Haßfurt (Beispiel)", K::Care, "pf gp", "Stationäre Pflege, Kurzzeitpflege."),
        ("pflegeheim-zeil", "Altenpflegeheim Zeil (Beispiel)", K::Care, "pf gp", "Stationäre Pflege."),
        ("pflegeheim-hofheim", "Seniorenwohnen Hofheim (Beispiel)", K::Care, "pf", "Stationäre Pflege, betreutes Wohnen."),
        ("tagespflege", "Tagespflege Eltmann (Beispiel)", K::Care, "pf", "Tagespflege mit Fahrdienst."),
        ("hospizverein", "Hospizverein Haßberge (Beispiel)", K::Hospice, "gv pf", "Ambulante Hospizbegleitung, Trauercafé."),
        ("sapv", "SAPV-Team Haßberge-Schweinfurt (Beispiel)", K::Hospice, "gv", "Spezialisierte ambulante Palliativversorgung."),
        ("aok", "AOK Direktion Schweinfurt", K::HealthInsurer, "gp gv pf", "Gesetzliche Kranken- und Pflegekasse."),
        ("barmer", "Ersatzkassen, Regionalvertretung Main-Rhön (Beispiel)", K::HealthInsurer, "gp gv", "Vertretung der Ersatzkassen."),
        ("drv", "Auskunfts- und Beratungsstelle der Rentenversicherung Schweinfurt (Beispiel)", K::SocialInsurer, "gp", "Prävention und Rehabilitation."),
        ("selbsthilfe", "Selbsthilfebüro Haßberge (Beispiel)", K::SelfHelp, "gp", "Kontaktstelle für rund vierzig Selbsthilfegruppen."),
        ("vdk", "VdK Kreisverband Haßberge", K::SelfHelp, "pf gv", "Sozialrechtsberatung, Patientenvertretung."),
        ("caritas", "Caritasverband Haßberge", K::Welfare, "pf gp", "Sucht-, Sozial- und Schwangerschaftsberatung."),
        ("brk", "BRK Kreisverband Haßberge", K::Welfare, "pf gv", "Rettungsdienst, Hausnotruf, Besuchsdienst."),
        ("awo", "AWO Kreisverband Haßberge", K::Welfare, "pf gp", "Pflege, Kindertagesstätten, Begegnung."),
        ("diakonie", "Diakonisches Werk, Beratungsstelle Haßberge (Beispiel)", K::Welfare, "gp", "Sozialpsychiatrischer Dienst."),
        ("lebenshilfe", "Lebenshilfe Haßberge", K::Welfare, "gp", "Angebote für Menschen mit Behinderung."),
        ("spdi", "Krisendienst und Sozialpsychiatrischer Dienst Haßberge (Beispiel)", K::Welfare, "gv gp", "Hilfe in seelischen Krisen."),
        ("hochschule", "Technische Hochschule Würzburg-Schweinfurt, Angewandte Sozialwissenschaften", K::Research, "gp pf", "Begleitforschung, Praxissemester."),
        ("seniorenbeauftragte", "Netz der Seniorenbeauftragten Haßberge", K::LocalNetwork, "pf gp", "Seniorenbeauftragte der 26 Gemeinden."),
        ("behindertenbeauftragte", "Beauftragte für Menschen mit Behinderung Haßberge", K::LocalNetwork, "gp", "Inklusion und Barrierefreiheit."),
        ("demenznetz", "Demenznetzwerk Haßberge (Beispiel)", K::LocalNetwork, "pf gv", "Schulungen, Helferkreis, Entlastung."),
        ("bildungsregion", "Bildungsregion Haßberge", K::Education, "gp", "Bildungsbüro am Landratsamt."),
        ("vhs", "Volkshochschule Landkreis Haßberge", K::Education, "gp", "Gesundheitskurse, Vorträge."),
        ("berufsschule", "Berufsfachschule für Pflege Haßfurt (Beispiel)", K::Education, "pf", "Generalistische Pflegeausbildung."),
        ("schulamt", "Staatliches Schulamt Haßberge", K::Education, "gp", "Grund- und Mittelschulen."),
        ("kita", "Kita-Fachberatung Haßberge (Beispiel)", K::Education, "gp", "Fachberatung der Kindertagesstätten."),
        ("rettung", "Rettungsdienst-Zweckverband Schweinfurt (Beispiel)", K::EmergencyService, "gv", "Rettungsdienst und Notarztstandorte."),
        ("ils", "Integrierte Leitstelle Schweinfurt", K::EmergencyService, "gv", "Notruf 112."),
        ("notaerzte", "Notarztgruppe Haßfurt-Ebern (Beispiel)", K::EmergencyService, "gv", "Dienstplan zweier Notarztstandorte."),
        ("blsv", "BLSV Sportkreis Haßberge", K::Sports, "gp", "Sportvereine im Kreis."),
        ("betriebe", "Arbeitskreis Betriebliche Gesundheit (Beispiel)", K::Company, "gp", "Zusammenschluss von zwölf Betrieben."),
        ("kreisjugendring", "Kreisjugendring Haßberge", K::Other, "gp", "Jugendverbände und Jugendarbeit."),
    ]
};

/// Key, name, function, organisation.
#[rustfmt::skip]
const PEOPLE: &[(&str, &str, &str, &str)] = &[
    ("leitung-gs", "Leitung Geschäftsstelle Haßberge", "Leitung Geschäftsstelle", "geschaeftsstelle"),
    ("referat-pflege", "Fachreferat Pflege, Geschäftsstelle Haßberge", "Fachreferat Pflege", "geschaeftsstelle"),
    ("referat-praevention", "Fachreferat Gesundheitsversorgung und Prävention, Geschäftsstelle Haßberge", "Fachreferat Gesundheitsversorgung und Prävention", "geschaeftsstelle"),
    ("landrat", "Landrätin oder Landrat Haßberge (Vorsitz Gesundheitsforum)", "Landrätin oder Landrat", "landratsamt"),
    ("stv-landrat", "Stellvertretende Landrätin oder stellvertretender Landrat Haßberge", "Stellvertretung der Landrätin oder des Landrats", "landratsamt"),
    ("abteilung", "Leitung Abteilung Gesundheit und Soziales, Landratsamt Haßberge", "Abteilungsleitung", "landratsamt"),
    ("gesundheitsamt", "Leitung Gesundheitsamt Haßberge", "Leitung Gesundheitsamt", "gesundheitsamt"),
    ("praeventionsfachkraft", "Fachkraft Prävention, Gesundheitsamt Haßberge", "Präventionsfachkraft", "gesundheitsamt"),
    ("hygiene", "Hygienekontrolle und Hitzeschutz, Gesundheitsamt Haßberge", "Hygienekontrolle", "gesundheitsamt"),
    ("sozialamt", "Seniorenplanung Landratsamt Haßberge", "Seniorenplanung", "sozialamt"),
    ("jugendamt", "Koordination Frühe Hilfen Haßberge", "Koordination Frühe Hilfen", "jugendamt"),
    ("jobcenter", "Geschäftsführung Jobcenter Haßberge", "Geschäftsführung", "jobcenter"),
    ("regionalmanagement", "Regionalmanagement Haßberge, Projektleitung Ansiedlung", "Regionalmanagement", "regionalmanagement"),
    ("bm-hassfurt", "Bürgermeisterin oder Bürgermeister Haßfurt", "Erste Bürgermeisterin oder Erster Bürgermeister", "hassfurt"),
    ("bm-koenigsberg", "Bürgermeisterin oder Bürgermeister Königsberg in Bayern", "Erste Bürgermeisterin oder Erster Bürgermeister", "koenigsberg"),
    ("bm-ebern", "Bürgermeisterin oder Bürgermeister Ebern", "Erste Bürgermeisterin oder Erster Bürgermeister", "ebern"),
    ("bm-hofheim", "Allianzmanagement Hofheimer Land", "Allianzmanagement", "hofheim"),
    ("bm-eltmann", "Bürgermeisterin oder Bürgermeister Eltmann", "Erste Bürgermeisterin oder Erster Bürgermeister", "eltmann"),
    ("gemeindetag", "Kreisvorsitz Gemeindetag Haßberge", "Kreisvorsitz", "gemeindetag"),
    ("aekv", "Vorsitz Ärztlicher Kreisverband Haßberge", "Vorsitz", "aekv"),
    ("hausarzt-koenigsberg", "Hausärztliche Vertretung Königsberg in Bayern", "Hausärztin oder Hausarzt", "hausarzt-koenigsberg"),
    ("hausarzt-ebern", "Hausärztliche Vertretung Ebern", "Hausärztin oder Hausarzt", "hausarzt-ebern"),
    ("weiterbildung", "Weiterbildungsbeauftragte Stelle Hofheim in Unterfranken", "Weiterbildungsbeauftragte oder -beauftragter", "hausarzt-hofheim"),
    ("kinderarzt", "Kinder- und jugendärztliche Vertretung Haßfurt", "Kinder- und Jugendärztin oder -arzt", "kinderarzt"),
    ("mvz", "Geschäftsführung MVZ Haßberge", "Geschäftsführung", "mvz"),
    ("kvb", "Niederlassungsberatung KVB Unterfranken", "Niederlassungsberatung", "kvb-ufr"),
    ("zahnaerzte", "Obperson der Zahnärzteschaft Haßberge", "Obperson", "zahnaerzte"),
    ("apotheken", "Sprechstelle der Apotheken Haßberge", "Sprecherin oder Sprecher", "apotheken"),
    ("psychotherapie", "Vertretung Psychotherapie Haßberge", "Psychotherapeutin oder Psychotherapeut", "psychotherapie"),
    ("hebammen", "Koordination Hebammennetz Haßberge", "Koordination", "hebammen"),
    ("physio", "Vertretung Physiotherapie Haßfurt", "Physiotherapeutin oder Physiotherapeut", "physio"),
    ("klinik", "Klinikvorstand Haßberg-Kliniken", "Vorstand", "klinik-hassfurt"),
    ("pflegedirektion", "Pflegedirektion Haßberg-Kliniken", "Pflegedirektion", "klinik-hassfurt"),
    ("notaufnahme", "Leitung Notaufnahme Haßfurt", "Leitung Notaufnahme", "klinik-hassfurt"),
    ("klinik-ebern", "Standortleitung Haus Ebern, Haßberg-Kliniken", "Standortleitung", "klinik-ebern"),
    ("reha", "Leitung Geriatrische Rehabilitation Haßberge", "Leitung", "reha"),
    ("psp", "Leitung Pflegestützpunkt Haßberge", "Leitung Pflegestützpunkt", "psp"),
    ("pflegeberatung", "Pflegeberatung Pflegestützpunkt Haßberge, Außenstelle Ebern", "Pflegeberatung", "psp"),
    ("sozialstation", "Pflegedienstleitung Sozialstation Haßfurt", "Pflegedienstleitung", "sozialstation-hassfurt"),
    ("sozialstation-ebern", "Pflegedienstleitung Sozialstation Ebern", "Pflegedienstleitung", "sozialstation-ebern"),
    ("heimleitung", "Einrichtungsleitung Seniorenzentrum Haßfurt", "Einrichtungsleitung", "pflegeheim-hassfurt"),
    ("heim-zeil", "Einrichtungsleitung Altenpflegeheim Zeil am Main", "Einrichtungsleitung", "pflegeheim-zeil"),
    ("tagespflege", "Leitung Tagespflege Eltmann", "Leitung", "tagespflege"),
    ("hospizverein", "Koordination Hospizverein Haßberge", "Koordination", "hospizverein"),
    ("sapv", "Ärztliche Leitung SAPV-Team Haßberge-Schweinfurt", "Ärztliche Leitung", "sapv"),
    ("aok", "Direktion AOK Schweinfurt", "Direktion", "aok"),
    ("aok-praevention", "Präventionsberatung AOK Schweinfurt", "Präventionsberatung", "aok"),
    ("ersatzkassen", "Regionalvertretung Ersatzkassen Main-Rhön", "Regionalvertretung", "barmer"),
    ("selbsthilfe", "Leitung Selbsthilfebüro Haßberge", "Leitung", "selbsthilfe"),
    ("patienten", "Patientenvertretung Haßberge", "Patientenvertretung", "vdk"),
    ("caritas", "Geschäftsführung Caritasverband Haßberge", "Geschäftsführung", "caritas"),
    ("suchtberatung", "Suchtberatung Caritasverband Haßberge", "Suchtberatung", "caritas"),
    ("brk", "Kreisgeschäftsführung BRK Haßberge", "Kreisgeschäftsführung", "brk"),
    ("awo", "Kreisvorsitz AWO Haßberge", "Kreisvorsitz", "awo"),
    ("spdi", "Leitung Sozialpsychiatrischer Dienst Haßberge", "Leitung", "spdi"),
    ("lebenshilfe", "Fachdienst Gesundheit, Lebenshilfe Haßberge", "Fachdienst", "lebenshilfe"),
    ("seniorenbeauftragte", "Sprechstelle der Seniorenbeauftragten Haßberge", "Sprecherin oder Sprecher", "seniorenbeauftragte"),
    ("behindertenbeauftragte", "Behindertenbeauftragte oder Behindertenbeauftragter Haßberge", "Beauftragte oder Beauftragter", "behindertenbeauftragte"),
    ("demenznetz", "Koordination Demenznetzwerk Haßberge", "Koordination", "demenznetz"),
    ("vhs", "Programmleitung Gesundheit, Volkshochschule Haßberge", "Programmleitung Gesundheit", "vhs"),
    ("pflegeschule", "Schulleitung Berufsfachschule für Pflege Haßfurt", "Schulleitung", "berufsschule"),
    ("schulamt", "Fachberatung Gesundheit, Schulamt Haßberge", "Fachberatung", "schulamt"),
    ("kita", "Fachberatung Kindertagesstätten Haßberge", "Fachberatung", "kita"),
    ("rettung", "Geschäftsleitung Rettungsdienst-Zweckverband Schweinfurt", "Geschäftsleitung", "rettung"),
    ("notaerzte", "Sprechstelle Notarztgruppe Haßfurt-Ebern", "Sprecherin oder Sprecher", "notaerzte"),
    ("sport", "Kreisvorsitz BLSV Haßberge", "Kreisvorsitz", "blsv"),
    ("betriebe", "Sprechstelle Betriebliche Gesundheit Haßberge", "Sprecherin oder Sprecher", "betriebe"),
];

/// Key, name, kind, parent, fields, first day, task.
#[rustfmt::skip]
const COMMITTEES: &[(&str, &str, CommitteeKind, Option<&str>, &str, Date, &str)] = {
    use CommitteeKind as K;
    &[
        ("kreistag", "Kreistag Haßberge", K::Council, None, "gv gp pf", date!(2014 - 05 - 01), "Hat die Bildung der Gesundheitsregion beschlossen und nimmt den Jahresbericht entgegen."),
        ("forum", "Gesundheitsforum Haßberge", K::Forum, Some("kreistag"), "gv gp pf", date!(2015 - 10 - 01), "Zentrales Steuerungsgremium: bestimmt, priorisiert und beschließt die Themen und den Umsetzungsplan."),
        ("lenkungskreis", "Lenkungskreis Haßberge", K::SteeringGroup, Some("forum"), "gv gp pf", date!(2016 - 02 - 01), "Begleitet das Forum zwischen den Sitzungen, bereitet Beschlüsse vor."),
        ("ag-versorgung", "AG Gesundheitsversorgung Haßberge", K::WorkingGroup, Some("forum"), "gv", date!(2016 - 04 - 01), "Haus- und fachärztliche Versorgung, Notfallversorgung, Patienteninformation."),
        ("ag-praevention", "AG Gesundheitsförderung und Prävention Haßberge", K::WorkingGroup, Some("forum"), "gp", date!(2016 - 04 - 01), "Bewegung, seelische Gesundheit, Sucht, Hitzeschutz, gesundes Aufwachsen."),
        ("ag-pflege", "AG Versorgung mit Pflege Haßberge", K::WorkingGroup, Some("forum"), "pf gv", date!(2020 - 01 - 01), "Pflegekräfte, pflegende Angehörige, Übergänge zwischen Klinik und Pflege."),
        ("pg-notfall", "Projektgruppe Notfallversorgung Haßberge", K::ProjectGroup, Some("ag-versorgung"), "gv", date!(2023 - 03 - 01), "Abgestimmte Dienstplanung der Notarztstandorte."),
        ("pg-weiterbildung", "Projektgruppe Ärztliche Weiterbildung Haßberge", K::ProjectGroup, Some("ag-versorgung"), "gv fk", date!(2022 - 09 - 01), "Weiterbildungsverbund, Famulaturen, Perspektivenabend."),
        ("pg-ratgeber", "Projektgruppe Gesundheitsratgeber Haßberge", K::ProjectGroup, Some("ag-versorgung"), "gv", date!(2025 - 01 - 01), "Dritte Auflage des Gesundheitsratgebers."),
        ("pg-hitze", "Projektgruppe Hitzeschutz Haßberge", K::ProjectGroup, Some("ag-praevention"), "gp pf", date!(2024 - 03 - 01), "Hitzeschutz in Pflegeheimen und Gemeinden."),
        ("pg-bewegung", "Projektgruppe Bewegte Gemeinden Haßberge", K::ProjectGroup, Some("ag-praevention"), "gp bw", date!(2023 - 10 - 01), "Bewegungspfade, Bewegungstreffs, Sturzprävention."),
        ("pg-angehoerige", "Projektgruppe Pflegende Angehörige Haßberge", K::ProjectGroup, Some("ag-pflege"), "pf", date!(2022 - 05 - 01), "Netzwerk, Gesprächskreise, Entlastungsangebote."),
        ("pg-pflegemesse", "Projektgruppe Pflegemesse Haßberge", K::ProjectGroup, Some("ag-pflege"), "pf fk", date!(2025 - 09 - 01), "Vorbereitung der Pflegemesse im Landkreis."),
        ("pg-demenz", "Projektgruppe Demenzfreundlicher Landkreis Haßberge", K::ProjectGroup, Some("ag-pflege"), "pf gv", date!(2024 - 01 - 01), "Schulungen, Demenzwochen, Übergang aus der Klinik."),
    ]
};

/// Committee, role, keys of people separated by blanks. All sit on behalf of the organisation where they work.
#[rustfmt::skip]
const SEATS: &[(&str, MembershipRole, &str)] = {
    use MembershipRole as R;
    &[
        ("kreistag", R::Chair, "landrat"),
        ("kreistag", R::DeputyChair, "stv-landrat"),
        ("kreistag", R::Member, "bm-koenigsberg bm-ebern awo"),
        ("kreistag", R::Associated, "leitung-gs abteilung"),

        ("forum", R::Chair, "landrat"),
        ("forum", R::DeputyChair, "gesundheitsamt"),
        ("forum", R::Moderator, "leitung-gs"),
        ("forum", R::Member, "aekv kvb klinik pflegedirektion psp aok ersatzkassen patienten selbsthilfe caritas brk awo gemeindetag bm-hassfurt zahnaerzte apotheken psychotherapie hebammen sozialamt jugendamt seniorenbeauftragte hospizverein rettung hausarzt-koenigsberg spdi"),
        ("forum", R::Deputy, "stv-landrat bm-eltmann"),
        ("forum", R::Associated, "referat-pflege referat-praevention behindertenbeauftragte sport vhs regionalmanagement jobcenter bayern/leitstelle bayern/kommunalbuero bayern/regierung-ufr bayern/bezirk-ufr"),

        ("lenkungskreis", R::Chair, "gesundheitsamt"),
        ("lenkungskreis", R::DeputyChair, "abteilung"),
        ("lenkungskreis", R::Moderator, "leitung-gs"),
        ("lenkungskreis", R::Member, "aekv klinik psp aok praeventionsfachkraft sozialamt"),
        ("lenkungskreis", R::Associated, "referat-pflege referat-praevention"),

        ("ag-versorgung", R::Chair, "aekv"),
        ("ag-versorgung", R::DeputyChair, "klinik"),
        ("ag-versorgung", R::Moderator, "referat-praevention"),
        ("ag-versorgung", R::Member, "hausarzt-koenigsberg hausarzt-ebern weiterbildung kinderarzt mvz kvb apotheken psychotherapie hebammen aok rettung notaerzte patienten regionalmanagement"),
        ("ag-versorgung", R::Deputy, "klinik-ebern"),
        ("ag-versorgung", R::Associated, "leitung-gs zahnaerzte sapv bayern/kommunalbuero bayern/uni-wuerzburg"),

        ("ag-praevention", R::Chair, "praeventionsfachkraft"),
        ("ag-praevention", R::DeputyChair, "aok-praevention"),
        ("ag-praevention", R::Moderator, "referat-praevention"),
        ("ag-praevention", R::Member, "vhs sport schulamt kita jugendamt suchtberatung selbsthilfe spdi betriebe kinderarzt physio bm-koenigsberg lebenshilfe jobcenter"),
        ("ag-praevention", R::Associated, "leitung-gs hygiene ersatzkassen bayern/drv-nordbayern bayern/lzg"),

        ("ag-pflege", R::Chair, "psp"),
        ("ag-pflege", R::DeputyChair, "pflegedirektion"),
        ("ag-pflege", R::Moderator, "referat-pflege"),
        ("ag-pflege", R::Member, "pflegeberatung sozialstation sozialstation-ebern heimleitung heim-zeil tagespflege pflegeschule sozialamt seniorenbeauftragte demenznetz hospizverein caritas brk aok patienten reha"),
        ("ag-pflege", R::Associated, "leitung-gs hausarzt-ebern jobcenter bayern/vdpb"),

        ("pg-notfall", R::Chair, "notaufnahme"),
        ("pg-notfall", R::Member, "notaerzte rettung brk kvb aekv"),
        ("pg-notfall", R::Moderator, "referat-praevention"),

        ("pg-weiterbildung", R::Chair, "weiterbildung"),
        ("pg-weiterbildung", R::Member, "hausarzt-koenigsberg klinik kvb regionalmanagement"),
        ("pg-weiterbildung", R::Associated, "bayern/uni-wuerzburg"),
        ("pg-weiterbildung", R::Moderator, "leitung-gs"),

        ("pg-ratgeber", R::Chair, "referat-praevention"),
        ("pg-ratgeber", R::Member, "apotheken patienten selbsthilfe vhs aok"),

        ("pg-hitze", R::Chair, "hygiene"),
        ("pg-hitze", R::Member, "heimleitung heim-zeil gemeindetag brk praeventionsfachkraft seniorenbeauftragte"),
        ("pg-hitze", R::Moderator, "referat-praevention"),

        ("pg-bewegung", R::Chair, "sport"),
        ("pg-bewegung", R::Member, "bm-koenigsberg bm-hofheim physio vhs aok-praevention seniorenbeauftragte"),
        ("pg-bewegung", R::Moderator, "praeventionsfachkraft"),

        ("pg-angehoerige", R::Chair, "pflegeberatung"),
        ("pg-angehoerige", R::Member, "sozialstation caritas demenznetz selbsthilfe hospizverein seniorenbeauftragte"),
        ("pg-angehoerige", R::Moderator, "referat-pflege"),

        ("pg-pflegemesse", R::Member, "pflegeschule pflegedirektion heimleitung sozialstation-ebern jobcenter regionalmanagement"),
        ("pg-pflegemesse", R::Moderator, "referat-pflege"),

        ("pg-demenz", R::Chair, "demenznetz"),
        ("pg-demenz", R::Member, "psp pflegedirektion hausarzt-koenigsberg tagespflege awo behindertenbeauftragte"),
        ("pg-demenz", R::Moderator, "referat-pflege"),
    ]
};

/// Seats that name nobody: the organisation holds the seat, but nobody has been sent (yet).
#[rustfmt::skip]
const SEATS_WITHOUT_PERSON: &[(&str, MembershipRole, &str)] = {
    use MembershipRole as R;
    &[
        ("forum", R::Member, "bayern/bkg ebern diakonie"),
        ("forum", R::Associated, "ils drv hochschule bildungsregion kreisjugendring"),
        ("ag-versorgung", R::Member, "logopaedie ils"),
        ("ag-praevention", R::Member, "bildungsregion kreisjugendring knetzgau zeil"),
        ("ag-praevention", R::Associated, "hochschule drv"),
        ("ag-pflege", R::Member, "pflegeheim-hofheim diakonie"),
        ("pg-pflegemesse", R::Chair, "berufsschule"),
        ("pg-notfall", R::Associated, "ils"),
        ("pg-hitze", R::Member, "zeil eltmann"),
        ("pg-weiterbildung", R::Member, "maroldsweisach rauhenebrach"),
        ("pg-bewegung", R::Member, "knetzgau"),
    ]
};

/// Terms that are over: committee, person, role, first day and first day after, both in days from today.
const ENDED_TERMS: &[(&str, &str, MembershipRole, i64, i64)] = &[
    ("forum", "lebenshilfe", MembershipRole::Member, -2900, -420),
    ("forum", "hausarzt-ebern", MembershipRole::Member, -2600, -800),
    ("ag-versorgung", "gesundheitsamt", MembershipRole::Chair, -3400, -900),
    ("ag-pflege", "awo", MembershipRole::Member, -2100, -150),
    ("ag-praevention", "gesundheitsamt", MembershipRole::Chair, -3500, -1300),
    ("pg-notfall", "aekv", MembershipRole::Chair, -1300, -500),
    ("lenkungskreis", "brk", MembershipRole::Member, -2500, -365),
    ("pg-angehoerige", "psp", MembershipRole::Chair, -1600, -700),
];

/// Relations beside seats: who pays, advises, reports, works together.
#[rustfmt::skip]
const RELATIONS: &[(RelationKind, End<'static>, End<'static>, &str)] = {
    use End::{Committee as C, Organisation as O, Person as P, Region};
    use RelationKind as K;
    &[
        (K::Coordinates, O("hassberge/geschaeftsstelle"), C("hassberge/forum"), "Geschäftsstelle des Forums"),
        (K::Coordinates, O("hassberge/geschaeftsstelle"), C("hassberge/lenkungskreis"), ""),
        (K::Coordinates, O("hassberge/geschaeftsstelle"), C("hassberge/ag-versorgung"), ""),
        (K::Coordinates, O("hassberge/geschaeftsstelle"), C("hassberge/ag-praevention"), ""),
        (K::Coordinates, O("hassberge/geschaeftsstelle"), C("hassberge/ag-pflege"), ""),
        (K::SetUpBy, Region("hassberge"), C("hassberge/kreistag"), "Beschluss des Kreistags von 2015"),
        (K::Funds, O("hassberge/landratsamt"), O("hassberge/geschaeftsstelle"), "Eigenanteil"),
        (K::Funds, O("bayern/lgl"), O("hassberge/geschaeftsstelle"), "Förderung nach GRplusFöR, bis 50.000 Euro im Jahr"),
        (K::Advises, O("bayern/leitstelle"), O("hassberge/geschaeftsstelle"), "Umsetzungsplan und Evaluation"),
        (K::ReportsTo, O("hassberge/geschaeftsstelle"), O("bayern/leitstelle"), "Fortschrittsbericht, halbjährlich"),
        (K::ReportsTo, C("hassberge/forum"), C("hassberge/kreistag"), "Jahresbericht"),
        (K::ReportsTo, C("hassberge/ag-versorgung"), C("hassberge/forum"), ""),
        (K::ReportsTo, C("hassberge/ag-praevention"), C("hassberge/forum"), ""),
        (K::ReportsTo, C("hassberge/ag-pflege"), C("hassberge/forum"), ""),
        (K::Advises, O("bayern/kommunalbuero"), C("hassberge/ag-versorgung"), "Hausärztliche Versorgung in den Gemeinden"),
        (K::Advises, O("hassberge/kvb-ufr"), C("hassberge/pg-notfall"), "Bereitschaftsdienst"),
        (K::Advises, O("bayern/uni-wuerzburg"), C("hassberge/pg-weiterbildung"), "Lehrpraxen und Famulaturen"),
        (K::Advises, O("hassberge/hochschule"), C("hassberge/ag-praevention"), "Bürgerbefragung"),
        (K::Funds, O("hassberge/aok"), C("hassberge/ag-praevention"), "Mittel nach § 20a SGB V"),
        (K::Funds, O("hassberge/barmer"), C("hassberge/pg-bewegung"), "Bewegungstreffs"),
        (K::Funds, O("hassberge/koenigsberg"), C("hassberge/pg-bewegung"), "Bewegungspfad Königsberg"),
        (K::Delegates, O("hassberge/gemeindetag"), C("hassberge/forum"), "Vertretung der 26 Gemeinden"),
        (K::Delegates, O("hassberge/aekv"), C("hassberge/pg-notfall"), ""),
        (K::Delegates, O("bayern/kvb"), O("hassberge/kvb-ufr"), ""),
        (K::Cooperates, O("hassberge/klinik-hassfurt"), O("hassberge/mvz"), "Ambulant-stationäre Zusammenarbeit"),
        (K::Cooperates, O("hassberge/klinik-hassfurt"), O("hassberge/klinik-ebern"), "Ein Träger, zwei Häuser"),
        (K::Cooperates, O("hassberge/klinik-hassfurt"), O("hassberge/sapv"), "Überleitung am Lebensende"),
        (K::Cooperates, O("hassberge/klinik-hassfurt"), O("hassberge/berufsschule"), "Ausbildungsverbund Pflege"),
        (K::Cooperates, O("hassberge/pflegeheim-hassfurt"), O("hassberge/berufsschule"), "Ausbildungsverbund Pflege"),
        (K::Cooperates, O("hassberge/pflegeheim-zeil"), O("hassberge/berufsschule"), "Ausbildungsverbund Pflege"),
        (K::Cooperates, O("hassberge/sozialstation-hassfurt"), O("hassberge/berufsschule"), "Ausbildungsverbund Pflege"),
        (K::Cooperates, O("hassberge/psp"), O("hassberge/demenznetz"), "Beratung zu Demenz"),
        (K::Cooperates, O("hassberge/psp"), O("hassberge/caritas"), "Außensprechstunden"),
        (K::Cooperates, O("hassberge/psp"), O("hassberge/sozialamt"), ""),
        (K::Cooperates, O("hassberge/hospizverein"), O("hassberge/sapv"), ""),
        (K::Cooperates, O("hassberge/ils"), O("hassberge/rettung"), ""),
        (K::Cooperates, O("hassberge/notaerzte"), O("hassberge/rettung"), "Dienstplan"),
        (K::Cooperates, O("hassberge/vhs"), O("hassberge/aok"), "Gesundheitskurse"),
        (K::Cooperates, O("hassberge/blsv"), O("hassberge/physio"), "Sturzprävention in Vereinen"),
        (K::Cooperates, O("hassberge/schulamt"), O("hassberge/caritas"), "Suchtvorbeugung an Schulen"),
        (K::Cooperates, O("hassberge/kita"), O("hassberge/jugendamt"), "Gesunde Kita"),
        (K::Cooperates, O("hassberge/regionalmanagement"), O("hassberge/kvb-ufr"), "Ansiedlung von Praxen"),
        (K::Cooperates, O("hassberge/hausarzt-hofheim"), O("hassberge/klinik-hassfurt"), "Weiterbildungsverbund Allgemeinmedizin"),
        (K::Cooperates, O("hassberge/spdi"), O("hassberge/psychotherapie"), "Wege in die Behandlung"),
        (K::Forwards, C("hassberge/lenkungskreis"), C("hassberge/ag-versorgung"), "Vorschläge aus den Gemeinden"),
        (K::Forwards, C("hassberge/lenkungskreis"), C("hassberge/ag-pflege"), "Vorschläge aus den Gemeinden"),
        (K::Forwards, O("bayern/leitstelle"), O("hassberge/geschaeftsstelle"), "Schwerpunktthema des Ministeriums"),
        (K::SetUpBy, C("hassberge/pg-hitze"), C("hassberge/ag-praevention"), "Schwerpunktthema Hitzeschutz"),
        (K::Advises, P("hassberge/gesundheitsamt"), C("hassberge/pg-hitze"), "Fachaufsicht"),
        (K::Cooperates, P("hassberge/leitung-gs"), P("bayern/leitstelle"), "Beratung vor dem Fortschrittsbericht"),
    ]
};
