//! Values of a schema: full and minimal ones, boundary values for each keyword, and values that violate a single keyword.
//!
//! [`Schemas`] makes them. Every value is validated before it is handed out: one that violates a keyword violates no other, and nothing
//! elsewhere. A keyword without values is reported as [`Uncovered`].

mod attempt;
mod change;
mod constraint_values;
mod distinct;
mod pattern;
mod place;
#[cfg(feature = "random")]
pub mod random;
mod schemas;
mod structure_values;
mod value;
mod violation;

pub use attempt::{UNLISTED, Validity};
pub use change::Change;
pub use pattern::matching;
pub use place::Place;
pub use schemas::{Schemas, Uncovered};
pub use value::strings;
pub use violation::Violation;
