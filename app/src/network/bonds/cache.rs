//! What has been worked out already, so that a page that is opened again, or by a colleague, need not wait.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError, Weak},
};

use domain::network::NetworkSnapshot;
use tokio::sync::OnceCell;

use super::{BondsReading, survey::survey};
use crate::{error::AppError, network::query::MapQuery};

/// How many answers are kept.
const KEPT: usize = 32;

/// An answer, or the place where one is being worked out: who asks the same meanwhile waits for it.
type Answer = Arc<OnceCell<BondsReading>>;

/// The newest answers; clones share them.
///
/// Readers of equal rights share a network until it changes, so the very same network has the same answer.
#[derive(Clone, Debug, Default)]
pub struct BondsCache(Arc<Mutex<VecDeque<Kept>>>);

#[derive(Debug)]
struct Kept {
    network: Weak<NetworkSnapshot>,
    filter: MapQuery,
    answer: Answer,
}

impl BondsCache {
    /// Who holds together what `filter` shows of a network; worked out aside if it is not known.
    ///
    /// # Errors
    /// [`AppError::Connection`] if the server stops meanwhile.
    pub(in crate::network) async fn read(
        &self,
        network: Arc<NetworkSnapshot>,
        filter: MapQuery,
    ) -> Result<BondsReading, AppError> {
        let answer = self.answer(&network, &filter);
        let work = || async move {
            let work = tokio::task::spawn_blocking(move || survey(&network, &filter));
            work.await.map_err(|_| AppError::Connection)
        };
        Ok(answer.get_or_try_init(work).await?.clone())
    }

    /// The place of an answer; the one that was not asked for longest makes room.
    fn answer(&self, network: &Arc<NetworkSnapshot>, filter: &MapQuery) -> Answer {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_asked = |one: &Kept| one.network.as_ptr() == Arc::as_ptr(network) && one.filter == *filter;
        let known = kept.iter().position(is_asked).and_then(|place| kept.remove(place));
        let asked = known.unwrap_or_else(|| Kept {
            network: Arc::downgrade(network),
            filter: filter.clone(),
            answer: Answer::default(),
        });
        let answer = asked.answer.clone();
        kept.push_back(asked);
        if kept.len() > KEPT {
            kept.pop_front();
        }
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter(number: usize) -> MapQuery {
        MapQuery { region: Some(number.to_string()), ..MapQuery::default() }
    }

    #[test]
    fn the_same_question_about_the_same_network_has_one_answer() {
        let cache = BondsCache::default();
        let network = Arc::new(NetworkSnapshot::default());
        let answer = cache.answer(&network, &filter(1));
        assert!(Arc::ptr_eq(&answer, &cache.clone().answer(&network, &filter(1))));
        assert!(!Arc::ptr_eq(&answer, &cache.answer(&network, &filter(2))));
        let changed = Arc::new(NetworkSnapshot::default());
        assert!(!Arc::ptr_eq(&answer, &cache.answer(&changed, &filter(1))));
    }

    #[test]
    fn the_answer_that_nobody_asks_for_makes_room() {
        let cache = BondsCache::default();
        let network = Arc::new(NetworkSnapshot::default());
        let (first, second) = (cache.answer(&network, &filter(0)), cache.answer(&network, &filter(1)));
        for number in 2..=KEPT {
            cache.answer(&network, &filter(number));
            assert!(Arc::ptr_eq(&first, &cache.answer(&network, &filter(0))));
        }
        assert_eq!(cache.0.lock().unwrap().len(), KEPT);
        assert!(!Arc::ptr_eq(&second, &cache.answer(&network, &filter(1))));
    }
}
