//! Where things are, and how much to tell while they are done.

use std::{
    env,
    io::{self, IsTerminal as _, Write as _},
    path::PathBuf,
};

/// What every verb needs to know.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    /// The folder of the workspace.
    pub(crate) root: PathBuf,
    pub(crate) progress: Progress,
    /// Whether what other programs write may be coloured.
    pub(crate) colour: bool,
}

/// How to tell that something is going on. It goes to the standard error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress {
    /// In place, on a terminal.
    Live,
    /// A line at the start of what takes long.
    Lines,
    /// Not at all.
    Silent,
}

impl Context {
    pub(crate) fn of_terminal() -> Self {
        // Cargo sets it when it runs us; what it was at build time is wrong once the folder has moved.
        let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let mut root = PathBuf::from(manifest);
        root.pop();
        Self {
            root,
            progress: if io::stderr().is_terminal() { Progress::Live } else { Progress::Lines },
            colour: anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
        }
    }

    /// The same, but nothing is told along the way.
    pub(crate) fn silent(&self) -> Self {
        Self { progress: Progress::Silent, ..self.clone() }
    }
}

impl Progress {
    /// Replaces what was shown in place.
    pub(crate) fn show(self, text: &str) {
        if self == Self::Live {
            anstream::eprint!("\r\x1b[2K{}{text}{0:#}", crate::style::FAINT);
            let _ = io::stderr().flush();
        }
    }

    /// Takes away what was shown in place.
    pub(crate) fn clear(self) {
        if self == Self::Live {
            eprint!("\r\x1b[2K");
            let _ = io::stderr().flush();
        }
    }
}
