//! Puts large variants of a choice into a `Box`, so that the size of an enum stays bounded however large its branches are.
//!
//! A user passes values of the branch itself, and reads them through the `Box`.

use syn::{
    Expr, ExprCall, Fields, GenericArgument, Item, ItemEnum, ItemImpl, PathArguments, Type, parse_quote,
    visit_mut::VisitMut,
};

use crate::{
    boxes::is_boxed,
    syntax::name,
    type_map::{Kind, TypeMap, Variant},
};

/// Makes the variants of all enums hold what the map says.
pub(crate) fn rewrite(items: &mut [Item], map: &TypeMap<'_>) {
    for item in items {
        match item {
            Item::Enum(item) => rewrite_enum(item, variants(map, &item.ident.to_string())),
            Item::Impl(item) if converts(item).is_some_and(|ty| !is_boxed(ty)) => {
                for variant in variants(map, &name(&item.self_ty)).iter().filter(|variant| is_boxed(&variant.ty)) {
                    Wrap { variant }.visit_item_impl_mut(item);
                }
            }
            _ => {}
        }
    }
}

/// The `T` of an implementation of `From<T>`.
fn converts(item: &ItemImpl) -> Option<&Type> {
    let from = item.trait_.as_ref()?.0.segments.last().filter(|last| last.ident == "From")?;
    match &from.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.iter().find_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        }),
        _ => None,
    }
}

fn variants<'m, 'd>(map: &'m TypeMap<'d>, name: &str) -> &'m [Variant<'d>] {
    match map.get(name).map(|mapped| &mapped.kind) {
        Some(Kind::Choice(variants)) => variants,
        _ => &[],
    }
}

fn rewrite_enum(item: &mut ItemEnum, variants: &[Variant<'_>]) {
    for (written, variant) in item.variants.iter_mut().zip(variants) {
        if let Fields::Unnamed(fields) = &mut written.fields {
            fields.unnamed.iter_mut().for_each(|field| field.ty = variant.ty.clone());
        }
    }
}

/// Makes `Self::Variant(value)` hold a `Box`.
struct Wrap<'m, 'd> {
    variant: &'m Variant<'d>,
}

impl VisitMut for Wrap<'_, '_> {
    fn visit_expr_call_mut(&mut self, call: &mut ExprCall) {
        let names =
            |path: &syn::Path| path.segments.iter().map(|segment| segment.ident.to_string()).collect::<Vec<_>>();
        let variant = ["Self".to_owned(), self.variant.ident.to_string()];
        if matches!(&*call.func, Expr::Path(path) if names(&path.path) == variant) {
            call.args.iter_mut().for_each(|value| *value = parse_quote!(::std::boxed::Box::new(#value)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::rewrite;
    use crate::boxes::MAX_FIELDS;
    use crate::testing::{DOCUMENT, assert_contains, assert_lacks, calls_and_types, document, source, written};

    /// The types of a document whose response is a small object or one with this schema.
    fn types(other: &str) -> String {
        let choice = "{oneOf: [{$ref: \"#/components/schemas/Inner\"}, {$ref: \"#/components/schemas/Other\"}]}";
        let text = DOCUMENT.replace("kind: {$ref: \"#/components/schemas/Kind\"}", &format!("kind: {choice}"));
        let document = document(&text.replace("    Inner:", &format!("    Other: {other}\n    Inner:")));
        let mut types = written(&document).types;
        rewrite(&mut types, &calls_and_types(&document).1);
        source(types)
    }

    fn object(prefix: &str, fields: usize, more: &str) -> String {
        let fields = (0..fields).map(|index| format!("{prefix}{index}: {{type: string}}, ")).collect::<String>();
        format!("{{type: object, required: [{prefix}0], properties: {{{fields}{more}}}}}")
    }

    #[test]
    fn a_large_variant_is_in_a_box() {
        let source = types(&object("a", MAX_FIELDS + 1, ""));
        assert_contains(&source, "Other(::std::boxed::Box<Other>)");
        assert_contains(&source, "Inner(Inner)");
        assert_contains(&source, "fn from(value: Other) -> Self { Self::Other(::std::boxed::Box::new(value)) }");
        assert_contains(&source, "fn from(value: Inner) -> Self { Self::Inner(value) }");
        assert_lacks(&types(&object("a", MAX_FIELDS, "")), "Box");
    }

    #[test]
    fn the_fields_of_objects_in_an_object_count_and_those_of_lists_do_not() {
        let half = MAX_FIELDS / 2;
        let inner = object("b", half + 1, "");
        assert_contains(&types(&object("a", half, &format!("inner: {inner}"))), "Other(::std::boxed::Box<Other>)");
        assert_lacks(&types(&object("a", half, &format!("inner: {{type: array, items: {inner}}}"))), "Box");
    }

    #[test]
    fn a_type_in_itself_counts_once() {
        assert_lacks(&types(&object("a", 3, "again: {$ref: \"#/components/schemas/Other\"}")), "Other(::std::boxed");
    }
}
