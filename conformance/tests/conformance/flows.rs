//! Each login of the document, for each operation that sends a passcode.

use libtest_mimic::{Failed, Trial};
use openapi_document::Document;
use stytch_conformance::{flows, play_flow};

use crate::report::Entry;

pub(crate) fn trials(document: &'static Document) -> Vec<Trial> {
    let trials = flows(document).into_iter().map(|flow| {
        Entry::flow(&flow).trial(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            let faults = runtime.block_on(play_flow(&flow))?;
            if faults.is_empty() { Ok(()) } else { Err(Failed::from(faults.join("\n"))) }
        })
    });
    trials.collect()
}
