//! The words for kinds, roles, levels and relations; also used by map, board and search.

use domain::{
    change::RecordKind,
    directory::{
        CommitteeKind, ContactKind, DirectoryList, HealthRegionKind, Level, MembershipRole, OrganisationKind,
        RegionKind, RelationKind,
    },
    permission::Visibility,
};

use crate::i18n::Language;

/// Declares the words of an enum, each in German and English.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident($kind:ident) { $($variant:ident: $de:literal, $en:literal;)+ })+) => {$(
        $(#[$doc])*
        #[must_use]
        pub(crate) const fn $name(language: Language, value: $kind) -> &'static str {
            match (language, value) {
                $(
                    (Language::De, $kind::$variant) => $de,
                    (Language::En, $kind::$variant) => $en,
                )+
            }
        }
    )+};
}

words! {
    /// A list of the directory.
    list(DirectoryList) {
        HealthRegions: "Gesundheitsregionen", "Health regions";
        Committees: "Gremien", "Committees";
        Organisations: "Organisationen", "Organisations";
        People: "Menschen", "People";
        Regions: "Kreise und Städte", "Districts";
    }

    /// An administrative level.
    level(Level) {
        Municipality: "Kommune", "Municipality";
        Region: "Region", "Region";
        State: "Land", "State";
        Federation: "Bund", "Federation";
    }

    /// The designation of a district.
    region_kind(RegionKind) {
        Landkreis: "Landkreis", "Rural district";
        Kreis: "Kreis", "Rural district";
        KreisfreieStadt: "Kreisfreie Stadt", "Independent city";
        Stadtkreis: "Stadtkreis", "Independent city";
    }

    /// The form of a health region.
    health_region_kind(HealthRegionKind) {
        RegionPlus: "Gesundheitsregion plus", "Gesundheitsregion plus";
        Coordination: "Kommunale Gesundheitskoordination", "Municipal health coordination";
        SupplyArea: "Versorgungsgebiet", "Health service area";
        State: "Landesebene", "State level";
        Network: "Netzwerk", "Network";
    }

    /// What an organisation is.
    organisation_kind(OrganisationKind) {
        Office: "Geschäftsstelle", "Coordinating office";
        StateAuthority: "Ministerium oder Landesbehörde", "Ministry or state authority";
        DistrictAdministration: "Kreis- oder Stadtverwaltung", "District or city administration";
        PublicHealthOffice: "Gesundheitsamt", "Public health office";
        Municipality: "Stadt oder Gemeinde", "Town or municipality";
        SocialAdministration: "Sozial-, Jugend- oder Schulverwaltung", "Social, youth or school administration";
        Physicians: "Ärzteschaft", "Physicians";
        PhysiciansAssociation: "Kassenärztliche Vereinigung", "Association of statutory health insurance physicians";
        Dentists: "Zahnärzteschaft", "Dentists";
        Pharmacies: "Apotheken", "Pharmacies";
        Psychotherapists: "Psychotherapie", "Psychotherapists";
        Midwives: "Hebammen", "Midwives";
        Therapists: "Heilmittelerbringer", "Therapists";
        Hospital: "Krankenhaus", "Hospital";
        Rehabilitation: "Rehabilitation", "Rehabilitation";
        Care: "Pflege", "Care";
        CareAdvice: "Pflegestützpunkt", "Care advice centre";
        Hospice: "Hospiz- und Palliativversorgung", "Hospice and palliative care";
        HealthInsurer: "Kranken- und Pflegekasse", "Health and care insurer";
        SocialInsurer: "Renten- oder Unfallversicherung", "Pension or accident insurer";
        SelfHelp: "Selbsthilfe und Patientenvertretung", "Self-help and patients";
        Welfare: "Wohlfahrtspflege und Beratung", "Welfare and advice";
        Research: "Hochschule und Forschung", "University and research";
        LocalNetwork: "Beauftragte und örtliche Netzwerke", "Commissioners and local networks";
        Education: "Schule und Kindertagesbetreuung", "School and child care";
        EmergencyService: "Rettungsdienst", "Emergency service";
        Sports: "Sport", "Sports";
        Company: "Unternehmen", "Company";
        Other: "Sonstige", "Other";
    }

    /// What a committee is.
    committee_kind(CommitteeKind) {
        Forum: "Gesundheitsforum", "Health forum";
        SteeringGroup: "Steuerungsgruppe", "Steering group";
        WorkingGroup: "Arbeitsgruppe", "Working group";
        ProjectGroup: "Projektgruppe", "Project group";
        HealthConference: "Regionale Gesundheitskonferenz", "Regional health conference";
        StateCommittee: "Landesgremium", "State committee";
        NetworkMeeting: "Netzwerktreffen", "Network meeting";
        Council: "Kommunale Vertretung", "Local council";
    }

    /// What a member is.
    membership_role(MembershipRole) {
        Chair: "Vorsitz", "Chair";
        DeputyChair: "Stellvertretender Vorsitz", "Deputy chair";
        Moderator: "Moderation", "Moderator";
        Member: "Mitglied", "Member";
        Deputy: "Stellvertretung", "Deputy";
        Associated: "Assoziiertes Mitglied", "Associated member";
    }

    /// A relation, said by the record it starts at: "berät …".
    relation_from(RelationKind) {
        Delegates: "Entsendet eine Vertretung in", "Sends a representative to";
        Coordinates: "Führt die Geschäfte von", "Runs the office of";
        Funds: "Fördert", "Funds";
        Advises: "Berät", "Advises";
        ReportsTo: "Berichtet an", "Reports to";
        Cooperates: "Arbeitet zusammen mit", "Works together with";
        SetUpBy: "Eingesetzt von", "Set up by";
        Forwards: "Leitet Ideen weiter an", "Forwards ideas to";
        Succeeds: "Folgt auf", "Succeeds";
    }

    /// The same relation, said by the record it points to: "wird beraten von …".
    relation_to(RelationKind) {
        Delegates: "Erhält eine Vertretung von", "Receives a representative of";
        Coordinates: "Geschäftsführung durch", "Office run by";
        Funds: "Wird gefördert von", "Is funded by";
        Advises: "Wird beraten von", "Is advised by";
        ReportsTo: "Erhält Berichte von", "Receives reports from";
        Cooperates: "Arbeitet zusammen mit", "Works together with";
        SetUpBy: "Hat eingesetzt", "Has set up";
        Forwards: "Erhält Ideen von", "Receives ideas from";
        Succeeds: "Nachfolge durch", "Is succeeded by";
    }

    /// A way to reach a person.
    contact_kind(ContactKind) {
        Email: "E-Mail", "E-mail";
        Phone: "Telefon", "Telephone";
        Address: "Anschrift", "Address";
        Web: "Internet", "Web";
    }

    /// Who may see a record: "sichtbar für …".
    visibility(Visibility) {
        Public: "alle, auch ohne Anmeldung", "everybody, without signing in";
        Network: "alle Angemeldeten", "everybody signed in";
        Region: "Angemeldete der Region", "people of the region";
        Internal: "alle, die in der Region mitarbeiten", "everybody who works in the region";
        Committee: "Mitglieder des Gremiums", "members of the committee";
        Office: "die Geschäftsstelle", "the coordinating office";
        Private: "niemanden sonst", "nobody else";
    }

    /// One record of a kind.
    record_kind(RecordKind) {
        User: "Konto", "Account";
        RoleGrant: "Rolle", "Role";
        HealthRegion: "Gesundheitsregion", "Health region";
        Organisation: "Organisation", "Organisation";
        Person: "Person", "Person";
        Contact: "Kontakt", "Contact";
        Committee: "Gremium", "Committee";
        Membership: "Sitz", "Seat";
        Relation: "Beziehung", "Relation";
        FieldOfAction: "Handlungsfeld", "Field of action";
        Topic: "Thema", "Topic";
        Plan: "Umsetzungsplan", "Implementation plan";
        Goal: "Ziel", "Goal";
        Outcome: "Ergebnis", "Outcome";
        Indicator: "Indikator", "Indicator";
        Measurement: "Messwert", "Measured value";
        Measure: "Maßnahme", "Measure";
        Milestone: "Meilenstein", "Milestone";
        ChecklistPoint: "Punkt der Checkliste", "Point of the checklist";
        MeasureLink: "Verknüpfung", "Link";
        MeasurePartner: "Partner", "Partner";
        Judgement: "Einschätzung", "Judgement";
        Comment: "Kommentar", "Comment";
        Attachment: "Anlage", "Attachment";
        SavedView: "Kartenansicht", "Map view";
        SavedPlanView: "Planansicht", "Plan view";
        OwnDashboard: "Eigene Auswertung", "Own dashboard";
        Import: "Import", "Import";
    }

    /// Several records of a kind.
    record_kinds(RecordKind) {
        User: "Konten", "Accounts";
        RoleGrant: "Rollen", "Roles";
        HealthRegion: "Gesundheitsregionen", "Health regions";
        Organisation: "Organisationen", "Organisations";
        Person: "Menschen", "People";
        Contact: "Kontakte", "Contacts";
        Committee: "Gremien", "Committees";
        Membership: "Sitze", "Seats";
        Relation: "Beziehungen", "Relations";
        FieldOfAction: "Handlungsfelder", "Fields of action";
        Topic: "Themen", "Topics";
        Plan: "Umsetzungspläne", "Implementation plans";
        Goal: "Ziele", "Goals";
        Outcome: "Ergebnisse", "Outcomes";
        Indicator: "Indikatoren", "Indicators";
        Measurement: "Messwerte", "Measured values";
        Measure: "Maßnahmen", "Measures";
        Milestone: "Meilensteine", "Milestones";
        ChecklistPoint: "Punkte der Checkliste", "Points of the checklist";
        MeasureLink: "Verknüpfungen", "Links";
        MeasurePartner: "Partner", "Partners";
        Judgement: "Einschätzungen", "Judgements";
        Comment: "Kommentare", "Comments";
        Attachment: "Anlagen", "Attachments";
        SavedView: "Kartenansichten", "Map views";
        SavedPlanView: "Planansichten", "Plan views";
        OwnDashboard: "Eigene Auswertungen", "Own dashboards";
        Import: "Importe", "Imports";
    }
}

