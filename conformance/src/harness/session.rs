//! The state that all tests of a run share.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
};

use openapi_document::{Document, sample::Schemas};
use openapi_mock::PreparedDocument;
use serde_json::Value;

use super::{observed::Observed, snapshots::Snapshots};
use crate::{
    caller::Caller,
    case::{Case, Derivation},
    coverage::Coverage,
    runner::{Exchange, Runner},
    verify::verify,
};

pub(super) struct Session {
    pub(super) schemas: Schemas<'static>,
    pub(super) caller: Arc<dyn Caller>,
    pub(super) coverage: Coverage,
    pub(super) snapshots: Snapshots,
    pub(super) mock: Result<PreparedDocument, String>,
    observed: Mutex<Observed>,
    pub(super) derivation: Derivation<'static>,
    client_schemas: OnceLock<BTreeMap<String, Value>>,
}

thread_local! {
    /// The runner of this thread, so that its cases share a server and connections. Like the session, it lives until the process ends:
    /// wiremock cannot be dropped while a thread ends.
    static RUNNER: std::cell::OnceCell<&'static Runner> = const { std::cell::OnceCell::new() };
}

impl Session {
    /// A session that lives until the process ends, as tests need it.
    pub(super) fn leak(document: Document, caller: Arc<dyn Caller>, snapshots: Snapshots) -> &'static Self {
        let mock = PreparedDocument::new(document.clone());
        let document: &'static Document = Box::leak(Box::new(document));
        let schemas = Schemas::new(document);
        Box::leak(Box::new(Self {
            schemas,
            caller,
            coverage: Coverage::default(),
            snapshots,
            mock,
            observed: Mutex::default(),
            derivation: Derivation::new(document),
            client_schemas: OnceLock::new(),
        }))
    }

    pub(super) fn document(&self) -> &'static Document {
        self.schemas.document()
    }

    /// What the guards after the run need to know.
    pub(super) fn observed(&self) -> MutexGuard<'_, Observed> {
        self.observed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The schemas of the client's types, by the pointer of the component. Making them takes long.
    pub(super) fn client_schemas(&self) -> &BTreeMap<String, Value> {
        self.client_schemas.get_or_init(|| self.caller.schemas().into_iter().collect())
    }

    /// Runs a case with the runner of this thread.
    pub(super) fn run(&self, case: &Case<'_>) -> Result<Exchange, String> {
        RUNNER.with(|runner| {
            let runner = runner.get_or_init(|| Box::leak(Box::new(Runner::new(Arc::clone(&self.caller)))));
            runner.run(case)
        })
    }

    /// The mismatches of an exchange. If there are none, coverage records what was compared.
    pub(super) fn verify(&self, case: &Case<'static>, exchange: &Exchange) -> Vec<String> {
        match verify(&self.schemas, case, exchange) {
            Ok(evidence) => {
                self.coverage.record(&self.schemas, &case.operation, &evidence);
                Vec::new()
            }
            Err(mismatches) => mismatches,
        }
    }
}
