//! `conformance`: runs the cases of a document and reports their results.

mod client;
mod report;
mod snapshots;
mod subject;
mod target;
mod terminal;

use std::{
    collections::HashSet,
    env,
    io::Write,
    path::{Path, PathBuf},
};

use openapi_document::Document;

use crate::{
    context::Context,
    document,
    exit::{Error, Exit},
    suite::{self, Harness, Run, Suite},
};

/// Run the conformance cases of a document
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
#[command(after_help = suite::help::CONFORMANCE)]
pub(crate) struct Args {
    /// Id of a case, an operation or `components/NAME`, or a part of ids; else all cases
    #[arg(value_name = "FILTER")]
    filters: Vec<String>,
    /// Document
    #[arg(long, value_enum, default_value_t, value_name = "NAME")]
    document: suite::Name,
    /// List the ids of the cases and run none
    #[arg(long, conflicts_with_all = ["accept", "report"])]
    list: bool,
    /// Show a line for each case
    #[arg(long, conflicts_with_all = ["list", "target"])]
    verbose: bool,
    /// Accept current snapshots, remove those without a case
    #[arg(long)]
    accept: bool,
    /// Write index.html, junit.xml, report.json with its schema, summary.md
    #[arg(long, value_name = "DIR")]
    report: Option<PathBuf>,
    /// Run documented cases against this server instead of the client
    #[arg(long, value_name = "URL", value_parser = target::url, conflicts_with_all = ["document", "accept", "report"])]
    target: Option<String>,
    /// Run the cases with a driver of another client; can be repeated
    #[arg(long, value_name = "COMMAND", conflicts_with_all = ["document", "target", "list", "accept", "verbose"])]
    client: Vec<String>,
    #[command(flatten)]
    client_options: client::ClientOptions,
    #[command(flatten)]
    options: target::Options,
}

/// Checks the document, builds the suite, runs the cases and reports.
pub(crate) fn run(context: &Context, args: &Args, out: &mut dyn Write) -> Result<Exit, Error> {
    if let Some(url) = &args.target {
        let arguments = target::Arguments { url, filters: &args.filters, list: args.list, options: &args.options };
        return target::run(context, &arguments, out);
    }
    if !args.client.is_empty() {
        let (report, options) = (args.report.as_deref(), &args.client_options);
        let arguments = client::Arguments { commands: &args.client, filters: &args.filters, report, options };
        return client::run(context, &arguments, out);
    }
    let suite = Suite::named(args.document);
    let Some(document) = document::usable(context, suite, out)? else {
        return Ok(Exit::Unusable);
    };
    let harness = Harness::build(context, suite)?;
    let all = harness.list()?;
    let selected = select(all.iter().map(String::as_str), &args.filters, LIST)?;
    if args.list {
        for id in selected {
            writeln!(out, "{id}")?;
        }
        return Ok(Exit::Success);
    }
    let before = snapshots::read(context, suite.snapshots)?;
    let run = harness.run(context, &selected, args.accept)?;
    let exit = report(&run, &document, args.verbose, args.report.as_deref(), out)?;
    if args.accept {
        snapshots::write_changes(out, suite.snapshots, &before, &snapshots::read(context, suite.snapshots)?)?;
    }
    Ok(exit)
}

/// Writes the results of a run as text, as annotations for GitHub, and into a folder.
pub(crate) fn report(
    run: &Run,
    document: &Document,
    verbose: bool,
    folder: Option<&Path>,
    out: &mut dyn Write,
) -> Result<Exit, Error> {
    let place = |pointer: &str| document::place(document, pointer);
    if let Some(folder) = folder {
        report::write(folder, run, document, out)?;
    }
    if env::var_os("GITHUB_ACTIONS").is_some_and(|set| set == "true") {
        report::annotate(out, run, place)?;
    }
    Ok(terminal::write(out, run, verbose, place)?)
}

