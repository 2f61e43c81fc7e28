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
}

/// What was done, in a few words.
pub(super) fn step(language: Language, step: &Step) -> String {
    if step.kind == RecordKind::Measurement {
        return reported(language).to_owned();
    }
    let what = match step.action {
        ChangeAction::Created => created(language),
        ChangeAction::Removed => removed(language),
        ChangeAction::Changed | ChangeAction::Moved => changed(language),
    };
    if step.count > 1 { several(language, step.count, what) } else { one(language, &step.title, what) }
}
