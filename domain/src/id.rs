//! Typed ids: a goal's id cannot be passed where a measure's is meant.
//!
//! The server makes new ids (UUIDv7, so that they sort by time); demo and synthetic records get ids derived from
//! their name, so that the same content has the same links on every machine.

use uuid::Uuid;

/// Declares an id type over [`Uuid`] with its docs.
macro_rules! typed_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new id, sorted after all ids made before it.
            #[cfg(feature = "sqlx")]
            #[must_use]
            #[expect(clippy::disallowed_methods, clippy::new_without_default, reason = "the one place where ids are made")]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }

            /// The id that belongs to a name, always the same.
            #[must_use]
            pub fn named(name: &str) -> Self {
                Self(named_uuid(stringify!($name), name))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )+};
}

typed_id! {
    /// A user account.
    UserId,
    /// A role held by a user in a place.
    GrantId,
    /// A health region: one or several districts with an office.
    HealthRegionId,
    /// An organisation.
    OrganisationId,
    /// A person.
    PersonId,
    /// One contact field of a person or organisation.
    ContactId,
    /// A committee.
    CommitteeId,
    /// A seat in a committee.
    MembershipId,
    /// A typed relation between two records.
    RelationId,
    /// A field of action.
    FieldId,
    /// A topic within a field of action.
    TopicId,
    /// An implementation plan.
    PlanId,
    /// A goal of a plan.
    GoalId,
    /// An outcome of a goal.
    OutcomeId,
    /// An indicator of an outcome.
    IndicatorId,
    /// A measured value of an indicator.
    MeasurementId,
    /// A field that a plan has of its own.
    OwnFieldId,
    /// A measure of a plan.
    MeasureId,
    /// A milestone of a measure.
    MilestoneId,
    /// A point of the checklist of a measure.
    ChecklistPointId,
    /// A link between two measures.
    MeasureLinkId,
    /// An organisation that takes part in a measure.
    MeasurePartnerId,
    /// What somebody has made of a measure.
    JudgementId,
    /// What somebody has said about a measure.
    CommentId,
    /// A file that is attached to a measure.
    AttachmentId,
    /// Word to a user of what has happened.
    NotificationId,
    /// A mail that waits to be sent.
    MailId,
    /// A view of the map that somebody has kept.
    SavedViewId,
    /// A view of a plan that somebody has kept.
    SavedPlanViewId,
    /// A dashboard that somebody has put together.
    OwnDashboardId,
    /// An import of a list into the directory.
    ImportId,
    /// Two records of the directory that were made one.
    MergeId,
    /// A record that was removed from the directory.
    RemovalId,
    /// A name that an organisation had before.
    FormerNameId,
}

/// A version 8 UUID from the 128-bit FNV-1a hash of kind and name.
fn named_uuid(kind: &str, name: &str) -> Uuid {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let hash = kind
        .bytes()
        .chain([0])
        .chain(name.bytes())
        .fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    uuid::Builder::from_custom_bytes(hash.to_be_bytes()).into_uuid()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_always_has_the_same_id_and_kinds_do_not_collide() {
        assert_eq!(PersonId::named("Landrat"), PersonId::named("Landrat"));
        assert_ne!(PersonId::named("Landrat").0, OrganisationId::named("Landrat").0);
        assert_eq!(PersonId::named("Landrat").0.get_version_num(), 8);
    }

    #[test]
    fn an_id_survives_being_written_and_read() {
        let id = CommitteeId::named("Gesundheitsforum");
        assert_eq!(id.to_string().parse(), Ok(id));
    }
}
