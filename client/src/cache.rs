//! A cache of one value that changes seldom, such as the keys of a project. The calls that need the value fetch it: one fetch at a time, and
//! no task that outlives a call.

#[cfg(test)]
mod tests;

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use crate::Error;

/// How long a fetch may take, with all its attempts.
pub(crate) const FETCH_TIMEOUT: Duration = Duration::from_secs(5);

/// When a value is fetched again.
#[derive(Clone, Copy)]
pub(crate) struct Intervals {
    /// An older value is refreshed.
    pub(crate) fresh: Duration,
    /// An older value is not used.
    pub(crate) usable: Duration,
    /// From a refresh that failed, or was dropped, to the next one.
    pub(crate) refresh: Duration,
    /// From a fetch for what the value did not have to the next one.
    pub(crate) lookup: Duration,
    /// The same, where a fetch failed or was dropped.
    pub(crate) retry: Duration,
}

impl Intervals {
    /// A value that is refreshed when it is older than this.
    pub(crate) const fn fresh_for(fresh: Duration) -> Self {
        Self {
            fresh,
            usable: Duration::from_secs(60 * 60),
            refresh: Duration::from_secs(30),
            lookup: Duration::from_secs(30),
            retry: Duration::from_secs(1),
        }
    }
}

/// The value that was fetched last.
pub(crate) struct Cache<T> {
    state: Mutex<State<T>>,
    /// Held by the call that fetches. Only calls that cannot go on without the value wait for it.
    turn: tokio::sync::Mutex<()>,
}

/// Why there is no value.
pub(crate) enum Miss {
    /// The last call failed, and the value is too old, or does not have what is looked for.
    Unavailable(Arc<Error>),
    /// The value does not have what is looked for.
    Unknown,
}

struct State<T> {
    intervals: Intervals,
    value: Option<(Arc<T>, Instant)>,
    /// The error of the last fetch, and when it ended, if it failed.
    failure: Option<(Arc<Error>, Instant)>,
    in_flight: bool,
    /// How many fetches have ended.
    ended: u64,
    /// A stale value is not refreshed before.
    next_refresh: Option<Instant>,
    /// What the value does not have is not looked up before.
    next_lookup: Option<Instant>,
}

/// How a call goes on.
enum Plan<T> {
    Use(Arc<T>),
    /// The value is stale: refresh it, or use it where another call is about to.
    Refresh(Arc<T>),
    /// There is no value.
    Fetch,
    /// The value does not have what is looked for.
    Lookup,
    Fail(Miss),
}

impl<T> Cache<T> {
    pub(crate) fn new(intervals: Intervals) -> Self {
        let state = State {
            intervals,
            value: None,
            failure: None,
            in_flight: false,
            ended: 0,
            next_refresh: None,
            next_lookup: None,
        };
        Self { state: Mutex::new(state), turn: tokio::sync::Mutex::default() }
    }

    /// A value that has what is looked for. `fetch` runs only where that is needed.
    pub(crate) async fn get(
        &self,
        has: impl Fn(&T) -> bool,
        fetch: impl Future<Output = Result<T, Error>>,
    ) -> Result<Arc<T>, Miss> {
        let before = self.state().ended;
        let plan = || self.state().plan(&has, before, Instant::now());
        let turn = match plan() {
            Plan::Refresh(value) => match self.turn.try_lock() {
                Ok(turn) => turn,
                Err(_) => return Ok(value),
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

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Plan<T> {
    /// The value, if a call fetches nothing any more.
    fn outcome(self) -> Result<Arc<T>, Miss> {
        match self {
            Self::Use(value) | Self::Refresh(value) => Ok(value),
            Self::Fail(miss) => Err(miss),
            Self::Fetch | Self::Lookup => Err(Miss::Unknown),
        }
    }
}

impl<T> State<T> {
    /// How a call goes on, which began when `before` fetches had ended.
    fn plan(&self, has: impl Fn(&T) -> bool, before: u64, now: Instant) -> Plan<T> {
        // A fetch that ended meanwhile counts as this call's own.
        let is_answered = self.ended != before;
        let is_due = |next: Option<Instant>| next.is_none_or(|next| now >= next);
        let value = self.value.as_ref().map(|(value, fetched)| (value, now.saturating_duration_since(*fetched)));
        let Some((value, age)) = value.filter(|(_, age)| *age < self.intervals.usable) else {
            return match &self.failure {
                Some((error, at)) if is_answered || !is_due(Some(*at + self.intervals.retry)) => {
                    Plan::Fail(Miss::Unavailable(Arc::clone(error)))
                }
                _ => Plan::Fetch,
            };
        };
        if has(value) {
            let is_refreshed = age < self.intervals.fresh || is_answered || !is_due(self.next_refresh);
            return if is_refreshed { Plan::Use(Arc::clone(value)) } else { Plan::Refresh(Arc::clone(value)) };
        }
        if !is_answered && (self.in_flight || is_due(self.next_lookup)) {
            return Plan::Lookup;
        }
        Plan::Fail(match &self.failure {
            Some((error, _)) => Miss::Unavailable(Arc::clone(error)),
            None => Miss::Unknown,
        })
    }
}

/// A fetch in flight. Dropped before its end, it counts as failed.
struct Fetch<'c, T> {
    cache: &'c Cache<T>,
    is_lookup: bool,
}

impl<'c, T> Fetch<'c, T> {
    fn start(cache: &'c Cache<T>, is_lookup: bool) -> Self {
        let (mut state, now) = (cache.state(), Instant::now());
        state.in_flight = true;
        if is_lookup {
            state.next_lookup = Some(now + state.intervals.retry);
        }
        state.next_refresh = Some(now + state.intervals.refresh);
        Self { cache, is_lookup }
    }

    fn end(self, fetched: Result<T, Error>) {
        let (mut state, now) = (self.cache.state(), Instant::now());
        state.ended += 1;
        match fetched {
            Ok(value) => {
                state.value = Some((Arc::new(value), now));
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

impl<T> Drop for Fetch<'_, T> {
    fn drop(&mut self) {
        self.cache.state().in_flight = false;
    }
}
