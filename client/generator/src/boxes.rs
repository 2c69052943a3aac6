//! Which values are in a `Box`: large ones, where what holds them would be as large.
//!
//! The document decides: a type is large if its values have many fields, with those of the objects in them.

use openapi_document::{Node, schema::properties};
use syn::{Type, parse_quote};

use crate::syntax::last_segment;

/// The most fields that a value has where it is not in a `Box`. Most fields take three words, so that is 400 bytes.
pub(crate) const MAX_FIELDS: usize = 16;

/// The type that a variant holds for values of this type and schema.
pub(crate) fn held(ty: &Type, schema: &Node<'_>) -> Type {
    match is_large(schema) && !is_boxed(ty) {
        true => parse_quote!(::std::boxed::Box<#ty>),
        false => ty.clone(),
    }
}

/// The type in a `Box`, or the type itself.
pub(crate) fn unboxed(ty: &Type) -> &Type {
    let inner = last_segment(ty).filter(|_| is_boxed(ty)).and_then(|(_, arguments)| arguments.first().copied());
    inner.unwrap_or(ty)
}

pub(crate) fn is_boxed(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|(name, _)| name == "Box")
}

/// Whether the values of a schema have many fields.
pub(crate) fn is_large(schema: &Node<'_>) -> bool {
    fields(schema, &mut Vec::new(), MAX_FIELDS) > MAX_FIELDS
}

/// How many fields a value of a schema has, with those of the objects in it. At most one more than `most` are counted.
fn fields(schema: &Node<'_>, around: &mut Vec<String>, most: usize) -> usize {
    let schema = schema.effective();
    // A type that contains itself is in a `Box`.
    if around.iter().any(|around| around == schema.pointer()) {
        return 1;
    }
    around.push(schema.pointer().to_owned());
    let count = match schema.get("oneOf").map(|branches| branches.items()) {
        Some(choices) => {
            let of_branch = |branch: &Node<'_>| match fields(branch, around, MAX_FIELDS) {
                large if large > MAX_FIELDS => 1,
                count => count,
            };
            1 + choices.iter().map(of_branch).max().unwrap_or_default()
        }
        None => {
            let properties = properties(&schema);
            let mut count = usize::from(properties.is_empty());
            for (_, property) in properties {
                if count > most {
                    break;
                }
                count += fields(&property, around, most - count);
            }
            count
        }
    };
    around.pop();
    count
}
