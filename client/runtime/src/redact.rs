//! Redaction: sensitive values print as `[redacted]`, and so do texts of unknown content that do not look like an identifier.

use std::{fmt, marker::PhantomData};

use crate::api::Api;

/// What prints in place of a value.
const REDACTED: &str = "[redacted]";

/// Prints in place of a sensitive value.
pub struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

/// A text that prints where it is an identifier of the API, and is redacted otherwise.
pub struct Text<'t, A>(&'t str, PhantomData<fn() -> A>);

/// A text as `Debug` may print it.
#[must_use]
pub fn text<A: Api>(text: &str) -> Text<'_, A> {
    Text(text, PhantomData)
}

impl<A: Api> fmt::Debug for Text<'_, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match is_identifier::<A>(self.0) {
            true => write!(f, "{:?}", self.0),
            false => Redacted.fmt(f),
        }
    }
}

/// A text from the server, or `[redacted]`.
pub(crate) fn identifier<A: Api>(text: &str) -> &str {
    if is_identifier::<A>(text) { text } else { REDACTED }
}

/// Whether a text is a lower-case word such as `invalid_phone_number`, or an id that the document describes.
///
/// An allow-list: anything else might be a phone number, an address, a passcode or a token.
fn is_identifier<A: Api>(text: &str) -> bool {
    let is_word = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if is_word {
        return !text.is_empty() && text.len() <= 64;
    }
    text.len() <= 128 && A::identifiers().iter().any(|pattern| pattern.matches(text))
}
