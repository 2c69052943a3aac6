//! Mistakes that a generator could make, for `cargo xtask mutate`: the suite of a client that is generated with one has to fail.
//!
//! A fault changes the file after every step. Behind the feature `faults`, which no user's build has.

mod sending;

use std::collections::{BTreeMap, BTreeSet};

use quote::{ToTokens as _, quote};
use syn::{
    Expr, File, Ident, ImplItem, ImplItemFn, Item, Stmt, parse_quote,
    visit_mut::{self, VisitMut},
};

use crate::{
    problem::Problem,
    syntax::{content, is_setter, name, names, trait_name},
};

/// The environment variable that names a fault, and its place by a number: `swap-setters:1`.
pub(crate) const VARIABLE: &str = "OPENAPI_CLIENT_FAULT";

/// The places where a fault can be applied: what each changes, and its position in the file.
type Places = Vec<(String, Change)>;
type Change = Box<dyn FnOnce(&mut File)>;

/// Lists the places of a fault in a file.
type Find = fn(&mut File) -> Places;

/// Every fault.
const FAULTS: [(&str, Find); 11] = [
    ("swap-setters", swap_setters),
    ("drop-setter", drop_setter),
    ("drop-validation", drop_validation),
    ("swap-rules", swap_rules),
    ("swap-paths", swap_paths),
    ("first-item-only", sending::first_item_only),
    ("drop-cursor", sending::drop_cursor),
    ("print-sensitive", sending::print_sensitive),
    ("ignore-timeout", sending::ignore_timeout),
    ("drop-header", sending::drop_header),
    ("drop-extra", sending::drop_extra),
];

/// Applies a fault, such as `swap-setters:1`, to a generated file. Returns its place.
pub(crate) fn apply(file: &mut File, fault: &str) -> Result<String, Problem> {
    let unknown = || {
        let known = FAULTS.map(|(name, _)| name).join(", ");
        Problem::generator("faults", format!("there is no fault `{fault}`, only {known}, each with `:NUMBER`"))
    };
    let (name, number) = fault.split_once(':').ok_or_else(unknown)?;
    let (_, places) = FAULTS.into_iter().find(|(known, _)| *known == name).ok_or_else(unknown)?;
    let number: usize = number.parse().map_err(|_| unknown())?;
    let mut places = places(file);
    if places.is_empty() {
        return Err(Problem::generator("faults", format!("the fault `{name}` has no place in this document")));
    }
    let (place, change) = places.swap_remove(number % places.len());
    change(file);
    Ok(place)
}

/// The setters of each builder, by the name of the type that it builds or calls.
fn setters(file: &mut File) -> Vec<(String, ImplItemFn)> {
    let mut found = Vec::new();
    each_setter(file, &mut |owner, function| found.push((owner.to_owned(), function.clone())));
    found
}

fn each_setter(file: &mut File, visit: &mut dyn FnMut(&str, &mut ImplItemFn)) {
    let mut of_items = |items: &mut Vec<Item>| {
        for item in items {
            let Item::Impl(item) = item else { continue };
            let owner = name(&item.self_ty);
            for function in item.items.iter_mut().filter_map(|item| match item {
                ImplItem::Fn(function) if is_setter(function) && function.sig.ident != "body" => Some(function),
                _ => None,
            }) {
                visit(&owner, function);
            }
        }
    };
    if let Some(calls) = module(file, "builder") {
        of_items(calls);
    }
    let types = module(file, "types").into_iter().flatten();
    for item in types {
        if let Item::Mod(builders) = item
            && builders.ident == "builder"
            && let Some(builders) = content(builders)
        {
            of_items(builders);
        }
    }
}

fn set_block(owner: String, setter: Ident, block: syn::Block) -> Change {
    Box::new(move |file| {
        each_setter(file, &mut |of, function| {
            if of == owner && function.sig.ident == setter {
                function.block = block.clone();
            }
        });
    })
}

/// Two setters for values of the same type set each other's value.
fn swap_setters(file: &mut File) -> Places {
    let all = setters(file);
    let mut places = Places::new();
    // A setter of an optional value wraps it, so the two have to be both optional or both required.
    let form = |function: &ImplItemFn| {
        let is_optional = function.block.to_token_stream().to_string().contains("converted_some");
        (
            function.sig.inputs.to_token_stream().to_string(),
            function.sig.generics.where_clause.to_token_stream().to_string(),
            is_optional,
        )
    };
    for (index, (owner, first)) in all.iter().enumerate() {
        let others = all[index + 1..].iter().take_while(|(other, _)| other == owner);
        if let Some((_, second)) = others.into_iter().find(|(_, second)| form(second) == form(first)) {
            let (a, b) = (first.sig.ident.clone(), second.sig.ident.clone());
            let place = format!("{owner}::{a} and {owner}::{b}");
            let to_first = set_block(owner.clone(), a, second.block.clone());
            let to_second = set_block(owner.clone(), b, first.block.clone());
            places.push((
                place,
                Box::new(|file| {
                    to_first(file);
                    to_second(file);
                }),
            ));
        }
    }
    places
}

