//! `conformance`: plays every case of the document, and shows what came of each.

mod harness;
mod report;
mod snapshots;

use std::io::Write;

use crate::{
    context::Context,
    document,
    exit::{Error, Exit},
};

use harness::Harness;
use report::Kind;

/// What to play, and how.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// Only cases whose id contains one of these. All when empty.
    pub(crate) filters: Vec<String>,
    pub(crate) list: bool,
    pub(crate) accept: bool,
}

/// Checks the document, builds the suite, plays the cases and reports.
pub(crate) fn run(context: &Context, options: &Options, out: &mut dyn Write) -> Result<Exit, Error> {
    let Some(document) = document::usable(context, out)? else {
        return Ok(Exit::Unusable);
    };
    let harness = Harness::build(context)?;
    let all = harness.list()?;
    let selected = select(&all, &options.filters)?;
    if options.list {
        for id in selected {
            writeln!(out, "{id}  {}", Kind::of(id).name())?;
        }
        return Ok(Exit::Fine);
    }
    let before = snapshots::read(context)?;
    let played = harness.play(context, &all, &selected, options.accept)?;
    let exit = report::write(out, &played, |pointer| document.line(pointer))?;
    if options.accept {
        snapshots::write_changes(out, &before, &snapshots::read(context)?)?;
    }
    Ok(exit)
}

/// The cases that the filters ask for. A filter that is an id means that case alone, also where it is the beginning of another's.
fn select<'a>(all: &'a [String], filters: &[String]) -> Result<Vec<&'a str>, Error> {
    if let Some(nothing) = filters.iter().find(|filter| !all.iter().any(|id| id.contains(*filter))) {
        return Err(Error::unusable(format!(
            "no case has `{nothing}` in its id: run `cargo xtask conformance --list` to see them all"
        )));
    }
    let wanted = |id: &String| {
        filters.is_empty()
            || filters.iter().any(|filter| if all.contains(filter) { id == filter } else { id.contains(filter) })
    };
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
    fn a_filter_that_matches_nothing_is_refused() {
        let error = selected(&["400", "no_such_case"]).unwrap_err();
        assert_eq!(error.exit, Exit::Unusable);
        assert!(error.message.contains("`no_such_case`") && error.message.contains("--list"), "{error}");
    }
}
