//! What the mock owes any document.

use libtest_mimic::{Failed, Trial};
use openapi_document::Document;
use serde_json::Value;
use stytch_conformance::{Expected, Kind, MockStytch, Options, cases};

use crate::report::Entry;

pub(crate) fn trials(document: &'static Document) -> Vec<Trial> {
    vec![
        Entry::suite("the_mock_takes_every_documented_request").trial(|| requests(document)),
        Entry::suite("the_mock_gives_every_documented_response").trial(|| responses(document)),
    ]
}

fn requests(document: &Document) -> Result<(), Failed> {
    let mock = MockStytch::of(document.clone(), Options::default())?;
    let client = mock.client()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut faults = Vec::new();
    for case in cases(document).iter().filter(|case| case.kind != Kind::Response) {
        if let Err(error) = runtime.block_on(client.call(case.operation.id(), Value::Object(case.call.clone()))) {
            faults.push(format!("{}: {error}", case.id));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}

/// The status, the kind of error and the names of the headers of each documented response, as the caller gets them.
fn responses(document: &Document) -> Result<(), Failed> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let mut faults = Vec::new();
    for case in cases(document).iter().filter(|case| case.kind == Kind::Response) {
        let documented = match &case.expected {
            Expected::Value(body) | Expected::Api { typed: Some(body) } => Some(body).filter(|_| case.served.is_some()),
            _ => None,
        };
        // An example that is also served in an envelope has a case for each. One of a header comes with any of the status.
        let named = documented.is_some() && case.headers.is_empty();
        let name = case.pointer.rsplit('/').nth(1).filter(|_| named);
        let name = name.map(|name| format!(", example={name}")).unwrap_or_default();
        let prefer = format!("code={}{name}", case.status);
        let mock = MockStytch::start_with(Options { prefer: Some(prefer), ..Options::default() })?;
        let outcome = runtime.block_on(mock.client()?.call(case.operation.id(), Value::Object(case.call.clone())));
        let (status, kind, headers) = match &outcome {
            Ok(value) => (Some(value.status()), None, Some(value.headers())),
            Err(error) => (error.status(), error.error_type().map(|kind| kind.as_str()), error.headers()),
        };
        let lacks = |(name, _): &&(String, String)| headers.is_none_or(|headers| !headers.contains_key(name));
        if let Some((name, _)) = case.headers.iter().find(lacks) {
            faults.push(format!("{}: the header `{name}` is missing", case.id));
        }
        let documented = documented.and_then(|body| body.get("error_type")?.as_str());
        if status.map(|status| status.as_u16()) != Some(case.status) || kind != documented {
            faults.push(format!("{}: {outcome:?}", case.id));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}
