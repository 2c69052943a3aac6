//! A guard against toll fraud: the calling prefixes that messages may go to.

use std::{collections::BTreeMap, fmt};

use crate::ClientBuilder;

/// The property with the recipient of a message to a phone.
const PHONE_NUMBER: &str = "phone_number";

/// The calling prefixes of the phone numbers that messages may go to: allowed ones and denied ones, of which the longest that a number
/// starts with decides. A number with none of them is not allowed.
///
/// ```
/// use stytch_client::CallingPrefixes;
///
/// let prefixes = CallingPrefixes::us_and_canada().allow("+44").deny("+447624").allow("+1787");
/// assert!(prefixes.allows("+12025550162") && prefixes.allows("+447400123456") && prefixes.allows("+17875550123"));
/// assert!(!prefixes.allows("+447624123456") && !prefixes.allows("+18765550123") && !prefixes.allows("+4915112345678"));
/// ```
///
/// A prefix is `+` and digits. If one is anything else, no number is allowed, so that a typo costs nothing.
#[derive(Clone, Debug, Default)]
#[must_use = "prefixes do nothing by themselves: give them to `ClientBuilder::allow_recipients`"]
pub struct CallingPrefixes {
    prefixes: BTreeMap<String, bool>,
}

/// The area codes under +1 that are not of Canada or of a state of the US.
const OTHER_AREA_CODES: [&str; 29] = [
    "242", // Bahamas
    "246", // Barbados
    "264", // Anguilla
    "268", // Antigua and Barbuda
    "284", // British Virgin Islands
    "340", // US Virgin Islands
    "345", // Cayman Islands
    "441", // Bermuda
    "473", // Grenada
    "649", // Turks and Caicos Islands
    "658", // Jamaica
    "664", // Montserrat
    "670", // Northern Mariana Islands
    "671", // Guam
    "684", // American Samoa
    "721", // Sint Maarten
    "758", // Saint Lucia
    "767", // Dominica
    "784", // Saint Vincent and the Grenadines
    "787", // Puerto Rico
    "809", // Dominican Republic
    "829", // Dominican Republic
    "849", // Dominican Republic
    "868", // Trinidad and Tobago
    "869", // Saint Kitts and Nevis
    "876", // Jamaica
    "900", // calls that the caller pays for
    "939", // Puerto Rico
    "976", // calls that the caller pays for
];

impl CallingPrefixes {
    /// No prefix: no number is allowed.
    pub fn none() -> Self {
        Self::default()
    }

    /// The states of the US, and Canada: what Stytch sends to unless the project asks for more.
    ///
    /// The other countries under +1, in the Caribbean and the Atlantic, are not allowed, and neither are territories of the US, such as
    /// Puerto Rico. Allow those that you need: `allow("+1787").allow("+1939")`.
    pub fn us_and_canada() -> Self {
        OTHER_AREA_CODES.iter().fold(Self::none().allow("+1"), |prefixes, code| prefixes.deny(&format!("+1{code}")))
    }

    /// Allows a prefix, such as `+44`.
    pub fn allow(self, prefix: &str) -> Self {
        self.set(prefix, true)
    }

    /// Denies a prefix.
    pub fn deny(self, prefix: &str) -> Self {
        self.set(prefix, false)
    }

    fn set(mut self, prefix: &str, is_allowed: bool) -> Self {
        self.prefixes.insert(prefix.to_owned(), is_allowed);
        self
    }

    /// Whether messages may go to a phone number, which is in the format E.164.
    #[must_use]
    pub fn allows(&self, phone_number: &str) -> bool {
        self.check(phone_number).is_ok()
    }

    fn check(&self, phone_number: &str) -> Result<(), RecipientRefused> {
        let digits = |prefix: &str| {
            prefix.strip_prefix('+').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
        };
        if let Some(prefix) = self.prefixes.keys().find(|prefix| !digits(prefix)) {
            return Err(RecipientRefused::InvalidPrefix(prefix.clone()));
        }
        let matching = self.prefixes.iter().filter(|(prefix, _)| phone_number.starts_with(*prefix));
        match matching.max_by_key(|(prefix, _)| prefix.len()) {
            Some((_, true)) => Ok(()),
            _ => Err(RecipientRefused::PrefixNotAllowed),
        }
    }
}

impl ClientBuilder {
    /// Lets calls send messages to phone numbers with these calling prefixes only. By default to any.
    ///
    /// Fraudsters let an app send many messages to expensive numbers of their own. A call that would send to another prefix fails with
    /// [`Error::Refused`](crate::Error::Refused) before anything is sent, and its reason is a [`RecipientRefused`]. Messages by email are
    /// not affected. See [rate limits and toll fraud](crate#rate-limits-and-toll-fraud).
    ///
    /// ```
    /// use stytch_client::{CallingPrefixes, Client, RecipientRefused};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), stytch_client::Error> {
    /// let client = Client::builder().project("project-test-…", "secret-test-…");
    /// let client = client.allow_recipients(CallingPrefixes::us_and_canada()).build()?;
    /// # #[cfg(feature = "otps")] {
    /// let refused = client.otps().sms().login_or_create().phone_number("+18765550123").send().await.unwrap_err();
    /// assert!(refused.refusal().is_some_and(|refusal| refusal.is::<RecipientRefused>()) && !refused.may_have_been_sent());
    /// # }
    /// # Ok(())
    /// # }
    /// ```
    pub fn allow_recipients(self, prefixes: CallingPrefixes) -> Self {
        self.check_calls(move |call| match call.operation().recipient() {
            Some(PHONE_NUMBER) => prefixes.check(&call.recipient().unwrap_or_default()),
            _ => Ok(()),
        })
    }
}

/// Why no message was sent to a phone number. Neither `Display` nor `Debug` prints the number.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RecipientRefused {
    /// Its calling prefix is denied, or not allowed.
    PrefixNotAllowed,
    /// One of the [`CallingPrefixes`], this one, is not `+` and digits, so that no number is allowed.
    InvalidPrefix(String),
}

impl fmt::Display for RecipientRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PrefixNotAllowed => f.write_str("the calling prefix of the recipient is not allowed"),
            Self::InvalidPrefix(prefix) => {
                write!(f, "no recipient is allowed, since {prefix:?} is no calling prefix: write `+` and digits")
            }
        }
    }
}

impl std::error::Error for RecipientRefused {}