/// A relation as the page of one of its ends says it.
#[must_use]
pub(crate) const fn relation(language: Language, kind: RelationKind, is_outgoing: bool) -> &'static str {
    if is_outgoing { relation_from(language, kind) } else { relation_to(language, kind) }
}

/// The kind of a row, which comes as the stable text of its list's enum; a person's is a function, already in words.
#[must_use]
pub(crate) fn row_kind(language: Language, list: DirectoryList, kind: &str) -> String {
    let word = match list {
        DirectoryList::HealthRegions => kind.parse().ok().map(|kind| health_region_kind(language, kind)),
        DirectoryList::Committees => kind.parse().ok().map(|kind| committee_kind(language, kind)),
        DirectoryList::Organisations => kind.parse().ok().map(|kind| organisation_kind(language, kind)),
        DirectoryList::Regions => kind.parse().ok().map(|kind| region_kind(language, kind)),
        DirectoryList::People => None,
    };
    word.unwrap_or(kind).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relation_is_said_from_both_ends() {
        let said = |is_outgoing| relation(Language::De, RelationKind::Advises, is_outgoing);
        assert_eq!((said(true), said(false)), ("Berät", "Wird beraten von"));
    }

    #[test]
    fn a_kind_without_a_word_is_shown_as_it_came() {
        assert_eq!(row_kind(Language::De, DirectoryList::Committees, "forum"), "Gesundheitsforum");
        assert_eq!(row_kind(Language::En, DirectoryList::People, "Landrat"), "Landrat");
        assert_eq!(row_kind(Language::En, DirectoryList::Committees, "guild"), "guild");
    }
}
