//! Where browsers find the app.

use std::{fmt, str::FromStr};

/// An origin, such as `https://app.example.com`.
pub(crate) struct Origin(String);

impl Origin {
    /// As browsers write it.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// The host, without the port. Passkeys belong to it.
    pub(crate) fn host(&self) -> &str {
        let host = self.0.split_once("://").map_or("", |(_, host)| host);
        host.rsplit_once(':').map_or(host, |(host, _)| host)
    }
}

impl FromStr for Origin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        match host {
            Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@']) => Ok(Self(text.to_owned())),
            _ => Err(format!("`{text}` is no origin; write one such as https://app.example.com")),
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
