/// Types of requests and responses.
pub mod types {
    /// A scan of a plate.
    #[derive(Clone)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Scan {
        /// Where the plate is.
        pub place: ::std::option::Option<ScanPlace>,
        /// The image.
        ///
        /// Bytes, or a [`FilePart`](::openapi_client_runtime::FilePart) with a name and a media type.
        pub scan: ::openapi_client_runtime::FilePart,
        /// What it shows.
        ///
        /// Constraints: maximum length `40`.
        pub title: ::std::option::Option<::std::string::String>,
        /// Properties that the document does not name.
        #[serde(flatten)]
        pub extra: ::std::collections::HashMap<
            ::std::string::String,
            ::std::string::String,
        >,
    }
    impl Scan {
        /// Creates a builder.
        pub fn builder() -> builder::Scan {
            Default::default()
        }
    }
    /// Where the plate is.
    #[derive(Clone)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct ScanPlace {
        /// The shelf.
        pub shelf: i64,
    }
    impl ScanPlace {
        /// Creates a builder.
        pub fn builder() -> builder::ScanPlace {
            Default::default()
        }
    }
    impl ::std::fmt::Debug for Scan {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Scan",
                &["place", "scan", "title", "extra"],
                &[
                    &self.place,
                    &self.scan,
                    &::openapi_client_runtime::generated::some_text::<
                        super::Api,
                    >(&self.title),
                    &::openapi_client_runtime::generated::Redacted,
                ],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Scan {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Scan {
        const NAMES: &'static [&'static str] = &["scan", "place", "title"];
        const REQUIRED: usize = 1usize;
        const OTHERS: ::openapi_client_runtime::generated::Others = ::openapi_client_runtime::generated::Others::Kept;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            let mut field_1 = None;
            let mut field_2 = None;
            let mut field_3 = ::std::default::Default::default();
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.value(&mut field_0),
                    1usize => properties.optional(&mut field_1),
                    2usize => properties.optional(&mut field_2),
                    _ => properties.other(&mut field_3),
                }
            }
            properties.end()?;
            let (Some(field_0),) = (field_0,) else { return Err(properties.missing()) };
            Ok(Self {
                scan: field_0,
                place: field_1,
                title: field_2,
                extra: field_3,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Scan {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("place", &self.place);
            object.value("scan", &self.scan);
            object.optional("title", &self.title);
            object.others(&self.extra);
            object.end()
        }
    }
    impl ::std::fmt::Debug for ScanPlace {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "ScanPlace",
                &["shelf"],
                &[&self.shelf],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for ScanPlace {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for ScanPlace {
        const NAMES: &'static [&'static str] = &["shelf"];
        const REQUIRED: usize = 1usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.value(&mut field_0),
                    _ => {}
                }
            }
            properties.end()?;
            let (Some(field_0),) = (field_0,) else { return Err(properties.missing()) };
            Ok(Self { shelf: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for ScanPlace {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.value("shelf", &self.shelf);
            object.end()
        }
    }
    /// Types for composing complex structures.
    pub mod builder {
        /// A builder of [`Scan`](super::Scan).
        #[derive(Clone)]
        pub struct Scan {
            place: ::std::result::Result<
                ::std::option::Option<super::ScanPlace>,
                ::std::string::String,
            >,
            scan: ::std::result::Result<
                ::openapi_client_runtime::FilePart,
                ::std::string::String,
            >,
            title: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            extra: ::std::result::Result<
                ::std::collections::HashMap<
                    ::std::string::String,
                    ::std::string::String,
                >,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Scan {
            fn default() -> Self {
                Self {
                    place: Ok(Default::default()),
                    scan: Err("scan: required, but not set".to_string()),
                    title: Ok(Default::default()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Scan {
            /// Where the plate is.
            pub fn place<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ScanPlace>,
                T::Error: ::std::fmt::Display,
            {
                self.place = ::openapi_client_runtime::generated::converted_some(
                    "place",
                    value,
                );
                self
            }
            /// The image.
            ///
            /// Bytes, or a [`FilePart`](::openapi_client_runtime::FilePart) with a name and a media type.
            pub fn scan<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::openapi_client_runtime::FilePart>,
                T::Error: ::std::fmt::Display,
            {
                self.scan = ::openapi_client_runtime::generated::converted(
                    "scan",
                    value,
                );
                self
            }
            /// What it shows.
            ///
            /// Constraints: maximum length `40`.
            pub fn title<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.title = ::openapi_client_runtime::generated::converted_some(
                    "title",
                    value,
                );
                self
            }
            /// Properties that the document does not name.
            pub fn extra<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::collections::HashMap<
                        ::std::string::String,
                        ::std::string::String,
                    >,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.extra = ::openapi_client_runtime::generated::converted(
                    "extra",
                    value,
                );
                self
            }
        }
        impl ::std::convert::TryFrom<Scan> for super::Scan {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Scan,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    place: value.place?,
                    scan: value.scan?,
                    title: value.title?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::convert::From<super::Scan> for Scan {
            fn from(value: super::Scan) -> Self {
                Self {
                    place: Ok(value.place),
                    scan: Ok(value.scan),
                    title: Ok(value.title),
                    extra: Ok(value.extra),
                }
            }
        }
        /// A builder of [`ScanPlace`](super::ScanPlace).
        #[derive(Clone)]
        pub struct ScanPlace {
            shelf: ::std::result::Result<i64, ::std::string::String>,
        }
        impl ::std::default::Default for ScanPlace {
            fn default() -> Self {
                Self {
                    shelf: Err("shelf: required, but not set".to_string()),
                }
            }
        }
        impl ScanPlace {
            /// The shelf.
            pub fn shelf<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.shelf = ::openapi_client_runtime::generated::converted(
                    "shelf",
                    value,
                );
                self
            }
        }
        impl ::std::convert::TryFrom<ScanPlace> for super::ScanPlace {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ScanPlace,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { shelf: value.shelf? })
            }
        }
        impl ::std::fmt::Debug for Scan {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Scan").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for ScanPlace {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("ScanPlace").finish_non_exhaustive()
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
    /// Read a plate.
    ///
    /// Retried: it changes nothing.
    ///
    /// ```rs
    /// let response = client.get_plate().plate_id("p-1").size(100).on_behalf_of("somebody").send().await?;
    /// ```
    pub fn get_plate(&self) -> builder::GetPlate<'_> {
        builder::GetPlate::new(&self.0)
    }
    /// Replace a plate.
    ///
    /// Retried: a second call changes nothing.
    pub fn put_plate(&self) -> builder::PutPlate<'_> {
        builder::PutPlate::new(&self.0)
    }
    /// Add a scan.
    ///
    /// Retried only if it was not sent: a second call adds another one.
    pub fn add_scan(&self) -> builder::AddScan<'_> {
        builder::AddScan::new(&self.0)
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
    /// A call that [`Client::get_plate`](super::Client::get_plate) starts.
    ///
    /// Required: [`plate_id`](Self::plate_id).
    ///
    /// Optional: [`layer`](Self::layer), [`size`](Self::size), [`on_behalf_of`](Self::on_behalf_of).
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct GetPlate<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
        plate_id: Result<::std::string::String, String>,
        layer: Result<Option<::std::vec::Vec<::std::string::String>>, String>,
        size: Result<Option<i64>, String>,
        on_behalf_of: Result<Option<::std::string::String>, String>,
    }
    impl<'a> GetPlate<'a> {
        /// Starts a call.
        pub(super) fn new(
            client: &'a ::openapi_client_runtime::Client<super::Api>,
        ) -> Self {
            Self {
                client: client,
                plate_id: Err("plate_id: required, but not set".to_string()),
                layer: Ok(None),
                size: Ok(None),
                on_behalf_of: Ok(None),
            }
        }
        /// The id of the plate.
        ///
        /// Constraints: maximum length `40`.
        pub fn plate_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.plate_id = value
                .try_into()
                .map_err(|_| "plate_id: is not of the documented type".to_string());
            self
        }
        /// Sets [`plate_id`](Self::plate_id), if there is a value.
        pub fn set_plate_id<V>(self, value: ::std::option::Option<V>) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            match value {
                Some(value) => self.plate_id(value),
                None => self,
            }
        }
        /// The layers to show.
        pub fn layer<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        {
            self.layer = value
                .try_into()
                .map(Some)
                .map_err(|_| "layer: is not of the documented type".to_string());
            self
        }
        /// Sets [`layer`](Self::layer), if there is a value.
        pub fn set_layer<V>(self, value: ::std::option::Option<V>) -> Self
        where
            V: std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
        {
            match value {
                Some(value) => self.layer(value),
                None => self,
            }
        }
        /// The width in pixels.
        ///
        /// Constraints: at least `1`.
        pub fn size<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            self.size = value
                .try_into()
                .map(Some)
                .map_err(|_| "size: is not of the documented type".to_string());
            self
        }
        /// Sets [`size`](Self::size), if there is a value.
        pub fn set_size<V>(self, value: ::std::option::Option<V>) -> Self
        where
            V: std::convert::TryInto<i64>,
        {
            match value {
                Some(value) => self.size(value),
                None => self,
            }
        }
        /// The person who asks.
        pub fn on_behalf_of<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.on_behalf_of = value
                .try_into()
                .map(Some)
                .map_err(|_| "On-Behalf-Of: is not of the documented type".to_string());
            self
        }
        /// Sets [`on_behalf_of`](Self::on_behalf_of), if there is a value.
        pub fn set_on_behalf_of<V>(self, value: ::std::option::Option<V>) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            match value {
                Some(value) => self.on_behalf_of(value),
                None => self,
            }
        }
        /// Time limits, headers, and properties that the document does not know, for this call alone.
        pub fn customize(self) -> ::openapi_client_runtime::Customized<Self> {
            ::openapi_client_runtime::Customized::new(self)
        }
        /// Sends `GET /plates/{plate_id}`.
        ///
        /// # Errors
        /// An [`Error`](super::Error), whose variants say how far the request got.
        pub fn send(
            self,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::openapi_client_runtime::ResponseValue<
                    ::openapi_client_runtime::generated::Bytes,
                >,
                super::Error,
            >,
        > {
            ::openapi_client_runtime::generated::send(self)
        }
    }
    /// A call that [`Client::put_plate`](super::Client::put_plate) starts.
    ///
    /// Required: [`plate_id`](Self::plate_id).
    #[derive()]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct PutPlate<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
        plate_id: Result<::std::string::String, String>,
        body: Result<::openapi_client_runtime::generated::Bytes, String>,
    }
    impl<'a> PutPlate<'a> {
        /// Starts a call.
        pub(super) fn new(
            client: &'a ::openapi_client_runtime::Client<super::Api>,
        ) -> Self {
            Self {
                client: client,
                plate_id: Err("plate_id: required, but not set".to_string()),
                body: Err("required, but not set".to_string()),
            }
        }
        /// The id of the plate.
        ///
        /// Constraints: maximum length `40`.
        pub fn plate_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.plate_id = value
                .try_into()
                .map_err(|_| "plate_id: is not of the documented type".to_string());
            self
        }
        /// Sets [`plate_id`](Self::plate_id), if there is a value.
        pub fn set_plate_id<V>(self, value: ::std::option::Option<V>) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            match value {
                Some(value) => self.plate_id(value),
                None => self,
            }
        }
        /// Sets the whole request body, from the body or its builder.
        pub fn body<B>(mut self, value: B) -> Self
        where
            B: std::convert::TryInto<::openapi_client_runtime::generated::Bytes>,
        {
            self.body = value
                .try_into()
                .map_err(|_| "is not of the documented type".to_string());
            self
        }
        /// Time limits, headers, and properties that the document does not know, for this call alone.
        pub fn customize(self) -> ::openapi_client_runtime::Customized<Self> {
            ::openapi_client_runtime::Customized::new(self)
        }
        /// Sends `PUT /plates/{plate_id}`.
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
    /// A call that [`Client::add_scan`](super::Client::add_scan) starts.
    ///
    /// Required: [`plate_id`](Self::plate_id), [`scan`](Self::scan).
    ///
    /// Optional: [`place`](Self::place), [`title`](Self::title), [`extra`](Self::extra).
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct AddScan<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
        plate_id: Result<::std::string::String, String>,
        body: Result<types::builder::Scan, String>,
    }
    impl<'a> AddScan<'a> {
        /// Starts a call.
        pub(super) fn new(
            client: &'a ::openapi_client_runtime::Client<super::Api>,
        ) -> Self {
            Self {
                client: client,
                plate_id: Err("plate_id: required, but not set".to_string()),
                body: Ok(::std::default::Default::default()),
            }
        }
        /// The id of the plate.
        ///
        /// Constraints: maximum length `40`.
        pub fn plate_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.plate_id = value
                .try_into()
                .map_err(|_| "plate_id: is not of the documented type".to_string());
            self
        }
        /// Sets [`plate_id`](Self::plate_id), if there is a value.
        pub fn set_plate_id<V>(self, value: ::std::option::Option<V>) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            match value {
                Some(value) => self.plate_id(value),
                None => self,
            }
        }
        /// The image.
        ///
        /// Bytes, or a [`FilePart`](::openapi_client_runtime::FilePart) with a name and a media type.
        pub fn scan<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::openapi_client_runtime::FilePart>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.scan(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`scan`](Self::scan), if there is a value.
        pub fn set_scan<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<::openapi_client_runtime::FilePart>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.scan(value),
                None => self,
            }
        }
        /// Where the plate is.
        pub fn place<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::ScanPlace>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.place(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`place`](Self::place), if there is a value.
        pub fn set_place<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::ScanPlace>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.place(value),
                None => self,
            }
        }
        /// What it shows.
        ///
        /// Constraints: maximum length `40`.
        pub fn title<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.title(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`title`](Self::title), if there is a value.
        pub fn set_title<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.title(value),
                None => self,
            }
        }
        /// Properties that the document does not name.
        pub fn extra<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<
                ::std::collections::HashMap<::std::string::String, ::std::string::String>,
            >,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.extra(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`extra`](Self::extra), if there is a value.
        pub fn set_extra<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<
                ::std::collections::HashMap<::std::string::String, ::std::string::String>,
            >,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.extra(value),
                None => self,
            }
        }
        /// Sets the whole request body, from the body or its builder.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::Scan>,
            <V as std::convert::TryInto<types::Scan>>::Error: std::fmt::Display,
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
        /// Sends `POST /plates/{plate_id}`.
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
    impl<'a> ::std::fmt::Debug for GetPlate<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("GetPlate").finish_non_exhaustive()
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for GetPlate<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::GET_PLATE;
            let Self {
                client,
                plate_id: input_0,
                layer: input_1,
                size: input_2,
                on_behalf_of: input_3,
            } = self;
            let input_0 = input_0
                .map_err(|problem| super::Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_parameter(
                operation,
                "plate_id",
                &input_0,
                &super::CONSTRAINTS_0,
            )?;
            let input_1 = input_1
                .map_err(|problem| super::Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_parameter(
                operation,
                "layer",
                &input_1,
                &::openapi_client_runtime::generated::Constraints::NONE,
            )?;
            let input_2 = input_2
                .map_err(|problem| super::Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_parameter(
                operation,
                "size",
                &input_2,
                &super::CONSTRAINTS_1,
            )?;
            let input_3 = input_3
                .map_err(|problem| super::Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_parameter(
                operation,
                "On-Behalf-Of",
                &input_3,
                &super::CONSTRAINTS_2,
            )?;
            Ok(
                client
                    .request(operation)
                    .path("plate_id", &input_0)?
                    .query("layer", &input_1)?
                    .query("size", &input_2)?
                    .header("On-Behalf-Of", &input_3, true)?,
            )
        }
    }
    impl ::openapi_client_runtime::generated::Call for GetPlate<'_> {
        type Api = super::Api;
        type Output = ::openapi_client_runtime::generated::Bytes;
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::ResponseValue<
                ::openapi_client_runtime::generated::Bytes,
            >,
            super::Error,
        > {
            match response.status().as_u16() {
                200u16 => Ok(::openapi_client_runtime::ResponseValue::bytes(response)),
                _ => Err(super::Error::from_response(response)),
            }
        }
    }
    impl<'a> ::std::fmt::Debug for PutPlate<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("PutPlate").finish_non_exhaustive()
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for PutPlate<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::PUT_PLATE;
            let Self { client, plate_id: input_0, body: input_1 } = self;
            let input_0 = input_0
                .map_err(|problem| super::Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_parameter(
                operation,
                "plate_id",
                &input_0,
                &super::CONSTRAINTS_0,
            )?;
            let input_1 = input_1
                .map_err(|problem| super::Error::from_builder(operation, &problem))?;
            Ok(client.request(operation).path("plate_id", &input_0)?.bytes(input_1))
        }
    }
    impl ::openapi_client_runtime::generated::Call for PutPlate<'_> {
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
    impl<'a> ::std::fmt::Debug for AddScan<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("AddScan").finish_non_exhaustive()
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for AddScan<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::ADD_SCAN;
            let Self { client, plate_id: input_0, body: input_1 } = self;
            let input_0 = input_0
                .map_err(|problem| super::Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_parameter(
                operation,
                "plate_id",
                &input_0,
                &super::CONSTRAINTS_0,
            )?;
            let input_1 = input_1
                .and_then(|value| {
                    types::Scan::try_from(value).map_err(|problem| problem.to_string())
                })
                .map_err(|problem| super::Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_body(
                operation,
                &input_1,
                &::openapi_client_runtime::generated::Constraints::NONE,
            )?;
            Ok(
                client
                    .request(operation)
                    .path("plate_id", &input_0)?
                    .multipart(
                        Some(&input_1),
                        |parts, body| {
                            parts.files("scan", "image/png", &body.scan);
                            parts.texts("title", None, &body.title);
                            parts.json("place", "application/json", &body.place);
                            parts.others(&body.extra);
                        },
                    )?,
            )
        }
    }
    impl ::openapi_client_runtime::generated::Call for AddScan<'_> {
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
    const NAME: &'static str = "Plates";
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
    pub(crate) static GET_PLATE: Operation = Operation {
        index: 0usize,
        id: "get_plate",
        summary: "Read a plate",
        method: http::Method::GET,
        path: "/plates/{plate_id}",
        server: None,
        accept: "application/octet-stream, application/json",
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
            Documented {
                statuses: 404u16..=404u16,
                is_error_body: true,
            },
        ],
    };
    pub(crate) static PUT_PLATE: Operation = Operation {
        index: 1usize,
        id: "put_plate",
        summary: "Replace a plate",
        method: http::Method::PUT,
        path: "/plates/{plate_id}",
        server: None,
        accept: "application/json",
        security: &[],
        sends_message: false,
        recipient: None,
        retry_safety: RetrySafety::Idempotent,
        envelope: None,
        responses: &[
            Documented {
                statuses: 204u16..=204u16,
                is_error_body: false,
            },
            Documented {
                statuses: 404u16..=404u16,
                is_error_body: true,
            },
        ],
    };
    pub(crate) static ADD_SCAN: Operation = Operation {
        index: 2usize,
        id: "add_scan",
        summary: "Add a scan",
        method: http::Method::POST,
        path: "/plates/{plate_id}",
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
static OPERATIONS: &[&::openapi_client_runtime::Operation] = &[
    &operations::GET_PLATE,
    &operations::PUT_PLATE,
    &operations::ADD_SCAN,
];
/// All operations, in the order of the document.
#[must_use]
pub fn operations() -> &'static [&'static ::openapi_client_runtime::Operation] {
    OPERATIONS
}
static SERVERS: &[::openapi_client_runtime::generated::Server] = &[];
static CREDENTIALS: &[::openapi_client_runtime::CredentialKind] = &[];
/// The name of every property, sorted.
static FIELDS: &[&str] = &["place", "scan", "shelf", "title"];
/// The JSON Schema of each generated type, with the JSON pointer of its schema in the document.
#[must_use]
pub fn schemas() -> ::std::vec::Vec<
    (&'static str, ::openapi_client_runtime::generated::schemars::Schema),
> {
    ::std::vec::Vec::from([
        (
            "/components/schemas/Scan",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Scan),
        ),
        (
            "/components/schemas/Scan/properties/place",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::ScanPlace),
        ),
    ])
}
impl ::openapi_client_runtime::generated::Validate for types::Scan {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        let at = &at.inside(constraints);
        self.place
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("place"),
            )?;
        self.scan
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("scan"),
            )?;
        self.title.validate(&CONSTRAINTS_3, &at.field("title"))?;
        self.extra
            .iter()
            .try_for_each(|(name, value)| {
                value
                    .validate(
                        &::openapi_client_runtime::generated::Constraints::NONE,
                        &at.field(name),
                    )
            })?;
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::ScanPlace {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
#[doc = "/paths/~1plates~1{plate_id}/parameters/0/schema"]
static CONSTRAINTS_0: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    max_length: Some(40usize),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/paths/~1plates~1{plate_id}/get/parameters/0/schema"]
static CONSTRAINTS_1: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    minimum: Some(1f64),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/paths/~1plates~1{plate_id}/get/parameters/2/schema"]
static CONSTRAINTS_2: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    sensitive: true,
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/Scan/properties/title"]
static CONSTRAINTS_3: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    max_length: Some(40usize),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
