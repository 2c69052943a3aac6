//! Variables of the environment.

use std::env::{self, VarError};

use zeroize::Zeroizing;

/// The value of a variable, which may be sensitive. An empty one counts as not set.
pub(crate) fn variable(name: &str) -> Result<Option<Zeroizing<String>>, String> {
    match env::var(name) {
        Ok(value) => Ok(Some(Zeroizing::new(value)).filter(|value| !value.is_empty())),
        Err(VarError::NotPresent) => Ok(None),
        Err(VarError::NotUnicode(_)) => Err(format!("{name} is not Unicode")),
    }
}

/// The first of these variables that is set: its name and its value.
pub(crate) fn first<'n>(names: &[&'n str]) -> Result<Option<(&'n str, Zeroizing<String>)>, String> {
    for name in names {
        if let Some(value) = variable(name)? {
            return Ok(Some((name, value)));
        }
    }
    Ok(None)
}
