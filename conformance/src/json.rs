//! The media type of JSON.

pub(crate) const JSON: &str = "application/json";
