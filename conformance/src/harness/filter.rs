//! Selects the cases to run, before any is created.

use std::{collections::BTreeSet, env, fs, ops::Bound, sync::Arc};

/// The ids of the cases to run; none for all cases.
#[derive(Debug, Clone)]
pub(super) struct Filter(Option<Arc<BTreeSet<String>>>);

impl Filter {
    /// The ids in the file that `CONFORMANCE_CASES` names, one on each line; all cases without the variable.
    pub(super) fn from_env() -> Result<Self, String> {
        let Some(path) = env::var_os("CONFORMANCE_CASES") else { return Ok(Self(None)) };
        let unreadable = |error| format!("CONFORMANCE_CASES: cannot read {}: {error}", path.display());
        let text = fs::read_to_string(&path).map_err(unreadable)?;
        Ok(Self(Some(Arc::new(text.lines().map(str::to_owned).collect()))))
    }

    pub(super) fn selects(&self, id: &str) -> bool {
        self.0.as_ref().is_none_or(|ids| ids.contains(id))
    }

    /// Whether it selects an id with this prefix.
    pub(super) fn selects_prefix(&self, prefix: &str) -> bool {
        let first = |ids: &BTreeSet<String>| {
            let mut from = ids.range::<str, _>((Bound::Included(prefix), Bound::Unbounded));
            from.next().is_some_and(|id| id.starts_with(prefix))
        };
        self.0.as_ref().is_none_or(|ids| first(ids))
    }
}
