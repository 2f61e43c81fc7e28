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
}

/// What was done, in a few words.
pub(super) fn step(language: Language, step: &Step) -> String {
    let what = match (step.kind, step.action) {
        (RecordKind::Measurement, _) => return reported(language).to_owned(),
        (RecordKind::Judgement, _) => return judged(language).to_owned(),
        (RecordKind::MeasureLink, ChangeAction::Removed) => unlinked(language),
        (RecordKind::MeasureLink, _) => linked(language),
        (RecordKind::Attachment, ChangeAction::Created) => attached(language),
        (_, ChangeAction::Created) => created(language),
        (_, ChangeAction::Removed) => removed(language),
        (_, ChangeAction::Changed | ChangeAction::Moved) => changed(language),
    };
    if step.count > 1 { several(language, step.count, what) } else { one(language, &step.title, what) }
}
