//! Where the page is in time, and the network of all days once it has been fetched.

use std::sync::Arc;

use domain::network::{NetworkHistory, TimeSpan};
use leptos::prelude::*;
use network_map::{
    comparison::{Differences, compare},
    history::network_on,
};
use time::Date;

use crate::{
    answer::{Answer, ask},
    directory::api::OnDay,
    network::{
        api::{load_history, load_span},
        map_state::Network,
        query::MapQuery,
    },
};

/// The network of all days as the browser has it.
#[derive(Clone, Debug, Default)]
pub(in crate::network) enum History {
    /// Nobody has asked for another day yet; on the server always.
    #[default]
    Unasked,
    /// Under way.
    Waiting,
    /// Here.
    Ready(Arc<OnDay<NetworkHistory>>),
    /// The server did not answer.
    Failed,
}

/// What is drawn.
#[derive(Clone, Debug, Default)]
pub(in crate::network) struct Moment {
    /// The network of the day, with what is gone if two days are compared.
    pub network: Network,
    /// How it differs from the other day.
    pub differences: Arc<Differences>,
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        self.network == other.network && Arc::ptr_eq(&self.differences, &other.differences)
    }
}

/// The page in time.
#[derive(Clone, Copy)]
pub(in crate::network) struct TimeTravel {
    /// The days between which there is something to see.
    pub span: Answer<TimeSpan>,
    /// The network of all days.
    pub history: RwSignal<History>,
    /// The day on which the slider is held, which the URL follows when it is let go; none is today.
    pub held: RwSignal<Option<Option<Date>>>,
}

impl TimeTravel {
    /// At the day the URL says.
    pub(in crate::network) fn new() -> Self {
        Self { span: ask(|| (), |()| load_span()), history: RwSignal::default(), held: RwSignal::default() }
    }

    /// The query of the URL, on the day on which the slider is held.
    pub(in crate::network) fn query(self, query: MapQuery) -> MapQuery {
        match self.held.get() {
            Some(on) => MapQuery { on, ..query },
            None => query,
        }
    }

    /// Asks for the network of all days, unless it is here or under way.
    pub(in crate::network) fn prepare(self) {
        if matches!(*self.history.read_untracked(), History::Unasked | History::Failed) {
            self.history.set(History::Waiting);
            leptos::task::spawn_local(async move {
                let history = match load_history().await {
                    Ok(history) => History::Ready(Arc::new(history)),
                    Err(_) => History::Failed,
                };
                // The page may be gone by now.
                let _ = self.history.try_set(history);
            });
        }
    }

    /// What is drawn: the present, or the moment that `query` asks for. Until that is known, what was drawn before.
    pub(in crate::network) fn moment(
        self,
        query: Memo<MapQuery>,
        present: RwSignal<Network>,
    ) -> Memo<Moment> {
        let asked =
            Memo::new(move |_| query.with(|query| query.is_about_time().then_some((query.on, query.since))));
        Effect::new(move |_| {
            if asked.get().is_some() {
                self.prepare();
            }
        });
        Memo::new(move |before: Option<&Moment>| match (asked.get(), self.history.get()) {
            (None | Some((None, None)), _) => Moment { network: present.get(), differences: nothing(before) },
            (Some((on, since)), History::Ready(known)) => {
                let on = on.unwrap_or(known.today);
                match since {
                    None => Moment {
                        network: Network::Ready(Arc::new(network_on(&known.answer, on))),
                        differences: nothing(before),
                    },
                    Some(since) => {
                        let comparison = compare(&known.answer, since, on);
                        Moment {
                            network: Network::Ready(Arc::new(comparison.network)),
                            differences: Arc::new(comparison.differences),
                        }
                    }
                }
            }
            (Some(_), History::Failed) if before.is_none_or(Moment::is_empty) => {
                Moment { network: Network::Failed, differences: nothing(before) }
            }
            (Some(_), _) => before.cloned().unwrap_or_default(),
        })
    }
}

impl Moment {
    fn is_empty(&self) -> bool {
        !matches!(self.network, Network::Ready(_))
    }
}

/// No differences; the same as before, if there were none before.
fn nothing(before: Option<&Moment>) -> Arc<Differences> {
    let before = before.map(|before| before.differences.clone());
    before.filter(|differences| differences.nodes.is_empty()).unwrap_or_default()
}
