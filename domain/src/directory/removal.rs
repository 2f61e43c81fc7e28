//! Records that should never have been there are removed, and can be brought back for a while. What has come to its end is not
//! removed: it ends.

use serde::{Deserialize, Serialize};
use time::{Date, Duration, OffsetDateTime};

use super::{NamedRecord, RelationKind};
use crate::{change::RecordKind, id::RemovalId};

/// For how many days a removed record can be brought back.
pub const REMOVED_DAYS: i64 = 30;

/// The last day on which what was removed on a day can be brought back.
#[must_use]
pub fn last_day_to_restore(removed_on: Date) -> Date {
    removed_on.saturating_add(Duration::days(REMOVED_DAYS))
}

/// What names a record, so that it cannot be removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hindrance {
    /// What it is.
    pub kind: RecordKind,
    /// Where it is found: the measure, the plan, the view; nothing if the reader may not see it, or if it has no page.
    pub named: Option<NamedRecord>,
    /// The plan it stands in, if it does.
    pub plan: String,
}

/// What would become of what belongs to a record if that were removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovalProposal {
    /// The record.
    pub named: NamedRecord,
    /// How the two are related that a relation names.
    pub relation: Option<RelationKind>,
    /// Its version.
    pub version: i64,
    /// How much of which kind goes along, as far as the reader may see it.
    pub gone: Vec<(RecordKind, i64)>,
    /// How much of which kind stays and names it no more.
    pub loosened: Vec<(RecordKind, i64)>,
    /// What keeps it from being removed.
    pub hindrances: Vec<Hindrance>,
}

impl RemovalProposal {
    /// What keeps it that the reader can look at, and how much of which kind does so that they cannot.
    #[must_use]
    pub fn told(&self) -> (Vec<&Hindrance>, Vec<(RecordKind, i64)>) {
        let (seen, others): (Vec<_>, Vec<_>) = self.hindrances.iter().partition(|one| one.named.is_some());
        let mut counts: Vec<(RecordKind, i64)> = Vec::new();
        for Hindrance { kind, .. } in others {
            match counts.iter_mut().find(|(known, _)| known == kind) {
                Some((_, count)) => *count += 1,
                None => counts.push((*kind, 1)),
            }
        }
        (seen, counts)
    }
}

/// A record in the trash of the directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovedRecord {
    /// What happened.
    pub id: RemovalId,
    /// The record, by the name it had.
    pub named: NamedRecord,
    /// How the two are related that a relation names.
    pub relation: Option<RelationKind>,
    /// How many seats and relations come back with it, as far as the reader may see them.
    pub gone: Vec<(RecordKind, i64)>,
    /// When it was removed.
    pub removed_at: OffsetDateTime,
    /// Who did it.
    pub actor: String,
    /// The last day on which it can be brought back.
    pub last_day: Date,
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;
    use crate::{change::RecordRef, id::OrganisationId};

    #[test]
    fn what_was_removed_comes_back_for_thirty_days_also_over_the_end_of_a_year() {
        assert_eq!(last_day_to_restore(date!(2026 - 12 - 15)), date!(2027 - 01 - 14));
        assert_eq!(last_day_to_restore(Date::MAX), Date::MAX);
    }

    #[test]
    fn what_a_reader_may_not_see_is_counted_and_not_named() {
        let named = NamedRecord {
            record: RecordRef::new(RecordKind::Organisation, OrganisationId::named("a")),
            name: "A".to_owned(),
        };
        let hindrance = |kind, is_seen: bool| Hindrance {
            kind,
            named: is_seen.then(|| named.clone()),
            plan: String::new(),
        };
        let proposal = RemovalProposal {
            named: named.clone(),
            relation: None,
            version: 1,
            gone: Vec::new(),
            loosened: Vec::new(),
            hindrances: vec![
                hindrance(RecordKind::Measure, false),
                hindrance(RecordKind::Measure, true),
                hindrance(RecordKind::User, false),
                hindrance(RecordKind::Measure, false),
            ],
        };
        let (seen, counts) = proposal.told();
        assert_eq!(seen, [&proposal.hindrances[1]]);
        assert_eq!(counts, [(RecordKind::Measure, 2), (RecordKind::User, 1)]);
    }
}
