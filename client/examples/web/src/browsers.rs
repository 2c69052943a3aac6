//! The state of each browser, by the secret id in its cookie, and limits on what each may request.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, MutexGuard},
    time::{Duration, Instant},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

/// How long the state of an idle browser is kept.
pub(crate) const IDLE: Duration = Duration::from_secs(60 * 60);

/// Messages cost money, so they are limited per browser. A browser without its cookie counts as a new one, so they are limited in total too.
const SENDS: Limit = Limit::new(3, Duration::from_secs(10 * 60));
const ALL_SENDS: Limit = Limit::new(30, Duration::from_secs(10 * 60));
/// How many passcodes may be tried per message.
const TRIES: u32 = 5;

/// The stage of a login.
#[derive(Clone, Default)]
pub(crate) enum Stage {
    #[default]
    LoggedOut,
    /// A passcode was sent. `method_id` identifies the phone. It stays on the server: a form could carry somebody else's.
    PasscodeSent { phone: String, method_id: String, messages: u32, tries: u32 },
    /// A link was sent, to log in with or to add the address.
    LinkSent { email: String },
}

pub(crate) struct Browsers(Mutex<State>);

struct State {
    known: HashMap<String, Browser>,
    sends: Limit,
}

struct Browser {
    last_seen: Instant,
    sends: Limit,
    stage: Stage,
}

impl Default for Browsers {
    fn default() -> Self {
        Self(Mutex::new(State { known: HashMap::new(), sends: ALL_SENDS }))
    }
}

impl Browsers {
    pub(crate) fn stage(&self, id: &str) -> Stage {
        self.state().known.get(id).map(|browser| browser.stage.clone()).unwrap_or_default()
    }

    /// Counts a message that the browser requests. Returns its id, which is new for an unknown browser.
    ///
    /// # Errors
    /// How long to wait, if a limit is reached.
    pub(crate) fn count_send(&self, id: &str) -> Result<String, Duration> {
        let mut state = self.state();
        let State { known, sends } = &mut *state;
        sends.check()?;
        if let Some(browser) = known.get_mut(id) {
            browser.sends.check()?;
        }
        let id = if known.contains_key(id) { id.to_owned() } else { new_id() };
        let browser = known.entry(id.clone()).or_default();
        browser.last_seen = Instant::now();
        browser.sends.taken.push_back(browser.last_seen);
        sends.taken.push_back(browser.last_seen);
        Ok(id)
    }

    /// Undoes `count_send` for a message that was certainly not sent. A browser without messages is forgotten, so that it takes no memory,
    /// except during a login: its message may be older than those that count.
    pub(crate) fn uncount_send(&self, id: &str) {
        let mut state = self.state();
        state.sends.taken.pop_back();
        if let Some(browser) = state.known.get_mut(id) {
            browser.sends.taken.pop_back();
            if browser.sends.taken.is_empty() && matches!(browser.stage, Stage::LoggedOut) {
                state.known.remove(id);
            }
        }
    }

    /// Counts a try of the passcode and returns the `method_id` for it.
    pub(crate) fn count_try(&self, id: &str) -> Result<String, NoTry> {
        match self.state().known.get_mut(id).map(|browser| &mut browser.stage) {
            Some(Stage::PasscodeSent { tries, .. }) if *tries >= TRIES => Err(NoTry::TooMany),
            Some(Stage::PasscodeSent { method_id, tries, .. }) => {
                *tries += 1;
                Ok(method_id.clone())
            }
            _ => Err(NoTry::NothingSent),
        }
    }

    pub(crate) fn move_to(&self, id: &str, stage: Stage) {
        if let Some(browser) = self.state().known.get_mut(id) {
            browser.stage = stage;
        }
    }

    /// Gives a known browser a new id, against session fixation. Resets the stage and keeps the counts.
    pub(crate) fn renew(&self, id: &str) -> Option<String> {
        let mut state = self.state();
        let browser = state.known.remove(id)?;
        let id = new_id();
        state.known.insert(id.clone(), Browser { stage: Stage::default(), ..browser });
        Some(id)
    }

    /// Resets the stage and keeps the counts.
    pub(crate) fn start_again(&self, id: &str) {
        self.move_to(id, Stage::LoggedOut);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        let mut state = self.0.lock().expect("nothing panics with it");
        state.known.retain(|_, browser| browser.last_seen.elapsed() < IDLE);
        state
    }
}

/// Why the browser must not try a passcode.
pub(crate) enum NoTry {
    NothingSent,
    TooMany,
}

impl Default for Browser {
    fn default() -> Self {
        Self { last_seen: Instant::now(), sends: SENDS, stage: Stage::LoggedOut }
    }
}

/// At most `most` events `within` a duration.
struct Limit {
    most: usize,
    within: Duration,
    taken: VecDeque<Instant>,
}

impl Limit {
    const fn new(most: usize, within: Duration) -> Self {
        Self { most, within, taken: VecDeque::new() }
    }

    /// Checks that there is room for one more event.
    ///
    /// # Errors
    /// How long to wait until there is.
    fn check(&mut self) -> Result<(), Duration> {
        self.taken.retain(|taken| taken.elapsed() < self.within);
        match self.taken.front() {
            Some(first) if self.taken.len() >= self.most => Err(self.within.saturating_sub(first.elapsed())),
            _ => Ok(()),
        }
    }
}

/// 128 random bits.
fn new_id() -> String {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("the system has random numbers");
    URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_message_does_not_end_a_login_whose_message_counts_no_more() {
        let browsers = Browsers::default();
        let id = browsers.count_send("").expect("it is the first");
        let sent = Stage::PasscodeSent { phone: String::new(), method_id: String::new(), messages: 1, tries: 0 };
        browsers.move_to(&id, sent);
        browsers.state().known.get_mut(&id).expect("it is known").sends.taken.clear();
        browsers.count_send(&id).expect("it is within the limit");
        browsers.uncount_send(&id);
        assert!(matches!(browsers.stage(&id), Stage::PasscodeSent { .. }));
    }
}
