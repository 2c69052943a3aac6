use std::{
    io::Read as _,
    path::PathBuf,
    process::{Command, Stdio},
    time::Duration,
};

use super::*;
use crate::{suite::DEFAULT, test_support::document};

/// Text that is markup, ends the page's script, or is template syntax, unless it is escaped.
const HOSTILE: &str = "</script><img src=x onerror=alert(1)>{{ report }} & \u{1}\u{2028}";

fn line(id: &str, kind: &str, status: Option<u16>, message: Option<&str>) -> Value {
    let operation = id.split_once('/').map(|(operation, _)| operation).filter(|name| name.starts_with("otps"));
    json!({
        "id": id, "kind": kind, "operation": operation, "status": status, "pointer": "/info", "message": message,
        "verdict": if message.is_some() { "failed" } else { "passed" },
        "millis": 0.25, "server": (status == Some(200)).then_some("wiremock"),
        "exchanges": if kind == "response" { vec![format!("── request ──\nPOST {HOSTILE}")] } else { Vec::new() },
    })
}

/// A run with one of everything: passed, failed, missing, an unknown kind, and more cases than a page lists at once.
fn run(derived: usize) -> Run {
    let mut lines = vec![
        line("otps.sms.send/200_code_sent", "response", Some(200), None),
        line("otps.sms.send/400_invalid_phone_number", "response", Some(400), Some(HOSTILE)),
        line("otps.sms.send/request_smallest", "request", None, None),
        line("suite/snapshots_have_cases", "suite", None, None),
        json!({"coverage": {"name": "statuses", "covered": 1, "total": 2, "uncovered": [format!("429 {HOSTILE}")]}}),
    ];
    lines.extend((0..derived).map(|at| line(&format!("otps.sms.send/derived_{at}"), "mutation", Some(400), None)));
    let lines: Vec<_> = lines.iter().map(ToString::to_string).collect();
    let lines = lines.join("\n");
    let expected = ["otps.sms.send/200_code_sent", "otps.sms.send/400_invalid_phone_number", "otps.sms.send/500_lost"];
    Run {
        suite: DEFAULT,
        cases: Case::read(&lines, &expected),
        coverage: Level::read(&lines),
        failure: Some("signal: 6".to_owned()),
        output: HOSTILE.to_owned(),
        duration: Duration::from_millis(2500),
    }
}

struct Written {
    folder: tempfile::TempDir,
}

impl Written {
    fn of(run: &Run) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut out = Vec::new();
        write(&folder.path().join("a/report"), run, document(), &mut out).unwrap();
        assert!(String::from_utf8(out).unwrap().contains("index.html, junit.xml, report.json"));
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("a/report").join(name)
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn json(&self, name: &str) -> Value {
        serde_json::from_str(&self.text(name)).unwrap()
    }
}

#[test]
fn the_json_is_valid_against_its_schema() {
    let written = Written::of(&run(3));
    let schema = written.json("report.schema.json");
    let validator = jsonschema::draft202012::options().build(&schema).unwrap();
    let mut report = written.json("report.json");
    let violations: Vec<_> = validator.iter_errors(&report).map(|violation| violation.to_string()).collect();
    assert_eq!(violations, Vec::<String>::new());
    assert_eq!(report["counts"]["failed"], 2);
    assert_eq!(report["cases"][2]["verdict"], "missing");
    report["cases"][0]["new"] = true.into();
    assert!(!validator.is_valid(&report), "an unknown property is a violation");
}

#[test]
fn junit_has_a_test_suite_for_each_operation() {
    let junit = quick_junit::Report::deserialize_from_str(&Written::of(&run(2)).text("junit.xml")).unwrap();
    let suites: Vec<_> =
        junit.test_suites.iter().map(|suite| (suite.name.to_string(), suite.test_cases.len())).collect();
    assert_eq!(suites, [("otps.sms.send".to_owned(), 6), ("suite".to_owned(), 1)]);
    assert_eq!((junit.failures, junit.errors), (1, 1));
    assert_eq!(junit.test_suites[0].test_cases[0].name.as_str(), "otps.sms.send/200_code_sent");
}

