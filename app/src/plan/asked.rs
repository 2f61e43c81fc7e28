//! Which of several answers about a card counts: pure, so that tests need no network.
//!
//! The version alone does not tell: a card that makes room for another, or whose checklist is ticked, keeps it. Answers
//! overtake each other on their way, and the one that was asked for last knows all that was heard before.

use std::collections::HashMap;

use domain::id::MeasureId;

/// A question to the server; later ones are larger. What came unasked, as the answer to a write, is the smallest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Asked(u64);

/// What was asked, and which answer each card comes from.
#[derive(Debug, Default)]
pub(super) struct Questions {
    last: Asked,
    answered: HashMap<MeasureId, Asked>,
    board: Asked,
}

impl Questions {
    /// Asks once more.
    pub(super) fn ask(&mut self) -> Asked {
        self.last.0 += 1;
        self.last
    }

    /// Whether an answer tells a card as it is, given the known version; then it is the one that the card comes from.
    pub(super) fn take(&mut self, id: MeasureId, (known, told): (Option<i64>, i64), asked: Asked) -> bool {
        let counts =
            known.is_none_or(|known| known < told || (known == told && !self.is_overtaken(id, asked)));
        if counts {
            self.answered.insert(id, asked);
        }
        counts
    }

    /// Whether an answer tells what lies around the cards as it is; then it is the one that this comes from.
    pub(super) fn take_board(&mut self, asked: Asked) -> bool {
        let counts = asked >= self.board;
        if counts {
            self.board = asked;
        }
        counts
    }

    /// Whether a question was asked before the one that a card comes from, so that what it says may be out of date.
    pub(super) fn is_overtaken(&self, id: MeasureId, asked: Asked) -> bool {
        self.answered.get(&id).is_some_and(|newest| asked < *newest)
    }

    /// Lets no question that was asked so far say any more that a card is missing.
    pub(super) fn expect(&mut self, id: MeasureId) {
        let asked = self.ask();
        self.answered.insert(id, asked);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_answers_with_the_same_version_the_one_that_was_asked_for_last_counts() {
        let (mut questions, card) = (Questions::default(), MeasureId::named("card"));
        let (first, second) = (questions.ask(), questions.ask());
        assert!(questions.take(card, (Some(5), 5), second));
        assert!(!questions.take(card, (Some(5), 5), first), "it was overtaken on its way");
        assert!(!questions.take(card, (Some(5), 5), Asked::default()), "so was the answer to a write");
        let third = questions.ask();
        assert!(questions.take(card, (Some(5), 5), third));
        assert!(
            questions.take(MeasureId::named("other"), (Some(1), 1), first),
            "cards do not overtake each other"
        );
    }

    #[test]
    fn a_newer_version_counts_whenever_it_was_asked_for_and_an_older_one_never() {
        let (mut questions, card) = (Questions::default(), MeasureId::named("card"));
        let (first, second, third) = (questions.ask(), questions.ask(), questions.ask());
        assert!(questions.take(card, (Some(5), 5), third));
        assert!(questions.take(card, (Some(5), 6), first));
        assert!(!questions.take(card, (Some(6), 5), third));
        assert!(questions.take(card, (Some(6), 6), second), "it was asked for after the one that is known");
    }

    #[test]
    fn a_card_that_is_expected_again_is_not_missing_because_somebody_asked_earlier() {
        let (mut questions, card) = (Questions::default(), MeasureId::named("card"));
        let early = questions.ask();
        assert!(!questions.is_overtaken(card, early));
        questions.expect(card);
        assert!(questions.is_overtaken(card, early));
        let late = questions.ask();
        assert!(!questions.is_overtaken(card, late));
        assert!(questions.take(card, (None, 3), early), "whatever tells of it is welcome");
    }

    #[test]
    fn a_board_does_not_take_the_place_of_one_that_was_asked_for_later() {
        let mut questions = Questions::default();
        let (first, second) = (questions.ask(), questions.ask());
        assert!(questions.take_board(second));
        assert!(!questions.take_board(first));
        assert!(questions.take_board(second) && questions.take_board(Asked(3)));
    }
}
