/// Types of requests and responses.
pub mod types {
    /// A letter.
    #[derive(Clone)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Letter {
        /// Who gets it.
        pub recipient: ::std::string::String,
        /// Who sends it.
        pub sender: ::std::string::String,
        /// What it says.
        pub text: ::std::option::Option<::std::string::String>,
    }
    impl Letter {
        /// Creates a builder.
        pub fn builder() -> builder::Letter {
            Default::default()
        }
    }
    impl ::std::fmt::Debug for Letter {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Letter",
                &["recipient", "sender", "text"],
                &[
                    &::openapi_client_runtime::generated::text::<
                        super::Api,
                    >(&self.recipient),
                    &::openapi_client_runtime::generated::text::<
                        super::Api,
                    >(&self.sender),
                    &::openapi_client_runtime::generated::some_text::<
                        super::Api,
                    >(&self.text),
                ],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Letter {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Letter {
        const NAMES: &'static [&'static str] = &["recipient", "sender", "text"];
        const REQUIRED: usize = 2usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            let mut field_1 = None;
            let mut field_2 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.value(&mut field_0),
                    1usize => properties.value(&mut field_1),
                    2usize => properties.optional(&mut field_2),
                    _ => {}
                }
            }
            properties.end()?;
            let (Some(field_0), Some(field_1)) = (field_0, field_1) else {
                return Err(properties.missing())
            };
            Ok(Self {
                recipient: field_0,
                sender: field_1,
                text: field_2,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Letter {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.value("recipient", &self.recipient);
            object.value("sender", &self.sender);
            object.optional("text", &self.text);
            object.end()
        }
    }
    /// Types for composing complex structures.
    pub mod builder {
        /// A builder of [`Letter`](super::Letter).
        #[derive(Clone)]
        pub struct Letter {
            recipient: ::std::result::Result<
                ::std::string::String,
                ::std::string::String,
            >,
            sender: ::std::result::Result<::std::string::String, ::std::string::String>,
            text: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Letter {
            fn default() -> Self {
                Self {
                    recipient: Err("recipient: required, but not set".to_string()),
                    sender: Err("sender: required, but not set".to_string()),
                    text: Ok(Default::default()),
                }
            }
        }
        impl Letter {
            /// Who gets it.
            pub fn recipient<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.recipient = ::openapi_client_runtime::generated::converted(
                    "recipient",
                    value,
                );
                self
            }
            /// Who sends it.
            pub fn sender<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.sender = ::openapi_client_runtime::generated::converted(
                    "sender",
                    value,
                );
                self
            }
            /// What it says.
            pub fn text<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.text = ::openapi_client_runtime::generated::converted_some(
                    "text",
                    value,
                );
                self
            }
        }
        impl ::std::convert::TryFrom<Letter> for super::Letter {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Letter,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    recipient: value.recipient?,
                    sender: value.sender?,
                    text: value.text?,
                })
            }
        }
        impl ::std::convert::From<super::Letter> for Letter {
            fn from(value: super::Letter) -> Self {
                Self {
                    recipient: Ok(value.recipient),
                    sender: Ok(value.sender),
                    text: Ok(value.text),
                }
            }
        }
        impl ::std::fmt::Debug for Letter {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Letter").finish_non_exhaustive()
            }
        }
    }
    /// Error types.
    pub mod error {
        /// Error from a `TryFrom` or `FromStr` implementation.
        pub struct ConversionError(::std::borrow::Cow<'static, str>);
        impl ::std::error::Error for ConversionError {}
        impl ::std::fmt::Display for ConversionError {
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }
        impl ::std::fmt::Debug for ConversionError {
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }
        impl From<&'static str> for ConversionError {
            fn from(value: &'static str) -> Self {
                Self(value.into())
            }
        }
        impl From<String> for ConversionError {
            fn from(value: String) -> Self {
                Self(value.into())
            }
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
    /// Send a letter.
    ///
    /// Retried only if it was not sent: each call sends one.
    ///
    /// ```rs
    /// let response = client.send_letter().sender("Ada").recipient("Grace").send().await?;
    /// ```
    pub fn send_letter(&self) -> builder::SendLetter<'_> {
        builder::SendLetter::new(&self.0)
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
    /// A call that [`Client::send_letter`](super::Client::send_letter) starts.
    ///
    /// Required: [`recipient`](Self::recipient), [`sender`](Self::sender).
    ///
    /// Optional: [`text`](Self::text).
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct SendLetter<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
        body: Result<types::builder::Letter, String>,
    }
    impl<'a> SendLetter<'a> {
        /// Starts a call.
        pub(super) fn new(
            client: &'a ::openapi_client_runtime::Client<super::Api>,
        ) -> Self {
            Self {
                client: client,
                body: Ok(::std::default::Default::default()),
            }
        }
        /// Who gets it.
        pub fn recipient<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.sender(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`recipient`](Self::recipient), if there is a value.
        pub fn set_recipient<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.recipient(value),
                None => self,
            }
        }
        /// Who sends it.
        pub fn sender<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.recipient(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`sender`](Self::sender), if there is a value.
        pub fn set_sender<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.sender(value),
                None => self,
            }
        }
        /// What it says.
        pub fn text<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.text(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`text`](Self::text), if there is a value.
        pub fn set_text<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.text(value),
                None => self,
            }
        }
        /// Sets the whole request body, from the body or its builder.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::Letter>,
            <V as std::convert::TryInto<types::Letter>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|problem| problem.to_string());
            self
        }
        /// Time limits, headers, and properties that the document does not know, for this call alone.
        pub fn customize(self) -> ::openapi_client_runtime::Customized<Self> {
            ::openapi_client_runtime::Customized::new(self)
        }
        /// Sends `POST /letters`.
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
    impl<'a> ::std::fmt::Debug for SendLetter<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("SendLetter").finish_non_exhaustive()
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for SendLetter<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::SEND_LETTER;
            let Self { client, body: input_0 } = self;
            let input_0 = input_0
                .and_then(|value| {
                    types::Letter::try_from(value).map_err(|problem| problem.to_string())
                })
                .map_err(|problem| super::Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_body(
                operation,
                &input_0,
                &::openapi_client_runtime::generated::Constraints::NONE,
            )?;
            Ok(client.request(operation).json(&input_0))
        }
    }
    impl ::openapi_client_runtime::generated::Call for SendLetter<'_> {
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
    const NAME: &'static str = "Letters";
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
static IDENTIFIERS: [::openapi_client_runtime::generated::Pattern; 0usize] = [];
pub(crate) mod operations {
    use ::openapi_client_runtime::{
        Operation, RetrySafety, generated::{Documented, http},
    };
    pub(crate) static SEND_LETTER: Operation = Operation {
        index: 0usize,
        id: "send_letter",
        summary: "Send a letter",
        method: http::Method::POST,
        path: "/letters",
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
        ],
    };
}
static OPERATIONS: &[&::openapi_client_runtime::Operation] = &[&operations::SEND_LETTER];
/// All operations, in the order of the document.
#[must_use]
pub fn operations() -> &'static [&'static ::openapi_client_runtime::Operation] {
    OPERATIONS
}
static SERVERS: &[::openapi_client_runtime::generated::Server] = &[];
static CREDENTIALS: &[::openapi_client_runtime::CredentialKind] = &[];
/// The name of every property, sorted.
static FIELDS: &[&str] = &["recipient", "sender", "text"];
/// The JSON Schema of each generated type, with the JSON pointer of its schema in the document.
#[must_use]
pub fn schemas() -> ::std::vec::Vec<
    (&'static str, ::openapi_client_runtime::generated::schemars::Schema),
> {
    ::std::vec::Vec::from([
        (
            "/components/schemas/Letter",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Letter),
        ),
    ])
}
impl ::openapi_client_runtime::generated::Validate for types::Letter {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