/// What a filter selects: the case with this id, the cases of this operation or component, or else those with this part in their ids. So a
/// full id never matches a longer one.
enum Filter<'f> {
    Case(&'f str),
    Owner(&'f str),
    Part(&'f str),
}

impl Filter<'_> {
    fn selects(&self, id: &str) -> bool {
        match *self {
            Self::Case(case) => id == case,
            Self::Owner(name) => owner(id) == name,
            Self::Part(part) => id.contains(part),
        }
    }
}

/// The operation of a case, or its component: `OPERATION` or `components/COMPONENT`.
fn owner(id: &str) -> &str {
    let parts = if id.starts_with("components/") { 2 } else { 1 };
    let end = id.match_indices('/').nth(parts - 1).map_or(id.len(), |(at, _)| at);
    &id[..end]
}

/// The remedy for a filter that matches nothing.
const LIST: &str = "run `cargo xtask conformance --list` to list all ids";

/// Selects cases, looking at each id twice however many filters there are. The error for a filter that matches nothing ends with the remedy.
pub(crate) fn select<'a>(
    all: impl Iterator<Item = &'a str> + Clone,
    filters: &[String],
    remedy: &str,
) -> Result<Vec<&'a str>, Error> {
    let (mut ids, mut owners, mut parts) = (HashSet::new(), HashSet::new(), HashSet::new());
    for id in all.clone() {
        ids.insert(id);
        owners.insert(owner(id));
        parts.extend(filters.iter().filter(|part| id.contains(*part)));
    }
    if let Some(unmatched) = filters.iter().find(|filter| !parts.contains(filter)) {
        return Err(Error::unusable(format!("no case has `{unmatched}` in its id: {remedy}")));
    }
    let filters = filters.iter().map(|filter| match filter.as_str() {
        // The id of a component is also that of the snapshot of its cases.
        name if name.starts_with("components/") && owners.contains(name) => Filter::Owner(name),
        case if ids.contains(case) => Filter::Case(case),
        name if owners.contains(name) => Filter::Owner(name),
        part => Filter::Part(part),
    });
    let filters: Vec<_> = filters.collect();
    Ok(all.filter(|id| filters.is_empty() || filters.iter().any(|filter| filter.selects(id))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selected(filters: &[&str]) -> Result<Vec<String>, Error> {
        let all =
            ["send/200_sent", "send/200_sent_in_data", "send/400_bad", "components/Sent/schema"].map(str::to_owned);
        let filters: Vec<_> = filters.iter().map(|&filter| filter.to_owned()).collect();
        Ok(select(all.iter().map(String::as_str), &filters, LIST)?.into_iter().map(str::to_owned).collect())
    }

    #[test]
    fn a_case_is_selected_by_any_of_the_filters() {
        assert_eq!(selected(&[]).unwrap().len(), 4);
        assert_eq!(selected(&["400", "components"]).unwrap(), ["send/400_bad", "components/Sent/schema"]);
    }

    #[test]
    fn a_filter_that_is_an_id_selects_that_case_alone() {
        assert_eq!(selected(&["send/200_sent"]).unwrap(), ["send/200_sent"]);
        assert_eq!(selected(&["send/200"]).unwrap(), ["send/200_sent", "send/200_sent_in_data"]);
    }

    #[test]
    fn a_full_operation_id_does_not_match_longer_ones() {
        let all = ["sdk_send/200_sent", "send/200_sent"].map(str::to_owned);
        let selected = |filter: &str| select(all.iter().map(String::as_str), &[filter.to_owned()], LIST).unwrap().len();
        assert_eq!((selected("send"), selected("send/200"), selected("200")), (1, 2, 2));
    }

    #[test]
    fn selection_looks_at_each_id_twice() {
        let all: Vec<_> = (0..1000).map(|at| format!("send/valid_{at}")).collect();
        let looked = std::cell::Cell::new(0);
        let counted = all.iter().map(|id| {
            looked.set(looked.get() + 1);
            id.as_str()
        });
        let filters = ["send/valid_1", "valid_99", "send/valid_2"].map(str::to_owned);
        assert_eq!(select(counted, &filters, LIST).unwrap().len(), 13);
        assert_eq!(looked.get(), 2 * all.len());
    }

    #[test]
    fn a_component_selects_its_cases() {
        let all = ["components/Sent", "components/Sent/schema", "components/Sent/success_as_list", "components/SentTo"];
        let selected = |filter: &str| select(all.into_iter(), &[filter.to_owned()], LIST).unwrap().len();
        assert_eq!(
            (selected("components/Sent"), selected("components/Sent/schema"), selected("components"), selected("Sent")),
            (3, 1, 4, 4)
        );
    }

    #[test]
    fn a_filter_that_matches_nothing_is_an_error() {
        let error = selected(&["400", "no_such_case"]).unwrap_err();
        assert_eq!(error.exit, Exit::Unusable);
        assert!(error.message.contains("`no_such_case`") && error.message.contains("--list"), "{error}");
    }

    #[test]
    fn the_arguments_of_target_are_passed_as_json() {
        let arguments = |line: &str| {
            let args = crate::test_support::parsed::<Args>(line);
            let (url, filters) = (args.target.as_deref().unwrap(), &*args.filters);
            serde_json::to_value(target::Arguments { url, filters, list: args.list, options: &args.options }).unwrap()
        };
        let defaults = serde_json::json!({
            "url": "http://localhost:1", "filters": [], "list": false, "send": false, "yes": null, "strict": false,
            "resume": null, "per_second": 2, "at_most": 300, "mock": false,
        });
        assert_eq!(arguments("conformance --target http://localhost:1"), defaults);
        let set = serde_json::json!({
            "url": "https://test.example.com", "filters": ["429", "send"], "list": true, "send": true, "yes": 3,
            "strict": true, "resume": "a.jsonl", "per_second": 1, "at_most": 9, "mock": true,
        });
        let line = "conformance 429 --target https://test.example.com send --list --send --yes=3 --strict \
                    --resume a.jsonl --per-second 1 --at-most 9 --mock";
        assert_eq!(arguments(line), set);
    }

    #[test]
    fn the_examples_of_the_help_are_valid() {
        let (_, examples) = suite::help::CONFORMANCE.split_once("Examples:").unwrap();
        let document = crate::test_support::document();
        for example in examples.split("cargo xtask ").skip(1) {
            let args = crate::test_support::parsed::<Args>(example);
            let operations = openapi_document::Operation::all(document);
            let known = |id: &String| operations.iter().any(|operation| operation.id() == id);
            assert!(args.target.is_none() || args.filters.iter().all(known), "{example}");
        }
    }
}
