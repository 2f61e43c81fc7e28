//! Words for fields, outcomes and reasons; files that are downloaded use them too.

use domain::{
    calendar::parse_day,
    exchange::{ImportField, ImportState, MatchReason, NO, Outcome, Question, QuestionKind, Reason, YES},
    network::{LinkKind, NodeKind},
};

use super::text;
use crate::{directory::word, i18n::Language, network::text as network, ui::format};

mod said {
    crate::texts! {
        organisation_name: "Name der Organisation", "Name of the organisation";
        organisation_kind: "Art", "Kind";
        district: "Kreis (Name oder Schlüssel)", "District (name or key)";
        street: "Straße und Nummer", "Street and number";
        postcode: "Postleitzahl", "Postcode";
        town: "Ort", "Town";
        address: "Anschrift", "Address";
        organisation_phone: "Telefon der Organisation", "Telephone of the organisation";
        organisation_email: "E-Mail der Organisation", "E-mail of the organisation";
        web: "Internetadresse", "Web address";
        description: "Beschreibung", "Description";
        person_title: "Titel", "Title";
        first_name: "Vorname", "First name";
        last_name: "Nachname", "Last name";
        person_name: "Name der Person", "Name of the person";
        function: "Funktion", "Function";
        person_email: "E-Mail der Person", "E-mail of the person";
        person_phone: "Telefon der Person", "Telephone of the person";
        committee: "Gremium", "Committee";
        seat_role: "Funktion im Gremium", "Role in the committee";
        seat_voting: "Stimmberechtigt", "Entitled to vote";
        seat_from: "Mitglied seit", "Member since";
        seat_to: "Mitglied bis", "Member until";
        node_id: "Kennung des Knotens", "Id of the node";
        node_name: "Name des Knotens", "Name of the node";
        node_kind: "Art des Knotens", "Kind of node";
        node_level: "Ebene des Knotens", "Level of the node";
        node_region: "Gesundheitsregion des Knotens", "Health region of the node";
        edge_from: "Verbindung von", "Link from";
        edge_to: "Verbindung nach", "Link to";
        edge_kind: "Art der Verbindung", "Kind of link";

        row: "Zeile", "Row";
        column: "Spalte", "Column";
        reason: "Grund", "Reason";

        new: "Neu", "New";
        changed: "Geändert", "Changed";
        unchanged: "Unverändert", "Unchanged";
        rejected: "Nicht eingelesen", "Not imported";

        same_name: "gleicher Name", "same name";
        same_name_and_organisation: "gleicher Name, gleiche Organisation", "same name, same organisation";
        same_email: "gleiche E-Mail-Adresse", "same e-mail address";
        former_name: "hieß früher so", "was called so before";
        sounds_alike: "klingt gleich", "sounds alike";
        answered: "Ihre Antwort", "your answer";
        same_id: "gleiche Kennung", "same id";

        no_name: "Die Zeile nennt weder eine Organisation noch eine Person. Tragen Sie in der Datei einen Namen ein, oder wählen Sie die Spalte, in der er steht.",
            "The row names neither an organisation nor a person. Enter a name in the file, or choose the column that holds it.";
        too_long(max: usize): "Der Text ist zu lang: höchstens {max} Zeichen. Bitte kürzen Sie ihn in der Datei.",
            "The text is too long: at most {max} characters. Please shorten it in the file.";
        not_yours: "Der Eintrag im Verzeichnis weicht ab, und Sie dürfen ihn nicht ändern. Bitte wenden Sie sich an die Stelle, die ihn pflegt.",
            "The entry in the directory differs, and you may not change it. Please turn to whoever looks after it.";
        not_a_day: "Das ist kein Tag. Schreiben Sie ihn in der Datei wie 1.3.2024 oder 2024-03-01.",
            "This is not a day. Write it in the file like 2024-03-01 or 1.3.2024.";
        ends_before_it_begins: "Der Sitz würde enden, bevor er beginnt. Bitte prüfen Sie die Tage in der Datei.",
            "The seat would end before it begins. Please check the days in the file.";
        seats_overlap: "In dieser Zeit hat das Mitglied schon einen anderen Sitz in diesem Gremium. Bitte prüfen Sie die Tage in der Datei.",
            "At that time, the member already has another seat in this committee. Please check the days in the file.";
        committee_not_yours: "Wer in diesem Gremium sitzt, dürfen Sie nicht ändern. Bitte wenden Sie sich an die Stelle, die es betreut.",
            "You may not change who sits in this committee. Please turn to whoever looks after it.";
        no_new_committee: "In dieser Gesundheitsregion dürfen Sie keine Gremien anlegen. Bitte wenden Sie sich an ihre Geschäftsstelle.",
            "You may not set up committees in this health region. Please turn to its office.";
        left_out: "Sie haben gesagt, dass das wegbleibt.", "You have said that this is left out.";
        other_name(name: &str): "Im Verzeichnis heißt dieser Eintrag „{name}“. Ein Import benennt nichts um; bitte ändern Sie den Namen dort.",
            "In the directory this entry is called “{name}”. An import renames nothing; please change the name there.";
        elsewhere: "Diesen Eintrag gibt es schon, aber nicht heute in dieser Gesundheitsregion. Er bleibt, wie er ist.",
            "This entry is there already, but not in this health region today. It stays as it is.";
        other_region: "Der Knoten gehört zu einer anderen Gesundheitsregion. Gehört doch alles hierher, lesen Sie die Spalte nicht ein.",
            "The node belongs to another health region. If all of it belongs here after all, do not import the column.";
        above_region: "Der Knoten arbeitet für das Land oder den Bund. Ein Import legt nur an, was zur Gesundheitsregion gehört.",
            "The node works for the state or the federation. An import makes only what belongs to the health region.";
        region_node: "Andere Gesundheitsregionen legt ein Import nicht an.", "An import does not set up other health regions.";
        not_of_committee: "Dafür hat ein Gremium keinen Platz. Lesen Sie die Spalte nicht ein, oder nehmen Sie den Wert aus der Datei.",
            "A committee has no room for this. Do not import the column, or take the value out of the file.";
        committee_stands: "Das Gremium ist schon im Verzeichnis. Beschreibung und übergeordnetes Gremium ändern Sie auf seiner Seite.",
            "The committee is in the directory already. Change its description and what stands above it on its page.";
        no_end: "Die Verbindung nennt keinen Knoten, den es in der Datei gibt. Auch die Knoten, die sie verbindet, gehören in die Datei.",
            "The link names no node that is in the file. The nodes that it links belong into the file too.";
        end_left_out(name: &str): "„{name}“ wird nicht eingelesen, also auch diese Verbindung nicht.",
            "“{name}” is not imported, and so neither is this link.";
        one_end: "Die Verbindung führt zu sich selbst.", "The link leads to itself.";
        between_regions: "Gesundheitsregionen verbindet ein Import nicht.", "An import does not link health regions.";
        works_elsewhere(name: &str): "Die Person arbeitet schon bei „{name}“. Für andere sitzt sie in Gremien; tragen Sie das auf ihrer Seite ein.",
            "The person works for “{name}” already. On behalf of others they sit in committees; please enter that on their page.";
        works_unseen: "Die Person arbeitet schon für eine Organisation, die hier nicht zu sehen ist. Ändern Sie das auf ihrer Seite.",
            "The person works already for an organisation that is not seen here. Please change that on their page.";
        belongs_to_none: "Die Organisation gehört zu keiner Gesundheitsregion, sondern zum Land. Das ändert ein Import nicht.",
            "The organisation belongs to no health region but to the state. An import does not change that.";
        above_itself: "Das Gremium stünde über sich selbst. Bitte prüfen Sie, welches welches eingesetzt hat.",
            "The committee would stand above itself. Please check which has set up which.";
        succession: "Wer auf wen folgt, tragen Sie auf der Seite der Organisation ein, die endet.",
            "Who succeeds whom is entered on the page of the organisation that ends.";
        asks(question: &str): "Rückfrage offen: {question}", "Open question: {question}";
    }
}

