//! Links between the measures of a plan: stored once, said by both ends, each in its own word.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::{EditError, MeasureStatus, Period};
use crate::{
    id::{MeasureId, MeasureLinkId, PlanId},
    text_enum,
};

text_enum! {
    /// How one measure is tied to another, as it is stored.
    MeasureLinkKind {
        /// It is to end before the other begins.
        Precedes = "precedes",
        /// The other cannot go on until it is done.
        Blocks = "blocks",
        /// They have to do with each other.
        Related = "related",
        /// It is a part of the other.
        PartOf = "part_of",
        /// It came out of the other.
        FollowsFrom = "follows_from",
    }
}

impl MeasureLinkKind {
    /// Whether it says which of two measures comes first.
    #[must_use]
    pub const fn is_dependency(self) -> bool {
        matches!(self, Self::Precedes | Self::Blocks)
    }

    /// Whether a circle of links of these two kinds would contradict itself.
    const fn contradicts(self, other: Self) -> bool {
        match self {
            Self::Precedes | Self::Blocks => other.is_dependency(),
            Self::PartOf => matches!(other, Self::PartOf),
            Self::FollowsFrom => matches!(other, Self::FollowsFrom),
            Self::Related => false,
        }
    }
}

text_enum! {
    /// A link in the word of one of its ends.
    LinkWord {
        /// It is to end before the other begins.
        Precedes = "precedes",
        /// It is to begin after the other's end.
        Follows = "follows",
        /// The other cannot go on until it is done.
        Blocks = "blocks",
        /// It cannot go on until the other is done.
        BlockedBy = "blocked_by",
        /// They have to do with each other.
        Related = "related",
        /// It is a part of the other.
        PartOf = "part_of",
        /// The other is a part of it.
        HasPart = "has_part",
        /// It came out of the other.
        FollowsFrom = "follows_from",
        /// The other came out of it.
        LeadsTo = "leads_to",
    }
}

impl LinkWord {
    /// The word that the end from which a link is stored has for it (`is_from`), or the other one.
    #[must_use]
    pub const fn of(kind: MeasureLinkKind, is_from: bool) -> Self {
        match (kind, is_from) {
            (MeasureLinkKind::Precedes, true) => Self::Precedes,
            (MeasureLinkKind::Precedes, false) => Self::Follows,
            (MeasureLinkKind::Blocks, true) => Self::Blocks,
            (MeasureLinkKind::Blocks, false) => Self::BlockedBy,
            (MeasureLinkKind::Related, _) => Self::Related,
            (MeasureLinkKind::PartOf, true) => Self::PartOf,
            (MeasureLinkKind::PartOf, false) => Self::HasPart,
            (MeasureLinkKind::FollowsFrom, true) => Self::FollowsFrom,
            (MeasureLinkKind::FollowsFrom, false) => Self::LeadsTo,
        }
    }

    /// How a link is stored that `this` measure says of the `other`: its kind, and from which to which.
    #[must_use]
    pub fn stored(self, this: MeasureId, other: MeasureId) -> (MeasureLinkKind, MeasureId, MeasureId) {
        match self {
            Self::Precedes => (MeasureLinkKind::Precedes, this, other),
            Self::Follows => (MeasureLinkKind::Precedes, other, this),
            Self::Blocks => (MeasureLinkKind::Blocks, this, other),
            Self::BlockedBy => (MeasureLinkKind::Blocks, other, this),
            // Both ends say the same, so that one order is as good as the other, but there must be one.
            Self::Related => (MeasureLinkKind::Related, this.min(other), this.max(other)),
            Self::PartOf => (MeasureLinkKind::PartOf, this, other),
            Self::HasPart => (MeasureLinkKind::PartOf, other, this),
            Self::FollowsFrom => (MeasureLinkKind::FollowsFrom, this, other),
            Self::LeadsTo => (MeasureLinkKind::FollowsFrom, other, this),
        }
    }
}

/// A link between two measures of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeasureLink {
    /// Its id.
    pub id: MeasureLinkId,
    /// The plan of both.
    pub plan_id: PlanId,
    /// What it says.
    pub kind: MeasureLinkKind,
    /// The measure that it says it of.
    pub from_id: MeasureId,
    /// The other one.
    pub to_id: MeasureId,
}

impl MeasureLink {
    /// Whether it can stand beside the `others` of the plan.
    ///
    /// # Errors
    /// [`EditError::LinkedToItself`], [`EditError::LinkedAlready`], or [`EditError::Circle`] if following links of its
    /// kind would lead from its end back to its beginning. Precedence and blocking are one kind here, since both say
    /// what comes first.
    pub fn check(&self, others: &[Self]) -> Result<(), EditError> {
        if self.from_id == self.to_id {
            return Err(EditError::LinkedToItself);
        }
        let same =
            |other: &Self| (other.kind, other.from_id, other.to_id) == (self.kind, self.from_id, self.to_id);
        if others.iter().any(same) {
            return Err(EditError::LinkedAlready);
        }
        let mut next: HashMap<MeasureId, Vec<MeasureId>> = HashMap::new();
        for other in others.iter().filter(|other| self.kind.contradicts(other.kind)) {
            next.entry(other.from_id).or_default().push(other.to_id);
        }
        let (mut seen, mut waiting) = (HashSet::new(), vec![self.to_id]);
        while let Some(at) = waiting.pop() {
            if at == self.from_id {
                return Err(EditError::Circle);
            }
            if seen.insert(at) {
                waiting.extend(next.get(&at).into_iter().flatten());
            }
        }
        Ok(())
    }
}

