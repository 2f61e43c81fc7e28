//! What a page may be told when a question fails; causes stay on the server, under a reference the reader sees.

use domain::{
    directory::FieldProblem,
    plan::{EditError, FILE_MAX, FILES_MAX, FileProblem, OWN_OPTIONS},
};
use leptos::server_fn::{
    codec::PostcardEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

use crate::i18n::Language;

/// Why a server function gave no answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    /// Only for those who are signed in.
    #[error("not signed in")]
    NotSignedIn,
    /// The reader may see it but not do this.
    #[error("not allowed")]
    NotAllowed,
    /// There is no such record, or the reader may not see it.
    #[error("not found")]
    NotFound,
    /// What was sent makes no sense.
    #[error("invalid")]
    Invalid,
    /// A field cannot hold what it was to hold.
    #[error("refused: {0}")]
    Refused(EditError),
    /// Fields of a form cannot hold what was typed.
    #[error("{} fields were refused", .0.len())]
    Fields(Vec<FieldProblem>),
    /// What was to be added is there already.
    #[error("already there")]
    AlreadyThere,
    /// Somebody else changed the record in the meantime.
    #[error("changed in the meantime")]
    Stale,
    /// The server failed; the reference finds the cause in its log.
    #[error("unavailable ({reference})")]
    Unavailable {
        /// What to tell the operator.
        reference: String,
    },
    /// The server was not reached, or its answer not understood.
    #[error("connection")]
    Connection,
}

impl AppError {
    /// The HTTP status that goes with it.
    #[must_use]
    pub const fn status(&self) -> http::StatusCode {
        match self {
            Self::NotSignedIn => http::StatusCode::UNAUTHORIZED,
            Self::NotAllowed => http::StatusCode::FORBIDDEN,
            Self::NotFound => http::StatusCode::NOT_FOUND,
            Self::Invalid | Self::Refused(_) | Self::Fields(_) => http::StatusCode::UNPROCESSABLE_ENTITY,
            Self::AlreadyThere | Self::Stale => http::StatusCode::CONFLICT,
            Self::Unavailable { .. } => http::StatusCode::SERVICE_UNAVAILABLE,
            Self::Connection => http::StatusCode::BAD_GATEWAY,
        }
    }

