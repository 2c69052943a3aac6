//! Which items of the generated code mention which others, by the paths in them.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{
    Ident, Item, ItemImpl, Macro, Path,
    visit::{self, Visit},
};

/// The names that lead to an item, from the root of the generated code: `["types", "builder", "Moon"]`.
pub(crate) type ItemPath = Vec<String>;

/// The items and the modules of the generated code.
#[derive(Default)]
pub(crate) struct Index {
    pub(crate) items: BTreeSet<ItemPath>,
    modules: BTreeSet<ItemPath>,
}

impl Index {
    /// Finds the items, also those in modules.
    pub(crate) fn new(items: &[Item]) -> Self {
        let mut index = Self::default();
        index.add(&[], items);
        index
    }

    fn add(&mut self, module: &[String], items: &[Item]) {
        for item in items {
            if let Item::Mod(inner) = item {
                let path = within(module, &inner.ident.to_string());
                self.add(&path, inner.content.as_ref().map(|(_, items)| &items[..]).unwrap_or_default());
                self.modules.insert(path);
            } else if let Some(name) = defined(item) {
                self.items.insert(within(module, &name));
            }
        }
    }

    /// The item that a part of a module belongs to: itself, or the type that it implements something for. For the implementation of a
    /// conversion to a foreign type, the type that it converts.
    pub(crate) fn owner(&self, module: &[String], item: &Item) -> Option<ItemPath> {
        let Item::Impl(ItemImpl { self_ty, trait_, .. }) = item else {
            return defined(item).map(|name| within(module, &name));
        };
        let mut of_type = Mentions::new(self, module);
        of_type.visit_type(self_ty);
        let mut of_trait = Mentions::new(self, module);
        if let Some((path, _)) = trait_ {
            of_trait.visit_path(path);
        }
        of_type.found.into_iter().chain(of_trait.found).next()
    }

    /// The items that a part of a module mentions.
    pub(crate) fn mentioned(&self, module: &[String], visit: impl FnOnce(&mut Mentions<'_>)) -> BTreeSet<ItemPath> {
        let mut mentions = Mentions::new(self, module);
        visit(&mut mentions);
        mentions.found.into_iter().collect()
    }

    /// The item that a path in a module leads to. A module may import those of the root.
    fn resolve(&self, module: &[String], path: &[String]) -> Option<ItemPath> {
        let above = path.iter().take_while(|name| *name == "super").count();
        let (module, path) = (&module[..module.len().checked_sub(above)?], &path[above..]);
        let found = |module: &[String]| {
            let mut at = module.to_vec();
            for (index, name) in path.iter().enumerate() {
                at.push(name.clone());
                let is_inside = index + 1 < path.len() && self.modules.contains(&at);
                if !is_inside {
                    return self.items.contains(&at).then_some(at);
                }
            }
            None
        };
        let is_import = above == 0 && path.first().is_some_and(|name| self.modules.contains(&vec![name.clone()]));
        found(module).or_else(|| if is_import { found(&[]) } else { None })
    }
}

/// The path of a name in a module.
pub(crate) fn within(module: &[String], name: &str) -> ItemPath {
    let mut path = module.to_vec();
    path.push(name.to_owned());
    path
}

/// The name that an item defines.
fn defined(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Macro(item) => return declared(&item.mac).map(|ident| ident.to_string()),
        _ => return None,
    };
    Some(ident.to_string())
}

/// The name before the braces of a macro that declares a type: `open_enum! { Api; Name { … } }`.
fn declared(mac: &Macro) -> Option<Ident> {
    let mut tokens: Vec<_> = mac.tokens.clone().into_iter().collect();
    match (tokens.pop(), tokens.pop()) {
        (Some(TokenTree::Group(group)), Some(TokenTree::Ident(ident))) if group.delimiter() == Delimiter::Brace => {
            Some(ident)
        }
        _ => None,
    }
}

/// Collects the items that paths lead to, in the order of the source.
pub(crate) struct Mentions<'i> {
    index: &'i Index,
    module: &'i [String],
    found: Vec<ItemPath>,
}

impl<'i> Mentions<'i> {
    fn new(index: &'i Index, module: &'i [String]) -> Self {
        Self { index, module, found: Vec::new() }
    }

    fn add(&mut self, path: &[String]) {
        self.found.extend(self.index.resolve(self.module, path));
    }

