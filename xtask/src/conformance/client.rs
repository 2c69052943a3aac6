//! `conformance --client`: runs the cases with other clients, each in a process of its own, and compares them in a table.

mod known;
mod page;
mod results;
mod show;

use std::{
    fs,
    io::{BufRead as _, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::json;

use crate::{
    cargo,
    context::Context,
    document,
    exit::{Error, Exit},
    suite::{self, DEFAULT},
};
use known::Known;
use results::Results;

/// Options that require `--client`.
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
pub(crate) struct ClientOptions {
    /// Failures of --client that are known; one that passes is a failure
    #[arg(long, value_name = "FILE", requires = "client")]
    known_failing: Option<PathBuf>,
    /// Print the tables of --client as Markdown
    #[arg(long, requires = "client")]
    markdown: bool,
}

/// What to run, and what to write.
pub(super) struct Arguments<'a> {
    pub(super) commands: &'a [String],
    pub(super) filters: &'a [String],
    pub(super) report: Option<&'a Path>,
    pub(super) options: &'a ClientOptions,
}

/// Builds and runs the program `clients`, then compares what it wrote with what is known.
pub(super) fn run(context: &Context, arguments: &Arguments<'_>, out: &mut dyn Write) -> Result<Exit, Error> {
    let known = arguments.options.known_failing.as_deref().map(Known::read).transpose()?.unwrap_or_default();
    if document::usable(context, DEFAULT, out)?.is_none() {
        return Ok(Exit::Unusable);
    }
    let results = run_program(context, arguments)?;
    let judged = known.judge(&results, arguments.filters.is_empty());
    let markdown = show::markdown(&results);
    if let Some(folder) = arguments.report {
        write_report(folder, &results, &markdown)?;
        writeln!(out, "{}: clients.html, clients.json, clients.md", folder.display())?;
    }
    if arguments.options.markdown {
        write!(out, "{markdown}")?;
    } else {
        show::text(out, &results)?;
    }
    show::judgement(out, &judged)?;
    Ok(if judged.is_good() { Exit::Success } else { Exit::Failed })
}

/// Runs the cases with each client. Progress is shown while they run.
fn run_program(context: &Context, arguments: &Arguments<'_>) -> Result<Results, Error> {
    let input = json!({ "clients": arguments.commands, "filters": arguments.filters });
    let mut command = Command::new(cargo::program(context, &suite::CLIENTS)?);
    let failed = |error| Error::unusable(format!("cannot run the program `{}`: {error}", suite::CLIENTS.name));
    let mut child =
        command.arg(input.to_string()).stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(failed)?;
    let mut results = Results::default();
    for line in child.stdout.take().map(BufReader::new).into_iter().flat_map(BufReader::lines) {
        results.read(&line.map_err(failed)?)?;
        context.progress.show(&results.progress());
    }
    context.progress.clear();
    // The program has said why on standard error.
    if child.wait().map_err(failed)?.success() { Ok(results) } else { Err(Error::unusable("")) }
}

fn write_report(folder: &Path, results: &Results, markdown: &str) -> Result<(), Error> {
    let page = page::render(results)?;
    let json = serde_json::to_string_pretty(results)?;
    let files = [("clients.html", page.as_str()), ("clients.json", &json), ("clients.md", markdown)];
    let written = fs::create_dir_all(folder)
        .and_then(|()| files.into_iter().try_for_each(|(name, text)| fs::write(folder.join(name), text)));
    written.map_err(|error| Error::unusable(format!("cannot write the report to {}: {error}", folder.display())))
}
