//! What is sensitive prints as `[redacted]`.

use std::fmt;

/// Stands for a value that may not be printed.
pub(crate) struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// A text that prints as far as it may.
pub(crate) struct Text<'t>(pub(crate) &'t str);

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match is_identifier(self.0) {
            true => write!(f, "{:?}", self.0),
            false => Redacted.fmt(f),
        }
    }
}

/// A text from the wire as far as it may be printed.
pub(crate) fn identifier(text: &str) -> &str {
    if is_identifier(text) { text } else { "[redacted]" }
}

/// Whether a text is made like the API's own words (`invalid_phone_number`) or ids (`user-test-` and a UUID).
///
/// An allow-list: anything else might be a phone number, an address, a passcode or a token.
fn is_identifier(text: &str) -> bool {
    let all = |text: &str, allowed: fn(u8) -> bool| !text.is_empty() && text.len() <= 64 && text.bytes().all(allowed);
    if let Some(id) = text.strip_prefix("request-id-") {
        return all(id, |byte| byte.is_ascii_alphanumeric() || byte == b'-');
    }
    match ["-test-", "-live-"].iter().find_map(|environment| text.split_once(environment)) {
        Some((kind, id)) => {
            all(kind, |byte| byte.is_ascii_lowercase() || byte == b'-')
                && id.len() == "00000000-0000-0000-0000-000000000000".len()
                && all(id, |byte| byte.is_ascii_hexdigit() || byte == b'-')
        }
        None => all(text, |byte| byte.is_ascii_lowercase() || byte == b'_'),
    }
}

#[cfg(test)]
mod tests {
    use super::{Text, identifier};

    #[test]
    fn only_what_looks_like_an_identifier_is_printed() {
        let uuid = "b05c992f-ebdc-489d-a754-c7e70ba13141";
        for printed in
            ["invalid_phone_number", &format!("request-id-test-{uuid}"), &format!("phone-number-live-{uuid}")]
        {
            assert_eq!(identifier(printed), printed);
            assert_eq!(format!("{:?}", Text(printed)), format!("{printed:?}"));
        }
        for hidden in [
            "+12025550162",
            "000000",
            "someone@example.com",
            "192.0.2.1",
            "WJtR5BCy38Szd5AfoDpf0iqF",
            "secret-test-6EcGQh2FWoxMTjmlLYvwJRGJRGV-DwEPdN1=",
            "two words",
            "",
        ] {
            assert_eq!(identifier(hidden), "[redacted]");
            assert_eq!(format!("{:?}", Text(hidden)), "[redacted]");
        }
    }
}
