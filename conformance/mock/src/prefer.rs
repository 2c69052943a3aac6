//! The request header `Prefer`, which asks for a documented response.

use std::time::{Duration, SystemTime};

use crate::request::RecordedRequest;

/// What `Prefer` asks for, as in `code=429, example=too_many_requests`. `now=SECONDS` sets the time of the request, in seconds since 1970.
#[derive(Debug, Default)]
pub(crate) struct Prefer {
    pub(crate) status: Option<u16>,
    pub(crate) example: Option<String>,
    pub(crate) now: Option<SystemTime>,
}

impl Prefer {
    /// Checks the value for requests without the header: unlike that of a client, it can be meant for nobody else.
    ///
    /// # Errors
    /// It would have no effect, or only some of it would.
    pub(crate) fn check(text: &str) -> Result<(), String> {
        for preference in text.split([',', ';']) {
            let (key, value) = preference.split_once('=').unwrap_or((preference, ""));
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim().trim_matches('"'));
            let is_valid = match key.as_str() {
                "code" => value.parse::<u16>().is_ok_and(|status| (100..600).contains(&status)),
                "example" => !value.is_empty(),
                "now" => value.parse::<u64>().is_ok(),
                _ => false,
            };
            if !is_valid {
                return Err(format!(
                    "`prefer` has {:?}, but takes code=STATUS, example=NAME and now=SECONDS, separated by commas",
                    preference.trim()
                ));
            }
        }
        Ok(())
    }

    /// Reads the header of a request; where there is none, `default`.
    pub(crate) fn of(request: &RecordedRequest, default: Option<&str>) -> Self {
        let mut prefer = Self::default();
        let headers = request.headers.iter().filter(|(name, _)| name == "prefer").map(|(_, value)| value.as_str());
        let default = default.filter(|_| request.header("prefer").is_none());
        for header in headers.chain(default) {
            for (key, value) in header.split([',', ';']).filter_map(|preference| preference.split_once('=')) {
                let value = value.trim().trim_matches('"');
                match key.trim().to_ascii_lowercase().as_str() {
                    // An invalid status matches no response, and the reply says so.
                    "code" => prefer.status = Some(value.parse().unwrap_or_default()),
                    "example" => prefer.example = Some(value.to_owned()),
                    "now" => {
                        let seconds = value.parse().ok().map(Duration::from_secs);
                        prefer.now = seconds.and_then(|seconds| SystemTime::UNIX_EPOCH.checked_add(seconds));
                    }
                    _ => {}
                }
            }
        }
        prefer
    }
}

#[cfg(test)]
mod tests {
    use super::Prefer;

    #[test]
    fn a_preference_without_effect_is_rejected() {
        for text in ["code=429", "code=429, example=too_many; NOW=1", "example=\"a\""] {
            assert_eq!(Prefer::check(text), Ok(()), "{text}");
        }
        for text in ["zz", "", "zz=1", "code", "code=soon", "code=7", "code=429, zz", "example=", "now=later"] {
            let error = Prefer::check(text).expect_err(text);
            assert!(error.ends_with("takes code=STATUS, example=NAME and now=SECONDS, separated by commas"), "{error}");
        }
    }
}
