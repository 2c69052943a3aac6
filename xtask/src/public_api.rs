//! The public API of a Rust source: signatures, fields, derives and first lines of documentation, without function bodies.

use quote::ToTokens as _;
use syn::{
    Attribute, Block, Expr, ExprLit, Field, Fields, FnArg, GenericArgument, ImplItem, Item, ItemImpl, ItemMacro, Lit,
    LitStr, Meta, Pat, Path, PathArguments, PathSegment, QSelf, Signature, Token, TraitItem, Type, Visibility,
    parse::{ParseStream, Parser as _},
    parse_quote,
    punctuated::Punctuated,
    visit_mut::{self, VisitMut},
};

/// Renders the public API: a section for each public module, each type with its impls.
///
/// # Errors
/// The source is not Rust.
pub(crate) fn render(source: &str) -> syn::Result<String> {
    let mut text = String::new();
    module(&mut text, "", syn::parse_file(source)?.items);
    Ok(text.trim_start_matches('\n').to_owned())
}

fn module(text: &mut String, path: &str, items: Vec<Item>) {
    let (modules, mut items): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| matches!(item, Item::Mod(_)));
    let types: Vec<_> = items.iter().filter_map(defined).collect();
    let private: Vec<_> = items.iter().filter_map(private).collect();
    items.retain(|item| !is_hidden_impl(item, &private));
    // The generator writes some impls far from their types.
    items.sort_by_key(|item| {
        let owners = defined(item).map_or_else(|| implemented_for(item), |name| vec![name]);
        let place = |owner: &String| types.iter().position(|defined| defined == owner);
        owners.iter().find_map(place).unwrap_or(types.len())
    });
    let mut rendered = items.into_iter().filter_map(item).peekable();
    if rendered.peek().is_some() {
        let title = if path.is_empty() { "at the root" } else { path };
        text.push_str(&format!("\n// ---- {title} ----\n"));
        let mut before_is_line = false;
        for item in rendered {
            // One-line impls stand together below what they are for.
            let line = item.trim_end().lines().count() == 1 && item.starts_with("impl");
            if !line || !before_is_line && text.ends_with("----\n") {
                text.push('\n');
            }
            text.push_str(&item);
            before_is_line = line;
        }
    }
    for item in modules {
        if let Item::Mod(item) = item
            && is_public(&item.vis)
            && let Some((_, items)) = item.content
        {
            let path = if path.is_empty() { item.ident.to_string() } else { format!("{path}::{}", item.ident) };
            module(text, &path, items);
        }
    }
}

/// The name of the type that an item defines.
fn defined(item: &Item) -> Option<String> {
    match item {
        Item::Struct(item) => Some(item.ident.to_string()),
        Item::Enum(item) => Some(item.ident.to_string()),
        Item::Union(item) => Some(item.ident.to_string()),
        Item::Type(item) => Some(item.ident.to_string()),
        Item::Trait(item) => Some(item.ident.to_string()),
        Item::Macro(item) => OpenEnum::of(item).map(|declared| declared.name),
        _ => None,
    }
}

/// The name of the private type or trait that an item defines.
fn private(item: &Item) -> Option<String> {
    let visibility = match item {
        Item::Struct(item) => &item.vis,
        Item::Enum(item) => &item.vis,
        Item::Trait(item) => &item.vis,
        _ => return None,
    };
    defined(item).filter(|_| !is_public(visibility))
}

/// Modules that users cannot see, though generated code names traits in them.
const HIDDEN_MODULES: [&str; 2] = ["validate", "generated"];

/// Whether an impl is for a private type, or of a private trait.
fn is_hidden_impl(item: &Item, private: &[String]) -> bool {
    let Item::Impl(ItemImpl { self_ty, trait_: Some((path, _)), .. }) = item else {
        return false;
    };
    let is_private = |path: &Path| path.get_ident().is_some_and(|name| private.iter().any(|private| name == private));
    let mut modules = path.segments.iter().rev().skip(1);
    modules.any(|module| HIDDEN_MODULES.iter().any(|hidden| module.ident == hidden))
        || is_private(path)
        || matches!(&**self_ty, Type::Path(ty) if is_private(&ty.path))
}

