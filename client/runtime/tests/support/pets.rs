//! A small API as the generator writes one: the example of what generated code may use of the runtime.
//!
//! It is written by hand, and kept to what matters: of types and setters there is one of each form.

/// Types used as operation parameters and responses.
pub mod types {
    /// A pet that is to be added.
    #[derive(
        ::openapi_client_runtime::generated::serde::Deserialize,
        ::openapi_client_runtime::generated::serde::Serialize,
        Clone,
    )]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[cfg_attr(
        feature = "schemars",
        derive(::openapi_client_runtime::generated::schemars::JsonSchema),
        schemars(crate = "::openapi_client_runtime::generated::schemars")
    )]
    pub struct NewPet {
        /// The name, in letters.
        ///
        /// Rules of the API: pattern `^[A-Z][a-z]+$`, at most `20` characters.
        pub name: ::std::string::String,
        /// What kind of animal it is.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub kind: ::std::option::Option<PetKind>,
        /// The age, in years.
        ///
        /// Rules of the API: at least `0`, at most `200`.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub age: ::std::option::Option<i64>,
        /// The weight, in kilograms.
        #[serde(
            skip_serializing_if = "::std::option::Option::is_none",
            serialize_with = "::openapi_client_runtime::generated::number::serialize_optional"
        )]
        pub weight: ::std::option::Option<f64>,
        /// The email address of its owner.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub owner_email: ::std::option::Option<EmailAddress>,
        /// Names that it also answers to.
        #[serde(skip_serializing_if = "::std::vec::Vec::is_empty", default)]
        pub nicknames: ::std::vec::Vec<::std::string::String>,
    }
    impl NewPet {
        /// Starts to build one, field by field.
        pub fn builder() -> builder::NewPet {
            Default::default()
        }
    }
    /// A pet. It has no builder, since only responses hold it: a test makes one with `serde_json::from_value`.
    #[derive(
        ::openapi_client_runtime::generated::serde::Deserialize,
        ::openapi_client_runtime::generated::serde::Serialize,
        Clone,
    )]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[cfg_attr(
        feature = "schemars",
        derive(::openapi_client_runtime::generated::schemars::JsonSchema),
        schemars(crate = "::openapi_client_runtime::generated::schemars")
    )]
    #[non_exhaustive]
    pub struct Pet {
        /// The id of the pet.
        pub pet_id: ::std::string::String,
        /// What kind of animal it is.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub kind: ::std::option::Option<PetKind>,
        /// The email address of its owner.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub owner_email: ::std::option::Option<EmailAddress>,
        /// The id of the call.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub trace_id: ::std::option::Option<::std::string::String>,
    }
    /// An email address.
    #[derive(
        ::openapi_client_runtime::generated::serde::Deserialize,
        ::openapi_client_runtime::generated::serde::Serialize,
        Clone,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd,
    )]
    #[serde(transparent, crate = "::openapi_client_runtime::generated::serde")]
    #[cfg_attr(
        feature = "schemars",
        derive(::openapi_client_runtime::generated::schemars::JsonSchema),
        schemars(crate = "::openapi_client_runtime::generated::schemars")
    )]
    pub struct EmailAddress(pub ::std::string::String);
    impl ::std::convert::From<::std::string::String> for EmailAddress {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::convert::From<&str> for EmailAddress {
        fn from(value: &str) -> Self {
            Self(value.to_owned())
        }
    }
    /// Why a call was refused.
    #[derive(
        ::openapi_client_runtime::generated::serde::Deserialize,
        ::openapi_client_runtime::generated::serde::Serialize,
        Clone,
    )]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[cfg_attr(
        feature = "schemars",
        derive(::openapi_client_runtime::generated::schemars::JsonSchema),
        schemars(crate = "::openapi_client_runtime::generated::schemars")
    )]
    #[non_exhaustive]
    pub struct Problem {
        /// What went wrong.
        pub reason: Reason,
        /// What went wrong, for people to read.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub text: ::std::option::Option<::std::string::String>,
        /// The id of the call.
        #[serde(skip_serializing_if = "::std::option::Option::is_none")]
        pub trace_id: ::std::option::Option<::std::string::String>,
    }
    ::openapi_client_runtime::open_enum! {
        super::Api;
        /// A kind of animal.
        PetKind { Cat = "cat", GuineaPig = "guinea-pig" }
    }
    ::openapi_client_runtime::open_enum! {
        super::Api;
        /// What went wrong.
        Reason { NoSuchPet = "no_such_pet", BadRequest = "bad_request" }
    }
    // Not in the macro: where the consumer's own feature decides, only generated code can ask for it.
    #[cfg(feature = "schemars")]
    impl ::openapi_client_runtime::generated::schemars::JsonSchema for PetKind {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "PetKind".into()
        }
        fn json_schema(
            _: &mut ::openapi_client_runtime::generated::schemars::SchemaGenerator,
        ) -> ::openapi_client_runtime::generated::schemars::Schema {
            ::openapi_client_runtime::generated::schemars::json_schema!({
                "anyOf": [{ "type": "string", "enum": Self::KNOWN }, { "type": "string" }]
            })
        }
    }
    #[cfg(feature = "schemars")]
    impl ::openapi_client_runtime::generated::schemars::JsonSchema for Reason {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "Reason".into()
        }
        fn json_schema(
            _: &mut ::openapi_client_runtime::generated::schemars::SchemaGenerator,
        ) -> ::openapi_client_runtime::generated::schemars::Schema {
            ::openapi_client_runtime::generated::schemars::json_schema!({
                "anyOf": [{ "type": "string", "enum": Self::KNOWN }, { "type": "string" }]
            })
        }
    }
    impl ::std::fmt::Debug for NewPet {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("NewPet")
                .field("name", &::openapi_client_runtime::generated::text::<super::Api>(&self.name))
                .field("kind", &self.kind)
                .field("age", &self.age)
                .field("weight", &self.weight)
                .field("owner_email", &self.owner_email.as_ref().map(|_| ::openapi_client_runtime::generated::Redacted))
                .field("nicknames", &::openapi_client_runtime::generated::Redacted)
                .finish()
        }
    }
    impl ::std::fmt::Debug for Pet {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("Pet")
                .field("pet_id", &::openapi_client_runtime::generated::text::<super::Api>(&self.pet_id))
                .field("kind", &self.kind)
                .field("owner_email", &self.owner_email.as_ref().map(|_| ::openapi_client_runtime::generated::Redacted))
                .field(
                    "trace_id",
                    &self.trace_id.as_deref().map(::openapi_client_runtime::generated::text::<super::Api>),
                )
                .finish()
        }
    }
    impl ::std::fmt::Debug for EmailAddress {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_tuple("EmailAddress").field(&::openapi_client_runtime::generated::Redacted).finish()
        }
    }
    impl ::std::fmt::Debug for Problem {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("Problem")
                .field("reason", &self.reason)
                .field("text", &self.text.as_ref().map(|_| ::openapi_client_runtime::generated::Redacted))
                .field(
                    "trace_id",
                    &self.trace_id.as_deref().map(::openapi_client_runtime::generated::text::<super::Api>),
                )
                .finish()
        }
    }
    /// Types for composing complex structures.
    pub mod builder {
        /// Builds a [`NewPet`](super::NewPet).
        #[derive(Clone)]
        pub struct NewPet {
            name: ::std::result::Result<::std::string::String, ::std::string::String>,
            kind: ::std::result::Result<::std::option::Option<super::PetKind>, ::std::string::String>,
            age: ::std::result::Result<::std::option::Option<i64>, ::std::string::String>,
            weight: ::std::result::Result<::std::option::Option<f64>, ::std::string::String>,
            owner_email: ::std::result::Result<::std::option::Option<super::EmailAddress>, ::std::string::String>,
            nicknames: ::std::result::Result<::std::vec::Vec<::std::string::String>, ::std::string::String>,
        }
        impl ::std::default::Default for NewPet {
            fn default() -> Self {
                Self {
                    name: Err("name: required, but not set".to_string()),
                    kind: Ok(Default::default()),
                    age: Ok(Default::default()),
                    weight: Ok(Default::default()),
                    owner_email: Ok(Default::default()),
                    nicknames: Ok(Default::default()),
                }
            }
        }
        impl NewPet {
            /// The name, in letters.
            pub fn name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.name = value.try_into().map_err(|e| format!("name: {e}"));
                self
            }
            /// What kind of animal it is.
            pub fn kind<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::PetKind>,
                T::Error: ::std::fmt::Display,
            {
                self.kind = value.try_into().map(::std::option::Option::Some).map_err(|e| format!("kind: {e}"));
                self
            }
            /// The age, in years.
            pub fn age<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.age = value.try_into().map(::std::option::Option::Some).map_err(|e| format!("age: {e}"));
                self
            }
            /// The weight, in kilograms.
            pub fn weight<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.weight = value.try_into().map(::std::option::Option::Some).map_err(|e| format!("weight: {e}"));
                self
            }
            /// The email address of its owner.
            pub fn owner_email<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::EmailAddress>,
                T::Error: ::std::fmt::Display,
            {
                self.owner_email =
                    value.try_into().map(::std::option::Option::Some).map_err(|e| format!("owner_email: {e}"));
                self
            }
            /// Names that it also answers to.
            pub fn nicknames<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.nicknames = value.try_into().map_err(|e| format!("nicknames: {e}"));
                self
            }
        }
        impl ::std::convert::TryFrom<NewPet> for super::NewPet {
            type Error = super::error::ConversionError;
            fn try_from(value: NewPet) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    name: value.name?,
                    kind: value.kind?,
                    age: value.age?,
                    weight: value.weight?,
                    owner_email: value.owner_email?,
                    nicknames: value.nicknames?,
                })
            }
        }
        impl ::std::convert::From<super::NewPet> for NewPet {
            fn from(value: super::NewPet) -> Self {
                Self {
                    name: Ok(value.name),
                    kind: Ok(value.kind),
                    age: Ok(value.age),
                    weight: Ok(value.weight),
                    owner_email: Ok(value.owner_email),
                    nicknames: Ok(value.nicknames),
                }
            }
        }
        impl ::std::fmt::Debug for NewPet {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("NewPet").finish_non_exhaustive()
            }
        }
    }
    /// Error types.
    pub mod error {
        /// Error from a `TryFrom` or `FromStr` implementation.
        pub struct ConversionError(::std::borrow::Cow<'static, str>);
        impl ::std::error::Error for ConversionError {}
        impl ::std::fmt::Display for ConversionError {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }
        impl ::std::fmt::Debug for ConversionError {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }
        impl From<String> for ConversionError {
            fn from(value: String) -> Self {
                Self(value.into())
            }
        }
    }
}

