//! A request to an operation: assembled by generated code, and completed with URL and credentials.

use std::borrow::Cow;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;
use url::Url;
use zeroize::Zeroizing;

use crate::{
    api::Api,
    client::{Client, Endpoint},
    credentials::Credential,
    decode::escape,
    error::Error,
    form,
    multipart::Parts,
    operation::Operation,
    wire_text::JSON,
};

/// A request to an operation that is being assembled.
#[doc(hidden)]
pub struct Request<'c, A: Api> {
    pub(crate) client: &'c Client<A>,
    pub(crate) operation: &'static Operation,
    pub(crate) path: Cow<'static, str>,
    /// The query, encoded.
    pub(crate) query: String,
    /// The cookies, each as `name=value`.
    pub(crate) cookies: Vec<Zeroizing<String>>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    /// The media type and the body.
    pub(crate) body: Option<(HeaderValue, Result<Bytes, serde_json::Error>)>,
}

/// A complete request, which can be sent several times.
pub(crate) struct Prepared<'c> {
    pub(crate) operation: &'static Operation,
    pub(crate) endpoint: Endpoint<'c>,
    pub(crate) url: Cow<'c, Url>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    /// The media type and the body.
    pub(crate) body: Option<(HeaderValue, Bytes)>,
}

/// The start of generated code's requests.
impl<A: Api> Client<A> {
    /// Starts a request to an operation.
    #[doc(hidden)]
    pub fn request(&self, operation: &'static Operation) -> Request<'_, A> {
        Request::new(self, operation)
    }
}

impl<'c, A: Api> Request<'c, A> {
    fn new(client: &'c Client<A>, operation: &'static Operation) -> Self {
        let path = Cow::Borrowed(operation.path);
        Self { client, operation, path, query: String::new(), cookies: Vec::new(), headers: Vec::new(), body: None }
    }

    /// Sets a body that is JSON. Its media type has no charset, which some servers reject.
    #[must_use]
    pub fn json(mut self, body: &impl Serialize) -> Self {
        // Most bodies fit, and are allocated once.
        let mut json = Vec::with_capacity(256);
        let json = serde_json::to_writer(&mut json, body).map(|()| json.into());
        self.body = Some((HeaderValue::from_static(JSON), json));
        self
    }

    /// Sets a body that is a form: a pair of name and value for each property, and for each item of a list. `nested` are the properties
    /// with a pair for each value in them: `a[x]=1`.
    #[must_use]
    pub fn form(mut self, body: &impl Serialize, nested: &[&str]) -> Self {
        self.body = Some((HeaderValue::from_static("application/x-www-form-urlencoded"), form::write(body, nested)));
        self
    }

    /// Sets a body of parts, if there is one.
    ///
    /// # Errors
    /// [`Error::InvalidRequest`] where a property cannot be written as a part.
    pub fn multipart<B>(mut self, body: Option<&B>, write: impl FnOnce(&mut Parts, &B)) -> Result<Self, Error<A>> {
        let Some(body) = body else { return Ok(self) };
        let mut parts = Parts::new();
        write(&mut parts, body);
        let (media_type, body) = parts.end().map_err(|(name, problem)| {
            let pointer = (!name.is_empty()).then(|| format!("/{}", escape(&name)));
            Error::invalid(Some(self.operation), pointer, problem)
        })?;
        self.body = Some((media_type, Ok(body.into())));
        Ok(self)
    }

    /// Sets a body that is text.
    #[must_use]
    pub fn text(mut self, body: &impl Serialize) -> Self {
        let text = serde_json::to_value(body).map(|value| match value {
            serde_json::Value::String(text) => text.into(),
            value => value.to_string().into(),
        });
        self.body = Some((HeaderValue::from_static("text/plain"), text));
        self
    }

    /// Sets a body if there is one.
    #[must_use]
    pub fn optional<B>(self, body: Option<B>, write: impl FnOnce(Self, B) -> Self) -> Self {
        match body {
            Some(body) => write(self, body),
            None => self,
        }
    }

    /// Sets the media type of the body, if there is one.
    #[must_use]
    pub fn media_type(mut self, media_type: &'static str) -> Self {
        if let Some((known, _)) = &mut self.body {
            *known = HeaderValue::from_static(media_type);
        }
        self
    }

    /// Sets a body that is bytes.
    #[must_use]
    pub fn bytes(mut self, body: Bytes) -> Self {
        self.body = Some((HeaderValue::from_static("application/octet-stream"), Ok(body)));
        self
    }

    /// Completes the request with its URL and credentials.
    pub(crate) fn build(self) -> Result<Prepared<'c>, Error<A>> {
        let Self { client, operation, path, query, mut cookies, mut headers, body } = self;
        let endpoint = client.endpoint(operation)?;
        let unwritable = |_| Error::invalid(Some(operation), None, "the body cannot be written");
        let body = body.map(|(media_type, body)| Ok((media_type, body.map_err(unwritable)?))).transpose()?;
        let mut url = endpoint.base.url(A::operations(), operation, &path);
        if !query.is_empty() {
            url.to_mut().set_query(Some(&query));
        }
        for (kind, credential) in endpoint.credentials() {
            match credential {
                Credential::Header(..) => {}
                Credential::Query(name, key) => {
                    url.to_mut().query_pairs_mut().append_pair(name, key);
                }
                Credential::Cookie(cookie) => cookies.push(Zeroizing::clone(cookie)),
                Credential::Source(source) => {
                    let header = A::credentials().get(kind).map(|kind| Credential::fresh(kind, source)).transpose();
                    let header = header.map_err(|problem| Error::config_of(operation, problem))?;
                    headers.extend(header.map(|header| (http::header::AUTHORIZATION, header)));
                }
            }
        }
        if !cookies.is_empty() {
            let cookies: Vec<_> = cookies.iter().map(|cookie| cookie.as_str()).collect();
            let mut value = HeaderValue::from_str(&cookies.join("; "))
                .map_err(|_| Error::invalid(Some(operation), None, "the cookies cannot be sent in a header"))?;
            value.set_sensitive(true);
            headers.push((http::header::COOKIE, value));
        }
        Ok(Prepared { operation, endpoint, url, headers, body })
    }
}

impl Prepared<'_> {
    /// The headers, except those of the body and of parameters.
    pub(crate) fn headers(&self, user_agent: HeaderValue) -> HeaderMap {
        let mut headers = HeaderMap::with_capacity(6 + self.headers.len());
        headers.insert(http::header::ACCEPT, HeaderValue::from_static(self.operation.accept));
        for (_, credential) in self.endpoint.credentials() {
            if let Credential::Header(name, value) = credential {
                headers.insert(name.clone(), value.clone());
            }
        }
        headers.insert(http::header::USER_AGENT, user_agent);
        headers
    }
}
