//! For build scripts: Rust has no reflection, so they read the functions of a generated client, and write a row for each, which calls it.

use syn::{FnArg, Item, ItemFn, Pat, Signature, Type, Visibility};

/// The functions of a generated client that send a request: those of a module, and the methods of `Client`.
pub fn functions(source: &syn::File) -> Vec<&Signature> {
    let of_item = |item| match item {
        &Item::Fn(ItemFn { vis: Visibility::Public(_), ref sig, .. }) => vec![sig],
        Item::Impl(implementation) if implementation.trait_.is_none() => implementation
            .items
            .iter()
            .filter_map(|item| match item {
                syn::ImplItem::Fn(method) if matches!(method.vis, Visibility::Public(_)) => Some(&method.sig),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    };
    source.items.iter().flat_map(of_item).filter(|signature| signature.asyncness.is_some()).collect()
}

/// A `match` of the name of an operation, in snake case, with a row for each function. `receiver` is what comes before its name, and
/// `first` what comes before its arguments.
pub fn table(functions: &[&Signature], receiver: &str, first: &str) -> String {
    let row = |function: &&Signature| {
        let arguments: Vec<_> = function.inputs.iter().filter_map(argument).collect();
        let (name, arguments) = (&function.ident, arguments.join(", "));
        format!("\"{name}\" => outcome({receiver}{name}({first}{arguments}).await),\n")
    };
    let rows: String = functions.iter().map(row).collect();
    format!("match operation {{\n{rows}_ => lines::not_offered(\"it has no method for this operation\"),\n}}")
}

/// An argument: a parameter by its name, or else the body. Its type follows from the function.
fn argument(argument: &FnArg) -> Option<String> {
    let FnArg::Typed(argument) = argument else { return None };
    let Pat::Ident(name) = &*argument.pat else { return None };
    let name = name.ident.to_string();
    let (reference, target) = match &*argument.ty {
        Type::Reference(reference) => ("&", &*reference.elem),
        owned => ("", owned),
    };
    let Type::Path(target) = target else { return None };
    let target: Vec<_> = target.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    match target.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["str"] => Some(format!("&call.text(\"{}\")", name.trim_start_matches("r#"))),
        // The configuration, which is `first`.
        ["configuration", ..] => None,
        _ => Some(format!(
            "{reference}match typed::expressed(call.body.clone().unwrap_or_default()) {{ Ok(body) => body, Err(why) => return lines::not_offered(&why) }}"
        )),
    }
}