/// Names this API where the runtime asks for one.
pub enum Api {}

impl ::openapi_client_runtime::Api for Api {
    const NAME: &'static str = "Pets";
    const USER_AGENT: &'static str = concat!(env!("CARGO_PKG_NAME"), "-rust/", env!("CARGO_PKG_VERSION"));
    const ERROR: ::openapi_client_runtime::generated::ErrorConvention =
        ::openapi_client_runtime::generated::ErrorConvention {
            code: Some("reason"),
            message: Some("text"),
            url: Some("link"),
            details: Some("more"),
            id: Some("trace_id"),
            status: Some("status"),
            requires_code: true,
        };
    // `String` where the convention has no code, or the code is a plain string.
    type ErrorCode = types::Reason;
    // `serde_json::Value` where the document has no error schema, or more than one.
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

/// Why a call to this API gave no value.
pub type Error = ::openapi_client_runtime::Error<Api>;

/// A client of the API, with a method for each operation of the document.
///
/// Make one and keep it: it holds the connections. A clone is cheap and shares them.
/// Calls need a tokio runtime with its timer and its I/O enabled.
#[derive(Clone)]
pub struct Client(::openapi_client_runtime::Client<Api>);

impl ::std::fmt::Debug for Client {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::std::fmt::Debug::fmt(&self.0, f)
    }
}

