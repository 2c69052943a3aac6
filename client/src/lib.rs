//! Log users in with Stytch one-time passcodes.

mod client;
mod credentials;
#[cfg(feature = "dynamic")]
mod dynamic;
mod error;
mod exchange;
mod number;
mod open_enum;
mod operation;
mod redact;
mod response;
mod runtime;
mod transport;
mod validate;

#[expect(clippy::all, reason = "the generator's code, kept as it writes it")]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/generated.rs"));
}

pub use client::{Client, ClientBuilder};
pub use error::{ApiError, Error, Failed, Refused, Unexpected};
#[cfg(feature = "schemars")]
pub use generated::schemas;
pub use generated::{builder, types};
use open_enum::open_enum;
pub use operation::{Operation, operations};
pub use response::{Answer, ResponseValue};
