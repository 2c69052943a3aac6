//! Compiles the document's patterns to automata, which a client only has to run.

use regex_automata::{
    dfa::{StartKind, dense},
    util::syntax,
};

/// The bytes of an automaton.
pub(crate) fn compile(pattern: &str, big_endian: bool) -> Result<Vec<u8>, String> {
    let automaton = dense::Builder::new()
        .configure(dense::Config::new().start_kind(StartKind::Unanchored).dfa_size_limit(Some(1 << 20)))
        .syntax(syntax::Config::new())
        .build(&ecma(pattern))
        .map_err(|error| explain(&error))?;
    // Without the padding before it: the runtime aligns it.
    let (bytes, padding) =
        if big_endian { automaton.to_bytes_big_endian() } else { automaton.to_bytes_little_endian() };
    Ok(bytes[padding..].to_vec())
}

/// OpenAPI's regular expressions are those of ECMA-262, where `\d` and `\w` are ASCII; here they are Unicode.
fn ecma(pattern: &str) -> String {
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

fn explain(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

#[cfg(test)]
mod tests {
    use super::{compile, ecma};

    #[test]
    fn digits_and_words_are_ascii() {
        assert_eq!(ecma(r"^\d+\w\.\\d$"), r"^[0-9]+[0-9A-Za-z_]\.\\d$");
    }

    #[test]
    fn the_byte_order_is_the_targets() {
        let (little, big) = (compile("^a$", false), compile("^a$", true));
        assert_ne!(little.expect("it compiles"), big.expect("it compiles"));
    }

    #[test]
    fn an_unsupported_pattern_says_why() {
        assert!(compile("(?=a)", false).is_err_and(|problem| problem.contains("look-around")));
    }
}