/// Settings of a client. Nothing is checked before [`build`](Self::build).
#[must_use]
pub struct ClientBuilder(::openapi_client_runtime::ClientBuilder<Api>);

impl ::std::fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        ::std::fmt::Debug::fmt(&self.0, f)
    }
}

impl Client {
    /// Starts to make a client.
    pub fn builder() -> ClientBuilder {
        ClientBuilder(::openapi_client_runtime::Client::builder())
    }

    /// A client with the credentials of the environment; see [`ClientBuilder::credentials_from_env`].
    ///
    /// # Errors
    /// [`Error::Config`], which names the variable.
    pub fn from_env() -> ::std::result::Result<Self, Error> {
        ::openapi_client_runtime::Client::from_env().map(Self)
    }

    /// The same client with other settings, for calls that differ: `client.with_options(options).some_call()…`.
    ///
    /// Cheap: it shares the connections and the retry budget.
    #[must_use]
    pub fn with_options(&self, options: ::openapi_client_runtime::RequestOptions) -> Self {
        Self(self.0.with_options(options))
    }

    /// The same client with another shop id and secret.
    ///
    /// Cheap: it shares the connections and the retry budget.
    ///
    /// # Errors
    /// [`Error::Config`] where a value cannot be sent.
    pub fn with_shop(&self, shop_id: &str, secret: &str) -> ::std::result::Result<Self, Error> {
        self.0.with_credential("shop", &[("username", shop_id), ("password", secret)]).map(Self)
    }

    /// The same client with another visitor token.
    ///
    /// # Errors
    /// [`Error::Config`] where a value cannot be sent.
    pub fn with_visitor(&self, visitor_token: &str) -> ::std::result::Result<Self, Error> {
        self.0.with_credential("visitor", &[("username", visitor_token)]).map(Self)
    }

    /// The same client with a session token beside its visitor token.
    ///
    /// # Errors
    /// [`Error::Config`] where the client has no visitor token, or a value cannot be sent.
    pub fn with_session_token(&self, session_token: &str) -> ::std::result::Result<Self, Error> {
        self.0.with_credential("visitor", &[("password", session_token)]).map(Self)
    }

    /// The same client with another access token.
    ///
    /// # Errors
    /// [`Error::Config`] where a value cannot be sent.
    pub fn with_access_token(&self, access_token: &str) -> ::std::result::Result<Self, Error> {
        self.0.with_credential("access_token", &[("token", access_token)]).map(Self)
    }

    /// The same client with an access token that is asked for at each call.
    ///
    /// # Errors
    /// [`Error::Config`] where the client cannot be made.
    pub fn with_access_token_from(
        &self,
        access_token: impl Fn() -> ::std::string::String + Send + Sync + 'static,
    ) -> ::std::result::Result<Self, Error> {
        self.0.with_token_source("access_token", access_token).map(Self)
    }

    /// The same client with another key.
    ///
    /// # Errors
    /// [`Error::Config`] where a value cannot be sent.
    pub fn with_key(&self, key: &str) -> ::std::result::Result<Self, Error> {
        self.0.with_credential("key", &[("key", key)]).map(Self)
    }

