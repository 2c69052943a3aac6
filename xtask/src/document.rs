//! The documents as they are on disk, which may have changed since anything was built from them.

use std::{fs, io, io::Write};

use stytch_openapi::{Document, Finding, check};

use crate::{
    context::Context,
    exit::Error,
    style::{BAD, STRONG},
    suite::Suite,
};

/// Reads and checks the document of a suite. Writes its findings, and returns none, if it has any.
pub(crate) fn usable(context: &Context, suite: &Suite, out: &mut dyn Write) -> Result<Option<Document>, Error> {
    let path = suite.document;
    let text = fs::read_to_string(context.root.join(path));
    let text = text.map_err(|error| Error::unusable(format!("cannot read {path}: {error}")))?;
    match parse(&text) {
        Ok(document) => Ok(Some(document)),
        Err(findings) => {
            write_findings(path, &findings, out)?;
            Ok(None)
        }
    }
}

/// The file and the line of a place in the document of a suite.
pub(crate) fn place(document: &Document, suite: &Suite, pointer: &str) -> Option<(String, usize)> {
    let line = document.line(pointer).filter(|_| !pointer.is_empty())?;
    Some((suite.document.to_owned(), line))
}

fn parse(text: &str) -> Result<Document, Vec<Finding>> {
    let document = Document::parse(text).map_err(|finding| vec![finding])?;
    let findings = check(&document);
    if findings.is_empty() { Ok(document) } else { Err(findings) }
}

fn write_findings(path: &str, findings: &[Finding], out: &mut dyn Write) -> io::Result<()> {
    for finding in findings {
        let text = finding.to_string();
        let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
        writeln!(out, "{STRONG}{first}{STRONG:#}\n{rest}\n")?;
    }
    let plural = if findings.len() == 1 { "" } else { "s" };
    writeln!(out, "{BAD}{} finding{plural}{BAD:#}: {path} is unusable, nothing was generated or run", findings.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::{document, document_text, written};

    fn findings(text: &str) -> String {
        written(|out| write_findings("openapi.yaml", &parse(text).unwrap_err(), out).unwrap()).1
    }

    #[test]
    fn the_default_document_is_usable() {
        assert!(check(&document()).is_empty());
    }

    #[test]
    fn text_that_is_not_yaml_is_one_finding_with_a_line() {
        let text = findings(&document_text().replacen("info:", "info: [", 1));
        let line = text.split(':').nth(1).unwrap();
        assert!(line.parse::<usize>().is_ok(), "{text}");
        assert!(text.contains("\n  remedy: "), "{text}");
        assert!(text.contains("\n\n1 finding: openapi.yaml is unusable"), "{text}");
    }

    #[test]
    fn each_finding_is_a_paragraph_with_place_and_remedy() {
        let text = findings(&document_text().replace("operationId: ", "operationId: Not-"));
        let paragraphs: Vec<_> = text.split("\n\n").collect();
        let (total, paragraphs) = paragraphs.split_last().unwrap();
        assert!(paragraphs.len() > 1);
        for paragraph in paragraphs {
            assert!(paragraph.split(':').nth(1).is_some_and(|line| line.parse::<usize>().is_ok()), "{paragraph}");
            assert!(paragraph.contains("\n  remedy: "), "{paragraph}");
        }
        assert!(total.starts_with(&format!("{} findings: ", paragraphs.len())), "{total}");
    }
}
