//! The pages of lists, for each operation with `x-pages`: which cursor each request has, and where they end.

use openapi_document::{Document, Operation, Pages, Sets, pointer};
use serde_json::{Map, Value, json};
use url::form_urlencoded;

use crate::{
    call::{Call, Limits},
    caller::Caller,
    case::{Case, Kind, documented_cases},
    json::JSON,
    outcome::{ErrorKind, Outcome},
    server::{Response, SocketServer, Step},
};

/// The cursor that the call sets.
const FIRST: &str = "first";

/// Pages to call, and a server that returns these cursors.
#[derive(Debug, Clone)]
pub struct PagesCase<'d> {
    /// Unique and stable: the operation, and what the server does.
    pub id: String,
    /// The clause of the document that it checks, as a JSON pointer.
    pub pointer: String,
    /// The documented success that the pages are made of.
    success: Case<'d>,
    pages: Pages<'d>,
    /// The next cursor of each page.
    cursors: &'static [&'static str],
    /// After how many pages the client ends, by an error where the server has not ended them.
    length: usize,
}

/// The cases of each operation that returns a list in pages.
#[must_use]
pub fn pages_cases(document: &Document) -> Vec<PagesCase<'_>> {
    let successes = documented_cases(document).into_iter().filter(|case| {
        let body = case.response_body.as_ref().map(|body| serde_json::from_slice::<Value>(&body.bytes));
        case.kind == Kind::Response && case.succeeds() && body.is_some_and(|body| body.is_ok())
    });
    let mut cases: Vec<PagesCase<'_>> = Vec::new();
    for success in successes {
        let Some(pages) = success.operation.pages() else { continue };
        let id = success.operation.id().to_owned();
        if cases.iter().any(|case| case.success.operation.id() == id) {
            continue;
        }
        let endings: [(&str, &'static [&'static str], usize); 2] =
            [("pages_end", &["second", "third", ""], 3), ("pages_repeat", &["second", "second", ""], 2)];
        cases.extend(endings.map(|(name, cursors, length)| PagesCase {
            id: format!("{id}/scenario_{name}"),
            pointer: pointer::join(success.operation.node().pointer(), "x-pages"),
            success: success.clone(),
            pages,
            cursors,
            length,
        }));
    }
    cases
}

/// Calls the pages; returns every mismatch.
///
/// # Errors
/// The case could not be run; the message says why.
pub fn run_pages(case: &PagesCase<'_>, caller: &dyn Caller) -> Result<Vec<String>, String> {
    let server = SocketServer::start().map_err(|error| error.to_string())?;
    let script = case.cursors.iter().map(|cursor| Ok(vec![Step::Respond(case.page(cursor)?)]));
    server.set_script(script.collect::<Result<_, String>>()?);
    let outcomes = caller.pages(&Call {
        operation: case.success.operation.id().to_owned(),
        parameters: case.call(FIRST),
        credentials: case.success.credentials.clone(),
        base_url: Some(server.url()),
        limits: Limits::ONE_ATTEMPT,
        ..Call::default()
    })?;
    let requests = server.requests();
    let found: Vec<_> = requests.iter().map(|request| case.sent_cursor(&request.target, &request.body)).collect();
    let before = &case.cursors[..case.length - 1];
    let expected: Vec<_> = [FIRST].iter().chain(before).map(|cursor| Some((*cursor).to_owned())).collect();
    let mut mismatches = Vec::new();
    if found != expected {
        mismatches.push(format!("the requests have the cursors {}, not {}", json!(found), json!(expected)));
    }
    if outcomes.len() != expected.len() {
        mismatches.push(format!("there are {} pages, not {}", outcomes.len(), expected.len()));
    }
    let last = outcomes.len().saturating_sub(1);
    for (index, outcome) in outcomes.iter().enumerate() {
        let expected = (case.length < case.cursors.len() && index == last).then_some(ErrorKind::UnexpectedResponse);
        let found = match outcome {
            Outcome::Value(_) => None,
            Outcome::Error(error) => Some(error.kind),
        };
        if found != expected {
            mismatches.push(format!("page {}: the outcome is {found:?}, not {expected:?}", index + 1));
        }
    }
    Ok(mismatches)
}

impl<'d> PagesCase<'d> {
    fn operation(&self) -> &Operation<'d> {
        &self.success.operation
    }

    /// Whether a parameter takes the cursor, and not a property of the body.
    fn is_parameter(&self) -> bool {
        matches!(self.pages.taker(self.operation()), Some((Sets::Parameter(_), _)))
    }

    /// The documented call with this cursor.
    fn call(&self, cursor: &str) -> Map<String, Value> {
        let mut parameters = self.success.parameters.clone();
        let takes = if self.is_parameter() {
            Some(&mut parameters)
        } else {
            parameters.entry("body").or_insert_with(|| json!({})).as_object_mut()
        };
        if let Some(takes) = takes {
            takes.insert(self.pages.cursor.to_owned(), cursor.into());
        }
        parameters
    }

    /// The cursor of a request.
    fn sent_cursor(&self, target: &str, body: &[u8]) -> Option<String> {
        if self.is_parameter() {
            let mut query = form_urlencoded::parse(target.split_once('?')?.1.as_bytes());
            return query.find(|(name, _)| name == self.pages.cursor).map(|(_, value)| value.into_owned());
        }
        serde_json::from_slice::<Value>(body).ok()?.get(self.pages.cursor)?.as_str().map(str::to_owned)
    }

    /// The documented success with this next cursor.
    fn page(&self, cursor: &str) -> Result<Response, String> {
        let body = self.success.response_body.as_ref().ok_or("the success has no body")?;
        let mut value: Value = serde_json::from_slice(&body.bytes).map_err(|error| error.to_string())?;
        let envelope = self.operation().success().and_then(|response| response.body()?.envelope());
        let wrapped = envelope.filter(|envelope| value.get(envelope).is_some());
        let mut place = match wrapped {
            Some(envelope) => value.get_mut(envelope),
            None => Some(&mut value),
        };
        for name in pointer::segments(self.pages.next) {
            let Some(object) = place.take().and_then(Value::as_object_mut) else { break };
            place = Some(object.entry(name).or_insert_with(|| json!({})));
        }
        *place.ok_or("the next cursor has no place in the documented success")? = cursor.into();
        Ok(Response::new(self.success.status, value.to_string()).header("content-type", JSON))
    }
}
