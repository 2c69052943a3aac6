//! The document as it is on disk now, which need not be the one that anything was built from.

use std::{fs, io, io::Write};

use openapi_document::{Document, Finding, check};

use crate::{
    context::Context,
    exit::Error,
    style::{BAD, STRONG},
};

/// Where the document is, from the folder of the workspace.
pub(crate) const PATH: &str = "openapi/stytch/openapi.yaml";

/// Reads and checks the document; where it is unusable, writes why.
pub(crate) fn usable(context: &Context, out: &mut dyn Write) -> Result<Option<Document>, Error> {
    usable_at(context, PATH, out)
}

/// Reads and checks a document; where it is unusable, writes why.
pub(crate) fn usable_at(context: &Context, path: &str, out: &mut dyn Write) -> Result<Option<Document>, Error> {
    let folder = context.root.join(path);
    if !folder.is_file() {
        return Err(Error::unusable(format!("cannot read {path}: there is no such file")));
    }
    let folder = folder.parent().unwrap_or(&context.root);
    match parse(path, |file| fs::read_to_string(folder.join(file)).map_err(|error| error.to_string())) {
        Ok(document) => Ok(Some(document)),
        Err(findings) => {
            write_findings(path, &findings, out)?;
            Ok(None)
        }
    }
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
        write_findings(PATH, &parse(PATH, |_| Ok(text.to_owned())).unwrap_err(), &mut out).unwrap();
        String::from_utf8(out.into_inner()).unwrap()
    }

    #[test]
    fn the_document_of_this_workspace_is_usable() {
        assert!(parse(PATH, |_| Ok(stytch_openapi::FILES[0].1.to_owned())).is_ok());
    }

    #[test]
    fn text_that_is_not_yaml_is_one_finding_with_a_line() {
        let text = findings(&stytch_openapi::FILES[0].1.replacen("info:", "info: [", 1));
        assert!(text.starts_with("openapi/stytch/openapi.yaml:"), "{text}");
        assert!(text.contains("\n  remedy: "), "{text}");
        assert!(text.contains("\n\n1 finding: openapi/stytch/openapi.yaml is unusable"), "{text}");
    }

    #[test]
    fn each_finding_is_a_paragraph_with_place_and_remedy() {
        let text = stytch_openapi::FILES[0].1.replace("operationId: ", "operationId: Not-");
        let text = findings(&text);
        let paragraphs: Vec<_> = text.split("\n\n").collect();
        let (total, paragraphs) = paragraphs.split_last().unwrap();
        assert!(paragraphs.len() > 1);
        for paragraph in paragraphs {
            assert!(paragraph.starts_with("openapi/stytch/openapi.yaml:"), "{paragraph}");
            assert!(paragraph.contains("\n  remedy: "), "{paragraph}");
        }
        assert!(total.starts_with(&format!("{} findings: ", paragraphs.len())), "{total}");
    }
}
