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

/// Prints a struct: its name, and for each field its name and what may be printed of it.
///
/// # Errors
/// Those of the formatter.
pub fn debug(f: &mut fmt::Formatter<'_>, name: &str, names: &[&str], values: &[&dyn fmt::Debug]) -> fmt::Result {
    let mut output = f.debug_struct(name);
    names.iter().zip(values).for_each(|(name, value)| {
        output.field(name, value);
    });
    output.finish()
}

/// A text that prints where it is an identifier of the API, and is redacted otherwise.
pub struct Text<'t, A>(&'t str, PhantomData<fn() -> A>);

/// A text as `Debug` may print it.
#[must_use]
pub fn text<A: Api>(text: &str) -> Text<'_, A> {
    Text(text, PhantomData)
}

/// A text that may be absent, as `Debug` may print it.
#[must_use]
pub fn some_text<A: Api>(text: &Option<String>) -> Option<Text<'_, A>> {
    text.as_deref().map(self::text)
}

/// What prints in place of a sensitive value that may be absent.
#[must_use]
pub fn some_redacted<T>(value: &Option<T>) -> Option<Redacted> {
    value.as_ref().map(|_| Redacted)
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
    // A pattern of the document may let through what ends a line or moves the cursor.
    let is_printable = text.bytes().all(|byte| byte.is_ascii_graphic());
    text.len() <= 128 && is_printable && A::identifiers().iter().any(|pattern| pattern.matches(text))
}

/// A name, or `[redacted]` where it is not one that a document could have.
pub(crate) fn name(text: &str) -> &str {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_name =
        digits <= 5 && text.len() <= 64 && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if is_name { text } else { REDACTED }
}
