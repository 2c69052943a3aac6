//! The automata (DFAs) of the document's patterns as bytes, so that a client only runs them.

use openapi_document::pattern::automaton;
use regex_automata::{Input, dfa::Automaton as _};

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

#[cfg(test)]
mod tests {
    use super::compile;

    #[test]
    fn the_byte_order_is_that_of_the_target() {
        let (little, big) = (compile("^a$", false), compile("^a$", true));
        assert_ne!(little.expect("it compiles"), big.expect("it compiles"));
    }
}
