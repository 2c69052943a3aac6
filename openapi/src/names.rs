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

/// Methods of every generated client.
const OWN_METHODS: [&str; 13] = [
    "attempt",
    "budget",
    "builder",
    "call",
    "clone",
    "dispatch",
    "environment",
    "execute",
    "from_env",
    "http",
    "request",
    "settings",
    "with_options",
];

/// Rust types that generated code names. A schema must not shadow them.
const OWN_TYPES: [&str; 13] = [
    "Box", "Bytes", "BTreeMap", "Default", "FilePart", "HashMap", "HashSet", "Map", "Option", "Self", "String",
    "Value", "Vec",
];

/// The longest part of an id or a file name, in bytes.
pub(crate) const MAX_LENGTH: usize = 100;

/// What joins the names of an `operationId` that has dots.
const BETWEEN_NAMES: &str = ".";

/// The id of an operation, which is the Rust method: `sendCode` becomes `send_code`. An operation without an `operationId` is named after
/// its method and path: `POST /streams/{id}` becomes `post_streams_id`. What cannot be a method gets the HTTP method in front: `async`
/// becomes `post_async`. This is the only place that makes ids.
#[must_use]
pub(crate) fn operation_id(written: &str, method: &str, path: &str) -> String {
    let snake = |text: &str| settled(text, |text| words(text).to_snake_case());
    let mut names: Vec<_> = written.split('.').map(snake).filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        names.push(snake(&format!("{method} {path}")));
    }
    let is_method = |name: &str| name.starts_with(is_xid_start) && !is_keyword(name) && !OWN_METHODS.contains(&name);
    let names = names.into_iter().map(|name| if is_method(&name) { name } else { snake(&format!("{method} {name}")) });
    shortened(names.collect::<Vec<_>>().join(BETWEEN_NAMES))
}

/// An id that is the name of a method and of files: of a longer one, the first words, and a number that differs for each id.
fn shortened(id: String) -> String {
    if id.len() <= MAX_LENGTH {
        return id;
    }
    // FNV-1a: the same in every build.
    let number = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let longest = MAX_LENGTH - "_x00000000".len();
    let end = (0..=longest).rev().find(|end| id.is_char_boundary(*end)).unwrap_or_default();
    let end = id[..end].rfind(['_', '.']).unwrap_or(end);
    format!("{}_x{number:08x}", &id[..end])
}

/// The name of a schema, which is the Rust type: `phone_number` becomes `PhoneNumber`, `2FA` becomes `X2fa`. A name of Rust's own is
/// extended: `Option` becomes `OptionType`.
#[must_use]
pub(crate) fn schema_name(written: &str) -> String {
    let name = settled(written, type_name);
    let plain = name.trim_end_matches('_');
    if OWN_TYPES.contains(&plain) { format!("{plain}Type") } else { name }
}

/// A name as a part of ids and file names: runs of other characters than ASCII letters, digits, `_`, `-` and `.` become `-`. Where nothing
/// else remains, the characters are numbered: `é` becomes `u00e9`.
#[must_use]
pub(crate) fn portable_name(written: &str) -> String {
    let is_portable = |char: char| char.is_ascii_alphanumeric() || "._-".contains(char);
    if written.chars().all(is_portable) && written.len() <= MAX_LENGTH && !written.starts_with('.') {
        return if written.is_empty() { "unnamed".to_owned() } else { written.to_owned() };
    }
    let words: Vec<_> = written.split(|char| !is_portable(char)).filter(|word| !word.is_empty()).collect();
    let mut name = words.join("-").trim_start_matches(['.', '-']).to_owned();
    if !name.contains(|char: char| char.is_ascii_alphanumeric()) {
        name = written.chars().map(|char| format!("u{:04x}", u32::from(char))).collect::<Vec<_>>().join("-");
    }
    name.truncate(MAX_LENGTH);
    name
}

