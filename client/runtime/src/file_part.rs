//! Files in multipart bodies.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::validate::{Constraints, Location, Validate, Violation};

/// A file in a multipart body: bytes, with a name and a media type if they are set.
///
/// Made from bytes with `into()`, and often that is all. `Debug` prints the size only.
///
/// ```
/// use openapi_client_runtime::FilePart;
///
/// let photo = FilePart::new(vec![0xff, 0xd8]).name("moon.jpg").media_type("image/jpeg");
/// assert_eq!(format!("{photo:?}"), "[file of 2 bytes]");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct FilePart {
    pub(crate) bytes: Bytes,
    pub(crate) name: Option<String>,
    pub(crate) media_type: Option<String>,
}

impl FilePart {
    /// A file without a name.
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self { bytes: bytes.into(), name: None, media_type: None }
    }

    /// Sets the name that the server gets. Without one, it gets that of the property.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the media type, such as `image/png`. Without one, it is that of the document.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }
}

impl fmt::Debug for FilePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[file of {} bytes]", self.bytes.len())
    }
}

impl From<Bytes> for FilePart {
    fn from(bytes: Bytes) -> Self {
        Self::new(bytes)
    }
}

impl From<Vec<u8>> for FilePart {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(bytes)
    }
}

impl From<&[u8]> for FilePart {
    fn from(bytes: &[u8]) -> Self {
        Self::new(Bytes::copy_from_slice(bytes))
    }
}

/// The document does not constrain bytes.
impl Validate for FilePart {
    fn validate(&self, _: &Constraints, _: &Location<'_>) -> Result<(), Violation> {
        Ok(())
    }
}

/// In JSON, a file is its bytes in base64.
impl Serialize for FilePart {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(&self.bytes))
    }
}

impl<'de> Deserialize<'de> for FilePart {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD.decode(text).map(Self::new).map_err(|_| D::Error::custom("expected base64"))
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for FilePart {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "FilePart".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "binary" })
    }
}