/// The types that an impl may be listed with: the one that it is for, or else the one that it converts from.
fn implemented_for(item: &Item) -> Vec<String> {
    let Item::Impl(item) = item else {
        return Vec::new();
    };
    let argument = item.trait_.as_ref().and_then(|(path, _)| match &path.segments.last()?.arguments {
        PathArguments::AngleBracketed(arguments) => arguments.args.first(),
        _ => None,
    });
    let argument = match argument {
        Some(GenericArgument::Type(ty)) => Some(ty),
        _ => None,
    };
    let local = |ty: &Type| match ty {
        Type::Path(ty) if ty.path.segments.len() == 1 => Some(ty.path.segments.first()?.ident.to_string()),
        _ => None,
    };
    [Some(&*item.self_ty), argument].into_iter().flatten().filter_map(local).collect()
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// An item as users see it, if they do.
fn item(mut item: Item) -> Option<String> {
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
        Item::Macro(item) => return OpenEnum::of(item).map(|declared| declared.render()).or_else(|| other_macro(item)),
        _ => false,
    };
    if !public {
        return None;
    }
    Readable.visit_item_mut(&mut item);
    let is_trait_impl = matches!(&item, Item::Impl(item) if item.trait_.is_some());
    let text = unparse(item);
    Some(if is_trait_impl { on_one_line(&text) } else { without_bodies(&text) })
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

/// Replaces private fields: only that there are some matters to users.
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

fn unparse(item: Item) -> String {
    prettyplease::unparse(&syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] })
}

/// `fn a() {}` becomes `fn a();`, and the placeholder of private fields a comment.
fn without_bodies(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let inner = line.trim();
        if inner == "{}" {
            // The body of a function with a `where` clause, which ends with a comma.
            out.truncate(out.trim_end_matches([',', '\n']).len());
            out.push_str(";\n");
        } else if let Some(signature) =
            line.strip_suffix(" {}").filter(|_| inner.contains("fn ") || inner.starts_with(')'))
        {
            out.push_str(signature);
            out.push_str(";\n");
        } else {
            out.push_str(&line.replace("private_fields: PrivateFields,", "// private fields"));
            out.push('\n');
        }
    }
    out
}

/// `impl Display for A {}` becomes `impl Display for A`, after any `cfg` attributes.
fn on_one_line(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let line = words.join(" ");
    format!("{}\n", line.strip_suffix(" {}").unwrap_or(&line))
}

/// A call of the macro of the same name, which declares an open enum.
struct OpenEnum {
    docs: Vec<Attribute>,
    name: String,
    variants: Vec<(String, String)>,
}

impl OpenEnum {
    fn of(item: &ItemMacro) -> Option<Self> {
        let name = item.mac.path.segments.last()?;
        let parser = |input: ParseStream<'_>| {
            let docs = Attribute::parse_outer(input)?;
            let name: syn::Ident = input.parse()?;
            let content;
            syn::braced!(content in input);
            let variant = |input: ParseStream<'_>| {
                let name: syn::Ident = input.parse()?;
                input.parse::<Token![=]>()?;
                let value: LitStr = input.parse()?;
                Ok((name.to_string(), value.value()))
            };
            let variants = Punctuated::<_, Token![,]>::parse_terminated_with(&content, variant)?;
            Ok(Self { docs, name: name.to_string(), variants: variants.into_iter().collect() })
        };
        (name.ident == "open_enum").then(|| parser.parse2(item.mac.tokens.clone()).ok()).flatten()
    }

    fn render(&self) -> String {
        let mut text = String::new();
        if let Some(line) = self.docs.iter().find_map(first_line) {
            text.push_str(&format!("/// {line}\n"));
        }
        text.push_str(&format!("open_enum! {{ {} {{\n", self.name));
        for (name, value) in &self.variants {
            text.push_str(&format!("    {name} = {value:?},\n"));
        }
        text.push_str("} }\n");
        text
    }
}

