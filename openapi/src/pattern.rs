//! Translates the regular expressions of documents, which are those of ECMA-262, for Rust's `regex` crates.

use regex_syntax::{Error, Parser};

/// Translates a pattern of a document for Rust's `regex` crates: in ECMA-262, `\d` and `\w` are ASCII.
///
/// # Errors
/// The pattern is not a regular expression, or uses look-around or back-references, which Rust's `regex` crates do not support. The message
/// is one line.
pub fn to_rust(pattern: &str) -> Result<String, String> {
    let mut translated = String::new();
    let mut chars = pattern.chars();
    while let Some(char) = chars.next() {
        match (char, if char == '\\' { chars.next() } else { None }) {
            ('\\', Some('d')) => translated.push_str("[0-9]"),
            ('\\', Some('w')) => translated.push_str("[0-9A-Za-z_]"),
            ('\\', Some(escaped)) => translated.extend(['\\', escaped]),
            (char, _) => translated.push(char),
        }
    }
    match Parser::new().parse(&translated) {
        Ok(_) => Ok(translated),
        Err(Error::Parse(error)) => Err(error.kind().to_string()),
        Err(Error::Translate(error)) => Err(error.kind().to_string()),
        Err(error) => Err(error.to_string().replace('\n', " ")),
    }
}

#[cfg(test)]
mod tests {
    use super::to_rust;

    #[test]
    fn digits_and_words_are_ascii() {
        assert_eq!(to_rust(r"^\d+[\w.]\.\\d$").as_deref(), Ok(r"^[0-9]+[[0-9A-Za-z_].]\.\\d$"));
    }

    #[test]
    fn an_unsupported_pattern_has_a_reason_of_one_line() {
        for (pattern, reason) in [
            ("(", "unclosed group"),
            ("[", "unclosed character class"),
            ("(?=a)", "look-around, including look-ahead and look-behind, is not supported"),
            (r"(a)\1", "backreferences are not supported"),
            (r"\p{Nothing}", "Unicode property not found"),
            ("a{2,1}", "invalid repetition count range, the start must be <= the end"),
        ] {
            assert_eq!(to_rust(pattern), Err(reason.to_owned()), "{pattern}");
        }
    }
}