/// What a field is called.
#[must_use]
pub fn field(language: Language, field: ImportField) -> &'static str {
    let words = match field {
        ImportField::OrganisationName => said::organisation_name,
        ImportField::OrganisationKind => said::organisation_kind,
        ImportField::District => said::district,
        ImportField::Street => said::street,
        ImportField::Postcode => said::postcode,
        ImportField::Town => said::town,
        ImportField::Address => said::address,
        ImportField::OrganisationPhone => said::organisation_phone,
        ImportField::OrganisationEmail => said::organisation_email,
        ImportField::Web => said::web,
        ImportField::Description => said::description,
        ImportField::PersonTitle => said::person_title,
        ImportField::FirstName => said::first_name,
        ImportField::LastName => said::last_name,
        ImportField::PersonName => said::person_name,
        ImportField::Function => said::function,
        ImportField::PersonEmail => said::person_email,
        ImportField::PersonPhone => said::person_phone,
        ImportField::Committee => said::committee,
        ImportField::SeatRole => said::seat_role,
        ImportField::SeatVoting => said::seat_voting,
        ImportField::SeatFrom => said::seat_from,
        ImportField::SeatTo => said::seat_to,
        ImportField::NodeId => said::node_id,
        ImportField::NodeName => said::node_name,
        ImportField::NodeKind => said::node_kind,
        ImportField::NodeLevel => said::node_level,
        ImportField::NodeRegion => said::node_region,
        ImportField::EdgeFrom => said::edge_from,
        ImportField::EdgeTo => said::edge_to,
        ImportField::EdgeKind => said::edge_kind,
    };
    words(language)
}

