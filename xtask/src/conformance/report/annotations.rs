//! Writes failures as annotations, which GitHub shows at the lines of the document.

use std::io::{self, Write};

use crate::suite::{Run, Verdict};

/// Writes an annotation for each case that did not pass. `place` returns the file and line of a pointer.
pub(in crate::conformance) fn annotate(
    out: &mut dyn Write,
    run: &Run,
    place: impl Fn(&str) -> Option<(String, usize)>,
) -> io::Result<()> {
    for case in run.cases.iter().filter(|case| case.verdict != Verdict::Passed) {
        let (file, line) = match place(&case.pointer) {
            Some((file, line)) => (file, format!(",line={line}")),
            None => (run.suite.document.to_owned(), String::new()),
        };
        let (file, title, message) = (property(&file), property(&case.id), data(&case.message));
        writeln!(out, "::error file={file}{line},title={title}::{message}")?;
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
    use std::time::Duration;

    use super::*;
    use crate::suite::{Case, DEFAULT};

    #[test]
    fn each_failure_is_one_line_whatever_its_message() {
        let lines = [
            r#"{"id":"send/200_sent","verdict":"passed","pointer":"/a"}"#,
            r#"{"id":"send/400_a,b:c","verdict":"failed","pointer":"/a","message":"100%\n::error::x"}"#,
        ];
        let cases = Case::read(&lines.join("\n"), &["send/200_sent", "send/400_a,b:c", "suite/lost"]);
        let run = Run {
            suite: DEFAULT,
            cases,
            coverage: Vec::new(),
            failure: None,
            output: String::new(),
            duration: Duration::ZERO,
        };
        let mut out = Vec::new();
        let place = |pointer: &str| (pointer == "/a").then(|| ("openapi/a.yaml".to_owned(), 7));
        annotate(&mut out, &run, place).unwrap();
        let lost = format!("::error file={},title=suite/lost::the suite ended before this case\n", DEFAULT.document);
        assert_eq!(
            String::from_utf8(out).unwrap(),
            format!("::error file=openapi/a.yaml,line=7,title=send/400_a%2Cb%3Ac::100%25%0A::error::x\n{lost}")
        );
    }
}