    /// The same client with another partner key.
    ///
    /// # Errors
    /// [`Error::Config`] where a value cannot be sent.
    pub fn with_partner(&self, partner_key: &str) -> ::std::result::Result<Self, Error> {
        self.0.with_credential("partner", &[("key", partner_key)]).map(Self)
    }

    /// Add a pet.
    pub fn add_pet(&self) -> builder::AddPet<'_> {
        builder::AddPet::new(&self.0)
    }

    /// Read a pet.
    pub fn get_pet(&self) -> builder::GetPet<'_> {
        builder::GetPet::new(&self.0)
    }

    /// Read a photo of a pet.
    pub fn get_photo(&self) -> builder::GetPhoto<'_> {
        builder::GetPhoto::new(&self.0)
    }

    /// Replace the photo of a pet.
    pub fn put_photo(&self) -> builder::PutPhoto<'_> {
        builder::PutPhoto::new(&self.0)
    }
}

impl ClientBuilder {
    /// The shop id and the secret.
    pub fn shop(self, shop_id: &str, secret: &str) -> Self {
        Self(self.0.credential("shop", &[("username", shop_id), ("password", secret)]))
    }

    /// The visitor token.
    pub fn visitor(self, visitor_token: &str) -> Self {
        Self(self.0.credential("visitor", &[("username", visitor_token)]))
    }

    /// The session token, which goes with the visitor token.
    pub fn session_token(self, session_token: &str) -> Self {
        Self(self.0.credential("visitor", &[("password", session_token)]))
    }

    /// The access token.
    pub fn access_token(self, access_token: &str) -> Self {
        Self(self.0.credential("access_token", &[("token", access_token)]))
    }

    /// The access token, asked for at each call.
    pub fn access_token_from(self, access_token: impl Fn() -> ::std::string::String + Send + Sync + 'static) -> Self {
        Self(self.0.token_source("access_token", access_token))
    }

    /// The key.
    pub fn key(self, key: &str) -> Self {
        Self(self.0.credential("key", &[("key", key)]))
    }

    /// The partner key.
    pub fn partner(self, partner_key: &str) -> Self {
        Self(self.0.credential("partner", &[("key", partner_key)]))
    }

    /// The credentials of the environment.
    ///
    /// # Errors
    /// [`Error::Config`], which names the variable.
    pub fn credentials_from_env(self) -> ::std::result::Result<Self, Error> {
        self.0.credentials_from_env().map(Self)
    }

    /// A check that each call has to pass before it is sent.
    pub fn check_calls<R: ::std::convert::Into<::openapi_client_runtime::Reason>>(
        self,
        check: impl Fn(&::openapi_client_runtime::OutgoingCall<'_>) -> ::std::result::Result<(), R> + Send + Sync + 'static,
    ) -> Self {
        Self(self.0.check_calls(check))
    }

    /// Where requests go to.
    pub fn base_url(self, base_url: &str) -> Self {
        Self(self.0.base_url(base_url))
    }

    /// Allows a base URL without TLS anywhere.
    pub fn dangerously_allow_plain_http(self) -> Self {
        Self(self.0.dangerously_allow_plain_http())
    }

    /// Brings your own HTTP client, for a proxy or a certificate of your own.
    pub fn http_client(self, client: ::openapi_client_runtime::reqwest::Client) -> Self {
        Self(self.0.http_client(client))
    }

    /// How long it may take to connect, before anything is sent. 10 s by default.
    pub fn connect_timeout(self, timeout: ::std::time::Duration) -> Self {
        Self(self.0.connect_timeout(timeout))
    }

    /// Limits of each call: time, attempts, bytes.
    pub fn options(self, options: ::openapi_client_runtime::RequestOptions) -> Self {
        Self(self.0.options(options))
    }

    /// How long a call may take in all, short for [`options`](Self::options). 30 s by default.
    pub fn total_timeout(self, timeout: ::std::time::Duration) -> Self {
        Self(self.0.total_timeout(timeout))
    }

    /// Makes the client.
    ///
    /// # Errors
    /// [`Error::Config`] where a credential cannot be sent, the base URL is not one or there is none, or TLS cannot be set up.
    pub fn build(self) -> ::std::result::Result<Client, Error> {
        self.0.build().map(Client)
    }
}

/// Types for composing operation parameters.
pub mod builder {
    use super::{Api, Error, types};
    use ::openapi_client_runtime::ResponseValue;

