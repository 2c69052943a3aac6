//! The methods that a path item may have.

/// The methods of a path item, each with its name in HTTP.
pub(crate) const METHODS: [(&str, &str); 8] = [
    ("get", "GET"),
    ("put", "PUT"),
    ("post", "POST"),
    ("delete", "DELETE"),
    ("options", "OPTIONS"),
    ("head", "HEAD"),
    ("patch", "PATCH"),
    ("trace", "TRACE"),
];

/// Whether a key of a path item is a method.
pub(crate) fn is_method(key: &str) -> bool {
    METHODS.iter().any(|(name, _)| *name == key)
}
