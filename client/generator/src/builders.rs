//! The builders of operations: errors that name the parameter, an opaque `Debug`, and a `send` that uses the runtime.

use quote::{format_ident, quote};
use syn::{
    Expr, ImplItem, Item, Type, parse_quote,
    visit_mut::{self, VisitMut},
};

use crate::{
    Settings,
    calls::{Call, Input, is_bytes, own_bytes},
    docs,
    problem::{Problem, changed},
    setters::{error_field, missing},
    syntax::{drop_derive, error_text, is_setter, is_type, method, name, opaque_debug, set_docs},
    validation::Constraints,
};

/// Rewrites the module `builder`.
pub(crate) fn rewrite(
    items: &mut Vec<Item>,
    calls: &[Call<'_>],
    constraints: &mut Constraints,
    settings: &Settings,
) -> Result<(), Problem> {
    let (mut errors, mut added) = (0, Vec::new());
    items.retain(|item| !matches!(item, Item::Use(_)));
    for item in items.iter_mut() {
        match item {
            Item::Struct(item) => {
                if let Some(call) = calls.iter().find(|call| call.builder == item.ident) {
                    let method = &call.method;
                    set_docs(&mut item.attrs, &format!("A call of [`Client::{method}`](super::Client::{method})."));
                }
                drop_derive(&mut item.attrs, "Debug");
                added.push(opaque_debug(item));
                Types.visit_item_struct_mut(item);
            }
            Item::Impl(item) => {
                let Some(call) = calls.iter().find(|call| call.builder == name(&item.self_ty)) else { continue };
                Types.visit_item_impl_mut(item);
                for item in &mut item.items {
                    let ImplItem::Fn(function) = item else { continue };
                    if function.sig.ident == "new" {
                        function.vis = parse_quote!(pub(super));
                        let mut defaults = Defaults { call, changed: 0 };
                        defaults.visit_block_mut(&mut function.block);
                        errors += defaults.changed;
                    } else if let Some(input) = call.inputs.iter().find(|input| input.ident == function.sig.ident)
                        && is_setter(function)
                    {
                        let mut conversion = Conversion { input, changed: 0 };
                        conversion.visit_block_mut(&mut function.block);
                        errors += conversion.changed;
                    }
                }
                let sent = send(call, constraints)?;
                *method(item, "send").ok_or_else(|| {
                    Problem::generator("builders", format!("progenitor wrote no `send` for `{}`", call.builder))
                })? = sent;
                docs::call(item, call);
            }
            _ => {}
        }
    }
    if settings.every_construct {
        changed("errors", "builders", errors)?;
    }
    items.extend(added);
    if quote!(#(#items)*).to_string().contains("types ::") {
        items.insert(
            0,
            parse_quote!(
                use super::types;
            ),
        );
    }
    Ok(())
}

/// Validates everything, sends the request, and reads the response by its status.
fn send(call: &Call<'_>, constraints: &mut Constraints) -> Result<syn::ImplItemFn, Problem> {
    let (operation, description, output) = (&call.operation, &call.description, &call.output);
    let client = &call.client;
    let client = if client == "client" { quote!(client) } else { quote!(#client: client) };
    let (mut fields, mut checks, mut steps) = (Vec::new(), Vec::new(), Vec::new());
    for (index, input) in call.inputs.iter().enumerate() {
        // Numbered, so that no name of the document hides one of ours.
        let (ident, local, wire, ty) = (&input.ident, format_ident!("input_{index}"), &input.wire, &input.ty);
        fields.push(quote!(#ident: #local));
        let built =
            input.built.then(|| quote!(.and_then(|value| #ty::try_from(value).map_err(|problem| problem.to_string()))));
        checks.push(
            quote!(let #local = #local #built.map_err(|problem| super::Error::from_builder(operation, &problem))?;),
        );
        if input.is_body() {
            if is_bytes(&input.ty) {
                steps.push(quote!(.bytes(#local)));
            } else {
                let schema = operation.request_body().and_then(|body| body.schema());
                let own = schema.map(|schema| constraints.of(&schema)).transpose()?.map(|own| own.in_module());
                checks.push(quote!(::openapi_client_runtime::generated::validate_body(operation, &#local, #own)?;));
                steps.push(quote!(.json(&#local)));
            }
            continue;
        }
        let parameter = operation.parameters().into_iter().find(|parameter| parameter.name() == wire);
        let parameter = parameter
            .ok_or_else(|| Problem::generator("builders", format!("`{}` has no parameter `{wire}`", operation.id())))?;
        if let Some(schema) = parameter.schema() {
            let own = constraints.of(&schema)?.in_module();
            checks.push(
                quote!(::openapi_client_runtime::generated::validate_parameter(operation, #wire, &#local, #own)?;),
            );
        }
        steps.push(match parameter.place() {
            "path" => quote!(.path(#wire, &#local)?),
            "query" => quote!(.query(#wire, &#local)?),
            _ => {
                let sensitive = parameter.sensitive();
                quote!(.header(#wire, &#local, #sensitive)?)
            }
        });
    }
    let arms = operation.responses().into_iter().filter(|response| response.status() < 300).map(|response| {
        let status = response.status();
        if response.body().is_none() {
            quote!(#status => Ok(::openapi_client_runtime::ResponseValue::empty(response)),)
        } else if is_bytes(output) {
            quote!(#status => Ok(::openapi_client_runtime::ResponseValue::bytes(response)),)
        } else {
            quote!(#status => ::openapi_client_runtime::ResponseValue::from_response(response),)
        }
    });
    Ok(parse_quote! {
        pub async fn send(self) -> ::std::result::Result<::openapi_client_runtime::ResponseValue<#output>, super::Error> {
            let operation = &super::operations::#description;
            let Self { #client, #(#fields),* } = self;
            #(#checks)*
            client
                .send(client.request(operation)#(#steps)*, |response| match response.status().as_u16() {
                    #(#arms)*
                    _ => Err(super::Error::from_response(response)),
                })
                .await
        }
    })
}

/// The client is the runtime's, and bytes come in one piece.
struct Types;

impl VisitMut for Types {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        visit_mut::visit_type_mut(self, ty);
        own_bytes(ty);
        if is_type(ty, &["Client"]) && quote!(#ty).to_string() == "super :: Client" {
            *ty = parse_quote!(::openapi_client_runtime::Client<super::Api>);
        }
    }
}

/// An input as errors begin with it; nothing for the body, whose own properties follow.
fn prefix(input: &Input) -> String {
    match input.is_body() {
        true => String::new(),
        false => format!("{}: ", error_field(&input.wire, &input.ident.to_string())),
    }
}

/// In `new`, a field that is `Err` is a required input that is not set.
struct Defaults<'c, 'd> {
    call: &'c Call<'d>,
    changed: usize,
}

impl VisitMut for Defaults<'_, '_> {
    fn visit_field_value_mut(&mut self, value: &mut syn::FieldValue) {
        let syn::Member::Named(ident) = &value.member else { return };
        let input = self.call.inputs.iter().find(|input| input.ident == *ident);
        if let (Some(input), Some(text)) = (input, error_text(&mut value.expr)) {
            *text = syn::LitStr::new(&missing(&prefix(input)), text.span());
            self.changed += 1;
        }
    }
}

/// In a setter, the error of a conversion names the parameter; of a body, its own error does.
struct Conversion<'c> {
    input: &'c Input,
    changed: usize,
}

impl VisitMut for Conversion<'_> {
    fn visit_expr_method_call_mut(&mut self, call: &mut syn::ExprMethodCall) {
        visit_mut::visit_expr_method_call_mut(self, call);
        if call.method == "map_err" {
            let closure: Expr = if self.input.built {
                parse_quote!(|problem| problem.to_string())
            } else {
                let text = format!("{}is not of the documented type", prefix(self.input));
                parse_quote!(|_| #text.to_string())
            };
            call.args = std::iter::once(closure).collect();
            self.changed += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::rewrite;
    use crate::{
        Settings,
        testing::{DOCUMENT, assert_contains, assert_lacks, calls_and_types, document, items, source},
        validation::Constraints,
    };

    fn rewritten() -> String {
        let document = document(DOCUMENT);
        let (calls, _) = calls_and_types(&document);
        let mut builders = items(&document, "builder");
        rewrite(&mut builders, &calls, &mut Constraints::new(false), &Settings::default()).expect("it is known");
        source(builders)
    }

    #[test]
    fn a_call_is_sent_by_the_runtime() {
        let source = rewritten();
        assert_contains(&source, r#".path("to-whom", &input_0)?.query("limit", &input_1)?.json(&input_2)"#);
        assert_contains(&source, "200u16 => { ::openapi_client_runtime::ResponseValue::from_response(response) }");
        assert_contains(&source, "_ => Err(super::Error::from_response(response))");
        assert_lacks(&source, "progenitor_client");
        assert_lacks(&source, "api-version");
    }

    #[test]
    fn a_body_is_validated_before_it_is_sent() {
        assert_contains(&rewritten(), "::openapi_client_runtime::generated::validate_body(operation, &input_2,");
    }

    #[test]
    fn errors_begin_with_the_parameter() {
        let source = rewritten();
        assert_contains(&source, r#"to_whom: Err("to-whom: required, but not set".to_string())"#);
        assert_contains(&source, r#".map_err(|_| "to-whom: is not of the documented type".to_string())"#);
        assert_contains(&source, "value.try_into().map(From::from).map_err(|problem| problem.to_string())");
    }

    #[test]
    fn only_the_client_starts_a_call() {
        assert_contains(&rewritten(), "pub(super) fn new(client: &'a ::openapi_client_runtime::Client<super::Api>)");
    }
}