    /// Builder for [`Client::add_pet`](super::Client::add_pet).
    #[derive(Clone)]
    pub struct AddPet<'a> {
        client: &'a ::openapi_client_runtime::Client<Api>,
        body: Result<types::builder::NewPet, String>,
    }
    impl<'a> AddPet<'a> {
        pub(super) fn new(client: &'a ::openapi_client_runtime::Client<Api>) -> Self {
            Self { client, body: Ok(::std::default::Default::default()) }
        }
        /// The name, in letters.
        pub fn name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.body = self.body.map(|body| body.name(value));
            self
        }
        /// Sets [`name`](Self::name), if there is a value.
        pub fn set_name<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.name(value),
                None => self,
            }
        }
        /// The request, or its builder.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::NewPet>,
            <V as std::convert::TryInto<types::NewPet>>::Error: std::fmt::Display,
        {
            self.body = value.try_into().map(From::from).map_err(|s| s.to_string());
            self
        }
        /// Limits, headers and properties of this call alone.
        pub fn customize(self) -> ::openapi_client_runtime::Customized<Self> {
            ::openapi_client_runtime::Customized::new(self)
        }
        /// Sends `POST /pets`.
        ///
        /// # Errors
        /// As [`Error`] tells, by how far the request got.
        pub async fn send(self) -> ::std::result::Result<ResponseValue<types::Pet>, Error> {
            ::openapi_client_runtime::generated::IntoRequest::into_request(self)?
                .send(<Self as ::openapi_client_runtime::generated::Call>::decode)
                .await
        }
    }
    impl ::openapi_client_runtime::generated::Call for AddPet<'_> {
        type Api = Api;
        type Output = types::Pet;
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<ResponseValue<types::Pet>, Error> {
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response),
                _ => Err(Error::from_response(response)),
            }
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for AddPet<'a> {
        fn into_request(self) -> ::std::result::Result<::openapi_client_runtime::generated::Request<'a, Api>, Error> {
            let operation = &super::operations::ADD_PET;
            let Self { client, body: input_0 } = self;
            let input_0 = input_0
                .and_then(|value| types::NewPet::try_from(value).map_err(|problem| problem.to_string()))
                .map_err(|problem| Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_body(
                operation,
                &input_0,
                &::openapi_client_runtime::generated::Constraints::NONE,
            )?;
            Ok(client.request(operation).json(&input_0))
        }
    }
    impl ::std::fmt::Debug for AddPet<'_> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("AddPet").finish_non_exhaustive()
        }
    }

    /// Builder for [`Client::get_pet`](super::Client::get_pet).
    #[derive(Clone)]
    pub struct GetPet<'a> {
        client: &'a ::openapi_client_runtime::Client<Api>,
        pet_id: Result<String, String>,
        fields: Result<Option<Vec<String>>, String>,
        on_behalf_of: Result<Option<String>, String>,
    }
    impl<'a> GetPet<'a> {
        pub(super) fn new(client: &'a ::openapi_client_runtime::Client<Api>) -> Self {
            Self {
                client,
                pet_id: Err("pet_id: required, but not set".to_string()),
                fields: Ok(None),
                on_behalf_of: Ok(None),
            }
        }
        /// Which pet.
        pub fn pet_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<String>,
        {
            self.pet_id = value.try_into().map_err(|_| "pet_id: is not of the documented type".to_string());
            self
        }
        /// Which properties.
        pub fn fields<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<Vec<String>>,
        {
            self.fields = value.try_into().map(Some).map_err(|_| "fields: is not of the documented type".to_string());
            self
        }
        /// For whom.
        pub fn on_behalf_of<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<String>,
        {
            self.on_behalf_of =
                value.try_into().map(Some).map_err(|_| "On-Behalf-Of: is not of the documented type".to_string());
            self
        }
        /// Limits, headers and properties of this call alone.
        pub fn customize(self) -> ::openapi_client_runtime::Customized<Self> {
            ::openapi_client_runtime::Customized::new(self)
        }
        /// Sends `GET /pets/{pet_id}`.
        ///
        /// # Errors
        /// As [`Error`] tells, by how far the request got.
        pub async fn send(self) -> ::std::result::Result<ResponseValue<types::Pet>, Error> {
            ::openapi_client_runtime::generated::IntoRequest::into_request(self)?
                .send(<Self as ::openapi_client_runtime::generated::Call>::decode)
                .await
        }
    }
    impl ::openapi_client_runtime::generated::Call for GetPet<'_> {
        type Api = Api;
        type Output = types::Pet;
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<ResponseValue<types::Pet>, Error> {
            match response.status().as_u16() {
                200u16 => ResponseValue::from_response(response),
                _ => Err(Error::from_response(response)),
            }
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for GetPet<'a> {
        fn into_request(self) -> ::std::result::Result<::openapi_client_runtime::generated::Request<'a, Api>, Error> {
            let operation = &super::operations::GET_PET;
            let Self { client, pet_id: input_0, fields: input_1, on_behalf_of: input_2 } = self;
            let input_0 = input_0.map_err(|problem| Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_parameter(
                operation,
                "pet_id",
                &input_0,
                &super::CONSTRAINTS_2,
            )?;
            let input_1 = input_1.map_err(|problem| Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_parameter(
                operation,
                "fields",
                &input_1,
                &::openapi_client_runtime::generated::Constraints::NONE,
            )?;
            let input_2 = input_2.map_err(|problem| Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_parameter(
                operation,
                "On-Behalf-Of",
                &input_2,
                &super::CONSTRAINTS_3,
            )?;
            client.request(operation).path("pet_id", &input_0)?.query("fields", &input_1)?.header(
                "On-Behalf-Of",
                &input_2,
                true,
            )
        }
    }
    impl ::std::fmt::Debug for GetPet<'_> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("GetPet").finish_non_exhaustive()
        }
    }

    /// Builder for [`Client::get_photo`](super::Client::get_photo).
    #[derive(Clone)]
    pub struct GetPhoto<'a> {
        client: &'a ::openapi_client_runtime::Client<Api>,
    }
    impl<'a> GetPhoto<'a> {
        pub(super) fn new(client: &'a ::openapi_client_runtime::Client<Api>) -> Self {
            Self { client }
        }
        /// Limits, headers and properties of this call alone.
        pub fn customize(self) -> ::openapi_client_runtime::Customized<Self> {
            ::openapi_client_runtime::Customized::new(self)
        }
        /// Sends `GET /photo`.
        ///
        /// # Errors
        /// As [`Error`] tells, by how far the request got.
        pub async fn send(
            self,
        ) -> ::std::result::Result<ResponseValue<::openapi_client_runtime::generated::Bytes>, Error> {
            ::openapi_client_runtime::generated::IntoRequest::into_request(self)?
                .send(<Self as ::openapi_client_runtime::generated::Call>::decode)
                .await
        }
    }
    impl ::openapi_client_runtime::generated::Call for GetPhoto<'_> {
        type Api = Api;
        type Output = ::openapi_client_runtime::generated::Bytes;
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<ResponseValue<::openapi_client_runtime::generated::Bytes>, Error> {
            match response.status().as_u16() {
                200u16 => Ok(ResponseValue::bytes(response)),
                _ => Err(Error::from_response(response)),
            }
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for GetPhoto<'a> {
        fn into_request(self) -> ::std::result::Result<::openapi_client_runtime::generated::Request<'a, Api>, Error> {
            let operation = &super::operations::GET_PHOTO;
            let Self { client } = self;
            Ok(client.request(operation))
        }
    }
    impl ::std::fmt::Debug for GetPhoto<'_> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("GetPhoto").finish_non_exhaustive()
        }
    }

    /// Builder for [`Client::put_photo`](super::Client::put_photo).
    #[derive(Clone)]
    pub struct PutPhoto<'a> {
        client: &'a ::openapi_client_runtime::Client<Api>,
        body: Result<::openapi_client_runtime::generated::Bytes, String>,
    }
    impl<'a> PutPhoto<'a> {
        pub(super) fn new(client: &'a ::openapi_client_runtime::Client<Api>) -> Self {
            Self { client, body: Err("required, but not set".to_string()) }
        }
        /// The photo.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::openapi_client_runtime::generated::Bytes>,
        {
            self.body = value.try_into().map_err(|_| "is not of the documented type".to_string());
            self
        }
        /// Limits, headers and properties of this call alone.
        pub fn customize(self) -> ::openapi_client_runtime::Customized<Self> {
            ::openapi_client_runtime::Customized::new(self)
        }
        /// Sends `PUT /photo`.
        ///
        /// # Errors
        /// As [`Error`] tells, by how far the request got.
        pub async fn send(self) -> ::std::result::Result<ResponseValue<()>, Error> {
            ::openapi_client_runtime::generated::IntoRequest::into_request(self)?
                .send(<Self as ::openapi_client_runtime::generated::Call>::decode)
                .await
        }
    }
    impl ::openapi_client_runtime::generated::Call for PutPhoto<'_> {
        type Api = Api;
        type Output = ();
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<ResponseValue<()>, Error> {
            match response.status().as_u16() {
                204u16 => Ok(ResponseValue::empty(response)),
                _ => Err(Error::from_response(response)),
            }
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for PutPhoto<'a> {
        fn into_request(self) -> ::std::result::Result<::openapi_client_runtime::generated::Request<'a, Api>, Error> {
            let operation = &super::operations::PUT_PHOTO;
            let Self { client, body: input_0 } = self;
            let input_0 = input_0.map_err(|problem| Error::from_builder(operation, &problem))?;
            Ok(client.request(operation).bytes(input_0))
        }
    }
    impl ::std::fmt::Debug for PutPhoto<'_> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("PutPhoto").finish_non_exhaustive()
        }
    }
}

