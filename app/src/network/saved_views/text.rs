//! The words for saved views.

use domain::permission::Visibility;

use super::api::AudienceChoice;
use crate::i18n::Language;

crate::texts! {
    views: "Ansichten", "Views";
    none: "Noch keine gemerkt", "None kept yet";
    sign_in: "Melden Sie sich an, um Ansichten zu merken.", "Sign in to keep views.";
    keep: "Ansicht merken …", "Keep this view …";
    keep_title: "Ansicht merken", "Keep this view";
    keep_lead: "Filter, Auswahl und Darstellung, wie sie jetzt sind.", "Filter, selection and arrangement as they are now.";
    update: "Mit dem jetzigen Stand überschreiben", "Replace with what is shown now";
    edit: "Umbenennen oder teilen …", "Rename or share …";
    edit_title: "Umbenennen oder teilen", "Rename or share";
    start: "Als Startansicht des Gremiums zeigen", "Show as the start view of the committee";
    end_start: "Nicht mehr als Startansicht zeigen", "No longer show as the start view";
    is_start: "Startansicht", "start view";
    started(name: &str): "„{name}“ steht jetzt auf der Seite des Gremiums.", "“{name}” is now on the page of the committee.";
    ended(name: &str): "„{name}“ steht nicht mehr auf der Seite des Gremiums.", "“{name}” is no longer on the page of the committee.";
    start_title: "Im Netz", "On the map";
    start_picture(name: &str): "Netz des Gremiums: {name}", "Map of the committee: {name}";
    remove: "Löschen", "Delete";
    name: "Name", "Name";
    who: "Wer darf sie öffnen?", "Who may open it?";
    save: "Merken", "Keep";
    change: "Ändern", "Change";
    cancel: "Abbrechen", "Cancel";
    owned(name: &str): "von {name}", "by {name}";
    private: "nur ich", "only me";
    network: "alle, die angemeldet sind", "everybody who is signed in";
    public: "alle", "everybody";
    office: "die Geschäftsstelle", "the coordinating office";
    committee: "das Gremium", "the committee";
    region: "die Region", "the region";
    saved(name: &str): "„{name}“ ist gemerkt.", "“{name}” is kept.";
    updated(name: &str): "„{name}“ zeigt jetzt diesen Stand.", "“{name}” now shows this.";
    changed(name: &str): "„{name}“ ist geändert.", "“{name}” is changed.";
    removed(name: &str): "„{name}“ ist gelöscht.", "“{name}” is deleted.";
    one_removed: "Die Ansicht ist gelöscht.", "The view is deleted.";
    restored: "Die Ansicht ist wieder da.", "The view is back.";
    missing:
        "Diese Ansicht gibt es nicht, oder sie ist nicht für Sie freigegeben. Sie sehen die Karte ohne sie.",
        "This view does not exist, or it is not shared with you. You see the map without it.";
    undo: "Rückgängig", "Undo";
    close: "Hinweis schließen", "Close notice";
}

/// With whom a view is shared: the name of the place, or everybody.
#[must_use]
pub(crate) fn audience(language: Language, audience: &AudienceChoice) -> String {
    match (&audience.name, audience.visibility) {
        (Some(name), _) => name.clone(),
        (None, Visibility::Private) => private(language).to_owned(),
        (None, Visibility::Network) => network(language).to_owned(),
        (None, Visibility::Public) => public(language).to_owned(),
        (None, Visibility::Office) => office(language).to_owned(),
        (None, Visibility::Committee) => committee(language).to_owned(),
        (None, Visibility::Region | Visibility::Internal) => region(language).to_owned(),
    }
}
