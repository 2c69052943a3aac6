//! Simplifies items for the record: short paths, and only the attributes that matter to users.

use quote::ToTokens as _;
use syn::{
    Attribute, Expr, ExprLit, FnArg, Item, Lit, Meta, Pat, Path, PathSegment, QSelf, Signature, Token,
    parse::ParseStream,
    parse_quote,
    punctuated::Punctuated,
    visit_mut::{self, VisitMut},
};

/// The module of the runtime through which generated code names other crates. Users cannot see it.
pub(super) const HIDDEN_MODULE: &str = "generated";

/// Shortens the paths and attributes of an item.
pub(super) fn simplify(item: &mut Item) {
    Simplifier.visit_item_mut(item);
}

/// The first non-empty line of documentation.
pub(super) fn first_line(attribute: &Attribute) -> Option<String> {
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

/// Shortens paths and attributes.
struct Simplifier;

impl VisitMut for Simplifier {
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

impl Simplifier {
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
        [_, HIDDEN_MODULE, named @ ..] => named.len(),
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

/// Applies [`Simplifier`] inside `cfg_attr`. Returns whether anything is left.
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
    Simplifier.visit_attributes_mut(&mut inner);
    let metas = inner.iter().map(|attribute| &attribute.meta);
    *attribute = parse_quote!(#[cfg_attr(#condition, #(#metas),*)]);
    !inner.is_empty()
}
