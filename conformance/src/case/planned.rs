//! A case that is planned: its id is known, and its values are made when it runs.

use std::fmt;

use super::{Case, Kind};

/// A case that is planned. Only the one that runs has values, so that listing cases is quick and few of them are in memory.
pub struct Planned<'s, 'd> {
    /// The id of the case.
    pub id: String,
    /// What the case is about.
    pub kind: Kind,
    /// The name of the case.
    pub name: String,
    /// Whether the case waits for a short timeout.
    #[cfg_attr(not(feature = "harness"), expect(dead_code, reason = "the harness asks"))]
    pub(crate) waits: bool,
    make: Box<dyn Fn() -> Case<'d> + Send + Sync + 's>,
}

impl<'s, 'd> Planned<'s, 'd> {
    pub(super) fn new(id: String, kind: Kind, name: &str, make: impl Fn() -> Case<'d> + Send + Sync + 's) -> Self {
        Self { id, kind, name: name.to_owned(), waits: false, make: Box::new(make) }
    }

    /// The case, with its values.
    #[must_use]
    pub fn case(&self) -> Case<'d> {
        (self.make)()
    }
}

impl<'s, 'd: 's> From<Case<'d>> for Planned<'s, 'd> {
    fn from(case: Case<'d>) -> Self {
        let waits = case.fault.is_some_and(|fault| fault.short.is_some());
        let (id, name) = (case.id.clone(), case.name.clone());
        Self { id, kind: case.kind, name, waits, make: Box::new(move || case.clone()) }
    }
}

impl fmt::Debug for Planned<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Planned").field(&self.id).finish()
    }
}
