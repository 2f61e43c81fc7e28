//! The face of a plan's cards: what they show beside the title, the status and what is late.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::text_enum;

text_enum! {
    /// A part of a card that can be left out.
    CardPart {
        /// The committee that works on it.
        Committee = "committee",
        /// Why it is delayed, paused or stopped.
        Reason = "reason",
        /// What was made of it last.
        Judgement = "judgement",
        /// How much of its checklist is done.
        Checklist = "checklist",
        /// How many of its milestones are done.
        Milestones = "milestones",
        /// The month in which it is to be done.
        DueOn = "due_on",
        /// The person who answers for it.
        Responsible = "responsible",
    }
}

/// What cards show: everything but what was left out, so that a new part is seen at first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CardFace(BTreeSet<CardPart>);

impl CardFace {
    /// The face that shows these parts, and no others.
    #[must_use]
    pub fn showing(parts: &[CardPart]) -> Self {
        Self(CardPart::ALL.iter().filter(|part| !parts.contains(part)).copied().collect())
    }

    /// Whether it shows a part.
    #[must_use]
    pub fn shows(&self, part: CardPart) -> bool {
        !self.0.contains(&part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_face_shows_everything_and_is_the_one_from_which_nothing_was_left_out() {
        assert!(CardPart::ALL.iter().all(|part| CardFace::default().shows(*part)));
        assert_eq!(CardFace::showing(CardPart::ALL), CardFace::default());
    }

    #[test]
    fn what_is_not_chosen_is_left_out() {
        let face = CardFace::showing(&[CardPart::DueOn]);
        let shown: Vec<_> = CardPart::ALL.iter().filter(|part| face.shows(**part)).collect();
        assert_eq!(shown, [&CardPart::DueOn]);
        let written = serde_json::to_string(&CardFace::showing(&CardPart::ALL[1..])).unwrap();
        assert_eq!(written, r#"["committee"]"#);
    }
}
