//! Items for generated code only. They change with the generator, in any version.

pub use bytes::Bytes;
pub use http;
#[cfg(feature = "schemars")]
pub use schemars;
pub use serde;
pub use serde_json;

pub use crate::{
    api::ErrorConvention,
    credential_kind::{Part, Place, Scheme},
    operation::Documented,
    pattern::{Aligned, Pattern},
    redact::{Redacted, text},
    response::optional_text,
    server::Server,
    strict_object::StrictObject,
    validate::{Constraints, Location, Validate, Violation, body as validate_body, parameter as validate_parameter},
};

/// Functions for `serialize_with`.
pub mod number {
    pub use crate::number::{serialize, serialize_optional};
}
