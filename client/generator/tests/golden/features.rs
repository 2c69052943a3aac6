/// Types of requests and responses.
pub mod types {
    /// Not described.
    #[cfg(any(feature = "letters", feature = "parcels"))]
    #[derive(Clone)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Address {
        /// Not described.
        ///
        /// Constraints: minimum length `1`.
        pub town: ::std::string::String,
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl Address {
        /// Creates a builder.
        pub fn builder() -> builder::Address {
            Default::default()
        }
    }
    /// Not described.
    #[derive(Clone, Default)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Failure {
        /// Not described.
        pub code: ::std::option::Option<::std::string::String>,
    }
    /// Not described.
    ///
    /// Constraints: at least `0`, at most `23`.
    #[derive(
        ::openapi_client_runtime::generated::serde::Deserialize,
        ::openapi_client_runtime::generated::serde::Serialize,
        Clone
    )]
    #[serde(transparent)]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Hour(pub i64);
    impl ::std::ops::Deref for Hour {
        type Target = i64;
        fn deref(&self) -> &i64 {
            &self.0
        }
    }
    impl ::std::convert::From<Hour> for i64 {
        fn from(value: Hour) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<i64> for Hour {
        fn from(value: i64) -> Self {
            Self(value)
        }
    }
    impl ::std::fmt::Display for Hour {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    impl ::std::str::FromStr for Hour {
        type Err = <i64 as ::std::str::FromStr>::Err;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.parse()?))
        }
    }
    /// Not described.
    #[cfg(feature = "letters")]
    #[derive(Clone)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Letter {
        /// Not described.
        ///
        /// Constraints: pattern `^[a-z]+$`.
        pub stamp: ::std::option::Option<Stamp>,
        /// Not described.
        pub to: Address,
    }
    #[cfg(feature = "letters")]
    impl Letter {
        /// Creates a builder.
        pub fn builder() -> builder::Letter {
            Default::default()
        }
    }
    /// Not described.
    #[derive(Clone)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Opening {
        /// Not described.
        ///
        /// Constraints: at least `0`, at most `23`.
        pub from: Hour,
    }
    /// Not described.
    #[cfg(feature = "parcels")]
    #[derive(Clone)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Parcel {
        /// Not described.
        ///
        /// Constraints: at least `0`, at most `23`.
        pub pick_up_at: ::std::option::Option<Hour>,
        /// Not described.
        pub size: Size,
        /// Not described.
        pub to: Address,
    }
    #[cfg(feature = "parcels")]
    impl Parcel {
        /// Creates a builder.
        pub fn builder() -> builder::Parcel {
            Default::default()
        }
    }
    /// Not described.
    #[cfg(any(feature = "letters", feature = "parcels"))]
    #[derive(Clone)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Receipt {
        /// Not described.
        pub id: ::std::string::String,
    }
    /// Not described.
    #[cfg(any(feature = "letters", feature = "parcels"))]
    #[derive(Clone)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Shipment {
        /// Not described.
        pub size: ::std::option::Option<Size>,
        /// Not described.
        pub town: ::std::string::String,
    }
    /// Not described.
    ///
    /// Constraints: pattern `^[a-z]+$`.
    #[cfg(feature = "letters")]
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
    pub struct Stamp(pub ::std::string::String);
    #[cfg(feature = "letters")]
    impl ::std::ops::Deref for Stamp {
        type Target = ::std::string::String;
        fn deref(&self) -> &::std::string::String {
            &self.0
        }
    }
    #[cfg(feature = "letters")]
    impl ::std::convert::From<Stamp> for ::std::string::String {
        fn from(value: Stamp) -> Self {
            value.0
        }
    }
    #[cfg(feature = "letters")]
    impl ::std::convert::From<::std::string::String> for Stamp {
        fn from(value: ::std::string::String) -> Self {
            Self(value)
        }
    }
    #[cfg(feature = "letters")]
    impl ::std::fmt::Display for Stamp {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            self.0.fmt(f)
        }
    }
    #[cfg(feature = "letters")]
    impl ::std::str::FromStr for Stamp {
        type Err = ::std::convert::Infallible;
        fn from_str(value: &str) -> ::std::result::Result<Self, Self::Err> {
            Ok(Self(value.to_string()))
        }
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl ::std::fmt::Debug for Address {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Address",
                &["town"],
                &[&::openapi_client_runtime::generated::text::<super::Api>(&self.town)],
            )
        }
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Address {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl ::openapi_client_runtime::generated::Object for Address {
        const NAMES: &'static [&'static str] = &["town"];
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
            Ok(Self { town: field_0 })
        }
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl ::openapi_client_runtime::generated::serde::Serialize for Address {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.value("town", &self.town);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Failure {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Failure",
                &["code"],
                &[
                    &::openapi_client_runtime::generated::some_text::<
                        super::Api,
                    >(&self.code),
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
        const NAMES: &'static [&'static str] = &["code"];
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
            Ok(Self { code: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Failure {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("code", &self.code);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Hour {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_tuple("Hour").field(&self.0).finish()
        }
    }
    #[cfg(feature = "letters")]
    impl ::std::fmt::Debug for Letter {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Letter",
                &["stamp", "to"],
                &[&self.stamp, &self.to],
            )
        }
    }
    #[cfg(feature = "letters")]
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Letter {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    #[cfg(feature = "letters")]
    impl ::openapi_client_runtime::generated::Object for Letter {
        const NAMES: &'static [&'static str] = &["to", "stamp"];
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
                to: field_0,
                stamp: field_1,
            })
        }
    }
    #[cfg(feature = "letters")]
    impl ::openapi_client_runtime::generated::serde::Serialize for Letter {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("stamp", &self.stamp);
            object.value("to", &self.to);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Opening {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Opening",
                &["from"],
                &[&self.from],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Opening {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Opening {
        const NAMES: &'static [&'static str] = &["from"];
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
            Ok(Self { from: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Opening {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.value("from", &self.from);
            object.end()
        }
    }
    #[cfg(feature = "parcels")]
    impl ::std::fmt::Debug for Parcel {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Parcel",
                &["pick_up_at", "size", "to"],
                &[&self.pick_up_at, &self.size, &self.to],
            )
        }
    }
    #[cfg(feature = "parcels")]
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Parcel {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    #[cfg(feature = "parcels")]
    impl ::openapi_client_runtime::generated::Object for Parcel {
        const NAMES: &'static [&'static str] = &["size", "to", "pick_up_at"];
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
                size: field_0,
                to: field_1,
                pick_up_at: field_2,
            })
        }
    }
    #[cfg(feature = "parcels")]
    impl ::openapi_client_runtime::generated::serde::Serialize for Parcel {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("pick_up_at", &self.pick_up_at);
            object.value("size", &self.size);
            object.value("to", &self.to);
            object.end()
        }
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl ::std::fmt::Debug for Receipt {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Receipt",
                &["id"],
                &[&::openapi_client_runtime::generated::text::<super::Api>(&self.id)],
            )
        }
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Receipt {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl ::openapi_client_runtime::generated::Object for Receipt {
        const NAMES: &'static [&'static str] = &["id"];
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
            Ok(Self { id: field_0 })
        }
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl ::openapi_client_runtime::generated::serde::Serialize for Receipt {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.value("id", &self.id);
            object.end()
        }
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl ::std::fmt::Debug for Shipment {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Shipment",
                &["size", "town"],
                &[
                    &self.size,
                    &::openapi_client_runtime::generated::text::<super::Api>(&self.town),
                ],
            )
        }
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Shipment {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl ::openapi_client_runtime::generated::Object for Shipment {
        const NAMES: &'static [&'static str] = &["town", "size"];
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
                town: field_0,
                size: field_1,
            })
        }
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl ::openapi_client_runtime::generated::serde::Serialize for Shipment {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("size", &self.size);
            object.value("town", &self.town);
            object.end()
        }
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    ::openapi_client_runtime::open_enum! {
        super::Api; #[doc = " Not described."] Size { Small = "small", Large = "large" }
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl ::openapi_client_runtime::generated::schemars::JsonSchema for Size {
        fn schema_name() -> ::std::borrow::Cow<'static, str> {
            "Size".into()
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
    #[cfg(feature = "letters")]
    impl ::std::fmt::Debug for Stamp {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_tuple("Stamp")
                .field(&::openapi_client_runtime::generated::text::<super::Api>(&self.0))
                .finish()
        }
    }
    #[cfg(feature = "letters")]
    impl ::std::convert::From<&Stamp> for ::std::string::String {
        fn from(value: &Stamp) -> Self {
            value.0.clone()
        }
    }
    #[cfg(feature = "letters")]
    impl ::std::convert::From<&str> for Stamp {
        fn from(value: &str) -> Self {
            Self(value.to_owned())
        }
    }
    #[cfg(feature = "letters")]
    impl ::std::convert::From<&::std::string::String> for Stamp {
        fn from(value: &::std::string::String) -> Self {
            Self(value.clone())
        }
    }
    #[cfg(feature = "letters")]
    impl ::std::convert::From<&Stamp> for Stamp {
        fn from(value: &Stamp) -> Self {
            value.clone()
        }
    }
    /// Types for composing complex structures.
    pub mod builder {
        /// A builder of [`Address`](super::Address).
        #[cfg(any(feature = "letters", feature = "parcels"))]
        #[derive(Clone)]
        pub struct Address {
            town: ::std::result::Result<::std::string::String, ::std::string::String>,
        }
        #[cfg(any(feature = "letters", feature = "parcels"))]
        impl ::std::default::Default for Address {
            fn default() -> Self {
                Self {
                    town: Err("town: required, but not set".to_string()),
                }
            }
        }
        #[cfg(any(feature = "letters", feature = "parcels"))]
        impl Address {
            /// Not described.
            ///
            /// Constraints: minimum length `1`.
            pub fn town<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::string::String>,
                T::Error: ::std::fmt::Display,
            {
                self.town = ::openapi_client_runtime::generated::converted(
                    "town",
                    value,
                );
                self
            }
        }
        #[cfg(any(feature = "letters", feature = "parcels"))]
        impl ::std::convert::TryFrom<Address> for super::Address {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Address,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { town: value.town? })
            }
        }
        /// A builder of [`Letter`](super::Letter).
        #[cfg(feature = "letters")]
        #[derive(Clone)]
        pub struct Letter {
            stamp: ::std::result::Result<
                ::std::option::Option<super::Stamp>,
                ::std::string::String,
            >,
            to: ::std::result::Result<super::Address, ::std::string::String>,
        }
        #[cfg(feature = "letters")]
        impl ::std::default::Default for Letter {
            fn default() -> Self {
                Self {
                    stamp: Ok(Default::default()),
                    to: Err("to: required, but not set".to_string()),
                }
            }
        }
        #[cfg(feature = "letters")]
        impl Letter {
            /// Not described.
            ///
            /// Constraints: pattern `^[a-z]+$`.
            pub fn stamp<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Stamp>,
                T::Error: ::std::fmt::Display,
            {
                self.stamp = ::openapi_client_runtime::generated::converted_some(
                    "stamp",
                    value,
                );
                self
            }
            /// Not described.
            pub fn to<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Address>,
                T::Error: ::std::fmt::Display,
            {
                self.to = ::openapi_client_runtime::generated::converted("to", value);
                self
            }
        }
        #[cfg(feature = "letters")]
        impl ::std::convert::TryFrom<Letter> for super::Letter {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Letter,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    stamp: value.stamp?,
                    to: value.to?,
                })
            }
        }
        #[cfg(feature = "letters")]
        impl ::std::convert::From<super::Letter> for Letter {
            fn from(value: super::Letter) -> Self {
                Self {
                    stamp: Ok(value.stamp),
                    to: Ok(value.to),
                }
            }
        }
        /// A builder of [`Parcel`](super::Parcel).
        #[cfg(feature = "parcels")]
        #[derive(Clone)]
        pub struct Parcel {
            pick_up_at: ::std::result::Result<
                ::std::option::Option<super::Hour>,
                ::std::string::String,
            >,
            size: ::std::result::Result<super::Size, ::std::string::String>,
            to: ::std::result::Result<super::Address, ::std::string::String>,
        }
        #[cfg(feature = "parcels")]
        impl ::std::default::Default for Parcel {
            fn default() -> Self {
                Self {
                    pick_up_at: Ok(Default::default()),
                    size: Err("size: required, but not set".to_string()),
                    to: Err("to: required, but not set".to_string()),
                }
            }
        }
        #[cfg(feature = "parcels")]
        impl Parcel {
            /// Not described.
            ///
            /// Constraints: at least `0`, at most `23`.
            pub fn pick_up_at<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Hour>,
                T::Error: ::std::fmt::Display,
            {
                self.pick_up_at = ::openapi_client_runtime::generated::converted_some(
                    "pick_up_at",
                    value,
                );
                self
            }
            /// Not described.
            pub fn size<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Size>,
                T::Error: ::std::fmt::Display,
            {
                self.size = ::openapi_client_runtime::generated::converted(
                    "size",
                    value,
                );
                self
            }
            /// Not described.
            pub fn to<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Address>,
                T::Error: ::std::fmt::Display,
            {
                self.to = ::openapi_client_runtime::generated::converted("to", value);
                self
            }
        }
        #[cfg(feature = "parcels")]
        impl ::std::convert::TryFrom<Parcel> for super::Parcel {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Parcel,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    pick_up_at: value.pick_up_at?,
                    size: value.size?,
                    to: value.to?,
                })
            }
        }
        #[cfg(feature = "parcels")]
        impl ::std::convert::From<super::Parcel> for Parcel {
            fn from(value: super::Parcel) -> Self {
                Self {
                    pick_up_at: Ok(value.pick_up_at),
                    size: Ok(value.size),
                    to: Ok(value.to),
                }
            }
        }
        #[cfg(any(feature = "letters", feature = "parcels"))]
        impl ::std::fmt::Debug for Address {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Address").finish_non_exhaustive()
            }
        }
        #[cfg(feature = "letters")]
        impl ::std::fmt::Debug for Letter {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Letter").finish_non_exhaustive()
            }
        }
        #[cfg(feature = "parcels")]
        impl ::std::fmt::Debug for Parcel {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Parcel").finish_non_exhaustive()
            }
        }
    }
    /// Error types.
    pub mod error {
        /// Error from a `TryFrom` or `FromStr` implementation.
        #[cfg(any(feature = "letters", feature = "parcels"))]
        pub struct ConversionError(::std::borrow::Cow<'static, str>);
        #[cfg(any(feature = "letters", feature = "parcels"))]
        impl ::std::error::Error for ConversionError {}
        #[cfg(any(feature = "letters", feature = "parcels"))]
        impl ::std::fmt::Display for ConversionError {
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }
        #[cfg(any(feature = "letters", feature = "parcels"))]
        impl ::std::fmt::Debug for ConversionError {
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }
        #[cfg(any(feature = "letters", feature = "parcels"))]
        impl From<&'static str> for ConversionError {
            fn from(value: &'static str) -> Self {
                Self(value.into())
            }
        }
        #[cfg(any(feature = "letters", feature = "parcels"))]
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
    /// The operations of `post`.
    ///
    /// Needs the feature `letters` or `parcels`.
    #[cfg(any(feature = "letters", feature = "parcels"))]
    pub fn post(&self) -> groups::Post<'_> {
        groups::Post(&self.0)
    }
    /// `GET /opening`.
    ///
    /// Retried: HTTP defines GET as idempotent.
    ///
    /// ```rs
    /// let response = client.get_opening().send().await?;
    /// ```
    pub fn get_opening(&self) -> builder::GetOpening<'_> {
        builder::GetOpening::new(&self.0)
    }
}
/// Groups of operations, one type per namespace. They borrow the client and cost nothing.
pub mod groups {
    #[allow(unused_imports, reason = "what uses it may need a feature that is off")]
    use super::{builder, groups};
    /// The operations of `post`.
    ///
    #[cfg_attr(feature = "letters", doc = " - [`letters`](Self::letters): a group")]
    #[cfg_attr(feature = "parcels", doc = " - [`parcels`](Self::parcels): a group")]
    /// - [`track`](Self::track):
    ///
    /// Needs the feature `letters` or `parcels`.
    #[cfg(any(feature = "letters", feature = "parcels"))]
    #[derive(Clone, Copy)]
    pub struct Post<'c>(pub(super) &'c ::openapi_client_runtime::Client<super::Api>);
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl<'c> Post<'c> {
        /// The operations of `post.letters`.
        ///
        /// Needs the feature `letters`.
        #[cfg(feature = "letters")]
        pub fn letters(self) -> groups::PostLetters<'c> {
            groups::PostLetters(self.0)
        }
        /// The operations of `post.parcels`.
        ///
        /// Needs the feature `parcels`.
        #[cfg(feature = "parcels")]
        pub fn parcels(self) -> groups::PostParcels<'c> {
            groups::PostParcels(self.0)
        }
        /// `GET /shipments/{id}`.
        ///
        /// Retried: HTTP defines GET as idempotent.
        ///
        /// Needs the feature `letters` or `parcels`.
        pub fn track(self) -> builder::PostTrack<'c> {
            builder::PostTrack::new(self.0)
        }
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl ::std::fmt::Debug for Post<'_> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("Post")
        }
    }
    /// The operations of `post.letters`.
    ///
    /// - [`send`](Self::send):
    ///
    /// Needs the feature `letters`.
    #[cfg(feature = "letters")]
    #[derive(Clone, Copy)]
    pub struct PostLetters<'c>(
        pub(super) &'c ::openapi_client_runtime::Client<super::Api>,
    );
    #[cfg(feature = "letters")]
    impl<'c> PostLetters<'c> {
        /// `POST /letters`.
        ///
        /// Retried only if it was not sent: HTTP does not define POST as idempotent.
        ///
        /// Needs the feature `letters`.
        pub fn send(self) -> builder::PostLettersSend<'c> {
            builder::PostLettersSend::new(self.0)
        }
    }
    #[cfg(feature = "letters")]
    impl ::std::fmt::Debug for PostLetters<'_> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("PostLetters")
        }
    }
    /// The operations of `post.parcels`.
    ///
    /// - [`send`](Self::send):
    /// - [`cancel`](Self::cancel):
    ///
    /// Needs the feature `parcels`.
    #[cfg(feature = "parcels")]
    #[derive(Clone, Copy)]
    pub struct PostParcels<'c>(
        pub(super) &'c ::openapi_client_runtime::Client<super::Api>,
    );
    #[cfg(feature = "parcels")]
    impl<'c> PostParcels<'c> {
        /// `POST /parcels`.
        ///
        /// Retried only if it was not sent: HTTP does not define POST as idempotent.
        ///
        /// Needs the feature `parcels`.
        pub fn send(self) -> builder::PostParcelsSend<'c> {
            builder::PostParcelsSend::new(self.0)
        }
        /// `DELETE /shipments/{id}`.
        ///
        /// Retried: HTTP defines DELETE as idempotent.
        ///
        /// Needs the feature `parcels`.
        pub fn cancel(self) -> builder::PostParcelsCancel<'c> {
            builder::PostParcelsCancel::new(self.0)
        }
    }
    #[cfg(feature = "parcels")]
    impl ::std::fmt::Debug for PostParcels<'_> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.write_str("PostParcels")
        }
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
    #[allow(unused_imports, reason = "what uses it may need a feature that is off")]
    use super::types;
    /// A call that [`PostLetters::send`](super::groups::PostLetters::send) starts.
    ///
    /// Required: [`to`](Self::to).
    ///
    /// Optional: [`stamp`](Self::stamp).
    ///
    /// Needs the feature `letters`.
    #[cfg(feature = "letters")]
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct PostLettersSend<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
        body: Result<types::builder::Letter, String>,
    }
    #[cfg(feature = "letters")]
    impl<'a> PostLettersSend<'a> {
        /// Starts a call.
        pub(super) fn new(
            client: &'a ::openapi_client_runtime::Client<super::Api>,
        ) -> Self {
            Self {
                client: client,
                body: Ok(::std::default::Default::default()),
            }
        }
        /// Not described.
        pub fn to<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Address>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.to(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`to`](Self::to), if there is a value.
        pub fn set_to<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Address>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.to(value),
                None => self,
            }
        }
        /// Not described.
        ///
        /// Constraints: pattern `^[a-z]+$`.
        pub fn stamp<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Stamp>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.stamp(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`stamp`](Self::stamp), if there is a value.
        pub fn set_stamp<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Stamp>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.stamp(value),
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
                ::openapi_client_runtime::ResponseValue<types::Receipt>,
                super::Error,
            >,
        > {
            ::openapi_client_runtime::generated::send(self)
        }
    }
    /// A call that [`Client::get_opening`](super::Client::get_opening) starts.
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct GetOpening<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
    }
    impl<'a> GetOpening<'a> {
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
        /// Sends `GET /opening`.
        ///
        /// # Errors
        /// An [`Error`](super::Error), whose variants say how far the request got.
        pub fn send(
            self,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::openapi_client_runtime::ResponseValue<types::Opening>,
                super::Error,
            >,
        > {
            ::openapi_client_runtime::generated::send(self)
        }
    }
    /// A call that [`PostParcels::send`](super::groups::PostParcels::send) starts.
    ///
    /// Required: [`size`](Self::size), [`to`](Self::to).
    ///
    /// Optional: [`pick_up_at`](Self::pick_up_at).
    ///
    /// Needs the feature `parcels`.
    #[cfg(feature = "parcels")]
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct PostParcelsSend<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
        body: Result<types::builder::Parcel, String>,
    }
    #[cfg(feature = "parcels")]
    impl<'a> PostParcelsSend<'a> {
        /// Starts a call.
        pub(super) fn new(
            client: &'a ::openapi_client_runtime::Client<super::Api>,
        ) -> Self {
            Self {
                client: client,
                body: Ok(::std::default::Default::default()),
            }
        }
        /// Not described.
        pub fn size<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Size>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.size(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`size`](Self::size), if there is a value.
        pub fn set_size<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Size>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.size(value),
                None => self,
            }
        }
        /// Not described.
        pub fn to<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Address>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.to(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`to`](Self::to), if there is a value.
        pub fn set_to<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Address>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.to(value),
                None => self,
            }
        }
        /// Not described.
        ///
        /// Constraints: at least `0`, at most `23`.
        pub fn pick_up_at<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Hour>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.pick_up_at(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`pick_up_at`](Self::pick_up_at), if there is a value.
        pub fn set_pick_up_at<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Hour>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.pick_up_at(value),
                None => self,
            }
        }
        /// Sets the whole request body, from the body or its builder.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::Parcel>,
            <V as std::convert::TryInto<types::Parcel>>::Error: std::fmt::Display,
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
        /// Sends `POST /parcels`.
        ///
        /// # Errors
        /// An [`Error`](super::Error), whose variants say how far the request got.
        pub fn send(
            self,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::openapi_client_runtime::ResponseValue<types::Receipt>,
                super::Error,
            >,
        > {
            ::openapi_client_runtime::generated::send(self)
        }
    }
    /// A call that [`Post::track`](super::groups::Post::track) starts.
    ///
    /// Required: [`id`](Self::id).
    ///
    /// Needs the feature `letters` or `parcels`.
    #[cfg(any(feature = "letters", feature = "parcels"))]
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct PostTrack<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
        id: Result<::std::string::String, String>,
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl<'a> PostTrack<'a> {
        /// Starts a call.
        pub(super) fn new(
            client: &'a ::openapi_client_runtime::Client<super::Api>,
        ) -> Self {
            Self {
                client: client,
                id: Err("id: required, but not set".to_string()),
            }
        }
        /// Not described.
        ///
        /// Constraints: maximum length `9`.
        pub fn id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.id = value
                .try_into()
                .map_err(|_| "id: is not of the documented type".to_string());
            self
        }
        /// Sets [`id`](Self::id), if there is a value.
        pub fn set_id<V>(self, value: ::std::option::Option<V>) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            match value {
                Some(value) => self.id(value),
                None => self,
            }
        }
        /// Time limits, headers, and properties that the document does not know, for this call alone.
        pub fn customize(self) -> ::openapi_client_runtime::Customized<Self> {
            ::openapi_client_runtime::Customized::new(self)
        }
        /// Sends `GET /shipments/{id}`.
        ///
        /// # Errors
        /// An [`Error`](super::Error), whose variants say how far the request got.
        pub fn send(
            self,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::openapi_client_runtime::ResponseValue<types::Shipment>,
                super::Error,
            >,
        > {
            ::openapi_client_runtime::generated::send(self)
        }
    }
    /// A call that [`PostParcels::cancel`](super::groups::PostParcels::cancel) starts.
    ///
    /// Required: [`id`](Self::id).
    ///
    /// Needs the feature `parcels`.
    #[cfg(feature = "parcels")]
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct PostParcelsCancel<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
        id: Result<::std::string::String, String>,
    }
    #[cfg(feature = "parcels")]
    impl<'a> PostParcelsCancel<'a> {
        /// Starts a call.
        pub(super) fn new(
            client: &'a ::openapi_client_runtime::Client<super::Api>,
        ) -> Self {
            Self {
                client: client,
                id: Err("id: required, but not set".to_string()),
            }
        }
        /// Not described.
        ///
        /// Constraints: maximum length `9`.
        pub fn id<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            self.id = value
                .try_into()
                .map_err(|_| "id: is not of the documented type".to_string());
            self
        }
        /// Sets [`id`](Self::id), if there is a value.
        pub fn set_id<V>(self, value: ::std::option::Option<V>) -> Self
        where
            V: std::convert::TryInto<::std::string::String>,
        {
            match value {
                Some(value) => self.id(value),
                None => self,
            }
        }
        /// Time limits, headers, and properties that the document does not know, for this call alone.
        pub fn customize(self) -> ::openapi_client_runtime::Customized<Self> {
            ::openapi_client_runtime::Customized::new(self)
        }
        /// Sends `DELETE /shipments/{id}`.
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
    #[cfg(feature = "letters")]
    impl<'a> ::std::fmt::Debug for PostLettersSend<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("PostLettersSend").finish_non_exhaustive()
        }
    }
    #[cfg(feature = "letters")]
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a>
    for PostLettersSend<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::POST_LETTERS_SEND;
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
    #[cfg(feature = "letters")]
    impl ::openapi_client_runtime::generated::Call for PostLettersSend<'_> {
        type Api = super::Api;
        type Output = types::Receipt;
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::ResponseValue<types::Receipt>,
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
    impl<'a> ::std::fmt::Debug for GetOpening<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("GetOpening").finish_non_exhaustive()
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for GetOpening<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::GET_OPENING;
            let Self { client } = self;
            Ok(client.request(operation))
        }
    }
    impl ::openapi_client_runtime::generated::Call for GetOpening<'_> {
        type Api = super::Api;
        type Output = types::Opening;
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::ResponseValue<types::Opening>,
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
    #[cfg(feature = "parcels")]
    impl<'a> ::std::fmt::Debug for PostParcelsSend<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("PostParcelsSend").finish_non_exhaustive()
        }
    }
    #[cfg(feature = "parcels")]
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a>
    for PostParcelsSend<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::POST_PARCELS_SEND;
            let Self { client, body: input_0 } = self;
            let input_0 = input_0
                .and_then(|value| {
                    types::Parcel::try_from(value).map_err(|problem| problem.to_string())
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
    #[cfg(feature = "parcels")]
    impl ::openapi_client_runtime::generated::Call for PostParcelsSend<'_> {
        type Api = super::Api;
        type Output = types::Receipt;
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::ResponseValue<types::Receipt>,
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
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl<'a> ::std::fmt::Debug for PostTrack<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("PostTrack").finish_non_exhaustive()
        }
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for PostTrack<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::POST_TRACK;
            let Self { client, id: input_0 } = self;
            let input_0 = input_0
                .map_err(|problem| super::Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_parameter(
                operation,
                "id",
                &input_0,
                &super::CONSTRAINTS_0,
            )?;
            Ok(client.request(operation).path("id", &input_0)?)
        }
    }
    #[cfg(any(feature = "letters", feature = "parcels"))]
    impl ::openapi_client_runtime::generated::Call for PostTrack<'_> {
        type Api = super::Api;
        type Output = types::Shipment;
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::ResponseValue<types::Shipment>,
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
    #[cfg(feature = "parcels")]
    impl<'a> ::std::fmt::Debug for PostParcelsCancel<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("PostParcelsCancel").finish_non_exhaustive()
        }
    }
    #[cfg(feature = "parcels")]
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a>
    for PostParcelsCancel<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::POST_PARCELS_CANCEL;
            let Self { client, id: input_0 } = self;
            let input_0 = input_0
                .map_err(|problem| super::Error::from_builder(operation, &problem))?;
            ::openapi_client_runtime::generated::validate_parameter(
                operation,
                "id",
                &input_0,
                &super::CONSTRAINTS_1,
            )?;
            Ok(client.request(operation).path("id", &input_0)?)
        }
    }
    #[cfg(feature = "parcels")]
    impl ::openapi_client_runtime::generated::Call for PostParcelsCancel<'_> {
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
    const NAME: &'static str = "Post office";
    const USER_AGENT: &'static str = concat!(
        env!("CARGO_PKG_NAME"), "-rust/", env!("CARGO_PKG_VERSION")
    );
    const ERROR: ::openapi_client_runtime::generated::ErrorConvention = ::openapi_client_runtime::generated::ErrorConvention {
        code: Some("code"),
        message: None,
        url: None,
        details: None,
        id: None,
        status: None,
        requires_code: false,
    };
    type ErrorCode = ::std::string::String;
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
impl ::openapi_client_runtime::ResponseBody for types::Opening {
    fn id(&self, _: &str) -> ::std::option::Option<&str> {
        None
    }
    fn printed(&self) -> &dyn ::std::fmt::Debug {
        self
    }
}
#[cfg(any(feature = "letters", feature = "parcels"))]
impl ::openapi_client_runtime::ResponseBody for types::Receipt {
    fn id(&self, _: &str) -> ::std::option::Option<&str> {
        None
    }
    fn printed(&self) -> &dyn ::std::fmt::Debug {
        self
    }
}
#[cfg(any(feature = "letters", feature = "parcels"))]
impl ::openapi_client_runtime::ResponseBody for types::Shipment {
    fn id(&self, _: &str) -> ::std::option::Option<&str> {
        None
    }
    fn printed(&self) -> &dyn ::std::fmt::Debug {
        self
    }
}
static IDENTIFIERS: [::openapi_client_runtime::generated::Pattern; 0usize] = [];
pub(crate) mod operations {
    #[allow(unused_imports, reason = "what uses it may need a feature that is off")]
    use ::openapi_client_runtime::{
        Operation, RetrySafety, generated::{Documented, http},
    };
    pub(crate) static GET_OPENING: Operation = Operation {
        index: 0usize,
        id: "get_opening",
        summary: "",
        method: http::Method::GET,
        path: "/opening",
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
    #[cfg(feature = "letters")]
    pub(crate) static POST_LETTERS_SEND: Operation = Operation {
        index: 1usize,
        id: "post.letters.send",
        summary: "",
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
                statuses: 400u16..=400u16,
                is_error_body: true,
            },
            Documented {
                statuses: 200u16..=200u16,
                is_error_body: false,
            },
        ],
    };
    #[cfg(feature = "parcels")]
    pub(crate) static POST_PARCELS_SEND: Operation = Operation {
        index: 2usize,
        id: "post.parcels.send",
        summary: "",
        method: http::Method::POST,
        path: "/parcels",
        server: None,
        accept: "application/json",
        security: &[],
        sends_message: false,
        recipient: None,
        retry_safety: RetrySafety::UnsentOnly,
        envelope: None,
        responses: &[
            Documented {
                statuses: 200u16..=200u16,
                is_error_body: false,
            },
        ],
    };
    #[cfg(any(feature = "letters", feature = "parcels"))]
    pub(crate) static POST_TRACK: Operation = Operation {
        index: 3usize,
        id: "post.track",
        summary: "",
        method: http::Method::GET,
        path: "/shipments/{id}",
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
    #[cfg(feature = "parcels")]
    pub(crate) static POST_PARCELS_CANCEL: Operation = Operation {
        index: 4usize,
        id: "post.parcels.cancel",
        summary: "",
        method: http::Method::DELETE,
        path: "/shipments/{id}",
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
    &operations::GET_OPENING,
    #[cfg(feature = "letters")]
    &operations::POST_LETTERS_SEND,
    #[cfg(feature = "parcels")]
    &operations::POST_PARCELS_SEND,
    #[cfg(any(feature = "letters", feature = "parcels"))]
    &operations::POST_TRACK,
    #[cfg(feature = "parcels")]
    &operations::POST_PARCELS_CANCEL,
];
/// All operations, in the order of the document.
#[must_use]
pub fn operations() -> &'static [&'static ::openapi_client_runtime::Operation] {
    OPERATIONS
}
static SERVERS: &[::openapi_client_runtime::generated::Server] = &[
    ::openapi_client_runtime::generated::Server {
        url: "https://post.example.com",
        credential_prefixes: &[],
    },
];
static CREDENTIALS: &[::openapi_client_runtime::CredentialKind] = &[];
/// The name of every property, sorted.
static FIELDS: &[&str] = &[
    "code",
    "from",
    "id",
    "pick_up_at",
    "size",
    "stamp",
    "to",
    "town",
];
/// The JSON Schema of each generated type, with the JSON pointer of its schema in the document.
#[must_use]
pub fn schemas() -> ::std::vec::Vec<
    (&'static str, ::openapi_client_runtime::generated::schemars::Schema),
> {
    ::std::vec::Vec::from([
        #[cfg(any(feature = "letters", feature = "parcels"))]
        (
            "/components/schemas/Address",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Address),
        ),
        (
            "/components/schemas/Failure",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Failure),
        ),
        (
            "/components/schemas/Hour",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Hour),
        ),
        #[cfg(feature = "letters")]
        (
            "/components/schemas/Letter",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Letter),
        ),
        (
            "/components/schemas/Opening",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Opening),
        ),
        #[cfg(feature = "parcels")]
        (
            "/components/schemas/Parcel",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Parcel),
        ),
        #[cfg(any(feature = "letters", feature = "parcels"))]
        (
            "/components/schemas/Receipt",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Receipt),
        ),
        #[cfg(any(feature = "letters", feature = "parcels"))]
        (
            "/components/schemas/Shipment",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Shipment),
        ),
        #[cfg(any(feature = "letters", feature = "parcels"))]
        (
            "/components/schemas/Size",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Size),
        ),
        #[cfg(feature = "letters")]
        (
            "/components/schemas/Stamp",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Stamp),
        ),
    ])
}
#[cfg(any(feature = "letters", feature = "parcels"))]
impl ::openapi_client_runtime::generated::Validate for types::Address {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        let at = &at.inside(constraints);
        self.town.validate(&CONSTRAINTS_2, &at.field("town"))?;
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Hour {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        self.0.validate(&CONSTRAINTS_3, &at.inside(constraints))
    }
}
#[cfg(feature = "letters")]
impl ::openapi_client_runtime::generated::Validate for types::Letter {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        let at = &at.inside(constraints);
        self.stamp.validate(&CONSTRAINTS_4, &at.field("stamp"))?;
        self.to
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("to"),
            )?;
        Ok(())
    }
}
#[cfg(feature = "parcels")]
impl ::openapi_client_runtime::generated::Validate for types::Parcel {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        let at = &at.inside(constraints);
        self.pick_up_at.validate(&CONSTRAINTS_3, &at.field("pick_up_at"))?;
        self.size
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("size"),
            )?;
        self.to
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("to"),
            )?;
        Ok(())
    }
}
#[cfg(any(feature = "letters", feature = "parcels"))]
impl ::openapi_client_runtime::generated::Validate for types::Size {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
#[cfg(feature = "letters")]
impl ::openapi_client_runtime::generated::Validate for types::Stamp {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        self.0.validate(&CONSTRAINTS_4, &at.inside(constraints))
    }
}
#[doc = "/paths/~1shipments~1{id}/get/parameters/0/schema"]
#[cfg(any(feature = "letters", feature = "parcels"))]
static CONSTRAINTS_0: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    max_length: Some(9usize),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/paths/~1shipments~1{id}/delete/parameters/0/schema"]
#[cfg(feature = "parcels")]
static CONSTRAINTS_1: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    max_length: Some(9usize),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/Address/properties/town"]
#[cfg(any(feature = "letters", feature = "parcels"))]
static CONSTRAINTS_2: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    min_length: Some(1usize),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/Hour"]
static CONSTRAINTS_3: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    maximum: Some(23f64),
    minimum: Some(0f64),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[cfg(feature = "letters")]
