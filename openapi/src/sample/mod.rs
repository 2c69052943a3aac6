//! Sample values of a schema: full and minimal ones, boundary values for each keyword, and values that violate a single keyword.
//!
//! [`Schemas`] makes them, and validates each before it returns it: a value that violates a keyword violates no other keyword, at no other
//! place. A keyword that no value violates is reported as [`Uncovered`].

mod attempt;
mod change;
mod constraint_values;
mod distinct;
mod examples;
mod pattern;
mod place;
#[cfg(feature = "random")]
pub mod random;
mod schemas;
mod sensitive;
mod structure_values;
mod value;
mod violation;

pub use attempt::{UNLISTED, Validity};
pub use change::Change;
pub use examples::{Holder, holders};
pub use pattern::matching;
pub use place::Place;
pub use schemas::{Schemas, Uncovered};
pub use sensitive::Strings;
pub use value::strings;
pub use violation::Violation;
