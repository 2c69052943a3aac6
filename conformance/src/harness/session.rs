//! The state that all tests of a run share.

use std::{
    collections::BTreeMap,
    sync::{Arc, OnceLock},
};

use openapi_document::{Document, sample::Schemas};
use openapi_mock::PreparedDocument;
use serde_json::Value;

use super::snapshots::Snapshots;
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
    pub(super) derivation: Derivation<'static>,
    client_schemas: OnceLock<BTreeMap<String, Value>>,
}

thread_local! {
    /// The runner of this thread, so that its cases share a server and connections.
    static RUNNER: std::cell::OnceCell<Result<Runner, String>> = const { std::cell::OnceCell::new() };
}

impl Session {
    /// A session that lives until the process ends, as tests need it.
    pub(super) fn leak(document: Document, caller: Arc<dyn Caller>, snapshots: Snapshots) -> &'static Self {
        let mock = PreparedDocument::new(document.clone());
        let document: &'static Document = Box::leak(Box::new(document));
        let schemas = Schemas::new(document);
        let (coverage, derivation) = (Coverage::default(), Derivation::new(document));
        let client_schemas = OnceLock::new();
        Box::leak(Box::new(Self { schemas, caller, coverage, snapshots, mock, derivation, client_schemas }))
    }

    pub(super) fn document(&self) -> &'static Document {
        self.schemas.document()
    }

    /// The schemas of the client's types, by the pointer of the component. Making them takes long.
    pub(super) fn client_schemas(&self) -> &BTreeMap<String, Value> {
        self.client_schemas.get_or_init(|| self.caller.schemas().into_iter().collect())
    }

    /// Runs a case with the runner of this thread.
    pub(super) fn run(&self, case: &Case<'_>) -> Result<Exchange, String> {
        RUNNER.with(|runner| {
            let runner = runner.get_or_init(|| Runner::new(Arc::clone(&self.caller)));
            runner.as_ref().map_err(Clone::clone)?.run(case)
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
