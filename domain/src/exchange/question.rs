//! What only a person can say.

use serde::{Deserialize, Serialize};

use super::matching::MatchReason;
use crate::{
    directory::{Ags, MembershipRole, OrganisationKind, RelationKind},
    id::CommitteeId,
};

/// The answer that leaves a value out.
pub const LEAVE_OUT: &str = "-";

/// The answer that makes a new record of what resembles another one.
pub const NEW: &str = "new";

/// The answer that gives a seat a vote.
pub const YES: &str = "yes";

/// The answer that gives a seat none.
pub const NO: &str = "no";

/// What somebody can say that a node is.
pub const NODE_KINDS: [&str; 3] = ["organisation", "person", "committee"];

/// Whether an edge can say this relation: who succeeds whom follows from an end, and is said on the page of an organisation.
#[must_use]
pub fn is_said_by_an_edge(kind: RelationKind) -> bool {
    kind != RelationKind::Succeeds
}

/// A record that a row may be about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The answer that chooses it.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Where it belongs: the organisation of a person.
    pub context: String,
    /// The row of the file it comes from; none if it is in the directory already.
    pub row: Option<usize>,
    /// Why it may be the same.
    pub why: MatchReason,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuestionKind {
    /// Which kind of organisation a word means; any kind or [`LEAVE_OUT`].
    Kind,
    /// Which district a text means: any key or [`LEAVE_OUT`]; these come first.
    District(Vec<Ags>),
    /// A text that is no e-mail address: [`LEAVE_OUT`] or nothing.
    Email,
    /// A text that is no telephone number.
    Phone,
    /// A text that is no address on the web.
    Web,
    /// Whether an organisation is one of these, or [`NEW`].
    Organisation(Vec<Candidate>),
    /// Whether a person is one of these, or [`NEW`].
    Person(Vec<Candidate>),
    /// Which committee a name means: any of the health region, [`NEW`] or [`LEAVE_OUT`], which leaves the seat out; these come
    /// first.
    Committee(Vec<CommitteeId>),
    /// What a word says a member is in a committee; any role or [`LEAVE_OUT`].
    Role,
    /// Whether a word gives a seat a vote: [`YES`], [`NO`] or [`LEAVE_OUT`].
    Voting,
    /// What the nodes of a kind stand for: one of [`NODE_KINDS`] or [`LEAVE_OUT`], which leaves them out.
    Node,
    /// How the two ends of an edge are related; any kind that [`is_said_by_an_edge`] or [`LEAVE_OUT`], which leaves it out.
    Relation,
}

impl QuestionKind {
    /// Whether a text answers it.
    #[must_use]
    pub fn accepts(&self, answer: &str) -> bool {
        match self {
            Self::Kind => answer == LEAVE_OUT || answer.parse::<OrganisationKind>().is_ok(),
            Self::District(_) => answer == LEAVE_OUT || Ags::parse(answer).is_some(),
            Self::Email | Self::Phone | Self::Web => answer == LEAVE_OUT,
            Self::Committee(_) => [LEAVE_OUT, NEW].contains(&answer) || answer.parse::<CommitteeId>().is_ok(),
            Self::Role => answer == LEAVE_OUT || answer.parse::<MembershipRole>().is_ok(),
            Self::Voting => [LEAVE_OUT, YES, NO].contains(&answer),
            Self::Node => answer == LEAVE_OUT || NODE_KINDS.contains(&answer),
            Self::Relation => {
                answer == LEAVE_OUT || answer.parse::<RelationKind>().is_ok_and(is_said_by_an_edge)
            }
            Self::Organisation(candidates) | Self::Person(candidates) => {
                answer == NEW || candidates.iter().any(|candidate| candidate.code == answer)
            }
        }
    }
}

/// A question about all rows with the same value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What the answer is kept under.
    pub key: String,
    /// What is asked.
    pub kind: QuestionKind,
    /// The value as it stands in the file.
    pub value: String,
    /// The rows it stands in, from 1.
    pub rows: Vec<usize>,
    /// The answer, if there is one.
    pub answer: Option<String>,
}
