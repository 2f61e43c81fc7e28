//! The words of time.

use domain::directory::MembershipRole;
use domain::network::LinkKind;

use super::Counts;
use crate::{directory::word, i18n::Language, network::text, ui::format};

crate::texts! {
    changes_question: "Was hat sich geändert?", "What has changed?";
    changes_title: "Was sich geändert hat", "What has changed";
    time: "Zeit", "Time";
    close_time: "Zeit schließen", "Close time";
    today: "Heute", "Today";
    slider: "Tag, dessen Netz gezeigt wird", "Day whose network is shown";
    day: "Stand am", "As of";
    other_day: "verglichen mit", "compared with";
    compare: "Vergleichen", "Compare";
    end_comparison: "Vergleich beenden", "End the comparison";
    as_list: "Als Liste", "As a list";
    on_map: "Im Netz zeigen", "Show on the map";
    apply: "Anwenden", "Apply";
    unreachable: "Die Vergangenheit konnte nicht geladen werden.", "The past could not be loaded.";
    again: "Noch einmal versuchen", "Try again";
    loading: "Die Vergangenheit wird geladen …", "Loading the past …";
    of_day(day: &str): "Gezeigt wird das Netz vom {day}.", "This is the network of {day}.";
    back_to_today: "Das von heute zeigen", "Show that of today";

    new: "Neu", "New";
    gone: "Weg", "Gone";
    changed: "Verändert", "Changed";
    nothing_changed: "Zwischen diesen Tagen hat sich nichts geändert, das Sie sehen dürfen und das der Filter zeigt.",
        "Between these days nothing has changed that you may see and that the filter shows.";
    more(number: &str): "… und {number} weitere. Der Filter grenzt ein.",
        "… and {number} more. The filter narrows it down.";
    name: "Name", "Name";
    region: "Region", "Region";
    came: "Neu seit", "New since";
    went: "Weg seit", "Gone since";
    before: "Vorher", "Before";
    now: "Jetzt", "Now";
    nothing: "–", "–";
    from_day(day: &str): "seit {day}", "since {day}";
    until_day(day: &str): "bis {day}", "until {day}";
    is_new(day: &str): "Neu seit {day}.", "New since {day}.";
    is_new_undated: "Neu.", "New.";
    is_gone(day: &str): "Nicht mehr dabei seit {day}.", "No longer there since {day}.";
    is_gone_undated: "Nicht mehr dabei.", "No longer there.";
    is_changed: "Verändert", "Changed";
}

/// "Gegenüber dem 1. Januar 2024: 12 neu, 3 weg, 5 verändert".
pub(super) fn summary(language: Language, since: time::Date, counts: Counts) -> String {
    let number = |count: usize| format::count(language, i64::try_from(count).unwrap_or(i64::MAX));
    let (day, new, gone, changed) =
        (format::date(language, since), number(counts.new), number(counts.gone), number(counts.changed));
    match language {
        Language::De => format!("Gegenüber dem {day}: {new} neu, {gone} weg, {changed} verändert"),
        Language::En => format!("Compared with {day}: {new} new, {gone} gone, {changed} changed"),
    }
}

/// What stands before the other node of a bond: the role in a committee, or why the two are bound.
pub(super) fn bond(
    language: Language,
    kind: LinkKind,
    is_outgoing: bool,
    role: Option<MembershipRole>,
) -> String {
    match (role, is_outgoing, language) {
        (Some(role), true, Language::De) => format!("{} in", word::membership_role(language, role)),
        (Some(role), true, Language::En) => format!("{} of", word::membership_role(language, role)),
        (Some(role), false, _) => format!("{}:", word::membership_role(language, role)),
        (None, ..) => text::step(language, kind, is_outgoing).to_owned(),
    }
}
