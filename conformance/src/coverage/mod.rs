//! How much of the document is proven: each clause that it has, and whether an assertion looked at what a caller got of it.
//!
//! What clauses there are is read from the document ([`clauses`]), and owes nothing to how cases are made. What was looked at is told by
//! the assertions themselves ([`Looked`]): a clause counts when a case that shows it held, and not when one was merely played.

mod clauses;
mod exercised;

use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
};

use openapi_document::Operation;
use serde_json::{Value, json};

use crate::schema::Schemas;

pub(crate) use clauses::of_operation;

/// Something that an assertion held against what has to come of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Looked {
    /// A request, as it arrived.
    Request,
    /// A part of a call, the body or a parameter: it arrived as it has to, or was refused as it has to be.
    Given {
        /// `body`, or the name of a parameter.
        part: String,
        /// What the caller gave; nothing where it was left out.
        value: Option<Value>,
    },
    /// The credential that arrived.
    Scheme(String),
    /// That nothing was sent for want of a credential.
    NoCredential,
    /// The server that a credential was sent to, by the place that says so, or that there is none.
    Server(Option<String>),
    /// The status that a caller was told.
    Status(u16),
    /// A documented header of the answer of a status, by its name in lower case.
    Header(u16, String),
    /// The media type of a body: of the request, or of the answer of a status.
    MediaType(Option<u16>, String),
    /// The value or error that came of a body.
    Answer(u16, Value),
    /// The outcome of a documented example.
    Example(String),
    /// The outcome of a body with this fault.
    Body(u16, &'static str),
    /// The outcome of this fault on the wire, and how many requests arrived.
    Wire(&'static str),
}

/// A clause of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    /// The level of coverage that it belongs to.
    pub(crate) level: &'static str,
    /// What it is, in words that are unique.
    pub(crate) key: String,
    /// Where it is written.
    pub(crate) pointer: String,
    /// The case that would show it, or the start of its id.
    pub(crate) case: String,
}

/// The levels, from the coarse to the fine.
pub(crate) const LEVELS: [&str; 14] = [
    "operations",
    "responses",
    "headers",
    "media types",
    "parameters",
    "examples",
    "security",
    "servers",
    "fields",
    "values",
    "keywords kept",
    "keywords broken",
    "bodies",
    "faults",
];

/// What has been proven so far.
#[derive(Debug, Default)]
pub struct Coverage {
    proven: Mutex<HashSet<String>>,
}

impl Coverage {
    /// Notes what the assertions of a case looked at, all of which held.
    pub fn note<'d>(&self, schemas: &Schemas<'d>, operation: &Operation<'d>, looked: &[Looked]) {
        let keys: Vec<_> = looked.iter().flat_map(|looked| exercised::keys(schemas, operation, looked)).collect();
        self.proven.lock().unwrap_or_else(PoisonError::into_inner).extend(keys);
    }

    /// Each level: how many clauses the document has, how many are proven, and the gaps with the case that would close each.
    #[must_use]
    pub fn levels(&self, schemas: &Schemas<'_>) -> Vec<Value> {
        let proven = self.proven.lock().unwrap_or_else(PoisonError::into_inner);
        let clauses: Vec<Clause> = Operation::all(schemas.document()).iter().flat_map(of_operation).collect();
        let levels = LEVELS.iter().map(|name| {
            let clauses: Vec<_> = clauses.iter().filter(|clause| clause.level == *name).collect();
            let gaps: Vec<_> = clauses.iter().filter(|clause| !proven.contains(&clause.key)).collect();
            let gap = |clause: &&&Clause| format!("{} (at {}): {}", clause.key, clause.pointer, clause.case);
            json!({
                "name": name,
                "covered": clauses.len() - gaps.len(),
                "total": clauses.len(),
                "gaps": gaps.iter().map(gap).collect::<Vec<_>>(),
            })
        });
        levels.collect()
    }
}
