//! Each finished case is one line of JSON in the file that `CONFORMANCE_RESULTS` names.

use std::{any::Any, env, fs::OpenOptions, io::Write as _};

use libtest_mimic::{Failed, Trial};
use serde_json::{Value, json};
use stytch_conformance::{Case, Flow, Kind};

/// What a line says of a case before it is run.
pub(crate) struct Entry {
    id: String,
    line: Value,
}

impl Entry {
    pub(crate) fn case(case: &Case<'_>) -> Self {
        let status = (case.kind == Kind::Response).then_some(case.status);
        Self::new(
            &case.id,
            case.kind.name(),
            json!({
                "operation": case.operation.id(), "status": status, "example": case.example, "pointer": case.pointer,
            }),
        )
    }

    /// What the derived cases of a kind have in common: that every keyword is covered, and a snapshot.
    pub(crate) fn group(id: &str, operation: &str, pointer: &str) -> Self {
        Self::new(
            id,
            "snapshot",
            json!({
                "operation": operation, "status": null, "example": null, "pointer": pointer,
            }),
        )
    }

    pub(crate) fn component(name: &str, pointer: &str) -> Self {
        Self::new(
            &format!("components/{name}"),
            "component",
            json!({
                "operation": null, "status": null, "example": null, "pointer": pointer,
            }),
        )
    }

    pub(crate) fn flow(flow: &Flow<'_>) -> Self {
        let (operation, name) = flow.id.split_once('/').unwrap_or_default();
        Self::new(
            &flow.id,
            "flow",
            json!({
                "operation": operation, "status": null, "example": name, "pointer": flow.pointer,
            }),
        )
    }

    /// A guard of the suite itself.
    pub(crate) fn suite(name: &str) -> Self {
        Self::new(
            &format!("suite/{name}"),
            "suite",
            json!({
                "operation": null, "status": null, "example": null, "pointer": "",
            }),
        )
    }

    fn new(id: &str, kind: &str, mut line: Value) -> Self {
        line["id"] = id.into();
        line["kind"] = kind.into();
        Self { id: id.to_owned(), line }
    }

    /// A test that writes its line when it has ended, however it ended.
    pub(crate) fn trial(self, run: impl FnOnce() -> Result<(), Failed> + Send + 'static) -> Trial {
        self.showing(|_| run())
    }

    /// The same, where there are exchanges to show beside the verdict.
    pub(crate) fn showing(self, run: impl FnOnce(&mut Vec<String>) -> Result<(), Failed> + Send + 'static) -> Trial {
        Trial::test(self.id.clone(), move || {
            let mut exchanges = Vec::new();
            let run = std::panic::AssertUnwindSafe(|| run(&mut exchanges));
            let outcome = std::panic::catch_unwind(run).unwrap_or_else(|payload| Err(said(&*payload).into()));
            self.with(exchanges)
                .ended(outcome.as_ref().err().map(|failed| failed.message().unwrap_or_default().to_owned()))?;
            outcome
        })
    }

    /// With exchanges to show beside the verdict.
    pub(crate) fn with(mut self, exchanges: impl IntoIterator<Item = String>) -> Self {
        self.line["exchanges"] = exchanges.into_iter().collect();
        self
    }

    /// Writes the line: the case held, unless there is something to say against it.
    pub(crate) fn ended(mut self, message: Option<String>) -> Result<(), Failed> {
        self.line["verdict"] = if message.is_none() { "held" } else { "failed" }.into();
        self.line["message"] = message.into();
        write(&self.line)
    }
}

pub(crate) fn write(line: &Value) -> Result<(), Failed> {
    let Some(path) = env::var_os("CONFORMANCE_RESULTS") else {
        return Ok(());
    };
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    // One write, so that lines of cases that end at the same time do not mix.
    file.write_all(format!("{line}\n").as_bytes())?;
    Ok(())
}

/// What a panic said.
pub(crate) fn said(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().cloned();
    let text = text.or_else(|| payload.downcast_ref::<&str>().map(|said| (*said).to_owned()));
    format!("it panicked: {}", text.unwrap_or_default())
}