impl ::openapi_client_runtime::generated::Validate for types::NewPet {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        ::openapi_client_runtime::generated::Validate::validate(&self.name, &CONSTRAINTS_0, &at.field("name"))?;
        ::openapi_client_runtime::generated::Validate::validate(
            &self.kind,
            &::openapi_client_runtime::generated::Constraints::NONE,
            &at.field("kind"),
        )?;
        ::openapi_client_runtime::generated::Validate::validate(&self.age, &CONSTRAINTS_1, &at.field("age"))?;
        ::openapi_client_runtime::generated::Validate::validate(
            &self.weight,
            &::openapi_client_runtime::generated::Constraints::NONE,
            &at.field("weight"),
        )?;
        ::openapi_client_runtime::generated::Validate::validate(
            &self.owner_email,
            &CONSTRAINTS_3,
            &at.field("owner_email"),
        )?;
        ::openapi_client_runtime::generated::Validate::validate(
            &self.nicknames,
            &CONSTRAINTS_4,
            &at.field("nicknames"),
        )?;
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::PetKind {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::EmailAddress {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        ::openapi_client_runtime::generated::Validate::validate(&self.0, &CONSTRAINTS_3, at)
    }
}
// `None` where the type has no such property.
impl ::openapi_client_runtime::ResponseBody for types::Pet {
    fn id(&self, _: &str) -> ::std::option::Option<&str> {
        ::openapi_client_runtime::generated::optional_text(&self.trace_id)
    }
}

#[doc = "/components/schemas/NewPet/properties/name"]
static CONSTRAINTS_0: ::openapi_client_runtime::generated::Constraints =
    ::openapi_client_runtime::generated::Constraints {
        max_length: Some(20usize),
        pattern: Some(::openapi_client_runtime::generated::Pattern::new("^[A-Z][a-z]+$", &PATTERN_0)),
        ..::openapi_client_runtime::generated::Constraints::NONE
    };
#[doc = "/components/schemas/NewPet/properties/age"]
static CONSTRAINTS_1: ::openapi_client_runtime::generated::Constraints =
    ::openapi_client_runtime::generated::Constraints {
        minimum: Some(0f64),
        maximum: Some(200f64),
        ..::openapi_client_runtime::generated::Constraints::NONE
    };
#[doc = "/components/parameters/PetId/schema"]
static CONSTRAINTS_2: ::openapi_client_runtime::generated::Constraints =
    ::openapi_client_runtime::generated::Constraints {
        max_length: Some(40usize),
        ..::openapi_client_runtime::generated::Constraints::NONE
    };
#[doc = "/components/schemas/EmailAddress"]
static CONSTRAINTS_3: ::openapi_client_runtime::generated::Constraints =
    ::openapi_client_runtime::generated::Constraints {
        sensitive: true,
        ..::openapi_client_runtime::generated::Constraints::NONE
    };
#[doc = "/components/schemas/NewPet/properties/nicknames"]
static CONSTRAINTS_4: ::openapi_client_runtime::generated::Constraints =
    ::openapi_client_runtime::generated::Constraints {
        max_items: Some(3usize),
        items: Some(&CONSTRAINTS_5),
        ..::openapi_client_runtime::generated::Constraints::NONE
    };
#[doc = "/components/schemas/NewPet/properties/nicknames/items"]
static CONSTRAINTS_5: ::openapi_client_runtime::generated::Constraints =
    ::openapi_client_runtime::generated::Constraints {
        max_length: Some(40usize),
        sensitive: true,
        ..::openapi_client_runtime::generated::Constraints::NONE
    };
// The generator writes the bytes of the compiled pattern here.
static PATTERN_0: ::openapi_client_runtime::generated::Aligned<[u8; include_bytes!("name.dfa").len()]> =
    ::openapi_client_runtime::generated::Aligned { align: [], bytes: *include_bytes!("name.dfa") };
static PATTERN_1: ::openapi_client_runtime::generated::Aligned<[u8; include_bytes!("identifier.dfa").len()]> =
    ::openapi_client_runtime::generated::Aligned { align: [], bytes: *include_bytes!("identifier.dfa") };

static IDENTIFIERS: [::openapi_client_runtime::generated::Pattern; 1] =
    [::openapi_client_runtime::generated::Pattern::new("^(pet|trace)-(test-)?[0-9a-f-]{1,36}$", &PATTERN_1)];

pub(crate) mod operations {
    use ::openapi_client_runtime::{
        Operation, RetrySafety,
        generated::{Documented, http},
    };

