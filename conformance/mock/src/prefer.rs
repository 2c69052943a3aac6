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
