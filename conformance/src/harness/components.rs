//! Component cases: the client has a type with an equal schema for each schema of the document.

use libtest_mimic::Trial;

use super::{report::ResultLine, session::Session};
use crate::schema_parity::allowed_differences;

pub(super) fn trials(session: &'static Session) -> Vec<Trial> {
    let document = session.document();
    let components = document.at("/components/schemas").map(|schemas| schemas.entries()).unwrap_or_default();
    let trials = components.into_iter().map(|(name, schema)| {
        let pointer = schema.pointer().to_owned();
        ResultLine::component(name, &pointer).trial(move || {
            let derived = session.client_schemas().get(&pointer).ok_or("no type was generated from it")?;
            let differences = allowed_differences(document, &pointer, derived);
            differences.map(|_| ()).map_err(|differences| differences.join("\n").into())
        })
    });
    trials.collect()
}
