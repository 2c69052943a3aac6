/// Types of requests and responses.
///
/// Structs that a response can contain are `#[non_exhaustive]`, since a later version may add fields. Tests make them from JSON:
///
/// ```rs
/// let response: types::PageString = serde_json::from_value(serde_json::json!({}))?;
/// ```
pub mod types {
    /// Not described.
    #[derive(Clone, Default)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Client {
        /// Not described.
        pub a: ::std::option::Option<::std::string::String>,
    }
    impl Client {
        /// Creates a builder.
        pub fn builder() -> builder::Client {
            Default::default()
        }
    }
    /// Not described.
    #[derive(Clone, Default)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Clone {
        /// Not described.
        pub a: ::std::option::Option<::std::string::String>,
    }
    impl Clone {
        /// Creates a builder.
        pub fn builder() -> builder::Clone {
            Default::default()
        }
    }
    /// Not described.
    #[derive(Clone, Default)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Error {
        /// Not described.
        pub a: ::std::option::Option<::std::string::String>,
    }
    impl Error {
        /// Creates a builder.
        pub fn builder() -> builder::Error {
            Default::default()
        }
    }
    /// Not described.
    ///
    /// Constraints: minimum length `1`.
    #[derive(
        ::openapi_client_runtime::generated::serde::Deserialize,
        ::openapi_client_runtime::generated::serde::Serialize,
        Clone,
        Eq,
        Hash,
        Ord,
        PartialEq,
        PartialOrd
    )]
    #[serde(transparent)]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Größe(pub ::std::string::String);
    impl ::std::ops::Deref for Größe {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<Größe> for ::std::string::String {
        fn from(value: Größe) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for Größe {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for Größe {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    /// Not described.
    #[derive(Clone)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Into {
        /// Not described.
        pub a: ::std::string::String,
    }
    impl Into {
        /// Creates a builder.
        pub fn builder() -> builder::Into {
            Default::default()
        }
    }
    /// Not described.
    #[derive(Clone, Default)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct M2mClient {
        /// Not described.
        pub b: ::std::option::Option<::std::string::String>,
    }
    impl M2mClient {
        /// Creates a builder.
        pub fn builder() -> builder::M2mClient {
            Default::default()
        }
    }
    /// Not described.
    #[derive(Clone, Default)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct M2mClient2 {
        /// Not described.
        pub a: ::std::option::Option<::std::string::String>,
    }
    impl M2mClient2 {
        /// Creates a builder.
        pub fn builder() -> builder::M2mClient2 {
            Default::default()
        }
    }
    /// Not described.
    #[derive(Clone, Default)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct OptionType {
        /// Not described.
        pub a: ::std::option::Option<::std::string::String>,
    }
    impl OptionType {
        /// Creates a builder.
        pub fn builder() -> builder::OptionType {
            Default::default()
        }
    }
    /// Not described.
    #[derive(Clone, Default)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct PageString {
        /// Not described.
        pub items: ::std::option::Option<::std::vec::Vec<Größe>>,
    }
    /// Not described.
    #[derive(Clone, Default)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Result {
        /// Not described.
        pub a: ::std::option::Option<::std::string::String>,
    }
    impl Result {
        /// Creates a builder.
        pub fn builder() -> builder::Result {
            Default::default()
        }
    }
    /// Not described.
    #[derive(Clone, Default)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct SelfType {
        /// Not described.
        pub a: ::std::option::Option<::std::string::String>,
    }
    impl SelfType {
        /// Creates a builder.
        pub fn builder() -> builder::SelfType {
            Default::default()
        }
    }
    /// Not described.
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
    pub enum StringType {
        /// `a`
        #[serde(rename = "a")]
        A,
        /// `b`
        #[serde(rename = "b")]
        B,
    }
    impl ::std::fmt::Display for StringType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::A => f.write_str("a"),
                Self::B => f.write_str("b"),
            }
        }
    }
    impl ::std::str::FromStr for StringType {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "a" => Ok(Self::A),
                "b" => Ok(Self::B),
                _ => Err("is not one of \"a\", \"b\"".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for StringType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for StringType {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// Not described.
    #[derive(Clone, Default)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct ToString {
        /// Not described.
        pub a: ::std::option::Option<::std::string::String>,
    }
    impl ToString {
        /// Creates a builder.
        pub fn builder() -> builder::ToString {
            Default::default()
        }
    }
    /// Not described.
    #[derive(Clone, Default)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct X2faRequest {
        /// Not described.
        pub client: ::std::option::Option<Client>,
        /// Not described.
        pub clone: ::std::option::Option<Clone>,
        /// Not described.
        pub error: ::std::option::Option<Error>,
        /// Not described.
        pub into: ::std::option::Option<Into>,
        /// Not described.
        pub list: ::std::option::Option<::std::vec::Vec<X2faRequestListItem>>,
        /// Not described.
        pub m2m: ::std::option::Option<M2mClient2>,
        /// Not described.
        pub m2m_again: ::std::option::Option<M2mClient>,
        /// Not described.
        pub option: ::std::option::Option<OptionType>,
        /// Not described.
        pub result: ::std::option::Option<Result>,
        /// Not described.
        #[serde(rename = "self")]
        pub self_: ::std::option::Option<SelfType>,
        /// Not described.
        pub some: ::std::option::Option<Some>,
        /// Not described.
        pub string: ::std::option::Option<StringType>,
        /// Not described.
        pub string_text: ::std::option::Option<ToString>,
        /// Not described.
        pub titled: ::std::option::Option<X2faRequestTitled>,
    }
    impl X2faRequest {
        /// Creates a builder.
        pub fn builder() -> builder::X2faRequest {
            Default::default()
        }
    }
    /// Not described.
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
    pub enum X2faRequestListItem {
        /// `a`
        #[serde(rename = "a")]
        A,
        /// `b`
        #[serde(rename = "b")]
        B,
    }
    impl ::std::fmt::Display for X2faRequestListItem {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::A => f.write_str("a"),
                Self::B => f.write_str("b"),
            }
        }
    }
    impl ::std::str::FromStr for X2faRequestListItem {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "a" => Ok(Self::A),
                "b" => Ok(Self::B),
                _ => Err("is not one of \"a\", \"b\"".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for X2faRequestListItem {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for X2faRequestListItem {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// Not described.
    #[derive(Clone, Default)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct X2faRequestTitled {
        /// Not described.
        pub a: ::std::option::Option<::std::string::String>,
    }
    impl X2faRequestTitled {
        /// Creates a builder.
        pub fn builder() -> builder::X2faRequestTitled {
            Default::default()
        }
    }
    impl ::std::fmt::Debug for Client {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Client",
                &["a"],
                &[&::openapi_client_runtime::generated::some_text::<super::Api>(&self.a)],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Client {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Client {
        const NAMES: &'static [&'static str] = &["a"];
        const REQUIRED: usize = 0usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.optional(&mut field_0),
                    _ => {}
                }
            }
            properties.end()?;
            Ok(Self { a: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Client {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("a", &self.a);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Clone {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Clone",
                &["a"],
                &[&::openapi_client_runtime::generated::some_text::<super::Api>(&self.a)],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Clone {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Clone {
        const NAMES: &'static [&'static str] = &["a"];
        const REQUIRED: usize = 0usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.optional(&mut field_0),
                    _ => {}
                }
            }
            properties.end()?;
            Ok(Self { a: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Clone {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("a", &self.a);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Error {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Error",
                &["a"],
                &[&::openapi_client_runtime::generated::some_text::<super::Api>(&self.a)],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Error {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Error {
        const NAMES: &'static [&'static str] = &["a"];
        const REQUIRED: usize = 0usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.optional(&mut field_0),
                    _ => {}
                }
            }
            properties.end()?;
            Ok(Self { a: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Error {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("a", &self.a);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Größe {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_tuple("Größe")
                .field(&::openapi_client_runtime::generated::text::<super::Api>(&self.0))
                .finish()
        }
    }
    impl ::std::fmt::Debug for Into {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Into",
                &["a"],
                &[&::openapi_client_runtime::generated::text::<super::Api>(&self.a)],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Into {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Into {
        const NAMES: &'static [&'static str] = &["a"];
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
            Ok(Self { a: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Into {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.value("a", &self.a);
            object.end()
        }
    }
    impl ::std::fmt::Debug for M2mClient {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "M2mClient",
                &["b"],
                &[&::openapi_client_runtime::generated::some_text::<super::Api>(&self.b)],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for M2mClient {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for M2mClient {
        const NAMES: &'static [&'static str] = &["b"];
        const REQUIRED: usize = 0usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.optional(&mut field_0),
                    _ => {}
                }
            }
            properties.end()?;
            Ok(Self { b: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for M2mClient {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("b", &self.b);
            object.end()
        }
    }
    impl ::std::fmt::Debug for M2mClient2 {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "M2mClient2",
                &["a"],
                &[&::openapi_client_runtime::generated::some_text::<super::Api>(&self.a)],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for M2mClient2 {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for M2mClient2 {
        const NAMES: &'static [&'static str] = &["a"];
        const REQUIRED: usize = 0usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.optional(&mut field_0),
                    _ => {}
                }
            }
            properties.end()?;
            Ok(Self { a: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for M2mClient2 {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("a", &self.a);
            object.end()
        }
    }
    impl ::std::fmt::Debug for OptionType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "OptionType",
                &["a"],
                &[&::openapi_client_runtime::generated::some_text::<super::Api>(&self.a)],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for OptionType {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for OptionType {
        const NAMES: &'static [&'static str] = &["a"];
        const REQUIRED: usize = 0usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.optional(&mut field_0),
                    _ => {}
                }
            }
            properties.end()?;
            Ok(Self { a: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for OptionType {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("a", &self.a);
            object.end()
        }
    }
    impl ::std::fmt::Debug for PageString {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "PageString",
                &["items"],
                &[&self.items],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for PageString {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for PageString {
        const NAMES: &'static [&'static str] = &["items"];
        const REQUIRED: usize = 0usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.optional(&mut field_0),
                    _ => {}
                }
            }
            properties.end()?;
            Ok(Self { items: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for PageString {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("items", &self.items);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Result {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Result",
                &["a"],
                &[&::openapi_client_runtime::generated::some_text::<super::Api>(&self.a)],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Result {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Result {
        const NAMES: &'static [&'static str] = &["a"];
        const REQUIRED: usize = 0usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.optional(&mut field_0),
                    _ => {}
                }
            }
            properties.end()?;
            Ok(Self { a: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Result {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("a", &self.a);
            object.end()
        }
    }
    impl ::std::fmt::Debug for SelfType {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "SelfType",
                &["a"],
                &[&::openapi_client_runtime::generated::some_text::<super::Api>(&self.a)],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for SelfType {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for SelfType {
        const NAMES: &'static [&'static str] = &["a"];
        const REQUIRED: usize = 0usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.optional(&mut field_0),
                    _ => {}
                }
            }
            properties.end()?;
            Ok(Self { a: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for SelfType {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("a", &self.a);
            object.end()
        }
    }
    ::openapi_client_runtime::open_enum! {
        super::Api; #[doc = " Not described."] Some { A = "a", Ok = "ok" }
    }
    impl ::openapi_client_runtime::generated::schemars::JsonSchema for Some {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "Some".into()
        }
        fn json_schema(
            _: &mut ::openapi_client_runtime::generated::schemars::SchemaGenerator,
        ) -> ::openapi_client_runtime::generated::schemars::Schema {
            ::openapi_client_runtime::generated::schemars::json_schema!(
                { "anyOf" : [{ "type" : "string", "enum" : Self::KNOWN }, { "type" :
                "string" }] }
            )
        }
    }
    impl ::std::fmt::Debug for ToString {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "ToString",
                &["a"],
                &[&::openapi_client_runtime::generated::some_text::<super::Api>(&self.a)],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for ToString {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for ToString {
        const NAMES: &'static [&'static str] = &["a"];
        const REQUIRED: usize = 0usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.optional(&mut field_0),
                    _ => {}
                }
            }
            properties.end()?;
            Ok(Self { a: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for ToString {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("a", &self.a);
            object.end()
        }
    }
    impl ::std::fmt::Debug for X2faRequest {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "X2faRequest",
                &[
                    "client",
                    "clone",
                    "error",
                    "into",
                    "list",
                    "m2m",
                    "m2m_again",
                    "option",
                    "result",
                    "self_",
                    "some",
                    "string",
                    "string_text",
                    "titled",
                ],
                &[
                    &self.client,
                    &self.clone,
                    &self.error,
                    &self.into,
                    &self.list,
                    &self.m2m,
                    &self.m2m_again,
                    &self.option,
                    &self.result,
                    &self.self_,
                    &self.some,
                    &self.string,
                    &self.string_text,
                    &self.titled,
                ],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for X2faRequest {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for X2faRequest {
        const NAMES: &'static [&'static str] = &[
            "client",
            "clone",
            "error",
            "into",
            "list",
            "m2m",
            "m2m_again",
            "option",
            "result",
            "self",
            "some",
            "string",
            "string_text",
            "titled",
        ];
        const REQUIRED: usize = 0usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            let mut field_1 = None;
            let mut field_2 = None;
            let mut field_3 = None;
            let mut field_4 = None;
            let mut field_5 = None;
            let mut field_6 = None;
            let mut field_7 = None;
            let mut field_8 = None;
            let mut field_9 = None;
            let mut field_10 = None;
            let mut field_11 = None;
            let mut field_12 = None;
            let mut field_13 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.optional(&mut field_0),
                    1usize => properties.optional(&mut field_1),
                    2usize => properties.optional(&mut field_2),
                    3usize => properties.optional(&mut field_3),
                    4usize => properties.optional(&mut field_4),
                    5usize => properties.optional(&mut field_5),
                    6usize => properties.optional(&mut field_6),
                    7usize => properties.optional(&mut field_7),
                    8usize => properties.optional(&mut field_8),
                    9usize => properties.optional(&mut field_9),
                    10usize => properties.optional(&mut field_10),
                    11usize => properties.optional(&mut field_11),
                    12usize => properties.optional(&mut field_12),
                    13usize => properties.optional(&mut field_13),
                    _ => {}
                }
            }
            properties.end()?;
            Ok(Self {
                client: field_0,
                clone: field_1,
                error: field_2,
                into: field_3,
                list: field_4,
                m2m: field_5,
                m2m_again: field_6,
                option: field_7,
                result: field_8,
                self_: field_9,
                some: field_10,
                string: field_11,
                string_text: field_12,
                titled: field_13,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for X2faRequest {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("client", &self.client);
            object.optional("clone", &self.clone);
            object.optional("error", &self.error);
            object.optional("into", &self.into);
            object.optional("list", &self.list);
            object.optional("m2m", &self.m2m);
            object.optional("m2m_again", &self.m2m_again);
            object.optional("option", &self.option);
            object.optional("result", &self.result);
            object.optional("self", &self.self_);
            object.optional("some", &self.some);
            object.optional("string", &self.string);
            object.optional("string_text", &self.string_text);
            object.optional("titled", &self.titled);
            object.end()
        }
    }
    impl ::std::fmt::Debug for X2faRequestTitled {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "X2faRequestTitled",
                &["a"],
                &[&::openapi_client_runtime::generated::some_text::<super::Api>(&self.a)],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for X2faRequestTitled {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for X2faRequestTitled {
        const NAMES: &'static [&'static str] = &["a"];
        const REQUIRED: usize = 0usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.optional(&mut field_0),
                    _ => {}
                }
            }
            properties.end()?;
            Ok(Self { a: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for X2faRequestTitled {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("a", &self.a);
            object.end()
        }
    }
    impl ::std::convert::From<&Größe> for ::std::string::String {
        fn from(value: &Größe) -> Self {
            value.0.clone()
        }
    }
    /// Types for composing complex structures.
    pub mod builder {
        /// A builder of [`Client`](super::Client).
        #[derive(Clone)]
        pub struct Client {
            a: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Client {
            fn default() -> Self {
                Self { a: Ok(Default::default()) }
            }
        }
        impl Client {
            /// Not described.
            pub fn a<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.a = ::openapi_client_runtime::generated::converted_some("a", value);
                self
            }
        }
        impl ::std::convert::TryFrom<Client> for super::Client {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Client,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { a: value.a? })
            }
        }
        /// A builder of [`Clone`](super::Clone).
        #[derive(Clone)]
        pub struct Clone {
            a: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Clone {
            fn default() -> Self {
                Self { a: Ok(Default::default()) }
            }
        }
        impl Clone {
            /// Not described.
            pub fn a<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.a = ::openapi_client_runtime::generated::converted_some("a", value);
                self
            }
        }
        impl ::std::convert::TryFrom<Clone> for super::Clone {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Clone,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { a: value.a? })
            }
        }
        /// A builder of [`Error`](super::Error).
        #[derive(Clone)]
        pub struct Error {
            a: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Error {
            fn default() -> Self {
                Self { a: Ok(Default::default()) }
            }
        }
        impl Error {
            /// Not described.
            pub fn a<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.a = ::openapi_client_runtime::generated::converted_some("a", value);
                self
            }
        }
        impl ::std::convert::TryFrom<Error> for super::Error {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Error,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { a: value.a? })
            }
        }
        /// A builder of [`Into`](super::Into).
        #[derive(Clone)]
        pub struct Into {
            a: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        impl ::std::default::Default for Into {
            fn default() -> Self {
                Self {
                    a: Err("a: required, but not set".to_string()),
                }
            }
        }
        impl Into {
            /// Not described.
            pub fn a<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.a = ::openapi_client_runtime::generated::converted("a", value);
                self
            }
        }
        impl ::std::convert::TryFrom<Into> for super::Into {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Into,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { a: value.a? })
            }
        }
        /// A builder of [`M2mClient`](super::M2mClient).
        #[derive(Clone)]
        pub struct M2mClient {
            b: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for M2mClient {
            fn default() -> Self {
                Self { b: Ok(Default::default()) }
            }
        }
        impl M2mClient {
            /// Not described.
            pub fn b<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.b = ::openapi_client_runtime::generated::converted_some("b", value);
                self
            }
        }
        impl ::std::convert::TryFrom<M2mClient> for super::M2mClient {
            type Error = super::error::ConversionError;
            fn try_from(
                value: M2mClient,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { b: value.b? })
            }
        }
        /// A builder of [`M2mClient2`](super::M2mClient2).
        #[derive(Clone)]
        pub struct M2mClient2 {
            a: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for M2mClient2 {
            fn default() -> Self {
                Self { a: Ok(Default::default()) }
            }
        }
        impl M2mClient2 {
            /// Not described.
            pub fn a<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.a = ::openapi_client_runtime::generated::converted_some("a", value);
                self
            }
        }
        impl ::std::convert::TryFrom<M2mClient2> for super::M2mClient2 {
            type Error = super::error::ConversionError;
            fn try_from(
                value: M2mClient2,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { a: value.a? })
            }
        }
        /// A builder of [`OptionType`](super::OptionType).
        #[derive(Clone)]
        pub struct OptionType {
            a: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for OptionType {
            fn default() -> Self {
                Self { a: Ok(Default::default()) }
            }
        }
        impl OptionType {
            /// Not described.
            pub fn a<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.a = ::openapi_client_runtime::generated::converted_some("a", value);
                self
            }
        }
        impl ::std::convert::TryFrom<OptionType> for super::OptionType {
            type Error = super::error::ConversionError;
            fn try_from(
                value: OptionType,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { a: value.a? })
            }
        }
        /// A builder of [`Result`](super::Result).
        #[derive(Clone)]
        pub struct Result {
            a: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Result {
            fn default() -> Self {
                Self { a: Ok(Default::default()) }
            }
        }
        impl Result {
            /// Not described.
            pub fn a<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.a = ::openapi_client_runtime::generated::converted_some("a", value);
                self
            }
        }
        impl ::std::convert::TryFrom<Result> for super::Result {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Result,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { a: value.a? })
            }
        }
        /// A builder of [`SelfType`](super::SelfType).
        #[derive(Clone)]
        pub struct SelfType {
            a: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for SelfType {
            fn default() -> Self {
                Self { a: Ok(Default::default()) }
            }
        }
        impl SelfType {
            /// Not described.
            pub fn a<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.a = ::openapi_client_runtime::generated::converted_some("a", value);
                self
            }
        }
        impl ::std::convert::TryFrom<SelfType> for super::SelfType {
            type Error = super::error::ConversionError;
            fn try_from(
                value: SelfType,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { a: value.a? })
            }
        }
        /// A builder of [`ToString`](super::ToString).
        #[derive(Clone)]
        pub struct ToString {
            a: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ToString {
            fn default() -> Self {
                Self { a: Ok(Default::default()) }
            }
        }
        impl ToString {
            /// Not described.
            pub fn a<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.a = ::openapi_client_runtime::generated::converted_some("a", value);
                self
            }
        }
        impl ::std::convert::TryFrom<ToString> for super::ToString {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ToString,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { a: value.a? })
            }
        }
        /// A builder of [`X2faRequest`](super::X2faRequest).
        #[derive(Clone)]
        pub struct X2faRequest {
            client: ::std::result::Result<
                ::std::option::Option<super::Client>,
                ::std::string::String,
            >,
            clone: ::std::result::Result<
                ::std::option::Option<super::Clone>,
                ::std::string::String,
            >,
            error: ::std::result::Result<
                ::std::option::Option<super::Error>,
                ::std::string::String,
            >,
            into: ::std::result::Result<
                ::std::option::Option<super::Into>,
                ::std::string::String,
            >,
            list: ::std::result::Result<
                ::std::option::Option<::std::vec::Vec<super::X2faRequestListItem>>,
                ::std::string::String,
            >,
            m2m: ::std::result::Result<
                ::std::option::Option<super::M2mClient2>,
                ::std::string::String,
            >,
            m2m_again: ::std::result::Result<
                ::std::option::Option<super::M2mClient>,
                ::std::string::String,
            >,
            option: ::std::result::Result<
                ::std::option::Option<super::OptionType>,
                ::std::string::String,
            >,
            result: ::std::result::Result<
                ::std::option::Option<super::Result>,
                ::std::string::String,
            >,
            self_: ::std::result::Result<
                ::std::option::Option<super::SelfType>,
                ::std::string::String,
            >,
            some: ::std::result::Result<
                ::std::option::Option<super::Some>,
                ::std::string::String,
            >,
            string: ::std::result::Result<
                ::std::option::Option<super::StringType>,
                ::std::string::String,
            >,
            string_text: ::std::result::Result<
                ::std::option::Option<super::ToString>,
                ::std::string::String,
            >,
            titled: ::std::result::Result<
                ::std::option::Option<super::X2faRequestTitled>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for X2faRequest {
            fn default() -> Self {
                Self {
                    client: Ok(Default::default()),
                    clone: Ok(Default::default()),
                    error: Ok(Default::default()),
                    into: Ok(Default::default()),
                    list: Ok(Default::default()),
                    m2m: Ok(Default::default()),
                    m2m_again: Ok(Default::default()),
                    option: Ok(Default::default()),
                    result: Ok(Default::default()),
                    self_: Ok(Default::default()),
                    some: Ok(Default::default()),
                    string: Ok(Default::default()),
                    string_text: Ok(Default::default()),
                    titled: Ok(Default::default()),
                }
            }
        }
        impl X2faRequest {
            /// Not described.
            pub fn client<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Client>,
                T::Error: ::std::fmt::Display,
            {
                self.client = ::openapi_client_runtime::generated::converted_some(
                    "client",
                    value,
                );
                self
            }
            /// Not described.
            pub fn clone<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Clone>,
                T::Error: ::std::fmt::Display,
            {
                self.clone = ::openapi_client_runtime::generated::converted_some(
                    "clone",
                    value,
                );
                self
            }
            /// Not described.
            pub fn error<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Error>,
                T::Error: ::std::fmt::Display,
            {
                self.error = ::openapi_client_runtime::generated::converted_some(
                    "error",
                    value,
                );
                self
            }
            /// Not described.
            pub fn into<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Into>,
                T::Error: ::std::fmt::Display,
            {
                self.into = ::openapi_client_runtime::generated::converted_some(
                    "into",
                    value,
                );
                self
            }
            /// Not described.
            pub fn list<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::X2faRequestListItem>>,
                T::Error: ::std::fmt::Display,
            {
                self.list = ::openapi_client_runtime::generated::converted_some(
                    "list",
                    value,
                );
                self
            }
            /// Not described.
            pub fn m2m<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::M2mClient2>,
                T::Error: ::std::fmt::Display,
            {
                self.m2m = ::openapi_client_runtime::generated::converted_some(
                    "m2m",
                    value,
                );
                self
            }
            /// Not described.
            pub fn m2m_again<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::M2mClient>,
                T::Error: ::std::fmt::Display,
            {
                self.m2m_again = ::openapi_client_runtime::generated::converted_some(
                    "m2m_again",
                    value,
                );
                self
            }
            /// Not described.
            pub fn option<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::OptionType>,
                T::Error: ::std::fmt::Display,
            {
                self.option = ::openapi_client_runtime::generated::converted_some(
                    "option",
                    value,
                );
                self
            }
            /// Not described.
            pub fn result<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Result>,
                T::Error: ::std::fmt::Display,
            {
                self.result = ::openapi_client_runtime::generated::converted_some(
                    "result",
                    value,
                );
                self
            }
            /// Not described.
            pub fn self_<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::SelfType>,
                T::Error: ::std::fmt::Display,
            {
                self.self_ = ::openapi_client_runtime::generated::converted_some(
                    "self",
                    value,
                );
                self
            }
            /// Not described.
            pub fn some<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Some>,
                T::Error: ::std::fmt::Display,
            {
                self.some = ::openapi_client_runtime::generated::converted_some(
                    "some",
                    value,
                );
                self
            }
            /// Not described.
            pub fn string<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::StringType>,
                T::Error: ::std::fmt::Display,
            {
                self.string = ::openapi_client_runtime::generated::converted_some(
                    "string",
                    value,
                );
                self
            }
            /// Not described.
            pub fn string_text<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ToString>,
                T::Error: ::std::fmt::Display,
            {
                self.string_text = ::openapi_client_runtime::generated::converted_some(
                    "string_text",
                    value,
                );
                self
            }
            /// Not described.
            pub fn titled<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::X2faRequestTitled>,
                T::Error: ::std::fmt::Display,
            {
                self.titled = ::openapi_client_runtime::generated::converted_some(
                    "titled",
                    value,
                );
                self
            }
        }
        impl ::std::convert::TryFrom<X2faRequest> for super::X2faRequest {
            type Error = super::error::ConversionError;
            fn try_from(
                value: X2faRequest,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    client: value.client?,
                    clone: value.clone?,
                    error: value.error?,
                    into: value.into?,
                    list: value.list?,
                    m2m: value.m2m?,
                    m2m_again: value.m2m_again?,
                    option: value.option?,
                    result: value.result?,
                    self_: value.self_?,
                    some: value.some?,
                    string: value.string?,
                    string_text: value.string_text?,
                    titled: value.titled?,
                })
            }
        }
        impl ::std::convert::From<super::X2faRequest> for X2faRequest {
            fn from(value: super::X2faRequest) -> Self {
                Self {
                    client: Ok(value.client),
                    clone: Ok(value.clone),
                    error: Ok(value.error),
                    into: Ok(value.into),
                    list: Ok(value.list),
                    m2m: Ok(value.m2m),
                    m2m_again: Ok(value.m2m_again),
                    option: Ok(value.option),
                    result: Ok(value.result),
                    self_: Ok(value.self_),
                    some: Ok(value.some),
                    string: Ok(value.string),
                    string_text: Ok(value.string_text),
                    titled: Ok(value.titled),
                }
            }
        }
        /// A builder of [`X2faRequestTitled`](super::X2faRequestTitled).
        #[derive(Clone)]
        pub struct X2faRequestTitled {
            a: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for X2faRequestTitled {
            fn default() -> Self {
                Self { a: Ok(Default::default()) }
            }
        }
        impl X2faRequestTitled {
            /// Not described.
            pub fn a<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.a = ::openapi_client_runtime::generated::converted_some("a", value);
                self
            }
        }
        impl ::std::convert::TryFrom<X2faRequestTitled> for super::X2faRequestTitled {
            type Error = super::error::ConversionError;
            fn try_from(
                value: X2faRequestTitled,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { a: value.a? })
            }
        }
        impl ::std::fmt::Debug for Client {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Client").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for Clone {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Clone").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for Error {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Error").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for Into {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Into").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for M2mClient {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("M2mClient").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for M2mClient2 {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("M2mClient2").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for OptionType {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("OptionType").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for Result {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Result").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for SelfType {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("SelfType").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for ToString {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("ToString").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for X2faRequest {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("X2faRequest").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for X2faRequestTitled {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("X2faRequestTitled").finish_non_exhaustive()
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
    /// `POST /streams/{stream-id}`.
    ///
    /// Retried: it changes nothing.
    ///
    /// ```rs
    /// let response = client.post_streams_stream_id().stream_id("s").send().await?;
    /// ```
    pub fn post_streams_stream_id(&self) -> builder::PostStreamsStreamId<'_> {
        builder::PostStreamsStreamId::new(&self.0)
    }
    /// `GET /streams`.
    ///
    /// Retried: it changes nothing.
    ///
    /// ```rs
    /// let response = client.list_all_streams().send().await?;
    /// ```
    pub fn list_all_streams(&self) -> builder::ListAllStreams<'_> {
        builder::ListAllStreams::new(&self.0)
    }
    /// `PUT /streams`.
    ///
    /// Retried: it changes nothing.
    ///
    /// ```rs
    /// let response = client.put_async().send().await?;
    /// ```
    pub fn put_async(&self) -> builder::PutAsync<'_> {
        builder::PutAsync::new(&self.0)
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
    /// A call that [`Client::list_all_streams`](super::Client::list_all_streams) starts.
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct ListAllStreams<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
    }
    impl<'a> ListAllStreams<'a> {
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
        /// Sends `GET /streams`.
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
    /// A call that [`Client::put_async`](super::Client::put_async) starts.
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct PutAsync<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
    }
    impl<'a> PutAsync<'a> {
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
        /// Sends `PUT /streams`.
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
    /// A call that [`Client::post_streams_stream_id`](super::Client::post_streams_stream_id) starts.
    ///
    /// Required: [`stream_id`](Self::stream_id).
    ///
    /// Optional: [`client`](Self::client), [`clone`](Self::clone), [`error`](Self::error), [`into`](Self::into), [`list`](Self::list), [`m2m`](Self::m2m), [`m2m_again`](Self::m2m_again), [`option`](Self::option), [`result`](Self::result), [`self_`](Self::self_), [`some`](Self::some), [`string`](Self::string), [`string_text`](Self::string_text), [`titled`](Self::titled).
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct PostStreamsStreamId<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
        stream_id: Result<::std::string::String, String>,
        body: Result<types::builder::X2faRequest, String>,
    }
    impl<'a> PostStreamsStreamId<'a> {
        /// Starts a call.
        pub(super) fn new(
            client: &'a ::openapi_client_runtime::Client<super::Api>,
        ) -> Self {
            Self {
                client: client,
                stream_id: Err("stream-id: required, but not set".to_string()),
                body: Ok(::std::default::Default::default()),
            }
        }
        /// Not described.
        pub fn stream_id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.stream_id = value
                .try_into()
                .map_err(|_| "stream-id: is not of the documented type".to_string());
            self
        }
        /// Sets [`stream_id`](Self::stream_id), if there is a value.
        pub fn set_stream_id<V>(self, value: ::std::option::Option<V>) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            match value {
                Some(value) => self.stream_id(value),
                None => self,
            }
        }
        /// Not described.
        pub fn client<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Client>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.client(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`client`](Self::client), if there is a value.
        pub fn set_client<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Client>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.client(value),
                None => self,
            }
        }
        /// Not described.
        pub fn clone<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Clone>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.clone(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`clone`](Self::clone), if there is a value.
        pub fn set_clone<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Clone>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.clone(value),
                None => self,
            }
        }
        /// Not described.
        pub fn error<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Error>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.error(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`error`](Self::error), if there is a value.
        pub fn set_error<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Error>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.error(value),
                None => self,
            }
        }
        /// Not described.
        pub fn into<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Into>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.into(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`into`](Self::into), if there is a value.
        pub fn set_into<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Into>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.into(value),
                None => self,
            }
        }
        /// Not described.
        pub fn list<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<types::X2faRequestListItem>>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.list(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`list`](Self::list), if there is a value.
        pub fn set_list<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<types::X2faRequestListItem>>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.list(value),
                None => self,
            }
        }
        /// Not described.
        pub fn m2m<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::M2mClient2>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.m2m(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`m2m`](Self::m2m), if there is a value.
        pub fn set_m2m<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::M2mClient2>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.m2m(value),
                None => self,
            }
        }
        /// Not described.
        pub fn m2m_again<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::M2mClient>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.m2m_again(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`m2m_again`](Self::m2m_again), if there is a value.
        pub fn set_m2m_again<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::M2mClient>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.m2m_again(value),
                None => self,
            }
        }
        /// Not described.
        pub fn option<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::OptionType>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.option(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`option`](Self::option), if there is a value.
        pub fn set_option<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::OptionType>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.option(value),
                None => self,
            }
        }
        /// Not described.
        pub fn result<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Result>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.result(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`result`](Self::result), if there is a value.
        pub fn set_result<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Result>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.result(value),
                None => self,
            }
        }
        /// Not described.
        pub fn self_<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::SelfType>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.self_(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`self_`](Self::self_), if there is a value.
        pub fn set_self_<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::SelfType>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.self_(value),
                None => self,
            }
        }
        /// Not described.
        pub fn some<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Some>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.some(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`some`](Self::some), if there is a value.
        pub fn set_some<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Some>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.some(value),
                None => self,
            }
        }
        /// Not described.
        pub fn string<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::StringType>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.string(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`string`](Self::string), if there is a value.
        pub fn set_string<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::StringType>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.string(value),
                None => self,
            }
        }
        /// Not described.
        pub fn string_text<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::ToString>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.string_text(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`string_text`](Self::string_text), if there is a value.
        pub fn set_string_text<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::ToString>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.string_text(value),
                None => self,
            }
        }
        /// Not described.
        pub fn titled<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::X2faRequestTitled>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.titled(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`titled`](Self::titled), if there is a value.
        pub fn set_titled<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::X2faRequestTitled>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.titled(value),
                None => self,
            }
        }
        /// Sets the whole request body, from the body or its builder.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::X2faRequest>,
            <V as std::convert::TryInto<types::X2faRequest>>::Error: std::fmt::Display,
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
        /// Sends `POST /streams/{stream-id}`.
        ///
        /// # Errors
        /// An [`Error`](super::Error), whose variants say how far the request got.
        pub fn send(
            self,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::openapi_client_runtime::ResponseValue<types::PageString>,
                super::Error,
            >,
        > {
            ::openapi_client_runtime::generated::send(self)
        }
    }
    impl<'a> ::std::fmt::Debug for ListAllStreams<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("ListAllStreams").finish_non_exhaustive()
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a>
    for ListAllStreams<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::LIST_ALL_STREAMS;
            let Self { client } = self;
            Ok(client.request(operation))
        }
    }
    impl ::openapi_client_runtime::generated::Call for ListAllStreams<'_> {
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
    impl<'a> ::std::fmt::Debug for PutAsync<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("PutAsync").finish_non_exhaustive()
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for PutAsync<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::PUT_ASYNC;
            let Self { client } = self;
            Ok(client.request(operation))
        }
    }
    impl ::openapi_client_runtime::generated::Call for PutAsync<'_> {
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
    impl<'a> ::std::fmt::Debug for PostStreamsStreamId<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("PostStreamsStreamId").finish_non_exhaustive()
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a>
    for PostStreamsStreamId<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::POST_STREAMS_STREAM_ID;
            let Self { client, stream_id: input_0, body: input_1 } = self;
            let input_0 = input_0
                .map_err(|problem| super::Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_parameter(
                operation,
                "stream-id",
                &input_0,
                &::openapi_client_runtime::generated::Constraints::NONE,
            )?;
            let input_1 = input_1
                .and_then(|value| {
                    types::X2faRequest::try_from(value)
                        .map_err(|problem| problem.to_string())
                })
                .map_err(|problem| super::Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_body(
                operation,
                &input_1,
                &::openapi_client_runtime::generated::Constraints::NONE,
            )?;
            Ok(client.request(operation).path("stream-id", &input_0)?.json(&input_1))
        }
    }
    impl ::openapi_client_runtime::generated::Call for PostStreamsStreamId<'_> {
        type Api = super::Api;
        type Output = types::PageString;
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::ResponseValue<types::PageString>,
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
    const NAME: &'static str = "Names";
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
impl ::openapi_client_runtime::ResponseBody for types::PageString {
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
    pub(crate) static POST_STREAMS_STREAM_ID: Operation = Operation {
        index: 0usize,
        id: "post_streams_stream_id",
        summary: "",
        method: http::Method::POST,
        path: "/streams/{stream-id}",
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
    pub(crate) static LIST_ALL_STREAMS: Operation = Operation {
        index: 1usize,
        id: "list_all_streams",
        summary: "",
        method: http::Method::GET,
        path: "/streams",
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
        ],
    };
    pub(crate) static PUT_ASYNC: Operation = Operation {
        index: 2usize,
        id: "put_async",
        summary: "",
        method: http::Method::PUT,
        path: "/streams",
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
        ],
    };
}
static OPERATIONS: &[&::openapi_client_runtime::Operation] = &[
    &operations::POST_STREAMS_STREAM_ID,
    &operations::LIST_ALL_STREAMS,
    &operations::PUT_ASYNC,
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
    "a",
    "b",
    "client",
    "clone",
    "error",
    "into",
    "items",
    "list",
    "m2m",
    "m2m_again",
    "option",
    "result",
    "self",
    "some",
    "string",
    "string_text",
    "titled",
];
/// The JSON Schema of each generated type, with the JSON pointer of its schema in the document.
#[must_use]
pub fn schemas() -> ::std::vec::Vec<
    (&'static str, ::openapi_client_runtime::generated::schemars::Schema),
> {
    ::std::vec::Vec::from([
        (
            "/components/schemas/Client",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Client),
        ),
        (
            "/components/schemas/Clone",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Clone),
        ),
        (
            "/components/schemas/Error",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Error),
        ),
        (
            "/components/schemas/Größe",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Größe),
        ),
        (
            "/components/schemas/Into",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Into),
        ),
        (
            "/components/schemas/M2mClient",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::M2mClient),
        ),
        (
            "/components/schemas/M2mClient2",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::M2mClient2),
        ),
        (
            "/components/schemas/OptionType",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::OptionType),
        ),
        (
            "/components/schemas/PageString",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::PageString),
        ),
        (
            "/components/schemas/Result",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Result),
        ),
        (
            "/components/schemas/SelfType",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::SelfType),
        ),
        (
            "/components/schemas/Some",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Some),
        ),
        (
            "/components/schemas/StringType",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::StringType),
        ),
        (
            "/components/schemas/ToString",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::ToString),
        ),
        (
            "/components/schemas/X2faRequest",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::X2faRequest
            ),
        ),
        (
            "/components/schemas/X2faRequest/properties/list/items",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::X2faRequestListItem
            ),
        ),
        (
            "/components/schemas/X2faRequest/properties/titled",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::X2faRequestTitled
            ),
        ),
    ])
}
impl ::openapi_client_runtime::generated::Validate for types::Client {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Clone {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Error {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Into {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::M2mClient {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::M2mClient2 {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::OptionType {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Result {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::SelfType {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Some {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::StringType {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::ToString {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::X2faRequest {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        let at = &at.inside(constraints);
        self.client
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("client"),
            )?;
        self.clone
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("clone"),
            )?;
        self.error
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("error"),
            )?;
        self.into
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("into"),
            )?;
        self.list
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("list"),
            )?;
        self.m2m
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("m2m"),
            )?;
        self.m2m_again
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("m2m_again"),
            )?;
        self.option
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("option"),
            )?;
        self.result
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("result"),
            )?;
        self.self_
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("self"),
            )?;
        self.some
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("some"),
            )?;
        self.string
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("string"),
            )?;
        self.string_text
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("string_text"),
            )?;
        self.titled
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("titled"),
            )?;
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::X2faRequestListItem {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::X2faRequestTitled {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
