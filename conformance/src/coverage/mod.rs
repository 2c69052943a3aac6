//! Coverage: which clauses of the document passed cases have checked.
//!
//! The clauses come from the document ([`clauses`]), independently of how cases are made. A clause of a schema counts once for each role in
//! which the document uses the component that has it ([`owned`]). `verify` reports what it compared as
//! [`Evidence`]; [`Coverage::record`] marks the clauses that the evidence of a passed case covers. A case that only ran covers nothing.

mod clauses;
mod covered;
mod exercised;
mod owned;

use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
};

use openapi_document::{Operation, sample::Schemas};
use serde_json::{Value, json};

use covered::Cache;

/// Something that `verify` compared with the expectation.
#[derive(Debug, Clone, PartialEq, Hash)]
pub enum Evidence {
    /// A request that arrived.
    Request,
    /// An input of a call: it arrived, or was rejected.
    Input {
        /// `body`, or the name of a parameter.
        name: String,
        /// The value in the call; none if it was left out.
        value: Option<Value>,
    },
    /// The credential of a request, by its security scheme.
    Scheme(String),
    /// A request that was not sent for lack of a credential.
    NoCredential,
    /// The server that the client chose for a credential, by its security scheme and the pointer of the clause; no pointer if the document
    /// has no server.
    Server(String, Option<String>),
    /// A call went to the operation's own server, which is at this pointer.
    OwnServer(String),
    /// The status of a response.
    Status(u16),
    /// A documented header of the response with this status, by its name in lower case.
    Header(u16, String),
    /// The media type of the request body, or of the response body with this status.
    MediaType(Option<u16>, String),
    /// The response body with this status.
    ResponseBody(u16, Value),
    /// A documented example, by its pointer.
    Example(String),
    /// A malformed body with this status.
    MalformedBody(u16, &'static str),
    /// A fault on the wire.
    Fault(&'static str),
}

/// A clause of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    /// Its level of coverage.
    pub(crate) level: &'static str,
    /// Its unique name.
    pub(crate) key: String,
    /// The JSON pointer of the clause.
    pub(crate) pointer: String,
    /// The id of a case that would cover it, or the start of such ids.
    pub(crate) case: String,
}

/// The levels, from coarse to fine.
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
    "keywords satisfied",
    "keywords violated",
    "bodies",
    "faults",
];

/// The clauses that are covered so far. All tests of a run share it.
#[derive(Debug, Default)]
pub struct Coverage {
    covered: Mutex<HashSet<String>>,
    cache: Cache,
}

impl Coverage {
    /// Marks the clauses that the evidence of a passed case covers.
    pub fn record<'d>(&self, schemas: &Schemas<'d>, operation: &Operation<'d>, evidence: &[Evidence]) {
        let keys: Vec<_> =
            evidence.iter().flat_map(|evidence| self.cache.clause_keys(schemas, operation, evidence)).collect();
        self.covered.lock().unwrap_or_else(PoisonError::into_inner).extend(keys);
    }

    /// For each level, as JSON: the number of clauses, how many are covered, and the uncovered ones with a case that would cover each.
    #[must_use]
    pub fn levels(&self, schemas: &Schemas<'_>) -> Vec<Value> {
        let covered = self.covered.lock().unwrap_or_else(PoisonError::into_inner);
        let clauses = clauses::of_document(schemas.document());
        let levels = LEVELS.iter().map(|name| {
            let clauses: Vec<_> = clauses.iter().filter(|clause| clause.level == *name).collect();
            let uncovered: Vec<_> = clauses.iter().filter(|clause| !covered.contains(&clause.key)).collect();
            let described = |clause: &&&Clause| format!("{} (at {}): {}", clause.key, clause.pointer, clause.case);
            json!({
                "name": name,
                "covered": clauses.len() - uncovered.len(),
                "total": clauses.len(),
                "uncovered": uncovered.iter().map(described).collect::<Vec<_>>(),
            })
        });
        levels.collect()
    }
}
