//! Items for generated code, and for what is written by hand in the crate around it. They change with the generator, in any version.

pub use bytes::Bytes;
pub use http;
#[cfg(feature = "schemars")]
pub use schemars;
pub use serde;
pub use serde_json;

pub use crate::{
    api::ErrorConvention,
    base_url::parse as base_url,
    call::{Call, IntoRequest, send},
    conversion::{converted, converted_some},
    credential_kind::{Part, Place, Scheme},
    multipart::Parts,
    object::{Object, OtherProperties, Others, Properties, Writer, read, writer},
    operation::Documented,
    pages::Paged,
    pattern::{Aligned, Pattern},
    raw_response::RawResponse,
    redact::{Redacted, debug, some_redacted, some_text, text},
    request::Request,
    response::optional_text,
    server::{Server, of_credential as server_of},
    strict_object::StrictObject,
    validate::{
        Constraints, Location, Validate, Violation, body as validate_body, parameter as validate_parameter,
        validate_size,
    },
};

/// Functions that read a `oneOf`.
pub mod choice {
    pub use crate::choice::{closest, first};
}

/// Functions for `serialize_with`.
pub mod number {
    pub use crate::number::{serialize, serialize_inner, serialize_optional};
}
