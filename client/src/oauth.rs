//! Starts a login with an account at another provider: the page that a person opens, and PKCE.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use openapi_client_runtime::{Api as _, generated};
use ring::{
    digest::{SHA256, digest},
    rand::{SecureRandom, SystemRandom},
};

use crate::{Api, reqwest::Url};

/// The security scheme of the document that the page's credential belongs to.
const PUBLIC_TOKEN: &str = "public_token";

/// The page that a person opens to log in with an account at another provider, such as Google.
///
/// After the login there, the provider sends the browser to a redirect URL with a `token`, for
/// [`oauth().authenticate()`](crate::groups::Oauth::authenticate). The start makes no call: send the browser to the URL.
///
/// ```
/// # use stytch_client::{Client, Error, OauthStart, Pkce};
/// # async fn login(client: &Client, token: &str) -> Result<(), Box<dyn std::error::Error>> {
/// let pkce = Pkce::new();
/// let start = OauthStart::new("public-token-live-…", "google")
///     .login_redirect_url("https://example.com/authenticate")
///     .pkce(&pkce)
///     .custom_scopes(["https://www.googleapis.com/auth/calendar.readonly"])
///     .provider_parameter("prompt", "consent");
/// let page = start.url()?; // redirect the browser, and keep `pkce.verifier()` where the browser cannot read it
///
/// // Later, with the token that came back:
/// let login = client.oauth().authenticate().token(token).code_verifier(pkce.verifier()).session_duration_minutes(60);
/// let session = login.send().await?;
/// # Ok(())
/// # }
/// ```
///
/// Stytch knows `amazon`, `apple`, `bitbucket`, `coinbase`, `discord`, `facebook`, `figma`, `github`, `gitlab`, `google`, `linkedin`,
/// `microsoft`, `salesforce`, `slack`, `snapchat`, `tiktok`, `twitch`, `twitter` and `yahoo`. Any other name can be given too.
#[derive(Clone)]
#[must_use = "a start does nothing by itself: send the browser to its `.url()`"]
pub struct OauthStart {
    base_url: Option<String>,
    public_token: String,
    provider: String,
    /// The other parameters of the query, in order.
    query: Vec<(String, String)>,
}

impl OauthStart {
    /// A login at a provider. The public token selects the environment, as it does for calls.
    pub fn new(public_token: &str, provider: &str) -> Self {
        Self { base_url: None, public_token: public_token.to_owned(), provider: provider.to_owned(), query: Vec::new() }
    }

    /// The base URL of the page, where the project has a custom domain: what
    /// [`ClientBuilder::base_url`](crate::ClientBuilder::base_url) is set to.
    pub fn base_url(mut self, base_url: &str) -> Self {
        self.base_url = Some(base_url.to_owned());
        self
    }

    /// Where the browser goes after an existing user has logged in. By default, the URL in the project's dashboard.
    pub fn login_redirect_url(self, url: &str) -> Self {
        self.set("login_redirect_url", url)
    }

    /// Where the browser goes after a new user has logged in. By default, the URL in the project's dashboard.
    pub fn signup_redirect_url(self, url: &str) -> Self {
        self.set("signup_redirect_url", url)
    }

    /// Only whoever has the verifier can use the token that comes back.
    pub fn pkce(self, pkce: &Pkce) -> Self {
        self.set("code_challenge", pkce.challenge())
    }

    /// Scopes to ask the provider for, beyond those that Stytch asks for.
    pub fn custom_scopes(self, scopes: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let scopes: Vec<_> = scopes.into_iter().map(|scope| scope.as_ref().to_owned()).collect();
        self.set("custom_scopes", &scopes.join(" "))
    }

    /// Adds the account to the user that [`oauth().attach()`](crate::groups::Oauth::attach) made this token for.
    pub fn oauth_attach_token(self, token: impl AsRef<str>) -> Self {
        self.set("oauth_attach_token", token.as_ref())
    }

    /// A parameter of the provider's own: `prompt` is sent as `provider_prompt`.
    pub fn provider_parameter(self, name: &str, value: &str) -> Self {
        self.set(&format!("provider_{name}"), value)
    }

    fn set(mut self, name: &str, value: &str) -> Self {
        self.query.retain(|(known, _)| known != name);
        self.query.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The URL of the page. It has the attach token, so do not log it.
    ///
    /// # Errors
    /// The base URL is not one that calls could go to, or the provider has no name.
    pub fn url(&self) -> Result<Url, InvalidOauthStart> {
        let default = || {
            let kind = Api::credentials().iter().position(|kind| kind.name == PUBLIC_TOKEN)?;
            Some(Api::servers().get(generated::server_of(Api::servers(), kind, &self.public_token)?)?.url)
        };
        let base = self.base_url.as_deref().or_else(default).unwrap_or_default();
        let mut url =
            generated::base_url(base).map_err(|problem| InvalidOauthStart(format!("the base URL {problem}")))?;
        // A segment of dots is a step up, however it is encoded, and URLs drop some characters.
        let is_dropped = ['\t', '\n', '\r'];
        if matches!(&*self.provider, "" | "." | "..") || self.provider.contains(is_dropped) {
            return Err(InvalidOauthStart("the provider is not a name".to_owned()));
        }
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(["v1", "public", "oauth", &self.provider, "start"]);
        }
        url.query_pairs_mut().append_pair(PUBLIC_TOKEN, &self.public_token).extend_pairs(&self.query);
        Ok(url)
    }
}

impl fmt::Debug for OauthStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OauthStart").finish_non_exhaustive()
    }
}

/// What is wrong with an [`OauthStart`].
#[derive(Clone, Debug)]
pub struct InvalidOauthStart(String);

impl fmt::Display for InvalidOauthStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "start of an OAuth login: {}", self.0)
    }
}

impl std::error::Error for InvalidOauthStart {}

/// A secret for one login and its hash, which may be public (PKCE, RFC 7636, with the method S256). Whoever steals the token cannot use it
/// without the secret.
///
/// Keep the verifier from the start of the login to its end, for example in an encrypted cookie.
#[derive(Clone)]
pub struct Pkce {
    verifier: String,
    challenge: String,
}

impl Pkce {
    /// A new pair: 256 random bits.
    ///
    /// # Panics
    /// The operating system has no random numbers.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "each is another one")]
    pub fn new() -> Self {
        let mut bytes = [0; 32];
        SystemRandom::new().fill(&mut bytes).expect("the operating system has random numbers");
        Self::of(URL_SAFE_NO_PAD.encode(bytes))
    }

    fn of(verifier: String) -> Self {
        let challenge = URL_SAFE_NO_PAD.encode(digest(&SHA256, verifier.as_bytes()));
        Self { verifier, challenge }
    }

    /// The secret: the `code_verifier` of the call that ends the login.
    #[must_use]
    pub fn verifier(&self) -> &str {
        &self.verifier
    }

    /// The `code_challenge` of the start.
    #[must_use]
    pub fn challenge(&self) -> &str {
        &self.challenge
    }
}

impl fmt::Debug for Pkce {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pkce").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::Pkce;

    #[test]
    fn a_challenge_is_that_of_the_rfc() {
        let pkce = Pkce::of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".to_owned());
        assert_eq!(pkce.challenge(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }
}
