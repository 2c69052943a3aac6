/// Types of requests and responses.
///
/// Structs that a response can contain are `#[non_exhaustive]`, since a later version may add fields. Tests make them from JSON:
///
/// ```rs
/// let response: types::Count = serde_json::from_value(serde_json::json!({
///   "count": 7,
///   "trace": "t-1"
/// }))?;
/// ```
pub mod types {
    /// A number of entries.
    #[derive(Clone)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Count {
        /// The number.
        pub count: i64,
        /// The id of the call.
        pub trace: ::std::option::Option<::std::string::String>,
    }
    /// Why a call failed.
    #[derive(Clone)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Problem {
        /// Details.
        pub error: ::std::option::Option<
            ::openapi_client_runtime::generated::serde_json::Map<
                ::std::string::String,
                ::openapi_client_runtime::generated::serde_json::Value,
            >,
        >,
        /// The error code.
        pub kind: ::std::string::String,
        /// The id of the call.
        pub trace: ::std::option::Option<::std::string::String>,
    }
    impl ::std::fmt::Debug for Count {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Count",
                &["count", "trace"],
                &[
                    &self.count,
                    &::openapi_client_runtime::generated::some_text::<
                        super::Api,
                    >(&self.trace),
                ],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Count {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Count {
        const NAMES: &'static [&'static str] = &["count", "trace"];
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
                count: field_0,
                trace: field_1,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Count {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.value("count", &self.count);
            object.optional("trace", &self.trace);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Problem {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Problem",
                &["error", "kind", "trace"],
                &[
                    &::openapi_client_runtime::generated::some_redacted(&self.error),
                    &::openapi_client_runtime::generated::text::<super::Api>(&self.kind),
                    &::openapi_client_runtime::generated::some_text::<
                        super::Api,
                    >(&self.trace),
                ],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Problem {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Problem {
        const NAMES: &'static [&'static str] = &["kind", "error", "trace"];
        const REQUIRED: usize = 1usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            let mut field_1 = None;
            let mut field_2 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.value(&mut field_0),
                    1usize => properties.optional(&mut field_1),
                    2usize => properties.optional(&mut field_2),
                    _ => {}
                }
            }
            properties.end()?;
            let (Some(field_0),) = (field_0,) else { return Err(properties.missing()) };
            Ok(Self {
                kind: field_0,
                error: field_1,
                trace: field_2,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Problem {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("error", &self.error);
            object.value("kind", &self.kind);
            object.optional("trace", &self.trace);
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
    /// Creates a client with the credentials from the environment: see [`ClientBuilder::credentials_from_env`].
    ///
    /// # Errors
    /// [`Error::Config`], which names the variable.
    pub fn from_env() -> ::std::result::Result<Self, Error> {
        ::openapi_client_runtime::Client::from_env().map(Self)
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
    /// Returns this client with another access token.
    ///
    /// Cheap: both clients share connections and the retry budget.
    ///
    /// # Errors
    /// [`Error::Config`] if a value cannot be sent.
    pub fn with_access_token(
        &self,
        access_token: &str,
    ) -> ::std::result::Result<Self, Error> {
        self.0.with_credential("access_token", &[("token", access_token)]).map(Self)
    }
    /// Returns this client with a function that returns the access token of each call.
    ///
    /// Cheap: both clients share connections and the retry budget.
    ///
    /// # Errors
    /// [`Error::Config`] if the client cannot be created.
    pub fn with_access_token_from(
        &self,
        source: impl Fn() -> ::std::string::String + Send + Sync + 'static,
    ) -> ::std::result::Result<Self, Error> {
        self.0.with_token_source("access_token", source).map(Self)
    }
    /// Returns this client with another partner key.
    ///
    /// Cheap: both clients share connections and the retry budget.
    ///
    /// # Errors
    /// [`Error::Config`] if a value cannot be sent.
    pub fn with_partner(&self, partner_key: &str) -> ::std::result::Result<Self, Error> {
        self.0.with_credential("partner", &[("key", partner_key)]).map(Self)
    }
    /// Returns this client with another api key.
    ///
    /// Cheap: both clients share connections and the retry budget.
    ///
    /// # Errors
    /// [`Error::Config`] if a value cannot be sent.
    pub fn with_key(&self, api_key: &str) -> ::std::result::Result<Self, Error> {
        self.0.with_credential("key", &[("key", api_key)]).map(Self)
    }
    /// Count the entries.
    ///
    /// Retried: it changes nothing.
    ///
    /// ```rs
    /// let response = client.count_entries().send().await?;
    /// ```
    pub fn count_entries(&self) -> builder::CountEntries<'_> {
        builder::CountEntries::new(&self.0)
    }
}
impl ClientBuilder {
    /// Sets the access token.
    ///
    /// The token of a reader.
    pub fn access_token(self, access_token: &str) -> Self {
        Self(self.0.credential("access_token", &[("token", access_token)]))
    }
    /// Sets a function that returns the access token of each call.
    pub fn access_token_from(
        self,
        source: impl Fn() -> ::std::string::String + Send + Sync + 'static,
    ) -> Self {
        Self(self.0.token_source("access_token", source))
    }
    /// Sets the partner key.
    pub fn partner(self, partner_key: &str) -> Self {
        Self(self.0.credential("partner", &[("key", partner_key)]))
    }
    /// Sets the api key.
    pub fn key(self, api_key: &str) -> Self {
        Self(self.0.credential("key", &[("key", api_key)]))
    }
    /// Takes the credentials from the environment: `ARCHIVE_TOKEN`.
    ///
    /// # Errors
    /// [`Error::Config`], which names the variable, if none is set, one of several that belong together is missing, or one is not Unicode.
    pub fn credentials_from_env(self) -> ::std::result::Result<Self, Error> {
        self.0.credentials_from_env().map(Self)
    }
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
    /// A call that [`Client::count_entries`](super::Client::count_entries) starts.
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct CountEntries<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
    }
    impl<'a> CountEntries<'a> {
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
        /// Sends `GET /entries`.
        ///
        /// # Errors
        /// An [`Error`](super::Error), whose variants say how far the request got.
        pub fn send(
            self,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::openapi_client_runtime::ResponseValue<types::Count>,
                super::Error,
            >,
        > {
            ::openapi_client_runtime::generated::send(self)
        }
    }
    impl<'a> ::std::fmt::Debug for CountEntries<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("CountEntries").finish_non_exhaustive()
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for CountEntries<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::COUNT_ENTRIES;
            let Self { client } = self;
            Ok(client.request(operation))
        }
    }
    impl ::openapi_client_runtime::generated::Call for CountEntries<'_> {
        type Api = super::Api;
        type Output = types::Count;
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::ResponseValue<types::Count>,
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
}
/// The marker type of this API, for the generic types of the runtime.
pub enum Api {}
impl ::openapi_client_runtime::Api for Api {
    const NAME: &'static str = "Archive";
    const USER_AGENT: &'static str = concat!(
        env!("CARGO_PKG_NAME"), "-rust/", env!("CARGO_PKG_VERSION")
    );
    const ERROR: ::openapi_client_runtime::generated::ErrorConvention = ::openapi_client_runtime::generated::ErrorConvention {
        code: Some("kind"),
        message: None,
        url: None,
        details: Some("error"),
        id: Some("trace"),
        status: None,
        requires_code: true,
    };
    type ErrorCode = ::std::string::String;
    type ErrorBody = types::Problem;
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
impl ::openapi_client_runtime::ResponseBody for types::Count {
    fn id(&self, _: &str) -> ::std::option::Option<&str> {
        ::openapi_client_runtime::generated::optional_text(&self.trace)
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
    pub(crate) static COUNT_ENTRIES: Operation = Operation {
        index: 0usize,
        id: "count_entries",
        summary: "Count the entries",
        method: http::Method::GET,
        path: "/entries",
        server: None,
        accept: "application/json",
        security: &[&[0usize, 1usize], &[2usize]],
        sends_message: false,
        recipient: None,
        retry_safety: RetrySafety::Idempotent,
        envelope: None,
        responses: &[
            Documented {
                statuses: 200u16..=200u16,
                is_error_body: false,
            },
            Documented {
                statuses: 403u16..=403u16,
                is_error_body: true,
            },
        ],
    };
}
static OPERATIONS: &[&::openapi_client_runtime::Operation] = &[
    &operations::COUNT_ENTRIES,
];
/// All operations, in the order of the document.
#[must_use]
pub fn operations() -> &'static [&'static ::openapi_client_runtime::Operation] {
    OPERATIONS
}
static SERVERS: &[::openapi_client_runtime::generated::Server] = &[];
static CREDENTIALS: &[::openapi_client_runtime::CredentialKind] = &[
    ::openapi_client_runtime::CredentialKind {
        name: "access_token",
        method: "access_token",
        scheme: ::openapi_client_runtime::generated::Scheme::Bearer,
        parts: &[
            ::openapi_client_runtime::generated::Part {
                field: "token",
                name: "access_token",
                variable: Some("ARCHIVE_TOKEN"),
                default: None,
            },
        ],
    },
    ::openapi_client_runtime::CredentialKind {
        name: "partner",
        method: "partner",
        scheme: ::openapi_client_runtime::generated::Scheme::ApiKey {
            place: ::openapi_client_runtime::generated::Place::Header,
            name: "X-Partner-Key",
        },
        parts: &[
            ::openapi_client_runtime::generated::Part {
                field: "key",
                name: "partner_key",
                variable: None,
                default: None,
            },
        ],
    },
    ::openapi_client_runtime::CredentialKind {
        name: "key",
        method: "key",
        scheme: ::openapi_client_runtime::generated::Scheme::ApiKey {
            place: ::openapi_client_runtime::generated::Place::Query,
            name: "api_key",
        },
        parts: &[
            ::openapi_client_runtime::generated::Part {
                field: "key",
                name: "api_key",
                variable: None,
                default: None,
            },
        ],
    },
];
/// The name of every property, sorted.
static FIELDS: &[&str] = &["count", "error", "kind", "trace"];
/// The JSON Schema of each generated type, with the JSON pointer of its schema in the document.
#[must_use]
pub fn schemas() -> ::std::vec::Vec<
    (&'static str, ::openapi_client_runtime::generated::schemars::Schema),
> {
    ::std::vec::Vec::from([
        (
            "/components/schemas/Count",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Count),
        ),
        (
            "/components/schemas/Problem",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Problem),
        ),
    ])
}