    /// The paths in a macro, whose syntax is its own. A name before `:` or `=` is that of a field or of a value.
    fn tokens(&mut self, tokens: TokenStream) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let is_punct =
            |at: usize, c: char| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == c);
        let is_separator = |at: usize| is_punct(at, ':') && is_punct(at + 1, ':');
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(first) => {
                    let is_local = at == 0 || !is_punct(at - 1, '.') && !is_punct(at - 1, ':');
                    let mut path = vec![first.to_string()];
                    while is_separator(at + 1)
                        && let Some(TokenTree::Ident(next)) = tokens.get(at + 3)
                    {
                        path.push(next.to_string());
                        at += 3;
                    }
                    let is_name = is_punct(at + 1, '=') || is_punct(at + 1, ':') && !is_punct(at + 2, ':');
                    if is_local && !is_name {
                        self.add(&path);
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }
}

impl<'ast> Visit<'ast> for Mentions<'_> {
    fn visit_path(&mut self, path: &'ast Path) {
        if path.leading_colon.is_none() {
            self.add(&path.segments.iter().map(|segment| segment.ident.to_string()).collect::<Vec<_>>());
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, mac: &'ast Macro) {
        self.tokens(mac.tokens.clone());
    }

    /// No attribute names a generated item.
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
}

#[cfg(test)]
mod tests {
    use syn::{File, parse_quote};

    use super::*;

    fn index() -> Index {
        let file: File = parse_quote! {
            pub mod types {
                pub struct Moon;
                ::runtime::open_enum! { super::Api; #[doc = "A phase."] Phase { Moon = "moon" } }
                pub mod builder { pub struct Moon; }
            }
            mod operations {}
            pub fn operations() {}
            pub enum Api {}
        };
        Index::new(&file.items)
    }

    /// The items that an item of a module mentions, as text.
    fn mentioned(module: &[&str], item: &Item) -> Vec<String> {
        let module: Vec<_> = module.iter().map(|name| (*name).to_owned()).collect();
        index().mentioned(&module, |found| found.visit_item(item)).iter().map(|path| path.join("::")).collect()
    }

    #[test]
    fn a_path_leads_to_an_item() {
        assert_eq!(
            mentioned(
                &["types"],
                &parse_quote!(
                    type A = Vec<Moon>;
                )
            ),
            ["types::Moon"]
        );
        assert_eq!(
            mentioned(
                &["types"],
                &parse_quote!(
                    type A = builder::Moon;
                )
            ),
            ["types::builder::Moon"]
        );
        assert_eq!(
            mentioned(
                &["types", "builder"],
                &parse_quote!(
                    type A = super::Moon;
                )
            ),
            ["types::Moon"]
        );
        assert_eq!(
            mentioned(
                &["other"],
                &parse_quote!(
                    type A = types::Moon;
                )
            ),
            ["types::Moon"]
        );
        assert_eq!(
            mentioned(
                &["types"],
                &parse_quote!(
                    type A = super::Api;
                )
            ),
            ["Api"]
        );
    }

    #[test]
    fn a_foreign_path_leads_to_none() {
        assert!(
            mentioned(
                &["types"],
                &parse_quote!(
                    type A = ::types::Moon;
                )
            )
            .is_empty()
        );
        assert!(
            mentioned(
                &[],
                &parse_quote!(
                    type A = operations::Moon;
                )
            )
            .is_empty()
        );
        assert!(
            mentioned(
                &[],
                &parse_quote!(
                    type A = super::Api;
                )
            )
            .is_empty()
        );
    }

    #[test]
    fn a_variant_and_a_field_are_no_paths() {
        assert!(
            mentioned(
                &["types"],
                &parse_quote!(
                    enum A {
                        Moon,
                    }
                )
            )
            .is_empty()
        );
        assert!(
            mentioned(
                &["types"],
                &parse_quote!(
                    struct A {
                        Moon: u8,
                    }
                )
            )
            .is_empty()
        );
    }

    #[test]
    fn macros_have_paths_and_declare_types() {
        assert!(index().items.contains(&vec!["types".to_owned(), "Phase".to_owned()]));
        let item = parse_quote!(::runtime::open_enum! { super::Api; Phase { Moon = "moon" } });
        assert_eq!(mentioned(&["types"], &item), ["Api", "types::Phase"]);
        assert_eq!(
            mentioned(
                &[],
                &parse_quote!(
                    fn a() {
                        b!(c.Moon, types::Moon, ::types::Phase, Api: 1)
                    }
                )
            ),
            ["types::Moon"]
        );
    }

    #[test]
    fn an_implementation_belongs_to_its_type_or_to_what_it_converts() {
        let owner = |item| index().owner(&["types".to_owned()], &item).map(|path| path.join("::"));
        assert_eq!(owner(parse_quote!(impl Clone for builder::Moon {})).as_deref(), Some("types::builder::Moon"));
        assert_eq!(owner(parse_quote!(impl From<Moon> for ::std::string::String {})).as_deref(), Some("types::Moon"));
        assert_eq!(owner(parse_quote!(impl Clone for &str {})), None);
    }
}