/// A setter sets nothing.
fn drop_setter(file: &mut File) -> Places {
    let place = |(owner, setter): (String, ImplItemFn)| {
        let setter = setter.sig.ident;
        (format!("{owner}::{setter}"), set_block(owner, setter, parse_quote!({ self })))
    };
    setters(file).into_iter().map(place).collect()
}

/// A call does not validate its body or a parameter.
fn drop_validation(file: &mut File) -> Places {
    let mut places = Places::new();
    each_request(file, &mut |owner, request| {
        for (index, _) in request.block.stmts.iter().enumerate().filter(|(_, statement)| validates(statement)) {
            let owner = owner.to_owned();
            places.push((
                format!("{owner}::send"),
                Box::new(move |file| {
                    each_request(file, &mut |of, request| {
                        if of == owner {
                            request.block.stmts.remove(index);
                        }
                    });
                }),
            ));
        }
    });
    places
}

fn each_request(file: &mut File, visit: &mut dyn FnMut(&str, &mut ImplItemFn)) {
    for item in module(file, "builder").into_iter().flatten() {
        let Item::Impl(item) = item else { continue };
        let owner = name(&item.self_ty);
        if let Some(request) = crate::syntax::method(item, "into_request").filter(|request| !is_setter(request)) {
            visit(&owner, request);
        }
    }
}

/// Whether a statement validates with constraints, its own or those of the type.
fn validates(statement: &Stmt) -> bool {
    let text = statement.to_token_stream().to_string();
    text.contains("validate_body") || text.contains("validate_parameter") && text.contains("CONSTRAINTS_")
}

/// A value is validated with the constraints of another one.
fn swap_rules(file: &mut File) -> Places {
    let tables = tables(file);
    let own_types: BTreeSet<_> = module(file, "types")
        .into_iter()
        .flatten()
        .filter_map(|item| match item {
            Item::Struct(item) => Some(item.ident.to_string()),
            Item::Enum(item) => Some(item.ident.to_string()),
            _ => None,
        })
        .collect();
    let fields = plain_fields(file, &own_types);
    let mut places = Places::new();
    for (at, item) in file.items.iter().enumerate() {
        let Item::Impl(item) = item else { continue };
        let owner = name(&item.self_ty);
        if trait_name(item).as_deref() != Some("Validate") {
            continue;
        }
        let statements = item.items.iter().filter_map(|item| match item {
            ImplItem::Fn(function) => Some(&function.block.stmts),
            _ => None,
        });
        for (index, statement) in statements.flatten().enumerate() {
            let Some((field, table)) = validated(statement) else { continue };
            let effective = field == "0" || fields.contains(&(owner.clone(), field.clone()));
            let Some(rules) = tables.get(&table).filter(|rules| effective && !rules.is_empty()) else { continue };
            let Some((other, _)) = tables.iter().find(|(_, other)| *other != rules) else { continue };
            let other = quote::format_ident!("{other}");
            let table = quote::format_ident!("{table}");
            places.push((
                format!("{owner}::{field}"),
                Box::new(move |file| {
                    if let Some(Item::Impl(item)) = file.items.get_mut(at)
                        && let Some(validate) = crate::syntax::method(item, "validate")
                        && let Some(statement) = validate.block.stmts.get_mut(index)
                    {
                        Rename { from: table, to: other }.visit_stmt_mut(statement);
                    }
                }),
            ));
        }
    }
    places
}

struct Rename {
    from: Ident,
    to: Ident,
}

impl VisitMut for Rename {
    fn visit_ident_mut(&mut self, ident: &mut Ident) {
        if *ident == self.from {
            *ident = self.to.clone();
        }
    }
}

/// The tables of constraints, each with its constraints as text. What is sensitive is not a constraint.
fn tables(file: &File) -> BTreeMap<String, String> {
    let tables = file.items.iter().filter_map(|item| match item {
        Item::Static(item) if item.ident.to_string().starts_with("CONSTRAINTS_") => {
            let Expr::Struct(table) = &*item.expr else { return None };
            let rules = table.fields.iter().filter(|field| field.member != parse_quote!(sensitive));
            let rules: Vec<_> = rules.map(|field| field.to_token_stream().to_string()).collect();
            Some((item.ident.to_string(), rules.join(", ")))
        }
        _ => None,
    });
    tables.collect()
}

/// The fields that their own constraints apply to: a generated type has constraints of its own.
fn plain_fields(file: &mut File, own_types: &BTreeSet<String>) -> BTreeSet<(String, String)> {
    let mut fields = BTreeSet::new();
    for item in module(file, "types").into_iter().flatten() {
        let Item::Struct(item) = item else { continue };
        for field in item.fields.iter().filter(|field| names(&field.ty).iter().all(|name| !own_types.contains(name))) {
            fields.extend(field.ident.as_ref().map(|ident| (item.ident.to_string(), ident.to_string())));
        }
    }
    fields
}

