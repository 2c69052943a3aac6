//! Scenario cases: each scenario of the document, for each operation that sends a passcode.

use libtest_mimic::{Failed, Trial};

use super::{report::ResultLine, session::Session};
use crate::scenario::{run_scenario, scenarios};

pub(super) fn trials(session: &'static Session) -> Vec<Trial> {
    let trials = scenarios(session.document()).into_iter().map(|scenario| {
        ResultLine::scenario(&scenario).trial(move || {
            let mock = session.mock.as_ref().map_err(Clone::clone)?;
            let mismatches = run_scenario(&scenario, mock, &*session.caller)?;
            if mismatches.is_empty() { Ok(()) } else { Err(Failed::from(mismatches.join("\n"))) }
        })
    });
    trials.collect()
}
