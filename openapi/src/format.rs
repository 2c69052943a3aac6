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
pub static FORMATS: [Format; 9] = [
    Format { name: "int32", of: "integer", strings: None },
    Format { name: "int64", of: "integer", strings: None },
    Format { name: "uint64", of: "integer", strings: None },
    Format { name: "double", of: "number", strings: None },
    Format {
        name: "byte",
        of: "string",
        strings: Some(Strings {
            pattern: r"^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$",
            example: "c2FtcGxlIQ==",
            invalid: "c2FtcGxlIQ=",
            random: None,
        }),
    },
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

/// An integer format, in the canonical form.
#[derive(Debug)]
pub(crate) struct Integer {
    /// The name, as documents write it.
    pub(crate) name: &'static str,
    /// The format of the Rust type: a row of [`FORMATS`].
    pub(crate) of: &'static str,
    /// The least and the greatest value.
    pub(crate) range: (i128, i128),
}

/// The integer formats. One that no Rust type of the client has is a range of another one.
pub(crate) static INTEGERS: [Integer; 10] = [
    Integer { name: "int8", of: "int32", range: (i8::MIN as i128, i8::MAX as i128) },
    Integer { name: "int16", of: "int32", range: (i16::MIN as i128, i16::MAX as i128) },
    Integer { name: "int32", of: "int32", range: (i32::MIN as i128, i32::MAX as i128) },
    Integer { name: "int64", of: "int64", range: (i64::MIN as i128, i64::MAX as i128) },
    Integer { name: "int", of: "int64", range: (i64::MIN as i128, i64::MAX as i128) },
    Integer { name: "uint8", of: "int32", range: (0, u8::MAX as i128) },
    Integer { name: "uint16", of: "int32", range: (0, u16::MAX as i128) },
    Integer { name: "uint32", of: "int64", range: (0, u32::MAX as i128) },
    Integer { name: "uint64", of: "uint64", range: (0, u64::MAX as i128) },
    Integer { name: "uint", of: "uint64", range: (0, u64::MAX as i128) },
];

/// The `type` that a format belongs to.
pub(crate) fn kind(name: &str) -> Option<&'static str> {
    match name {
        "float" => Some("number"),
        _ if INTEGERS.iter().any(|format| format.name == name) => Some("integer"),
        _ => FORMATS.iter().find(|format| format.name == name).map(|format| format.of),
    }
}

/// The formats of a `type`.
#[cfg(feature = "random")]
pub(crate) fn of_type(name: &str) -> impl Iterator<Item = &'static Format> {
    FORMATS.iter().filter(move |format| format.of == name)
}

/// Whether a format, in the canonical form, selects a Rust type.
#[must_use]
pub fn is_type(name: &str) -> bool {
    FORMATS.iter().any(|format| format.name == name && format.strings.is_none())
}

/// The strings of a format, if the client checks them.
#[must_use]
pub fn strings(name: &str) -> Option<&'static Strings> {
    FORMATS.iter().find(|format| format.name == name)?.strings.as_ref()
}
