//! The names that the generated code uses.

pub(crate) use crate::{error::Error, response::ResponseValue};
