//! Compiles the document's patterns to automata (DFAs), so that a client only runs them.

use regex_automata::{
    Input,
    dfa::{Automaton as _, StartKind, dense},
    nfa::thompson,
    util::syntax,
};

/// The largest automaton, and the most memory that making it may take, in bytes.
const LIMIT: usize = 1 << 20;

/// Compiles a pattern to the bytes of its automaton.
pub(crate) fn compile(pattern: &str, big_endian: bool) -> Result<Vec<u8>, String> {
    let automaton = automaton(pattern)?;
    // The runtime aligns the bytes, so the padding before them is left out.
    let (bytes, padding) =
        if big_endian { automaton.to_bytes_big_endian() } else { automaton.to_bytes_little_endian() };
    Ok(bytes[padding..].to_vec())
}

/// Whether a pattern matches a part of a text. A pattern that cannot be compiled matches nothing.
pub(crate) fn matches(pattern: &str, text: &str) -> bool {
    automaton(pattern).is_ok_and(|automaton| matches!(automaton.try_search_fwd(&Input::new(text)), Ok(Some(_))))
}

fn automaton(pattern: &str) -> Result<dense::DFA<Vec<u32>>, String> {
    let translated = openapi_document::pattern::to_rust(pattern)?;
    dense::Builder::new()
        .configure(
            dense::Config::new()
                .start_kind(StartKind::Unanchored)
                .dfa_size_limit(Some(LIMIT))
                .determinize_size_limit(Some(8 * LIMIT)),
        )
        .thompson(thompson::Config::new().nfa_size_limit(Some(LIMIT)))
        .syntax(syntax::Config::new())
        .build(&translated)
        .map_err(|error| explain(&error))
}

/// What to write instead of a pattern that does not compile.
pub(crate) fn remedy(pattern: &str, problem: &str) -> &'static str {
    if problem.contains("limit") {
        "repeat less: write `+` or `*` for a large number of repetitions, and limit the length with `maxLength`"
    } else if pattern.contains(r"\b") || pattern.contains(r"\B") {
        "write `(^|[^0-9A-Za-z_])` for `\\b` before a word, and `([^0-9A-Za-z_]|$)` after it"
    } else {
        "use regular expressions without look-around and back-references"
    }
}

fn explain(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

#[cfg(test)]
mod tests {
    use super::{compile, remedy};

    #[test]
    fn the_byte_order_is_that_of_the_target() {
        let (little, big) = (compile("^a$", false), compile("^a$", true));
        assert_ne!(little.expect("it compiles"), big.expect("it compiles"));
    }

    #[test]
    fn a_pattern_that_needs_a_huge_automaton_is_rejected_instead_of_compiled_for_minutes() {
        for pattern in [r"^(\w{1,300}){1,50}$", "^((a{1,50}){1,50}){1,50}$"] {
            assert!(compile(pattern, false).is_err_and(|problem| problem.contains("limit")), "{pattern}");
        }
    }

    #[test]
    fn an_unsupported_pattern_is_explained() {
        assert!(compile("(?=a)", false).is_err_and(|problem| problem.contains("look-around")));
    }

    #[test]
    fn what_a_remedy_says_compiles() {
        for (pattern, says, instead) in [
            (r"\bcat\b", "for `\\b`", "(^|[^0-9A-Za-z_])cat([^0-9A-Za-z_]|$)"),
            (r"^(\w{1,300}){1,50}$", "`maxLength`", r"^\w+$"),
            ("(?=a)", "without look-around", "a"),
        ] {
            let problem = compile(pattern, false).expect_err("it does not compile");
            assert!(remedy(pattern, &problem).contains(says), "{pattern}: {problem}");
            assert!(compile(instead, false).is_ok(), "{instead}");
        }
    }
}
