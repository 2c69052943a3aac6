//! The cache with fetches that the test counts, and intervals of any length. A test never waits: an interval is zero or longer than any test.

use std::{cell::Cell, future, pin::pin, task::Poll};

use super::*;
use crate::http::Response;

/// A value: the ids of keys.
type Keys = Vec<String>;

const NEVER: Duration = Duration::from_secs(1_000_000);

/// No key is stale, and nothing is tried again.
const LONG: Intervals = Intervals { fresh: NEVER, usable: NEVER, refresh: NEVER, lookup: NEVER, retry: NEVER };

fn cache(intervals: Intervals) -> Cache<Keys> {
    Cache::new(intervals)
}

/// A set with a key of each id.
fn keys(ids: &[&str]) -> Result<Keys, Error> {
    Ok(ids.iter().copied().map(str::to_owned).collect())
}

fn has(keys: &Keys, kid: &str) -> bool {
    keys.iter().any(|known| known == kid)
}

fn failure() -> Result<Keys, Error> {
    let response = Response::builder().status(503).body("").expect("it is a response");
    let operation = if cfg!(feature = "rbac") { "rbac.policy" } else { "sessions.get_jwks" };
    Err(Error::from_http(operation, response).expect("there is such an operation"))
}

/// Calls for a key, one after the other, and what each gives.
struct Calls<'c> {
    cache: &'c Cache<Keys>,
    fetches: Cell<u32>,
}

impl<'c> Calls<'c> {
    fn of(cache: &'c Cache<Keys>) -> Self {
        Self { cache, fetches: Cell::new(0) }
    }

    /// `ok`, `unknown` or `unavailable`, and how many fetches there have been.
    async fn get(&self, kid: &str, fetched: Result<Keys, Error>) -> (&'static str, u32) {
        let fetch = async {
            self.fetches.set(self.fetches.get() + 1);
            fetched
        };
        let outcome = match self.cache.get(|keys| has(keys, kid), fetch).await {
            Ok(keys) if has(&keys, kid) => "ok",
            Ok(_) => "keys without the id",
            Err(Miss::Unknown) => "unknown",
            Err(Miss::Unavailable(_)) => "unavailable",
        };
        (outcome, self.fetches.get())
    }
}

/// Polls a call that hangs while it fetches, and returns it unfinished.
macro_rules! hanging {
    ($cache:expr, $kid:literal) => {{
        let mut call = Box::pin($cache.get(|keys| has(keys, $kid), future::pending()));
        assert!(poll(call.as_mut()).await.is_pending());
        call
    }};
}

/// Polls a future once.
async fn poll<F: Future>(mut future: std::pin::Pin<&mut F>) -> Poll<F::Output> {
    future::poll_fn(|context| Poll::Ready(future.as_mut().poll(context))).await
}

#[tokio::test]
async fn fresh_keys_are_not_fetched_again() {
    let cache = cache(LONG);
    let calls = Calls::of(&cache);
    for _ in 0..3 {
        assert_eq!(calls.get("old", keys(&["old"])).await, ("ok", 1));
    }
}

#[tokio::test]
async fn an_unknown_id_is_looked_up_once_in_its_interval() {
    let cache = cache(LONG);
    let calls = Calls::of(&cache);
    assert_eq!(calls.get("old", keys(&["old"])).await, ("ok", 1));
    assert_eq!(calls.get("new", keys(&["old", "new"])).await, ("ok", 2));
    assert_eq!(calls.get("forged", keys(&["old", "new"])).await, ("unknown", 2));
    assert_eq!(calls.get("old", keys(&[])).await, ("ok", 2));
}

#[tokio::test]
async fn an_id_that_the_first_fetch_does_not_have_is_unknown() {
    let cache = cache(LONG);
    let calls = Calls::of(&cache);
    assert_eq!(calls.get("forged", keys(&["old"])).await, ("unknown", 1));
    assert_eq!(calls.get("forged", keys(&["old"])).await, ("unknown", 2));
    assert_eq!(calls.get("forged", keys(&["old"])).await, ("unknown", 2));
}

#[tokio::test]
async fn after_its_interval_an_unknown_id_is_looked_up_again_once_a_call() {
    let cache = cache(Intervals { lookup: Duration::ZERO, ..LONG });
    let calls = Calls::of(&cache);
    assert_eq!(calls.get("old", keys(&["old"])).await, ("ok", 1));
    for count in 2..100 {
        assert_eq!(calls.get("forged", keys(&["old"])).await, ("unknown", count));
    }
}

#[tokio::test]
async fn ten_thousand_calls_fetch_each_rotation_once() {
    let cache = cache(Intervals { lookup: Duration::ZERO, ..LONG });
    let calls = Calls::of(&cache);
    for call in 0..10_000_u32 {
        // A new key each thousand calls, while the one before still signs.
        let rotation = call / 1_000;
        let [before, current] = [rotation.saturating_sub(1), rotation].map(|rotation| format!("key-{rotation}"));
        let kid = if call % 2 == 0 { &current } else { &before };
        assert_eq!(calls.get(kid, keys(&[&before, &current])).await, ("ok", rotation + 1));
    }
}

#[tokio::test]
async fn a_lookup_that_fails_leaves_the_keys() {
    let cache = cache(LONG);
    let calls = Calls::of(&cache);
    assert_eq!(calls.get("old", keys(&["old"])).await, ("ok", 1));
    assert_eq!(calls.get("new", failure()).await, ("unavailable", 2));
    assert_eq!(calls.get("new", keys(&["new"])).await, ("unavailable", 2));
    assert_eq!(calls.get("old", keys(&[])).await, ("ok", 2));
}

