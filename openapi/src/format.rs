//! The table of formats, and the types that they narrow down.
//!
//! To add a string format that clients check:
//!
//! 1. Add a row to [`FORMATS`] with a pattern and two strings. Clients then reject requests that do not match the pattern. Until the number
//!    in the type of the table is right, the crate does not compile.
//! 2. Add a row to `STRINGS` in `openapi/tests/keywords.rs`. Until then, `each_checked_format_accepts_its_own_strings_only` fails and names
//!    the format.
//! 3. Use the format in `conformance/observatory/openapi.yaml`, so that the suite checks the generated client.
//!
//! A row without `strings` only selects a Rust type, which the generator has to support.

/// Every `type`.
pub const TYPES: [&str; 6] = ["array", "boolean", "integer", "number", "object", "string"];

/// A `format`.
#[derive(Debug)]
pub struct Format {
    /// The name, as documents write it.
    pub name: &'static str,
    /// The `type` that it narrows down.
    pub of: &'static str,
    /// How the client recognizes valid strings. `None` where the Rust type allows no others.
    pub strings: Option<Strings>,
}

/// The strings of a format.
#[derive(Debug)]
pub struct Strings {
    /// The regular expression that the client checks. `\d` is ASCII. Whether a date exists in the calendar is not checked.
    pub pattern: &'static str,
    /// A valid string.
    pub example: &'static str,
    /// A string that is almost valid.
    pub invalid: &'static str,
    /// The expression for random strings, where not all that match the pattern are valid: some dates do not exist.
    pub random: Option<&'static str>,
}

/// Every supported format.
pub static FORMATS: [Format; 7] = [
    Format { name: "int32", of: "integer", strings: None },
    Format { name: "int64", of: "integer", strings: None },
    Format { name: "double", of: "number", strings: None },
    Format {
        name: "date",
        of: "string",
        strings: Some(Strings {
            pattern: r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
            example: "2024-02-29",
            invalid: "2024-02-2900:00:00",
            random: Some(r"^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$"),
        }),
    },
    Format {
        name: "date-time",
        of: "string",
        strings: Some(Strings {
            pattern: r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$",
            example: "2024-02-29T23:59:59.123Z",
            invalid: "2024-02-2900:00:00",
            random: Some(
                r"^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$",
            ),
        }),
    },
    Format {
        name: "uuid",
        of: "string",
        strings: Some(Strings {
            pattern: r"^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$",
            example: "00000000-0000-4000-8000-00000000000a",
            invalid: "00000000-0000-4000-8000-00000000000",
            random: None,
        }),
    },
    Format {
        name: "ipv4",
        of: "string",
        strings: Some(Strings {
            pattern: r"^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$",
            example: "192.0.2.1",
            invalid: "192.0.2.256",
            random: None,
        }),
    },
];

/// The formats of a `type`.
pub(crate) fn of_type(name: &str) -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(move |format| format.of == name)
}

/// The strings of a format, if the client checks them.
#[must_use]
pub fn strings(name: &str) -> Option<&'static Strings> {
    FORMATS.iter().find(|format| format.name == name)?.strings.as_ref()
}
