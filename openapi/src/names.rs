//! Rust names for names of the document.

use heck::{ToPascalCase as _, ToSnakeCase as _};
use unicode_ident::{is_xid_continue, is_xid_start};

/// The keywords of Rust, reserved ones included, of any edition.
const KEYWORDS: [&str; 51] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Whether a word is a keyword of Rust.
pub(crate) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// The Rust setter for a parameter: `X-Trace` becomes `x_trace`, `type` becomes `type_`, `2mass` becomes `_2mass`.
#[must_use]
pub fn field_name(wire: &str) -> String {
    as_identifier(words(wire).to_snake_case(), "x")
}

/// The Rust field and setter for a property. It is that of a parameter, except that `2mass` becomes `x2mass`.
#[must_use]
pub fn property_name(wire: &str) -> String {
    let name = field_name(wire);
    match name.strip_prefix('_') {
        Some(rest) => format!("x{rest}"),
        None => name,
    }
}

/// The Rust type for a schema, and the variant for a value of an enum: `phone_number` becomes `PhoneNumber`.
#[must_use]
pub fn type_name(wire: &str) -> String {
    as_identifier(words(wire).to_pascal_case(), "X")
}

/// Replaces characters that Rust names cannot contain by separators of words.
fn words(wire: &str) -> String {
    match wire {
        "+1" => "plus1".to_owned(),
        "-1" => "minus1".to_owned(),
        _ => wire.replace('\'', "").replace(|char| !is_xid_continue(char), "-"),
    }
}

fn as_identifier(name: String, without_words: &str) -> String {
    let name = match name.chars().next() {
        None => without_words.to_owned(),
        Some(first) if is_xid_start(first) => name,
        Some(_) => format!("_{name}"),
    };
    if is_keyword(&name) || name == "Self" { format!("{name}_") } else { name }
}

#[cfg(test)]
mod tests {
    use super::{field_name, property_name, type_name};

    #[test]
    fn any_name_becomes_a_rust_name() {
        for (wire, field, ty) in [
            ("phone_number", "phone_number", "PhoneNumber"),
            ("X-Trace", "x_trace", "XTrace"),
            ("type", "type_", "Type"),
            ("self", "self_", "Self_"),
            ("2mass", "_2mass", "_2mass"),
            ("@id", "id", "Id"),
            ("", "x", "X"),
            ("+1", "plus1", "Plus1"),
        ] {
            assert_eq!((field_name(wire).as_str(), type_name(wire).as_str()), (field, ty));
        }
        assert_eq!(property_name("2mass"), "x2mass");
        assert_eq!(property_name("type"), "type_");
    }
}
