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
    /// A galaxy, which is so large that it is in a box.
    #[derive(Clone)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Galaxy {
        /// A region of a galaxy.
        pub arms: ::std::option::Option<Region>,
        /// A region of a galaxy.
        pub core: Region,
        /// A region of a galaxy.
        pub disk: ::std::option::Option<Region>,
        /// A region of a galaxy.
        pub halo: ::std::option::Option<Region>,
        /// The kind of object.
        pub kind: GalaxyKind,
    }
    impl Galaxy {
        /// Creates a builder.
        pub fn builder() -> builder::Galaxy {
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
    pub enum GalaxyKind {
        /// `galaxy`
        #[serde(rename = "galaxy")]
        Galaxy,
    }
    impl ::std::fmt::Display for GalaxyKind {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Galaxy => f.write_str("galaxy"),
            }
        }
    }
    impl ::std::str::FromStr for GalaxyKind {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "galaxy" => Ok(Self::Galaxy),
                _ => Err("is not one of \"galaxy\"".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for GalaxyKind {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for GalaxyKind {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// Notes by topic, with subtopics.
    #[derive(
        ::openapi_client_runtime::generated::serde::Deserialize,
        ::openapi_client_runtime::generated::serde::Serialize,
        Clone
    )]
    #[serde(transparent)]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Notes(pub ::std::collections::HashMap<::std::string::String, Notes>);
    impl ::std::ops::Deref for Notes {
        type Target = ::std::collections::HashMap<::std::string::String, Notes>;
        fn deref(&self) -> &::std::collections::HashMap<::std::string::String, Notes> {
            &self.0
        }
    }
    impl ::std::convert::From<Notes>
    for ::std::collections::HashMap<::std::string::String, Notes> {
        fn from(value: Notes) -> Self {
            value.0
        }
    }
    impl ::std::convert::From<::std::collections::HashMap<::std::string::String, Notes>>
    for Notes {
        fn from(
            value: ::std::collections::HashMap<::std::string::String, Notes>,
        ) -> Self {
            Self(value)
        }
    }
    /// A planet, or a moon.
    #[derive(Clone)]
    #[non_exhaustive]
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
                _ => Err("is not one of \"planet\"".into()),
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
    /// A position on Earth.
    #[derive(Clone)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Position {
        /// Degrees north.
        ///
        /// Constraints: at least `-90`.
        pub latitude: f64,
    }
    impl Position {
        /// Creates a builder.
        pub fn builder() -> builder::Position {
            Default::default()
        }
    }
    /// A region of a galaxy.
    #[derive(Clone, Default)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Region {
        /// The mass.
        pub mass: ::std::option::Option<f64>,
        /// The name.
        pub name: ::std::option::Option<::std::string::String>,
        /// The radius.
        pub radius: ::std::option::Option<f64>,
        /// How many stars.
        pub stars: ::std::option::Option<f64>,
    }
    impl Region {
        /// Creates a builder.
        pub fn builder() -> builder::Region {
            Default::default()
        }
    }
    /// A report of an object.
    #[derive(Clone)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Report {
        /// Notes by topic, with subtopics.
        pub notes: ::std::option::Option<Notes>,
        /// The place of the observer.
        pub seen_from: ::std::option::Option<ReportSeenFromValue>,
        /// The object.
        pub target: Target,
        /// The weather at that time.
        pub weather: ::std::option::Option<ReportWeather>,
    }
    impl Report {
        /// Creates a builder.
        pub fn builder() -> builder::Report {
            Default::default()
        }
    }
    /// Not described.
    #[derive(::openapi_client_runtime::generated::serde::Serialize, Clone)]
    #[serde(untagged)]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub enum ReportSeenFromValue {
        /// A value of type [`String`].
        String(::std::string::String),
        /// A value of type [`Position`].
        Position(Position),
        /// A value of type [`Vec`].
        Array(
            #[serde(
                serialize_with = "::openapi_client_runtime::generated::number::serialize_inner"
            )]
            ::std::vec::Vec<f64>,
        ),
    }
    impl ::std::convert::From<Position> for ReportSeenFromValue {
        fn from(value: Position) -> Self {
            Self::Position(value)
        }
    }
    impl ::std::convert::From<::std::vec::Vec<f64>> for ReportSeenFromValue {
        fn from(value: ::std::vec::Vec<f64>) -> Self {
            Self::Array(value)
        }
    }
    /// The weather at that time.
    #[derive(::openapi_client_runtime::generated::serde::Serialize, Clone)]
    #[serde(untagged)]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub enum ReportWeather {
        /// A value of type [`ReportWeatherClear`].
        Clear(ReportWeatherClear),
        /// A value of type [`ReportWeatherClouds`].
        Clouds(ReportWeatherClouds),
    }
    impl ::std::convert::From<ReportWeatherClear> for ReportWeather {
        fn from(value: ReportWeatherClear) -> Self {
            Self::Clear(value)
        }
    }
    impl ::std::convert::From<ReportWeatherClouds> for ReportWeather {
        fn from(value: ReportWeatherClouds) -> Self {
            Self::Clouds(value)
        }
    }
    /// Not described.
    #[derive(Clone)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct ReportWeatherClear {
        /// It is clear.
        pub sky: ReportWeatherClearSky,
    }
    impl ReportWeatherClear {
        /// Creates a builder.
        pub fn builder() -> builder::ReportWeatherClear {
            Default::default()
        }
    }
    /// It is clear.
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
    pub enum ReportWeatherClearSky {
        /// `clear`
        #[serde(rename = "clear")]
        Clear,
    }
    impl ::std::fmt::Display for ReportWeatherClearSky {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Clear => f.write_str("clear"),
            }
        }
    }
    impl ::std::str::FromStr for ReportWeatherClearSky {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "clear" => Ok(Self::Clear),
                _ => Err("is not one of \"clear\"".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ReportWeatherClearSky {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ReportWeatherClearSky {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// Not described.
    #[derive(Clone)]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct ReportWeatherClouds {
        /// How much of the sky.
        pub covered: f64,
        /// There are clouds.
        pub sky: ReportWeatherCloudsSky,
    }
    impl ReportWeatherClouds {
        /// Creates a builder.
        pub fn builder() -> builder::ReportWeatherClouds {
            Default::default()
        }
    }
    /// There are clouds.
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
    pub enum ReportWeatherCloudsSky {
        /// `clouds`
        #[serde(rename = "clouds")]
        Clouds,
    }
    impl ::std::fmt::Display for ReportWeatherCloudsSky {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Clouds => f.write_str("clouds"),
            }
        }
    }
    impl ::std::str::FromStr for ReportWeatherCloudsSky {
        type Err = self::error::ConversionError;
        fn from_str(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            match value {
                "clouds" => Ok(Self::Clouds),
                _ => Err("is not one of \"clouds\"".into()),
            }
        }
    }
    impl ::std::convert::TryFrom<&str> for ReportWeatherCloudsSky {
        type Error = self::error::ConversionError;
        fn try_from(
            value: &str,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    impl ::std::convert::TryFrom<::std::string::String> for ReportWeatherCloudsSky {
        type Error = self::error::ConversionError;
        fn try_from(
            value: ::std::string::String,
        ) -> ::std::result::Result<Self, self::error::ConversionError> {
            value.parse()
        }
    }
    /// The object as it was reported.
    #[derive(Clone)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Reported {
        /// The date of the report.
        ///
        /// Constraints: format `date`.
        pub at: ::std::option::Option<::std::string::String>,
        /// The id.
        pub id: ::std::string::String,
        /// Notes by topic, with subtopics.
        pub notes: ::std::option::Option<Notes>,
        /// The place of the observer.
        pub seen_from: ::std::option::Option<ReportedSeenFromValue>,
        /// The state of the report.
        pub state: State,
        /// The object.
        pub target: Target,
        /// The weather at that time.
        pub weather: ::std::option::Option<ReportedWeather>,
    }
    /// Not described.
    #[derive(::openapi_client_runtime::generated::serde::Serialize, Clone)]
    #[serde(untagged)]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub enum ReportedSeenFromValue {
        /// A value of type [`String`].
        String(::std::string::String),
        /// A value of type [`Position`].
        Position(Position),
        /// A value of type [`Vec`].
        Array(
            #[serde(
                serialize_with = "::openapi_client_runtime::generated::number::serialize_inner"
            )]
            ::std::vec::Vec<f64>,
        ),
    }
    impl ::std::convert::From<Position> for ReportedSeenFromValue {
        fn from(value: Position) -> Self {
            Self::Position(value)
        }
    }
    impl ::std::convert::From<::std::vec::Vec<f64>> for ReportedSeenFromValue {
        fn from(value: ::std::vec::Vec<f64>) -> Self {
            Self::Array(value)
        }
    }
    /// The weather at that time.
    #[derive(::openapi_client_runtime::generated::serde::Serialize, Clone)]
    #[serde(untagged)]
    #[serde(crate = "::openapi_client_runtime::generated::serde")]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub enum ReportedWeather {
        /// A value of type [`ReportedWeatherClear`].
        Clear(ReportedWeatherClear),
        /// A value of type [`ReportedWeatherClouds`].
        Clouds(ReportedWeatherClouds),
    }
    impl ::std::convert::From<ReportedWeatherClear> for ReportedWeather {
        fn from(value: ReportedWeatherClear) -> Self {
            Self::Clear(value)
        }
    }
    impl ::std::convert::From<ReportedWeatherClouds> for ReportedWeather {
        fn from(value: ReportedWeatherClouds) -> Self {
            Self::Clouds(value)
        }
    }
    /// Not described.
    #[derive(Clone)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct ReportedWeatherClear {
        /// It is clear.
        pub sky: ReportedWeatherClearSky,
    }
    /// It is clear.
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
    pub enum ReportedWeatherClearSky {
        /// `clear`
        #[serde(rename = "clear")]
        Clear,
    }
    impl ::std::fmt::Display for ReportedWeatherClearSky {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Clear => f.write_str("clear"),
            }
        }
    }
    /// Not described.
    #[derive(Clone)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct ReportedWeatherClouds {
        /// How much of the sky.
        pub covered: f64,
        /// There are clouds.
        pub sky: ReportedWeatherCloudsSky,
    }
    /// There are clouds.
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
    pub enum ReportedWeatherCloudsSky {
        /// `clouds`
        #[serde(rename = "clouds")]
        Clouds,
    }
    impl ::std::fmt::Display for ReportedWeatherCloudsSky {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            match *self {
                Self::Clouds => f.write_str("clouds"),
            }
        }
    }
    /// A star.
    #[derive(Clone)]
    #[non_exhaustive]
    #[derive(::openapi_client_runtime::generated::schemars::JsonSchema)]
    #[schemars(crate = "::openapi_client_runtime::generated::schemars")]
    pub struct Star {
        /// The magnitude.
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
                _ => Err("is not one of \"star\"".into()),
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
        /// A value of type [`Galaxy`].
        Galaxy(::std::boxed::Box<Galaxy>),
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
    impl ::std::convert::From<Galaxy> for Target {
        fn from(value: Galaxy) -> Self {
            Self::Galaxy(::std::boxed::Box::new(value))
        }
    }
    impl ::std::fmt::Debug for Galaxy {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Galaxy",
                &["arms", "core", "disk", "halo", "kind"],
                &[&self.arms, &self.core, &self.disk, &self.halo, &self.kind],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Galaxy {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Galaxy {
        const NAMES: &'static [&'static str] = &["core", "kind", "arms", "disk", "halo"];
        const REQUIRED: usize = 2usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            let mut field_1 = None;
            let mut field_2 = None;
            let mut field_3 = None;
            let mut field_4 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.value(&mut field_0),
                    1usize => properties.value(&mut field_1),
                    2usize => properties.optional(&mut field_2),
                    3usize => properties.optional(&mut field_3),
                    4usize => properties.optional(&mut field_4),
                    _ => {}
                }
            }
            properties.end()?;
            let (Some(field_0), Some(field_1)) = (field_0, field_1) else {
                return Err(properties.missing())
            };
            Ok(Self {
                core: field_0,
                kind: field_1,
                arms: field_2,
                disk: field_3,
                halo: field_4,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Galaxy {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("arms", &self.arms);
            object.value("core", &self.core);
            object.optional("disk", &self.disk);
            object.optional("halo", &self.halo);
            object.value("kind", &self.kind);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Notes {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_tuple("Notes")
                .field(&::openapi_client_runtime::generated::Redacted)
                .finish()
        }
    }
    impl ::std::fmt::Debug for Planet {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Planet",
                &["kind", "moons", "name"],
                &[
                    &self.kind,
                    &self.moons,
                    &::openapi_client_runtime::generated::text::<super::Api>(&self.name),
                ],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Planet {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Planet {
        const NAMES: &'static [&'static str] = &["kind", "moons", "name"];
        const REQUIRED: usize = 3usize;
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
                    2usize => properties.value(&mut field_2),
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
                kind: field_0,
                moons: field_1,
                name: field_2,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Planet {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.value("kind", &self.kind);
            object.value("moons", &self.moons);
            object.value("name", &self.name);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Position {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Position",
                &["latitude"],
                &[&self.latitude],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Position {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Position {
        const NAMES: &'static [&'static str] = &["latitude"];
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
            Ok(Self { latitude: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Position {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.numbers("latitude", &self.latitude);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Region {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Region",
                &["mass", "name", "radius", "stars"],
                &[
                    &self.mass,
                    &::openapi_client_runtime::generated::some_text::<
                        super::Api,
                    >(&self.name),
                    &self.radius,
                    &self.stars,
                ],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Region {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Region {
        const NAMES: &'static [&'static str] = &["mass", "name", "radius", "stars"];
        const REQUIRED: usize = 0usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            let mut field_1 = None;
            let mut field_2 = None;
            let mut field_3 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.optional(&mut field_0),
                    1usize => properties.optional(&mut field_1),
                    2usize => properties.optional(&mut field_2),
                    3usize => properties.optional(&mut field_3),
                    _ => {}
                }
            }
            properties.end()?;
            Ok(Self {
                mass: field_0,
                name: field_1,
                radius: field_2,
                stars: field_3,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Region {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional_numbers("mass", &self.mass);
            object.optional("name", &self.name);
            object.optional_numbers("radius", &self.radius);
            object.optional_numbers("stars", &self.stars);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Report {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Report",
                &["notes", "seen_from", "target", "weather"],
                &[&self.notes, &self.seen_from, &self.target, &self.weather],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Report {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Report {
        const NAMES: &'static [&'static str] = &[
            "target",
            "notes",
            "seen_from",
            "weather",
        ];
        const REQUIRED: usize = 1usize;
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
                    1usize => properties.optional(&mut field_1),
                    2usize => properties.optional(&mut field_2),
                    3usize => properties.optional(&mut field_3),
                    _ => {}
                }
            }
            properties.end()?;
            let (Some(field_0),) = (field_0,) else { return Err(properties.missing()) };
            Ok(Self {
                target: field_0,
                notes: field_1,
                seen_from: field_2,
                weather: field_3,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Report {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("notes", &self.notes);
            object.optional("seen_from", &self.seen_from);
            object.value("target", &self.target);
            object.optional("weather", &self.weather);
            object.end()
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for ReportSeenFromValue {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            let value: ::openapi_client_runtime::generated::serde_json::Value = ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                deserializer,
            )?;
            ::openapi_client_runtime::generated::choice::closest(
                &value,
                &[
                    &|value| Ok(
                        Self::String(
                            ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                                ::openapi_client_runtime::generated::StrictObject(value),
                            )?,
                        ),
                    ),
                    &|value| Ok(
                        Self::Position(
                            ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                                ::openapi_client_runtime::generated::StrictObject(value),
                            )?,
                        ),
                    ),
                    &|value| Ok(
                        Self::Array(
                            ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                                ::openapi_client_runtime::generated::StrictObject(value),
                            )?,
                        ),
                    ),
                ],
            )
        }
    }
    impl ::std::fmt::Debug for ReportSeenFromValue {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_tuple("ReportSeenFromValue")
                .field(&::openapi_client_runtime::generated::Redacted)
                .finish()
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for ReportWeather {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            let value: ::openapi_client_runtime::generated::serde_json::Value = ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                deserializer,
            )?;
            ::openapi_client_runtime::generated::choice::first(
                &value,
                &[
                    &|value| Ok(
                        Self::Clear(
                            ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                                ::openapi_client_runtime::generated::StrictObject(value),
                            )?,
                        ),
                    ),
                    &|value| Ok(
                        Self::Clouds(
                            ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                                ::openapi_client_runtime::generated::StrictObject(value),
                            )?,
                        ),
                    ),
                ],
            )
        }
    }
    impl ::std::fmt::Debug for ReportWeather {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_tuple("ReportWeather")
                .field(&::openapi_client_runtime::generated::Redacted)
                .finish()
        }
    }
    impl ::std::fmt::Debug for ReportWeatherClear {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "ReportWeatherClear",
                &["sky"],
                &[&self.sky],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for ReportWeatherClear {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for ReportWeatherClear {
        const NAMES: &'static [&'static str] = &["sky"];
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
            Ok(Self { sky: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for ReportWeatherClear {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.value("sky", &self.sky);
            object.end()
        }
    }
    impl ::std::fmt::Debug for ReportWeatherClouds {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "ReportWeatherClouds",
                &["covered", "sky"],
                &[&self.covered, &self.sky],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for ReportWeatherClouds {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for ReportWeatherClouds {
        const NAMES: &'static [&'static str] = &["covered", "sky"];
        const REQUIRED: usize = 2usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            let mut field_1 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.value(&mut field_0),
                    1usize => properties.value(&mut field_1),
                    _ => {}
                }
            }
            properties.end()?;
            let (Some(field_0), Some(field_1)) = (field_0, field_1) else {
                return Err(properties.missing())
            };
            Ok(Self {
                covered: field_0,
                sky: field_1,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for ReportWeatherClouds {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.numbers("covered", &self.covered);
            object.value("sky", &self.sky);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Reported {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Reported",
                &["at", "id", "notes", "seen_from", "state", "target", "weather"],
                &[
                    &::openapi_client_runtime::generated::some_text::<
                        super::Api,
                    >(&self.at),
                    &::openapi_client_runtime::generated::text::<super::Api>(&self.id),
                    &self.notes,
                    &self.seen_from,
                    &self.state,
                    &self.target,
                    &self.weather,
                ],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Reported {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Reported {
        const NAMES: &'static [&'static str] = &[
            "id",
            "state",
            "target",
            "at",
            "notes",
            "seen_from",
            "weather",
        ];
        const REQUIRED: usize = 3usize;
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
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.value(&mut field_0),
                    1usize => properties.value(&mut field_1),
                    2usize => properties.value(&mut field_2),
                    3usize => properties.optional(&mut field_3),
                    4usize => properties.optional(&mut field_4),
                    5usize => properties.optional(&mut field_5),
                    6usize => properties.optional(&mut field_6),
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
                id: field_0,
                state: field_1,
                target: field_2,
                at: field_3,
                notes: field_4,
                seen_from: field_5,
                weather: field_6,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Reported {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.optional("at", &self.at);
            object.value("id", &self.id);
            object.optional("notes", &self.notes);
            object.optional("seen_from", &self.seen_from);
            object.value("state", &self.state);
            object.value("target", &self.target);
            object.optional("weather", &self.weather);
            object.end()
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for ReportedSeenFromValue {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            let value: ::openapi_client_runtime::generated::serde_json::Value = ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                deserializer,
            )?;
            ::openapi_client_runtime::generated::choice::closest(
                &value,
                &[
                    &|value| Ok(
                        Self::String(
                            ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                                ::openapi_client_runtime::generated::StrictObject(value),
                            )?,
                        ),
                    ),
                    &|value| Ok(
                        Self::Position(
                            ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                                ::openapi_client_runtime::generated::StrictObject(value),
                            )?,
                        ),
                    ),
                    &|value| Ok(
                        Self::Array(
                            ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                                ::openapi_client_runtime::generated::StrictObject(value),
                            )?,
                        ),
                    ),
                ],
            )
        }
    }
    impl ::std::fmt::Debug for ReportedSeenFromValue {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_tuple("ReportedSeenFromValue")
                .field(&::openapi_client_runtime::generated::Redacted)
                .finish()
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for ReportedWeather {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            let value: ::openapi_client_runtime::generated::serde_json::Value = ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                deserializer,
            )?;
            ::openapi_client_runtime::generated::choice::first(
                &value,
                &[
                    &|value| Ok(
                        Self::Clear(
                            ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                                ::openapi_client_runtime::generated::StrictObject(value),
                            )?,
                        ),
                    ),
                    &|value| Ok(
                        Self::Clouds(
                            ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                                ::openapi_client_runtime::generated::StrictObject(value),
                            )?,
                        ),
                    ),
                ],
            )
        }
    }
    impl ::std::fmt::Debug for ReportedWeather {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_tuple("ReportedWeather")
                .field(&::openapi_client_runtime::generated::Redacted)
                .finish()
        }
    }
    impl ::std::fmt::Debug for ReportedWeatherClear {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "ReportedWeatherClear",
                &["sky"],
                &[&self.sky],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for ReportedWeatherClear {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for ReportedWeatherClear {
        const NAMES: &'static [&'static str] = &["sky"];
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
            Ok(Self { sky: field_0 })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for ReportedWeatherClear {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.value("sky", &self.sky);
            object.end()
        }
    }
    impl ::std::fmt::Debug for ReportedWeatherClouds {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "ReportedWeatherClouds",
                &["covered", "sky"],
                &[&self.covered, &self.sky],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de>
    for ReportedWeatherClouds {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for ReportedWeatherClouds {
        const NAMES: &'static [&'static str] = &["covered", "sky"];
        const REQUIRED: usize = 2usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            let mut field_1 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.value(&mut field_0),
                    1usize => properties.value(&mut field_1),
                    _ => {}
                }
            }
            properties.end()?;
            let (Some(field_0), Some(field_1)) = (field_0, field_1) else {
                return Err(properties.missing())
            };
            Ok(Self {
                covered: field_0,
                sky: field_1,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize
    for ReportedWeatherClouds {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.numbers("covered", &self.covered);
            object.value("sky", &self.sky);
            object.end()
        }
    }
    impl ::std::fmt::Debug for Star {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            ::openapi_client_runtime::generated::debug(
                f,
                "Star",
                &["brightness", "kind"],
                &[&self.brightness, &self.kind],
            )
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Star {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            ::openapi_client_runtime::generated::read(deserializer)
        }
    }
    impl ::openapi_client_runtime::generated::Object for Star {
        const NAMES: &'static [&'static str] = &["brightness", "kind"];
        const REQUIRED: usize = 2usize;
        fn read<'de, A: ::openapi_client_runtime::generated::serde::de::MapAccess<'de>>(
            properties: &mut ::openapi_client_runtime::generated::Properties<'de, A>,
        ) -> ::std::result::Result<Self, A::Error> {
            let mut field_0 = None;
            let mut field_1 = None;
            while let Some(index) = properties.next() {
                match index {
                    0usize => properties.value(&mut field_0),
                    1usize => properties.value(&mut field_1),
                    _ => {}
                }
            }
            properties.end()?;
            let (Some(field_0), Some(field_1)) = (field_0, field_1) else {
                return Err(properties.missing())
            };
            Ok(Self {
                brightness: field_0,
                kind: field_1,
            })
        }
    }
    impl ::openapi_client_runtime::generated::serde::Serialize for Star {
        fn serialize<S: ::openapi_client_runtime::generated::serde::Serializer>(
            &self,
            serializer: S,
        ) -> ::std::result::Result<S::Ok, S::Error> {
            let mut object = ::openapi_client_runtime::generated::writer(serializer);
            object.numbers("brightness", &self.brightness);
            object.value("kind", &self.kind);
            object.end()
        }
    }
    impl<'de> ::openapi_client_runtime::generated::serde::Deserialize<'de> for Target {
        fn deserialize<D: ::openapi_client_runtime::generated::serde::Deserializer<'de>>(
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            let value: ::openapi_client_runtime::generated::serde_json::Value = ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                deserializer,
            )?;
            ::openapi_client_runtime::generated::choice::first(
                &value,
                &[
                    &|value| Ok(
                        Self::Star(
                            ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                                ::openapi_client_runtime::generated::StrictObject(value),
                            )?,
                        ),
                    ),
                    &|value| Ok(
                        Self::Planet(
                            ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                                ::openapi_client_runtime::generated::StrictObject(value),
                            )?,
                        ),
                    ),
                    &|value| Ok(
                        Self::Galaxy(
                            ::openapi_client_runtime::generated::serde::Deserialize::deserialize(
                                ::openapi_client_runtime::generated::StrictObject(value),
                            )?,
                        ),
                    ),
                ],
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
        /// A builder of [`Galaxy`](super::Galaxy).
        #[derive(Clone)]
        pub struct Galaxy {
            arms: ::std::result::Result<
                ::std::option::Option<super::Region>,
                ::std::string::String,
            >,
            core: ::std::result::Result<super::Region, ::std::string::String>,
            disk: ::std::result::Result<
                ::std::option::Option<super::Region>,
                ::std::string::String,
            >,
            halo: ::std::result::Result<
                ::std::option::Option<super::Region>,
                ::std::string::String,
            >,
            kind: ::std::result::Result<super::GalaxyKind, ::std::string::String>,
        }
        impl ::std::default::Default for Galaxy {
            fn default() -> Self {
                Self {
                    arms: Ok(Default::default()),
                    core: Err("core: required, but not set".to_string()),
                    disk: Ok(Default::default()),
                    halo: Ok(Default::default()),
                    kind: Err("kind: required, but not set".to_string()),
                }
            }
        }
        impl Galaxy {
            /// A region of a galaxy.
            pub fn arms<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Region>,
                T::Error: ::std::fmt::Display,
            {
                self.arms = ::openapi_client_runtime::generated::converted_some(
                    "arms",
                    value,
                );
                self
            }
            /// A region of a galaxy.
            pub fn core<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Region>,
                T::Error: ::std::fmt::Display,
            {
                self.core = ::openapi_client_runtime::generated::converted(
                    "core",
                    value,
                );
                self
            }
            /// A region of a galaxy.
            pub fn disk<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Region>,
                T::Error: ::std::fmt::Display,
            {
                self.disk = ::openapi_client_runtime::generated::converted_some(
                    "disk",
                    value,
                );
                self
            }
            /// A region of a galaxy.
            pub fn halo<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Region>,
                T::Error: ::std::fmt::Display,
            {
                self.halo = ::openapi_client_runtime::generated::converted_some(
                    "halo",
                    value,
                );
                self
            }
            /// The kind of object.
            pub fn kind<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::GalaxyKind>,
                T::Error: ::std::fmt::Display,
            {
                self.kind = ::openapi_client_runtime::generated::converted(
                    "kind",
                    value,
                );
                self
            }
        }
        impl ::std::convert::TryFrom<Galaxy> for super::Galaxy {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Galaxy,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    arms: value.arms?,
                    core: value.core?,
                    disk: value.disk?,
                    halo: value.halo?,
                    kind: value.kind?,
                })
            }
        }
        impl ::std::convert::From<super::Galaxy> for Galaxy {
            fn from(value: super::Galaxy) -> Self {
                Self {
                    arms: Ok(value.arms),
                    core: Ok(value.core),
                    disk: Ok(value.disk),
                    halo: Ok(value.halo),
                    kind: Ok(value.kind),
                }
            }
        }
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
                self.kind = ::openapi_client_runtime::generated::converted(
                    "kind",
                    value,
                );
                self
            }
            /// Its moons.
            pub fn moons<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<::std::vec::Vec<super::Planet>>,
                T::Error: ::std::fmt::Display,
            {
                self.moons = ::openapi_client_runtime::generated::converted(
                    "moons",
                    value,
                );
                self
            }
            /// The name.
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
        /// A builder of [`Position`](super::Position).
        #[derive(Clone)]
        pub struct Position {
            latitude: ::std::result::Result<f64, ::std::string::String>,
        }
        impl ::std::default::Default for Position {
            fn default() -> Self {
                Self {
                    latitude: Err("latitude: required, but not set".to_string()),
                }
            }
        }
        impl Position {
            /// Degrees north.
            ///
            /// Constraints: at least `-90`.
            pub fn latitude<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.latitude = ::openapi_client_runtime::generated::converted(
                    "latitude",
                    value,
                );
                self
            }
        }
        impl ::std::convert::TryFrom<Position> for super::Position {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Position,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { latitude: value.latitude? })
            }
        }
        /// A builder of [`Region`](super::Region).
        #[derive(Clone)]
        pub struct Region {
            mass: ::std::result::Result<
                ::std::option::Option<f64>,
                ::std::string::String,
            >,
            name: ::std::result::Result<
                ::std::option::Option<::std::string::String>,
                ::std::string::String,
            >,
            radius: ::std::result::Result<
                ::std::option::Option<f64>,
                ::std::string::String,
            >,
            stars: ::std::result::Result<
                ::std::option::Option<f64>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Region {
            fn default() -> Self {
                Self {
                    mass: Ok(Default::default()),
                    name: Ok(Default::default()),
                    radius: Ok(Default::default()),
                    stars: Ok(Default::default()),
                }
            }
        }
        impl Region {
            /// The mass.
            pub fn mass<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.mass = ::openapi_client_runtime::generated::converted_some(
                    "mass",
                    value,
                );
                self
            }
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
            /// The radius.
            pub fn radius<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.radius = ::openapi_client_runtime::generated::converted_some(
                    "radius",
                    value,
                );
                self
            }
            /// How many stars.
            pub fn stars<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.stars = ::openapi_client_runtime::generated::converted_some(
                    "stars",
                    value,
                );
                self
            }
        }
        impl ::std::convert::TryFrom<Region> for super::Region {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Region,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    mass: value.mass?,
                    name: value.name?,
                    radius: value.radius?,
                    stars: value.stars?,
                })
            }
        }
        /// A builder of [`Report`](super::Report).
        #[derive(Clone)]
        pub struct Report {
            notes: ::std::result::Result<
                ::std::option::Option<super::Notes>,
                ::std::string::String,
            >,
            seen_from: ::std::result::Result<
                ::std::option::Option<super::ReportSeenFromValue>,
                ::std::string::String,
            >,
            target: ::std::result::Result<super::Target, ::std::string::String>,
            weather: ::std::result::Result<
                ::std::option::Option<super::ReportWeather>,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for Report {
            fn default() -> Self {
                Self {
                    notes: Ok(Default::default()),
                    seen_from: Ok(Default::default()),
                    target: Err("target: required, but not set".to_string()),
                    weather: Ok(Default::default()),
                }
            }
        }
        impl Report {
            /// Notes by topic, with subtopics.
            pub fn notes<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Notes>,
                T::Error: ::std::fmt::Display,
            {
                self.notes = ::openapi_client_runtime::generated::converted_some(
                    "notes",
                    value,
                );
                self
            }
            /// The place of the observer.
            pub fn seen_from<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ReportSeenFromValue>,
                T::Error: ::std::fmt::Display,
            {
                self.seen_from = ::openapi_client_runtime::generated::converted_some(
                    "seen_from",
                    value,
                );
                self
            }
            /// The object.
            pub fn target<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::Target>,
                T::Error: ::std::fmt::Display,
            {
                self.target = ::openapi_client_runtime::generated::converted(
                    "target",
                    value,
                );
                self
            }
            /// The weather at that time.
            pub fn weather<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ReportWeather>,
                T::Error: ::std::fmt::Display,
            {
                self.weather = ::openapi_client_runtime::generated::converted_some(
                    "weather",
                    value,
                );
                self
            }
        }
        impl ::std::convert::TryFrom<Report> for super::Report {
            type Error = super::error::ConversionError;
            fn try_from(
                value: Report,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    notes: value.notes?,
                    seen_from: value.seen_from?,
                    target: value.target?,
                    weather: value.weather?,
                })
            }
        }
        impl ::std::convert::From<super::Report> for Report {
            fn from(value: super::Report) -> Self {
                Self {
                    notes: Ok(value.notes),
                    seen_from: Ok(value.seen_from),
                    target: Ok(value.target),
                    weather: Ok(value.weather),
                }
            }
        }
        /// A builder of [`ReportWeatherClear`](super::ReportWeatherClear).
        #[derive(Clone)]
        pub struct ReportWeatherClear {
            sky: ::std::result::Result<
                super::ReportWeatherClearSky,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ReportWeatherClear {
            fn default() -> Self {
                Self {
                    sky: Err("sky: required, but not set".to_string()),
                }
            }
        }
        impl ReportWeatherClear {
            /// It is clear.
            pub fn sky<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ReportWeatherClearSky>,
                T::Error: ::std::fmt::Display,
            {
                self.sky = ::openapi_client_runtime::generated::converted("sky", value);
                self
            }
        }
        impl ::std::convert::TryFrom<ReportWeatherClear> for super::ReportWeatherClear {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ReportWeatherClear,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self { sky: value.sky? })
            }
        }
        /// A builder of [`ReportWeatherClouds`](super::ReportWeatherClouds).
        #[derive(Clone)]
        pub struct ReportWeatherClouds {
            covered: ::std::result::Result<f64, ::std::string::String>,
            sky: ::std::result::Result<
                super::ReportWeatherCloudsSky,
                ::std::string::String,
            >,
        }
        impl ::std::default::Default for ReportWeatherClouds {
            fn default() -> Self {
                Self {
                    covered: Err("covered: required, but not set".to_string()),
                    sky: Err("sky: required, but not set".to_string()),
                }
            }
        }
        impl ReportWeatherClouds {
            /// How much of the sky.
            pub fn covered<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<f64>,
                T::Error: ::std::fmt::Display,
            {
                self.covered = ::openapi_client_runtime::generated::converted(
                    "covered",
                    value,
                );
                self
            }
            /// There are clouds.
            pub fn sky<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::ReportWeatherCloudsSky>,
                T::Error: ::std::fmt::Display,
            {
                self.sky = ::openapi_client_runtime::generated::converted("sky", value);
                self
            }
        }
        impl ::std::convert::TryFrom<ReportWeatherClouds>
        for super::ReportWeatherClouds {
            type Error = super::error::ConversionError;
            fn try_from(
                value: ReportWeatherClouds,
            ) -> ::std::result::Result<Self, super::error::ConversionError> {
                Ok(Self {
                    covered: value.covered?,
                    sky: value.sky?,
                })
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
                self.brightness = ::openapi_client_runtime::generated::converted(
                    "brightness",
                    value,
                );
                self
            }
            /// The kind of object.
            pub fn kind<T>(mut self, value: T) -> Self
            where
                T: ::std::convert::TryInto<super::StarKind>,
                T::Error: ::std::fmt::Display,
            {
                self.kind = ::openapi_client_runtime::generated::converted(
                    "kind",
                    value,
                );
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
        impl ::std::fmt::Debug for Galaxy {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Galaxy").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for Planet {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Planet").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for Position {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Position").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for Region {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Region").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for Report {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("Report").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for ReportWeatherClear {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("ReportWeatherClear").finish_non_exhaustive()
            }
        }
        impl ::std::fmt::Debug for ReportWeatherClouds {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.debug_struct("ReportWeatherClouds").finish_non_exhaustive()
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
    /// Report a galaxy.
    ///
    /// Retried only if it was not sent: each call reports one.
    pub fn report_galaxy(&self) -> builder::ReportGalaxy<'_> {
        builder::ReportGalaxy::new(&self.0)
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
    /// A call that [`Client::report_galaxy`](super::Client::report_galaxy) starts.
    ///
    /// Required: [`core`](Self::core), [`kind`](Self::kind).
    ///
    /// Optional: [`arms`](Self::arms), [`disk`](Self::disk), [`halo`](Self::halo).
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
    pub struct ReportGalaxy<'a> {
        client: &'a ::openapi_client_runtime::Client<super::Api>,
        body: Result<::std::boxed::Box<types::builder::Galaxy>, String>,
    }
    impl<'a> ReportGalaxy<'a> {
        /// Starts a call.
        pub(super) fn new(
            client: &'a ::openapi_client_runtime::Client<super::Api>,
        ) -> Self {
            Self {
                client: client,
                body: Ok(::std::default::Default::default()),
            }
        }
        /// A region of a galaxy.
        pub fn core<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Region>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).core(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`core`](Self::core), if there is a value.
        pub fn set_core<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Region>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.core(value),
                None => self,
            }
        }
        /// The kind of object.
        pub fn kind<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::GalaxyKind>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).kind(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`kind`](Self::kind), if there is a value.
        pub fn set_kind<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::GalaxyKind>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.kind(value),
                None => self,
            }
        }
        /// A region of a galaxy.
        pub fn arms<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Region>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).arms(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`arms`](Self::arms), if there is a value.
        pub fn set_arms<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Region>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.arms(value),
                None => self,
            }
        }
        /// A region of a galaxy.
        pub fn disk<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Region>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).disk(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`disk`](Self::disk), if there is a value.
        pub fn set_disk<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Region>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.disk(value),
                None => self,
            }
        }
        /// A region of a galaxy.
        pub fn halo<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Region>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => {
                    Ok({
                        let mut body = body;
                        *body = (*body).halo(value);
                        body
                    })
                }
                failed => failed,
            };
            self
        }
        /// Sets [`halo`](Self::halo), if there is a value.
        pub fn set_halo<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Region>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.halo(value),
                None => self,
            }
        }
        /// Sets the whole request body, from the body or its builder.
        pub fn body<V>(mut self, value: V) -> Self
        where
            V: std::convert::TryInto<types::Galaxy>,
            <V as std::convert::TryInto<types::Galaxy>>::Error: std::fmt::Display,
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
        /// Sends `POST /galaxies`.
        ///
        /// # Errors
        /// An [`Error`](super::Error), whose variants say how far the request got.
        pub fn send(
            self,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::openapi_client_runtime::ResponseValue<types::Reported>,
                super::Error,
            >,
        > {
            ::openapi_client_runtime::generated::send(self)
        }
    }
    /// A call that [`Client::report_object`](super::Client::report_object) starts.
    ///
    /// Required: [`target`](Self::target).
    ///
    /// Optional: [`notes`](Self::notes), [`seen_from`](Self::seen_from), [`weather`](Self::weather).
    #[derive(Clone)]
    #[must_use = "a call does nothing until it is sent: add `.send().await`"]
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
        /// The object.
        pub fn target<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Target>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.target(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`target`](Self::target), if there is a value.
        pub fn set_target<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::Target>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.target(value),
                None => self,
            }
        }
        /// Notes by topic, with subtopics.
        pub fn notes<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::Notes>,
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
            T: ::std::convert::TryInto<types::Notes>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.notes(value),
                None => self,
            }
        }
        /// The place of the observer.
        pub fn seen_from<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::ReportSeenFromValue>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.seen_from(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`seen_from`](Self::seen_from), if there is a value.
        pub fn set_seen_from<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::ReportSeenFromValue>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.seen_from(value),
                None => self,
            }
        }
        /// The weather at that time.
        pub fn weather<T>(mut self, value: T) -> Self
        where
            T: ::std::convert::TryInto<types::ReportWeather>,
            T::Error: ::std::fmt::Display,
        {
            self.body = match self.body {
                Ok(body) => Ok(body.weather(value)),
                failed => failed,
            };
            self
        }
        /// Sets [`weather`](Self::weather), if there is a value.
        pub fn set_weather<T>(self, value: ::std::option::Option<T>) -> Self
        where
            T: ::std::convert::TryInto<types::ReportWeather>,
            T::Error: ::std::fmt::Display,
        {
            match value {
                Some(value) => self.weather(value),
                None => self,
            }
        }
        /// Sets the whole request body, from the body or its builder.
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
        /// Time limits, headers, and properties that the document does not know, for this call alone.
        pub fn customize(self) -> ::openapi_client_runtime::Customized<Self> {
            ::openapi_client_runtime::Customized::new(self)
        }
        /// Sends `POST /objects`.
        ///
        /// # Errors
        /// An [`Error`](super::Error), whose variants say how far the request got.
        pub fn send(
            self,
        ) -> impl ::std::future::Future<
            Output = ::std::result::Result<
                ::openapi_client_runtime::ResponseValue<types::Reported>,
                super::Error,
            >,
        > {
            ::openapi_client_runtime::generated::send(self)
        }
    }
    impl<'a> ::std::fmt::Debug for ReportGalaxy<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("ReportGalaxy").finish_non_exhaustive()
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for ReportGalaxy<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
            super::Error,
        > {
            let operation = &super::operations::REPORT_GALAXY;
            let Self { client, body: input_0 } = self;
            let input_0 = input_0
                .and_then(|value| {
                    types::Galaxy::try_from(*value)
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
    impl ::openapi_client_runtime::generated::Call for ReportGalaxy<'_> {
        type Api = super::Api;
        type Output = types::Reported;
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::ResponseValue<types::Reported>,
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
    impl<'a> ::std::fmt::Debug for ReportObject<'a> {
        fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
            f.debug_struct("ReportObject").finish_non_exhaustive()
        }
    }
    impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for ReportObject<'a> {
        fn into_request(
            self,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::generated::Request<'a, super::Api>,
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
            Ok(client.request(operation).json(&input_0))
        }
    }
    impl ::openapi_client_runtime::generated::Call for ReportObject<'_> {
        type Api = super::Api;
        type Output = types::Reported;
        fn decode(
            response: ::openapi_client_runtime::generated::RawResponse,
        ) -> ::std::result::Result<
            ::openapi_client_runtime::ResponseValue<types::Reported>,
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
    fn printed(&self) -> &dyn ::std::fmt::Debug {
        self
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
    pub(crate) static REPORT_GALAXY: Operation = Operation {
        index: 1usize,
        id: "report_galaxy",
        summary: "Report a galaxy",
        method: http::Method::POST,
        path: "/galaxies",
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
}
static OPERATIONS: &[&::openapi_client_runtime::Operation] = &[
    &operations::REPORT_OBJECT,
    &operations::REPORT_GALAXY,
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
    "arms",
    "at",
    "brightness",
    "core",
    "covered",
    "disk",
    "halo",
    "id",
    "kind",
    "latitude",
    "mass",
    "moons",
    "name",
    "notes",
    "radius",
    "seen_from",
    "sky",
    "stars",
    "state",
    "target",
    "weather",
];
/// The JSON Schema of each generated type, with the JSON pointer of its schema in the document.
#[must_use]
pub fn schemas() -> ::std::vec::Vec<
    (&'static str, ::openapi_client_runtime::generated::schemars::Schema),
> {
    ::std::vec::Vec::from([
        (
            "/components/schemas/Galaxy",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Galaxy),
        ),
        (
            "/components/schemas/Galaxy/properties/kind",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::GalaxyKind),
        ),
        (
            "/components/schemas/Notes",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Notes),
        ),
        (
            "/components/schemas/Planet",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Planet),
        ),
        (
            "/components/schemas/Planet/properties/kind",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::PlanetKind),
        ),
        (
            "/components/schemas/Position",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Position),
        ),
        (
            "/components/schemas/Region",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Region),
        ),
        (
            "/components/schemas/Report",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Report),
        ),
        (
            "/components/schemas/ReportSeenFromValue",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::ReportSeenFromValue
            ),
        ),
        (
            "/components/schemas/Report/properties/weather",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::ReportWeather
            ),
        ),
        (
            "/components/schemas/ReportWeatherClear",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::ReportWeatherClear
            ),
        ),
        (
            "/components/schemas/ReportWeatherClear/properties/sky",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::ReportWeatherClearSky
            ),
        ),
        (
            "/components/schemas/ReportWeatherClouds",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::ReportWeatherClouds
            ),
        ),
        (
            "/components/schemas/ReportWeatherClouds/properties/sky",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::ReportWeatherCloudsSky
            ),
        ),
        (
            "/components/schemas/Reported",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Reported),
        ),
        (
            "/components/schemas/ReportedSeenFromValue",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::ReportedSeenFromValue
            ),
        ),
        (
            "/components/schemas/Reported/properties/weather",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::ReportedWeather
            ),
        ),
        (
            "/components/schemas/ReportedWeatherClear",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::ReportedWeatherClear
            ),
        ),
        (
            "/components/schemas/ReportedWeatherClear/properties/sky",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::ReportedWeatherClearSky
            ),
        ),
        (
            "/components/schemas/ReportedWeatherClouds",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::ReportedWeatherClouds
            ),
        ),
        (
            "/components/schemas/ReportedWeatherClouds/properties/sky",
            ::openapi_client_runtime::generated::schemars::schema_for!(
                types::ReportedWeatherCloudsSky
            ),
        ),
        (
            "/components/schemas/Star",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Star),
        ),
        (
            "/components/schemas/Star/properties/kind",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::StarKind),
        ),
        (
            "/components/schemas/State",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::State),
        ),
        (
            "/components/schemas/Target",
            ::openapi_client_runtime::generated::schemars::schema_for!(types::Target),
        ),
    ])
}
impl ::openapi_client_runtime::generated::Validate for types::Galaxy {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        let at = &at.inside(constraints);
        self.arms
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("arms"),
            )?;
        self.core
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("core"),
            )?;
        self.disk
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("disk"),
            )?;
        self.halo
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("halo"),
            )?;
        self.kind
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("kind"),
            )?;
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::GalaxyKind {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Notes {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        self.0.validate(&CONSTRAINTS_0, &at.inside(constraints))
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Planet {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        let at = &at.inside(constraints);
        self.kind
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("kind"),
            )?;
        self.moons
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("moons"),
            )?;
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
impl ::openapi_client_runtime::generated::Validate for types::Position {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        let at = &at.inside(constraints);
        self.latitude.validate(&CONSTRAINTS_1, &at.field("latitude"))?;
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::Region {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        let at = &at.inside(constraints);
        self.mass
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("mass"),
            )?;
        self.radius
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("radius"),
            )?;
        self.stars
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("stars"),
            )?;
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
        let at = &at.inside(constraints);
        self.notes.validate(&CONSTRAINTS_0, &at.field("notes"))?;
        self.seen_from
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("seen_from"),
            )?;
        self.target
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("target"),
            )?;
        self.weather
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("weather"),
            )?;
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::ReportSeenFromValue {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        match self {
            Self::String(value) => value.validate(&CONSTRAINTS_2, at),
            Self::Position(value) => value.validate(constraints, at),
            Self::Array(value) => value.validate(&CONSTRAINTS_3, at),
        }
    }
}
impl ::openapi_client_runtime::generated::Validate for types::ReportWeather {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        match self {
            Self::Clear(value) => value.validate(constraints, at),
            Self::Clouds(value) => value.validate(constraints, at),
        }
    }
}
impl ::openapi_client_runtime::generated::Validate for types::ReportWeatherClear {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        let at = &at.inside(constraints);
        self.sky
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("sky"),
            )?;
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::ReportWeatherClearSky {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::ReportWeatherClouds {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
        let at = &at.inside(constraints);
        self.covered
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("covered"),
            )?;
        self.sky
            .validate(
                &::openapi_client_runtime::generated::Constraints::NONE,
                &at.field("sky"),
            )?;
        Ok(())
    }
}
impl ::openapi_client_runtime::generated::Validate for types::ReportWeatherCloudsSky {
    #[allow(unused_variables, reason = "not every type has constraints")]
    fn validate(
        &self,
        constraints: &::openapi_client_runtime::generated::Constraints,
        at: &::openapi_client_runtime::generated::Location<'_>,
    ) -> ::std::result::Result<(), ::openapi_client_runtime::generated::Violation> {
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
        let at = &at.inside(constraints);
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
            Self::Galaxy(value) => value.validate(constraints, at),
        }
    }
}
#[doc = "/components/schemas/Notes"]
static CONSTRAINTS_0: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    items: Some(&CONSTRAINTS_0),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/Position/properties/latitude"]
static CONSTRAINTS_1: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    minimum: Some(-90f64),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/ReportSeenFromValue/oneOf/0"]
static CONSTRAINTS_2: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    min_length: Some(2usize),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
#[doc = "/components/schemas/ReportSeenFromValue/oneOf/2"]
static CONSTRAINTS_3: ::openapi_client_runtime::generated::Constraints = ::openapi_client_runtime::generated::Constraints {
    max_items: Some(3usize),
    ..::openapi_client_runtime::generated::Constraints::NONE
};
