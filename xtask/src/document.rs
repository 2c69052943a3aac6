//! The document as it is on disk now, which need not be the one that anything was built from.

use std::{fs, io, io::Write};

use stytch_openapi::{Document, Finding, check};

use crate::{
    context::Context,
    exit::Error,
    style::{BAD, STRONG},
};

/// Where the document is, from the folder of the workspace.
pub(crate) const PATH: &str = "openapi/stytch.yaml";

/// Reads and checks the document; where it is unusable, writes why.
pub(crate) fn usable(context: &Context, out: &mut dyn Write) -> Result<Option<Document>, Error> {
    usable_at(context, PATH, out)
}

/// Reads and checks a document; where it is unusable, writes why.
pub(crate) fn usable_at(context: &Context, path: &str, out: &mut dyn Write) -> Result<Option<Document>, Error> {
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
    writeln!(
        out,
        "{BAD}{} finding{plural}{BAD:#}: {path} is unusable, so nothing was generated or played",
        findings.len()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(text: &str) -> String {
        let mut out = anstream::StripStream::new(Vec::new());
        write_findings(PATH, &parse(text).unwrap_err(), &mut out).unwrap();
        String::from_utf8(out.into_inner()).unwrap()
    }

    #[test]
    fn the_document_of_this_workspace_is_usable() {
        assert!(parse(stytch_openapi::TEXT).is_ok());
    }

    #[test]
    fn text_that_is_not_yaml_is_one_finding_with_a_line() {
        let text = findings(&stytch_openapi::TEXT.replacen("info:", "info: [", 1));
        assert!(text.starts_with("stytch.yaml:"), "{text}");
        assert!(text.contains("\n  remedy: "), "{text}");
        assert!(text.contains("\n\n1 finding: openapi/stytch.yaml is unusable"), "{text}");
    }

    #[test]
    fn each_finding_is_a_paragraph_with_place_and_remedy() {
        let text = stytch_openapi::TEXT.replace("operationId: ", "operationId: Not-");
        let text = findings(&text);
        let paragraphs: Vec<_> = text.split("\n\n").collect();
        let (total, paragraphs) = paragraphs.split_last().unwrap();
        assert!(paragraphs.len() > 1);
        for paragraph in paragraphs {
            assert!(paragraph.starts_with("stytch.yaml:"), "{paragraph}");
            assert!(paragraph.contains("\n  remedy: "), "{paragraph}");
        }
        assert!(total.starts_with(&format!("{} findings: ", paragraphs.len())), "{total}");
    }
}
