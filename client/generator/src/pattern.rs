//! Compiles the document's patterns to automata (DFAs), so that a client only runs them.

use regex_automata::{
    dfa::{StartKind, dense},
    util::syntax,
};

/// Compiles a pattern to the bytes of its automaton.
pub(crate) fn compile(pattern: &str, big_endian: bool) -> Result<Vec<u8>, String> {
    let automaton = dense::Builder::new()
        .configure(dense::Config::new().start_kind(StartKind::Unanchored).dfa_size_limit(Some(1 << 20)))
        .syntax(syntax::Config::new())
        .build(&from_ecma(pattern))
        .map_err(|error| explain(&error))?;
    // The runtime aligns the bytes, so the padding before them is left out.
    let (bytes, padding) =
        if big_endian { automaton.to_bytes_big_endian() } else { automaton.to_bytes_little_endian() };
    Ok(bytes[padding..].to_vec())
}

/// Translates OpenAPI's syntax, ECMA-262: there, `\d` and `\w` are ASCII, while in Rust they are Unicode.
fn from_ecma(pattern: &str) -> String {
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
    translated
}

/// An error with its causes.
fn explain(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

#[cfg(test)]
mod tests {
    use super::{compile, from_ecma};

    #[test]
    fn digits_and_words_are_ascii() {
        assert_eq!(from_ecma(r"^\d+\w\.\\d$"), r"^[0-9]+[0-9A-Za-z_]\.\\d$");
    }

    #[test]
    fn the_byte_order_is_that_of_the_target() {
        let (little, big) = (compile("^a$", false), compile("^a$", true));
        assert_ne!(little.expect("it compiles"), big.expect("it compiles"));
    }

    #[test]
    fn an_unsupported_pattern_is_explained() {
        assert!(compile("(?=a)", false).is_err_and(|problem| problem.contains("look-around")));
    }
}
