//! The context of a verb: the folder of the workspace, progress, colours.

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
    /// Whether programs that a verb starts may colour their output.
    pub(crate) colour: bool,
}

/// How progress is shown on standard error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Progress {
    /// One line that changes in place, on a terminal.
    Live,
    /// A line at the start of each long step.
    Lines,
    /// No progress.
    Silent,
}

impl Context {
    /// The context of this process.
    pub(crate) fn of_terminal() -> Self {
        // Cargo sets the variable at run time. The value from build time is wrong once the folder has moved.
        let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let mut root = PathBuf::from(manifest);
        root.pop();
        Self {
            root,
            progress: if io::stderr().is_terminal() { Progress::Live } else { Progress::Lines },
            colour: anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
        }
    }

    /// The same context without progress.
    pub(crate) fn silent(&self) -> Self {
        Self { progress: Progress::Silent, ..self.clone() }
    }
}

impl Progress {
    /// Shows a text in place of the previous one, if progress is live.
    pub(crate) fn show(self, text: &str) {
        if self == Self::Live {
            anstream::eprint!("\r\x1b[2K{}{text}{0:#}", crate::style::FAINT);
            let _ = io::stderr().flush();
        }
    }

    /// Erases the text that [`show`](Self::show) wrote.
    pub(crate) fn clear(self) {
        if self == Self::Live {
            eprint!("\r\x1b[2K");
            let _ = io::stderr().flush();
        }
    }
}
