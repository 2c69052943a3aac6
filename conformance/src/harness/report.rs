//! Writes the result of each case as a line of JSON to the file that `CONFORMANCE_RESULTS` names. If it names a folder, each suite has a
//! file in it with the name of its executable.

use std::{
    any::Any,
    env,
    fs::OpenOptions,
    io::Write as _,
    path::PathBuf,
    time::{Duration, Instant},
};

use libtest_mimic::{Failed, Trial};
use serde_json::{Value, json};

use crate::{
    case::{Case, Kind},
    server::ServerKind,
};

/// The line of a case: made before the case runs, completed and written afterwards.
pub(super) struct ResultLine {
    id: String,
    line: Value,
}

impl ResultLine {
    pub(super) fn case(case: &Case<'_>) -> Self {
        let status = (case.kind == Kind::Response).then_some(case.status);
        Self::new(
            &case.id,
            case.kind.name(),
            json!({
                "operation": case.operation.id(), "component": case.component, "status": status, "example": case.name,
                "pointer": case.pointer,
            }),
        )
    }

    /// The result of a group itself: whether every keyword is covered and the snapshot is equal. The group is of an operation or of a
    /// component.
    pub(super) fn group(id: &str, operation: Option<&str>, component: Option<&str>, pointer: &str) -> Self {
        Self::new(
            id,
            "snapshot",
            json!({
                "operation": operation, "component": component, "status": null, "example": null, "pointer": pointer,
            }),
        )
    }

    pub(super) fn component(name: &str, pointer: &str) -> Self {
        Self::new(
            &format!("components/{name}/schema"),
            "component",
            json!({
                "operation": null, "component": name, "status": null, "example": null, "pointer": pointer,
            }),
        )
    }

    /// Several calls in order. The id is that of their operation, and a name.
    pub(super) fn scenario(id: &str, pointer: &str) -> Self {
        let (operation, name) = id.split_once('/').unwrap_or_default();
        Self::new(
            id,
            "scenario",
            json!({
                "operation": operation, "component": null, "status": null, "example": name, "pointer": pointer,
            }),
        )
    }

    /// A guard of the suite itself.
    pub(super) fn suite(name: &str) -> Self {
        Self::new(
            &format!("suite/{name}"),
            "suite",
            json!({
                "operation": null, "component": null, "status": null, "example": null, "pointer": "",
            }),
        )
    }

    fn new(id: &str, kind: &str, mut line: Value) -> Self {
        line["id"] = id.into();
        line["kind"] = kind.into();
        line["server"] = Value::Null;
        Self { id: id.to_owned(), line }
    }

    /// A test that writes its result, also after a panic.
    pub(super) fn trial(self, run: impl FnOnce() -> Result<(), Failed> + Send + 'static) -> Trial {
        self.trial_with_exchange(|_| run())
    }

    /// A test whose result also shows an exchange and its server.
    pub(super) fn trial_with_exchange(
        self,
        run: impl FnOnce(&mut Option<(ServerKind, String)>) -> Result<(), Failed> + Send + 'static,
    ) -> Trial {
        Trial::test(self.id.clone(), move || {
            let mut exchange = None;
            let start = Instant::now();
            let run = std::panic::AssertUnwindSafe(|| run(&mut exchange));
            let outcome = std::panic::catch_unwind(run).unwrap_or_else(|payload| Err(panic_message(&*payload).into()));
            let (server, shown) = exchange.unzip();
            self.with_server(server)
                .with_exchanges(shown)
                .with_duration(start.elapsed())
                .write(outcome.as_ref().err().map(|failed| failed.message().unwrap_or_default().to_owned()))?;
            outcome
        })
    }

    /// Adds the server that the case ran on.
    pub(super) fn with_server(mut self, server: Option<ServerKind>) -> Self {
        self.line["server"] = server.map(ServerKind::name).into();
        self
    }

    /// Adds exchanges to show.
    pub(super) fn with_exchanges(mut self, exchanges: impl IntoIterator<Item = String>) -> Self {
        self.line["exchanges"] = exchanges.into_iter().collect();
        self
    }

    /// Adds how long the case took.
    pub(super) fn with_duration(mut self, duration: Duration) -> Self {
        self.line["millis"] = (duration.as_micros() as f64 / 1000.0).into();
        self
    }

    /// Writes the result: the case passed unless there is a message.
    pub(super) fn write(mut self, message: Option<String>) -> Result<(), Failed> {
        self.line["verdict"] = if message.is_none() { "passed" } else { "failed" }.into();
        self.line["message"] = message.into();
        append(&self.line)
    }
}

/// Appends a line to the file of results, if there is one.
pub(super) fn append(line: &Value) -> Result<(), Failed> {
    let Some(mut path) = env::var_os("CONFORMANCE_RESULTS").map(PathBuf::from) else {
        return Ok(());
    };
    if path.is_dir() {
        path.push(env::current_exe()?.with_extension("jsonl").file_name().unwrap_or_default());
    }
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    // One write, so that the lines of cases that end at the same time do not mix.
    file.write_all(format!("{line}\n").as_bytes())?;
    Ok(())
}

/// The message of a panic.
pub(super) fn panic_message(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<String>().cloned();
    let text = text.or_else(|| payload.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    format!("the case panicked: {}", text.unwrap_or_default())
}