/// Applies a change until it changes nothing more: progenitor applies its own to what is written here.
fn settled(text: &str, change: impl Fn(&str) -> String) -> String {
    let mut name = change(text);
    // Each round joins words or drops characters, so few are needed.
    for _ in 0..8 {
        let next = change(&name);
        if next == name {
            break;
        }
        name = next;
    }
    name
}

/// The Rust setter for a parameter: `X-Trace` becomes `x_trace`, `type` becomes `type_`, `2mass` becomes `_2mass`.
#[must_use]
pub fn field_name(wire: &str) -> String {
    as_identifier(words(wire).to_snake_case(), "x", "_")
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

/// The Rust type for a schema, and the variant for a value of an enum: `phone_number` becomes `PhoneNumber`, `2mass` becomes `X2mass`.
#[must_use]
pub fn type_name(wire: &str) -> String {
    as_identifier(words(wire).to_pascal_case(), "X", "X")
}

/// Replaces characters that Rust names cannot contain by separators of words.
fn words(wire: &str) -> String {
    match wire {
        "+1" => "plus1".to_owned(),
        "-1" => "minus1".to_owned(),
        _ => wire.replace('\'', "").replace(|char| !is_xid_continue(char), "-"),
    }
}

fn as_identifier(name: String, without_words: &str, before_digit: &str) -> String {
    let name = match name.chars().next() {
        None => without_words.to_owned(),
        Some(first) if is_xid_start(first) => name,
        Some(_) => format!("{before_digit}{name}"),
    };
    if is_keyword(&name) || name == "Self" { format!("{name}_") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_operation_has_an_id() {
        for (written, id) in [
            ("send_code", "send_code"),
            ("sendCode", "send_code"),
            ("Send code!", "send_code"),
            ("send__code_", "send_code"),
            ("otps.sms.Send", "otps.sms.send"),
            ("codes..send", "codes.send"),
            ("M2MClient", "m2m_client"),
            ("async", "post_async"),
            ("call", "post_call"),
            ("2fa", "post_2fa"),
            ("größe", "größe"),
            ("", "post_streams_id"),
            ("!", "post_streams_id"),
        ] {
            assert_eq!(operation_id(written, "POST", "/streams/{id}"), id);
            assert_eq!(operation_id(id, "POST", "/streams/{id}"), id);
        }
        assert_eq!(operation_id("", "get", "/"), "get");
    }

    #[test]
    fn any_schema_has_the_name_of_a_type() {
        for (written, name) in [
            ("phone_number", "PhoneNumber"),
            ("M2MClient", "M2mClient"),
            // `ABC` would become this one.
            ("a.b.C", "Abc"),
            ("Page<User>", "PageUser"),
            ("2FA", "X2fa"),
            ("self", "SelfType"),
            ("Option", "OptionType"),
            ("string", "StringType"),
            ("Result", "Result"),
            ("", "X"),
            ("é", "É"),
        ] {
            assert_eq!(schema_name(written), name);
            // As progenitor does.
            assert_eq!((schema_name(name).as_str(), type_name(name).as_str()), (name, name));
        }
    }

    #[test]
    fn any_name_is_a_part_of_an_id() {
        let long = "a".repeat(101);
        for (written, name) in [
            ("Sent-2.b_c", "Sent-2.b_c"),
            ("a b", "a-b"),
            ("Wrong code (3 times)", "Wrong-code-3-times"),
            ("x/../../escaped", "x-..-..-escaped"),
            ("..", "u002e-u002e"),
            (".a", "a"),
            ("é", "u00e9"),
            ("", "unnamed"),
            (&long, &long[1..]),
        ] {
            assert_eq!(portable_name(written), name);
            assert_eq!(portable_name(&portable_name(written)), portable_name(written));
        }
    }

    #[test]
    fn any_name_becomes_a_rust_name() {
        for (wire, field, ty) in [
            ("phone_number", "phone_number", "PhoneNumber"),
            ("X-Trace", "x_trace", "XTrace"),
            ("type", "type_", "Type"),
            ("self", "self_", "Self_"),
            ("2mass", "_2mass", "X2mass"),
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
