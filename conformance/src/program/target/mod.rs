//! The program `target`: documented cases against a server.

mod record;
mod report;
mod server;

use std::{
    io::{self, IsTerminal as _, Write as _},
    num::NonZeroU32,
    path::PathBuf,
    process::ExitCode,
    sync::Arc,
};

use openapi_document::{Document, Operation, sample::Schemas};
use serde::Deserialize;

use crate::{
    call::Credentials,
    caller::Caller,
    credentials::carriers,
    target::{Plan, Verdict},
};
use record::Record;
use report::Report;
use server::{Interrupted, Server, Settings};

/// The arguments of the program.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Arguments {
    url: String,
    /// Names of operations, or parts of case ids.
    filters: Vec<String>,
    mock: bool,
    send: bool,
    /// The number of messages that the user confirms.
    yes: Option<usize>,
    strict: bool,
    list: bool,
    resume: Option<PathBuf>,
    per_second: NonZeroU32,
    at_most: u32,
}

impl Default for Arguments {
    fn default() -> Self {
        Self {
            url: String::new(),
            filters: Vec::new(),
            mock: false,
            send: false,
            yes: None,
            strict: false,
            list: false,
            resume: None,
            per_second: const { NonZeroU32::new(2).expect("2 is not 0") },
            at_most: 300,
        }
    }
}

/// Runs documented cases against a server and prints the mismatches. `command` is the command that starts the program, for messages.
#[must_use]
pub fn target(document: &Document, caller: Arc<dyn Caller>, command: &str) -> ExitCode {
    super::run(command, |arguments| run(document, caller, &arguments))
}

fn run(document: &Document, caller: Arc<dyn Caller>, arguments: &Arguments) -> Result<ExitCode, String> {
    let settings = Settings {
        url: arguments.url.clone(),
        mock: arguments.mock,
        per_second: arguments.per_second,
        at_most: arguments.at_most,
    };
    let mut server = Server::new(document, Arc::clone(&caller), settings)?;
    let schemas = Schemas::new(document);
    let plan = selected(&schemas, &caller, arguments, &server.credentials)?;
    let mut record = Record::open(arguments.resume.as_deref(), &arguments.url)?;
    let todo: Vec<_> = plan.probes.iter().filter(|probe| record.of(probe).is_none()).collect();
    let messages = todo.iter().filter(|probe| probe.sends_message).count();
    let report = Report::new(&plan, arguments.strict);
    if arguments.list {
        report.list(messages);
        return Ok(ExitCode::SUCCESS);
    }
    confirm(messages, arguments.yes)?;
    match run_probes(&schemas, &plan, &mut server, &mut record, &report)? {
        // Without any response there is nothing to report.
        Some(reason) if !server.responded => Err(reason),
        stopped => Ok(report.finish(&record, stopped.as_deref())),
    }
}

/// The plan of the selected cases. Cases that the arguments or the credentials do not allow are in `others`.
fn selected<'d>(
    schemas: &Schemas<'d>,
    caller: &Arc<dyn Caller>,
    arguments: &Arguments,
    credentials: &Credentials,
) -> Result<Plan<'d>, String> {
    let operations = Operation::all(schemas.document());
    let matches = |id: &str, filter: &String| {
        // The name of an operation selects no other operation whose name contains it.
        let named = operations.iter().any(|operation| operation.id() == filter);
        if named { id.split('/').next() == Some(filter) } else { id.contains(filter) }
    };
    let filters = &arguments.filters;
    let any = |id: &str| filters.is_empty() || filters.iter().any(|filter| matches(id, filter));
    let mut plan = Plan::new(schemas, caller, arguments.mock, any)?;
    let ids = || plan.probes.iter().map(|probe| &probe.id).chain(plan.others.iter().map(|(id, _)| id));
    if let Some(unmatched) = filters.iter().find(|filter| !ids().any(|id| matches(id, filter))) {
        return Err(format!("no case has `{unmatched}` in its id: `--list` shows them all"));
    }
    let mut kept = Vec::new();
    for probe in plan.probes {
        if carriers(&probe.operation.security(), credentials).is_none() {
            plan.others.push((probe.id, "there is no credential for it in the environment"));
        } else if probe.sends_message && !arguments.send {
            plan.others.push((probe.id, "it sends a message to somebody: `--send` allows that"));
        } else {
            kept.push(probe);
        }
    }
    Ok(Plan { probes: kept, ..plan })
}

/// Asks the user to confirm the number of messages: each costs money.
fn confirm(messages: usize, yes: Option<usize>) -> Result<(), String> {
    let asked = format!("this run sends {messages} messages to the recipients in the document, which costs money");
    match yes {
        None if messages == 0 => Ok(()),
        Some(count) if count == messages => Ok(()),
        Some(count) => Err(format!("{asked}, not {count}: confirm with `--yes {messages}`")),
        None if io::stdin().is_terminal() => {
            let _ = write!(io::stderr(), "{asked}: type {messages} to continue: ");
            let mut line = String::new();
            io::stdin().read_line(&mut line).map_err(|error| format!("cannot read the confirmation: {error}"))?;
            if line.trim() == messages.to_string() { Ok(()) } else { Err("nothing was sent".to_owned()) }
        }
        None => Err(format!("{asked}: confirm with `--yes {messages}`")),
    }
}

/// Runs the probes without a verdict in the record; returns the reason if it stops early.
fn run_probes<'d>(
    schemas: &Schemas<'d>,
    plan: &Plan<'d>,
    server: &mut Server,
    record: &mut Record,
    report: &Report<'_, '_>,
) -> Result<Option<String>, String> {
    for probe in &plan.probes {
        if record.of(probe).is_none() {
            if probe.sends_message {
                // If the process ends before the verdict, the next run must not send the message again.
                record.add(probe, Verdict::failed(probe, "it is unknown whether the message was sent"))?;
            }
            match server.run(schemas, probe) {
                Ok(verdict) => record.add(probe, verdict)?,
                Err(Interrupted { reason, sent }) => {
                    if !sent {
                        record.remove(probe)?;
                    }
                    return Ok(Some(reason));
                }
            }
        }
        report.row(probe, record.of(probe));
    }
    Ok(None)
}
