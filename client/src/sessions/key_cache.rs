//! The keys of a project, fetched by the calls that need them: one fetch at a time, and no task that outlives a call.

#[cfg(test)]
mod tests;

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use super::{error::SessionError, key_set::KeySet};
use crate::Error;

/// When keys are fetched again.
#[derive(Clone, Copy)]
pub(super) struct Intervals {
    /// Older keys are refreshed.
    pub(super) fresh: Duration,
    /// Older keys are not used.
    pub(super) usable: Duration,
    /// From a refresh that failed, or was dropped, to the next one.
    pub(super) refresh: Duration,
    /// From a fetch for an unknown id to the next one.
    pub(super) lookup: Duration,
    /// The same, where a fetch failed or was dropped.
    pub(super) retry: Duration,
}

impl Default for Intervals {
    fn default() -> Self {
        Self {
            fresh: Duration::from_secs(10 * 60),
            usable: Duration::from_secs(60 * 60),
            refresh: Duration::from_secs(30),
            lookup: Duration::from_secs(30),
            retry: Duration::from_secs(1),
        }
    }
}

/// The keys that were fetched last.
#[derive(Default)]
pub(super) struct KeyCache {
    state: Mutex<State>,
    /// Held by the call that fetches. Only calls that cannot go on without the keys wait for it.
    turn: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    intervals: Intervals,
    keys: Option<(Arc<KeySet>, Instant)>,
    /// The error of the last fetch, and when it ended, if it failed.
    failure: Option<(Arc<Error>, Instant)>,
    in_flight: bool,
    /// How many fetches have ended.
    ended: u64,
    /// Stale keys are not refreshed before.
    next_refresh: Option<Instant>,
    /// An unknown id is not looked up before.
    next_lookup: Option<Instant>,
}

/// How a call goes on.
enum Plan {
    Use(Arc<KeySet>),
    /// Keys are stale: refresh them, or use them where another call is about to.
    Refresh(Arc<KeySet>),
    /// There are no keys.
    Fetch,
    /// No key has the id.
    Lookup,
    Fail(SessionError),
}

impl KeyCache {
    /// Keys that have the id `kid`. `fetch` runs only where that is needed.
    pub(super) async fn get(
        &self,
        kid: &str,
        fetch: impl Future<Output = Result<KeySet, Error>>,
    ) -> Result<Arc<KeySet>, SessionError> {
        let before = self.state().ended;
        let plan = || self.state().plan(kid, before, Instant::now());
        let turn = match plan() {
            Plan::Refresh(keys) => match self.turn.try_lock() {
                Ok(turn) => turn,
                Err(_) => return Ok(keys),
            },
            Plan::Fetch | Plan::Lookup => self.turn.lock().await,
            settled => return settled.outcome(),
        };
        // Planned again, since another call may have fetched before this one got its turn.
        let replanned = plan();
        if matches!(replanned, Plan::Refresh(_) | Plan::Fetch | Plan::Lookup) {
            let started = Fetch::start(self, matches!(replanned, Plan::Lookup));
            started.end(fetch.await);
        }
        drop(turn);
        plan().outcome()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Plan {
    /// The keys, if a call fetches nothing any more.
    fn outcome(self) -> Result<Arc<KeySet>, SessionError> {
        match self {
            Self::Use(keys) | Self::Refresh(keys) => Ok(keys),
            Self::Fail(error) => Err(error),
            Self::Fetch | Self::Lookup => Err(SessionError::UnknownKey),
        }
    }
}

impl State {
    /// How a call for this id goes on, which began when `before` fetches had ended.
    fn plan(&self, kid: &str, before: u64, now: Instant) -> Plan {
        // A fetch that ended meanwhile counts as this call's own.
        let is_answered = self.ended != before;
        let is_due = |next: Option<Instant>| next.is_none_or(|next| now >= next);
        let keys = self.keys.as_ref().map(|(keys, fetched)| (keys, now.saturating_duration_since(*fetched)));
        let Some((keys, age)) = keys.filter(|(_, age)| *age < self.intervals.usable) else {
            return match &self.failure {
                Some((error, at)) if is_answered || !is_due(Some(*at + self.intervals.retry)) => {
                    Plan::Fail(SessionError::KeysUnavailable(Arc::clone(error)))
                }
                _ => Plan::Fetch,
            };
        };
        if keys.has(kid) {
            let is_refreshed = age < self.intervals.fresh || is_answered || !is_due(self.next_refresh);
            return if is_refreshed { Plan::Use(Arc::clone(keys)) } else { Plan::Refresh(Arc::clone(keys)) };
        }
        if !is_answered && (self.in_flight || is_due(self.next_lookup)) {
            return Plan::Lookup;
        }
        Plan::Fail(match &self.failure {
            Some((error, _)) => SessionError::KeysUnavailable(Arc::clone(error)),
            None => SessionError::UnknownKey,
        })
    }
}

/// A fetch in flight. Dropped before its end, it counts as failed.
struct Fetch<'c> {
    cache: &'c KeyCache,
    is_lookup: bool,
}

impl<'c> Fetch<'c> {
    fn start(cache: &'c KeyCache, is_lookup: bool) -> Self {
        let (mut state, now) = (cache.state(), Instant::now());
        state.in_flight = true;
        if is_lookup {
            state.next_lookup = Some(now + state.intervals.retry);
        }
        state.next_refresh = Some(now + state.intervals.refresh);
        Self { cache, is_lookup }
    }

    fn end(self, fetched: Result<KeySet, Error>) {
        let (mut state, now) = (self.cache.state(), Instant::now());
        state.ended += 1;
        match fetched {
            Ok(keys) => {
                state.keys = Some((Arc::new(keys), now));
                state.failure = None;
                state.next_refresh = None;
                if self.is_lookup {
                    state.next_lookup = Some(now + state.intervals.lookup);
                }
            }
            Err(error) => state.failure = Some((Arc::new(error), now)),
        }
    }
}

impl Drop for Fetch<'_> {
    fn drop(&mut self) {
        self.cache.state().in_flight = false;
    }
}
