//! `conformance`: plays every case of the document, and shows what came of each.

mod harness;
mod report;
mod reports;
mod snapshots;
pub(crate) mod target;

use std::{env, io::Write, path::PathBuf};

use lexopt::{Arg, Parser, ValueExt as _};

use crate::{
    arguments::Command,
    context::Context,
    document,
    exit::{Error, Exit},
};

pub(crate) const HELP: &str = "\
cargo xtask conformance [FILTER…] [--list] [--accept] [--report DIR] [--second]
cargo xtask conformance --target URL [FILTER…] [OPTION…]

Checks openapi/stytch/openapi.yaml, builds the suite and plays every case of it: each documented response, each request example, each
component, and the guards of the suite itself.

  FILTER…       the id of a case, the id of an operation, or any part of an id
  --list        only lists the ids, one a line
  --accept      takes what is seen now as the snapshots, and takes away those that belong to no case; review them with `git diff`
  --report DIR  writes what came of each case: index.html to read, junit.xml for CI systems, report.json (report.schema.json says
                what is in it) for programs, summary.md for a job's page
  --second      plays the second document, conformance/second/openapi/invented.yaml, which has what Stytch's has not
  --target URL  plays against a server what can be provoked there: `cargo xtask conformance --target --help` tells more

With GITHUB_ACTIONS=true what failed is also written as annotations of the document's lines.

exit codes: 0 all held, 1 a case failed, 2 the call or the document is unusable or the build failed
";

pub(crate) use harness::{Folder, Harness};
pub(crate) use report::Verdict;

/// A document, the package that holds the client against it, and its accepted snapshots.
#[derive(Debug)]
pub(crate) struct Subject {
    pub(crate) document: &'static str,
    package: &'static str,
    /// What plays its cases.
    pub(crate) command: &'static str,
    snapshots: &'static str,
    /// Where the clauses are that nothing proves, each with the reason.
    pub(crate) waivers: &'static str,
}

pub(crate) const FIRST: Subject = Subject {
    document: document::PATH,
    package: "stytch-conformance",
    command: "cargo xtask conformance",
    snapshots: "conformance/tests/snapshots",
    waivers: "conformance/waivers.json",
};

pub(crate) const SECOND: Subject = Subject {
    document: "conformance/second/openapi/invented.yaml",
    package: "second-suite",
    command: "cargo xtask conformance --second",
    snapshots: "conformance/second/suite/tests/snapshots",
    waivers: "conformance/second/waivers.json",
};

/// What to play, and how.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// Ids of cases, ids of operations, or parts of ids. All cases when empty.
    pub(crate) filters: Vec<String>,
    pub(crate) list: bool,
    pub(crate) accept: bool,
    /// The folder to write reports to.
    pub(crate) report: Option<PathBuf>,
    /// Plays the second document.
    pub(crate) second: bool,
}

/// Reads the arguments after the name of the verb.
pub(crate) fn parse(mut parser: Parser) -> Result<Command, Error> {
    let mut options = Options::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(HELP)),
            Arg::Long("list") => options.list = true,
            Arg::Long("accept") => options.accept = true,
            Arg::Long("second") => options.second = true,
            Arg::Long("target") => {
                let Options { filters, .. } = &options;
                if options != (Options { filters: filters.clone(), ..Options::default() }) {
                    return Err(Error::unusable(
                        "what comes before `--target` is for the suite: put the options after it",
                    ));
                }
                return target::parse(parser, options.filters);
            }
            Arg::Long("report") => options.report = Some(parser.value()?.into()),
            Arg::Value(filter) => options.filters.push(filter.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    if options.list && options.report.is_some() {
        return Err(Error::unusable("`--list` plays nothing that `--report` could tell of: leave one out"));
    }
    if options.list && options.accept {
        return Err(Error::unusable("`--list` plays nothing that `--accept` could take: leave one out"));
    }
    Ok(Command::Conformance(options))
}

