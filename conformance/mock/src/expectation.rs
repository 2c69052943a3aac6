//! Expectations of a test: which operations are called, how often, and which responses they get.

use std::fmt;

use crate::{
    connection::{Shared, lock},
    expected::{Answer, Expected},
    request::RecordedRequest,
};

/// An expectation of a test: see [`MockServer::expect`](crate::MockServer::expect).
#[derive(Clone, Copy)]
pub struct Expectation<'m> {
    shared: &'m Shared,
    /// Its index among those of the server.
    index: usize,
}

impl<'m> Expectation<'m> {
    pub(crate) fn new(shared: &'m Shared, index: usize) -> Self {
        Self { shared, index }
    }

    /// Expects exactly so many calls. Further ones go to the next expectation of the operation. Without it, one or more are expected.
    pub fn times(self, times: usize) -> Self {
        self.change(|expected| expected.times = Some(times));
        self
    }

    /// Responds to its calls with a documented response, by status or by the name of its example, or with a custom one. Without it, the server
    /// decides as always.
    ///
    /// # Panics
    /// The operation has no such response.
    #[track_caller]
    pub fn respond(self, answer: impl Into<Answer>) -> Self {
        let answer = answer.into();
        let problem = self.undocumented(&answer);
        assert!(problem.is_none(), "{}", problem.unwrap_or_default());
        self.change(|expected| expected.answer = Some(answer));
        self
    }

    /// The calls so far, as they arrived.
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.change(|expected| expected.requests.clone()).unwrap_or_default()
    }

    /// Changes or reads what is expected. `None` once it was verified.
    fn change<T>(&self, change: impl FnOnce(&mut Expected) -> T) -> Option<T> {
        lock(&self.shared.responder).expected.get_mut(self.index).map(change)
    }

    /// Why it cannot have this response: the document does not describe it.
    fn undocumented(&self, answer: &Answer) -> Option<String> {
        let responder = lock(&self.shared.responder);
        let route = responder.routes.by_id(&responder.expected.get(self.index)?.operation)?;
        let found = match answer {
            Answer::Status(status) => route.responses.find(Some(*status), None),
            Answer::Example(name) => route.responses.find(None, Some(name)),
            Answer::Custom(_) => return None,
        };
        let known = route.responses.names().join(", ");
        found.is_none().then(|| format!("{} has no such response; the documented ones are: {known}", route.id))
    }
}

impl fmt::Debug for Expectation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Expectation").finish_non_exhaustive()
    }
}
