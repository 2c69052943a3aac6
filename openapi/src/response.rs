//! The documented responses of an operation: the statuses of each, and its headers.

use std::ops::RangeInclusive;

use crate::{
    Node,
    body::Body,
    example::{Example, examples},
};

/// The key of the response to every error that has no other one.
const DEFAULT: &str = "default";

/// A documented response: to a status, to a range of them such as `4XX`, or to every error that has no other one (`default`).
#[derive(Debug, Clone)]
pub struct Response<'d> {
    key: &'d str,
    statuses: RangeInclusive<u16>,
    status: u16,
    is_success: bool,
    node: Node<'d>,
}

impl<'d> Response<'d> {
    /// The responses of an operation, in the order of the document.
    pub(crate) fn all(operation: &Node<'d>) -> Vec<Self> {
        let documented = operation.get("responses").map(|responses| responses.entries()).unwrap_or_default();
        let documented: Vec<_> =
            documented.into_iter().filter_map(|(key, node)| Some((key, statuses_of(key)?, node))).collect();
        let has_2xx = documented.iter().any(|(_, statuses, _)| statuses.start() / 100 == 2);
        let successes = if has_2xx { 200..300 } else { 300..400 };
        let mut responses = Vec::new();
        for (key, statuses, node) in &documented {
            let narrower = || documented.iter().map(|(_, other, _)| other).filter(|other| size(other) < size(statuses));
            if let Some(status) = statuses.clone().find(|status| !narrower().any(|other| other.contains(status))) {
                let is_success = successes.contains(&status);
                responses.push(Self { key, statuses: statuses.clone(), status, is_success, node: node.clone() });
            }
        }
        responses
    }

    /// The response to a status: the one with the fewest statuses.
    pub(crate) fn to(responses: Vec<Self>, status: u16) -> Option<Self> {
        let responses = responses.into_iter().filter(|response| response.statuses.contains(&status));
        responses.min_by_key(|response| size(&response.statuses))
    }

    /// The key in the document: a status, a range such as `4XX`, or `default`.
    pub fn key(&self) -> &'d str {
        self.key
    }

    /// The HTTP status; of several, the first that no other response is for.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// All statuses that it is for, unless another response is for fewer of them.
    pub fn statuses(&self) -> RangeInclusive<u16> {
        self.statuses.clone()
    }

    /// Whether the call succeeds: with a status of 2xx or, where none is documented, of 3xx.
    pub fn is_success(&self) -> bool {
        self.is_success
    }

    /// Its place in the document; for a shared response, in `components`.
    pub fn node(&self) -> &Node<'d> {
        &self.node
    }

    /// The body. HTTP allows none with some statuses, whatever the document says.
    pub fn body(&self) -> Option<Body<'d>> {
        if matches!(self.key, "204" | "205" | "304") { None } else { Body::of(&self.node) }
    }

    /// The documented headers.
    pub fn headers(&self) -> Vec<Header<'d>> {
        let headers = self.node.get("headers").map(|headers| headers.entries()).unwrap_or_default();
        headers.into_iter().map(|(name, node)| Header { name, node }).collect()
    }
}

fn size(statuses: &RangeInclusive<u16>) -> u16 {
    statuses.end() - statuses.start()
}

/// The statuses that a key of `responses` is for. `default` is for errors: a success is never documented by it alone in the canonical form,
/// and a redirect is none.
pub(crate) fn statuses_of(key: &str) -> Option<RangeInclusive<u16>> {
    match key.as_bytes() {
        [first @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => {
            let first = u16::from(first - b'0') * 100;
            Some(first..=first + 99)
        }
        _ if key == DEFAULT => Some(400..=599),
        _ => key
            .parse()
            .ok()
            .filter(|status| (100..600).contains(status) && key.len() == 3)
            .map(|status| status..=status),
    }
}

/// A header of a response.
#[derive(Debug, Clone)]
pub struct Header<'d> {
    name: &'d str,
    node: Node<'d>,
}

impl<'d> Header<'d> {
    /// The name.
    pub fn name(&self) -> &'d str {
        self.name
    }

    /// Its place in the document; for a shared header, in `components`.
    pub fn node(&self) -> &Node<'d> {
        &self.node
    }

    /// The schema; for a shared one, in `components`.
    pub fn schema(&self) -> Option<Node<'d>> {
        self.node.get("schema")
    }

    /// The named examples with a value, in the order of the document.
    pub fn examples(&self) -> Vec<Example<'d>> {
        examples(&self.node)
    }
}
