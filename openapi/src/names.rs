//! What things of the document are called in Rust.

use heck::{ToPascalCase as _, ToSnakeCase as _};
use unicode_ident::{is_xid_continue, is_xid_start};

/// All that Rust keeps for itself, in any edition.
const KEYWORDS: [&str; 51] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Whether a word cannot be a name, because Rust keeps it for itself.
pub(crate) fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word)
}

/// What a property or a parameter is called as a field: `X-Trace` is `x_trace`, `type` is `type_`.
#[must_use]
pub fn field_name(wire: &str) -> String {
    as_identifier(words(wire).to_snake_case(), "x")
}

/// What a schema is called as a type, and a value of an enum as a variant: `phone_number` is `PhoneNumber`.
#[must_use]
pub fn type_name(wire: &str) -> String {
    as_identifier(words(wire).to_pascal_case(), "X")
}

/// What cannot stand in a name divides its words.
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
    use super::{field_name, type_name};

    #[test]
    fn any_name_on_the_wire_is_a_name_in_rust() {
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
    }
}
