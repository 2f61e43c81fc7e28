//! Who has a measure open right now; known to this process alone, and to nobody once they have left.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use domain::id::{MeasureId, UserId};
use time::{Duration, OffsetDateTime};

/// For how long somebody counts as being there after they were heard of last.
const THERE: Duration = Duration::seconds(16);

/// Somebody who has a measure open.
#[derive(Debug)]
struct Reader {
    user: UserId,
    name: String,
    heard_at: OffsetDateTime,
}

/// Who has which measure open; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Presence(Arc<Mutex<HashMap<MeasureId, Vec<Reader>>>>);

impl Presence {
    /// Notes that somebody has a measure open, or has left it; returns the names of the others who have it open, by name.
    pub fn hear(
        &self,
        measure: MeasureId,
        (user, name): (UserId, &str),
        is_there: bool,
        now: OffsetDateTime,
    ) -> Vec<String> {
        let mut open = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        open.retain(|_, readers| {
            readers.retain(|reader| now - reader.heard_at < THERE);
            !readers.is_empty()
        });
        let readers = open.entry(measure).or_default();
        readers.retain(|reader| reader.user != user);
        let mut others: Vec<_> = readers.iter().map(|reader| reader.name.clone()).collect();
        others.sort_unstable();
        if is_there {
            readers.push(Reader { user, name: name.to_owned(), heard_at: now });
        }
        others
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn people_see_each_other_until_they_leave_or_fall_silent() {
        let presence = Presence::default();
        let (kita, start) = (MeasureId::named("kita"), datetime!(2026-11-22 08:00 UTC));
        let hear = |name: &str, is_there, seconds| {
            let now = start + Duration::seconds(seconds);
            presence.hear(kita, (UserId::named(name), name), is_there, now)
        };
        assert!(hear("Anna", true, 0).is_empty());
        assert_eq!(hear("Jonas", true, 1), ["Anna"]);
        assert_eq!(hear("Anna", true, 2), ["Jonas"], "nobody meets themselves");
        let elsewhere = presence.hear(MeasureId::named("lotsen"), (UserId::named("Mia"), "Mia"), true, start);
        assert!(elsewhere.is_empty());
        hear("Jonas", false, 3);
        assert!(hear("Anna", true, 4).is_empty());
        assert_eq!(hear("Jonas", true, 18), ["Anna"]);
        assert!(hear("Jonas", true, 36).is_empty(), "whoever is not heard of is gone");
    }
}