    /// The word that stands for it in an address, with the reference behind a colon.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::NotSignedIn => "not-signed-in".to_owned(),
            Self::NotAllowed => "not-allowed".to_owned(),
            Self::NotFound => "not-found".to_owned(),
            Self::Invalid => "invalid".to_owned(),
            Self::Refused(why) => match why {
                EditError::Empty => "empty".to_owned(),
                EditError::TooLong { max } => format!("too-long:{max}"),
                EditError::NotUnderstood => "not-understood".to_owned(),
                EditError::EndsBeforeItBegins => "ends-before-it-begins".to_owned(),
                EditError::NotOffered => "not-offered".to_owned(),
                EditError::DoesNotFollow => "does-not-follow".to_owned(),
                EditError::NeedsReason => "needs-reason".to_owned(),
                EditError::InUse => "in-use".to_owned(),
                EditError::PeriodTooLong { years } => format!("period-too-long:{years}"),
                EditError::LinkedToItself => "linked-to-itself".to_owned(),
                EditError::LinkedAlready => "linked-already".to_owned(),
                EditError::Circle => "circle".to_owned(),
                EditError::InFuture => "in-future".to_owned(),
                EditError::ColumnsIncomplete => "columns-incomplete".to_owned(),
                EditError::NameTaken => "name-taken".to_owned(),
                EditError::WrongOptions => "wrong-options".to_owned(),
                EditError::TooManyFields { max } => format!("too-many-fields:{max}"),
                EditError::ValuesWouldBeLost => "values-would-be-lost".to_owned(),
                EditError::NotAnEmptyDraft => "not-an-empty-draft".to_owned(),
                EditError::TooManyViews { max } => format!("too-many-views:{max}"),
                EditError::TooManyTiles { max } => format!("too-many-tiles:{max}"),
                EditError::TooManyDashboards { max } => format!("too-many-dashboards:{max}"),
                EditError::AskedLately { days } => format!("asked-lately:{days}"),
                EditError::AnswerIsOpen => "answer-is-open".to_owned(),
                EditError::NobodyToAsk => "nobody-to-ask".to_owned(),
                EditError::GoneForGood { days } => format!("gone-for-good:{days}"),
                EditError::File(problem) => problem.to_string(),
            },
            Self::Fields(problems) => {
                let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
                format!("fields:{}", problems.join(","))
            }
            Self::AlreadyThere => "already-there".to_owned(),
            Self::Stale => "stale".to_owned(),
            Self::Unavailable { reference } => format!("unavailable:{reference}"),
            Self::Connection => "connection".to_owned(),
        }
    }

    /// The error behind a word in an address; anybody can write one, so that a reference must look like ours.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Some(match code {
            "not-signed-in" => Self::NotSignedIn,
            "not-allowed" => Self::NotAllowed,
            "not-found" => Self::NotFound,
            "invalid" => Self::Invalid,
            "empty" => Self::Refused(EditError::Empty),
            "not-understood" => Self::Refused(EditError::NotUnderstood),
            "ends-before-it-begins" => Self::Refused(EditError::EndsBeforeItBegins),
            "not-offered" => Self::Refused(EditError::NotOffered),
            "does-not-follow" => Self::Refused(EditError::DoesNotFollow),
            "needs-reason" => Self::Refused(EditError::NeedsReason),
            "in-use" => Self::Refused(EditError::InUse),
            "linked-to-itself" => Self::Refused(EditError::LinkedToItself),
            "linked-already" => Self::Refused(EditError::LinkedAlready),
            "circle" => Self::Refused(EditError::Circle),
            "in-future" => Self::Refused(EditError::InFuture),
            "columns-incomplete" => Self::Refused(EditError::ColumnsIncomplete),
            "name-taken" => Self::Refused(EditError::NameTaken),
            "wrong-options" => Self::Refused(EditError::WrongOptions),
            "values-would-be-lost" => Self::Refused(EditError::ValuesWouldBeLost),
            "not-an-empty-draft" => Self::Refused(EditError::NotAnEmptyDraft),
            "answer-is-open" => Self::Refused(EditError::AnswerIsOpen),
            "nobody-to-ask" => Self::Refused(EditError::NobodyToAsk),
            "already-there" => Self::AlreadyThere,
            "stale" => Self::Stale,
            "connection" => Self::Connection,
            _ => {
                if let Ok(problem) = code.parse() {
                    return Some(Self::Refused(EditError::File(problem)));
                }
                if let Some(problems) = code.strip_prefix("fields:") {
                    return problems
                        .split(',')
                        .map(|one| one.parse().ok())
                        .collect::<Option<_>>()
                        .map(Self::Fields);
                }
                if let Some(max) = code.strip_prefix("too-long:") {
                    return max.parse().ok().map(|max| Self::Refused(EditError::TooLong { max }));
                }
                if let Some(years) = code.strip_prefix("period-too-long:") {
                    return years.parse().ok().map(|years| Self::Refused(EditError::PeriodTooLong { years }));
                }
                if let Some(max) = code.strip_prefix("too-many-fields:") {
                    return max.parse().ok().map(|max| Self::Refused(EditError::TooManyFields { max }));
                }
                if let Some(max) = code.strip_prefix("too-many-views:") {
                    return max.parse().ok().map(|max| Self::Refused(EditError::TooManyViews { max }));
                }
                if let Some(max) = code.strip_prefix("too-many-tiles:") {
                    return max.parse().ok().map(|max| Self::Refused(EditError::TooManyTiles { max }));
                }
                if let Some(max) = code.strip_prefix("too-many-dashboards:") {
                    return max.parse().ok().map(|max| Self::Refused(EditError::TooManyDashboards { max }));
                }
                if let Some(days) = code.strip_prefix("asked-lately:") {
                    return days.parse().ok().map(|days| Self::Refused(EditError::AskedLately { days }));
                }
                if let Some(days) = code.strip_prefix("gone-for-good:") {
                    return days.parse().ok().map(|days| Self::Refused(EditError::GoneForGood { days }));
                }
                let reference = code.strip_prefix("unavailable:")?;
                let is_ours = reference.len() <= 8 && reference.bytes().all(|byte| byte.is_ascii_hexdigit());
                is_ours.then(|| Self::Unavailable { reference: reference.to_owned() })?
            }
        })
    }

    /// The sentence shown to the reader.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::NotSignedIn => text::not_signed_in(language).to_owned(),
            Self::NotAllowed => text::not_allowed(language).to_owned(),
            Self::NotFound => text::not_found(language).to_owned(),
            Self::Invalid => text::invalid(language).to_owned(),
            Self::Refused(why) => match why {
                EditError::Empty => text::empty(language).to_owned(),
                EditError::TooLong { max } => text::too_long(language, *max),
                EditError::NotUnderstood => text::not_understood(language).to_owned(),
                EditError::EndsBeforeItBegins => text::ends_before_it_begins(language).to_owned(),
                EditError::NotOffered => text::not_offered(language).to_owned(),
                EditError::DoesNotFollow => text::does_not_follow(language).to_owned(),
                EditError::NeedsReason => text::needs_reason(language).to_owned(),
                EditError::InUse => text::in_use(language).to_owned(),
                EditError::PeriodTooLong { years } => text::period_too_long(language, *years),
                EditError::LinkedToItself => text::linked_to_itself(language).to_owned(),
                EditError::LinkedAlready => text::linked_already(language).to_owned(),
                EditError::Circle => text::circle(language).to_owned(),
                EditError::InFuture => text::in_future(language).to_owned(),
                EditError::ColumnsIncomplete => text::columns_incomplete(language).to_owned(),
                EditError::NameTaken => text::name_taken(language).to_owned(),
                EditError::WrongOptions => {
                    text::wrong_options(language, *OWN_OPTIONS.start(), *OWN_OPTIONS.end())
                }
                EditError::TooManyFields { max } => text::too_many_fields(language, *max),
                EditError::ValuesWouldBeLost => text::values_would_be_lost(language).to_owned(),
                EditError::NotAnEmptyDraft => text::not_an_empty_draft(language).to_owned(),
                EditError::TooManyViews { max } => text::too_many_views(language, *max),
                EditError::TooManyTiles { max } => text::too_many_tiles(language, *max),
                EditError::TooManyDashboards { max } => text::too_many_dashboards(language, *max),
                EditError::AskedLately { days } => text::asked_lately(language, *days),
                EditError::AnswerIsOpen => text::answer_is_open(language).to_owned(),
                EditError::NobodyToAsk => text::nobody_to_ask(language).to_owned(),
                EditError::GoneForGood { days } => text::gone_for_good(language, *days),
                EditError::File(problem) => file_sentence(language, *problem),
            },
            Self::Fields(_) => text::fields(language).to_owned(),
            Self::AlreadyThere => text::already_there(language).to_owned(),
            Self::Stale => text::stale(language).to_owned(),
            Self::Unavailable { reference } => text::unavailable(language, reference),
            Self::Connection => text::connection(language).to_owned(),
        }
    }
}

