//! Lists what of a document cannot be used.

use std::io::{self, Write};

use openapi_document::{Finding, Skipped, Usable, list_findings, printable};

use crate::{
    context::Context,
    style::{FAINT, STRONG},
};

/// The rule of warnings about what the client describes less exactly than the document.
const APPROXIMATED: &str = "approximated";

/// Writes the operations that are skipped, and what else is left out, by rule.
pub(crate) fn write_losses(context: &Context, out: &mut dyn Write, usable: &Usable) -> io::Result<()> {
    write_skipped(out, &usable.skipped)?;
    let rest = if context.all_findings { None } else { Some("add `--all`") };
    let mut left_out = usable.left_out.clone();
    left_out.sort_by_key(|finding| finding.rule);
    write_list(out, "left out, and costs no operation", &left_out, rest)?;
    let (approximated, others): (Vec<_>, Vec<_>) =
        usable.warnings.iter().cloned().partition(|warning| warning.rule == APPROXIMATED);
    write_list(out, "said in part, and costs no operation", &approximated, rest)?;
    match others.len() {
        0 => Ok(()),
        _ if context.all_findings => write_list(out, "ignored", &others, None),
        count => writeln!(out, "{} of what is ignored: add `--all`\n", counted(count, "warning")),
    }
}

/// Writes the operations that are skipped, by rule.
pub(crate) fn write_skipped(out: &mut dyn Write, skipped: &[Skipped]) -> io::Result<()> {
    let mut skipped: Vec<_> = skipped.iter().collect();
    skipped.sort_by_key(|skipped| skipped.finding.rule);
    for of_rule in skipped.chunk_by(|one, next| one.finding.rule == next.finding.rule) {
        writeln!(
            out,
            "{STRONG}skipped by `{}`: {}{STRONG:#}",
            of_rule[0].finding.rule,
            counted(of_rule.len(), "operation")
        )?;
        for skipped in of_rule {
            writeln!(out, "  {} {}", skipped.method, printable(&skipped.path))?;
            writeln!(out, "{FAINT}    {}{FAINT:#}", skipped.finding.to_string().replace("\n  ", "\n      "))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// The findings without the last line, which says that they are errors.
fn write_list(out: &mut dyn Write, what: &str, findings: &[Finding], rest: Option<&str>) -> io::Result<()> {
    if findings.is_empty() {
        return Ok(());
    }
    writeln!(out, "{STRONG}{what}:{STRONG:#}")?;
    let text = list_findings(findings, rest);
    let end = text.trim_end().rfind('\n').unwrap_or(text.len());
    writeln!(out, "{}\n", text[..end].trim_end())
}

/// `1 operation`, `2 operations`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use openapi_document::Document;

    use super::*;
    use crate::test_support::{context, written};

    const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: Pets, version: '1'}
servers: [{url: 'http://pets.example'}]
paths:
  /pets: {get: {responses: {'200': {description: d, content: {application/json: {schema: {type: object, if: {}}}}}}}}
  /cats: {get: {responses: {'200': {description: d}}}, trace: {responses: {'200': {description: d}}}}
";

    fn usable() -> Usable {
        Usable::of(Document::read_as_written("api.yaml", |_| Ok(DOCUMENT.to_owned())).unwrap()).unwrap()
    }

    #[test]
    fn what_is_lost_is_listed_by_rule() {
        let (_, text) = written(|out| write_losses(&context(), out, &usable()).unwrap());
        let expected = "\
skipped by `operation-method`: 1 operation
  TRACE /cats
    api.yaml:6: [trace_cats] `TRACE` is not supported: it would return the credentials of the request (at /paths/~1cats/trace)
      remedy: remove the operation, or use another method

left out, and costs no operation:
server-url: 1 error
  api.yaml:3: the URL of the server is not an absolute `https` URL (at /servers/0/url)
    remedy: write `https://` and a host, and optionally a port and a path

said in part, and costs no operation:
approximated: 1 warning
  api.yaml:5: `if` is left out, and is not checked (at /paths/~1pets/get/responses/200/content/application~1json/schema/if)
    remedy: nothing, if the client need not know it

";
        assert_eq!(text, expected);
    }
}
