//! Which cases to play: those whose ids are in the file that `CONFORMANCE_CASES` names, one a line, or all.

use std::{collections::HashSet, env, fs, sync::Arc};

#[derive(Debug, Clone)]
pub(crate) struct Wanted(Option<Arc<HashSet<String>>>);

impl Wanted {
    pub(crate) fn read() -> Result<Self, String> {
        let Some(path) = env::var_os("CONFORMANCE_CASES") else { return Ok(Self(None)) };
        let unreadable = |error| format!("CONFORMANCE_CASES: cannot read {}: {error}", path.display());
        let text = fs::read_to_string(&path).map_err(unreadable)?;
        Ok(Self(Some(Arc::new(text.lines().map(str::to_owned).collect()))))
    }

    pub(crate) fn has(&self, id: &str) -> bool {
        self.0.as_ref().is_none_or(|ids| ids.contains(id))
    }

    /// Whether an id is wanted that starts so.
    pub(crate) fn has_any(&self, start: &str) -> bool {
        self.0.as_ref().is_none_or(|ids| ids.iter().any(|id| id.starts_with(start)))
    }
}
