//! What kinds of organisation work on, in words that a topic may use.

use crate::directory::OrganisationKind;

/// German words for the work of a kind of organisation.
#[must_use]
pub const fn kind_words(kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::Office => "Geschäftsstelle Koordination",
        OrganisationKind::StateAuthority => "Ministerium Landesbehörde",
        OrganisationKind::DistrictAdministration => "Landratsamt Verwaltung",
        OrganisationKind::PublicHealthOffice => {
            "Gesundheitsamt Infektionsschutz Öffentlicher Gesundheitsdienst"
        }
        OrganisationKind::Municipality => "Bürgermeister Gemeinde",
        OrganisationKind::SocialAdministration => "Jugendamt Sozialamt Jobcenter Schulamt Jugend Soziales",
        OrganisationKind::Physicians => "Ärzte Arzt Praxis Hausarzt",
        OrganisationKind::PhysiciansAssociation => "Kassenärztliche Vereinigung Ärzte Bereitschaftsdienst",
        OrganisationKind::Dentists => "Zahnärzte Zähne",
        OrganisationKind::Pharmacies => "Apotheke Arzneimittel Medikamente",
        OrganisationKind::Psychotherapists => "Psychotherapie seelische psychische Gesundheit",
        OrganisationKind::Midwives => "Hebammen Geburtshilfe Geburt",
        OrganisationKind::Therapists => "Physiotherapie Ergotherapie Logopädie Heilmittel",
        OrganisationKind::Hospital => "Krankenhaus Klinik stationär",
        OrganisationKind::Rehabilitation => "Rehabilitation Reha",
        OrganisationKind::Care => "Pflege Pflegeheim Pflegedienst Kurzzeitpflege",
        OrganisationKind::CareAdvice => "Pflegestützpunkt Pflegeberatung Angehörige",
        OrganisationKind::Hospice => "Hospiz Palliativversorgung Sterbebegleitung",
        OrganisationKind::HealthInsurer => "Krankenkasse Pflegekasse Prävention",
        OrganisationKind::SocialInsurer => "Rentenversicherung Unfallversicherung",
        OrganisationKind::SelfHelp => "Selbsthilfe Patienten",
        OrganisationKind::Welfare => "Wohlfahrt Beratung Soziales",
        OrganisationKind::Research => "Hochschule Forschung Studie",
        OrganisationKind::LocalNetwork => "Beauftragte Senioren Ehrenamt",
        OrganisationKind::Education => "Schule Kita Kinder Jugendliche",
        OrganisationKind::EmergencyService => "Rettungsdienst Notfall Notarzt",
        OrganisationKind::Sports => "Sport Bewegung Verein",
        OrganisationKind::Company => "Unternehmen Betrieb betriebliche Gesundheitsförderung",
        OrganisationKind::Other => "",
    }
}