#[tokio::test]
async fn stale_keys_are_refreshed_and_serve_on_if_that_fails() {
    let cache = cache(Intervals { fresh: Duration::ZERO, ..LONG });
    let calls = Calls::of(&cache);
    assert_eq!(calls.get("old", keys(&["old"])).await, ("ok", 1));
    assert_eq!(calls.get("old", keys(&["old"])).await, ("ok", 2));
    assert_eq!(calls.get("old", failure()).await, ("ok", 3));
    // Within the interval of refreshes.
    assert_eq!(calls.get("old", keys(&[])).await, ("ok", 3));
}

#[tokio::test]
async fn a_success_ends_what_a_failure_began() {
    let cache = cache(Intervals { lookup: Duration::ZERO, retry: Duration::ZERO, ..LONG });
    let calls = Calls::of(&cache);
    assert_eq!(calls.get("old", failure()).await, ("unavailable", 1));
    assert_eq!(calls.get("old", keys(&["old"])).await, ("ok", 2));
    assert_eq!(calls.get("forged", keys(&["old"])).await, ("unknown", 3));
}

#[tokio::test]
async fn stale_keys_serve_while_another_call_has_the_turn() {
    let cache = cache(Intervals { fresh: Duration::ZERO, ..LONG });
    let calls = Calls::of(&cache);
    assert_eq!(calls.get("old", keys(&["old"])).await, ("ok", 1));
    let turn = cache.turn.lock().await;
    assert!(matches!(poll(pin!(calls.get("old", keys(&["old"])))).await, Poll::Ready(("ok", 1))));
    drop(turn);
    assert_eq!(calls.get("old", keys(&["old"])).await, ("ok", 2));
}

#[tokio::test]
async fn a_refresh_takes_away_keys_that_are_gone() {
    let cache = cache(Intervals { fresh: Duration::ZERO, ..LONG });
    let calls = Calls::of(&cache);
    assert_eq!(calls.get("old", keys(&["old"])).await, ("ok", 1));
    assert_eq!(calls.get("old", keys(&["new"])).await, ("unknown", 2));
}

#[tokio::test]
async fn keys_that_are_too_old_are_not_used() {
    let cache = cache(Intervals { fresh: Duration::ZERO, usable: Duration::ZERO, retry: Duration::ZERO, ..LONG });
    cache.state().value = Some((Arc::new(keys(&["old"]).expect("they are keys")), Instant::now()));
    let calls = Calls::of(&cache);
    assert_eq!(calls.get("old", failure()).await, ("unavailable", 1));
    assert_eq!(calls.get("old", failure()).await, ("unavailable", 2));
}

#[tokio::test]
async fn without_keys_a_failure_holds_for_its_interval() {
    for (retry, fetches) in [(NEVER, 1), (Duration::ZERO, 3)] {
        let cache = cache(Intervals { retry, ..LONG });
        let calls = Calls::of(&cache);
        for call in 1..=3 {
            assert_eq!(calls.get("old", failure()).await, ("unavailable", fetches.min(call)));
        }
    }
}

#[tokio::test]
async fn while_one_call_refreshes_stale_keys_serve_the_others() {
    let cache = cache(Intervals { fresh: Duration::ZERO, ..LONG });
    let calls = Calls::of(&cache);
    assert_eq!(calls.get("old", keys(&["old"])).await, ("ok", 1));
    let refreshing = hanging!(cache, "old");
    for _ in 0..100 {
        assert_eq!(calls.get("old", keys(&[])).await, ("ok", 1));
    }
    // An unknown id waits for that fetch.
    let mut waiting = pin!(calls.get("new", keys(&["new"])));
    assert!(poll(waiting.as_mut()).await.is_pending());
    drop(refreshing);
    assert_eq!(waiting.await, ("ok", 2));
}

#[tokio::test]
async fn a_dropped_lookup_counts_as_one_that_failed() {
    let cache = cache(LONG);
    let calls = Calls::of(&cache);
    assert_eq!(calls.get("old", keys(&["old"])).await, ("ok", 1));
    let lookup = hanging!(cache, "new");
    let mut waiting = pin!(calls.get("new", keys(&["new"])));
    assert!(poll(waiting.as_mut()).await.is_pending());
    assert_eq!(calls.get("old", keys(&[])).await, ("ok", 1));
    drop(lookup);
    assert_eq!(waiting.await, ("unknown", 1));
    assert_eq!(calls.get("old", keys(&[])).await, ("ok", 1));
}

#[tokio::test]
async fn without_keys_the_next_call_takes_over_a_dropped_fetch() {
    let cache = cache(LONG);
    let calls = Calls::of(&cache);
    let first = hanging!(cache, "old");
    let mut second = pin!(calls.get("old", keys(&["old"])));
    let mut third = pin!(calls.get("old", keys(&["old"])));
    assert!(poll(second.as_mut()).await.is_pending());
    assert!(poll(third.as_mut()).await.is_pending());
    drop(first);
    assert_eq!(second.await, ("ok", 1));
    assert_eq!(third.await, ("ok", 1));
}

#[tokio::test]
async fn many_calls_share_a_failure() {
    let cache = cache(Intervals { retry: Duration::ZERO, ..LONG });
    let calls = Calls::of(&cache);
    let first = hanging!(cache, "old");
    let mut waiting: Vec<_> = (0..100).map(|_| Box::pin(calls.get("old", failure()))).collect();
    for call in &mut waiting {
        assert!(poll(call.as_mut()).await.is_pending());
    }
    drop(first);
    for call in waiting {
        assert_eq!(call.await, ("unavailable", 1));
    }
}