/// Another macro call, as it is, because what it declares is unknown.
fn other_macro(item: &ItemMacro) -> Option<String> {
    if item.ident.is_some() {
        return None;
    }
    let path = item.mac.path.to_token_stream().to_string().replace(' ', "");
    Some(format!("{path}! {{ {} }}\n", item.mac.tokens))
}

/// The first non-empty line of documentation.
fn first_line(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(meta) = &attribute.meta else {
        return None;
    };
    let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &meta.value else {
        return None;
    };
    let text = text.value();
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    meta.path.is_ident("doc").then(|| line.to_owned())
}

/// Makes items readable.
struct Readable;

impl VisitMut for Readable {
    fn visit_attributes_mut(&mut self, attributes: &mut Vec<Attribute>) {
        let mut documented = false;
        attributes.retain_mut(|attribute| match name(attribute.path()).as_str() {
            "doc" => match first_line(attribute).filter(|_| !documented) {
                Some(line) => {
                    let line = format!(" {line}");
                    *attribute = parse_quote!(#[doc = #line]);
                    documented = true;
                    true
                }
                None => false,
            },
            "derive" => {
                if let Ok(paths) = attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated) {
                    let names = paths.iter().filter_map(|path| path.segments.last());
                    *attribute = parse_quote!(#[derive(#(#names),*)]);
                }
                true
            }
            "cfg_attr" => conditional(attribute),
            // The name in JSON.
            "serde" => attribute.meta.to_token_stream().to_string().contains("rename"),
            "cfg" | "non_exhaustive" | "deprecated" | "must_use" | "repr" => true,
            _ => false,
        });
    }

    fn visit_signature_mut(&mut self, signature: &mut Signature) {
        for input in &mut signature.inputs {
            // `mut` does not concern callers.
            match input {
                FnArg::Receiver(receiver) if receiver.to_token_stream().to_string() == "mut self" => {
                    receiver.mutability = None;
                }
                FnArg::Typed(argument) => {
                    if let Pat::Ident(pattern) = &mut *argument.pat {
                        pattern.mutability = None;
                    }
                }
                FnArg::Receiver(_) => {}
            }
        }
        visit_mut::visit_signature_mut(self, signature);
    }

    fn visit_path_mut(&mut self, path: &mut Path) {
        visit_mut::visit_path_mut(self, path);
        let kept = kept(&path.segments.iter().collect::<Vec<_>>());
        shorten(path, path.segments.len() - kept);
    }

    fn visit_type_path_mut(&mut self, path: &mut syn::TypePath) {
        self.visit_qualified(&mut path.qself, &mut path.path);
    }

    fn visit_expr_path_mut(&mut self, path: &mut syn::ExprPath) {
        self.visit_qualified(&mut path.qself, &mut path.path);
    }
}

impl Readable {
    /// `<A as ::std::str::FromStr>::Err`, where only the part before `>` names an item.
    fn visit_qualified(&mut self, qself: &mut Option<QSelf>, path: &mut Path) {
        let Some(qself) = qself else {
            return self.visit_path_mut(path);
        };
        self.visit_type_mut(&mut qself.ty);
        for segment in &mut path.segments {
            self.visit_path_segment_mut(segment);
        }
        let named: Vec<_> = path.segments.iter().take(qself.position).collect();
        let dropped = named.len() - kept(&named);
        qself.position -= dropped;
        shorten(path, dropped);
    }
}

/// The number of segments to keep at the end of a path.
fn kept(segments: &[&PathSegment]) -> usize {
    let names: Vec<_> = segments.iter().map(|segment| segment.ident.to_string()).collect();
    match names.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["std" | "core" | "alloc", "result", "Result"] => 1,
        // Without its module, it would look like the one of the prelude.
        ["std" | "core" | "alloc", .., _, "Result" | "Error"] => 2,
        ["std" | "core" | "alloc", _, ..] => 1,
        all => all.len(),
    }
}

