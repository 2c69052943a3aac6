//! Finds the operations that are to blame where a document fails as a whole, by halving.

use openapi_document::{Document, Finding, Operation, Skipped, Usable};

use crate::{context::Context, exit::Error};

/// Says why a document fails. `None` if it does not.
pub(super) type Failure<'f> = dyn FnMut(&Document) -> Result<Option<String>, Error> + 'f;

/// An operation: method and path.
type Key = (&'static str, String);

/// A search among the operations of a document.
pub(super) struct Search<'s> {
    pub(super) context: &'s Context,
    /// The rule of the operations that it finds.
    pub(super) rule: &'static str,
    pub(super) failure: &'s mut Failure<'s>,
    /// How many more times `failure` may be called.
    pub(super) budget: usize,
    /// Whether it had to stop for want of a budget.
    pub(super) is_over: bool,
}

impl Search<'_> {
    /// Skips the operations that are to blame for a reason, which `failure` gave for the whole document. Returns whether that was possible
    /// within the budget, and something is left.
    pub(super) fn reduce(mut self, usable: &mut Usable, reason: String) -> Result<bool, Error> {
        let keys: Vec<_> = Operation::all(&usable.written).iter().map(key).collect();
        let mut culprits = Vec::new();
        self.among(&usable.written.clone(), &keys, reason, &mut culprits)?;
        let is_found = !self.is_over;
        for ((method, path), reason) in culprits {
            let finding = finding(&usable.document, self.rule, method, &path, reason);
            usable.skip(Skipped { method, path, finding });
        }
        Ok(is_found && !Operation::all(&usable.written).is_empty())
    }

    /// Finds the culprits in a set that fails for this reason.
    fn among(
        &mut self,
        written: &Document,
        keys: &[Key],
        reason: String,
        culprits: &mut Vec<(Key, String)>,
    ) -> Result<(), Error> {
        self.context.progress.show(&format!("looking for what fails among {} operations", keys.len()));
        if let [key] = keys {
            culprits.push((key.clone(), reason));
            return Ok(());
        }
        let before = culprits.len();
        let halves = keys.split_at(keys.len() / 2);
        for half in [halves.0, halves.1] {
            if let Some(reason) = self.try_part(written, half)? {
                self.among(written, half, reason, culprits)?;
            }
        }
        if culprits.len() > before {
            return Ok(());
        }
        // Two operations of which each succeeds with others, but not with each other.
        let mut kept = Vec::new();
        for next in keys {
            kept.push(next.clone());
            if let Some(reason) = self.try_part(written, &kept)? {
                kept.pop();
                culprits.push((next.clone(), reason));
            }
        }
        Ok(())
    }

    /// Why a part of the document fails. Without a budget, nothing does.
    fn try_part(&mut self, written: &Document, keys: &[Key]) -> Result<Option<String>, Error> {
        let Some(left) = self.budget.checked_sub(1) else {
            self.is_over = true;
            return Ok(None);
        };
        self.budget = left;
        (self.failure)(&written.with_operations(|operation| keys.contains(&key(operation))))
    }
}

fn key(operation: &Operation<'_>) -> Key {
    (operation.method(), operation.path().to_owned())
}

/// The finding about an operation that is to blame.
pub(super) fn finding(document: &Document, rule: &'static str, method: &str, path: &str, reason: String) -> Finding {
    let operations = Operation::all(document);
    let operation = operations.iter().find(|operation| (operation.method(), operation.path()) == (method, path));
    let pointer = operation.map(|operation| operation.node().pointer().to_owned()).unwrap_or_default();
    Finding {
        rule,
        file: document.file(&pointer).to_owned(),
        line: document.line(&pointer),
        operation: operation.map(|operation| operation.id().to_owned()),
        message: reason,
        remedy: "this is a limit of the generator, not a flaw of the document".to_owned(),
        pointer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::context;

    const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n";

    /// Whether it succeeds, the paths that are left and those that are skipped, and how often a part was tried.
    fn reduced(paths: &[&str], budget: usize, fails: &dyn Fn(&[&str]) -> bool) -> (bool, String, String, usize) {
        let paths: String = paths
            .iter()
            .map(|path| format!("  {path}: {{get: {{responses: {{'200': {{description: d}}}}}}}}\n"))
            .collect();
        let written = Document::read_as_written("api.yaml", |_| Ok(format!("{HEAD}{paths}"))).unwrap();
        let mut usable = Usable::of(written).unwrap();
        let mut tried = 0;
        let mut failure = |part: &Document| {
            tried += 1;
            let operations = Operation::all(part);
            let paths: Vec<_> = operations.iter().map(Operation::path).collect();
            Ok(fails(&paths).then(|| "broken".to_owned()))
        };
        let search = Search { context: &context(), rule: "generator", failure: &mut failure, budget, is_over: false };
        let is_found = search.reduce(&mut usable, "broken".to_owned()).unwrap();
        let operations = Operation::all(&usable.document);
        let left: Vec<_> = operations.iter().map(Operation::path).collect();
        let skipped: Vec<_> = usable.skipped.iter().map(|skipped| skipped.path.as_str()).collect();
        (is_found, left.join(" "), skipped.join(" "), tried)
    }

    #[test]
    fn what_fails_is_found_by_halving() {
        let is_bad = |paths: &[&str]| paths.iter().any(|path| path.contains("bad"));
        let (is_found, left, skipped, _) = reduced(&["/a", "/bad1", "/b", "/c", "/bad2"], 20, &is_bad);
        assert_eq!((is_found, left.as_str(), skipped.as_str()), (true, "/a /b /c", "/bad1 /bad2"));
    }

    #[test]
    fn of_two_that_do_not_go_together_one_is_skipped() {
        let both = |paths: &[&str]| paths.contains(&"/one") && paths.contains(&"/two");
        let (_, left, skipped, _) = reduced(&["/a", "/one", "/b", "/two"], 20, &both);
        assert_eq!((left.as_str(), skipped.as_str()), ("/a /one /b", "/two"));
    }

    #[test]
    fn a_search_is_limited() {
        let (is_found, _, _, tried) = reduced(&["/a", "/b", "/c", "/d", "/e", "/f"], 4, &|_| true);
        assert_eq!((is_found, tried), (false, 4));
        let (is_found, left, _, _) = reduced(&["/a", "/b"], 20, &|_| true);
        assert_eq!((is_found, left.as_str()), (false, ""));
    }
}
