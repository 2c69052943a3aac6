//! Writes a run as JUnit XML: a test suite for each operation, a test case for each case.

use std::{collections::BTreeMap, time::Duration};

use quick_junit::{NonSuccessKind, TestCase, TestCaseStatus, TestSuite};

use super::{Report, ReportedCase};
use crate::{exit::Error, suite::Verdict};

pub(super) fn render(report: &Report<'_>) -> Result<String, Error> {
    let mut junit = quick_junit::Report::new("conformance");
    junit.set_time(Duration::from_secs_f64(report.counts.seconds));
    let (mut suites, mut places) = (Vec::<TestSuite>::new(), BTreeMap::new());
    for case in &report.cases {
        let name = case.id.split_once('/').map_or(case.id, |(name, _)| name);
        let at = *places.entry(name).or_insert(suites.len());
        if at == suites.len() {
            suites.push(TestSuite::new(name));
        }
        suites[at].add_test_case(test_case(case, name));
    }
    junit.add_test_suites(suites);
    junit.to_string().map_err(|error| Error::unusable(format!("the report cannot be written as JUnit: {error}")))
}

fn test_case(case: &ReportedCase<'_>, suite: &str) -> TestCase {
    let passed = case.verdict == Verdict::Passed.name();
    let status = match passed {
        true => TestCaseStatus::success(),
        false => {
            let failed = case.verdict == Verdict::Failed.name();
            let kind = if failed { NonSuccessKind::Failure } else { NonSuccessKind::Error };
            let mut status = TestCaseStatus::non_success(kind);
            status.set_message(case.message.lines().next().unwrap_or_default());
            status.set_type(case.kind);
            status.set_description(case.message);
            status
        }
    };
    let mut test = TestCase::new(case.id, status);
    test.set_classname(suite);
    if let Some(millis) = case.millis {
        test.set_time(Duration::from_secs_f64(millis / 1000.0));
    }
    if !passed && !case.exchanges.is_empty() {
        test.set_system_out(case.exchanges.join("\n"));
    }
    test
}
