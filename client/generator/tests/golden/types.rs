/// Types of requests and responses.
///
/// Structs that a response can contain are `#[non_exhaustive]`, since a later version may add fields. Tests make them from JSON:
///
/// ```rs
/// let response: types::Entry = serde_json::from_value(serde_json::json!({
///   "checked_by": null,
///   "id": "e-1",
///   "name": "M 31",
///   "note": 7
/// }))?;
/// ```
pub mod types {
    /// Who checks.
    #[derive(Clone, Default)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Checker {
        /// The badge.
        pub badge: ::std::option::Option<::std::string::String>,
        /// The name.
        pub name: ::std::option::Option<::std::string::String>,
    }
    /// Who checks.
    #[derive(Clone, Default)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct CheckerRequest {
        /// The name.
        pub name: ::std::option::Option<::std::string::String>,
    }
    impl CheckerRequest {
        /// Creates a builder.
        pub fn builder() -> builder::CheckerRequest {
            Default::default()
        }
    }
    /// A comment.
    ///
    /// Constraints: minimum length `2`.
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
    pub struct Comment(pub ::std::string::String);
    impl ::std::ops::Deref for Comment {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<Comment> for ::std::string::String {
        fn from(value: Comment) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for Comment {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for Comment {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for Comment {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    /// An entry.
    #[derive(Clone)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Entry {
        /// Who checked it.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub checked_by: ::std::option::Option<::std::string::String>,
        /// Who checks.
        pub checker: ::std::option::Option<Checker>,
        /// A comment.
        ///
        /// Constraints: minimum length `2`.
        pub comment: ::std::option::Option<Comment>,
        /// The number of stars.
        ///
        /// Constraints: format `uint64`.
        pub count: ::std::option::Option<u64>,
        /// An empty object.
        pub empty: ::std::option::Option<
            ::openapi_client_runtime::generated::serde_json::Map<
                ::std::string::String,
                ::openapi_client_runtime::generated::serde_json::Value,
            >,
        >,
        /// The factor.
        ///
        /// Constraints: one of `0.5, 2`.
        pub factor: ::std::option::Option<f64>,
        /// Any object.
        pub free: ::std::option::Option<
            ::openapi_client_runtime::generated::serde_json::Map<
                ::std::string::String,
                ::openapi_client_runtime::generated::serde_json::Value,
            >,
        >,
        /// Numbers with gaps.
        pub gaps: ::std::option::Option<::std::vec::Vec<::std::option::Option<i64>>>,
        /// The id.
        pub id: ::std::string::String,
        /// Links by name.
        ///
        /// Constraints: maximum number of properties `3`.
        pub links: ::std::option::Option<Links>,
        /// Anything, or nothing.
        pub maybe: ::std::option::Option<
            ::openapi_client_runtime::generated::serde_json::Value,
        >,
        /// The name.
        ///
        /// Constraints: format `hostname`.
        pub name: ::std::string::String,
        /// Names.
        ///
        /// Constraints: distinct items.
        pub names: ::std::option::Option<Names>,
        /// Anything.
        pub note: ::openapi_client_runtime::generated::serde_json::Value,
        /// The order.
        ///
        /// Constraints: pattern `^(ASC|asc)$`.
        pub order: ::std::option::Option<::std::string::String>,
        /// The rank.
        ///
        /// Constraints: one of `1, 2, 5`.
        pub rank: ::std::option::Option<i64>,
        /// The size.
        ///
        /// Constraints: format `double`.
        pub size: ::std::option::Option<f64>,
        /// A small number.
        ///
        /// Constraints: at least `0`, at most `255`, format `int32`.
        pub small: ::std::option::Option<i32>,
        /// Lines by element.
        pub spectrum: ::std::option::Option<Lines>,
        /// The state.
        pub state: ::std::option::Option<EntryState>,
        /// The states.
        pub states: ::std::option::Option<
            ::std::vec::Vec<::std::option::Option<EntryStatesItem>>,
        >,
        /// Always true.
        ///
        /// Constraints: one of `true`.
        pub sure: ::std::option::Option<bool>,
        /// Tags.
        pub tags: ::std::option::Option<Tags>,
        /// Any things.
        pub things: ::std::option::Option<
            ::std::vec::Vec<::openapi_client_runtime::generated::serde_json::Value>,
        >,
    }
    /// An entry.
    #[derive(Clone)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    #[serde(deny_unknown_fields)]
    pub struct EntryRequest {
        /// Who checked it.
        #[serde(deserialize_with = "::std::option::Option::deserialize")]
        pub checked_by: ::std::option::Option<::std::string::String>,
        /// Who checks.
        pub checker: ::std::option::Option<CheckerRequest>,
        /// A comment.
        ///
        /// Constraints: minimum length `2`.
        pub comment: ::std::option::Option<Comment>,
        /// The number of stars.
        ///
        /// Constraints: format `uint64`.
        pub count: ::std::option::Option<u64>,
        /// An empty object.
        ///
        /// Constraints: maximum number of properties `0`.
        pub empty: ::std::option::Option<
            ::openapi_client_runtime::generated::serde_json::Map<
                ::std::string::String,
                ::openapi_client_runtime::generated::serde_json::Value,
            >,
        >,
        /// The factor.
        ///
        /// Constraints: one of `0.5, 2`.
        pub factor: ::std::option::Option<f64>,
        /// Any object.
        pub free: ::std::option::Option<
            ::openapi_client_runtime::generated::serde_json::Map<
                ::std::string::String,
                ::openapi_client_runtime::generated::serde_json::Value,
            >,
        >,
        /// Numbers with gaps.
        pub gaps: ::std::option::Option<::std::vec::Vec<::std::option::Option<i64>>>,
        /// The key of the owner.
        ///
        /// Constraints: format `byte`.
        pub key: ::std::option::Option<::std::string::String>,
        /// Links by name.
        ///
        /// Constraints: maximum number of properties `3`.
        pub links: ::std::option::Option<Links>,
        /// Anything, or nothing.
        pub maybe: ::std::option::Option<
            ::openapi_client_runtime::generated::serde_json::Value,
        >,
        /// The name.
        ///
        /// Constraints: format `hostname`.
        pub name: ::std::string::String,
        /// Names.
        ///
        /// Constraints: distinct items.
        pub names: ::std::option::Option<Names>,
        /// Anything.
        pub note: ::openapi_client_runtime::generated::serde_json::Value,
        /// The order.
        ///
        /// Constraints: pattern `^(ASC|asc)$`.
        pub order: ::std::option::Option<::std::string::String>,
        /// The rank.
        ///
        /// Constraints: one of `1, 2, 5`.
        pub rank: ::std::option::Option<i64>,
        /// The size.
        ///
        /// Constraints: format `double`.
        pub size: ::std::option::Option<f64>,
        /// A small number.
        ///
        /// Constraints: at least `0`, at most `255`, format `int32`.
        pub small: ::std::option::Option<i32>,
        /// Lines by element.
        pub spectrum: ::std::option::Option<Lines>,
        /// The state.
        pub state: ::std::option::Option<EntryRequestState>,
        /// The states.
        pub states: ::std::option::Option<
            ::std::vec::Vec<::std::option::Option<EntryRequestStatesItem>>,
        >,
        /// Always true.
        ///
        /// Constraints: one of `true`.
        pub sure: ::std::option::Option<bool>,
        /// Tags.
        pub tags: ::std::option::Option<Tags>,
        /// Any things.
        pub things: ::std::option::Option<
            ::std::vec::Vec<::openapi_client_runtime::generated::serde_json::Value>,
        >,
    }
    impl EntryRequest {
        /// Creates a builder.
        pub fn builder() -> builder::EntryRequest {
            Default::default()
        }
    }
    /// The state.
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
    pub enum EntryRequestState {
        /// `new`
        #[serde(rename = "new")]
        New,
        /// `old`
        #[serde(rename = "old")]
        Old,
    }
    impl ::std::fmt::Display for EntryRequestState {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::New => f.write_str("new"),
                Self::Old => f.write_str("old"),
            }
        }
    }
    impl ::std::str::FromStr for EntryRequestState {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "new" => Ok(Self::New),
                "old" => Ok(Self::Old),
                _ => Err("is not one of \"new\", \"old\"".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for EntryRequestState {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for EntryRequestState {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
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
    pub enum EntryRequestStatesItem {
        /// `new`
        #[serde(rename = "new")]
        New,
        /// `old`
        #[serde(rename = "old")]
        Old,
    }
    impl ::std::fmt::Display for EntryRequestStatesItem {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::New => f.write_str("new"),
                Self::Old => f.write_str("old"),
            }
        }
    }
    impl ::std::str::FromStr for EntryRequestStatesItem {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "new" => Ok(Self::New),
                "old" => Ok(Self::Old),
                _ => Err("is not one of \"new\", \"old\"".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for EntryRequestStatesItem {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for EntryRequestStatesItem {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// The state.
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
    pub enum EntryState {
        /// `new`
        #[serde(rename = "new")]
        New,
        /// `old`
        #[serde(rename = "old")]
        Old,
    }
    impl ::std::fmt::Display for EntryState {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::New => f.write_str("new"),
                Self::Old => f.write_str("old"),
            }
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
    pub enum EntryStatesItem {
        /// `new`
        #[serde(rename = "new")]
        New,
        /// `old`
        #[serde(rename = "old")]
        Old,
    }
    impl ::std::fmt::Display for EntryStatesItem {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::New => f.write_str("new"),
                Self::Old => f.write_str("old"),
            }
        }
    }
    /// Lines by element.
    #[derive(
        ::openapi_client_runtime::generated::serde::Deserialize,
        ::openapi_client_runtime::generated::serde::Serialize,
        Clone
    )]
    #[serde(transparent)]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Lines(
        #[serde(
            serialize_with = "::openapi_client_runtime::generated::number::serialize_inner"
        )]
        pub ::std::collections::HashMap<::std::string::String, ::std::vec::Vec<f64>>,
    );
    impl ::std::ops::Deref for Lines {
        type Target = ::std::collections::HashMap<
            ::std::string::String,
            ::std::vec::Vec<f64>,
        >;
        fn deref(
            &self,
        ) -> &::std::collections::HashMap<::std::string::String, ::std::vec::Vec<f64>> {
            &self.0
        }
    }
    impl ::std::convert::From<Lines>
    for ::std::collections::HashMap<::std::string::String, ::std::vec::Vec<f64>> {
        fn from(value: Lines) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<
        ::std::collections::HashMap<::std::string::String, ::std::vec::Vec<f64>>,
    > for Lines {
        fn from(
            value: ::std::collections::HashMap<
                ::std::string::String,
                ::std::vec::Vec<f64>,
            >,
        ) -> Self {
            Self(value)
        }
    }
    /// Links by name.
    ///
    /// Constraints: maximum number of properties `3`.
    #[derive(Clone)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Links {
        /// Not described.
        ///
        /// Constraints: minimum length `2`.
        pub next: ::std::string::String,
        /// Where it is.
        ///
        /// Constraints: format `uri`.
        #[serde(rename = "self")]
        pub self_: ::std::string::String,
        /// Properties that the document does not name.
        #[serde(flatten)]
        pub extra: ::std::collections::HashMap<
            ::std::string::String,
            ::std::string::String,
        >,
    }
    impl Links {
        /// Creates a builder.
        pub fn builder() -> builder::Links {
            Default::default()
        }
    }
    /// Names.
    ///
    /// Constraints: distinct items.
    #[derive(
        ::openapi_client_runtime::generated::serde::Deserialize,
        ::openapi_client_runtime::generated::serde::Serialize,
        Clone
    )]
    #[serde(transparent)]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Names(pub ::std::vec::Vec<::std::string::String>);
    impl ::std::ops::Deref for Names {
        type Target = ::std::vec::Vec<::std::string::String>;
        fn deref(&self) -> &::std::vec::Vec<::std::string::String> {
            &self.0
        }
    }
    impl ::std::convert::From<Names> for ::std::vec::Vec<::std::string::String> {
        fn from(value: Names) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::vec::Vec<::std::string::String>> for Names {
        fn from(value: ::std::vec::Vec<::std::string::String>) -> Self {
            Self(value)
        }
    }
    /// A tag.
    ///
    /// Constraints: maximum length `9`.
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
    pub struct Tag(pub ::std::string::String);
    impl ::std::ops::Deref for Tag {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<Tag> for ::std::string::String {
        fn from(value: Tag) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for Tag {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for Tag {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for Tag {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    /// Tags.
    #[derive(
        ::openapi_client_runtime::generated::serde::Deserialize,
        ::openapi_client_runtime::generated::serde::Serialize,
        Clone
    )]
    #[serde(transparent)]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Tags(pub ::std::vec::Vec<Tag>);
    impl ::std::ops::Deref for Tags {
        type Target = ::std::vec::Vec<Tag>;
        fn deref(&self) -> &::std::vec::Vec<Tag> {
            &self.0
        }
    }
    impl ::std::convert::From<Tags> for ::std::vec::Vec<Tag> {
        fn from(value: Tags) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::vec::Vec<Tag>> for Tags {
        fn from(value: ::std::vec::Vec<Tag>) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Debug for Checker {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Checker",
                &["badge", "name"],
                &[
                    &::openapi_client_runtime::generated::some_text::<
                        super::Api,
                    >(&self.badge),
                    &::openapi_client_runtime::generated::some_text::<
                        super::Api,
                    >(&self.name),
                ],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Checker {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Checker {
        const NAMES: &'static [&'static str] = &["badge", "name"];
        const REQUIRED: usize = 0usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            let mut field_1 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.optional(&mut field_0),
                    1usize => properties.optional(&mut field_1),
                    _ => {}
                }
            }
            properties.end()?;
            Ok(Self {
                badge: field_0,
                name: field_1,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Checker {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("badge", &self.badge);
            object.optional("name", &self.name);
            object.end()
        }
    }
    impl ::std::fmt::Debug for CheckerRequest {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "CheckerRequest",
                &["name"],
                &[
                    &::openapi_client_runtime::generated::some_text::<
                        super::Api,
                    >(&self.name),
                ],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for CheckerRequest {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for CheckerRequest {
        const NAMES: &'static [&'static str] = &["name"];
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
            Ok(Self { name: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for CheckerRequest {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("name", &self.name);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Comment {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_tuple("Comment")
                .field(&::openapi_client_runtime::generated::text::<super::Api>(&self.0))
                .finish()
        }
    }
    impl ::std::fmt::Debug for Entry {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Entry",
                &[
                    "checked_by",
                    "checker",
                    "comment",
                    "count",
                    "empty",
                    "factor",
                    "free",
                    "gaps",
                    "id",
                    "links",
                    "maybe",
                    "name",
                    "names",
                    "note",
                    "order",
                    "rank",
                    "size",
                    "small",
                    "spectrum",
                    "state",
                    "states",
                    "sure",
                    "tags",
                    "things",
                ],
                &[
                    &::openapi_client_runtime::generated::some_text::<
                        super::Api,
                    >(&self.checked_by),
                    &self.checker,
                    &self.comment,
                    &self.count,
                    &::openapi_client_runtime::generated::some_redacted(&self.empty),
                    &self.factor,
                    &::openapi_client_runtime::generated::some_redacted(&self.free),
                    &self.gaps,
                    &::openapi_client_runtime::generated::text::<super::Api>(&self.id),
                    &self.links,
                    &::openapi_client_runtime::generated::some_redacted(&self.maybe),
                    &::openapi_client_runtime::generated::text::<super::Api>(&self.name),
                    &self.names,
                    &::openapi_client_runtime::generated::Redacted,
                    &::openapi_client_runtime::generated::some_text::<
                        super::Api,
                    >(&self.order),
                    &self.rank,
                    &self.size,
                    &self.small,
                    &self.spectrum,
                    &self.state,
                    &self.states,
                    &self.sure,
                    &self.tags,
                    &::openapi_client_runtime::generated::some_redacted(&self.things),
                ],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Entry {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Entry {
        const NAMES: &'static [&'static str] = &[
            "checked_by",
            "id",
            "name",
            "note",
            "checker",
            "comment",
            "count",
            "empty",
            "factor",
            "free",
            "gaps",
            "links",
            "maybe",
            "names",
            "order",
            "rank",
            "size",
            "small",
            "spectrum",
            "state",
            "states",
            "sure",
            "tags",
            "things",
        ];
        const REQUIRED: usize = 4usize;
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
            let mut field_14 = None;
            let mut field_15 = None;
            let mut field_16 = None;
            let mut field_17 = None;
            let mut field_18 = None;
            let mut field_19 = None;
            let mut field_20 = None;
            let mut field_21 = None;
            let mut field_22 = None;
            let mut field_23 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.value(&mut field_0),
                    1usize => properties.value(&mut field_1),
                    2usize => properties.value(&mut field_2),
                    3usize => properties.value(&mut field_3),
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
                    14usize => properties.optional(&mut field_14),
                    15usize => properties.optional(&mut field_15),
                    16usize => properties.optional(&mut field_16),
                    17usize => properties.optional(&mut field_17),
                    18usize => properties.optional(&mut field_18),
                    19usize => properties.optional(&mut field_19),
                    20usize => properties.optional(&mut field_20),
                    21usize => properties.optional(&mut field_21),
                    22usize => properties.optional(&mut field_22),
                    23usize => properties.optional(&mut field_23),
                    _ => {}
                }
            }
            properties.end()?;
            let (Some(field_0), Some(field_1), Some(field_2), Some(field_3)) = (
                field_0,
                field_1,
                field_2,
                field_3,
            ) else { return Err(properties.missing()) };
            Ok(Self {
                checked_by: field_0,
                id: field_1,
                name: field_2,
                note: field_3,
                checker: field_4,
                comment: field_5,
                count: field_6,
                empty: field_7,
                factor: field_8,
                free: field_9,
                gaps: field_10,
                links: field_11,
                maybe: field_12,
                names: field_13,
                order: field_14,
                rank: field_15,
                size: field_16,
                small: field_17,
                spectrum: field_18,
                state: field_19,
                states: field_20,
                sure: field_21,
                tags: field_22,
                things: field_23,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Entry {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.value("checked_by", &self.checked_by);
            object.optional("checker", &self.checker);
            object.optional("comment", &self.comment);
            object.optional("count", &self.count);
            object.optional("empty", &self.empty);
            object.optional_numbers("factor", &self.factor);
            object.optional("free", &self.free);
            object.optional("gaps", &self.gaps);
            object.value("id", &self.id);
            object.optional("links", &self.links);
            object.optional("maybe", &self.maybe);
            object.value("name", &self.name);
            object.optional("names", &self.names);
            object.value("note", &self.note);
            object.optional("order", &self.order);
            object.optional("rank", &self.rank);
            object.optional_numbers("size", &self.size);
            object.optional("small", &self.small);
            object.optional("spectrum", &self.spectrum);
            object.optional("state", &self.state);
            object.optional("states", &self.states);
            object.optional("sure", &self.sure);
            object.optional("tags", &self.tags);
            object.optional("things", &self.things);
            object.end()
        }
    }
    impl ::std::fmt::Debug for EntryRequest {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "EntryRequest",
                &[
                    "checked_by",
                    "checker",
                    "comment",
                    "count",
                    "empty",
                    "factor",
                    "free",
                    "gaps",
                    "key",
                    "links",
                    "maybe",
                    "name",
                    "names",
                    "note",
                    "order",
                    "rank",
                    "size",
                    "small",
                    "spectrum",
                    "state",
                    "states",
                    "sure",
                    "tags",
                    "things",
                ],
                &[
                    &::openapi_client_runtime::generated::some_text::<
                        super::Api,
                    >(&self.checked_by),
                    &self.checker,
                    &self.comment,
                    &self.count,
                    &::openapi_client_runtime::generated::some_redacted(&self.empty),
                    &self.factor,
                    &::openapi_client_runtime::generated::some_redacted(&self.free),
                    &self.gaps,
                    &::openapi_client_runtime::generated::some_redacted(&self.key),
                    &self.links,
                    &::openapi_client_runtime::generated::some_redacted(&self.maybe),
                    &::openapi_client_runtime::generated::text::<super::Api>(&self.name),
                    &self.names,
                    &::openapi_client_runtime::generated::Redacted,
                    &::openapi_client_runtime::generated::some_text::<
                        super::Api,
                    >(&self.order),
                    &self.rank,
                    &self.size,
                    &self.small,
                    &self.spectrum,
                    &self.state,
                    &self.states,
                    &self.sure,
                    &self.tags,
                    &::openapi_client_runtime::generated::some_redacted(&self.things),
                ],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for EntryRequest {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for EntryRequest {
        const NAMES: &'static [&'static str] = &[
            "checked_by",
            "name",
            "note",
            "checker",
            "comment",
            "count",
            "empty",
            "factor",
            "free",
            "gaps",
            "key",
            "links",
            "maybe",
            "names",
            "order",
            "rank",
            "size",
            "small",
            "spectrum",
            "state",
            "states",
            "sure",
            "tags",
            "things",
        ];
        const REQUIRED: usize = 3usize;
        const OTHERS: ::openapi_client_runtime::generated::Others = ::openapi_client_runtime::generated::Others::Rejected;
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
            let mut field_14 = None;
            let mut field_15 = None;
            let mut field_16 = None;
            let mut field_17 = None;
            let mut field_18 = None;
            let mut field_19 = None;
            let mut field_20 = None;
            let mut field_21 = None;
            let mut field_22 = None;
            let mut field_23 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.value(&mut field_0),
                    1usize => properties.value(&mut field_1),
                    2usize => properties.value(&mut field_2),
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
                    14usize => properties.optional(&mut field_14),
                    15usize => properties.optional(&mut field_15),
                    16usize => properties.optional(&mut field_16),
                    17usize => properties.optional(&mut field_17),
                    18usize => properties.optional(&mut field_18),
                    19usize => properties.optional(&mut field_19),
                    20usize => properties.optional(&mut field_20),
                    21usize => properties.optional(&mut field_21),
                    22usize => properties.optional(&mut field_22),
                    23usize => properties.optional(&mut field_23),
                    _ => {}
                }
            }
            properties.end()?;
            let (Some(field_0), Some(field_1), Some(field_2)) = (
                field_0,
                field_1,
                field_2,
            ) else { return Err(properties.missing()) };
            Ok(Self {
                checked_by: field_0,
                name: field_1,
                note: field_2,
                checker: field_3,
                comment: field_4,
                count: field_5,
                empty: field_6,
                factor: field_7,
                free: field_8,
                gaps: field_9,
                key: field_10,
                links: field_11,
                maybe: field_12,
                names: field_13,
                order: field_14,
                rank: field_15,
                size: field_16,
                small: field_17,
                spectrum: field_18,
                state: field_19,
                states: field_20,
                sure: field_21,
                tags: field_22,
                things: field_23,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for EntryRequest {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.value("checked_by", &self.checked_by);
            object.optional("checker", &self.checker);
            object.optional("comment", &self.comment);
            object.optional("count", &self.count);
            object.optional("empty", &self.empty);
            object.optional_numbers("factor", &self.factor);
            object.optional("free", &self.free);
            object.optional("gaps", &self.gaps);
            object.optional("key", &self.key);
            object.optional("links", &self.links);
            object.optional("maybe", &self.maybe);
            object.value("name", &self.name);
            object.optional("names", &self.names);
            object.value("note", &self.note);
            object.optional("order", &self.order);
            object.optional("rank", &self.rank);
            object.optional_numbers("size", &self.size);
            object.optional("small", &self.small);
            object.optional("spectrum", &self.spectrum);
            object.optional("state", &self.state);
            object.optional("states", &self.states);
            object.optional("sure", &self.sure);
            object.optional("tags", &self.tags);
            object.optional("things", &self.things);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Lines {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_tuple("Lines")
                .field(&::openapi_client_runtime::generated::Redacted)
                .finish()
        }
    }
    impl ::std::fmt::Debug for Links {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Links",
                &["next", "self_", "extra"],
                &[
                    &::openapi_client_runtime::generated::text::<super::Api>(&self.next),
                    &::openapi_client_runtime::generated::text::<
                        super::Api,
                    >(&self.self_),
                    &::openapi_client_runtime::generated::Redacted,
                ],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Links {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Links {
        const NAMES: &'static [&'static str] = &["next", "self"];
        const REQUIRED: usize = 2usize;
        const OTHERS: ::openapi_client_runtime::generated::Others = ::openapi_client_runtime::generated::Others::Kept;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            let mut field_1 = None;
            let mut field_2 = ::std::default::Default::default();
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.value(&mut field_0),
                    1usize => properties.value(&mut field_1),
                    _ => properties.other(&mut field_2),
                }
            }
            properties.end()?;
            let (Some(field_0), Some(field_1)) = (field_0, field_1) else {
                return Err(properties.missing())
            };
            Ok(Self {
                next: field_0,
                self_: field_1,
                extra: field_2,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Links {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.value("next", &self.next);
            object.value("self", &self.self_);
            object.others(&self.extra);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Names {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_tuple("Names")
                .field(&::openapi_client_runtime::generated::Redacted)
                .finish()
        }
    }
    impl ::std::fmt::Debug for Tag {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_tuple("Tag")
                .field(&::openapi_client_runtime::generated::text::<super::Api>(&self.0))
                .finish()
        }
    }
    impl ::std::fmt::Debug for Tags {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_tuple("Tags").field(&self.0).finish()
        }
    }
    impl ::std::convert::From<&Comment> for ::std::string::String {
        fn from(value: &Comment) -> Self {
            value.0.clone()
        }
    }
    impl ::std::convert::From<&str> for Comment {
        fn from(value: &str) -> Self {
            Self(value.to_owned())
        }
    }
    impl ::std::convert::From<&::std::string::String> for Comment {
        fn from(value: &::std::string::String) -> Self {
            Self(value.clone())
        }
    }
    impl ::std::convert::From<&Comment> for Comment {
        fn from(value: &Comment) -> Self {
            value.clone()
        }
    }
    impl ::std::convert::From<&Tag> for ::std::string::String {
        fn from(value: &Tag) -> Self {
            value.0.clone()
        }
    }
    impl ::std::convert::From<&str> for Tag {
        fn from(value: &str) -> Self {
            Self(value.to_owned())
        }
    }
    impl ::std::convert::From<&::std::string::String> for Tag {
        fn from(value: &::std::string::String) -> Self {
            Self(value.clone())
        }
    }
    impl ::std::convert::From<&Tag> for Tag {
        fn from(value: &Tag) -> Self {
            value.clone()
        }
    }
    /// Types for composing complex structures.
    pub mod builder {
        /// A builder of [`CheckerRequest`](super::CheckerRequest).
        #[derive(Clone)]
        pub struct CheckerRequest {
            name: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for CheckerRequest {
            fn default() -> Self {
                Self {
                    name: Ok(Default::default()),
                }
            }
        }
        impl CheckerRequest {
            /// The name.
            pub fn name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.name = ::openapi_client_runtime::generated::converted_some(
                    "name",
                    value,
                );
                self
            }
        }
        impl ::std::convert::TryFrom<CheckerRequest> for super::CheckerRequest {
            type Error = super::error::ConversionError;
            fn try_from(
                value: CheckerRequest,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { name: value.name? })
            }
        }
        /// A builder of [`EntryRequest`](super::EntryRequest).
        #[derive(Clone)]
        pub struct EntryRequest {
            checked_by: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            checker: ::std::result::Result<
                ::std::option::Option<super::CheckerRequest>,
                ::std::string::String,
            >,
            comment: ::std::result::Result<
                ::std::option::Option<super::Comment>,
                ::std::string::String,
            >,
            count: ::std::result::Result<
                ::std::option::Option<u64>,
                ::std::string::String,
            >,
            empty: ::std::result::Result<
                ::std::option::Option<
                    ::openapi_client_runtime::generated::serde_json::Map<
                        ::std::string::String,
                        ::openapi_client_runtime::generated::serde_json::Value,
                    >,
                >,
                ::std::string::String,
            >,
            factor: ::std::result::Result<
                ::std::option::Option<f64>,
                ::std::string::String,
            >,
            free: ::std::result::Result<
                ::std::option::Option<
                    ::openapi_client_runtime::generated::serde_json::Map<
                        ::std::string::String,
                        ::openapi_client_runtime::generated::serde_json::Value,
                    >,
                >,
                ::std::string::String,
            >,
            gaps: ::std::result::Result<
                ::std::option::Option<::std::vec::Vec<::std::option::Option<i64>>>,
                ::std::string::String,
            >,
            key: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            links: ::std::result::Result<
                ::std::option::Option<super::Links>,
                ::std::string::String,
            >,
            maybe: ::std::result::Result<
                ::std::option::Option<
                    ::openapi_client_runtime::generated::serde_json::Value,
                >,
                ::std::string::String,
            >,
            name: ::std::result::Result<::std::string::String, ::std::string::String>,
            names: ::std::result::Result<
                ::std::option::Option<super::Names>,
                ::std::string::String,
            >,
            note: ::std::result::Result<
                ::openapi_client_runtime::generated::serde_json::Value,
                ::std::string::String,
            >,
            order: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            rank: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            size: ::std::result::Result<
                ::std::option::Option<f64>,
                ::std::string::String,
            >,
            small: ::std::result::Result<
                ::std::option::Option<i32>,
                ::std::string::String,
            >,
            spectrum: ::std::result::Result<
                ::std::option::Option<super::Lines>,
                ::std::string::String,
            >,
            state: ::std::result::Result<
                ::std::option::Option<super::EntryRequestState>,
                ::std::string::String,
            >,
            states: ::std::result::Result<
                ::std::option::Option<
                    ::std::vec::Vec<::std::option::Option<super::EntryRequestStatesItem>>,
                >,
                ::std::string::String,
            >,
            sure: ::std::result::Result<
                ::std::option::Option<bool>,
                ::std::string::String,
            >,
            tags: ::std::result::Result<
                ::std::option::Option<super::Tags>,
                ::std::string::String,
            >,
            things: ::std::result::Result<
                ::std::option::Option<
                    ::std::vec::Vec<
                        ::openapi_client_runtime::generated::serde_json::Value,
                    >,
                >,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for EntryRequest {
            fn default() -> Self {
                Self {
                    checked_by: Err("checked_by: required, but not set".to_string()),
                    checker: Ok(Default::default()),
                    comment: Ok(Default::default()),
                    count: Ok(Default::default()),
                    empty: Ok(Default::default()),
                    factor: Ok(Default::default()),
                    free: Ok(Default::default()),
                    gaps: Ok(Default::default()),
                    key: Ok(Default::default()),
                    links: Ok(Default::default()),
                    maybe: Ok(Default::default()),
                    name: Err("name: required, but not set".to_string()),
                    names: Ok(Default::default()),
                    note: Err("note: required, but not set".to_string()),
                    order: Ok(Default::default()),
                    rank: Ok(Default::default()),
                    size: Ok(Default::default()),
                    small: Ok(Default::default()),
                    spectrum: Ok(Default::default()),
                    state: Ok(Default::default()),
                    states: Ok(Default::default()),
                    sure: Ok(Default::default()),
                    tags: Ok(Default::default()),
                    things: Ok(Default::default()),
                }
            }
        }
        impl EntryRequest {
            /// Who checked it.
            pub fn checked_by<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.checked_by = ::openapi_client_runtime::generated::converted(
                    "checked_by",
                    value,
                );
                self
            }
            /// Who checks.
            pub fn checker<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::CheckerRequest>,
                T::Error: ::std::fmt::Display,
            {
                self.checker = ::openapi_client_runtime::generated::converted_some(
                    "checker",
                    value,
                );
                self
            }
            /// A comment.
            ///
            /// Constraints: minimum length `2`.
            pub fn comment<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Comment>,
                T::Error: ::std::fmt::Display,
            {
                self.comment = ::openapi_client_runtime::generated::converted_some(
                    "comment",
                    value,
                );
                self
            }
            /// The number of stars.
            ///
            /// Constraints: format `uint64`.
            pub fn count<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<u64>,
                T::Error: ::std::fmt::Display,
            {
                self.count = ::openapi_client_runtime::generated::converted_some(
                    "count",
                    value,
                );
                self
            }
            /// An empty object.
            ///
            /// Constraints: maximum number of properties `0`.
            pub fn empty<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::openapi_client_runtime::generated::serde_json::Map<
                        ::std::string::String,
                        ::openapi_client_runtime::generated::serde_json::Value,
                    >,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.empty = ::openapi_client_runtime::generated::converted_some(
                    "empty",
                    value,
                );
                self
            }
            /// The factor.
            ///
            /// Constraints: one of `0.5, 2`.
            pub fn factor<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.factor = ::openapi_client_runtime::generated::converted_some(
                    "factor",
                    value,
                );
                self
            }
            /// Any object.
            pub fn free<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::openapi_client_runtime::generated::serde_json::Map<
                        ::std::string::String,
                        ::openapi_client_runtime::generated::serde_json::Value,
                    >,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.free = ::openapi_client_runtime::generated::converted_some(
                    "free",
                    value,
                );
                self
            }
            /// Numbers with gaps.
            pub fn gaps<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<::std::option::Option<i64>>>,
                T::Error: ::std::fmt::Display,
            {
                self.gaps = ::openapi_client_runtime::generated::converted_some(
                    "gaps",
                    value,
                );
                self
            }
            /// The key of the owner.
            ///
            /// Constraints: format `byte`.
            pub fn key<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.key = ::openapi_client_runtime::generated::converted_some(
                    "key",
                    value,
                );
                self
            }
            /// Links by name.
            ///
            /// Constraints: maximum number of properties `3`.
            pub fn links<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Links>,
                T::Error: ::std::fmt::Display,
            {
                self.links = ::openapi_client_runtime::generated::converted_some(
                    "links",
                    value,
                );
                self
            }
            /// Anything, or nothing.
            pub fn maybe<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::openapi_client_runtime::generated::serde_json::Value,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.maybe = ::openapi_client_runtime::generated::converted_some(
                    "maybe",
                    value,
                );
                self
            }
            /// The name.
            ///
            /// Constraints: format `hostname`.
            pub fn name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.name = ::openapi_client_runtime::generated::converted(
                    "name",
                    value,
                );
                self
            }
            /// Names.
            ///
            /// Constraints: distinct items.
            pub fn names<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Names>,
                T::Error: ::std::fmt::Display,
            {
                self.names = ::openapi_client_runtime::generated::converted_some(
                    "names",
                    value,
                );
                self
            }
            /// Anything.
            pub fn note<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::openapi_client_runtime::generated::serde_json::Value,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.note = ::openapi_client_runtime::generated::converted(
                    "note",
                    value,
                );
                self
            }
            /// The order.
            ///
            /// Constraints: pattern `^(ASC|asc)$`.
            pub fn order<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.order = ::openapi_client_runtime::generated::converted_some(
                    "order",
                    value,
                );
                self
            }
            /// The rank.
            ///
            /// Constraints: one of `1, 2, 5`.
            pub fn rank<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.rank = ::openapi_client_runtime::generated::converted_some(
                    "rank",
                    value,
                );
                self
            }
            /// The size.
            ///
            /// Constraints: format `double`.
            pub fn size<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.size = ::openapi_client_runtime::generated::converted_some(
                    "size",
                    value,
                );
                self
            }
            /// A small number.
            ///
            /// Constraints: at least `0`, at most `255`, format `int32`.
            pub fn small<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i32>,
                T::Error: ::std::fmt::Display,
            {
                self.small = ::openapi_client_runtime::generated::converted_some(
                    "small",
                    value,
                );
                self
            }
            /// Lines by element.
            pub fn spectrum<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Lines>,
                T::Error: ::std::fmt::Display,
            {
                self.spectrum = ::openapi_client_runtime::generated::converted_some(
                    "spectrum",
                    value,
                );
                self
            }
            /// The state.
            pub fn state<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::EntryRequestState>,
                T::Error: ::std::fmt::Display,
            {
                self.state = ::openapi_client_runtime::generated::converted_some(
                    "state",
                    value,
                );
                self
            }
            /// The states.
            pub fn states<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::vec::Vec<::std::option::Option<super::EntryRequestStatesItem>>,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.states = ::openapi_client_runtime::generated::converted_some(
                    "states",
                    value,
                );
                self
            }
            /// Always true.
            ///
            /// Constraints: one of `true`.
            pub fn sure<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.sure = ::openapi_client_runtime::generated::converted_some(
                    "sure",
                    value,
                );
                self
            }
            /// Tags.
            pub fn tags<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Tags>,
                T::Error: ::std::fmt::Display,
            {
                self.tags = ::openapi_client_runtime::generated::converted_some(
                    "tags",
                    value,
                );
                self
            }
            /// Any things.
            pub fn things<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::std::vec::Vec<
                        ::openapi_client_runtime::generated::serde_json::Value,
                    >,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.things = ::openapi_client_runtime::generated::converted_some(
                    "things",
                    value,
                );
                self
            }
        }
        impl ::std::convert::TryFrom<EntryRequest> for super::EntryRequest {
            type Error = super::error::ConversionError;
            fn try_from(
                value: EntryRequest,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    checked_by: value.checked_by?,
                    checker: value.checker?,
                    comment: value.comment?,
                    count: value.count?,
                    empty: value.empty?,
                    factor: value.factor?,
                    free: value.free?,
                    gaps: value.gaps?,
                    key: value.key?,
                    links: value.links?,
                    maybe: value.maybe?,
                    name: value.name?,
                    names: value.names?,
                    note: value.note?,
                    order: value.order?,
                    rank: value.rank?,
                    size: value.size?,
                    small: value.small?,
                    spectrum: value.spectrum?,
                    state: value.state?,
                    states: value.states?,
                    sure: value.sure?,
                    tags: value.tags?,
                    things: value.things?,
                })
            }
        }
        impl ::std::convert::From<super::EntryRequest> for EntryRequest {
            fn from(value: super::EntryRequest) -> Self {
                Self {
                    checked_by: Ok(value.checked_by),
                    checker: Ok(value.checker),
                    comment: Ok(value.comment),
                    count: Ok(value.count),
                    empty: Ok(value.empty),
                    factor: Ok(value.factor),
                    free: Ok(value.free),
                    gaps: Ok(value.gaps),
                    key: Ok(value.key),
                    links: Ok(value.links),
                    maybe: Ok(value.maybe),
                    name: Ok(value.name),
                    names: Ok(value.names),
                    note: Ok(value.note),
                    order: Ok(value.order),
                    rank: Ok(value.rank),
                    size: Ok(value.size),
                    small: Ok(value.small),
                    spectrum: Ok(value.spectrum),
                    state: Ok(value.state),
                    states: Ok(value.states),
                    sure: Ok(value.sure),
                    tags: Ok(value.tags),
                    things: Ok(value.things),
                }
            }
        }
        /// A builder of [`Links`](super::Links).
        #[derive(Clone)]
        pub struct Links {
            next: ::std::result::Result<::std::string::String, ::std::string::String>,
            self_: ::std::result::Result<::std::string::String, ::std::string::String>,
            extra: ::std::result::Result<
                ::std::collections::HashMap<
                    ::std::string::String,
                    ::std::string::String,
                >,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Links {
            fn default() -> Self {
                Self {
                    next: Err("next: required, but not set".to_string()),
                    self_: Err("self: required, but not set".to_string()),
                    extra: Ok(::std::default::Default::default()),
                }
            }
        }
        impl Links {
            /// Not described.
            ///
            /// Constraints: minimum length `2`.
            pub fn next<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.next = ::openapi_client_runtime::generated::converted(
                    "next",
                    value,
                );
                self
            }
            /// Where it is.
            ///
            /// Constraints: format `uri`.
            pub fn self_<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.self_ = ::openapi_client_runtime::generated::converted(
                    "self",
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
        impl ::std::convert::TryFrom<Links> for super::Links {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Links,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    next: value.next?,
                    self_: value.self_?,
                    extra: value.extra?,
                })
            }
        }
        impl ::std::fmt::Debug for CheckerRequest {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("CheckerRequest").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for EntryRequest {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("EntryRequest").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for Links {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Links").finish_non_exhaustive()
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
    /// Add an entry.
    ///
    /// Retried only if it was not sent: each call adds one.
    pub fn add_entry(&self) -> builder::AddEntry<'_> {
        builder::AddEntry::new(&self.0)
    }
    /// Set all entries.
    ///
    /// Retried: a second call changes nothing.
    pub fn set_entries(&self) -> builder::SetEntries<'_> {
        builder::SetEntries::new(&self.0)
    }
    /// Mark entries.
    ///
    /// Retried: a second call changes nothing.
    pub fn mark_entries(&self) -> builder::MarkEntries<'_> {
        builder::MarkEntries::new(&self.0)
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
    /// A call that [`Client::add_entry`](super::Client::add_entry) starts.
    ///
    /// Required: [`checked_by`](Self::checked_by), [`name`](Self::name), [`note`](Self::note).
    ///
    /// Optional: [`checker`](Self::checker), [`comment`](Self::comment), [`count`](Self::count), [`empty`](Self::empty), [`factor`](Self::factor), [`free`](Self::free), [`gaps`](Self::gaps), [`key`](Self::key), [`links`](Self::links), [`maybe`](Self::maybe), [`names`](Self::names), [`order`](Self::order), [`rank`](Self::rank), [`size`](Self::size), [`small`](Self::small), [`spectrum`](Self::spectrum), [`state`](Self::state), [`states`](Self::states), [`sure`](Self::sure), [`tags`](Self::tags), [`things`](Self::things).
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct AddEntry<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
        body: Result<::std::boxed::Box<types::builder::EntryRequest>, String>,
    }
    impl<'a> AddEntry<'a> {
        /// Starts a call.
        pub(super) fn new(
            client: &'a ::openapi_client_runtime::Client<super::Api>,
        ) -> Self {
            Self {
                client: client,
                body: Ok(::std::default::Default::default()),
            }
        }
        /// Who checked it.
        pub fn checked_by<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).checked_by(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`checked_by`](Self::checked_by), if there is a value.
        pub fn set_checked_by<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<::std::option::Option<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.checked_by(value),
                None => self,
            }
        }
        /// The name.
        ///
        /// Constraints: format `hostname`.
        pub fn name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).name(value);
                        body
                    })
                }
                failed => failed,
            };
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
        /// Anything.
        pub fn note<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<
                ::openapi_client_runtime::generated::serde_json::Value,
            >,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).note(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`note`](Self::note), if there is a value.
        pub fn set_note<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<
                ::openapi_client_runtime::generated::serde_json::Value,
            >,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.note(value),
                None => self,
            }
        }
        /// Who checks.
        pub fn checker<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::CheckerRequest>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).checker(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`checker`](Self::checker), if there is a value.
        pub fn set_checker<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::CheckerRequest>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.checker(value),
                None => self,
            }
        }
        /// A comment.
        ///
        /// Constraints: minimum length `2`.
        pub fn comment<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Comment>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).comment(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`comment`](Self::comment), if there is a value.
        pub fn set_comment<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Comment>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.comment(value),
                None => self,
            }
        }
        /// The number of stars.
        ///
        /// Constraints: format `uint64`.
        pub fn count<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<u64>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).count(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`count`](Self::count), if there is a value.
        pub fn set_count<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<u64>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.count(value),
                None => self,
            }
        }
        /// An empty object.
        ///
        /// Constraints: maximum number of properties `0`.
        pub fn empty<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<
                ::openapi_client_runtime::generated::serde_json::Map<
                    ::std::string::String,
                    ::openapi_client_runtime::generated::serde_json::Value,
                >,
            >,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).empty(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`empty`](Self::empty), if there is a value.
        pub fn set_empty<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<
                ::openapi_client_runtime::generated::serde_json::Map<
                    ::std::string::String,
                    ::openapi_client_runtime::generated::serde_json::Value,
                >,
            >,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.empty(value),
                None => self,
            }
        }
        /// The factor.
        ///
        /// Constraints: one of `0.5, 2`.
        pub fn factor<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<f64>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).factor(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`factor`](Self::factor), if there is a value.
        pub fn set_factor<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<f64>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.factor(value),
                None => self,
            }
        }
        /// Any object.
        pub fn free<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<
                ::openapi_client_runtime::generated::serde_json::Map<
                    ::std::string::String,
                    ::openapi_client_runtime::generated::serde_json::Value,
                >,
            >,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).free(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`free`](Self::free), if there is a value.
        pub fn set_free<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<
                ::openapi_client_runtime::generated::serde_json::Map<
                    ::std::string::String,
                    ::openapi_client_runtime::generated::serde_json::Value,
                >,
            >,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.free(value),
                None => self,
            }
        }
        /// Numbers with gaps.
        pub fn gaps<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<::std::option::Option<i64>>>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).gaps(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`gaps`](Self::gaps), if there is a value.
        pub fn set_gaps<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<::std::option::Option<i64>>>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.gaps(value),
                None => self,
            }
        }
        /// The key of the owner.
        ///
        /// Constraints: format `byte`.
        pub fn key<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).key(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`key`](Self::key), if there is a value.
        pub fn set_key<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.key(value),
                None => self,
            }
        }
        /// Links by name.
        ///
        /// Constraints: maximum number of properties `3`.
        pub fn links<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Links>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).links(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`links`](Self::links), if there is a value.
        pub fn set_links<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Links>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.links(value),
                None => self,
            }
        }
        /// Anything, or nothing.
        pub fn maybe<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<
                ::openapi_client_runtime::generated::serde_json::Value,
            >,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).maybe(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`maybe`](Self::maybe), if there is a value.
        pub fn set_maybe<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<
                ::openapi_client_runtime::generated::serde_json::Value,
            >,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.maybe(value),
                None => self,
            }
        }
        /// Names.
        ///
        /// Constraints: distinct items.
        pub fn names<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Names>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).names(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`names`](Self::names), if there is a value.
        pub fn set_names<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Names>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.names(value),
                None => self,
            }
        }
        /// The order.
        ///
        /// Constraints: pattern `^(ASC|asc)$`.
        pub fn order<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).order(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`order`](Self::order), if there is a value.
        pub fn set_order<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.order(value),
                None => self,
            }
        }
        /// The rank.
        ///
        /// Constraints: one of `1, 2, 5`.
        pub fn rank<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).rank(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`rank`](Self::rank), if there is a value.
        pub fn set_rank<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.rank(value),
                None => self,
            }
        }
        /// The size.
        ///
        /// Constraints: format `double`.
        pub fn size<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<f64>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).size(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`size`](Self::size), if there is a value.
        pub fn set_size<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<f64>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.size(value),
                None => self,
            }
        }
        /// A small number.
        ///
        /// Constraints: at least `0`, at most `255`, format `int32`.
        pub fn small<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).small(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`small`](Self::small), if there is a value.
        pub fn set_small<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<i32>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.small(value),
                None => self,
            }
        }
        /// Lines by element.
        pub fn spectrum<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Lines>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).spectrum(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`spectrum`](Self::spectrum), if there is a value.
        pub fn set_spectrum<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Lines>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.spectrum(value),
                None => self,
            }
        }
        /// The state.
        pub fn state<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::EntryRequestState>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).state(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`state`](Self::state), if there is a value.
        pub fn set_state<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::EntryRequestState>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.state(value),
                None => self,
            }
        }
        /// The states.
        pub fn states<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<
                ::std::vec::Vec<::std::option::Option<types::EntryRequestStatesItem>>,
            >,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).states(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`states`](Self::states), if there is a value.
        pub fn set_states<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<
                ::std::vec::Vec<::std::option::Option<types::EntryRequestStatesItem>>,
            >,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.states(value),
                None => self,
            }
        }
        /// Always true.
        ///
        /// Constraints: one of `true`.
        pub fn sure<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).sure(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`sure`](Self::sure), if there is a value.
        pub fn set_sure<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.sure(value),
                None => self,
            }
        }
        /// Tags.
        pub fn tags<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Tags>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).tags(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`tags`](Self::tags), if there is a value.
        pub fn set_tags<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Tags>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.tags(value),
                None => self,
            }
        }
        /// Any things.
        pub fn things<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<
                ::std::vec::Vec<::openapi_client_runtime::generated::serde_json::Value>,
            >,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).things(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`things`](Self::things), if there is a value.
        pub fn set_things<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<
                ::std::vec::Vec<::openapi_client_runtime::generated::serde_json::Value>,
            >,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.things(value),
                None => self,
            }
        }
        /// Sets the whole request body, from the body or its builder.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::EntryRequest>,
            <V as std::convert::TryInto<types::EntryRequest>>::Error: std::fmt::Display,
        {
            self.body = value
                .try_into()
                .map(From::from)
                .map_err(|problem| problem.to_string())
                .map(::std::boxed::Box::new);
            self
        }
        /// Time limits, headers, and properties that the document does not know, for this call alone.
        pub fn customize(self) -> ::openapi_client_runtime::Customized<Self> {
            ::openapi_client_runtime::Customized::new(self)
        }
        /// Sends `POST /entries`.
        ///
        /// # Errors
        /// An [`Error`](super::Error), whose variants say how far the request got.
        pub fn send(
            self,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::openapi_client_runtime::ResponseValue<types::Entry>,
                super::Error,
            >,
        > {
            ::openapi_client_runtime::generated::send(self)
        }
    }
    /// A call that [`Client::set_entries`](super::Client::set_entries) starts.
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct SetEntries<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
        body: Result<types::Names, String>,
    }
    impl<'a> SetEntries<'a> {
        /// Starts a call.
        pub(super) fn new(
            client: &'a ::openapi_client_runtime::Client<super::Api>,
        ) -> Self {
            Self {
                client: client,
                body: Err("required, but not set".to_string()),
            }
        }
        /// Sets the whole request body, from the body or its builder.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::Names>,
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
        /// Sends `PUT /entries/all`.
        ///
        /// # Errors
        /// An [`Error`](super::Error), whose variants say how far the request got.
        pub fn send(
            self,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::openapi_client_runtime::ResponseValue<types::Names>,
                super::Error,
            >,
        > {
            ::openapi_client_runtime::generated::send(self)
        }
    }
    /// A call that [`Client::mark_entries`](super::Client::mark_entries) starts.
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct MarkEntries<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
        body: Result<
            ::openapi_client_runtime::generated::serde_json::Map<
                ::std::string::String,
                ::openapi_client_runtime::generated::serde_json::Value,
            >,
            String,
        >,
    }
    impl<'a> MarkEntries<'a> {
        /// Starts a call.
        pub(super) fn new(
            client: &'a ::openapi_client_runtime::Client<super::Api>,
        ) -> Self {
            Self {
                client: client,
                body: Err("required, but not set".to_string()),
            }
        }
        /// Sets the whole request body, from the body or its builder.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<
                ::openapi_client_runtime::generated::serde_json::Map<
                    ::std::string::String,
                    ::openapi_client_runtime::generated::serde_json::Value,
                >,
            >,
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
        /// Sends `PATCH /entries/all`.
        ///
        /// # Errors
        /// An [`Error`](super::Error), whose variants say how far the request got.
        pub fn send(
            self,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::openapi_client_runtime::ResponseValue<
                    ::openapi_client_runtime::generated::serde_json::Value,
                >,
                super::Error,
            >,
        > {
            ::openapi_client_runtime::generated::send(self)
        }
    }
    impl<'a> ::std::fmt::Debug for AddEntry<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("AddEntry").finish_non_exhaustive()
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for AddEntry<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::ADD_ENTRY;
            let Self { client, body: input_0 } = self;
            let input_0 = input_0
                .and_then(|value| {
                    types::EntryRequest::try_from(*value)
                        .map_err(|problem| problem.to_string())
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
    impl ::openapi_client_runtime::generated::Call for AddEntry<'_> {
        type Api = super::Api;
        type Output = types::Entry;
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::ResponseValue<types::Entry>,
            super::Error,
        > {
            match response.status().as_u16() {
                201u16 => {
                    ::openapi_client_runtime::ResponseValue::from_response(response)
                }
                _ => Err(super::Error::from_response(response)),
            }
        }
    }
    impl<'a> ::std::fmt::Debug for SetEntries<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("SetEntries").finish_non_exhaustive()
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for SetEntries<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::SET_ENTRIES;
            let Self { client, body: input_0 } = self;
            let input_0 = input_0
                .map_err(|problem| super::Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_body(
                operation,
                &input_0,
                &super::CONSTRAINTS_1,
            )?;
            Ok(client.request(operation).json(&input_0))
        }
    }
    impl ::openapi_client_runtime::generated::Call for SetEntries<'_> {
        type Api = super::Api;
        type Output = types::Names;
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::ResponseValue<types::Names>,
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
    impl<'a> ::std::fmt::Debug for MarkEntries<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("MarkEntries").finish_non_exhaustive()
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for MarkEntries<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::MARK_ENTRIES;
            let Self { client, body: input_0 } = self;
            let input_0 = input_0
                .map_err(|problem| super::Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_body(
                operation,
                &input_0,
                &::openapi_client_runtime::generated::Constraints::NONE,
            )?;
            Ok(client.request(operation).json(&input_0))
        }
    }
    impl ::openapi_client_runtime::generated::Call for MarkEntries<'_> {
        type Api = super::Api;
        type Output = ::openapi_client_runtime::generated::serde_json::Value;
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::ResponseValue<
                ::openapi_client_runtime::generated::serde_json::Value,
            >,
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
    const NAME: &'static str = "Catalogue";
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
impl ::openapi_client_runtime::ResponseBody for types::Entry {
    fn id(&self, _: &str) -> ::std::option::Option<&str> {
        None
    }
    fn printed(&self) -> &dyn ::std::fmt::Debug {
        self
    }
}
impl ::openapi_client_runtime::ResponseBody for types::Names {
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
    pub(crate) static ADD_ENTRY: Operation = Operation {
        index: 0usize,
        id: "add_entry",
        summary: "Add an entry",
        method: http::Method::POST,
        path: "/entries",
        server: None,
        accept: "application/json",
        security: &[],
        sends_message: false,
        recipient: None,
        retry_safety: RetrySafety::UnsentOnly,
        envelope: None,
        responses: &[
            Documented {
                statuses: 201u16..=201u16,
                is_error_body: false,
            },
        ],
    };
    pub(crate) static SET_ENTRIES: Operation = Operation {
        index: 1usize,
        id: "set_entries",
        summary: "Set all entries",
        method: http::Method::PUT,
        path: "/entries/all",
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
    pub(crate) static MARK_ENTRIES: Operation = Operation {
        index: 2usize,
        id: "mark_entries",
        summary: "Mark entries",
        method: http::Method::PATCH,
        path: "/entries/all",
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
}
static OPERATIONS: &[&::openapi_client_runtime::Operation] = &[
    &operations::ADD_ENTRY,
    &operations::SET_ENTRIES,
    &operations::MARK_ENTRIES,
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
    "badge",
    "checked_by",
    "checker",
    "comment",
    "count",
    "empty",
    "factor",
    "free",
    "gaps",
    "id",
    "key",
    "links",
    "maybe",
    "name",
    "names",
    "next",
    "note",
    "order",
    "rank",
    "self",
    "size",
    "small",
    "spectrum",
    "state",
    "states",
    "sure",
    "tags",
    "things",
];
/// The JSON Schema of each generated type, with the JSON pointer of its schema in the document.
#[must_use]
pub fn schemas() -> ::std::vec::Vec<
    (&'static str, ::openapi_client_runtime::generated::schemars::Schema),
> {
    ::std::vec::Vec::from([
        (
            "/components/schemas/Checker",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Checker),
        ),
        (
            "/components/schemas/CheckerRequest",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::CheckerRequest
            ),
        ),
        (
            "/components/schemas/Comment",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Comment),
        ),
        (
            "/components/schemas/Entry",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Entry),
        ),
        (
            "/components/schemas/EntryRequest",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::EntryRequest
            ),
        ),
        (
            "/components/schemas/EntryRequest/properties/state",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::EntryRequestState
            ),
        ),
        (
            "/components/schemas/EntryRequest/properties/states/items",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::EntryRequestStatesItem
            ),
        ),
        (
            "/components/schemas/Entry/properties/state",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::EntryState),
        ),
        (
            "/components/schemas/Entry/properties/states/items",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::EntryStatesItem
            ),
        ),
        (
            "/components/schemas/Lines",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Lines),
        ),
        (
            "/components/schemas/Links",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Links),
        ),
        (
            "/components/schemas/Names",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Names),
        ),
        (
            "/components/schemas/Tag",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Tag),
        ),
        (
            "/components/schemas/Tags",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Tags),
        ),
    ])
}
impl ::openapi_client_runtime::generated::Validate for types::CheckerRequest {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Comment {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        self.0.validate(&CONSTRAINTS_2, &at.inside(constraints))
    }
}
impl ::openapi_client_runtime::generated::Validate for types::EntryRequest {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        let at = &at.inside(constraints);
        self.checker
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("checker"),
            )?;
        self.comment.validate(&CONSTRAINTS_2, &at.field("comment"))?;
        self.empty.validate(&CONSTRAINTS_3, &at.field("empty"))?;
        self.factor.validate(&CONSTRAINTS_4, &at.field("factor"))?;
        self.free
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("free"),
            )?;
        self.gaps
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("gaps"),
            )?;
        self.key.validate(&CONSTRAINTS_5, &at.field("key"))?;
        self.links.validate(&CONSTRAINTS_7, &at.field("links"))?;
        self.maybe
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("maybe"),
            )?;
        self.names.validate(&CONSTRAINTS_1, &at.field("names"))?;
        self.note
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("note"),
            )?;
        self.order.validate(&CONSTRAINTS_8, &at.field("order"))?;
        self.rank.validate(&CONSTRAINTS_9, &at.field("rank"))?;
        self.size
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("size"),
            )?;
        self.small.validate(&CONSTRAINTS_10, &at.field("small"))?;
        self.spectrum
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("spectrum"),
            )?;
        self.state
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("state"),
            )?;
        self.states
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("states"),
            )?;
        self.sure.validate(&CONSTRAINTS_11, &at.field("sure"))?;
        self.tags.validate(&CONSTRAINTS_13, &at.field("tags"))?;
        self.things
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("things"),
            )?;
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::EntryRequestState {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::EntryRequestStatesItem {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Lines {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        self.0
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.inside(constraints),
            )
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Links {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        let at = &at.inside(constraints);
        self.next.validate(&CONSTRAINTS_14, &at.field("next"))?;
        self.extra
            .iter()
            .try_for_each(|(name, value)| {
                value.validate(&CONSTRAINTS_6, &at.field(name))
            })?;
        ::openapi_client_runtime::generated::validate_size(self, &CONSTRAINTS_7, at)?;
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Names {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        self.0.validate(&CONSTRAINTS_1, &at.inside(constraints))
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Tag {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        self.0.validate(&CONSTRAINTS_12, &at.inside(constraints))
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Tags {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        self.0.validate(&CONSTRAINTS_13, &at.inside(constraints))
    }
}
#[doc = "/components/schemas/Names/items"]
static CONSTRAINTS_0: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    min_length: Some(1usize),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/Names"]
static CONSTRAINTS_1: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    unique_items: true,
    items: Some(&CONSTRAINTS_0),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/Comment"]
static CONSTRAINTS_2: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    min_length: Some(2usize),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/EntryRequest/properties/empty"]
static CONSTRAINTS_3: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    max_properties: Some(0usize),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/EntryRequest/properties/factor"]
static CONSTRAINTS_4: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    values: Some(&["0.5", "2"]),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
static PATTERN_0: ::openapi_client_runtime::generated::Aligned<[u8; 1432usize]> = ::openapi_client_runtime::generated::Aligned {
    align: [],
    bytes: if cfg!(target_endian = "big") {
        *b"rust-regex-automata-dfa-dense\0\0\0\0\0\xFE\xFF\0\0\0\x02\0\0\0\0\0\0\0\x07\0\0\0\x0B\0\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x02\x02\x02\x03\x03\x03\x03\x03\x03\x03\x03\x03\x03\x03\x04\x04\x04\x05\x06\x06\x06\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x08\x08\x08\x08\x08\x08\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0P\0\0\0\0\0\0\0P\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0P\0\0\0\0\0\0\0P\0\0\0\0\0\0\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0`\0\0\0\0\0\0\0`\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0`\0\0\0\0\0\0\0`\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0p\0\0\0\0\0\0\0p\0\0\0\0\0\0\0\x80\0\0\0\0\0\0\0p\0\0\0\0\0\0\0p\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xA0\0\0\0\0\0\0\0\xA0\0\0\0\0\0\0\0\x90\0\0\0\0\0\0\0\xA0\0\0\0\0\0\0\0\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x90\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0P\0\0\0\0\0\0\0P\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0P\0\0\0\0\0\0\0P\0\0\0\0\0\0\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\x03\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\x01\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x06\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0@\0\0\0@\0\0\x000\0\0\0@\0\0\0@\0\0\0@\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0 \0\0\0\x10\0\0\0 \0\0\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    } else {
        *b"rust-regex-automata-dfa-dense\0\0\0\xFF\xFE\0\0\x02\0\0\0\0\0\0\0\x07\0\0\0\x0B\0\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x02\x02\x02\x03\x03\x03\x03\x03\x03\x03\x03\x03\x03\x03\x04\x04\x04\x05\x06\x06\x06\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x07\x08\x08\x08\x08\x08\x08\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0P\0\0\0\0\0\0\0P\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0P\0\0\0\0\0\0\0P\0\0\0\0\0\0\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0`\0\0\0\0\0\0\0`\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0`\0\0\0\0\0\0\0`\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0p\0\0\0\0\0\0\0p\0\0\0\0\0\0\0\x80\0\0\0\0\0\0\0p\0\0\0\0\0\0\0p\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xA0\0\0\0\0\0\0\0\xA0\0\0\0\0\0\0\0\x90\0\0\0\0\0\0\0\xA0\0\0\0\0\0\0\0\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x90\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0P\0\0\0\0\0\0\0P\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0P\0\0\0\0\0\0\0P\0\0\0\0\0\0\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\x03\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\x01\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x06\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF@\0\0\0@\0\0\x000\0\0\0@\0\0\0@\0\0\0@\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0 \0\0\0\x10\0\0\0 \0\0\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    },
};
#[doc = "/components/schemas/EntryRequest/properties/key"]
static CONSTRAINTS_5: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    format: Some(::openapi_client_runtime::generated::Pattern::new("byte", &PATTERN_0)),
    sensitive: true,
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/Links/additionalProperties"]
static CONSTRAINTS_6: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    min_length: Some(2usize),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/Links"]
static CONSTRAINTS_7: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    max_properties: Some(3usize),
    items: Some(&CONSTRAINTS_6),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
static PATTERN_1: ::openapi_client_runtime::generated::Aligned<[u8; 1368usize]> = ::openapi_client_runtime::generated::Aligned {
    align: [],
    bytes: if cfg!(target_endian = "big") {
        *b"rust-regex-automata-dfa-dense\0\0\0\0\0\xFE\xFF\0\0\0\x02\0\0\0\0\0\0\0\x06\0\0\0\n\0\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x02\x03\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x05\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x07\x08\t\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\x0B\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x80\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0P\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0`\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0p\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x90\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0p\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\x03\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\x01\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x06\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0@\0\0\0@\0\0\x000\0\0\0@\0\0\0@\0\0\0@\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0 \0\0\0\x10\0\0\0 \0\0\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    } else {
        *b"rust-regex-automata-dfa-dense\0\0\0\xFF\xFE\0\0\x02\0\0\0\0\0\0\0\x06\0\0\0\n\0\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x02\x03\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x05\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x07\x08\t\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\x0B\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x80\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0P\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0`\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0p\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x90\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0p\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\x03\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\x01\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x06\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF@\0\0\0@\0\0\x000\0\0\0@\0\0\0@\0\0\0@\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0 \0\0\0\x10\0\0\0 \0\0\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    },
};
#[doc = "/components/schemas/EntryRequest/properties/order"]
static CONSTRAINTS_8: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    pattern: Some(
        ::openapi_client_runtime::generated::Pattern::new("^(ASC|asc)$", &PATTERN_1),
    ),
    description: Some("the order"),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/EntryRequest/properties/rank"]
static CONSTRAINTS_9: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    values: Some(&["1", "2", "5"]),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/EntryRequest/properties/small"]
static CONSTRAINTS_10: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    maximum: Some(255f64),
    minimum: Some(0f64),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/EntryRequest/properties/sure"]
static CONSTRAINTS_11: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    values: Some(&["true"]),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/Tag"]
static CONSTRAINTS_12: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    max_length: Some(9usize),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/Tags"]
static CONSTRAINTS_13: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    items: Some(&CONSTRAINTS_12),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/Links/properties/next"]
static CONSTRAINTS_14: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    min_length: Some(2usize),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
