//! Who calls: which credentials the client is given.

use crate::Identity;

/// The credentials that a client is made with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// Project id and secret.
    pub project: Option<(String, String)>,
    /// The public token.
    pub public_token: Option<String>,
    /// The session token.
    pub session_token: Option<String>,
}

impl Default for Caller {
    /// Has credentials of both kinds.
    fn default() -> Self {
        Self {
            project: Some((Identity::PROJECT_ID.to_owned(), Identity::SECRET.to_owned())),
            public_token: Some(Identity::PUBLIC_TOKEN.to_owned()),
            session_token: None,
        }
    }
}

impl Caller {
    /// Has no credentials.
    pub(crate) const NOBODY: Self = Self { project: None, public_token: None, session_token: None };

    /// User and password of a kind of credential, by the name of the security scheme.
    #[must_use]
    pub fn pair(&self, credential: &str) -> Option<(&str, &str)> {
        match credential {
            "project" => self.project.as_ref().map(|(id, secret)| (id.as_str(), secret.as_str())),
            "public_token" => {
                let token = self.public_token.as_deref()?;
                Some((token, self.session_token.as_deref().unwrap_or(token)))
            }
            _ => None,
        }
    }

    /// What of the credentials may never be shown.
    #[must_use]
    pub fn secrets(&self) -> Vec<&str> {
        let secret = self.project.as_ref().map(|(_, secret)| secret.as_str());
        secret.into_iter().chain(self.public_token.as_deref()).chain(self.session_token.as_deref()).collect()
    }
}
