//! Each finished case is one line of JSON in the file that `CONFORMANCE_RESULTS` names.

use std::{env, fs::OpenOptions, io::Write as _};

use libtest_mimic::{Failed, Trial};
use serde_json::{Value, json};
use stytch_conformance::{Case, Flow};

/// What a line says of a case before it is run.
pub(crate) struct Entry {
    id: String,
    line: Value,
}

impl Entry {
    pub(crate) fn case(case: &Case<'_>) -> Self {
        let status = (case.kind == stytch_conformance::Kind::Response).then_some(case.status);
        Self::new(
            &case.id,
            case.kind.name(),
            json!({
                "operation": case.operation.id(), "status": status, "example": case.example, "pointer": case.pointer,
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
        let Self { id, mut line } = self;
        Trial::test(id, move || {
            let mut exchanges = Vec::new();
            let run = std::panic::AssertUnwindSafe(|| run(&mut exchanges));
            let outcome = std::panic::catch_unwind(run).unwrap_or_else(|payload| {
                let said = payload
                    .downcast_ref::<String>()
                    .cloned()
                    .or_else(|| payload.downcast_ref::<&str>().map(|said| (*said).to_owned()));
                Err(format!("it panicked: {}", said.unwrap_or_default()).into())
            });
            line["verdict"] = if outcome.is_ok() { "held" } else { "failed" }.into();
            line["message"] = outcome.as_ref().err().and_then(Failed::message).into();
            line["exchanges"] = exchanges.into();
            write(&line)?;
            outcome
        })
    }
}

fn write(line: &Value) -> Result<(), Failed> {
    let Some(path) = env::var_os("CONFORMANCE_RESULTS") else {
        return Ok(());
    };
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    // One write, so that lines of cases that end at the same time do not mix.
    file.write_all(format!("{line}\n").as_bytes())?;
    Ok(())
}
