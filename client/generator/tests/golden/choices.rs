/// Types of requests and responses.
///
/// Structs that a response can contain are `#[non_exhaustive]`, since a later version may add fields. Tests make them from JSON:
///
/// ```rs
/// let response: types::Reported = serde_json::from_value(serde_json::json!({
///   "at": "2026-11-28",
///   "id": "o-1",
///   "state": "new",
///   "target": {
///     "brightness": 1,
///     "kind": "star"
///   }
/// }))?;
/// ```
pub mod types {
    /// An entry of the log.
    #[derive(
        ::openapi_client_runtime::generated::serde::Deserialize,
        ::openapi_client_runtime::generated::serde::Serialize,
        Clone
    )]
    #[non_exhaustive]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Entry {
        /// The date of the report.
        ///
        /// Constraints: format `date`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub at: ::std::option::Option<::std::string::String>,
        /// The id.
        pub id: ::std::string::String,
        /// The state of the report.
        pub state: State,
    }
    /// A planet, or a moon.
    #[derive(
        ::openapi_client_runtime::generated::serde::Deserialize,
        ::openapi_client_runtime::generated::serde::Serialize,
        Clone
    )]
    #[non_exhaustive]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Planet {
        /// The kind of object.
        pub kind: PlanetKind,
        /// Its moons.
        pub moons: ::std::vec::Vec<Planet>,
        /// The name.
        pub name: ::std::string::String,
    }
    impl Planet {
        /// Creates a builder.
        pub fn builder() -> builder::Planet {
            Default::default()
        }
    }
    /// The kind of object.
    #[derive(
        ::openapi_client_runtime::generated::serde::Deserialize,
        ::openapi_client_runtime::generated::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub enum PlanetKind {
        /// `planet`
        #[serde(rename = "planet")]
        Planet,
    }
    impl ::std::fmt::Display for PlanetKind {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Planet => f.write_str("planet"),
            }
        }
    }
    impl ::std::str::FromStr for PlanetKind {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "planet" => Ok(Self::Planet),
                _ => Err("is not of the documented type".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for PlanetKind {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for PlanetKind {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// A report of an object.
    #[derive(
        ::openapi_client_runtime::generated::serde::Deserialize,
        ::openapi_client_runtime::generated::serde::Serialize,
        Clone
    )]
    #[non_exhaustive]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Report {
        /// The object.
        pub target: Target,
    }
    impl Report {
        /// Creates a builder.
        pub fn builder() -> builder::Report {
            Default::default()
        }
    }
    /// The object as it was reported.
    #[derive(
        ::openapi_client_runtime::generated::serde::Deserialize,
        ::openapi_client_runtime::generated::serde::Serialize,
        Clone
    )]
    #[non_exhaustive]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Reported {
        /// The date of the report.
        ///
        /// Constraints: format `date`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub at: ::std::option::Option<::std::string::String>,
        /// The id.
        pub id: ::std::string::String,
        /// The state of the report.
        pub state: State,
        /// The object.
        pub target: Target,
    }
    /// A star.
    #[derive(
        ::openapi_client_runtime::generated::serde::Deserialize,
        ::openapi_client_runtime::generated::serde::Serialize,
        Clone
    )]
    #[non_exhaustive]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Star {
        /// The magnitude.
        #[serde(
            serialize_with = "::openapi_client_runtime::generated::number::serialize"
        )]
        pub brightness: f64,
        /// The kind of object.
        pub kind: StarKind,
    }
    impl Star {
        /// Creates a builder.
        pub fn builder() -> builder::Star {
            Default::default()
        }
    }
    /// The kind of object.
    #[derive(
        ::openapi_client_runtime::generated::serde::Deserialize,
        ::openapi_client_runtime::generated::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub enum StarKind {
        /// `star`
        #[serde(rename = "star")]
        Star,
    }
    impl ::std::fmt::Display for StarKind {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Star => f.write_str("star"),
            }
        }
    }
    impl ::std::str::FromStr for StarKind {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "star" => Ok(Self::Star),
                _ => Err("is not of the documented type".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for StarKind {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for StarKind {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// The state of the report.
    #[derive(
        ::openapi_client_runtime::generated::serde::Deserialize,
        ::openapi_client_runtime::generated::serde::Serialize,
        Clone,
        Copy,
        Debug,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub enum State {
        /// `new`
        #[serde(rename = "new")]
        New,
        /// `confirmed`
        #[serde(rename = "confirmed")]
        Confirmed,
    }
    impl ::std::fmt::Display for State {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::New => f.write_str("new"),
                Self::Confirmed => f.write_str("confirmed"),
            }
        }
    }
    /// The object.
    #[derive(::openapi_client_runtime::generated::serde::Serialize, Clone)]
    #[serde(untagged)]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub enum Target {
        /// A value of type [`Star`].
        Star(Star),
        /// A value of type [`Planet`].
        Planet(Planet),
    }
    impl ::std::convert::From<Star> for Target {
        fn from(value: Star) -> Self {
            Self::Star(value)
        }
    }
    impl ::std::convert::From<Planet> for Target {
        fn from(value: Planet) -> Self {
            Self::Planet(value)
        }
    }
    impl ::std::fmt::Debug for Entry {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("Entry")
                .field(
                    "at",
                    &self
                        .at
                        .as_deref()
                        .map(::openapi_client_runtime::generated::text::<super::Api>),
                )
                .field(
                    "id",
                    &::openapi_client_runtime::generated::text::<super::Api>(&self.id),
                )
                .field("state", &self.state)
                .finish()
        }
    }
    impl ::std::fmt::Debug for Planet {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("Planet")
                .field("kind", &self.kind)
                .field("moons", &self.moons)
                .field(
                    "name",
                    &::openapi_client_runtime::generated::text::<super::Api>(&self.name),
                )
                .finish()
        }
    }
    impl ::std::fmt::Debug for Report {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("Report").field("target", &self.target).finish()
        }
    }
    impl ::std::fmt::Debug for Reported {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("Reported")
                .field(
                    "at",
                    &self
                        .at
                        .as_deref()
                        .map(::openapi_client_runtime::generated::text::<super::Api>),
                )
                .field(
                    "id",
                    &::openapi_client_runtime::generated::text::<super::Api>(&self.id),
                )
                .field("state", &self.state)
                .field("target", &self.target)
                .finish()
        }
    }
    impl ::std::fmt::Debug for Star {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("Star")
                .field("brightness", &self.brightness)
                .field("kind", &self.kind)
                .finish()
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Target {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            let value: ::openapi_client_runtime::generated::serde_json::Value = ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                deserializer,
            )?;
            if let Ok(value) = ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                ::openapi_client_runtime::generated::StrictObject(&value),
            ) {
                return Ok(Self::Star(value));
            }
            if let Ok(value) = ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                ::openapi_client_runtime::generated::StrictObject(&value),
            ) {
                return Ok(Self::Planet(value));
            }
            Err(
                ::openapi_client_runtime::generated::serde::de::Error::custom(
                    "matches none of the documented types",
                ),
            )
        }
    }
    impl ::std::fmt::Debug for Target {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_tuple("Target")
                .field(&::openapi_client_runtime::generated::Redacted)
                .finish()
        }
    }
    /// Types for composing complex structures.
    pub mod builder {
        /// A builder of [`Planet`](super::Planet).
        #[derive(Clone)]
        pub struct Planet {
            kind: ::std::result::Result<super::PlanetKind, ::std::string::String>,
            moons: ::std::result::Result<
                ::std::vec::Vec<super::Planet>,
                ::std::string::String,
            >,
            name: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for Planet {
            fn default() -> Self {
                Self {
                    kind: Err("kind: required, but not set".to_string()),
                    moons: Err("moons: required, but not set".to_string()),
                    name: Err("name: required, but not set".to_string()),
                }
            }
        }
        impl Planet {
            /// The kind of object.
            pub fn kind<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PlanetKind>,
                T::Error: ::std::fmt::Display,
            {
                self.kind = value.try_into().map_err(|error| format!("kind: {error}"));
                self
            }
            /// Its moons.
            pub fn moons<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Planet>>,
                T::Error: ::std::fmt::Display,
            {
                self.moons = value.try_into().map_err(|error| format!("moons: {error}"));
                self
            }
            /// The name.
            pub fn name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.name = value.try_into().map_err(|error| format!("name: {error}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Planet> for super::Planet {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Planet,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    kind: value.kind?,
                    moons: value.moons?,
                    name: value.name?,
                })
            }
        }
        /// A builder of [`Report`](super::Report).
        #[derive(Clone)]
        pub struct Report {
            target: ::std::result::Result<super::Target, ::std::string::String>,
        }
        impl ::std::default::Default for Report {
            fn default() -> Self {
                Self {
                    target: Err("target: required, but not set".to_string()),
                }
            }
        }
        impl Report {
            /// The object.
            pub fn target<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Target>,
                T::Error: ::std::fmt::Display,
            {
                self.target = value
                    .try_into()
                    .map_err(|error| format!("target: {error}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Report> for super::Report {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Report,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { target: value.target? })
            }
        }
        impl ::std::convert::From<super::Report> for Report {
            fn from(value: super::Report) -> Self {
                Self { target: Ok(value.target) }
            }
        }
        /// A builder of [`Star`](super::Star).
        #[derive(Clone)]
        pub struct Star {
            brightness: ::std::result::Result<f64, ::std::string::String>,
            kind: ::std::result::Result<super::StarKind, ::std::string::String>,
        }
        impl ::std::default::Default for Star {
            fn default() -> Self {
                Self {
                    brightness: Err("brightness: required, but not set".to_string()),
                    kind: Err("kind: required, but not set".to_string()),
                }
            }
        }
        impl Star {
            /// The magnitude.
            pub fn brightness<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.brightness = value
                    .try_into()
                    .map_err(|error| format!("brightness: {error}"));
                self
            }
            /// The kind of object.
            pub fn kind<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::StarKind>,
                T::Error: ::std::fmt::Display,
            {
                self.kind = value.try_into().map_err(|error| format!("kind: {error}"));
                self
            }
        }
        impl ::std::convert::TryFrom<Star> for super::Star {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Star,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    brightness: value.brightness?,
                    kind: value.kind?,
                })
            }
        }
        impl ::std::fmt::Debug for Planet {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Planet").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for Report {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Report").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for Star {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Star").finish_non_exhaustive()
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
    /// Report an object.
    ///
    /// Retried only if it was not sent: each call reports one.
    pub fn report_object(&self) -> builder::ReportObject<'_> {
        builder::ReportObject::new(&self.0)
    }
}
impl ClientBuilder {
    /// Sets where requests are sent, such as a custom domain or a mock server on this machine. The paths of operations are
    /// appended to it.
    ///
    /// The default is the server that the document names for the credential. If it names none, a base URL is required.
    /// It must be https, except on the loopback interface.
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
    /// A call that [`Client::report_object`](super::Client::report_object) starts.
    #[derive(Clone)]
    pub struct ReportObject<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
        body: Result<types::builder::Report, String>,
    }
    impl<'a> ReportObject<'a> {
        /// Starts a call.
        pub(super) fn new(
            client: &'a ::openapi_client_runtime::Client<super::Api>,
        ) -> Self {
            Self {
                client: client,
                body: Ok(::std::default::Default::default()),
            }
        }
        /// Sets the request body, from the body or its builder.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::Report>,
            <V as std::convert::TryInto<types::Report>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|problem| problem.to_string());
            self
        }
        /// Sets properties of the request body: `|request| request.property(value)`.
        pub fn body_map<F>(mut self, f: F) -> Self
        where
            F: std::ops::FnOnce(types::builder::Report) -> types::builder::Report,
        {
            self.body = self.body.map(f);
            self
        }
        /// Sends `POST /objects`.
        ///
        /// # Errors
        /// An [`Error`](super::Error), whose variants say how far the request got.
        pub async fn send(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::ResponseValue<types::Reported>,
            super::Error,
        > {
            let operation = &super::operations::REPORT_OBJECT;
            let Self { client, body: input_0 } = self;
            let input_0 = input_0
                .and_then(|value| {
                    types::Report::try_from(value).map_err(|problem| problem.to_string())
                })
                .map_err(|problem| super::Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_body(
                operation,
                &input_0,
                &::openapi_client_runtime::generated::Constraints::NONE,
            )?;
            client
                .send(
                    client.request(operation).json(&input_0),
                    |response| match response.status().as_u16() {
                        201u16 => {
                            ::openapi_client_runtime::ResponseValue::from_response(
                                response,
                            )
                        }
                        _ => Err(super::Error::from_response(response)),
                    },
                )
                .await
        }
    }
    impl<'a> ::std::fmt::Debug for ReportObject<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("ReportObject").finish_non_exhaustive()
        }
    }
}
/// The marker type of this API, for the generic types of the runtime.
pub enum Api {}
impl ::openapi_client_runtime::Api for Api {
    const NAME: &'static str = "Sky";
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
impl ::openapi_client_runtime::ResponseBody for types::Reported {
    fn id(&self, _: &str) -> ::std::option::Option<&str> {
        None
    }
}
static IDENTIFIERS: [::openapi_client_runtime::generated::Pattern; 0usize] = [];
pub(crate) mod operations {
    use ::openapi_client_runtime::{
        Operation, RetrySafety, generated::{Documented, http},
    };
    pub(crate) static REPORT_OBJECT: Operation = Operation {
        index: 0usize,
        id: "report_object",
        summary: "Report an object",
        method: http::Method::POST,
        path: "/objects",
        accept: "application/json",
        security: &[],
        sends_message: false,
        retry_safety: RetrySafety::UnsentOnly,
        envelope: None,
        responses: &[
            Documented {
                statuses: 201u16..=201u16,
                is_error_body: false,
            },
        ],
    };
}
static OPERATIONS: &[&::openapi_client_runtime::Operation] = &[
    &operations::REPORT_OBJECT,
];
/// All operations, in the order of the document.
#[must_use]
pub fn operations() -> &'static [&'static ::openapi_client_runtime::Operation] {
    OPERATIONS
}
static SERVERS: &[::openapi_client_runtime::generated::Server] = &[];
static CREDENTIALS: &[::openapi_client_runtime::CredentialKind] = &[];
/// The name of every property, sorted.
static FIELDS: &[&str] = &[
    "at",
    "brightness",
    "id",
    "kind",
    "moons",
    "name",
    "state",
    "target",
];
/// The JSON Schema of each generated type, with the JSON pointer of its schema in the document.
#[must_use]
pub fn schemas() -> ::std::vec::Vec<
    (&'static str, ::openapi_client_runtime::generated::schemars::Schema),
> {
    ::std::vec![
        ("/components/schemas/Entry",
        ::openapi_client_runtime::generated::schemars::schema_for!(types::Entry)),
        ("/components/schemas/Planet",
        ::openapi_client_runtime::generated::schemars::schema_for!(types::Planet)),
        ("/components/schemas/Planet/properties/kind",
        ::openapi_client_runtime::generated::schemars::schema_for!(types::PlanetKind)),
        ("/components/schemas/Report",
        ::openapi_client_runtime::generated::schemars::schema_for!(types::Report)),
        ("/components/schemas/Reported",
        ::openapi_client_runtime::generated::schemars::schema_for!(types::Reported)),
        ("/components/schemas/Star",
        ::openapi_client_runtime::generated::schemars::schema_for!(types::Star)),
        ("/components/schemas/Star/properties/kind",
        ::openapi_client_runtime::generated::schemars::schema_for!(types::StarKind)),
        ("/components/schemas/State",
        ::openapi_client_runtime::generated::schemars::schema_for!(types::State)),
        ("/components/schemas/Target",
        ::openapi_client_runtime::generated::schemars::schema_for!(types::Target))
    ]
}
impl ::openapi_client_runtime::generated::Validate for types::Planet {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        self.kind
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("kind"),
            )?;
        self.moons.validate(&CONSTRAINTS_0, &at.field("moons"))?;
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::PlanetKind {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Report {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        self.target
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("target"),
            )?;
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Star {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        self.brightness
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("brightness"),
            )?;
        self.kind
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("kind"),
            )?;
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::StarKind {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Target {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        match self {
            Self::Star(value) => value.validate(constraints, at),
            Self::Planet(value) => value.validate(constraints, at),
        }
    }
}
#[doc = "/components/schemas/Planet/properties/moons"]
static CONSTRAINTS_0: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    items: Some(&::openapi_client_runtime::generated::Constraints::NONE),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
