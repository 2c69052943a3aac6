//! The compiled patterns of the hand-written API are those that the generator would write.

use std::{fs, path::Path};

use regex_automata::dfa::{StartKind, dense};

/// `UPDATE=1 cargo test -p openapi-client-runtime --test patterns` renews them.
#[cfg(target_endian = "little")]
#[test]
fn compiled_patterns_are_those_of_the_expressions() {
    let pets = include_str!("support/pets.rs");
    for (file, expression) in
        [("name.dfa", "^[A-Z][a-z]+$"), ("identifier.dfa", "^(pet|trace)-(test-)?[0-9a-f-]{1,36}$")]
    {
        assert!(pets.contains(&format!("\"{expression}\"")) && pets.contains(file), "{file}");
        let config = dense::Config::new().start_kind(StartKind::Unanchored).dfa_size_limit(Some(1 << 20));
        let automaton = dense::Builder::new().configure(config).build(expression).expect("it is an expression");
        let (bytes, padding) = automaton.to_bytes_little_endian();
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support").join(file);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &bytes[padding..]).expect("the file can be written");
        }
        assert_eq!(fs::read(&path).ok().as_deref(), Some(&bytes[padding..]), "{file} is not up to date");
    }
}