#[test]
fn the_summary_escapes_failures() {
    let summary = Written::of(&run(0)).text("summary.md");
    assert!(
        summary.contains("❌ **2 of 5 cases failed**, 2.5 s, wiremock 1; the suite crashed: signal: 6\n"),
        "{summary}"
    );
    assert!(summary.contains("| response | 3 | 2 |\n"), "{summary}");
    assert!(summary.contains("<code>otps.sms.send&#x2f;400_invalid_phone_number</code>"), "{summary}");
    assert!(!summary.contains("<img"), "{summary}");
    let mut passed = run(0);
    passed.cases.retain(|case| case.verdict == Verdict::Passed);
    passed.failure = None;
    assert!(Written::of(&passed).text("summary.md").contains("✅ **All 3 cases passed**, 2.5 s, wiremock 1\n"));
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let error = write(file.path(), &run(0), document(), &mut Vec::new()).unwrap_err();
    assert!(error.message.starts_with("cannot write the report to "), "{error}");
}

/// The page loads nothing and contains the whole report.
#[test]
fn the_page_is_self_contained() {
    let written = Written::of(&run(3));
    let page = written.text("index.html");
    for attribute in ["src=", "href=", "url(", "@import", "action="] {
        let values = page.match_indices(attribute).map(|(at, _)| &page[at + attribute.len()..]);
        let external: Vec<_> = values.filter(|value| !value.starts_with("\"data:,\"")).collect();
        // Markup in the data of the page is escaped.
        assert!(external.iter().all(|value| value.starts_with("x onerror")), "{attribute}");
    }
    assert!(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"));
    assert_eq!(page.matches("</script>").count(), 2);
    assert!(!page.contains("<img"));
    let data = page.split_once("id=\"report\">").unwrap().1.split_once("</script>").unwrap().0;
    let (data, mut text) = (STANDARD.decode(data).unwrap(), String::new());
    flate2::read::GzDecoder::new(&*data).read_to_string(&mut text).unwrap();
    assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), written.json("report.json"));
}

/// Opens the page in a browser, if one is installed.
#[test]
fn the_page_works_in_a_browser() {
    let written = Written::of(&run(10_000));
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let Some(browser) = names.into_iter().find(|name| starts(name)) else {
        eprintln!("no {} is installed: the page was not opened", names.join(", "));
        return the_page_is_self_contained();
    };
    let page = written.path("index.html");
    let (dom, log) = opened(browser, &format!("{}#otps.sms.send%2F400_invalid_phone_number", page.display()));
    assert!(!log.contains("CONSOLE"), "{log}");
    assert!(dom.contains("1 of 10005 cases</p>"), "the case in the address is listed alone");
    assert!(dom.contains("<details open"), "and open");
    assert!(dom.contains("<pre class=\"bad\">&lt;/script&gt;&lt;img src=x"), "with its message");
    assert!(!dom.contains("<img"), "as text");
    assert!(dom.contains("<li>429 &lt;/script&gt;"), "and each uncovered clause is listed");

    let click = "<script>const waiting = setInterval(() => {
        if (!document.querySelector('#cases summary')) return;
        clearInterval(waiting);
        document.querySelector('[data-status=\"400\"] button').click();
    }, 10)</script></body>";
    fs::write(&page, written.text("index.html").replace("</body>", click)).unwrap();
    let (dom, log) = opened(browser, &page.display().to_string());
    assert!(!log.contains("CONSOLE"), "{log}");
    assert!(dom.contains("10001 of 10005 cases of otps.sms.send, 400, the first 100 listed</p>"), "a click filters");
    assert_eq!(dom.matches("<span class=\"id\">").count(), 100, "and lists one page");
    assert!(page.metadata().unwrap().len() < 200_000, "it grows little with the cases");
}

/// The DOM that a browser makes of a page, and its log.
fn opened(browser: &str, page: &str) -> (String, String) {
    let profile = tempfile::tempdir().unwrap();
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"])
        .args(["--enable-logging=stderr", "--virtual-time-budget=5000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("file://{page}"))
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (text(&output.stdout), text(&output.stderr))
}

fn starts(program: &str) -> bool {
    let version = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    version.is_ok_and(|status| status.success())
}
