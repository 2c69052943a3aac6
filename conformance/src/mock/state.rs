//! What the mock remembers: which passcode was sent for which id, and what became of it.

use std::{
    collections::{HashMap, HashSet},
    time::SystemTime,
};

/// Just enough to play a login.
#[derive(Debug, Default)]
pub(super) struct State {
    /// How many requests came.
    pub(super) calls: u64,
    passcodes: HashMap<String, Passcode>,
    /// Who was sent a passcode.
    people: HashSet<String>,
}

#[derive(Debug, Clone)]
struct Passcode {
    /// Whom it was sent to.
    about: String,
    code: String,
    /// Those that it took the place of.
    before: Vec<String>,
    /// When it is worth nothing any more. The sandbox's is always good, as often as it is used.
    expires: Option<SystemTime>,
    used: bool,
}

/// What a passcode is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Worth {
    Right,
    /// It was right, and is used, expired or replaced.
    Spent,
    Wrong,
}

impl State {
    /// Whether a passcode was sent to them before.
    pub(super) fn knows(&self, about: &str) -> bool {
        self.people.contains(about)
    }

    /// Sends a passcode, in place of the one before. Without an expiry it is the sandbox's.
    pub(super) fn send(&mut self, id: &str, about: &str, code: String, expires: Option<SystemTime>) {
        self.people.insert(about.to_owned());
        let mut before = Vec::new();
        if let Some(replaced) = self.passcodes.remove(id) {
            before = replaced.before;
            before.push(replaced.code);
        }
        let passcode = Passcode { about: about.to_owned(), code, before, expires, used: false };
        self.passcodes.insert(id.to_owned(), passcode);
    }

    /// What a passcode is worth for an id. One that is right is used then.
    pub(super) fn take(&mut self, id: &str, code: &str, now: SystemTime) -> Worth {
        let Some(passcode) = self.passcodes.get_mut(id) else { return Worth::Wrong };
        if passcode.code != code {
            return if passcode.before.iter().any(|before| before == code) { Worth::Spent } else { Worth::Wrong };
        }
        match passcode.expires {
            Some(expires) if passcode.used || expires <= now => Worth::Spent,
            _ => {
                passcode.used = true;
                Worth::Right
            }
        }
    }

    /// The passcode that was sent last for an id.
    pub(super) fn code(&self, id: &str) -> Option<&str> {
        Some(&self.passcodes.get(id)?.code)
    }

    /// Whom an id belongs to.
    pub(super) fn about(&self, id: &str) -> Option<&str> {
        Some(&self.passcodes.get(id)?.about)
    }
}
