//! The state of the mock: the passcodes it sent, and whether they were used or replaced.

use std::{
    collections::{HashMap, HashSet},
    mem,
    time::SystemTime,
};

/// The state of a mock server.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// The number of requests so far.
    pub(crate) requests: u64,
    /// The passcodes of the sandbox, which are never forgotten. The document limits their number.
    sandbox: Passcodes,
    /// The latest passcodes.
    recent: Passcodes,
    /// The passcodes before those. They are forgotten together, once `recent` is full.
    older: Passcodes,
}

/// How many bytes of passcodes `recent` and `older` may hold, each.
const LIMIT: usize = 8 * 1024 * 1024;

/// How many of an id's replaced codes are kept.
const REPLACED: usize = 100;

#[derive(Debug, Default)]
struct Passcodes {
    /// The current passcode of each id.
    by_id: HashMap<String, Passcode>,
    /// All recipients of a passcode.
    recipients: HashSet<String>,
    /// The size of all that was added.
    bytes: usize,
}

impl Passcodes {
    fn add(&mut self, id: &str, passcode: Passcode) {
        self.bytes += mem::size_of::<Passcode>() + id.len() + 2 * passcode.recipient.len();
        self.recipients.insert(passcode.recipient.clone());
        self.by_id.insert(id.to_owned(), passcode);
    }
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
        [&self.sandbox, &self.recent, &self.older].iter().any(|passcodes| passcodes.recipients.contains(recipient))
    }

    /// Stores a passcode for an id and replaces the one before. `expires` is `None` for the sandbox's passcode.
    pub(crate) fn send(&mut self, id: &str, recipient: &str, code: String, expires: Option<SystemTime>) {
        let mut replaced = Vec::new();
        for passcodes in [&mut self.sandbox, &mut self.recent, &mut self.older] {
            if let Some(before) = passcodes.by_id.remove(id) {
                replaced = before.replaced;
                replaced.push(before.code);
            }
        }
        replaced.drain(..replaced.len().saturating_sub(REPLACED));
        let passcode = Passcode { recipient: recipient.to_owned(), code, replaced, expires, used: false };
        if expires.is_none() {
            return self.sandbox.add(id, passcode);
        }
        self.recent.add(id, passcode);
        if self.recent.bytes > LIMIT {
            self.older = mem::take(&mut self.recent);
        }
    }

    /// Checks a passcode for an id, and marks it as used if it is accepted.
    pub(crate) fn check(&mut self, id: &str, code: &str, now: SystemTime) -> PasscodeCheck {
        let places = [&mut self.sandbox, &mut self.recent, &mut self.older];
        let passcode = places.into_iter().find_map(|passcodes| passcodes.by_id.get_mut(id));
        let Some(passcode) = passcode else { return PasscodeCheck::Wrong };
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
        Some(&self.passcode(id)?.code)
    }

    /// The recipient of an id's passcode.
    pub(crate) fn recipient(&self, id: &str) -> Option<&str> {
        Some(&self.passcode(id)?.recipient)
    }

    fn passcode(&self, id: &str) -> Option<&Passcode> {
        [&self.sandbox, &self.recent, &self.older].into_iter().find_map(|passcodes| passcodes.by_id.get(id))
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::{LIMIT, PasscodeCheck, REPLACED, State};

    fn in_a_minute() -> Option<SystemTime> {
        SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(60))
    }

    #[test]
    fn the_size_of_the_state_does_not_grow_with_the_number_of_passcodes() {
        for count in [150, 600] {
            let mut state = State::default();
            state.send("sandbox", "", "000000".to_owned(), None);
            let recipient = |number: usize| format!("{number}{}", "x".repeat(LIMIT / 100));
            for number in 0..count {
                state.send(&number.to_string(), &recipient(number), "123456".to_owned(), in_a_minute());
            }
            assert!(state.recent.bytes.max(state.older.bytes) <= LIMIT + LIMIT / 10);
            assert!(state.recent.by_id.len() + state.older.by_id.len() < 120);
            assert!(state.knows(&recipient(count - 1)) && !state.knows(&recipient(0)));
            assert_eq!(state.code("sandbox"), Some("000000"), "the sandbox is never forgotten");
        }
    }

    #[test]
    fn the_latest_replaced_codes_are_kept() {
        let mut state = State::default();
        for code in 0..=2 * REPLACED {
            state.send("id", "recipient", code.to_string(), in_a_minute());
        }
        let mut check = |code: usize| state.check("id", &code.to_string(), SystemTime::UNIX_EPOCH);
        assert_eq!((check(0), check(REPLACED)), (PasscodeCheck::Wrong, PasscodeCheck::Spent));
        assert_eq!(check(2 * REPLACED), PasscodeCheck::Accepted);
    }
}
