/// Types of requests and responses.
///
/// Structs that a response can contain are `#[non_exhaustive]`, since a later version may add fields. Tests make them from JSON:
///
/// ```rs
/// let response: types::Telescope = serde_json::from_value(serde_json::json!({
///   "call_id": "call-1",
///   "name": "Big one",
///   "telescope_id": "telescope-1"
/// }))?;
/// ```
pub mod types {
    /// Where a page starts.
    ///
    /// Constraints: maximum length `40`.
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
    pub struct Cursor(pub ::std::string::String);
    impl ::std::ops::Deref for Cursor {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<Cursor> for ::std::string::String {
        fn from(value: Cursor) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for Cursor {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for Cursor {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for Cursor {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    /// Why it failed.
    #[derive(Clone)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Failure {
        /// The id of the call.
        pub call_id: ::std::option::Option<::std::string::String>,
        /// The error code.
        pub reason: Reason,
        /// The message for people.
        pub text: ::std::option::Option<::std::string::String>,
    }
    /// A page of telescopes.
    #[derive(Clone)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Found {
        /// What follows.
        pub paging: ::std::option::Option<FoundPaging>,
        /// Their names.
        pub telescopes: ::std::vec::Vec<::std::string::String>,
    }
    /// What follows.
    #[derive(Clone, Default)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct FoundPaging {
        /// Where a page starts.
        ///
        /// Constraints: maximum length `40`.
        pub next: ::std::option::Option<Cursor>,
    }
    /// A name.
    ///
    /// Constraints: maximum length `40`, pattern `^[A-Z].*$`.
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
    pub struct Name(pub ::std::string::String);
    impl ::std::ops::Deref for Name {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    impl ::std::convert::From<Name> for ::std::string::String {
        fn from(value: Name) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::string::String> for Name {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for Name {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for Name {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    /// A request to set up a telescope.
    #[derive(Clone)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct NewTelescope {
        /// The diameter in metres.
        ///
        /// Constraints: at least `0.01`, at most `40`.
        pub aperture: ::std::option::Option<f64>,
        /// When it was built.
        ///
        /// Constraints: format `date`.
        pub built_on: ::std::option::Option<::std::string::String>,
        /// The optical design.
        pub kind: Kind,
        /// The number of mirrors.
        ///
        /// Constraints: at least `0`, default `2`.
        pub mirrors: ::std::option::Option<i64>,
        /// A name.
        ///
        /// Constraints: maximum length `40`, pattern `^[A-Z].*$`.
        pub name: Name,
        /// Anything else.
        pub notes: ::std::option::Option<
            ::openapi_client_runtime::generated::serde_json::Map<
                ::std::string::String,
                ::openapi_client_runtime::generated::serde_json::Value,
            >,
        >,
        /// Who owns it.
        pub owner_email: ::std::option::Option<::std::string::String>,
        /// Search terms.
        ///
        /// Constraints: maximum number of items `3`.
        pub tags: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
        /// A property whose name is a Rust keyword.
        #[serde(rename = "type")]
        pub type_: ::std::option::Option<bool>,
    }
    impl NewTelescope {
        /// Creates a builder.
        pub fn builder() -> builder::NewTelescope {
            Default::default()
        }
    }
    /// Which telescopes to find.
    #[derive(Clone, Default)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Search {
        /// Where a page starts.
        ///
        /// Constraints: maximum length `40`.
        pub pages: ::std::option::Option<Cursor>,
    }
    impl Search {
        /// Creates a builder.
        pub fn builder() -> builder::Search {
            Default::default()
        }
    }
    /// A telescope.
    #[derive(Clone)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Telescope {
        /// The id of the call.
        pub call_id: ::std::option::Option<::std::string::String>,
        /// The optical design.
        pub kind: ::std::option::Option<Kind>,
        /// A name.
        ///
        /// Constraints: maximum length `40`, pattern `^[A-Z].*$`.
        pub name: Name,
        /// The id.
        pub telescope_id: ::std::string::String,
    }
    impl ::std::fmt::Debug for Cursor {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_tuple("Cursor")
                .field(&::openapi_client_runtime::generated::text::<super::Api>(&self.0))
                .finish()
        }
    }
    impl ::std::fmt::Debug for Failure {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Failure",
                &["call_id", "reason", "text"],
                &[
                    &::openapi_client_runtime::generated::some_text::<
                        super::Api,
                    >(&self.call_id),
                    &self.reason,
                    &::openapi_client_runtime::generated::some_redacted(&self.text),
                ],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Failure {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Failure {
        const NAMES: &'static [&'static str] = &["reason", "call_id", "text"];
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
                reason: field_0,
                call_id: field_1,
                text: field_2,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Failure {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("call_id", &self.call_id);
            object.value("reason", &self.reason);
            object.optional("text", &self.text);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Found {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Found",
                &["paging", "telescopes"],
                &[&self.paging, &::openapi_client_runtime::generated::Redacted],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Found {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Found {
        const NAMES: &'static [&'static str] = &["telescopes", "paging"];
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
                telescopes: field_0,
                paging: field_1,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Found {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("paging", &self.paging);
            object.value("telescopes", &self.telescopes);
            object.end()
        }
    }
    impl ::std::fmt::Debug for FoundPaging {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "FoundPaging",
                &["next"],
                &[&self.next],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for FoundPaging {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for FoundPaging {
        const NAMES: &'static [&'static str] = &["next"];
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
            Ok(Self { next: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for FoundPaging {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("next", &self.next);
            object.end()
        }
    }
    ::openapi_client_runtime::open_enum! {
        super::Api; #[doc = " The optical design."] Kind { Refractor = "refractor",
        Reflector = "reflector" }
    }
    impl ::openapi_client_runtime::generated::schemars::JsonSchema for Kind {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "Kind".into()
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
    impl ::std::fmt::Debug for Name {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_tuple("Name")
                .field(&::openapi_client_runtime::generated::text::<super::Api>(&self.0))
                .finish()
        }
    }
    impl ::std::fmt::Debug for NewTelescope {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "NewTelescope",
                &[
                    "aperture",
                    "built_on",
                    "kind",
                    "mirrors",
                    "name",
                    "notes",
                    "owner_email",
                    "tags",
                    "type_",
                ],
                &[
                    &self.aperture,
                    &::openapi_client_runtime::generated::some_text::<
                        super::Api,
                    >(&self.built_on),
                    &self.kind,
                    &self.mirrors,
                    &self.name,
                    &::openapi_client_runtime::generated::some_redacted(&self.notes),
                    &::openapi_client_runtime::generated::some_redacted(
                        &self.owner_email,
                    ),
                    &::openapi_client_runtime::generated::some_redacted(&self.tags),
                    &self.type_,
                ],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for NewTelescope {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for NewTelescope {
        const NAMES: &'static [&'static str] = &[
            "kind",
            "name",
            "aperture",
            "built_on",
            "mirrors",
            "notes",
            "owner_email",
            "tags",
            "type",
        ];
        const REQUIRED: usize = 2usize;
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
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.value(&mut field_0),
                    1usize => properties.value(&mut field_1),
                    2usize => properties.optional(&mut field_2),
                    3usize => properties.optional(&mut field_3),
                    4usize => properties.optional(&mut field_4),
                    5usize => properties.optional(&mut field_5),
                    6usize => properties.optional(&mut field_6),
                    7usize => properties.optional(&mut field_7),
                    8usize => properties.optional(&mut field_8),
                    _ => {}
                }
            }
            properties.end()?;
            let (Some(field_0), Some(field_1)) = (field_0, field_1) else {
                return Err(properties.missing())
            };
            Ok(Self {
                kind: field_0,
                name: field_1,
                aperture: field_2,
                built_on: field_3,
                mirrors: field_4,
                notes: field_5,
                owner_email: field_6,
                tags: field_7,
                type_: field_8,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for NewTelescope {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional_numbers("aperture", &self.aperture);
            object.optional("built_on", &self.built_on);
            object.value("kind", &self.kind);
            object.optional("mirrors", &self.mirrors);
            object.value("name", &self.name);
            object.optional("notes", &self.notes);
            object.optional("owner_email", &self.owner_email);
            object.optional("tags", &self.tags);
            object.optional("type", &self.type_);
            object.end()
        }
    }
    ::openapi_client_runtime::open_enum! {
        super::Api; #[doc = " The error code."] Reason { UnknownKind = "unknown_kind" }
    }
    impl ::openapi_client_runtime::generated::schemars::JsonSchema for Reason {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "Reason".into()
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
    impl ::std::fmt::Debug for Search {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Search",
                &["pages"],
                &[&self.pages],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Search {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Search {
        const NAMES: &'static [&'static str] = &["pages"];
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
            Ok(Self { pages: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Search {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("pages", &self.pages);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Telescope {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Telescope",
                &["call_id", "kind", "name", "telescope_id"],
                &[
                    &::openapi_client_runtime::generated::some_text::<
                        super::Api,
                    >(&self.call_id),
                    &self.kind,
                    &self.name,
                    &::openapi_client_runtime::generated::text::<
                        super::Api,
                    >(&self.telescope_id),
                ],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for Telescope {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Telescope {
        const NAMES: &'static [&'static str] = &[
            "name",
            "telescope_id",
            "call_id",
            "kind",
        ];
        const REQUIRED: usize = 2usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            let mut field_1 = None;
            let mut field_2 = None;
            let mut field_3 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.value(&mut field_0),
                    1usize => properties.value(&mut field_1),
                    2usize => properties.optional(&mut field_2),
                    3usize => properties.optional(&mut field_3),
                    _ => {}
                }
            }
            properties.end()?;
            let (Some(field_0), Some(field_1)) = (field_0, field_1) else {
                return Err(properties.missing())
            };
            Ok(Self {
                name: field_0,
                telescope_id: field_1,
                call_id: field_2,
                kind: field_3,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Telescope {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("call_id", &self.call_id);
            object.optional("kind", &self.kind);
            object.value("name", &self.name);
            object.value("telescope_id", &self.telescope_id);
            object.end()
        }
    }
    impl ::std::convert::From<&Cursor> for ::std::string::String {
        fn from(value: &Cursor) -> Self {
            value.0.clone()
        }
    }
    impl ::std::convert::From<&str> for Cursor {
        fn from(value: &str) -> Self {
            Self(value.to_owned())
        }
    }
    impl ::std::convert::From<&::std::string::String> for Cursor {
        fn from(value: &::std::string::String) -> Self {
            Self(value.clone())
        }
    }
    impl ::std::convert::From<&Cursor> for Cursor {
        fn from(value: &Cursor) -> Self {
            value.clone()
        }
    }
    impl ::std::convert::From<&Name> for ::std::string::String {
        fn from(value: &Name) -> Self {
            value.0.clone()
        }
    }
    impl ::std::convert::From<&str> for Name {
        fn from(value: &str) -> Self {
            Self(value.to_owned())
        }
    }
    impl ::std::convert::From<&::std::string::String> for Name {
        fn from(value: &::std::string::String) -> Self {
            Self(value.clone())
        }
    }
    impl ::std::convert::From<&Name> for Name {
        fn from(value: &Name) -> Self {
            value.clone()
        }
    }
    /// Types for composing complex structures.
    pub mod builder {
        /// A builder of [`NewTelescope`](super::NewTelescope).
        #[derive(Clone)]
        pub struct NewTelescope {
            aperture: ::std::result::Result<
                ::std::option::Option<f64>,
                ::std::string::String,
            >,
            built_on: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            kind: ::std::result::Result<super::Kind, ::std::string::String>,
            mirrors: ::std::result::Result<
                ::std::option::Option<i64>,
                ::std::string::String,
            >,
            name: ::std::result::Result<super::Name, ::std::string::String>,
            notes: ::std::result::Result<
                ::std::option::Option<
                    ::openapi_client_runtime::generated::serde_json::Map<
                        ::std::string::String,
                        ::openapi_client_runtime::generated::serde_json::Value,
                    >,
                >,
                ::std::string::String,
            >,
            owner_email: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            tags: ::std::result::Result<
                ::std::option::Option<::std::vec::Vec<::std::string::String>>,
                ::std::string::String,
            >,
            type_: ::std::result::Result<
                ::std::option::Option<bool>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for NewTelescope {
            fn default() -> Self {
                Self {
                    aperture: Ok(Default::default()),
                    built_on: Ok(Default::default()),
                    kind: Err("kind: required, but not set".to_string()),
                    mirrors: Ok(Default::default()),
                    name: Err("name: required, but not set".to_string()),
                    notes: Ok(Default::default()),
                    owner_email: Ok(Default::default()),
                    tags: Ok(Default::default()),
                    type_: Ok(Default::default()),
                }
            }
        }
        impl NewTelescope {
            /// The diameter in metres.
            ///
            /// Constraints: at least `0.01`, at most `40`.
            pub fn aperture<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.aperture = ::openapi_client_runtime::generated::converted_some(
                    "aperture",
                    value,
                );
                self
            }
            /// When it was built.
            ///
            /// Constraints: format `date`.
            pub fn built_on<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.built_on = ::openapi_client_runtime::generated::converted_some(
                    "built_on",
                    value,
                );
                self
            }
            /// The optical design.
            pub fn kind<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Kind>,
                T::Error: ::std::fmt::Display,
            {
                self.kind = ::openapi_client_runtime::generated::converted(
                    "kind",
                    value,
                );
                self
            }
            /// The number of mirrors.
            ///
            /// Constraints: at least `0`, default `2`.
            pub fn mirrors<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<i64>,
                T::Error: ::std::fmt::Display,
            {
                self.mirrors = ::openapi_client_runtime::generated::converted_some(
                    "mirrors",
                    value,
                );
                self
            }
            /// A name.
            ///
            /// Constraints: maximum length `40`, pattern `^[A-Z].*$`.
            pub fn name<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Name>,
                T::Error: ::std::fmt::Display,
            {
                self.name = ::openapi_client_runtime::generated::converted(
                    "name",
                    value,
                );
                self
            }
            /// Anything else.
            pub fn notes<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<
                    ::openapi_client_runtime::generated::serde_json::Map<
                        ::std::string::String,
                        ::openapi_client_runtime::generated::serde_json::Value,
                    >,
                >,
                T::Error: ::std::fmt::Display,
            {
                self.notes = ::openapi_client_runtime::generated::converted_some(
                    "notes",
                    value,
                );
                self
            }
            /// Who owns it.
            pub fn owner_email<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.owner_email = ::openapi_client_runtime::generated::converted_some(
                    "owner_email",
                    value,
                );
                self
            }
            /// Search terms.
            ///
            /// Constraints: maximum number of items `3`.
            pub fn tags<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
                T::Error: ::std::fmt::Display,
            {
                self.tags = ::openapi_client_runtime::generated::converted_some(
                    "tags",
                    value,
                );
                self
            }
            /// A property whose name is a Rust keyword.
            pub fn type_<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<bool>,
                T::Error: ::std::fmt::Display,
            {
                self.type_ = ::openapi_client_runtime::generated::converted_some(
                    "type",
                    value,
                );
                self
            }
        }
        impl ::std::convert::TryFrom<NewTelescope> for super::NewTelescope {
            type Error = super::error::ConversionError;
            fn try_from(
                value: NewTelescope,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    aperture: value.aperture?,
                    built_on: value.built_on?,
                    kind: value.kind?,
                    mirrors: value.mirrors?,
                    name: value.name?,
                    notes: value.notes?,
                    owner_email: value.owner_email?,
                    tags: value.tags?,
                    type_: value.type_?,
                })
            }
        }
        impl ::std::convert::From<super::NewTelescope> for NewTelescope {
            fn from(value: super::NewTelescope) -> Self {
                Self {
                    aperture: Ok(value.aperture),
                    built_on: Ok(value.built_on),
                    kind: Ok(value.kind),
                    mirrors: Ok(value.mirrors),
                    name: Ok(value.name),
                    notes: Ok(value.notes),
                    owner_email: Ok(value.owner_email),
                    tags: Ok(value.tags),
                    type_: Ok(value.type_),
                }
            }
        }
        /// A builder of [`Search`](super::Search).
        #[derive(Clone)]
        pub struct Search {
            pages: ::std::result::Result<
                ::std::option::Option<super::Cursor>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Search {
            fn default() -> Self {
                Self {
                    pages: Ok(Default::default()),
                }
            }
        }
        impl Search {
            /// Where a page starts.
            ///
            /// Constraints: maximum length `40`.
            pub fn pages<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Cursor>,
                T::Error: ::std::fmt::Display,
            {
                self.pages = ::openapi_client_runtime::generated::converted_some(
                    "pages",
                    value,
                );
                self
            }
        }
        impl ::std::convert::TryFrom<Search> for super::Search {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Search,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { pages: value.pages? })
            }
        }
        impl ::std::convert::From<super::Search> for Search {
            fn from(value: super::Search) -> Self {
                Self { pages: Ok(value.pages) }
            }
        }
        impl ::std::fmt::Debug for NewTelescope {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("NewTelescope").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for Search {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Search").finish_non_exhaustive()
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
    /// Returns this client with another station id and secret.
    ///
    /// Cheap: both clients share connections and the retry budget.
    ///
    /// # Errors
    /// [`Error::Config`] if a value cannot be sent.
    pub fn with_station(
        &self,
        station_id: &str,
        secret: &str,
    ) -> ::std::result::Result<Self, Error> {
        self.0
            .with_credential(
                "station",
                &[("username", station_id), ("password", secret)],
            )
            .map(Self)
    }
    /// Returns this client with another visitor token.
    ///
    /// Cheap: both clients share connections and the retry budget.
    ///
    /// # Errors
    /// [`Error::Config`] if a value cannot be sent.
    pub fn with_visitor(
        &self,
        visitor_token: &str,
    ) -> ::std::result::Result<Self, Error> {
        self.0.with_credential("visitor", &[("username", visitor_token)]).map(Self)
    }
    /// Returns this client with a session token in addition to its visitor token.
    ///
    /// Cheap: both clients share connections and the retry budget.
    ///
    /// # Errors
    /// [`Error::Config`] if the client has no visitor token, or if the value cannot be sent.
    pub fn with_session_token(
        &self,
        session_token: &str,
    ) -> ::std::result::Result<Self, Error> {
        self.0.with_credential("visitor", &[("password", session_token)]).map(Self)
    }
    /// Set up a telescope.
    ///
    /// Sets up a telescope and notifies everybody.
    ///
    /// Each accepted call sends a message to `name`.
    ///
    /// Retried only if it was not sent: each call sets one up.
    ///
    /// ```rs
    /// let response = client.create_telescope().name("Big one").kind("refractor").send().await?;
    /// ```
    ///
    /// A 200 response has the header `Location`: the path of the telescope.
    pub fn create_telescope(&self) -> builder::CreateTelescope<'_> {
        builder::CreateTelescope::new(&self.0)
    }
    /// Search telescopes.
    ///
    /// Retried: it changes nothing.
    ///
    /// ```rs
    /// let response = client.search_telescopes().pages_field("second").send().await?;
    /// ```
    pub fn search_telescopes(&self) -> builder::SearchTelescopes<'_> {
        builder::SearchTelescopes::new(&self.0)
    }
}
impl ClientBuilder {
    /// Sets the station id and secret.
    ///
    /// The id of a station and its secret.
    pub fn station(self, station_id: &str, secret: &str) -> Self {
        Self(
            self
                .0
                .credential("station", &[("username", station_id), ("password", secret)]),
        )
    }
    /// Sets the visitor token.
    pub fn visitor(self, visitor_token: &str) -> Self {
        Self(self.0.credential("visitor", &[("username", visitor_token)]))
    }
    /// Sets the session token, in addition to [`visitor`](Self::visitor).
    pub fn session_token(self, session_token: &str) -> Self {
        Self(self.0.credential("visitor", &[("password", session_token)]))
    }
    /// Takes the credentials from the environment: `STATION_ID` with `STATION_SECRET`, or `VISITOR_TOKEN`.
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
    /// A call that [`Client::create_telescope`](super::Client::create_telescope) starts.
    ///
    /// Required: [`kind`](Self::kind), [`name`](Self::name).
    ///
    /// Optional: [`aperture`](Self::aperture), [`built_on`](Self::built_on), [`mirrors`](Self::mirrors), [`notes`](Self::notes), [`owner_email`](Self::owner_email), [`tags`](Self::tags), [`type_`](Self::type_).
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct CreateTelescope<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
        body: Result<types::builder::NewTelescope, String>,
    }
    impl<'a> CreateTelescope<'a> {
        /// Starts a call.
        pub(super) fn new(
            client: &'a ::openapi_client_runtime::Client<super::Api>,
        ) -> Self {
            Self {
                client: client,
                body: Ok(::std::default::Default::default()),
            }
        }
        /// The optical design.
        pub fn kind<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Kind>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.kind(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`kind`](Self::kind), if there is a value.
        pub fn set_kind<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Kind>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.kind(value),
                None => self,
            }
        }
        /// A name.
        ///
        /// Constraints: maximum length `40`, pattern `^[A-Z].*$`.
        pub fn name<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Name>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.name(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`name`](Self::name), if there is a value.
        pub fn set_name<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Name>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.name(value),
                None => self,
            }
        }
        /// The diameter in metres.
        ///
        /// Constraints: at least `0.01`, at most `40`.
        pub fn aperture<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<f64>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.aperture(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`aperture`](Self::aperture), if there is a value.
        pub fn set_aperture<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<f64>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.aperture(value),
                None => self,
            }
        }
        /// When it was built.
        ///
        /// Constraints: format `date`.
        pub fn built_on<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.built_on(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`built_on`](Self::built_on), if there is a value.
        pub fn set_built_on<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.built_on(value),
                None => self,
            }
        }
        /// The number of mirrors.
        ///
        /// Constraints: at least `0`, default `2`.
        pub fn mirrors<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.mirrors(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`mirrors`](Self::mirrors), if there is a value.
        pub fn set_mirrors<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<i64>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.mirrors(value),
                None => self,
            }
        }
        /// Anything else.
        pub fn notes<T>(mut self, value: T) -> Self
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
                Ok(body) => Ok(body.notes(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`notes`](Self::notes), if there is a value.
        pub fn set_notes<T>(self, value: ::std::option::Option<T>) -> Self
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
                Some(value) => self.notes(value),
                None => self,
            }
        }
        /// Who owns it.
        pub fn owner_email<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.owner_email(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`owner_email`](Self::owner_email), if there is a value.
        pub fn set_owner_email<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<::std::string::String>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.owner_email(value),
                None => self,
            }
        }
        /// Search terms.
        ///
        /// Constraints: maximum number of items `3`.
        pub fn tags<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.tags(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`tags`](Self::tags), if there is a value.
        pub fn set_tags<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<::std::vec::Vec<::std::string::String>>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.tags(value),
                None => self,
            }
        }
        /// A property whose name is a Rust keyword.
        pub fn type_<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.type_(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`type_`](Self::type_), if there is a value.
        pub fn set_type_<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<bool>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.type_(value),
                None => self,
            }
        }
        /// Sets the whole request body, from the body or its builder.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::NewTelescope>,
            <V as std::convert::TryInto<types::NewTelescope>>::Error: std::fmt::Display,
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
        /// Sends `POST /telescopes`.
        ///
        /// # Errors
        /// An [`Error`](super::Error), whose variants say how far the request got.
        pub fn send(
            self,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::openapi_client_runtime::ResponseValue<types::Telescope>,
                super::Error,
            >,
        > {
            ::openapi_client_runtime::generated::send(self)
        }
    }
    /// A call that [`Client::search_telescopes`](super::Client::search_telescopes) starts.
    ///
    /// Optional: [`pages_field`](Self::pages_field).
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct SearchTelescopes<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
        body: Result<types::builder::Search, String>,
    }
    impl<'a> SearchTelescopes<'a> {
        /// Starts a call.
        pub(super) fn new(
            client: &'a ::openapi_client_runtime::Client<super::Api>,
        ) -> Self {
            Self {
                client: client,
                body: Ok(::std::default::Default::default()),
            }
        }
        /// Where a page starts.
        ///
        /// Constraints: maximum length `40`.
        ///
        /// It is not named `pages`, since the call has another method of that name.
        pub fn pages_field<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Cursor>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.pages(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`pages_field`](Self::pages_field), if there is a value.
        pub fn set_pages_field<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Cursor>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.pages_field(value),
                None => self,
            }
        }
        /// Sets the whole request body, from the body or its builder.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::Search>,
            <V as std::convert::TryInto<types::Search>>::Error: std::fmt::Display,
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
        /// The pages of `/telescopes`, one call for each. The value at `/paging/next` of a page is the `pages` of the next one.
        pub fn pages(self) -> ::openapi_client_runtime::Pages<Self> {
            ::openapi_client_runtime::Pages::new(self)
        }
        /// Sends `POST /telescopes/search`.
        ///
        /// # Errors
        /// An [`Error`](super::Error), whose variants say how far the request got.
        pub fn send(
            self,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::openapi_client_runtime::ResponseValue<types::Found>,
                super::Error,
            >,
        > {
            ::openapi_client_runtime::generated::send(self)
        }
    }
    impl<'a> ::std::fmt::Debug for CreateTelescope<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("CreateTelescope").finish_non_exhaustive()
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a>
    for CreateTelescope<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::CREATE_TELESCOPE;
            let Self { client, body: input_0 } = self;
            let input_0 = input_0
                .and_then(|value| {
                    types::NewTelescope::try_from(value)
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
    impl ::openapi_client_runtime::generated::Call for CreateTelescope<'_> {
        type Api = super::Api;
        type Output = types::Telescope;
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::ResponseValue<types::Telescope>,
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
    impl<'a> ::std::fmt::Debug for SearchTelescopes<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("SearchTelescopes").finish_non_exhaustive()
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a>
    for SearchTelescopes<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::SEARCH_TELESCOPES;
            let Self { client, body: input_0 } = self;
            let input_0 = input_0
                .and_then(|value| {
                    types::Search::try_from(value).map_err(|problem| problem.to_string())
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
    impl ::openapi_client_runtime::generated::Call for SearchTelescopes<'_> {
        type Api = super::Api;
        type Output = types::Found;
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::ResponseValue<types::Found>,
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
    impl<'a> ::openapi_client_runtime::generated::Paged<'a> for SearchTelescopes<'a> {
        const NEXT: &'static str = "/paging/next";
        fn with_cursor(self, cursor: &str) -> Self {
            self.pages_field(cursor)
        }
    }
}
/// The marker type of this API, for the generic types of the runtime.
pub enum Api {}
impl ::openapi_client_runtime::Api for Api {
    const NAME: &'static str = "Observatory";
    const USER_AGENT: &'static str = concat!(
        env!("CARGO_PKG_NAME"), "-rust/", env!("CARGO_PKG_VERSION")
    );
    const ERROR: ::openapi_client_runtime::generated::ErrorConvention = ::openapi_client_runtime::generated::ErrorConvention {
        code: Some("reason"),
        message: Some("text"),
        url: None,
        details: None,
        id: Some("call_id"),
        status: None,
        requires_code: true,
    };
    type ErrorCode = types::Reason;
    type ErrorBody = types::Failure;
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
impl ::openapi_client_runtime::ResponseBody for types::Found {
    fn id(&self, _: &str) -> ::std::option::Option<&str> {
        None
    }
    fn printed(&self) -> &dyn ::std::fmt::Debug {
        self
    }
}
impl ::openapi_client_runtime::ResponseBody for types::Telescope {
    fn id(&self, _: &str) -> ::std::option::Option<&str> {
        ::openapi_client_runtime::generated::optional_text(&self.call_id)
    }
    fn printed(&self) -> &dyn ::std::fmt::Debug {
        self
    }
}
static IDENTIFIERS: [::openapi_client_runtime::generated::Pattern; 1usize] = [
    ::openapi_client_runtime::generated::Pattern::new("^telescope-[0-9]+$", &PATTERN_0),
];
pub(crate) mod operations {
    use ::openapi_client_runtime::{
        Operation, RetrySafety, generated::{Documented, http},
    };
    pub(crate) static CREATE_TELESCOPE: Operation = Operation {
        index: 0usize,
        id: "create_telescope",
        summary: "Set up a telescope",
        method: http::Method::POST,
        path: "/telescopes",
        server: None,
        accept: "application/json",
        security: &[&[0usize], &[1usize]],
        sends_message: true,
        recipient: Some("name"),
        retry_safety: RetrySafety::UnsentOnly,
        envelope: Some("data"),
        responses: &[
            Documented {
                statuses: 200u16..=200u16,
                is_error_body: false,
            },
            Documented {
                statuses: 400u16..=400u16,
                is_error_body: true,
            },
        ],
    };
    pub(crate) static SEARCH_TELESCOPES: Operation = Operation {
        index: 1usize,
        id: "search_telescopes",
        summary: "Search telescopes",
        method: http::Method::POST,
        path: "/telescopes/search",
        server: None,
        accept: "application/json",
        security: &[&[0usize]],
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
    &operations::CREATE_TELESCOPE,
    &operations::SEARCH_TELESCOPES,
];
/// All operations, in the order of the document.
#[must_use]
pub fn operations() -> &'static [&'static ::openapi_client_runtime::Operation] {
    OPERATIONS
}
static SERVERS: &[::openapi_client_runtime::generated::Server] = &[
    ::openapi_client_runtime::generated::Server {
        url: "https://observatory.example",
        credential_prefixes: &[(0usize, "station-live-"), (1usize, "visitor-live-")],
    },
    ::openapi_client_runtime::generated::Server {
        url: "https://test.observatory.example",
        credential_prefixes: &[],
    },
];
static CREDENTIALS: &[::openapi_client_runtime::CredentialKind] = &[
    ::openapi_client_runtime::CredentialKind {
        name: "station",
        method: "station",
        scheme: ::openapi_client_runtime::generated::Scheme::Basic,
        parts: &[
            ::openapi_client_runtime::generated::Part {
                field: "username",
                name: "station_id",
                variable: Some("STATION_ID"),
                default: None,
            },
            ::openapi_client_runtime::generated::Part {
                field: "password",
                name: "secret",
                variable: Some("STATION_SECRET"),
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
                variable: Some("VISITOR_TOKEN"),
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
];
/// The name of every property, sorted.
static FIELDS: &[&str] = &[
    "aperture",
    "built_on",
    "call_id",
    "kind",
    "mirrors",
    "name",
    "next",
    "notes",
    "owner_email",
    "pages",
    "paging",
    "reason",
    "tags",
    "telescope_id",
    "telescopes",
    "text",
    "type",
];
/// The JSON Schema of each generated type, with the JSON pointer of its schema in the document.
#[must_use]
pub fn schemas() -> ::std::vec::Vec<
    (&'static str, ::openapi_client_runtime::generated::schemars::Schema),
> {
    ::std::vec::Vec::from([
        (
            "/components/schemas/Cursor",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Cursor),
        ),
        (
            "/components/schemas/Failure",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Failure),
        ),
        (
            "/components/schemas/Found",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Found),
        ),
        (
            "/components/schemas/Found/properties/paging",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::FoundPaging
            ),
        ),
        (
            "/components/schemas/Kind",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Kind),
        ),
        (
            "/components/schemas/Name",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Name),
        ),
        (
            "/components/schemas/NewTelescope",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::NewTelescope
            ),
        ),
        (
            "/components/schemas/Reason",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Reason),
        ),
        (
            "/components/schemas/Search",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Search),
        ),
        (
            "/components/schemas/Telescope",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Telescope),
        ),
    ])
}
impl ::openapi_client_runtime::generated::Validate for types::Cursor {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        self.0.validate(&CONSTRAINTS_0, &at.inside(constraints))
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Kind {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Name {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        self.0.validate(&CONSTRAINTS_1, &at.inside(constraints))
    }
}
impl ::openapi_client_runtime::generated::Validate for types::NewTelescope {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        let at = &at.inside(constraints);
        self.aperture.validate(&CONSTRAINTS_2, &at.field("aperture"))?;
        self.built_on.validate(&CONSTRAINTS_3, &at.field("built_on"))?;
        self.kind
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("kind"),
            )?;
        self.mirrors.validate(&CONSTRAINTS_4, &at.field("mirrors"))?;
        self.name.validate(&CONSTRAINTS_1, &at.field("name"))?;
        self.notes
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("notes"),
            )?;
        self.owner_email.validate(&CONSTRAINTS_5, &at.field("owner_email"))?;
        self.tags.validate(&CONSTRAINTS_7, &at.field("tags"))?;
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Search {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        let at = &at.inside(constraints);
        self.pages.validate(&CONSTRAINTS_0, &at.field("pages"))?;
        Ok(())
    }
}
static PATTERN_0: ::openapi_client_runtime::generated::Aligned<[u8; 2776usize]> = ::openapi_client_runtime::generated::Aligned {
    align: [],
    bytes: if cfg!(target_endian = "big") {
        *b"rust-regex-automata-dfa-dense\0\0\0\0\0\xFE\xFF\0\0\0\x02\0\0\0\0\0\0\0\x06\0\0\0\x10\0\0\0\x05\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x02\x02\x03\x03\x03\x03\x03\x03\x03\x03\x03\x03\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x05\x06\x07\x08\x08\x08\x08\x08\x08\t\n\n\x0B\x0C\r\r\x0E\x0F\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\xE0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xC0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xE0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01@\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01`\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x80\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\xC0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\xC0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0@\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\x03\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\x01\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x06\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\x80\0\0\0\x80\0\0\0`\0\0\0\x80\0\0\0\x80\0\0\0\x80\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0@\0\0\0 \0\0\0@\0\0\0@\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    } else {
        *b"rust-regex-automata-dfa-dense\0\0\0\xFF\xFE\0\0\x02\0\0\0\0\0\0\0\x06\0\0\0\x10\0\0\0\x05\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x02\x02\x03\x03\x03\x03\x03\x03\x03\x03\x03\x03\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x05\x06\x07\x08\x08\x08\x08\x08\x08\t\n\n\x0B\x0C\r\r\x0E\x0F\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\x10\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xE0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xC0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xE0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0 \x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0@\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0`\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x80\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xA0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xC0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xC0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0@\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\x03\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\x01\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x06\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x80\0\0\0\x80\0\0\0`\0\0\0\x80\0\0\0\x80\0\0\0\x80\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0@\0\0\0 \0\0\0@\0\0\0@\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    },
};
#[doc = "/components/schemas/Cursor"]
static CONSTRAINTS_0: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    max_length: Some(40usize),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
static PATTERN_1: ::openapi_client_runtime::generated::Aligned<[u8; 2648usize]> = ::openapi_client_runtime::generated::Aligned {
    align: [],
    bytes: if cfg!(target_endian = "big") {
        *b"rust-regex-automata-dfa-dense\0\0\0\0\0\xFE\xFF\0\0\0\x02\0\0\0\0\0\0\0\x06\0\0\0\x0F\0\0\0\x05\0\0\0\0\0\0\0\0\0\0\x01\x02\x02\x03\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x07\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n\n\n\n\n\n\n\n\x0B\x0B\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\r\r\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0F\x10\x11\x12\x12\x12\x12\x12\x12\x12\x12\x12\x12\x13\x14\x14\x15\x16\x16\x16\x17\x18\x18\x18\x18\x18\x18\x18\x18\x18\x18\x18\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\xA0\0\0\x01\xA0\0\0\x01\xA0\0\0\x01\xA0\0\0\x01\xA0\0\0\x01\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xA0\0\0\0\xA0\0\0\0\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xA0\0\0\0\xA0\0\0\0\xA0\0\0\0\xA0\0\0\0\xA0\0\0\0\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\xC0\0\0\0\xA0\0\0\0\xA0\0\0\0\xA0\0\0\0\xA0\0\0\0\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xA0\0\0\0\xA0\0\0\0\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xE0\0\0\0\xE0\0\0\0\xE0\0\0\0\xE0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xE0\0\0\0\xE0\0\0\0\xE0\0\0\0\xE0\0\0\0\xE0\0\0\0\xE0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xE0\0\0\0\xE0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\xA0\0\0\0\0\0\0\x01\xA0\0\0\0\0\0\0\x01\xA0\0\0\x01\xA0\0\0\x01\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xA0\0\0\0\xC0\0\0\0\xE0\0\0\x01\0\0\0\0\xE0\0\0\x01 \0\0\0\xE0\0\0\x01@\0\0\x01`\0\0\x01\x80\0\0\0\0\0\0\0@\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\xA0\0\0\x01\xA0\0\0\x01\xA0\0\0\x01\xA0\0\0\0\0\0\0\x01\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\x03\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\x01\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x06\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\x80\0\0\0\x80\0\0\0`\0\0\0\x80\0\0\0\x80\0\0\0\x80\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0@\0\0\0 \0\0\0@\0\0\0@\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    } else {
        *b"rust-regex-automata-dfa-dense\0\0\0\xFF\xFE\0\0\x02\0\0\0\0\0\0\0\x06\0\0\0\x0F\0\0\0\x05\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x02\x02\x03\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x04\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x05\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x06\x07\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n\n\n\n\n\n\n\n\x0B\x0B\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\x0C\r\r\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0E\x0F\x10\x11\x12\x12\x12\x12\x12\x12\x12\x12\x12\x12\x13\x14\x14\x15\x16\x16\x16\x17\x18\x18\x18\x18\x18\x18\x18\x18\x18\x18\x18\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xA0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xA0\x01\0\0\xA0\x01\0\0\xA0\x01\0\0\xA0\x01\0\0\xA0\x01\0\0\xA0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xA0\0\0\0\xA0\0\0\0\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xA0\0\0\0\xA0\0\0\0\xA0\0\0\0\xA0\0\0\0\xA0\0\0\0\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xC0\x01\0\0\xA0\0\0\0\xA0\0\0\0\xA0\0\0\0\xA0\0\0\0\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xA0\0\0\0\xA0\0\0\0\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xE0\0\0\0\xE0\0\0\0\xE0\0\0\0\xE0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xE0\0\0\0\xE0\0\0\0\xE0\0\0\0\xE0\0\0\0\xE0\0\0\0\xE0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xE0\0\0\0\xE0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xA0\x01\0\0\0\0\0\0\xA0\x01\0\0\0\0\0\0\xA0\x01\0\0\xA0\x01\0\0\xA0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xA0\0\0\0\xC0\0\0\0\xE0\0\0\0\0\x01\0\0\xE0\0\0\0 \x01\0\0\xE0\0\0\0@\x01\0\0`\x01\0\0\x80\x01\0\0\0\0\0\0@\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xA0\x01\0\0\xA0\x01\0\0\xA0\x01\0\0\xA0\x01\0\0\0\0\0\0\xA0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\x03\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\x01\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x06\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x80\0\0\0\x80\0\0\0`\0\0\0\x80\0\0\0\x80\0\0\0\x80\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0@\0\0\0 \0\0\0@\0\0\0@\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    },
};
#[doc = "/components/schemas/Name"]
static CONSTRAINTS_1: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    max_length: Some(40usize),
    pattern: Some(
        ::openapi_client_runtime::generated::Pattern::new("^[A-Z].*$", &PATTERN_1),
    ),
    description: Some("a name"),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/NewTelescope/properties/aperture"]
static CONSTRAINTS_2: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    maximum: Some(40f64),
    minimum: Some(0.01f64),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
static PATTERN_2: ::openapi_client_runtime::generated::Aligned<[u8; 1880usize]> = ::openapi_client_runtime::generated::Aligned {
    align: [],
    bytes: if cfg!(target_endian = "big") {
        *b"rust-regex-automata-dfa-dense\0\0\0\0\0\xFE\xFF\0\0\0\x02\0\0\0\0\0\0\0\x06\0\0\0\x12\0\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x02\x02\x03\x04\x05\x06\x07\x07\x07\x07\x07\x07\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x10\0\0\x01\x10\0\0\x01\x10\0\0\x01\x10\0\0\x01\x10\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0`\0\0\0`\0\0\0`\0\0\0`\0\0\0`\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0p\0\0\0p\0\0\0p\0\0\0p\0\0\0p\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x80\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x90\0\0\0\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xB0\0\0\0\xB0\0\0\0\xB0\0\0\0\xB0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xB0\0\0\0\xB0\0\0\0\xB0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xC0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xD0\0\0\0\xE0\0\0\0\xE0\0\0\0\xF0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0P\0\0\0P\0\0\0P\0\0\0P\0\0\0P\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\x03\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\x01\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x06\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0@\0\0\0@\0\0\x000\0\0\0@\0\0\0@\0\0\0@\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0 \0\0\0\x10\0\0\0 \0\0\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    } else {
        *b"rust-regex-automata-dfa-dense\0\0\0\xFF\xFE\0\0\x02\0\0\0\0\0\0\0\x06\0\0\0\x12\0\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x02\x02\x03\x04\x05\x06\x07\x07\x07\x07\x07\x07\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x10\x01\0\0\x10\x01\0\0\x10\x01\0\0\x10\x01\0\0\x10\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0`\0\0\0`\0\0\0`\0\0\0`\0\0\0`\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0p\0\0\0p\0\0\0p\0\0\0p\0\0\0p\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x80\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x90\0\0\0\xA0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xB0\0\0\0\xB0\0\0\0\xB0\0\0\0\xB0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xB0\0\0\0\xB0\0\0\0\xB0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xC0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xD0\0\0\0\xE0\0\0\0\xE0\0\0\0\xF0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0P\0\0\0P\0\0\0P\0\0\0P\0\0\0P\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\x03\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\x01\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x06\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF@\0\0\0@\0\0\x000\0\0\0@\0\0\0@\0\0\0@\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0 \0\0\0\x10\0\0\0 \0\0\0 \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    },
};
#[doc = "/components/schemas/NewTelescope/properties/built_on"]
static CONSTRAINTS_3: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    format: Some(::openapi_client_runtime::generated::Pattern::new("date", &PATTERN_2)),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/NewTelescope/properties/mirrors"]
static CONSTRAINTS_4: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    minimum: Some(0f64),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/NewTelescope/properties/owner_email"]
static CONSTRAINTS_5: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    sensitive: true,
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/NewTelescope/properties/tags/items"]
static CONSTRAINTS_6: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    min_length: Some(1usize),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/NewTelescope/properties/tags"]
static CONSTRAINTS_7: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    max_items: Some(3usize),
    items: Some(&CONSTRAINTS_6),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
