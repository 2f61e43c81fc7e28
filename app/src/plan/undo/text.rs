//! The words of taking back.

use domain::{
    change::{ChangeAction, RecordKind},
    plan::Step,
};

use crate::i18n::Language;

crate::texts! {
    undo: "Rückgängig", "Undo";
    done(what: &str): "Zurückgenommen: {what}", "Taken back: {what}";
    overtaken: "Lässt sich nicht mehr zurücknehmen: Inzwischen wurde daran weitergearbeitet.",
        "Can no longer be taken back: somebody has worked on it in the meantime.";
    several(count: usize, what: &str): "{count} Maßnahmen {what}", "{count} measures {what}";
    one(title: &str, what: &str): "„{title}“ {what}", "“{title}” {what}";
    created: "angelegt", "added";
    changed: "geändert", "changed";
    removed: "entfernt", "removed";
    reported: "Wert gemeldet", "value reported";
    judged: "Einschätzung abgegeben", "judgement given";
    linked: "verknüpft", "linked";
    unlinked: "getrennt", "unlinked";
    attached: "angehängt", "attached";
    joined: "als Partner eingetragen", "added as a partner";
    left: "als Partner entfernt", "removed as a partner";
}

/// What was done, in a few words.
pub(super) fn step(language: Language, step: &Step) -> String {
    let what = match (step.kind, step.action) {
        (RecordKind::Measurement, _) => return reported(language).to_owned(),
        (RecordKind::Judgement, _) => return judged(language).to_owned(),
        (RecordKind::MeasureLink, ChangeAction::Removed) => unlinked(language),
        (RecordKind::MeasureLink, _) => linked(language),
        (RecordKind::Attachment, ChangeAction::Created) => attached(language),
        (RecordKind::MeasurePartner, ChangeAction::Removed) => left(language),
        (RecordKind::MeasurePartner, _) => joined(language),
        (_, ChangeAction::Created) => created(language),
        (_, ChangeAction::Removed) => removed(language),
        (_, ChangeAction::Changed | ChangeAction::Moved) => changed(language),
    };
    match step.count {
        // What not every reader may see is not named.
        0 | 1 if step.title.is_empty() => what.to_owned(),
        0 | 1 => one(language, &step.title, what),
        count => several(language, count, what),
    }
}
