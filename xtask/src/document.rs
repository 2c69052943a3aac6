//! Reads documents from disk: they may have changed since anything was built from them.

use std::{fs, io, io::Write};

use openapi_document::{Document, Finding, check};

use crate::{
    context::Context,
    exit::Error,
    style::{BAD, STRONG},
    suite::Suite,
};

/// Reads and checks the document of a suite. If it has findings, writes them and returns none.
pub(crate) fn usable(context: &Context, suite: &Suite, out: &mut dyn Write) -> Result<Option<Document>, Error> {
    let path = suite.document;
    let file = context.root.join(path);
    if !file.is_file() {
        return Err(Error::unusable(format!("cannot read {path}: there is no such file")));
    }
    let folder = file.parent().unwrap_or(&context.root);
    match parse(path, |file| fs::read_to_string(folder.join(file)).map_err(|error| error.to_string())) {
        Ok(document) => Ok(Some(document)),
        Err(findings) => {
            write_findings(path, &findings, out)?;
            Ok(None)
        }
    }
}

/// The file and the line of a place in a document.
pub(crate) fn place(document: &Document, pointer: &str) -> Option<(String, usize)> {
    let line = document.line(pointer).filter(|_| !pointer.is_empty())?;
    Some((document.file(pointer).to_owned(), line))
}

fn parse(path: &str, read: impl FnMut(&str) -> Result<String, String>) -> Result<Document, Vec<Finding>> {
    let document = Document::read(path, read).map_err(|finding| vec![finding])?;
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
        written(|out| write_findings("a.yaml", &parse("a.yaml", |_| Ok(text.to_owned())).unwrap_err(), out).unwrap()).1
    }

    #[test]
    fn the_default_document_is_usable() {
        assert!(check(&document()).is_empty());
    }

    #[test]
    fn text_that_is_not_yaml_is_one_finding_with_a_line() {
        let text = findings(&document_text().replacen("info:", "info: [", 1));
        assert!(text.starts_with("a.yaml:"), "{text}");
        assert!(text.contains("\n  remedy: "), "{text}");
        assert!(text.contains("\n\n1 finding: a.yaml is unusable"), "{text}");
    }

    #[test]
    fn each_finding_is_a_paragraph_with_place_and_remedy() {
        let text = findings(&document_text().replace("operationId: ", "operationId: Not-"));
        let paragraphs: Vec<_> = text.split("\n\n").collect();
        let (total, paragraphs) = paragraphs.split_last().unwrap();
        assert!(paragraphs.len() > 1);
        for paragraph in paragraphs {
            assert!(paragraph.starts_with("a.yaml:"), "{paragraph}");
            assert!(paragraph.contains("\n  remedy: "), "{paragraph}");
        }
        assert!(total.starts_with(&format!("{} findings: ", paragraphs.len())), "{total}");
    }
}
