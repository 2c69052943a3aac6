//! Checks the claims of a JWT whose signature is verified, and makes a session of them.

use std::time::Duration;

use super::error::SessionError;
use crate::{
    serde_json::{self, Map, Value},
    types,
};

/// The claim that has the session.
pub(super) const SESSION: &str = "https://stytch.com/session";

/// The claims that have a meaning of their own. All others are the project's.
const REGISTERED: [&str; 8] = ["aud", "exp", "iat", "iss", "jti", "nbf", "sub", SESSION];

/// The properties of the session that have the same name in the claim.
const SAME_NAME: [&str; 6] =
    ["attributes", "authentication_factors", "expires_at", "last_accessed_at", "roles", "started_at"];

/// The last second that RFC 3339 can write: that of the year 9999.
const MAX_TIME: u64 = 253_402_300_799;

/// What claims are compared with.
#[derive(Clone)]
pub(super) struct Expected {
    pub(super) project_id: String,
    pub(super) issuers: Vec<String>,
    pub(super) tolerance: Duration,
    pub(super) max_age: Option<Duration>,
}

/// Checks the claims at a time, in seconds since 1970. Nothing underflows, wherever the clock is.
pub(super) fn session(
    mut claims: Map<String, Value>,
    expected: &Expected,
    now: u64,
) -> Result<types::Session, SessionError> {
    if !expected.issuers.iter().any(|issuer| Some(issuer.as_str()) == claims.get("iss").and_then(Value::as_str)) {
        return Err(match claims.get("iss") {
            Some(Value::String(_)) => SessionError::WrongIssuer,
            _ => SessionError::InvalidClaim("iss"),
        });
    }
    check_audience(claims.get("aud"), &expected.project_id)?;
    let expires = time(&claims, "exp", f64::floor)?.ok_or(SessionError::InvalidClaim("exp"))?;
    let now_exact = Duration::from_secs(now);
    if now_exact >= Duration::from_secs(expires).saturating_add(expected.tolerance) {
        return Err(SessionError::Expired);
    }
    let not_before = time(&claims, "nbf", f64::ceil)?.map(Duration::from_secs);
    if not_before.is_some_and(|not_before| now_exact.saturating_add(expected.tolerance) < not_before) {
        return Err(SessionError::NotYetValid);
    }
    let issued = time(&claims, "iat", f64::floor)?;
    if let Some(max_age) = expected.max_age {
        let issued = issued.ok_or(SessionError::InvalidClaim("iat"))?;
        if Duration::from_secs(now.saturating_sub(issued)) >= max_age {
            return Err(SessionError::TooOld);
        }
    }

    let Some(Value::Object(mut claim)) = claims.remove(SESSION) else {
        return Err(SessionError::InvalidClaim(SESSION));
    };
    let mut session: Map<String, Value> =
        SAME_NAME.iter().filter_map(|name| Some(((*name).to_owned(), claim.remove(*name)?))).collect();
    session.insert("session_id".to_owned(), id(claim.remove("id"), SESSION)?);
    session.insert("user_id".to_owned(), id(claims.remove("sub"), "sub")?);
    if session.get("expires_at").is_none_or(Value::is_null) {
        session.insert("expires_at".to_owned(), Value::String(rfc3339(expires)));
    }
    claims.retain(|name, _| !REGISTERED.contains(&name.as_str()));
    session.insert("custom_claims".to_owned(), Value::Object(claims));
    serde_json::from_value(Value::Object(session)).map_err(|_| SessionError::InvalidClaim(SESSION))
}

/// The audience is one text or a list of texts, and has the id of the project.
fn check_audience(audience: Option<&Value>, project_id: &str) -> Result<(), SessionError> {
    let texts = match audience {
        Some(Value::String(text)) => Some(vec![text.as_str()]),
        Some(Value::Array(items)) => items.iter().map(Value::as_str).collect(),
        _ => None,
    };
    let texts = texts.ok_or(SessionError::InvalidClaim("aud"))?;
    texts.contains(&project_id).then_some(()).ok_or(SessionError::WrongAudience)
}

/// A time, in whole seconds since 1970. RFC 7519 allows fractions, which `round` brings to the stricter side.
fn time(claims: &Map<String, Value>, name: &'static str, round: fn(f64) -> f64) -> Result<Option<u64>, SessionError> {
    let Some(value) = claims.get(name) else { return Ok(None) };
    let whole = value.as_u64().or_else(|| {
        let seconds = value.as_f64().map(round).filter(|seconds| *seconds >= 0.0)?;
        // Exact, or beyond the limit below.
        Some(seconds as u64)
    });
    whole.filter(|seconds| *seconds <= MAX_TIME).map(Some).ok_or(SessionError::InvalidClaim(name))
}