    pub(crate) static ADD_PET: Operation = Operation {
        index: 0usize,
        id: "add_pet",
        summary: "Add a pet",
        method: http::Method::POST,
        path: "/pets",
        server: None,
        accept: "application/json",
        // Any of these: the shop's credential, or the visitor's.
        security: &[&[0usize], &[1usize]],
        sends_message: true,
        recipient: Some("name"),
        retry_safety: RetrySafety::UnsentOnly,
        envelope: None,
        responses: &[
            Documented { statuses: 200..=200, is_error_body: true },
            Documented { statuses: 400..=400, is_error_body: true },
            Documented { statuses: 404..=404, is_error_body: true },
            Documented { statuses: 429..=429, is_error_body: true },
        ],
    };
    pub(crate) static GET_PET: Operation = Operation {
        index: 1usize,
        id: "get_pet",
        summary: "Read a pet",
        method: http::Method::GET,
        path: "/pets/{pet_id}",
        server: None,
        accept: "application/json",
        // An access token and the key, or an access token and the partner's key, or the shop's credential alone.
        security: &[&[2usize, 3usize], &[2usize, 4usize], &[0usize]],
        sends_message: false,
        recipient: None,
        retry_safety: RetrySafety::Idempotent,
        envelope: Some("data"),
        responses: &[
            Documented { statuses: 200..=200, is_error_body: true },
            Documented { statuses: 404..=404, is_error_body: true },
        ],
    };
    pub(crate) static GET_PHOTO: Operation = Operation {
        index: 2usize,
        id: "get_photo",
        summary: "Read a photo of a pet",
        method: http::Method::GET,
        path: "/photo",
        server: None,
        accept: "image/png, application/json",
        // No credential needed. `security: []` and no `security` at all are written like this too.
        security: &[],
        sends_message: false,
        recipient: None,
        retry_safety: RetrySafety::Idempotent,
        envelope: None,
        responses: &[Documented { statuses: 200..=200, is_error_body: true }],
    };
    pub(crate) static PUT_PHOTO: Operation = Operation {
        index: 3usize,
        id: "put_photo",
        summary: "Replace the photo of a pet",
        method: http::Method::PUT,
        path: "/photo",
        server: None,
        accept: "application/json",
        // The key where the client has it, else nothing: `security: [{key: []}, {}]`.
        security: &[&[3usize], &[]],
        sends_message: false,
        recipient: None,
        retry_safety: RetrySafety::Idempotent,
        envelope: None,
        responses: &[Documented { statuses: 204..=204, is_error_body: true }],
    };
}
static OPERATIONS: &[&::openapi_client_runtime::Operation] =
    &[&operations::ADD_PET, &operations::GET_PET, &operations::GET_PHOTO, &operations::PUT_PHOTO];

/// Every operation of the document, in its order.
#[must_use]
pub fn operations() -> &'static [&'static ::openapi_client_runtime::Operation] {
    OPERATIONS
}

