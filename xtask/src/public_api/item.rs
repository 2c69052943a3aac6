//! Renders an item without its private parts and function bodies.

use syn::{Block, Field, Fields, ImplItem, Item, ItemImpl, TraitItem, Visibility, parse_quote};

use super::{
    open_enum::{self, OpenEnum},
    readable, text,
};

/// Renders an item. None if it is private.
pub(super) fn rendered(mut item: Item) -> Option<String> {
    let public = match &mut item {
        Item::Const(item) => is_public(&item.vis),
        Item::Static(item) => is_public(&item.vis),
        Item::Type(item) => is_public(&item.vis),
        Item::Use(item) => is_public(&item.vis),
        Item::TraitAlias(item) => is_public(&item.vis),
        Item::Union(item) => is_public(&item.vis),
        Item::Enum(item) => is_public(&item.vis),
        Item::Struct(item) => {
            hide_private(&mut item.fields);
            is_public(&item.vis)
        }
        Item::Fn(item) => {
            *item.block = empty();
            is_public(&item.vis)
        }
        Item::Trait(item) => {
            for item in &mut item.items {
                if let TraitItem::Fn(item) = item
                    && item.default.is_some()
                {
                    item.default = Some(empty());
                }
            }
            is_public(&item.vis)
        }
        Item::Impl(item) if item.trait_.is_some() => {
            item.items.retain(|item| matches!(item, ImplItem::Type(_)));
            true
        }
        Item::Impl(item) => inherent(item),
        Item::Macro(item) => {
            return OpenEnum::of(item).map(|declared| declared.render()).or_else(|| open_enum::other_macro(item));
        }
        _ => false,
    };
    if !public {
        return None;
    }
    readable::simplify(&mut item);
    let is_trait_impl = matches!(&item, Item::Impl(item) if item.trait_.is_some());
    let text = text::unparse(item);
    Some(if is_trait_impl { text::on_one_line(&text) } else { text::without_bodies(&text) })
}

/// Removes the private parts of an inherent impl. Returns whether any are left.
fn inherent(item: &mut ItemImpl) -> bool {
    item.items.retain_mut(|item| match item {
        ImplItem::Fn(item) => {
            item.block = empty();
            is_public(&item.vis)
        }
        ImplItem::Const(item) => is_public(&item.vis),
        ImplItem::Type(item) => is_public(&item.vis),
        _ => false,
    });
    !item.items.is_empty()
}

/// Replaces private fields with one placeholder: users need to know only whether there are any.
fn hide_private(fields: &mut Fields) {
    match fields {
        Fields::Named(fields) => {
            let all = fields.named.len();
            let public = fields.named.iter().filter(|field| is_public(&field.vis)).cloned();
            fields.named = public.collect();
            if fields.named.len() < all {
                fields.named.push(parse_quote!(private_fields: PrivateFields));
            }
        }
        Fields::Unnamed(fields) => {
            for field in fields.unnamed.iter_mut().filter(|field| !is_public(&field.vis)) {
                let hidden: Field = Field { ty: parse_quote!(_), attrs: Vec::new(), ..field.clone() };
                *field = hidden;
            }
        }
        Fields::Unit => {}
    }
}

fn empty() -> Block {
    parse_quote!({})
}

/// Whether users can name an item.
pub(super) fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}