/// Checks the document, builds the suite, plays the cases and reports.
pub(crate) fn run(context: &Context, options: &Options, out: &mut dyn Write) -> Result<Exit, Error> {
    let subject = if options.second { &SECOND } else { &FIRST };
    let Some(document) = document::usable_at(context, subject.document, out)? else {
        return Ok(Exit::Unusable);
    };
    let harness = Harness::build_of(context, subject)?;
    let all = harness.list()?;
    let selected = select(&all, &options.filters)?;
    if options.list {
        for id in selected {
            writeln!(out, "{id}")?;
        }
        return Ok(Exit::Fine);
    }
    let before = snapshots::read(context, subject.snapshots)?;
    let played = harness.play(context, &selected, options.accept)?;
    let exit = report::write(out, &played, options.filters.is_empty(), |pointer| document.line(pointer))?;
    if env::var_os("GITHUB_ACTIONS").is_some_and(|set| set == "true") {
        reports::annotate(out, &played, |pointer| document.line(pointer))?;
    }
    if let Some(folder) = &options.report {
        reports::write(folder, &played, &document, out)?;
    }
    if options.accept {
        snapshots::write_changes(out, subject.snapshots, &before, &snapshots::read(context, subject.snapshots)?)?;
    }
    Ok(exit)
}

/// The cases that the filters ask for: one by its id, those of an operation by its id, others by any part of theirs. So what is named in
/// full never brings along another whose name it is a part of.
fn select<'a>(all: &'a [String], filters: &[String]) -> Result<Vec<&'a str>, Error> {
    if let Some(nothing) = filters.iter().find(|filter| !all.iter().any(|id| id.contains(*filter))) {
        return Err(Error::unusable(format!(
            "no case has `{nothing}` in its id: run `cargo xtask conformance --list` to see them all"
        )));
    }
    let operation = |id: &str| id.split_once('/').map(|(operation, _)| operation.to_owned());
    let asks_for = |filter: &String, id: &String| {
        if all.contains(filter) {
            id == filter
        } else if all.iter().any(|id| operation(id).as_ref() == Some(filter)) {
            operation(id).as_ref() == Some(filter)
        } else {
            id.contains(filter)
        }
    };
    let wanted = |id: &String| filters.is_empty() || filters.iter().any(|filter| asks_for(filter, id));
    Ok(all.iter().filter(|id| wanted(id)).map(String::as_str).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selected(filters: &[&str]) -> Result<Vec<String>, Error> {
        let all = ["send/200_sent", "send/200_sent_in_data", "send/400_bad", "components/Sent"].map(str::to_owned);
        let filters: Vec<_> = filters.iter().map(|&filter| filter.to_owned()).collect();
        Ok(select(&all, &filters)?.into_iter().map(str::to_owned).collect())
    }

    #[test]
    fn a_case_is_selected_by_any_of_the_filters() {
        assert_eq!(selected(&[]).unwrap().len(), 4);
        assert_eq!(selected(&["400", "components"]).unwrap(), ["send/400_bad", "components/Sent"]);
    }

    #[test]
    fn a_filter_that_is_an_id_selects_that_case_alone() {
        assert_eq!(selected(&["send/200_sent"]).unwrap(), ["send/200_sent"]);
        assert_eq!(selected(&["send/200"]).unwrap(), ["send/200_sent", "send/200_sent_in_data"]);
    }

    #[test]
    fn an_operation_named_in_full_leaves_out_those_whose_name_ends_alike() {
        let all = ["sdk_send/200_sent", "send/200_sent"].map(str::to_owned);
        let selected = |filter: &str| select(&all, &[filter.to_owned()]).unwrap().len();
        assert_eq!((selected("send"), selected("send/200"), selected("200")), (1, 2, 2));
    }

    #[test]
    fn a_filter_that_matches_nothing_is_refused() {
        let error = selected(&["400", "no_such_case"]).unwrap_err();
        assert_eq!(error.exit, Exit::Unusable);
        assert!(error.message.contains("`no_such_case`") && error.message.contains("--list"), "{error}");
    }
}