/// The field and the table of `self.field.validate(&CONSTRAINTS_1, …)`.
fn validated(statement: &Stmt) -> Option<(String, String)> {
    struct Find(Option<(String, String)>);

    impl VisitMut for Find {
        fn visit_expr_method_call_mut(&mut self, call: &mut syn::ExprMethodCall) {
            visit_mut::visit_expr_method_call_mut(self, call);
            if call.method == "validate"
                && let Expr::Field(field) = &*call.receiver
                && let Some(table) = call.args.first()
            {
                let (field, table) = (&field.member, table.to_token_stream().to_string());
                let table = table.rsplit(' ').next().unwrap_or_default().to_owned();
                self.0 = Some((quote!(#field).to_string(), table));
            }
        }
    }

    let mut find = Find(None);
    find.visit_stmt_mut(&mut statement.clone());
    find.0
}

/// Two operations have each other's path.
fn swap_paths(file: &mut File) -> Places {
    let mut paths: Vec<(Ident, syn::LitStr)> = Vec::new();
    each_path(file, &mut |operation, path| paths.push((operation.clone(), path.clone())));
    // The path has to have the same parameters, so that the client can still fill them in.
    let parameters = |path: &syn::LitStr| {
        path.value()
            .split('{')
            .skip(1)
            .map(|rest| rest.split('}').next().unwrap_or_default().to_owned())
            .collect::<BTreeSet<_>>()
    };
    let mut places = Places::new();
    for (index, (first, path)) in paths.iter().enumerate() {
        let others = paths[index + 1..].iter();
        let is_other = |other: &syn::LitStr| other.value() != path.value() && parameters(other) == parameters(path);
        let Some((second, other)) = others.into_iter().find(|(_, other)| is_other(other)).cloned() else { continue };
        let (first, path) = (first.clone(), path.clone());
        places.push((
            format!("{first} and {second}").to_lowercase(),
            Box::new(move |file| {
                each_path(file, &mut |operation, value| {
                    if *operation == first {
                        *value = other.clone();
                    } else if *operation == second {
                        *value = path.clone();
                    }
                });
            }),
        ));
    }
    places
}

fn each_path(file: &mut File, visit: &mut dyn FnMut(&Ident, &mut syn::LitStr)) {
    for item in module(file, "operations").into_iter().flatten() {
        let Item::Static(item) = item else { continue };
        let Expr::Struct(operation) = &mut *item.expr else { continue };
        for field in operation.fields.iter_mut().filter(|field| field.member == parse_quote!(path)) {
            if let Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(path), .. }) = &mut field.expr {
                visit(&item.ident, path);
            }
        }
    }
}

/// The items of the outermost module of this name.
fn module<'a>(file: &'a mut File, name: &str) -> Option<&'a mut Vec<Item>> {
    file.items.iter_mut().find_map(|item| match item {
        Item::Mod(item) if item.ident == name => content(item),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::{FAULTS, apply};
    use crate::{
        Settings, rewrite,
        testing::{DOCUMENT, document, written},
    };

    fn file(text: &str) -> syn::File {
        let (document, settings) = (document(text), Settings::default());
        rewrite::rewrite(written(&document), &document, &settings).expect("it is known")
    }

    /// The document with another operation, pages, two properties of the same type, one that is sensitive, and a list.
    fn changed_text() -> String {
        let other = "  /other/{to-whom}:\n    get:\n      operationId: other\n      parameters:\n        - {name: to-whom, in: path, required: true, schema: {type: string}}\n      responses:\n        \"204\": {description: Done.}\ncomponents:\n";
        let more = "size: {type: number, minimum: 1}\n        depth: {type: number, minimum: 2}\n        pin: {type: string, x-sensitive: true}\n        list: {type: array, items: {type: string}}";
        let pages = "operationId: send\n      x-pages: {cursor: my-text, next: /inner/text, items: /list}";
        DOCUMENT
            .replace("size: {type: number}", more)
            .replace("operationId: send", pages)
            .replace("properties: {kind:", "properties: {list: {type: array, items: {type: string}}, kind:")
            .replace("components:\n", other)
    }

    #[test]
    fn each_fault_changes_the_file_at_one_place() {
        let text = changed_text();
        let before = prettyplease::unparse(&file(&text));
        for (name, _) in FAULTS {
            for number in 0..3 {
                let mut file = file(&text);
                let place = apply(&mut file, &format!("{name}:{number}")).expect("it has a place");
                let after = prettyplease::unparse(&file);
                assert_ne!(before, after, "{name} at {place}");
            }
        }
    }

    #[test]
    fn a_fault_without_a_place_is_a_problem() {
        let text = DOCUMENT.replace(", maxLength: 3", "");
        let problem = apply(&mut file(&text), "swap-rules:0").expect_err("there are no constraints");
        assert!(problem.to_string().contains("`swap-rules` has no place"), "{problem}");
        let problem = apply(&mut file(DOCUMENT), "swap-colours:0").expect_err("there is no such fault");
        assert!(problem.to_string().contains("only swap-setters,"), "{problem}");
    }
}
