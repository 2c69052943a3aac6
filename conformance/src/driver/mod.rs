//! Any client as the client under test: a process of its own, called the driver, makes the calls of the cases.
//!
//! `clients/README.md` describes the protocol for those who write a driver, and `clients/protocol.schema.json` each line of it. [`Driver`]
//! is the [`Caller`] that starts a driver and waits for its replies. [`examine`] compares an exchange with what the
//! document says, as far as that concerns any client; `verify` checks more of the client of this workspace.

mod examine;
mod process;
mod protocol;
mod reply;
mod serve;
mod settings;

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use openapi_document::{Document, Operation};
use serde_json::Value;

use crate::{
    call::Call,
    caller::{Caller, ListedOperation},
    outcome::Outcome,
};
use process::{Problem, Process};

pub(crate) use examine::told;
pub use examine::{Complaint, examine};
pub use protocol::{Field, Hello, Setting};
pub use serve::serve;
pub(crate) use settings::missing_setting;

/// How long a driver may take for a call. A client that gives up when it should needs less than a second in each case.
pub const DEADLINE: Duration = Duration::from_secs(30);

/// After how many calls in a row without a reply the driver is not started again.
const MAX_PROBLEMS: u32 = 5;

/// A client in another process, which is started when it is first needed, and again after each call without a reply.
pub struct Driver {
    command: String,
    deadline: Duration,
    routes: Arc<BTreeMap<String, protocol::Route>>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    process: Option<Process>,
    /// Why the last call has no outcome.
    problem: Option<Problem>,
    /// How many calls in a row had no reply.
    problems: u32,
}

/// Why a call has no outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoOutcome {
    /// The client does not offer the operation, or cannot express the call.
    NotOffered(String),
    /// The driver crashed, took too long, or wrote no reply: what it did, and the details.
    Failed(&'static str, String),
}

impl Driver {
    /// A driver that a shell starts with this command. Its process is killed if a call takes longer than the deadline.
    #[must_use]
    pub fn new(document: &Document, command: &str, deadline: Duration) -> Self {
        let routes = Operation::all(document).iter().map(protocol::Route::of).collect();
        Self { command: command.to_owned(), deadline, routes: Arc::new(routes), state: Mutex::default() }
    }

    /// What the driver says about its client.
    ///
    /// # Errors
    /// It does not start, or says nothing that can be read.
    pub fn hello(&self) -> Result<Hello, String> {
        let mut state = self.state();
        state.process(&self.command, self.deadline).map(|process| process.hello.clone()).map_err(Problem::into_message)
    }

    /// Why the last call has no outcome, if it has none.
    #[must_use]
    pub fn no_outcome(&self) -> Option<NoOutcome> {
        self.state().problem.take().map(Problem::into_no_outcome)
    }

    /// The id of the process, while it runs.
    #[must_use]
    pub fn process_id(&self) -> Option<u32> {
        self.state().process.as_ref().map(Process::id)
    }

    /// Ends the process.
    pub fn stop(&self) {
        self.state().process = None;
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn process(&mut self, command: &str, deadline: Duration) -> Result<&mut Process, Problem> {
        let process = match self.process.take() {
            Some(process) => process,
            None => Process::start(command, deadline)?,
        };
        Ok(self.process.insert(process))
    }

    fn call(&mut self, driver: &Driver, line: &str) -> Result<Outcome, Problem> {
        if self.problems >= MAX_PROBLEMS {
            return Err(Problem::GivenUp(MAX_PROBLEMS));
        }
        let reply = self.process(&driver.command, driver.deadline)?.call(line, driver.deadline);
        match reply.and_then(|line| reply::read(&line)) {
            Err(problem) if problem.ends_the_process() => {
                // Dropped, which kills it.
                self.process = None;
                self.problems += 1;
                Err(problem)
            }
            outcome => {
                self.problems = 0;
                outcome
            }
        }
    }
}

impl Caller for Driver {
    fn call(&self, call: &Call) -> Result<Outcome, String> {
        let route = self.routes.get(&call.operation).ok_or("the document has no such operation")?;
        let line = serde_json::to_string(&protocol::DriverCall::new(call, route)).map_err(|error| error.to_string())?;
        let mut state = self.state();
        state.problem = None;
        state.call(self, &line).map_err(|problem| {
            state.problem = Some(problem.clone());
            problem.into_message()
        })
    }

    fn pages(&self, _: &Call) -> Result<Vec<Outcome>, String> {
        Err("drivers have no calls of pages".to_owned())
    }

    fn operations(&self) -> Vec<ListedOperation> {
        Vec::new()
    }

    fn schemas(&self) -> Vec<(String, Value)> {
        Vec::new()
    }
}

#[cfg(all(test, unix))]
mod tests;
