//! The settings that a case needs.

use super::protocol::{Hello, Setting};
use crate::case::{Case, Expected};

/// The first setting that a case needs and a client does not have, in plain words.
pub(crate) fn missing_setting(case: &Case<'_>, hello: &Hello) -> Option<&'static str> {
    needed(case).into_iter().find(|setting| !hello.settings.contains(setting)).map(Setting::described)
}

fn needed(case: &Case<'_>) -> Vec<Setting> {
    let mut needed = Vec::new();
    if case.chooses_server() {
        needed.push(Setting::Proxy);
    }
    if !case.customization.headers.is_empty() {
        needed.push(Setting::ExtraHeaders);
    }
    if !case.customization.extra.is_empty() {
        needed.push(Setting::ExtraProperties);
    }
    if let Some(fault) = case.fault {
        needed.extend(fault.timeout_setting());
        if fault.needs_limit() {
            needed.push(Setting::BodyLimit);
        }
        // A value after more than one request needs retries. An error may also come from a single attempt.
        if matches!(case.expected, Expected::Value(_)) && case.expected_requests > 1 {
            needed.push(Setting::MaxAttempts);
        }
    }
    needed
}