/// What becomes of a row.
#[must_use]
pub const fn outcome(language: Language, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::New => said::new(language),
        Outcome::Changed => said::changed(language),
        Outcome::Unchanged => said::unchanged(language),
        Outcome::Rejected => said::rejected(language),
    }
}

/// Why two records are the same.
#[must_use]
pub const fn match_reason(language: Language, why: MatchReason) -> &'static str {
    match why {
        MatchReason::SameName => said::same_name(language),
        MatchReason::SameNameAndOrganisation => said::same_name_and_organisation(language),
        MatchReason::SameEmail => said::same_email(language),
        MatchReason::FormerName => said::former_name(language),
        MatchReason::SoundsAlike => said::sounds_alike(language),
        MatchReason::SameId => said::same_id(language),
        MatchReason::Answered => said::answered(language),
    }
}

/// How far an import has come.
pub(super) const fn state(language: Language, state: ImportState) -> &'static str {
    match state {
        ImportState::Draft => text::state_draft(language),
        ImportState::Applied => text::state_applied(language),
        ImportState::Undone => text::state_undone(language),
    }
}

/// A question in words.
#[must_use]
pub fn question(language: Language, question: &Question) -> String {
    let value = &question.value;
    match question.kind {
        QuestionKind::Kind => text::question_kind(language, value),
        QuestionKind::District(_) => text::question_district(language, value),
        QuestionKind::Email => text::question_email(language, value),
        QuestionKind::Phone => text::question_phone(language, value),
        QuestionKind::Web => text::question_web(language, value),
        QuestionKind::Organisation(_) => text::question_organisation(language, value),
        QuestionKind::Person(_) => text::question_person(language, value),
        QuestionKind::Committee(_) => text::question_committee(language, value),
        QuestionKind::Role => text::question_role(language, value),
        QuestionKind::Voting => text::question_voting(language, value),
        QuestionKind::Node if value.is_empty() => text::question_nodes(language).to_owned(),
        QuestionKind::Node => text::question_node(language, value),
        QuestionKind::Relation if value.is_empty() => text::question_edges(language).to_owned(),
        QuestionKind::Relation => text::question_relation(language, value),
    }
}