static SERVERS: &[::openapi_client_runtime::generated::Server] = &[
    // By the index of the credential kind.
    ::openapi_client_runtime::generated::Server {
        url: "https://pets.example",
        credential_prefixes: &[(0usize, "shop-live-"), (1usize, "visitor-live-")],
    },
    ::openapi_client_runtime::generated::Server { url: "https://test.pets.example", credential_prefixes: &[] },
];

static CREDENTIALS: &[::openapi_client_runtime::CredentialKind] = &[
    ::openapi_client_runtime::CredentialKind {
        name: "shop",
        method: "shop",
        scheme: ::openapi_client_runtime::generated::Scheme::Basic,
        parts: &[
            ::openapi_client_runtime::generated::Part {
                field: "username",
                name: "shop_id",
                variable: Some("PETS_SHOP_ID"),
                default: None,
            },
            ::openapi_client_runtime::generated::Part {
                field: "password",
                name: "secret",
                variable: Some("PETS_SECRET"),
                default: None,
            },
        ],
    },
    ::openapi_client_runtime::CredentialKind {
        name: "visitor",
        method: "visitor",
        scheme: ::openapi_client_runtime::generated::Scheme::Basic,
        parts: &[
            ::openapi_client_runtime::generated::Part {
                field: "username",
                name: "visitor_token",
                variable: Some("PETS_VISITOR_TOKEN"),
                default: None,
            },
            ::openapi_client_runtime::generated::Part {
                field: "password",
                name: "session_token",
                variable: None,
                default: Some("username"),
            },
        ],
    },
    ::openapi_client_runtime::CredentialKind {
        name: "access_token",
        method: "access_token",
        scheme: ::openapi_client_runtime::generated::Scheme::Bearer,
        parts: &[::openapi_client_runtime::generated::Part {
            field: "token",
            name: "access_token",
            variable: Some("PETS_ACCESS_TOKEN"),
            default: None,
        }],
    },
    ::openapi_client_runtime::CredentialKind {
        name: "key",
        method: "key",
        scheme: ::openapi_client_runtime::generated::Scheme::ApiKey {
            place: ::openapi_client_runtime::generated::Place::Query,
            name: "api_key",
        },
        parts: &[::openapi_client_runtime::generated::Part {
            field: "key",
            name: "key",
            variable: None,
            default: None,
        }],
    },
    ::openapi_client_runtime::CredentialKind {
        name: "partner",
        method: "partner",
        scheme: ::openapi_client_runtime::generated::Scheme::ApiKey {
            place: ::openapi_client_runtime::generated::Place::Header,
            name: "X-Partner-Key",
        },
        parts: &[::openapi_client_runtime::generated::Part {
            field: "key",
            name: "partner_key",
            variable: None,
            default: None,
        }],
    },
];

/// The name of every field, sorted.
static FIELDS: &[&str] =
    &["age", "kind", "name", "nicknames", "owner_email", "pet_id", "reason", "text", "trace_id", "weight"];

// What the setting "schemas" adds.
/// The JSON Schema of each generated type, with the JSON pointer of the schema in the document that it comes from.
#[cfg(feature = "schemars")]
#[must_use]
pub fn schemas() -> ::std::vec::Vec<(&'static str, ::openapi_client_runtime::generated::schemars::Schema)> {
    ::std::vec![
        ("/components/schemas/NewPet", ::openapi_client_runtime::generated::schemars::schema_for!(types::NewPet)),
        ("/components/schemas/Pet", ::openapi_client_runtime::generated::schemars::schema_for!(types::Pet)),
        ("/components/schemas/Problem", ::openapi_client_runtime::generated::schemars::schema_for!(types::Problem)),
    ]
}
