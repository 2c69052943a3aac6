//! What a test expects, and what arrived of it.

use std::fmt::Write as _;

use crate::{custom_response::CustomResponse, request::RecordedRequest};

/// The response to an expected call: the status or the name of a documented response, or a custom one.
#[derive(Debug, Clone)]
pub enum Answer {
    /// The first documented response with this status.
    Status(u16),
    /// The documented example with this name.
    Example(String),
    /// A response of the test's own.
    Custom(CustomResponse),
}

impl From<u16> for Answer {
    fn from(status: u16) -> Self {
        Self::Status(status)
    }
}

impl From<&str> for Answer {
    fn from(example: &str) -> Self {
        Self::Example(example.to_owned())
    }
}

impl From<CustomResponse> for Answer {
    fn from(response: CustomResponse) -> Self {
        Self::Custom(response)
    }
}

/// An expectation, with what arrived.
#[derive(Debug)]
pub(crate) struct Expected {
    pub(crate) operation: String,
    pub(crate) times: Option<usize>,
    pub(crate) answer: Option<Answer>,
    pub(crate) requests: Vec<RecordedRequest>,
}

impl Expected {
    pub(crate) fn new(operation: &str) -> Self {
        Self { operation: operation.to_owned(), times: None, answer: None, requests: Vec::new() }
    }

    fn is_open(&self) -> bool {
        self.times.is_none_or(|times| self.requests.len() < times)
    }

    /// What is wrong with the number of calls.
    fn problem(&self) -> Option<String> {
        let (calls, operation) = (self.requests.len(), &self.operation);
        match self.times {
            Some(times) if times != calls => {
                let number = if times == 1 { "1 call".to_owned() } else { format!("{times} calls") };
                Some(format!("{operation}: expected {number}, received {calls}"))
            }
            None if calls == 0 => Some(format!("{operation}: expected a call, received none")),
            _ => None,
        }
    }
}

/// Gives a call to the first expectation of its operation that is open, else to the last one, which then has too many.
pub(crate) fn record(all: &mut [Expected], operation: &str, request: &RecordedRequest) -> Option<Answer> {
    let of_operation = |expected: &&mut Expected| expected.operation == operation;
    let open = all.iter().position(|expected| expected.operation == operation && expected.is_open());
    let expected = match open {
        Some(index) => all.get_mut(index),
        None => all.iter_mut().rfind(of_operation),
    }?;
    expected.requests.push(request.clone());
    expected.answer.clone().filter(|_| open.is_some())
}

/// What is wrong with the numbers of calls, a line each. Empty if nothing is.
pub(crate) fn problems(all: &[Expected]) -> String {
    let mut text = String::new();
    for problem in all.iter().filter_map(Expected::problem) {
        let _ = write!(text, "\n  {problem}");
    }
    text
}