/// Why a row is rejected, and what helps.
#[must_use]
pub fn reason(language: Language, reason: &Reason) -> String {
    match reason {
        Reason::NoName => said::no_name(language).to_owned(),
        Reason::TooLong { max } => said::too_long(language, *max),
        Reason::NotYours => said::not_yours(language).to_owned(),
        Reason::NotADay => said::not_a_day(language).to_owned(),
        Reason::EndsBeforeItBegins => said::ends_before_it_begins(language).to_owned(),
        Reason::SeatsOverlap => said::seats_overlap(language).to_owned(),
        Reason::CommitteeNotYours => said::committee_not_yours(language).to_owned(),
        Reason::NoNewCommittee => said::no_new_committee(language).to_owned(),
        Reason::LeftOut => said::left_out(language).to_owned(),
        Reason::OtherName { name } => said::other_name(language, name),
        Reason::Elsewhere => said::elsewhere(language).to_owned(),
        Reason::OtherRegion => said::other_region(language).to_owned(),
        Reason::AboveRegion => said::above_region(language).to_owned(),
        Reason::RegionNode => said::region_node(language).to_owned(),
        Reason::NotOfCommittee => said::not_of_committee(language).to_owned(),
        Reason::CommitteeStands => said::committee_stands(language).to_owned(),
        Reason::NoEnd => said::no_end(language).to_owned(),
        Reason::EndLeftOut { name } => said::end_left_out(language, name),
        Reason::OneEnd => said::one_end(language).to_owned(),
        Reason::BetweenRegions => said::between_regions(language).to_owned(),
        Reason::WorksElsewhere { name } => said::works_elsewhere(language, name),
        Reason::WorksUnseen => said::works_unseen(language).to_owned(),
        Reason::BelongsToNone => said::belongs_to_none(language).to_owned(),
        Reason::AboveItself => said::above_itself(language).to_owned(),
        Reason::Succession => said::succession(language).to_owned(),
        Reason::Asked(asked) => said::asks(language, &question(language, asked)),
    }
}

/// What a node can be said to be.
pub(super) fn node_kind(language: Language, kind: &str) -> &'static str {
    match kind {
        "person" => network::kind(language, NodeKind::Person),
        "committee" => network::kind(language, NodeKind::Committee),
        _ => network::kind(language, NodeKind::Organisation),
    }
}

/// The head of the rows that were left out, before the columns of the file: row, column, reason.
#[must_use]
pub const fn report_head(language: Language) -> [&'static str; 3] {
    [said::row(language), said::column(language), said::reason(language)]
}

/// A value as it is shown: kinds, roles and votes have words, days are written out.
pub(super) fn value(language: Language, field: ImportField, value: &str) -> String {
    let shown = match field {
        ImportField::OrganisationKind => {
            value.parse().ok().map(|kind| word::organisation_kind(language, kind).to_owned())
        }
        ImportField::SeatRole => {
            value.parse().ok().map(|role| word::membership_role(language, role).to_owned())
        }
        ImportField::NodeKind => {
            value.parse().ok().map(|kind| word::committee_kind(language, kind).to_owned())
        }
        ImportField::EdgeKind if value == "parent" => {
            Some(network::step(language, LinkKind::Parent, true).to_owned())
        }
        ImportField::EdgeKind => {
            value.parse().ok().map(|kind| word::relation(language, kind, true).to_owned())
        }
        ImportField::SeatVoting if value == YES => Some(text::yes(language).to_owned()),
        ImportField::SeatVoting if value == NO => Some(text::no(language).to_owned()),
        ImportField::SeatFrom | ImportField::SeatTo => {
            parse_day(value).map(|day| format::date(language, day))
        }
        _ => None,
    };
    shown.unwrap_or_else(|| value.to_owned())
}
