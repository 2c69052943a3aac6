//! What the mock remembers: the passcodes it sent, and whether they were used or replaced.

use std::{
    collections::{HashMap, HashSet},
    time::SystemTime,
};

/// The state of a mock server.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// The number of requests so far.
    pub(crate) requests: u64,
    /// The current passcode of each id.
    passcodes: HashMap<String, Passcode>,
    /// Everybody who was sent a passcode.
    recipients: HashSet<String>,
}

#[derive(Debug, Clone)]
struct Passcode {
    recipient: String,
    code: String,
    /// The earlier codes of the id.
    replaced: Vec<String>,
    /// `None` for the sandbox's passcode, which does not expire and can be used again.
    expires: Option<SystemTime>,
    used: bool,
}

/// The result of checking a passcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PasscodeCheck {
    Accepted,
    /// The passcode was used, has expired or was replaced.
    Spent,
    Wrong,
}

impl State {
    /// Whether a passcode was sent to the recipient before.
    pub(crate) fn knows(&self, recipient: &str) -> bool {
        self.recipients.contains(recipient)
    }

    /// Stores a passcode for an id and replaces the one before. `expires` is `None` for the sandbox's passcode.
    pub(crate) fn send(&mut self, id: &str, recipient: &str, code: String, expires: Option<SystemTime>) {
        self.recipients.insert(recipient.to_owned());
        let mut replaced = Vec::new();
        if let Some(before) = self.passcodes.remove(id) {
            replaced = before.replaced;
            replaced.push(before.code);
        }
        let passcode = Passcode { recipient: recipient.to_owned(), code, replaced, expires, used: false };
        self.passcodes.insert(id.to_owned(), passcode);
    }

    /// Checks a passcode for an id, and marks it as used if it is accepted.
    pub(crate) fn check(&mut self, id: &str, code: &str, now: SystemTime) -> PasscodeCheck {
        let Some(passcode) = self.passcodes.get_mut(id) else { return PasscodeCheck::Wrong };
        if passcode.code != code {
            let replaced = passcode.replaced.iter().any(|replaced| replaced == code);
            return if replaced { PasscodeCheck::Spent } else { PasscodeCheck::Wrong };
        }
        match passcode.expires {
            Some(expires) if passcode.used || expires <= now => PasscodeCheck::Spent,
            _ => {
                passcode.used = true;
                PasscodeCheck::Accepted
            }
        }
    }

    /// The current passcode of an id.
    pub(crate) fn code(&self, id: &str) -> Option<&str> {
        Some(&self.passcodes.get(id)?.code)
    }

    /// The recipient of an id's passcode.
    pub(crate) fn recipient(&self, id: &str) -> Option<&str> {
        Some(&self.passcodes.get(id)?.recipient)
    }
}
