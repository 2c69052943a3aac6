//! What the documented cases did, for the guards that run after them.

use std::collections::BTreeMap;

use crate::{case::Case, placeholder::Used, runner::Exchange, server::ServerKind};

/// What the documented cases did.
#[derive(Default)]
pub(super) struct Observed {
    /// The server of each case that ran, by its id.
    pub(super) servers: BTreeMap<String, ServerKind>,
    pub(super) placeholders: Used,
}

impl Observed {
    /// Records a documented case.
    pub(super) fn record(&mut self, case: &Case<'_>, exchange: &Exchange, placeholders: Used) {
        self.servers.insert(case.id.clone(), exchange.server);
        self.placeholders.extend(placeholders);
    }
}
