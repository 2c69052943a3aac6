//! The credentials of a client, read as the arguments of its builder's setters.

use std::collections::BTreeMap;

use crate::call::Credentials;

/// The security schemes whose credential is not set yet.
pub struct Schemes<'v> {
    left: BTreeMap<&'v str, Parts<'v>>,
}

/// The parts of a credential that are not set yet.
pub struct Parts<'v> {
    scheme: &'v str,
    left: BTreeMap<&'v str, &'v str>,
}

impl std::fmt::Debug for Schemes<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.left.keys()).finish()
    }
}

impl std::fmt::Debug for Parts<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.left.keys()).finish()
    }
}

impl<'v> Schemes<'v> {
    /// All credentials.
    #[must_use]
    pub fn new(credentials: &'v Credentials) -> Self {
        let left = credentials.iter().map(|(scheme, parts)| {
            let left = parts.iter().map(|(part, value)| (part.as_str(), value.as_str())).collect();
            (scheme.as_str(), Parts { scheme, left })
        });
        Self { left: left.collect() }
    }

    /// Takes the credential of a scheme, if it is set.
    pub fn take(&mut self, scheme: &str) -> Option<Parts<'v>> {
        self.left.remove(scheme)
    }

    /// Checks that each one was taken.
    ///
    /// # Errors
    /// There is no setter for one.
    pub fn finish(self) -> Result<(), String> {
        match self.left.into_keys().next() {
            Some(scheme) => Err(format!("there is no security scheme `{scheme}`")),
            None => Ok(()),
        }
    }
}

impl<'v> Parts<'v> {
    /// Takes the parts that one setter sets, if they are set.
    ///
    /// # Errors
    /// Some are set and others are not.
    pub fn take_together<const N: usize>(&mut self, parts: [&str; N]) -> Result<Option<[&'v str; N]>, String> {
        let values = parts.map(|part| self.left.remove(part));
        match parts.iter().zip(&values).find(|(_, value)| value.is_none()) {
            None => Ok(Some(values.map(Option::unwrap_or_default))),
            Some(_) if values.iter().all(Option::is_none) => Ok(None),
            Some((missing, _)) => Err(format!("the setter `{}` also takes `{missing}`", self.scheme)),
        }
    }

    /// Takes a part that has its own setter, if it is set.
    pub fn take(&mut self, part: &str) -> Option<&'v str> {
        self.left.remove(part)
    }

    /// Checks that each part was taken.
    ///
    /// # Errors
    /// There is no setter for one.
    pub fn finish(self) -> Result<(), String> {
        match self.left.into_keys().next() {
            Some(part) => Err(format!("the scheme `{}` has no part `{part}`", self.scheme)),
            None => Ok(()),
        }
    }
}