/// Whether what is to come after begins before the other, which is not finished, is to end.
#[must_use]
pub fn is_too_early(after: Period, before: Period, before_status: MeasureStatus) -> bool {
    let (begins, ends) = (after.days().map(|(from, _)| from), before.days().map(|(_, to)| to));
    !before_status.is_finished() && begins.zip(ends).is_some_and(|(begins, ends)| begins < ends)
}

/// A measure with which another one is linked, as the other one says it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkedMeasure {
    /// The link.
    pub link_id: MeasureLinkId,
    /// In which word.
    pub word: LinkWord,
    /// The measure at the other end.
    pub id: MeasureId,
    /// Its title.
    pub title: String,
    /// How far it is.
    pub status: MeasureStatus,
}

impl LinkedMeasure {
    /// Whether the one that says it has to wait for this one.
    #[must_use]
    pub const fn is_open_blocker(&self) -> bool {
        matches!(self.word, LinkWord::BlockedBy) && !self.status.is_finished()
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    fn id(name: &str) -> MeasureId {
        MeasureId::named(name)
    }

    fn link(kind: MeasureLinkKind, from: &str, to: &str) -> MeasureLink {
        let (plan_id, from_id, to_id) = (PlanId::named("p"), id(from), id(to));
        MeasureLink {
            id: MeasureLinkId::named(&format!("{kind} {from} {to}")),
            plan_id,
            kind,
            from_id,
            to_id,
        }
    }

    #[test]
    fn both_ends_of_a_link_have_the_word_that_the_other_one_inverts() {
        for word in LinkWord::ALL {
            let (kind, from, _) = word.stored(id("a"), id("b"));
            assert_eq!(LinkWord::of(kind, from == id("a")), *word, "said by the one");
            let inverse = LinkWord::of(kind, from != id("a"));
            assert_eq!(inverse.stored(id("b"), id("a")), word.stored(id("a"), id("b")), "said by the other");
            assert_eq!(inverse == *word, *word == LinkWord::Related);
        }
    }

    #[test]
    fn a_measure_is_not_linked_to_itself_nor_twice_in_the_same_way() {
        use MeasureLinkKind::{Blocks, Precedes};
        let known = [link(Precedes, "a", "b")];
        assert_eq!(link(Precedes, "a", "a").check(&[]), Err(EditError::LinkedToItself));
        assert_eq!(link(Precedes, "a", "b").check(&known), Err(EditError::LinkedAlready));
        assert_eq!(link(Blocks, "a", "b").check(&known), Ok(()));
        let related = |this, other| {
            let (kind, from_id, to_id) = LinkWord::Related.stored(id(this), id(other));
            MeasureLink { kind, from_id, to_id, ..known[0] }
        };
        assert_eq!(related("a", "b").check(&[related("b", "a")]), Err(EditError::LinkedAlready));
    }

    #[test]
    fn what_comes_first_never_comes_after_itself_over_however_many_links() {
        use MeasureLinkKind::{Blocks, PartOf, Precedes, Related};
        let known = [
            link(Precedes, "a", "b"),
            link(Blocks, "b", "c"),
            link(PartOf, "c", "d"),
            link(Related, "c", "a"),
        ];
        assert_eq!(link(Precedes, "b", "a").check(&known), Err(EditError::Circle));
        assert_eq!(link(Blocks, "c", "a").check(&known), Err(EditError::Circle), "blocking orders as well");
        assert_eq!(link(Precedes, "a", "c").check(&known), Ok(()), "a short cut is no circle");
        assert_eq!(link(PartOf, "d", "c").check(&known), Err(EditError::Circle));
        assert_eq!(link(PartOf, "d", "a").check(&known), Ok(()), "parts are another matter than time");
        assert_eq!(link(Related, "a", "b").check(&known), Ok(()));
    }

    #[test]
    fn a_circle_that_is_there_already_is_walked_once() {
        use MeasureLinkKind::Precedes;
        let known = [link(Precedes, "a", "b"), link(Precedes, "b", "a")];
        assert_eq!(link(Precedes, "c", "a").check(&known), Ok(()));
    }

    #[test]
    fn what_begins_before_the_end_of_what_it_waits_for_is_too_early() {
        let period = |from, to| Period { starts_on: from, due_on: to };
        let spring = period(Some(date!(2026 - 03 - 01)), Some(date!(2026 - 05 - 31)));
        let is_too_early = |after, status| is_too_early(after, spring, status);
        let running = MeasureStatus::Running;
        assert!(is_too_early(period(Some(date!(2026 - 05 - 30)), None), running));
        assert!(!is_too_early(period(Some(date!(2026 - 05 - 31)), None), running));
        assert!(is_too_early(period(None, Some(date!(2026 - 04 - 01))), running), "its only day");
        assert!(!is_too_early(Period::default(), running));
        assert!(!is_too_early(spring, MeasureStatus::Done), "what is finished keeps nobody waiting");
    }
}