fn file_sentence(language: Language, problem: FileProblem) -> String {
    match problem {
        FileProblem::Missing => text::missing_file(language).to_owned(),
        FileProblem::Nameless => text::nameless_file(language).to_owned(),
        FileProblem::Empty => text::empty_file(language).to_owned(),
        FileProblem::TooLarge => text::large_file(language, FILE_MAX / (1024 * 1024)),
        FileProblem::UnknownKind => text::unknown_file(language).to_owned(),
        FileProblem::Mismatched => text::mismatched_file(language).to_owned(),
        FileProblem::HasMacros => text::file_with_macros(language).to_owned(),
        FileProblem::TooMany => text::too_many_files(language, FILES_MAX),
    }
}

impl FromServerFnError for AppError {
    type Encoder = PostcardEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_)
            | ServerFnErrorErr::MissingArg(_)
            | ServerFnErrorErr::Deserialization(_) => Self::Invalid,
            _ => Self::Connection,
        }
    }
}

/// The sentences.
pub(crate) mod text {
    crate::texts! {
        not_signed_in: "Bitte melden Sie sich an, um das zu sehen.", "Please sign in to see this.";
        not_allowed: "Dafür fehlt Ihnen hier das Recht.", "You do not have the right to do this here.";
        not_found: "Das gibt es nicht, oder es ist für Sie nicht sichtbar.",
            "This does not exist, or you may not see it.";
        invalid: "Die Angaben sind unvollständig oder nicht lesbar.", "The data are incomplete or cannot be read.";
        empty: "Das darf nicht leer sein.", "This must not be empty.";
        too_long(max: usize): "Das ist zu lang: höchstens {max} Zeichen.", "This is too long: at most {max} characters.";
        not_understood: "Das passt hier nicht hinein. Bitte prüfen Sie die Angabe.",
            "This does not fit in here. Please check what you entered.";
        ends_before_it_begins: "Das Ende läge vor dem Anfang.", "The end would come before the beginning.";
        not_offered: "Das steht hier nicht oder nicht mehr zur Wahl. Bitte wählen Sie etwas anderes; ein Thema gehört zu seinem Handlungsfeld.",
            "This is not offered here, or no longer. Please choose something else; a topic belongs to its field of action.";
        does_not_follow: "Dieser Stand kann auf den jetzigen nicht folgen.",
            "This status cannot follow the present one.";
        needs_reason: "Bitte nennen Sie den Grund und den nächsten Schritt.",
            "Please say why, and what happens next.";
        in_use: "Daran hängt noch etwas. Bitte entfernen oder verschieben Sie das zuerst.",
            "Something still belongs to this. Please remove or move that first.";
        period_too_long(years: i32): "Der Zeitraum ist zu lang: höchstens {years} Jahre. Bitte prüfen Sie die Jahreszahlen.",
            "The period is too long: at most {years} years. Please check the years.";
        linked_to_itself: "Eine Maßnahme lässt sich nicht mit sich selbst verknüpfen.",
            "A measure cannot be linked to itself.";
        linked_already: "Diese Verknüpfung gibt es schon.", "This link is there already.";
        circle: "Damit würde sich die Reihenfolge im Kreis drehen: Die andere Maßnahme hängt schon von dieser ab.",
            "This would go in a circle: the other measure depends on this one already.";
        in_future: "Dieser Tag liegt noch in der Zukunft.", "This day is still to come.";
        columns_incomplete: "Jeder Status braucht eine Spalte, die es gibt: eine eigene oder die eines Status, der eine eigene hat.",
            "Each status needs a column that is there: one of its own or that of a status with one of its own.";
        name_taken: "Diesen Namen gibt es hier schon. Bitte wählen Sie einen anderen.",
            "This name is taken here. Please choose another one.";
        wrong_options(least: usize, most: usize): "Zur Auswahl gehören {least} bis {most} verschiedene Möglichkeiten, jede in einer eigenen Zeile.",
            "A choice needs {least} to {most} different options, each on a line of its own.";
        too_many_fields(max: usize): "Mehr als {max} eigene Felder hat ein Plan nicht. Bitte entfernen Sie zuerst eines.",
            "A plan has no more than {max} fields of its own. Please remove one first.";
        values_would_be_lost: "In diesem Feld stehen Angaben, die dabei verloren gehen. Bitte bestätigen Sie mit dem Häkchen, dass das so gewollt ist.",
            "This field holds details that would be lost. Please confirm with the tick that this is intended.";
        not_an_empty_draft: "Entfernen lässt sich nur ein Entwurf ohne Ziele und Maßnahmen.",
            "Only a draft without goals and measures can be removed.";
        too_many_tiles(max: usize): "Diese Auswertung hat schon {max} Kacheln. Bitte entfernen Sie zuerst eine.",
            "This dashboard already has {max} tiles. Please remove one first.";
        too_many_dashboards(max: i64): "Sie haben schon {max} eigene Auswertungen. Bitte löschen Sie zuerst eine.",
            "You already have {max} dashboards of your own. Please delete one first.";
        too_many_views(max: i64): "Sie haben von diesem Plan schon {max} Ansichten gemerkt. Bitte löschen Sie zuerst eine.",
            "You have kept {max} views of this plan already. Please delete one first.";
        asked_lately(days: i64): "Hier wurde in den letzten {days} Tagen schon nachgefragt.",
            "Somebody was asked about this within the last {days} days.";
        answer_is_open: "Die letzte Antwort ist noch nicht erledigt.", "The last answer is not settled yet.";
        nobody_to_ask: "Hier lässt sich niemand fragen: Es ist keine E-Mail-Adresse eingetragen, oder diese Installation verschickt keine E-Mails.",
            "Nobody can be asked: there is no e-mail address, or this installation sends no mail.";
        gone_for_good(days: i64): "Das wurde vor mehr als {days} Tagen entfernt und lässt sich nicht mehr zurückholen.",
            "This was removed more than {days} days ago and cannot be brought back any more.";
        missing_file: "Bitte wählen Sie eine Datei.", "Please choose a file.";
        nameless_file: "Diese Datei hat keinen Namen. Bitte benennen Sie sie und wählen Sie sie noch einmal.",
            "This file has no name. Please give it one and choose it again.";
        empty_file: "In dieser Datei steht nichts.", "There is nothing in this file.";
        large_file(megabytes: usize): "Diese Datei ist zu groß: höchstens {megabytes} MB.",
            "This file is too large: at most {megabytes} MB.";
        unknown_file: "Dateien dieser Art nehmen wir nicht an. Möglich sind PDF, Word, Excel, PowerPoint und LibreOffice ohne Makros, Text, CSV, Termine (ICS) und Bilder.",
            "We do not take files of this kind. Possible are PDF, Word, Excel, PowerPoint and LibreOffice without macros, text, CSV, appointments (ICS) and pictures.";
        mismatched_file: "Der Inhalt dieser Datei passt nicht zu ihrem Namen, oder sie ist beschädigt. Bitte speichern Sie sie neu.",
            "What is in this file does not match its name, or it is damaged. Please save it anew.";
        file_with_macros: "In dieser Datei stecken Makros. Bitte speichern Sie sie ohne Makros oder als PDF.",
            "There are macros in this file. Please save it without macros or as PDF.";
        too_many_files(most: usize): "Mehr als {most} Anlagen hat eine Maßnahme nicht. Bitte entfernen Sie zuerst eine andere.",
            "A measure has no more than {most} attachments. Please remove another one first.";
        fields: "Das lässt sich so nicht speichern. Bitte prüfen Sie die gekennzeichneten Angaben.",
            "This cannot be saved like this. Please check the fields that are marked.";
        already_there: "Das gibt es hier schon.", "This is here already.";
        stale: "Jemand anderes hat das inzwischen geändert. Sie sehen jetzt den neuen Stand.",
            "Somebody else has changed this in the meantime. You now see the new state.";
        unavailable(reference: &str):
            "Der Server konnte nicht antworten. Bitte versuchen Sie es gleich noch einmal. Kennzeichen: {reference}",
            "The server could not answer. Please try again in a moment. Reference: {reference}";
        connection: "Keine Verbindung zum Server. Ihre Eingabe ist nicht verloren; bitte versuchen Sie es noch einmal.",
            "No connection to the server. Nothing is lost; please try again.";
    }
}

