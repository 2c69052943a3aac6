//! Settings of one call: limits, headers, and properties that the document does not know.

use std::{
    collections::{BTreeMap, HashMap},
    fmt,
    time::Duration,
};

use http::{HeaderName, HeaderValue};
use serde::de::IgnoredAny;
use serde_json::Value;

use crate::{
    api::Api,
    call::IntoRequest,
    credential_kind::{Place, Scheme},
    decode::escape,
    error::Error,
    options::RequestOptions,
    raw_response::RawResponse,
    request::Request,
    response::ResponseValue,
    wire_text::JSON,
};

/// A call with settings of its own, which [`send`](Self::send) sends: `call.customize().timeout(…).send()`.
///
/// `Debug` prints none of them.
#[derive(Clone)]
#[must_use = "a call does nothing until it is sent: add `.send().await`"]
pub struct Customized<C> {
    call: C,
    options: RequestOptions,
    headers: Vec<(HeaderName, HeaderValue)>,
    extras: Vec<(String, Value)>,
    /// What is wrong with the first header that cannot be sent.
    problem: Option<&'static str>,
}

impl<C> Customized<C> {
    #[doc(hidden)]
    pub fn new(call: C) -> Self {
        let options = RequestOptions::new();
        Self { call, options, headers: Vec::new(), extras: Vec::new(), problem: None }
    }

    /// How long this call may take, including all attempts and the waits between them: short for [`options`](Self::options).
    pub fn timeout(self, timeout: Duration) -> Self {
        self.options(RequestOptions::new().total_timeout(timeout))
    }

    /// The same settings for another call.
    pub(crate) fn map(self, change: impl FnOnce(C) -> C) -> Self {
        Self { call: change(self.call), ..self }
    }

    /// Limits of this call. Where an option is not set, that of the client applies.
    pub fn options(mut self, options: RequestOptions) -> Self {
        self.options = options.or(self.options);
        self
    }

    /// Sends a header with this call. It is never printed.
    ///
    /// [`send`](Self::send) fails with [`Error::InvalidRequest`] where the client sets the header itself, such as `Authorization`, where a
    /// parameter of the call sets it, or where no header can carry the value.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match header(name, value) {
            Ok(header) => self.headers.push(header),
            Err(problem) => self.problem = self.problem.or(Some(problem)),
        }
        self
    }

    /// Sends a property of the request's body that the document does not know yet. It is neither validated nor printed.
    ///
    /// [`send`](Self::send) fails with [`Error::InvalidRequest`] where the body has that property already, or is not a JSON object.
    pub fn extra(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.extras.push((name.to_owned(), value.into()));
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// An [`Error`], whose variants say how far the request got.
    pub async fn send<'c>(self) -> Result<ResponseValue<C::Output>, Error<C::Api>>
    where
        C: IntoRequest<'c>,
    {
        self.send_and_decode(C::decode).await
    }

    pub(crate) async fn send_and_decode<'c>(
        self,
        decode: impl FnOnce(RawResponse) -> Result<ResponseValue<C::Output>, Error<C::Api>>,
    ) -> Result<ResponseValue<C::Output>, Error<C::Api>>
    where
        C: IntoRequest<'c>,
    {
        let Self { call, options, headers, extras, problem } = self;
        let mut request = call.into_request()?;
        if let Some(problem) = problem {
            return Err(Error::invalid(Some(request.operation), None, problem));
        }
        request.add_headers(headers)?;
        request.add_properties(extras)?;
        let client = request.client.with_options(options);
        Request { client: &client, ..request }.send(decode).await
    }
}

impl<C> fmt::Debug for Customized<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Customized").finish_non_exhaustive()
    }
}

/// Headers that the client sets, or that belong to the connection.
const OWN_HEADERS: [&str; 16] = [
    "accept",
    "authorization",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "expect",
    "host",
    "keep-alive",
    "proxy-authorization",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
];

const OWNED: &str = "the client, or a parameter of the call, sets a header of this name";
const UNSENDABLE: &str = "the name or the value of a header contains what no header can carry";

/// A header whose value is never printed.
fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), &'static str> {
    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| UNSENDABLE)?;
    if OWN_HEADERS.contains(&name.as_str()) {
        return Err(OWNED);
    }
    // Servers strip spaces around a value.
    if value.trim_matches([' ', '\t']) != value {
        return Err(UNSENDABLE);
    }
    let mut value = HeaderValue::from_str(value).map_err(|_| UNSENDABLE)?;
    value.set_sensitive(true);
    Ok((name, value))
}

impl<A: Api> Request<'_, A> {
    /// Adds headers that neither a credential nor a parameter sets.
    fn add_headers(&mut self, headers: Vec<(HeaderName, HeaderValue)>) -> Result<(), Error<A>> {
        let is_key = |header: &HeaderName| {
            A::credentials().iter().any(|kind| match kind.scheme {
                Scheme::ApiKey { place: Place::Header, name } => header.as_str().eq_ignore_ascii_case(name),
                _ => false,
            })
        };
        let is_set = |header: &HeaderName| self.headers.iter().any(|(known, _)| known == header);
        if headers.iter().any(|(name, _)| is_key(name) || is_set(name)) {
            return Err(Error::invalid(Some(self.operation), None, OWNED));
        }
        self.headers.extend(headers);
        Ok(())
    }

    /// Adds properties to a body that is a JSON object. What it has stays as it is, byte for byte.
    fn add_properties(&mut self, extras: Vec<(String, Value)>) -> Result<(), Error<A>> {
        if extras.is_empty() {
            return Ok(());
        }
        let operation = self.operation;
        let json = match &mut self.body {
            Some((media_type, Ok(json))) if media_type == JSON => Some(json),
            _ => None,
        };
        let known = json.and_then(|json| {
            let known: HashMap<String, IgnoredAny> = serde_json::from_slice(json).ok()?;
            Some((json, known))
        });
        let Some((json, known)) = known else {
            return Err(Error::invalid(
                Some(operation),
                None,
                "only a body that is a JSON object can have extra properties",
            ));
        };
        let mut added = BTreeMap::new();
        for (name, value) in extras {
            if known.contains_key(&name) || added.contains_key(&name) {
                let field = Some(format!("/{}", escape(&name)));
                return Err(Error::invalid(Some(operation), field, "the body has this property already"));
            }
            added.insert(name, value);
        }
        let unwritable = |_| Error::invalid(Some(operation), None, "an extra property cannot be written as JSON");
        let added = serde_json::to_vec(&added).map_err(unwritable)?;
        let before = json.strip_suffix(b"}").unwrap_or(json);
        let separator: &[u8] = if known.is_empty() { b"" } else { b"," };
        *json = [before, separator, added.strip_prefix(b"{").unwrap_or(&added)].concat().into();
        Ok(())
    }
}
