/// Types of requests and responses.
///
/// Structs that a response can contain are `#[non_exhaustive]`, since a later version may add fields. Tests make them from JSON:
///
/// ```rs
/// let response: types::Time = serde_json::from_value(serde_json::json!({
///   "hour": 12,
///   "zone": "UTC"
/// }))?;
/// ```
pub mod types {
    /// A time of day.
    #[derive(Clone)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Time {
        /// The hour.
        pub hour: i64,
        /// The time zone.
        pub zone: ::std::option::Option<::std::string::String>,
    }
    impl ::std::fmt::Debug for Time {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Time",
                &["hour", "zone"],
                &[
                    &self.hour,
                    &::openapi_client_runtime::generated::some_text::<
                        super::Api,
                    >(&self.zone),
                ],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Time {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Time {
        const NAMES: &'static [&'static str] = &["hour", "zone"];
        const REQUIRED: usize = 1usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            let mut field_1 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.value(&mut field_0),
                    1usize => properties.optional(&mut field_1),
                    _ => {}
                }
            }
            properties.end()?;
            let (Some(field_0),) = (field_0,) else { return Err(properties.missing()) };
            Ok(Self {
                hour: field_0,
                zone: field_1,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Time {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.value("hour", &self.hour);
            object.optional("zone", &self.zone);
            object.end()
        }
    }
}
/// A client of the API, with a method for each operation of the document.
///
/// Create one and reuse it: it keeps the connections. A clone is cheap and shares them.
/// Calls need a tokio runtime with time and I/O enabled.
#[derive(Clone)]
pub struct Client(::openapi_client_runtime::Client<Api>);
/// Builds a [`Client`]. Settings are checked by [`build`](Self::build).
#[must_use]
pub struct ClientBuilder(::openapi_client_runtime::ClientBuilder<Api>);
impl ::std::fmt::Debug for Client {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::std::fmt::Debug::fmt(&self.0, f)
    }
}
impl ::std::fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::std::fmt::Debug::fmt(&self.0, f)
    }
}
impl Client {
    /// Creates a builder.
    pub fn builder() -> ClientBuilder {
        ClientBuilder(::openapi_client_runtime::Client::builder())
    }
    /// Returns this client with other options, for some calls: `client.with_options(options).some_call()…`.
    ///
    /// Cheap: both clients share connections and the retry budget.
    #[must_use]
    pub fn with_options(
        &self,
        options: ::openapi_client_runtime::RequestOptions,
    ) -> Self {
        Self(self.0.with_options(options))
    }
    /// Read the time.
    ///
    /// Retried: it changes nothing.
    ///
    /// ```rs
    /// let response = client.get_time().send().await?;
    /// ```
    pub fn get_time(&self) -> builder::GetTime<'_> {
        builder::GetTime::new(&self.0)
    }
    /// Stop the clock.
    ///
    /// Retried only if it was not sent: each call stops it.
    ///
    /// ```rs
    /// let response = client.stop_clock().send().await?;
    /// ```
    pub fn stop_clock(&self) -> builder::StopClock<'_> {
        builder::StopClock::new(&self.0)
    }
}
impl ClientBuilder {
    /// Sets where requests are sent, such as a custom domain or a mock server on this machine. The paths of operations are
    /// appended to it.
    ///
    /// The default is the server that the document names for the operation, or else for the credential. If it names none, or
    /// only relative ones such as `/v1`, a base URL is required. It must be https, except on the loopback interface.
    pub fn base_url(self, base_url: &str) -> Self {
        Self(self.0.base_url(base_url))
    }
    /// Allows a base URL without TLS on any host: everybody on the network path can then read credentials and bodies.
    /// For isolated test networks only.
    pub fn dangerously_allow_plain_http(self) -> Self {
        Self(self.0.dangerously_allow_plain_http())
    }
    /// Sets the HTTP client, for example one with a proxy or a certificate of your own.
    ///
    /// Its redirect policy must be [`none`](::openapi_client_runtime::reqwest::redirect::Policy::none): a response that came
    /// through a redirect is an error, but by then the request has reached another host. Its own connect timeout applies. Its
    /// retry policy should be [`never`](::openapi_client_runtime::reqwest::retry::never), since it does not know which calls
    /// send a message.
    ///
    /// With the runtime's feature `rustls`, reqwest is built without a crypto provider, to avoid a second one, and panics when
    /// it creates a client without one. Install one (`rustls::crypto::ring::default_provider().install_default()`), enable
    /// reqwest's own feature `rustls`, or pass a TLS configuration to its builder.
    pub fn http_client(self, client: ::openapi_client_runtime::reqwest::Client) -> Self {
        Self(self.0.http_client(client))
    }
    /// Sets how long connecting may take, before anything is sent. 10 s by default.
    ///
    /// It applies to the client and not to a call, since calls share connections.
    pub fn connect_timeout(self, timeout: ::std::time::Duration) -> Self {
        Self(self.0.connect_timeout(timeout))
    }
    /// Sets the limits of each call: time, attempts, bytes.
    pub fn options(self, options: ::openapi_client_runtime::RequestOptions) -> Self {
        Self(self.0.options(options))
    }
    /// Sets how long a call may take in total: short for [`options`](Self::options). 30 s by default.
    pub fn total_timeout(self, timeout: ::std::time::Duration) -> Self {
        Self(self.0.total_timeout(timeout))
    }
    /// Adds a check that each call must pass before it is sent, such as who may get a message. With several, all must be passed.
    ///
    /// A call that fails one is an [`Error::Refused`] with the reason of the check, and nothing is sent.
    pub fn check_calls<R: ::std::convert::Into<::openapi_client_runtime::Reason>>(
        self,
        check: impl Fn(
            &::openapi_client_runtime::OutgoingCall<'_>,
        ) -> ::std::result::Result<(), R> + Send + Sync + 'static,
    ) -> Self {
        Self(self.0.check_calls(check))
    }
    /// Creates the client.
    ///
    /// # Errors
    /// [`Error::Config`] if a credential is incomplete or cannot be sent, the base URL is invalid or missing, or TLS cannot be
    /// set up.
    pub fn build(self) -> ::std::result::Result<Client, Error> {
        self.0.build().map(Client)
    }
}
/// Builders of calls, one type per operation.
pub mod builder {
    use super::types;
    /// A call that [`Client::get_time`](super::Client::get_time) starts.
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct GetTime<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
    }
    impl<'a> GetTime<'a> {
        /// Starts a call.
        pub(super) fn new(
            client: &'a ::openapi_client_runtime::Client<super::Api>,
        ) -> Self {
            Self { client: client }
        }
        /// Time limits, headers, and properties that the document does not know, for this call alone.
        pub fn customize(self) -> ::openapi_client_runtime::Customized<Self> {
            ::openapi_client_runtime::Customized::new(self)
        }
        /// Sends `GET /time`.
        ///
        /// # Errors
        /// An [`Error`](super::Error), whose variants say how far the request got.
        pub fn send(
            self,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::openapi_client_runtime::ResponseValue<types::Time>,
                super::Error,
            >,
        > {
            ::openapi_client_runtime::generated::send(self)
        }
    }
    /// A call that [`Client::stop_clock`](super::Client::stop_clock) starts.
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct StopClock<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
    }
    impl<'a> StopClock<'a> {
        /// Starts a call.
        pub(super) fn new(
            client: &'a ::openapi_client_runtime::Client<super::Api>,
        ) -> Self {
            Self { client: client }
        }
        /// Time limits, headers, and properties that the document does not know, for this call alone.
        pub fn customize(self) -> ::openapi_client_runtime::Customized<Self> {
            ::openapi_client_runtime::Customized::new(self)
        }
        /// Sends `DELETE /time`.
        ///
        /// # Errors
        /// An [`Error`](super::Error), whose variants say how far the request got.
        pub fn send(
            self,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::openapi_client_runtime::ResponseValue<()>,
                super::Error,
            >,
        > {
            ::openapi_client_runtime::generated::send(self)
        }
    }
    impl<'a> ::std::fmt::Debug for GetTime<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("GetTime").finish_non_exhaustive()
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for GetTime<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::GET_TIME;
            let Self { client } = self;
            Ok(client.request(operation))
        }
    }
    impl ::openapi_client_runtime::generated::Call for GetTime<'_> {
        type Api = super::Api;
        type Output = types::Time;
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::ResponseValue<types::Time>,
            super::Error,
        > {
            match response.status().as_u16() {
                200u16 => {
                    ::openapi_client_runtime::ResponseValue::from_response(response)
                }
                _ => Err(super::Error::from_response(response)),
            }
        }
    }
    impl<'a> ::std::fmt::Debug for StopClock<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("StopClock").finish_non_exhaustive()
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for StopClock<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::STOP_CLOCK;
            let Self { client } = self;
            Ok(client.request(operation))
        }
    }
    impl ::openapi_client_runtime::generated::Call for StopClock<'_> {
        type Api = super::Api;
        type Output = ();
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::ResponseValue<()>,
            super::Error,
        > {
            match response.status().as_u16() {
                204u16 => Ok(::openapi_client_runtime::ResponseValue::empty(response)),
                _ => Err(super::Error::from_response(response)),
            }
        }
    }
}
/// The marker type of this API, for the generic types of the runtime.
pub enum Api {}
impl ::openapi_client_runtime::Api for Api {
    const NAME: &'static str = "Clock";
    const USER_AGENT: &'static str = concat!(
        env!("CARGO_PKG_NAME"), "-rust/", env!("CARGO_PKG_VERSION")
    );
    const ERROR: ::openapi_client_runtime::generated::ErrorConvention = ::openapi_client_runtime::generated::ErrorConvention {
        code: None,
        message: None,
        url: None,
        details: None,
        id: None,
        status: None,
        requires_code: false,
    };
    type ErrorCode = ::std::string::String;
    type ErrorBody = ::openapi_client_runtime::generated::serde_json::Value;
    fn operations() -> &'static [&'static ::openapi_client_runtime::Operation] {
        OPERATIONS
    }
    fn servers() -> &'static [::openapi_client_runtime::generated::Server] {
        SERVERS
    }
    fn credentials() -> &'static [::openapi_client_runtime::CredentialKind] {
        CREDENTIALS
    }
    fn identifiers() -> &'static [::openapi_client_runtime::generated::Pattern] {
        &IDENTIFIERS
    }
    fn fields() -> &'static [&'static str] {
        FIELDS
    }
}
/// The error of a call to this API.
pub type Error = ::openapi_client_runtime::Error<Api>;
impl ::openapi_client_runtime::ResponseBody for types::Time {
    fn id(&self, _: &str) -> ::std::option::Option<&str> {
        None
    }
    fn printed(&self) -> &dyn ::std::fmt::Debug {
        self
    }
}
static IDENTIFIERS: [::openapi_client_runtime::generated::Pattern; 0usize] = [];
pub(crate) mod operations {
    use ::openapi_client_runtime::{
        Operation, RetrySafety, generated::{Documented, http},
    };
    pub(crate) static GET_TIME: Operation = Operation {
        index: 0usize,
        id: "get_time",
        summary: "Read the time",
        method: http::Method::GET,
        path: "/time",
        server: None,
        accept: "application/json",
        security: &[],
        sends_message: false,
        recipient: None,
        retry_safety: RetrySafety::Idempotent,
        envelope: None,
        responses: &[
            Documented {
                statuses: 200u16..=200u16,
                is_error_body: false,
            },
        ],
    };
    pub(crate) static STOP_CLOCK: Operation = Operation {
        index: 1usize,
        id: "stop_clock",
        summary: "Stop the clock",
        method: http::Method::DELETE,
        path: "/time",
        server: None,
        accept: "application/json",
        security: &[],
        sends_message: false,
        recipient: None,
        retry_safety: RetrySafety::UnsentOnly,
        envelope: None,
        responses: &[
            Documented {
                statuses: 204u16..=204u16,
                is_error_body: false,
            },
            Documented {
                statuses: 409u16..=409u16,
                is_error_body: true,
            },
        ],
    };
}
static OPERATIONS: &[&::openapi_client_runtime::Operation] = &[
    &operations::GET_TIME,
    &operations::STOP_CLOCK,
];
/// All operations, in the order of the document.
#[must_use]
pub fn operations() -> &'static [&'static ::openapi_client_runtime::Operation] {
    OPERATIONS
}
static SERVERS: &[::openapi_client_runtime::generated::Server] = &[];
static CREDENTIALS: &[::openapi_client_runtime::CredentialKind] = &[];
/// The name of every property, sorted.
static FIELDS: &[&str] = &["hour", "zone"];
/// The JSON Schema of each generated type, with the JSON pointer of its schema in the document.
#[must_use]
pub fn schemas() -> ::std::vec::Vec<
    (&'static str, ::openapi_client_runtime::generated::schemars::Schema),
> {
    ::std::vec::Vec::from([
        (
            "/components/schemas/Time",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Time),
        ),
    ])
}
