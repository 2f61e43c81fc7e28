//! What the people of the demo did in the last days, so that its start page has news.

use domain::{
    id::{MeasureId, UserId},
    plan::{MeasureStatus, Story},
};
use time::Duration;

use super::{Draft, tables};
use crate::content::{StoryJudgement, StoryMove, embedded::CHECKED};

/// Who moved what from where to where, and how many hours ago; in the order in which it happened.
const MOVES: [(&str, &str, MeasureStatus, MeasureStatus, i64); 5] = [
    (
        "koordination@hassberge.example",
        "Bürgerbefragung Gesundheit",
        MeasureStatus::Decided,
        MeasureStatus::Running,
        171,
    ),
    (
        "mitglied@hassberge.example",
        "Tag der Praxisanleitung",
        MeasureStatus::Decided,
        MeasureStatus::Running,
        76,
    ),
    (
        "vorsitz@hassberge.example",
        "Telekonsil Dermatologie",
        MeasureStatus::Decided,
        MeasureStatus::Running,
        51,
    ),
    (
        "koordination@hassberge.example",
        "Bewegungspfad Königsberg",
        MeasureStatus::Running,
        MeasureStatus::Done,
        27,
    ),
    (
        "koordination@hassberge.example",
        "Famulaturwoche Haßberge",
        MeasureStatus::Running,
        MeasureStatus::Done,
        3,
    ),
];

/// Who has explained the values of which indicator, how many days ago, and how.
const EXPLANATIONS: [(&str, &str, i64, &str); 2] = [
    (
        "koordination@hassberge.example",
        "Versorgungsgrad Hausärzte",
        18,
        "Seit dem Frühjahr arbeiten zwei Ärztinnen aus dem Weiterbildungsverbund angestellt in Ebern und Hofheim.\n\n\
         Ein Ausscheiden in Königsberg ist schon abgezogen. Ohne Nachfolge dort fiele der Wert im Sommer wieder auf 91 %.",
    ),
    (
        "vorsitz@hassberge.example",
        "Anteil besetzter Notarztschichten",
        12,
        "Im Norden sind seit Oktober zwei Stellen frei. Die Nächte am Wochenende trägt bisher allein die Klinik in Haßfurt.",
    ),
];

/// Why values are as they are.
pub(super) fn add_explanations(draft: &mut Draft) {
    for (email, name, days_ago, text) in EXPLANATIONS {
        let written_at = draft.day(-days_ago).midnight().assume_utc() + Duration::hours(9);
        let content = draft.content();
        let user =
            content.users.iter().find(|demo| demo.user.email.as_str() == email).expect(CHECKED).user.id;
        let indicator =
            content.indicators.iter_mut().find(|indicator| indicator.name == name).expect(CHECKED);
        indicator.story = Story::rewritten(None, text, Some(user), written_at);
    }
}

/// What they made of measures.
pub(super) fn add_judgements(draft: &mut Draft) {
    for row in tables::judgements() {
        let users = &draft.content().users;
        let user = users.iter().find(|demo| demo.user.email.as_str() == row.user).expect(CHECKED).user.id;
        let (measure, sentence) = (MeasureId::named(&row.measure), row.sentence);
        let (light, days_ago) = (row.light, row.days_ago);
        draft.content().judgements.push(StoryJudgement { user, measure, days_ago, light, sentence });
    }
}

/// Puts the moved measures back to where they were, and notes the moves that bring them to where they are.
pub(super) fn add(draft: &mut Draft) {
    for (email, title, before, column, hours_ago) in MOVES {
        let content = draft.content();
        let user =
            content.users.iter().find(|demo| demo.user.email.as_str() == email).map(|demo| demo.user.id);
        let measure = content
            .measures
            .iter_mut()
            .find(|measure| measure.title == title && measure.status.stage() == column);
        let moved: Option<(UserId, MeasureId)> = user.zip(measure.map(|measure| {
            measure.status = before;
            measure.id
        }));
        if let Some((user, measure)) = moved {
            content.story.push(StoryMove { user, measure, column, hours_ago });
        }
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    #[test]
    fn every_move_of_the_story_finds_its_user_and_measure() {
        assert_eq!(crate::content::demo::demo(date!(2026 - 11 - 21)).story.len(), super::MOVES.len());
    }

    #[test]
    fn what_is_explained_is_an_indicator_with_values() {
        let content = crate::content::demo::demo(date!(2026 - 11 - 21));
        let explained: Vec<_> =
            content.indicators.iter().filter(|indicator| indicator.story.is_some()).collect();
        assert_eq!(explained.len(), super::EXPLANATIONS.len());
        for indicator in explained {
            assert!(content.measurements.iter().any(|value| value.indicator_id == indicator.id));
        }
    }

    #[test]
    fn every_judgement_is_about_a_measure_and_older_than_those_after_it_and_than_the_moves() {
        let content = crate::content::demo::demo(date!(2026 - 11 - 21));
        let is_known = |id| content.measures.iter().any(|measure| measure.id == id);
        assert!(content.judgements.iter().all(|judged| is_known(judged.measure)));
        assert!(content.judgements.is_sorted_by(|older, newer| older.days_ago > newer.days_ago));
        let first = content.story.iter().map(|step| step.hours_ago).max();
        assert!(content.judgements.iter().all(|judged| Some(judged.days_ago * 24) > first));
    }
}
