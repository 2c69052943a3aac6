//! Credentials: what a call proves its right with. Each is kept once, as the header that carries it, and zeroed when dropped.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::HeaderValue;
use zeroize::Zeroizing;

use crate::server::Server;

/// The kind of credential that a security scheme of the document stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// `project_id:secret`, for servers.
    Project,
    /// `public_token:session_token`, or the public token twice, for frontends.
    PublicToken,
}

impl Scheme {
    /// How the caller provides it.
    pub(crate) fn remedy(self) -> &'static str {
        match self {
            Self::Project => "a project id and secret: `Client::builder().project(id, secret)`",
            Self::PublicToken => "a public token: `Client::builder().public_token(token)`",
        }
    }
}

/// The value of an `Authorization` header.
#[derive(Clone)]
pub(crate) struct Basic {
    header: HeaderValue,
    server: Option<&'static Server>,
}

impl Basic {
    /// HTTP Basic of a user and a password, neither of which may be empty or hold control characters, nor the user a colon.
    pub(crate) fn new(scheme: Scheme, user: &str, password: &str) -> Result<Self, String> {
        let (user_name, password_name) = match scheme {
            Scheme::Project => ("project id", "secret"),
            Scheme::PublicToken => ("public token", "session token"),
        };
        for (name, value) in [(user_name, user), (password_name, password)] {
            if value.is_empty() {
                return Err(format!("the {name} is empty"));
            }
            if value.chars().any(char::is_control) {
                return Err(format!("the {name} holds a control character, such as a line break"));
            }
        }
        if user.contains(':') {
            return Err(format!("the {user_name} holds a colon, which HTTP Basic cannot carry"));
        }
        let pair = Zeroizing::new(format!("{user}:{password}"));
        let mut value = Zeroizing::new(String::with_capacity("Basic ".len() + pair.len().div_ceil(3) * 4));
        value.push_str("Basic ");
        STANDARD.encode_string(pair.as_bytes(), &mut value);
        // The bytes live in their owner, which zeroes them when the last header that shares them is gone.
        let mut header = HeaderValue::from_maybe_shared(Bytes::from_owner(Shared(value)))
            .map_err(|_| format!("the {user_name} or the {password_name} cannot stand in a header"))?;
        header.set_sensitive(true);
        Ok(Self { header, server: Server::of(scheme, user) })
    }

    pub(crate) fn header(&self) -> &HeaderValue {
        &self.header
    }

    /// The server of the document that it is for, unless the document names none.
    pub(crate) fn server(&self) -> Option<&'static Server> {
        self.server
    }
}

struct Shared(Zeroizing<String>);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::{Basic, Scheme};

    #[test]
    fn a_credential_that_http_cannot_carry_is_refused_without_showing_it() {
        for (user, password) in
            [("", "secret-x"), ("project-x", ""), ("project:x", "secret-x"), ("project-x", "secret\n-x")]
        {
            let problem = Basic::new(Scheme::Project, user, password).err().expect("it is refused");
            assert!(!problem.contains("secret-x") && !problem.contains("project-x"), "{problem}");
        }
    }

    #[test]
    fn a_credential_of_any_script_is_carried_in_ascii() {
        let basic = Basic::new(Scheme::Project, "project-live-ü", "schlüssel").expect("it is a credential");
        assert!(basic.header().is_sensitive());
        assert_eq!(basic.header().to_str().ok(), Some("Basic cHJvamVjdC1saXZlLcO8OnNjaGzDvHNzZWw="));
    }
}