static PATTERN_0: ::openapi_client_runtime::generated::Aligned<[u8; 824usize]> = ::openapi_client_runtime::generated::Aligned {
    align: [],
    bytes: if cfg!(target_endian = "big") {
        *b"rust-regex-automata-dfa-dense\0\0\0\0\0\xFE\xFF\0\0\0\x02\0\0\0\0\0\0\0\x06\0\0\0\x06\0\0\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x14\0\0\0\0\0\0\0\x08\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\x03\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\x01\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x06\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\x10\0\0\0\x10\0\0\0\x0C\0\0\0\x10\0\0\0\x10\0\0\0\x10\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0\x08\0\0\0\x04\0\0\0\x08\0\0\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    } else {
        *b"rust-regex-automata-dfa-dense\0\0\0\xFF\xFE\0\0\x02\0\0\0\0\0\0\0\x06\0\0\0\x06\0\0\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x14\0\0\0\0\0\0\0\x08\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\x03\0\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\x01\0\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x06\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x10\0\0\0\x10\0\0\0\x0C\0\0\0\x10\0\0\0\x10\0\0\0\x10\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\0\0\0\0\0\0\x08\0\0\0\x04\0\0\0\x08\0\0\0\x08\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
    },
};
#[doc = "/components/schemas/Stamp"]
#[cfg(feature = "letters")]
static CONSTRAINTS_4: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    pattern: Some(
        ::openapi_client_runtime::generated::Pattern::new("^[a-z]+$", &PATTERN_0),
    ),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
