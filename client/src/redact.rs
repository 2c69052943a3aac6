//! What is sensitive prints as `[redacted]`.

use std::fmt;

/// Stands for a value that may not be printed.
pub(crate) struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// A text from the wire as far as it may be printed.
///
/// An allow-list: what is not made like an identifier of the API might be anything, a phone number for example.
pub(crate) fn identifier(text: &str) -> &str {
    if is_identifier(text) { text } else { "[redacted]" }
}

fn is_identifier(text: &str) -> bool {
    let body = text.strip_prefix("request-id-").unwrap_or(text);
    let is_id = body.len() < text.len();
    let allowed = |byte: u8| match byte {
        b'a'..=b'z' | b'_' => true,
        b'0'..=b'9' | b'-' | b'A'..=b'Z' => is_id,
        _ => false,
    };
    !body.is_empty() && text.len() <= 100 && body.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::identifier;

    #[test]
    fn only_what_looks_like_an_identifier_is_printed() {
        for printed in [
            "invalid_phone_number",
            "request-id-test-b05c992f-ebdc-489d-a754-c7e70ba13141",
        ] {
            assert_eq!(identifier(printed), printed);
        }
        for hidden in [
            "+12025550162",
            "000000",
            "someone@example.com",
            "192.0.2.1",
            "WJtR5BCy38Szd5AfoDpf0iqF",
            "two words",
            "",
        ] {
            assert_eq!(identifier(hidden), "[redacted]");
        }
    }
}
