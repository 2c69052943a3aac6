//! Regular expressions of the document, compiled when the client is built.

use std::{fmt, sync::OnceLock};

use regex_automata::{
    Input,
    dfa::{Automaton, dense::DFA},
};

/// A regular expression of the document, or one that stands for a format.
pub struct Pattern {
    /// Its name in messages: the expression itself, or the format.
    pub(crate) source: &'static str,
    compiled: &'static Aligned<[u8]>,
    /// The automaton in `compiled`, read on first use.
    automaton: OnceLock<Option<DFA<&'static [u32]>>>,
}

impl Pattern {
    /// A pattern from the bytes of its automaton.
    #[must_use]
    pub const fn new(source: &'static str, compiled: &'static Aligned<[u8]>) -> Self {
        Self { source, compiled, automaton: OnceLock::new() }
    }

    pub(crate) fn matches(&self, text: &str) -> bool {
        let automaton = self.automaton.get_or_init(|| Some(DFA::from_bytes(&self.compiled.bytes).ok()?.0));
        let end = automaton.as_ref().map(|automaton| automaton.try_search_fwd(&Input::new(text).earliest(true)));
        matches!(end, Some(Ok(Some(_))))
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pattern").field(&self.source).finish()
    }
}

/// Bytes aligned like a `u32`, as an automaton has to be.
#[repr(C)]
pub struct Aligned<B: ?Sized> {
    /// Empty: it only sets the alignment.
    pub align: [u32; 0],
    /// The bytes.
    pub bytes: B,
}

impl<B: ?Sized> fmt::Debug for Aligned<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Aligned").finish_non_exhaustive()
    }
}
