//! Reads documents from disk: they may have changed since anything was built from them.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use openapi_document::{Document, Finding, check, list_findings};

use crate::{context::Context, exit::Error, style::STRONG, suite::Suite};

/// Reads and checks the document of a suite. If a finding is an error, writes all and returns none. Warnings go to standard error.
pub(crate) fn usable(context: &Context, suite: &Suite, out: &mut dyn Write) -> Result<Option<Document>, Error> {
    let folder = folder(context, suite)?;
    match parse(suite.document, |file| text(&folder, file)) {
        Ok((document, warnings)) => {
            write_findings(context, &warnings, &mut anstream::stderr())?;
            Ok(Some(document))
        }
        Err(findings) => {
            write_findings(context, &findings, out)?;
            Ok(None)
        }
    }
}

/// Reads the document of a suite as it is written, in one piece. If that is not possible, writes the finding and returns none.
pub(crate) fn as_written(context: &Context, suite: &Suite, out: &mut dyn Write) -> Result<Option<Document>, Error> {
    let folder = folder(context, suite)?;
    match Document::read_as_written(suite.document, |file| text(&folder, file)) {
        Ok(document) => Ok(Some(document)),
        Err(finding) => {
            write_findings(context, &[finding], out)?;
            Ok(None)
        }
    }
}

/// The folder of the document of a suite.
fn folder(context: &Context, suite: &Suite) -> Result<PathBuf, Error> {
    let file = context.root.join(suite.document);
    if !file.is_file() {
        return Err(Error::unusable(format!("cannot read {}: there is no such file", suite.document)));
    }
    Ok(file.parent().unwrap_or(&context.root).to_owned())
}

fn text(folder: &Path, file: &str) -> Result<String, String> {
    fs::read_to_string(folder.join(file)).map_err(|error| error.to_string())
}

/// The file and the line of a place in a document.
pub(crate) fn place(document: &Document, pointer: &str) -> Option<(String, usize)> {
    let line = document.line(pointer).filter(|_| !pointer.is_empty())?;
    Some((document.file(pointer).to_owned(), line))
}

/// The document and its warnings; or, if a finding is an error, all findings.
fn parse(
    path: &str,
    read: impl FnMut(&str) -> Result<String, String>,
) -> Result<(Document, Vec<Finding>), Vec<Finding>> {
    let document = Document::read(path, read).map_err(|finding| vec![finding])?;
    let findings = check(&document);
    if findings.iter().any(Finding::is_error) { Err(findings) } else { Ok((document, findings)) }
}

/// Writes findings, with rules and the last line, which says what to do, in bold.
pub(crate) fn write_findings(context: &Context, findings: &[Finding], out: &mut dyn Write) -> io::Result<()> {
    let text = list_findings(findings, if context.all_findings { None } else { Some("add `--all`") });
    for line in text.lines() {
        match line.is_empty() || line.starts_with(' ') {
            true => writeln!(out, "{line}")?,
            false => writeln!(out, "{STRONG}{line}{STRONG:#}")?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::{context, document, document_text, written};

    fn findings(all_findings: bool, text: &str) -> String {
        let context = Context { all_findings, ..context() };
        let findings = parse("a.yaml", |_| Ok(text.to_owned())).err().unwrap();
        written(|out| write_findings(&context, &findings, out).unwrap()).1
    }

    #[test]
    fn the_default_document_is_usable() {
        assert!(check(document()).is_empty());
    }

    #[test]
    fn text_that_is_not_yaml_is_one_finding_with_a_line() {
        let text = findings(false, &document_text().replacen("info:", "info: [", 1));
        assert!(text.starts_with("yaml: 1 error\n  a.yaml:"), "{text}");
        assert!(text.contains("\n    remedy: "), "{text}");
        assert!(text.ends_with("\n\n1 error: correct the document, then check it again\n"), "{text}");
    }

    #[test]
    fn all_findings_are_listed_on_request() {
        let document = document_text().replace("operationId: ", "operationId: [] # ");
        let (short, all) = (findings(false, &document), findings(true, &document));
        let listed =
            |text: &str| text.lines().filter(|line| line.contains("the `operationId` is not a string")).count();
        let operations = document.matches("operationId: []").count();
        let more = format!("\n  and {} more: add `--all`\n", operations - 10);
        assert!(short.contains(&more) && !all.contains("--all"), "{short}");
        assert_eq!((listed(&short), listed(&all)), (10, operations));
    }

    #[test]
    fn a_warning_does_not_keep_a_document_from_being_used() {
        let document = document_text().replacen("x-retry:", "x-retri: 1\n      x-retry:", 1);
        let (_, warnings) = parse("a.yaml", |_| Ok(document.clone())).ok().unwrap();
        assert_eq!(warnings.len(), 1);
    }
}
