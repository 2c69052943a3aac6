//! What a successful call returns.

use crate::{Node, body::BodyFormat, response::Response};

/// What a successful call returns.
#[derive(Debug, Clone)]
pub enum Output<'d> {
    /// Nothing: no success has a body.
    Nothing,
    /// The body of the successes, all of which have the same schema.
    Body {
        /// The schema.
        schema: Node<'d>,
        /// How the body is written.
        format: BodyFormat,
        /// Whether some successes have no body.
        optional: bool,
    },
    /// Any JSON value: the schemas differ.
    Any,
}

impl<'d> Output<'d> {
    pub(crate) fn of(responses: &[Response<'d>]) -> Self {
        let (mut known, mut optional): (Option<(Node<'d>, BodyFormat)>, bool) = (None, false);
        for success in responses.iter().filter(|response| response.is_success()) {
            match (success.body().and_then(|body| Some((body.schema()?, body.format()))), &known) {
                (None, _) => optional = true,
                (Some(found), None) => known = Some(found),
                (Some((schema, format)), Some((first, known))) => {
                    let is_same = schema.pointer() == first.pointer() || schema.value() == first.value();
                    if !is_same || format != *known {
                        return Self::Any;
                    }
                }
            }
        }
        known.map_or(Self::Nothing, |(schema, format)| Self::Body { schema, format, optional })
    }
}
