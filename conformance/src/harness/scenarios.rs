//! Cases of several calls: each scenario of the document, for each operation that sends a passcode, and the pages of each list.

use libtest_mimic::{Failed, Trial};

use super::{report::ResultLine, session::Session};
use crate::{
    pages::{pages_cases, run_pages},
    scenario::{run_scenario, scenarios},
};

pub(super) fn trials(session: &'static Session) -> Vec<Trial> {
    let trials = scenarios(session.document()).into_iter().map(|scenario| {
        ResultLine::scenario(&scenario.id, &scenario.pointer).trial(move || {
            let mock = session.mock.as_ref().map_err(Clone::clone)?;
            let mismatches = run_scenario(&scenario, mock, &*session.caller)?;
            passed(&mismatches)
        })
    });
    let pages = pages_cases(session.document()).into_iter().map(|case| {
        ResultLine::scenario(&case.id, &case.pointer).trial(move || passed(&run_pages(&case, &*session.caller)?))
    });
    trials.chain(pages).collect()
}

fn passed(mismatches: &[String]) -> Result<(), Failed> {
    if mismatches.is_empty() { Ok(()) } else { Err(Failed::from(mismatches.join("\n"))) }
}
