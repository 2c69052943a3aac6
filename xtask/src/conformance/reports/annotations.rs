//! What failed, as GitHub shows it beside the document's lines.

use std::io::{self, Write};

use crate::conformance::report::{Played, Verdict};

/// Writes an annotation for each case that did not hold. `line` finds the line of a clause of the document.
pub(in crate::conformance) fn annotate(
    out: &mut dyn Write,
    played: &Played,
    line: impl Fn(&str) -> Option<usize>,
) -> io::Result<()> {
    for case in played.cases.iter().filter(|case| case.verdict != Verdict::Held) {
        let place = line(&case.pointer).filter(|_| !case.pointer.is_empty());
        let line = place.map(|line| format!(",line={line}")).unwrap_or_default();
        let (path, title, message) = (property(played.subject.document), property(&case.id), data(&case.message));
        writeln!(out, "::error file={path}{line},title={title}::{message}")?;
    }
    Ok(())
}

fn data(text: &str) -> String {
    text.trim_end().replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conformance::{FIRST, report::Case};

    #[test]
    fn each_failure_is_a_line_that_nothing_in_its_message_can_break() {
        let lines = [
            r#"{"id":"send/200_sent","verdict":"held","pointer":"/a"}"#,
            r#"{"id":"send/400_a,b:c","verdict":"failed","pointer":"/a","message":"100%\n::error::x"}"#,
        ];
        let cases = Case::read(&lines.join("\n"), &["send/200_sent", "send/400_a,b:c", "suite/lost"]);
        let played = Played { subject: &FIRST, cases, coverage: Vec::new(), ended: None, said: String::new() };
        let mut out = Vec::new();
        annotate(&mut out, &played, |_| Some(7)).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "\
::error file=openapi/stytch/openapi.yaml,line=7,title=send/400_a%2Cb%3Ac::100%25%0A::error::x
::error file=openapi/stytch/openapi.yaml,title=suite/lost::the suite ended before it gave a verdict
"
        );
    }
}
