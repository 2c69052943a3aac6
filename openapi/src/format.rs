//! The types of values, and the table of formats that narrow them down.
//!
//! To teach a string format, add a row with a pattern: the client then rejects requests that do not match it.

/// Every `type`.
pub const TYPES: [&str; 6] = ["array", "boolean", "integer", "number", "object", "string"];

/// A `format`.
#[derive(Debug)]
pub struct Format {
    /// Its name in the document.
    pub name: &'static str,
    /// The `type` that it narrows down.
    pub of: &'static str,
    /// How the client knows valid strings. `None` where the Rust type of the value says it all.
    pub strings: Option<Strings>,
}

/// The strings of a format.
#[derive(Debug)]
pub struct Strings {
    /// A regular expression that each valid string matches, and no other. `\d` is ASCII.
    pub pattern: &'static str,
    /// A valid string, for made values.
    pub example: &'static str,
    /// Regular expressions without anchors: the strings of each are valid, for random values.
    pub random: &'static str,
}

/// Every format.
pub static FORMATS: [Format; 6] = [
    Format { name: "int32", of: "integer", strings: None },
    Format { name: "int64", of: "integer", strings: None },
    Format { name: "double", of: "number", strings: None },
    Format {
        name: "date",
        of: "string",
        strings: Some(Strings {
            pattern: r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$",
            example: "2024-02-29",
            random: "[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])",
        }),
    },
    Format {
        name: "date-time",
        of: "string",
        strings: Some(Strings {
            pattern: r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$",
            example: "2024-02-29T23:59:59.123Z",
            random: "[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])",
        }),
    },
    Format {
        name: "uuid",
        of: "string",
        strings: Some(Strings {
            pattern: r"^[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}$",
            example: "00000000-0000-4000-8000-00000000000a",
            random: "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        }),
    },
];

/// The formats of a `type`.
pub fn of_type(name: &str) -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(move |format| format.of == name)
}

/// The strings of a format, if the client checks them.
#[must_use]
pub fn strings(name: &str) -> Option<&'static Strings> {
    FORMATS.iter().find(|format| format.name == name)?.strings.as_ref()
}
