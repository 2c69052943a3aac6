//! The documented cases on any server. `cargo xtask conformance --target` starts it, with the parsed arguments as one JSON value.

mod arguments;
mod record;
mod report;
mod server;

use std::{
    io::{self, IsTerminal as _, Write as _},
    process::ExitCode,
};

use openapi_document::Document;
use stytch_conformance::{
    Caller, Schemas,
    target::{Plan, Verdict},
};

use arguments::Arguments;
use record::Record;
use report::Report;
use server::{Interrupted, Server};

fn main() -> ExitCode {
    let document = Document::bundle(stytch_openapi::ROOT, stytch_openapi::FILES).map_err(|finding| finding.to_string());
    match document.and_then(|document| run(&document)) {
        Ok(code) => code,
        Err(problem) => {
            let _ = writeln!(io::stderr(), "error: {problem}");
            ExitCode::from(2)
        }
    }
}

fn run(document: &Document) -> Result<ExitCode, String> {
    let arguments = Arguments::read()?;
    let mut server = Server::new(document, &arguments)?;
    let schemas = Schemas::new(document);
    let plan = selected(&schemas, &arguments, &server.caller)?;
    let mut record = Record::open(arguments.resume.as_deref(), &arguments.url)?;
    let todo: Vec<_> = plan.probes.iter().filter(|probe| record.of(probe).is_none()).collect();
    let messages = todo.iter().filter(|probe| probe.sends_message).count();
    let report = Report::new(&plan, arguments.strict);
    if arguments.list {
        report.list(messages);
        return Ok(ExitCode::SUCCESS);
    }
    confirm(messages, arguments.yes)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("cannot start: {error}"))?;
    let stopped = runtime.block_on(play(&schemas, &plan, &mut server, &mut record, &report))?;
    match stopped {
        // Where nothing was answered, there is nothing to tell of.
        Some(why) if !server.answered => Err(why),
        stopped => Ok(report.end(&record, stopped.as_deref())),
    }
}

/// What is asked for; what the arguments or the credentials do not allow is among the others.
fn selected<'d>(schemas: &Schemas<'d>, arguments: &Arguments, caller: &Caller) -> Result<Plan<'d>, String> {
    let operations = openapi_document::Operation::all(schemas.document());
    let wanted = |id: &str, filter: &String| {
        // What is named in full brings along no other whose name it is a part of.
        let named = operations.iter().any(|operation| operation.id() == filter);
        if named { id.split('/').next() == Some(filter) } else { id.contains(filter) }
    };
    let filters = &arguments.filters;
    let any = |id: &str| filters.is_empty() || filters.iter().any(|filter| wanted(id, filter));
    let mut plan = Plan::new(schemas, arguments.mock, any)?;
    let ids = || plan.probes.iter().map(|probe| &probe.id).chain(plan.others.iter().map(|(id, _)| id));
    if let Some(nothing) = filters.iter().find(|filter| !ids().any(|id| wanted(id, filter))) {
        return Err(format!("no case has `{nothing}` in its id: `--list` shows them all"));
    }
    let mut kept = Vec::new();
    for probe in plan.probes {
        if server::pair(caller, &probe).is_none() {
            plan.others.push((probe.id, "there is no credential for it in the environment"));
        } else if probe.sends_message && !arguments.send {
            plan.others.push((probe.id, "it sends somebody a message: `--send` allows that"));
        } else {
            kept.push(probe);
        }
    }
    Ok(Plan { probes: kept, ..plan })
}

/// Messages are paid for, so that their number has to be named before the first is sent.
fn confirm(messages: usize, yes: Option<usize>) -> Result<(), String> {
    let asked = format!("{messages} messages would be sent to the numbers and addresses in the document, and paid for");
    match yes {
        None if messages == 0 => Ok(()),
        Some(count) if count == messages => Ok(()),
        Some(count) => Err(format!("{asked}, not {count}: confirm with `--yes {messages}`")),
        None if io::stdin().is_terminal() => {
            let _ = write!(io::stderr(), "{asked}: type {messages} to go on: ");
            let mut line = String::new();
            io::stdin().read_line(&mut line).map_err(|error| format!("cannot read the answer: {error}"))?;
            if line.trim() == messages.to_string() { Ok(()) } else { Err("nothing was sent".to_owned()) }
        }
        None => Err(format!("{asked}: confirm with `--yes {messages}`")),
    }
}

/// Plays what the record does not have, one after the other; tells why it stopped before the end.
async fn play(
    schemas: &Schemas<'_>,
    plan: &Plan<'_>,
    server: &mut Server,
    record: &mut Record,
    report: &Report<'_, '_>,
) -> Result<Option<String>, String> {
    for probe in &plan.probes {
        if record.of(probe).is_none() {
            if probe.sends_message {
                // Whatever becomes of us, it is not sent again.
                record.add(probe, Verdict::fault(probe, "it is not known what became of the message"))?;
            }
            match server.play(schemas, probe).await {
                Ok(verdict) => record.add(probe, verdict)?,
                Err(Interrupted { why, sent }) => {
                    if !sent {
                        record.remove(probe)?;
                    }
                    return Ok(Some(why));
                }
            }
        }
        report.row(probe, record.of(probe));
    }
    Ok(None)
}
