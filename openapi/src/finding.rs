//! Findings: what is wrong with a document, where, and how to correct it.

use std::fmt::{self, Write as _};

use crate::printable;

/// How many findings of a rule a short list has.
const FEW: usize = 10;

/// The rules whose findings are warnings.
const WARNINGS: [&str; 4] = ["approximated", "extension-name", "unknown-key", "unknown-keyword"];

/// The rules whose findings are the cause of others, the first causes first.
const CAUSES: [&str; 10] = [
    "yaml",
    "misspelt-key",
    "component-name",
    "unresolved-reference",
    "openapi-version",
    "schema-keyword",
    "schema-type",
    "required-property",
    "pattern",
    "recursive-schema",
];

/// What a finding means for its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The document cannot be used.
    Error,
    /// The document can be used, but may not mean what its author thinks.
    Warning,
}

/// One thing that is wrong with a document.
///
/// `Display` prints two lines:
///
/// ```text
/// openapi/pets.yaml:42: [create_pet] response 404 has no example (at /paths/…/404)
///   remedy: add a named example under `examples`
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The id of the violated rule, in kebab case. Stays the same when the wording changes.
    pub rule: &'static str,
    /// The name of the file.
    pub file: String,
    /// The place, as a JSON pointer into the document, with names as they are written there, or into the file if that could not be bundled.
    /// Empty for the whole document.
    pub pointer: String,
    /// The line of the file, counted from 1.
    pub line: Option<usize>,
    /// The `operationId`, for a finding about an operation.
    pub operation: Option<String>,
    /// What is wrong, as a lower-case fragment.
    pub message: String,
    /// How to correct it, as a lower-case fragment.
    pub remedy: String,
}

impl Finding {
    /// Whether it keeps the document from being used. Each rule has one severity.
    #[must_use]
    pub fn severity(&self) -> Severity {
        if WARNINGS.contains(&self.rule) { Severity::Warning } else { Severity::Error }
    }

    /// Whether it keeps the document from being used.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }
}

/// The text that lists findings for people, by rule in the order of [`check()`](crate::check()). Its last line says how many there are and
/// what to do first.
///
/// With `rest`, which says how to see the others, only ten findings of each rule are listed. Empty for no findings.
#[must_use]
pub fn list_findings(findings: &[Finding], rest: Option<&str>) -> String {
    let mut text = String::new();
    for of_rule in findings.chunk_by(|one, next| one.rule == next.rule) {
        let shown = &of_rule[..of_rule.len().min(rest.map_or(usize::MAX, |_| FEW))];
        let _ = writeln!(text, "{}: {}", of_rule[0].rule, counted(of_rule));
        for (index, finding) in shown.iter().enumerate() {
            let (place, remedy) = (finding.to_string(), &finding.remedy);
            let _ = writeln!(text, "  {}", place.lines().next().unwrap_or_default());
            if shown.get(index + 1).is_none_or(|next| next.remedy != *remedy) {
                let _ = writeln!(text, "    remedy: {}", printable(remedy));
            }
        }
        if let Some(rest) = rest.filter(|_| shown.len() < of_rule.len()) {
            let _ = writeln!(text, "  and {} more: {rest}", of_rule.len() - shown.len());
        }
        text.push('\n');
    }
    let (errors, warnings) = findings.split_at(findings.partition_point(Finding::is_error));
    let warned = if warnings.is_empty() { String::new() } else { format!("; {}", counted(warnings)) };
    let cause = CAUSES.into_iter().find(|rule| errors.iter().any(|error| error.rule == *rule));
    let _ = match (errors, cause) {
        ([], _) if warnings.is_empty() => Ok(()),
        ([], _) => writeln!(text, "{}: the document can be used as it is", counted(warnings)),
        ([first, .., last], Some(cause)) if first.rule != last.rule => {
            writeln!(text, "{}: correct `{cause}` first, since others may follow from it{warned}", counted(errors))
        }
        _ => writeln!(text, "{}: correct the document, then check it again{warned}", counted(errors)),
    };
    text
}

/// `2 errors`. All have one severity.
fn counted(findings: &[Finding]) -> String {
    let what = if findings.first().is_some_and(Finding::is_error) { "error" } else { "warning" };
    format!("{} {what}{}", findings.len(), if findings.len() == 1 { "" } else { "s" })
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", printable(&self.file))?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": ")?;
        if let Some(operation) = &self.operation {
            write!(f, "[{}] ", printable(operation))?;
        }
        write!(f, "{}", printable(&self.message))?;
        if !self.pointer.is_empty() {
            write!(f, " (at {})", printable(&self.pointer))?;
        }
        write!(f, "\n  remedy: {}", printable(&self.remedy))
    }
}

impl std::error::Error for Finding {}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(rule: &'static str, line: usize, remedy: &str) -> Finding {
        let (file, pointer, message) = ("a.yaml".to_owned(), String::new(), "wrong".to_owned());
        Finding { rule, file, pointer, line: Some(line), operation: None, message, remedy: remedy.to_owned() }
    }

    #[test]
    fn findings_are_listed_by_rule() {
        let findings =
            [finding("pattern", 1, "do this"), finding("pattern", 2, "do this"), finding("name", 3, "do that")];
        let warning = finding("unknown-keyword", 4, "drop\nit");
        let findings: Vec<_> = findings.into_iter().chain([warning]).collect();
        let expected = "\
pattern: 2 errors
  a.yaml:1: wrong
  a.yaml:2: wrong
    remedy: do this

name: 1 error
  a.yaml:3: wrong
    remedy: do that

unknown-keyword: 1 warning
  a.yaml:4: wrong
    remedy: drop\\nit

3 errors: correct `pattern` first, since others may follow from it; 1 warning
";
        assert_eq!(list_findings(&findings, Some("add `--all`")), expected);
        let last = |findings: &[Finding]| list_findings(findings, None).lines().last().map(str::to_owned);
        assert_eq!(last(&findings[2..3]).as_deref(), Some("1 error: correct the document, then check it again"));
        assert_eq!(last(&findings[3..]).as_deref(), Some("1 warning: the document can be used as it is"));
        assert_eq!(last(&[]), None);
    }

    #[test]
    fn a_short_list_has_ten_findings_of_a_rule() {
        let findings: Vec<_> = (1..=12).map(|line| finding("enum", line, "do this")).collect();
        let short = list_findings(&findings, Some("add `--all`"));
        assert!(short.contains("  a.yaml:10: wrong\n    remedy: do this\n  and 2 more: add `--all`\n"), "{short}");
        assert!(!short.contains("a.yaml:11"), "{short}");
        let all = list_findings(&findings, None);
        assert!(all.contains("a.yaml:12: wrong\n") && !all.contains("more"), "{all}");
    }
}
