//! Converts what a setter takes to the type of the property.

use std::fmt::Display;

/// The value of a property.
///
/// # Errors
/// It cannot be converted. The message starts with the name of the property.
pub fn converted<T, V>(name: &str, value: V) -> Result<T, String>
where
    V: TryInto<T>,
    V::Error: Display,
{
    value.try_into().map_err(|error| format!("{name}: {error}"))
}

/// The value of an optional property.
///
/// # Errors
/// As [`converted`].
pub fn converted_some<T, V>(name: &str, value: V) -> Result<Option<T>, String>
where
    V: TryInto<T>,
    V::Error: Display,
{
    converted(name, value).map(Some)
}