fn shorten(path: &mut Path, dropped: usize) {
    path.leading_colon = None;
    if dropped > 0 {
        path.segments = path.segments.iter().skip(dropped).cloned().collect();
    }
}

fn name(path: &Path) -> String {
    path.get_ident().map(ToString::to_string).unwrap_or_default()
}

/// Applies [`Readable`] inside `cfg_attr`. Returns whether anything is left.
fn conditional(attribute: &mut Attribute) -> bool {
    let parser = |input: ParseStream<'_>| {
        let condition: Meta = input.parse()?;
        input.parse::<Token![,]>()?;
        let metas = Punctuated::<Meta, Token![,]>::parse_terminated(input)?;
        Ok((condition, metas))
    };
    let Ok((condition, metas)) = attribute.parse_args_with(parser) else {
        return true;
    };
    let mut inner: Vec<Attribute> = metas.into_iter().map(|meta| parse_quote!(#[#meta])).collect();
    Readable.visit_attributes_mut(&mut inner);
    let metas = inner.iter().map(|attribute| &attribute.meta);
    *attribute = parse_quote!(#[cfg_attr(#condition, #(#metas),*)]);
    !inner.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Renders, without the titles.
    fn rendered(source: &str) -> String {
        render(source).unwrap().replace("// ---- at the root ----\n\n", "")
    }

    #[test]
    fn a_struct_shows_derives_public_fields_and_first_lines() {
        let source = r#"
            /// A user.
            ///
            /// More of it.
            #[derive(::serde::Serialize, Clone)]
            #[cfg_attr(feature = "schemars", derive(::schemars::JsonSchema))]
            #[serde(transparent)]
            pub struct User<'a> {
                /// The name.
                /// It goes on.
                #[serde(rename = "Name", skip_serializing_if = "::std::option::Option::is_none")]
                pub name: ::std::option::Option<::std::string::String>,
                pub data: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
                secret: &'a str,
            }
            pub struct Id(pub ::std::string::String, u8);
            pub struct Nothing;
            struct Hidden;
        "#;
        let expected = r#"/// A user.
#[derive(Serialize, Clone)]
#[cfg_attr(feature = "schemars", derive(JsonSchema))]
pub struct User<'a> {
    /// The name.
    #[serde(rename = "Name", skip_serializing_if = "::std::option::Option::is_none")]
    pub name: Option<String>,
    pub data: serde_json::Map<String, serde_json::Value>,
    // private fields
}

pub struct Id(pub String, _);

pub struct Nothing;
"#;
        assert_eq!(rendered(source), expected);
    }

    #[test]
    fn an_enum_shows_its_variants_with_their_fields() {
        let source = "
            /// Either.
            #[non_exhaustive]
            pub enum Either { /// One.
                One(::std::string::String), Two { at: ::std::vec::Vec<u8> }, Three = 3 }
            pub(crate) enum Hidden { A }
        ";
        let expected = "/// Either.\n#[non_exhaustive]\npub enum Either {\n    /// One.\n    One(String),\n    \
                        Two { at: Vec<u8> },\n    Three = 3,\n}\n";
        assert_eq!(rendered(source), expected);
    }

    #[test]
    fn an_open_enum_shows_its_variants_and_their_values() {
        let source = r#"crate::open_enum! { #[doc = " A language."] Locale { En = "en", PtBr = "pt-br" } }"#;
        let expected = "/// A language.\nopen_enum! { Locale {\n    En = \"en\",\n    PtBr = \"pt-br\",\n} }\n";
        assert_eq!(rendered(source), expected);
    }

    #[test]
    fn an_unknown_macro_is_shown_unchanged() {
        assert_eq!(rendered("crate::declare! { A = 1 }"), "crate::declare! { A = 1 }\n");
    }

    #[test]
    fn a_function_shows_its_signature_and_no_body() {
        let source = "
            impl<'a> Call<'a> {
                /// Sends it.
                #[must_use]
                #[allow(unused)]
                pub async fn send(mut self, mut id: u8) -> ::std::result::Result<(), ::std::fmt::Error> { self.go() }
                pub fn body<T>(&mut self, value: T) -> &str where T: std::convert::TryInto<X>, T::Error: ::std::fmt::Display {
                    if true { \"a\" } else { \"b\" }
                }
                pub const LIMIT: u8 = 3;
                fn hidden() {}
            }
            impl Call<'_> { fn all_hidden() {} }
            pub fn free() {}
            fn hidden() {}
        ";
        let expected = "\
impl<'a> Call<'a> {
    /// Sends it.
    #[must_use]
    pub async fn send(self, id: u8) -> Result<(), fmt::Error>;
    pub fn body<T>(&mut self, value: T) -> &str
    where
        T: TryInto<X>,
        T::Error: Display;
    pub const LIMIT: u8 = 3;
}

pub fn free();
";
        assert_eq!(rendered(source), expected);
    }

    #[test]
    fn a_signature_over_several_lines_ends_with_a_semicolon() {
        let source =
            "pub fn a_function_with_a_long_name(first_argument: FirstArgument, second: SecondArgument, third: u8) {}";
        let text = rendered(source);
        assert!(text.ends_with("    third: u8,\n);\n"), "{text}");
    }

    #[test]
    fn impls_follow_their_type_on_a_line_each() {
        let source = "
            pub struct A;
            pub struct B;
            impl ::std::fmt::Display for A { fn fmt(&self) {} }
            impl ::std::convert::From<A> for i64 { fn from(value: A) -> Self { 1 } }
            impl ::std::str::FromStr for A { type Err = <i64 as ::std::str::FromStr>::Err; fn from_str() {} }
            impl std::error::Error for A {}
        ";
        let expected = "\
pub struct A;
impl Display for A
impl From<A> for i64
impl FromStr for A { type Err = <i64 as FromStr>::Err; }
impl error::Error for A

pub struct B;
";
        assert_eq!(rendered(source), expected);
    }

    #[test]
    fn impls_that_users_cannot_see_are_hidden() {
        let source = "
            pub struct A;
            struct Hidden;
            trait Private {}
            impl crate::validate::Validate for A {}
            impl ::runtime::generated::Check for A {}
            impl Private for A {}
            impl ::std::fmt::Display for Hidden {}
            impl ::runtime::Response for A {}
        ";
        assert_eq!(rendered(source), "pub struct A;\nimpl runtime::Response for A\n");
    }

    #[test]
    fn other_public_items_are_shown() {
        let source = "
            pub const A: &str = \"a\";
            pub static B: u8 = 1;
            pub type C = ::std::vec::Vec<u8>;
            pub use other::D;
            pub trait E { fn required(&self); fn given(&self) -> u8 { 1 } }
            use hidden::F;
            static G: u8 = 1;
        ";
        let expected = "\
pub type C = Vec<u8>;

pub trait E {
    fn required(&self);
    fn given(&self) -> u8;
}

pub const A: &str = \"a\";

pub static B: u8 = 1;

pub use other::D;
";
        assert_eq!(rendered(source), expected);
    }

    #[test]
    fn public_modules_are_sections_with_their_paths() {
        let source = "
            mod hidden { pub struct A; }
            pub(crate) mod inside { pub struct B; }
            pub mod types { pub struct C; pub mod builder { pub struct D; } pub mod empty {} }
        ";
        let expected = "// ---- types ----\n\npub struct C;\n\n// ---- types::builder ----\n\npub struct D;\n";
        assert_eq!(render(source).unwrap(), expected);
    }

    #[test]
    fn a_source_that_is_no_rust_is_an_error() {
        assert!(render("pub struct {").is_err());
    }

    #[test]
    fn rendering_is_deterministic() {
        let source = "pub struct B; pub struct A; impl Clone for A {} impl Clone for B {}";
        assert_eq!(render(source).unwrap(), render(source).unwrap());
        assert!(rendered(source).starts_with("pub struct B;"));
    }
}
