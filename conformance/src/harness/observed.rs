//! What the cases did, for the guards that run after them.

use std::collections::BTreeMap;

use crate::{case::Case, placeholder::Used, runner::Exchange, server::ServerKind};

/// What the cases did.
#[derive(Default)]
pub(super) struct Observed {
    /// The ids of the derived cases that ran, and of their groups.
    pub(super) ids: Vec<String>,
    /// The server of each documented case that ran, by its id.
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
