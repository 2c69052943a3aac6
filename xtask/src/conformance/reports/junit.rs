//! The run as JUnit XML, which CI systems read: a suite per operation, a test case per case.

use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

use super::{Report, Told};
use crate::exit::Error;

pub(super) fn render(report: &Report<'_>) -> Result<String, Error> {
    let mut junit = quick_junit::Report::new("conformance");
    let mut suites: Vec<TestSuite> = Vec::new();
    for case in &report.cases {
        let name = case.id.split_once('/').map_or(case.id, |(name, _)| name);
        let at = suites.iter().position(|suite| suite.name.as_str() == name).unwrap_or_else(|| {
            suites.push(TestSuite::new(name));
            suites.len() - 1
        });
        suites[at].add_test_case(test_case(case, name));
    }
    junit.add_test_suites(suites);
    junit.to_string().map_err(|error| Error::unusable(format!("the report cannot be written as JUnit: {error}")))
}

fn test_case(case: &Told<'_>, suite: &str) -> TestCase {
    let status = match case.verdict {
        "held" => TestCaseStatus::success(),
        verdict => {
            let kind = if verdict == "failed" { NonSuccessKind::Failure } else { NonSuccessKind::Error };
            let mut status = TestCaseStatus::non_success(kind);
            status.set_message(case.message.lines().next().unwrap_or_default());
            status.set_type(case.kind);
            status.set_description(case.message);
            status
        }
    };
    let mut test = TestCase::new(case.id, status);
    test.set_classname(suite);
    if case.verdict != "held" && !case.exchanges.is_empty() {
        test.set_system_out(case.exchanges.join("\n"));
    }
    test
}
