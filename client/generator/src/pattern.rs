//! The automata (DFAs) of the document's patterns as bytes, so that a client only runs them.

use openapi_document::pattern::automaton;
use regex_automata::{Input, dfa::Automaton as _};

/// The bytes of an automaton, for targets of either byte order: the generated source is the same for all.
pub(crate) struct Compiled {
    pub(crate) little_endian: Vec<u8>,
    pub(crate) big_endian: Vec<u8>,
}

/// Compiles a pattern to the bytes of its automaton.
pub(crate) fn compile(pattern: &str) -> Result<Compiled, String> {
    let automaton = automaton(pattern)?;
    // The runtime aligns the bytes, so the padding before them is left out.
    let without_padding = |(bytes, padding): (Vec<u8>, usize)| bytes[padding..].to_vec();
    Ok(Compiled {
        little_endian: without_padding(automaton.to_bytes_little_endian()),
        big_endian: without_padding(automaton.to_bytes_big_endian()),
    })
}

/// Whether a pattern matches a part of a text. A pattern that cannot be compiled matches nothing.
pub(crate) fn matches(pattern: &str, text: &str) -> bool {
    automaton(pattern).is_ok_and(|automaton| matches!(automaton.try_search_fwd(&Input::new(text)), Ok(Some(_))))
}

#[cfg(test)]
mod tests {
    use super::compile;

    #[test]
    fn both_byte_orders_have_the_same_length() {
        let compiled = compile("^a$").expect("it compiles");
        assert_ne!(compiled.little_endian, compiled.big_endian);
        assert_eq!(compiled.little_endian.len(), compiled.big_endian.len());
    }
}