#[cfg(test)]
mod tests {
    use domain::directory::{FieldFault, RecordField};

    use super::*;

    #[test]
    fn an_error_survives_the_wire() {
        let error = AppError::Unavailable { reference: "7f3a".to_owned() };
        assert_eq!(AppError::de(error.ser()), error);
    }

    #[test]
    fn an_error_survives_an_address() {
        let errors = [
            AppError::NotSignedIn,
            AppError::NotAllowed,
            AppError::NotFound,
            AppError::Invalid,
            AppError::Refused(EditError::Empty),
            AppError::Refused(EditError::TooLong { max: 200 }),
            AppError::Refused(EditError::NotUnderstood),
            AppError::Refused(EditError::EndsBeforeItBegins),
            AppError::Refused(EditError::NotOffered),
            AppError::Refused(EditError::DoesNotFollow),
            AppError::Refused(EditError::NeedsReason),
            AppError::Refused(EditError::InUse),
            AppError::Refused(EditError::PeriodTooLong { years: 10 }),
            AppError::Refused(EditError::InFuture),
            AppError::Refused(EditError::ColumnsIncomplete),
            AppError::Refused(EditError::NameTaken),
            AppError::Refused(EditError::WrongOptions),
            AppError::Refused(EditError::TooManyFields { max: 12 }),
            AppError::Refused(EditError::ValuesWouldBeLost),
            AppError::Refused(EditError::NotAnEmptyDraft),
            AppError::Refused(EditError::TooManyViews { max: 50 }),
            AppError::Refused(EditError::TooManyTiles { max: 24 }),
            AppError::Refused(EditError::TooManyDashboards { max: 50 }),
            AppError::Refused(EditError::AskedLately { days: 14 }),
            AppError::Refused(EditError::AnswerIsOpen),
            AppError::Refused(EditError::NobodyToAsk),
            AppError::Refused(EditError::GoneForGood { days: 30 }),
            AppError::Fields(vec![
                FieldProblem::of(RecordField::Name, FieldFault::Empty),
                FieldProblem { field: RecordField::Contact, row: 2, fault: FieldFault::NotAnEmail },
            ]),
            AppError::AlreadyThere,
            AppError::Stale,
            AppError::Unavailable { reference: "7f3a".to_owned() },
            AppError::Connection,
        ];
        let files = FileProblem::ALL.iter().map(|problem| AppError::Refused(EditError::File(*problem)));
        for error in errors.into_iter().chain(files) {
            assert_eq!(AppError::from_code(&error.code()), Some(error));
        }
        assert_eq!(AppError::from_code("unavailable:<b>call 555</b>"), None);
        assert_eq!(AppError::from_code("fields:name.0.empty,<b>"), None);
        assert_eq!(AppError::from_code(""), None);
    }

    #[test]
    fn the_reference_is_told_in_both_languages() {
        let error = AppError::Unavailable { reference: "7f3a".to_owned() };
        for language in [Language::De, Language::En] {
            assert!(error.sentence(language).contains("7f3a"));
        }
    }
}