/// An id: a text that is not empty.
fn id(value: Option<Value>, claim: &'static str) -> Result<Value, SessionError> {
    value.filter(|value| value.as_str().is_some_and(|id| !id.is_empty())).ok_or(SessionError::InvalidClaim(claim))
}

/// A time as RFC 3339 writes it, by the civil calendar: years of 400 have 146,097 days, and start in March.
fn rfc3339(seconds: u64) -> String {
    let (days, second) = (seconds / 86_400 + 719_468, seconds % 86_400);
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let (month, next_year) = if month_from_march < 10 { (month_from_march + 3, 0) } else { (month_from_march - 9, 1) };
    let year = era * 400 + year_of_era + next_year;
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serde_json::json;

    const NOW: u64 = 1_700_000_000;

    fn claims() -> Map<String, Value> {
        let claims = json!({"iss": "stytch.com/project-test-1", "aud": ["project-test-1"], "sub": "user-test-1", "iat": NOW,
            "nbf": NOW, "exp": NOW + 300, SESSION: {"id": "session-test-1"}});
        claims.as_object().cloned().expect("it is an object")
    }

    /// The variant, for claims that are changed, at `now`.
    fn outcome(change: Value, expected: impl FnOnce(&mut Expected), now: u64) -> String {
        let mut claims = claims();
        for (name, value) in change.as_object().unwrap() {
            claims.insert(name.clone(), value.clone());
        }
        let mut settings = Expected {
            project_id: "project-test-1".to_owned(),
            issuers: vec!["stytch.com/project-test-1".to_owned()],
            tolerance: Duration::ZERO,
            max_age: None,
        };
        expected(&mut settings);
        match session(claims, &settings, now) {
            Ok(_) => "accepted".to_owned(),
            Err(SessionError::Expired) => "expired".to_owned(),
            Err(SessionError::NotYetValid) => "not yet valid".to_owned(),
            Err(SessionError::TooOld) => "too old".to_owned(),
            Err(SessionError::InvalidClaim(name)) => name.to_owned(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn times_are_compared_to_the_second() {
        let day = |settings: &mut Expected| settings.tolerance = Duration::from_secs(10);
        for (now, strict, tolerant) in [
            (NOW - 11, "not yet valid", "not yet valid"),
            (NOW - 10, "not yet valid", "accepted"),
            (NOW - 1, "not yet valid", "accepted"),
            (NOW, "accepted", "accepted"),
            (NOW + 299, "accepted", "accepted"),
            (NOW + 300, "expired", "accepted"),
            (NOW + 309, "expired", "accepted"),
            (NOW + 310, "expired", "expired"),
            (0, "not yet valid", "not yet valid"),
            (u64::MAX, "expired", "expired"),
        ] {
            assert_eq!(outcome(json!({}), |_| {}, now), strict, "{now}");
            assert_eq!(outcome(json!({}), day, now), tolerant, "{now}");
        }
        for tolerance in [Duration::MAX, Duration::from_secs(u64::MAX)] {
            assert_eq!(outcome(json!({}), |settings| settings.tolerance = tolerance, 0), "accepted");
        }
    }

    #[test]
    fn fractions_count_to_the_stricter_side() {
        for (change, now, expected) in [
            (json!({"exp": NOW as f64 + 0.9}), NOW, "expired"),
            (json!({"exp": NOW as f64 + 1.1}), NOW, "accepted"),
            (json!({"nbf": NOW as f64 + 0.1}), NOW, "not yet valid"),
            (json!({"nbf": NOW as f64 + 0.1}), NOW + 1, "accepted"),
        ] {
            assert_eq!(outcome(change.clone(), |_| {}, now), expected, "{change}");
        }
    }

    #[test]
    fn a_token_of_the_maximum_age_is_too_old() {
        for (max_age, now, expected) in [
            (60, NOW + 59, "accepted"),
            (60, NOW + 60, "too old"),
            (60, NOW + 61, "too old"),
            (0, NOW, "too old"),
            (1, NOW, "accepted"),
            // The clock is behind.
            (60, NOW - 1_000, "accepted"),
            (0, NOW - 1_000, "too old"),
            (60, 0, "accepted"),
        ] {
            let set = |settings: &mut Expected| settings.max_age = Some(Duration::from_secs(max_age));
            assert_eq!(outcome(json!({"nbf": 0}), set, now), expected, "{max_age} {now}");
        }
    }

    #[test]
    fn a_time_is_written_as_rfc_3339_does() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_709_251_199, "2024-02-29T23:59:59Z"),
            (1_735_689_599, "2024-12-31T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (MAX_TIME, "9999-12-31T23:59:59Z"),
        ] {
            assert_eq!(rfc3339(seconds), expected);
        }
    }
}
