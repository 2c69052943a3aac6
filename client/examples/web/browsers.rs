//! What the server knows of each browser, under an id that only the browser's cookie holds; and how much each may ask for.

use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, MutexGuard},
    time::{Duration, Instant},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

/// How long a browser is known without being heard of.
pub(crate) const IDLE: Duration = Duration::from_secs(60 * 60);

/// Each message is paid for: so many may be asked for by a browser and, since one that drops its cookie is a new one, by all together.
const SENDS: Limit = Limit::new(3, Duration::from_secs(10 * 60));
const ALL_SENDS: Limit = Limit::new(30, Duration::from_secs(10 * 60));
/// So often may the passcode of one message be guessed.
const TRIES: u32 = 5;

/// How far a browser is in logging somebody in.
#[derive(Clone, Default)]
pub(crate) enum Stage {
    #[default]
    Stranger,
    /// A passcode is on its way, in the last of so many messages. `method_id` says to which phone, and stays here: from a form it
    /// could be anybody's.
    Asked { phone: String, method_id: String, messages: u32, tries: u32 },
    /// An app that calls the API on behalf of the person keeps the session token here too.
    LoggedIn { user_id: String },
}

pub(crate) struct Browsers(Mutex<State>);

struct State {
    known: HashMap<String, Browser>,
    sends: Limit,
}

struct Browser {
    heard_of: Instant,
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

    /// Counts a message that the browser asks for. Gives its id, a new one for a browser that is not known.
    ///
    /// # Errors
    /// Too many already, and how long until there may be another.
    pub(crate) fn count_send(&self, id: &str) -> Result<String, Duration> {
        let mut state = self.state();
        let State { known, sends } = &mut *state;
        sends.room()?;
        if let Some(browser) = known.get_mut(id) {
            browser.sends.room()?;
        }
        let id = if known.contains_key(id) { id.to_owned() } else { new_id() };
        let browser = known.entry(id.clone()).or_default();
        browser.heard_of = Instant::now();
        browser.sends.taken.push_back(browser.heard_of);
        sends.taken.push_back(browser.heard_of);
        Ok(id)
    }

    /// Takes back what was counted, for a message that surely was not sent. So only who is sent something takes up room.
    pub(crate) fn uncount_send(&self, id: &str) {
        let mut state = self.state();
        state.sends.taken.pop_back();
        if let Some(browser) = state.known.get_mut(id) {
            browser.sends.taken.pop_back();
            if browser.sends.taken.is_empty() {
                state.known.remove(id);
            }
        }
    }

    /// Counts a guess of the passcode and gives its `method_id`; nothing where none is expected, or too many were wrong.
    pub(crate) fn count_try(&self, id: &str) -> Result<String, NoTry> {
        match self.state().known.get_mut(id).map(|browser| &mut browser.stage) {
            Some(Stage::Asked { tries, .. }) if *tries >= TRIES => Err(NoTry::TooMany),
            Some(Stage::Asked { method_id, tries, .. }) => {
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

    /// Logs somebody in, under a new id: one that was planted in the browser before is worth nothing.
    pub(crate) fn log_in(&self, id: &str, user_id: String) -> String {
        let mut state = self.state();
        let browser = state.known.remove(id).unwrap_or_default();
        let id = new_id();
        state.known.insert(id.clone(), Browser { stage: Stage::LoggedIn { user_id }, ..browser });
        id
    }

    /// Forgets how far the browser is, and remembers what it has asked for.
    pub(crate) fn start_again(&self, id: &str) {
        self.move_to(id, Stage::Stranger);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        let mut state = self.0.lock().expect("nothing panics with it");
        state.known.retain(|_, browser| browser.heard_of.elapsed() < IDLE);
        state
    }
}

/// Why no passcode can be tried.
pub(crate) enum NoTry {
    NothingSent,
    TooMany,
}

impl Default for Browser {
    fn default() -> Self {
        Self { heard_of: Instant::now(), sends: SENDS, stage: Stage::Stranger }
    }
}

/// At most so many in so long.
struct Limit {
    most: usize,
    within: Duration,
    taken: VecDeque<Instant>,
}

impl Limit {
    const fn new(most: usize, within: Duration) -> Self {
        Self { most, within, taken: VecDeque::new() }
    }

    /// Whether there is room for one more; if not, how long until there is.
    fn room(&mut self) -> Result<(), Duration> {
        self.taken.retain(|taken| taken.elapsed() < self.within);
        match self.taken.front() {
            Some(first) if self.taken.len() >= self.most => Err(self.within.saturating_sub(first.elapsed())),
            _ => Ok(()),
        }
    }
}

/// 128 bits that nobody guesses.
fn new_id() -> String {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("the system has random numbers");
    URL_SAFE_NO_PAD.encode(bytes)
}
