//! Compiles the document's patterns to automata that the client only has to run: nothing can fail there, and it costs next to nothing.

use regex_automata::{
    dfa::{StartKind, dense},
    util::syntax,
};

/// The bytes of an automaton for the machine that is built for.
pub(crate) fn compile(pattern: &str) -> Result<Vec<u8>, String> {
    let automaton = dense::Builder::new()
        .configure(dense::Config::new().start_kind(StartKind::Unanchored).dfa_size_limit(Some(1 << 20)))
        .syntax(syntax::Config::new())
        .build(&ecma(pattern))
        .map_err(|error| explain(&error))?;
    let big = std::env::var("CARGO_CFG_TARGET_ENDIAN").is_ok_and(|endian| endian == "big");
    // With the padding that goes before it, if any, left out: the client aligns it.
    let (bytes, padding) = if big { automaton.to_bytes_big_endian() } else { automaton.to_bytes_little_endian() };
    Ok(bytes[padding..].to_vec())
}

/// In ECMA-262, whose regular expressions OpenAPI has, `\d` and `\w` are ASCII; they would be Unicode here.
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
