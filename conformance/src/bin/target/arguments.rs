//! The arguments that `cargo xtask conformance --target` has parsed.

use std::{env, num::NonZeroU32, path::PathBuf};

use serde::Deserialize;

/// The parsed arguments, in one JSON value.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Arguments {
    pub(crate) url: String,
    /// Operations, or parts of the ids of cases.
    pub(crate) filters: Vec<String>,
    pub(crate) mock: bool,
    pub(crate) send: bool,
    /// The confirmed number of messages.
    pub(crate) yes: Option<usize>,
    pub(crate) strict: bool,
    pub(crate) list: bool,
    pub(crate) resume: Option<PathBuf>,
    pub(crate) per_second: NonZeroU32,
    pub(crate) at_most: u32,
}

impl Default for Arguments {
    fn default() -> Self {
        Self {
            url: String::new(),
            filters: Vec::new(),
            mock: false,
            send: false,
            yes: None,
            strict: false,
            list: false,
            resume: None,
            per_second: const { NonZeroU32::new(2).expect("2 is not 0") },
            at_most: 300,
        }
    }
}

impl Arguments {
    /// Reads the first argument of the program.
    pub(crate) fn read() -> Result<Self, String> {
        let text = env::args_os().nth(1).unwrap_or_default();
        serde_json::from_slice(text.as_encoded_bytes()).map_err(|error| {
            format!("unreadable arguments: {error}: start this program with `cargo xtask conformance --target`")
        })
    }
}
