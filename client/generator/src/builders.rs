//! Rewrites the builders of operations: errors that name the parameter, an opaque `Debug`, and a `send` that uses the runtime.

use openapi_document::{Body, BodyFormat, Encoding, Operation, Output, Parameter, Response, schema};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{
    Expr, Ident, ImplItem, Item, Type, parse_quote,
    visit_mut::{self, VisitMut},
};

use crate::{
    Settings, body_field,
    calls::{Call, Input, buffer_stream},
    docs, groups, pages, parts,
    problem::{Problem, ensure_changed},
    setters::{error_field, missing, unwrap_value, wrong_value},
    syntax::{
        drop_derive, is_setter, is_type, mentions, name, opaque_debug, replace_error_texts, replace_map_err, set_docs,
    },
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
                    if let Some(body) = body_field::of(call) {
                        body_field::rewrite_field(item, body);
                    }
                    set_docs(&mut item.attrs, &groups::builder_docs(call));
                    item.attrs
                        .push(parse_quote!(#[must_use = "a call does nothing until it is sent: add `.send().await`"]));
                }
                drop_derive(&mut item.attrs, "Debug");
                added.push(opaque_debug(item));
                for field in &mut item.fields {
                    let mut inputs =
                        calls.iter().filter(|call| call.builder == item.ident).flat_map(|call| &call.inputs);
                    if let Some(input) =
                        inputs.find(|input| input.is_nested && field.ident.as_ref() == Some(&input.ident))
                    {
                        let ty = &input.ty;
                        field.ty =
                            parse_quote!(::std::result::Result<::std::option::Option<#ty>, ::std::string::String>);
                    }
                }
                RuntimeTypes.visit_item_struct_mut(item);
            }
            Item::Impl(item) => {
                let Some(call) = calls.iter().find(|call| call.builder == name(&item.self_ty)) else { continue };
                RuntimeTypes.visit_item_impl_mut(item);
                for item in &mut item.items {
                    let ImplItem::Fn(function) = item else { continue };
                    if function.sig.ident == "new" {
                        function.vis = parse_quote!(pub(super));
                        errors += replace_error_texts(&mut function.block, |ident| {
                            let input = call.inputs.iter().find(|input| input.ident == *ident);
                            input.map(|input| missing(&prefix(input)))
                        });
                    } else if let Some(input) = call.inputs.iter().find(|input| input.ident == function.sig.ident)
                        && is_setter(function)
                    {
                        errors += replace_map_err(&mut function.block, &conversion_error(call, input));
                        if input.is_nested {
                            unwrap_value(function, "Vec");
                        }
                        if input.is_object {
                            bound_error(function, &input.ty);
                        }
                    }
                    if let Some(body) = body_field::of(call) {
                        body_field::rewrite_function(function, body);
                    }
                }
                item.items.retain(|item| !matches!(item, ImplItem::Fn(function) if function.sig.asyncness.is_some()));
                item.items.extend(methods(call).map(ImplItem::Fn));
                docs::call(item, call);
                added.extend(implementations(call, constraints)?);
                added.extend(pages::implementation(call)?);
            }
            _ => {}
        }
    }
    if settings.every_construct {
        ensure_changed("errors", "builders", errors)?;
    }
    items.extend(added);
    if mentions(&*items, "types") {
        items.insert(
            0,
            parse_quote!(
                use super::types;
            ),
        );
    }
    Ok(())
}

/// Implements the runtime's `IntoRequest`, which validates the inputs and makes the request, and `Call`, which decodes the response by its status.
fn implementations(call: &Call<'_>, constraints: &mut Constraints) -> Result<[Item; 2], Problem> {
    let (operation, description, output, builder) = (&call.operation, &call.description, &call.output, &call.builder);
    let client = &call.client;
    let client = if client == "client" { quote!(client) } else { quote!(#client: client) };
    let (mut fields, mut checks, mut steps) = (Vec::new(), Vec::new(), Vec::new());
    for (index, input) in call.inputs.iter().enumerate() {
        // Numbered variables, so that no name of the document shadows another variable.
        let (ident, local, wire, ty) = (&input.ident, format_ident!("input_{index}"), &input.wire, &input.ty);
        fields.push(quote!(#ident: #local));
        let value = if input.boxed { quote!(*value) } else { quote!(value) };
        let built = quote!(#ty::try_from(#value).map_err(|problem| problem.to_string()));
        let built = match (input.built, input.optional) {
            (false, _) => None,
            (true, false) => Some(quote!(.and_then(|value| #built))),
            (true, true) => Some(quote!(.and_then(|value| value.map(|value| #built).transpose()))),
        };
        let parameter =
            operation.parameters().into_iter().find(|parameter| parameter.name() == wire && !input.is_body());
        let required = parameter.as_ref().is_some_and(|parameter| parameter.required() && input.optional).then(|| {
            let missing = missing(&prefix(input));
            quote!(.and_then(|value| value.ok_or_else(|| #missing.to_string())))
        });
        checks.push(
            quote!(let #local = #local #built #required.map_err(|problem| super::Error::from_builder(operation, &problem))?;),
        );
        if let Some(body) = operation.request_body().filter(|_| input.is_body()) {
            if let Some(schema) = body.schema().filter(|_| body.format() != BodyFormat::Bytes) {
                let own = constraints.of(&schema)?.in_module();
                checks.push(quote!(::openapi_client_runtime::generated::validate_body(operation, &#local, #own)?;));
            }
            steps.push(write(&body, input, &local));
            continue;
        }
        let parameter = parameter
            .ok_or_else(|| Problem::generator("builders", format!("`{}` has no parameter `{wire}`", operation.id())))?;
        if let Some(schema) = parameter.schema() {
            let own = constraints.of(&schema)?.in_module();
            checks.push(
                quote!(::openapi_client_runtime::generated::validate_parameter(operation, #wire, &#local, #own)?;),
            );
        }
        steps.push(match (parameter.place(), parameter.encoding()) {
            ("path", _) => quote!(.path(#wire, &#local)?),
            ("query", Some(Encoding::Joined(delimiter))) => quote!(.query_joined(#wire, &#local, #delimiter)?),
            ("query", Some(Encoding::Spread)) => quote!(.query_object(#wire, &#local, false)?),
            ("query", Some(Encoding::Bracketed)) => quote!(.query_object(#wire, &#local, true)?),
            ("query", Some(Encoding::Json)) if !parameter.required() => quote!(.query_json(#wire, &#local)?),
            ("query", Some(Encoding::Json)) => quote!(.query_json(#wire, &Some(&#local))?),
            ("query", _) => quote!(.query(#wire, &#local)?),
            ("cookie", _) => quote!(.cookie(#wire, &#local)?),
            _ => {
                let sensitive = parameter.sensitive();
                quote!(.header(#wire, &#local, #sensitive)?)
            }
        });
    }
    let arms = successes(operation);
    let output = if call.output_is_optional { quote!(::std::option::Option<#output>) } else { quote!(#output) };
    let into_request = parse_quote! {
        impl<'a> ::openapi_client_runtime::generated::IntoRequest<'a> for #builder<'a> {
            fn into_request(self) -> ::std::result::Result<::openapi_client_runtime::generated::Request<'a, super::Api>, super::Error> {
                let operation = &super::operations::#description;
                let Self { #client, #(#fields),* } = self;
                #(#checks)*
                Ok(client.request(operation)#(#steps)*)
            }
        }
    };
    let call = parse_quote! {
        impl ::openapi_client_runtime::generated::Call for #builder<'_> {
            type Api = super::Api;
            type Output = #output;

            fn decode(response: ::openapi_client_runtime::generated::RawResponse) -> ::std::result::Result<::openapi_client_runtime::ResponseValue<#output>, super::Error> {
                match response.status().as_u16() {
                    #(#arms)*
                    _ => Err(super::Error::from_response(response)),
                }
            }
        }
    };
    Ok([into_request, call])
}

/// Writes `customize`, `pages` where there are some, and `send`.
fn methods(call: &Call<'_>) -> impl Iterator<Item = syn::ImplItemFn> {
    let output = &call.output;
    let output = if call.output_is_optional { quote!(::std::option::Option<#output>) } else { quote!(#output) };
    let customize = parse_quote! {
        pub fn customize(self) -> ::openapi_client_runtime::Customized<Self> { ::openapi_client_runtime::Customized::new(self) }
    };
    let send = parse_quote! {
        pub fn send(self) -> impl ::std::future::Future<Output = ::std::result::Result<::openapi_client_runtime::ResponseValue<#output>, super::Error>> {
            ::openapi_client_runtime::generated::send(self)
        }
    };
    [customize].into_iter().chain(pages::method(call)).chain([send])
}

/// The step that writes the body, with its media type.
fn write(body: &Body<'_>, input: &Input, local: &Ident) -> TokenStream {
    let (write, default) = match body.format() {
        BodyFormat::Bytes => (quote!(bytes), "application/octet-stream"),
        BodyFormat::Form => return form(body, input, local),
        BodyFormat::Multipart => return parts::write(body, input, local),
        BodyFormat::Text => (quote!(text), "text/plain"),
        BodyFormat::Json => (quote!(json), "application/json"),
    };
    let step = match (body.format(), input.optional) {
        (BodyFormat::Bytes, false) => quote!(.#write(#local)),
        (_, false) => quote!(.#write(&#local)),
        (BodyFormat::Bytes, true) => quote!(.optional(#local, |request, body| request.#write(body))),
        (_, true) => quote!(.optional(#local.as_ref(), |request, body| request.#write(body))),
    };
    let media_type = body.media_type();
    let media_type = (media_type != default).then(|| quote!(.media_type(#media_type)));
    quote!(#step #media_type)
}

/// The step that writes a form, with the properties that are nested.
fn form(body: &Body<'_>, input: &Input, local: &Ident) -> TokenStream {
    let schema = body.schema();
    let properties = schema.iter().flat_map(schema::properties).map(|(name, _)| name);
    let nested = properties.filter(|name| body.is_nested(name));
    let nested = quote!(&[#(#nested),*]);
    match input.optional {
        false => quote!(.form(&#local, #nested)),
        true => quote!(.optional(#local.as_ref(), |request, body| request.form(body, #nested))),
    }
}

/// The arms that decode the successes, those for fewer statuses first.
fn successes(operation: &Operation<'_>) -> Vec<TokenStream> {
    let mut successes: Vec<_> = operation.responses().into_iter().filter(Response::is_success).collect();
    successes.sort_by_key(|response| response.statuses().len());
    let output = operation.output();
    let value = quote!(::openapi_client_runtime::ResponseValue);
    let arms = successes.into_iter().map(|response| {
        let (first, last) = (*response.statuses().start(), *response.statuses().end());
        let statuses = if first == last { quote!(#first) } else { quote!(#first..=#last) };
        let decoded = match (response.body().map(|body| body.format()), &output) {
            (None, Output::Nothing) => quote!(Ok(#value::empty(response))),
            (None, Output::Body { .. }) => quote!(Ok(#value::none(response))),
            (None, Output::Any) => quote!(Ok(#value::null(response))),
            (Some(format), output) => {
                let decoded = match format {
                    BodyFormat::Bytes => quote!(Ok(#value::bytes(response))),
                    BodyFormat::Text => quote!(#value::text(response)),
                    _ => quote!(#value::from_response(response)),
                };
                let some = matches!(output, Output::Body { optional: true, .. }).then(|| quote!(.map(#value::some)));
                quote!(#decoded #some)
            }
        };
        quote!(#statuses => #decoded,)
    });
    arms.collect()
}

/// Replaces progenitor's client and streams with types of the runtime.
struct RuntimeTypes;

impl VisitMut for RuntimeTypes {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        visit_mut::visit_type_mut(self, ty);
        buffer_stream(ty);
        if is_type(ty, &["Client"]) && quote!(#ty).to_string() == "super :: Client" {
            *ty = parse_quote!(::openapi_client_runtime::Client<super::Api>);
        }
    }
}

/// The start of an error message, which names the parameter. Empty for the body, since its errors name the property.
fn prefix(input: &Input) -> String {
    match input.is_body() {
        true => String::new(),
        false => format!("{}: ", error_field(&input.wire, &input.ident.to_string())),
    }
}

/// Lets a setter take only what is converted with an error that can be printed.
fn bound_error(function: &mut syn::ImplItemFn, ty: &Type) {
    if let Some(value) = function.sig.generics.type_params().next().map(|value| value.ident.clone()) {
        let bound = parse_quote!(<#value as ::std::convert::TryInto<#ty>>::Error: ::std::fmt::Display);
        function.sig.generics.make_where_clause().predicates.push(bound);
    }
}

/// The closure that makes the error of a setter's conversion: it names the parameter. The error of a body names the property itself.
fn conversion_error(call: &Call<'_>, input: &Input) -> Expr {
    if input.built {
        return parse_quote!(|problem| problem.to_string());
    }
    if input.is_object {
        let template = format!("{}{{problem}}", prefix(input).replace('{', "{{").replace('}', "}}"));
        return parse_quote!(|problem| format!(#template));
    }
    let parameters = call.operation.parameters();
    let parameter = parameters.iter().find(|parameter| parameter.name() == input.wire && !input.is_body());
    let text = format!("{}{}", prefix(input), wrong_value(parameter.and_then(Parameter::schema).as_ref()));
    parse_quote!(|_| #text.to_string())
}

#[cfg(test)]
mod tests {
    use crate::testing::{DOCUMENT, assert_contains, assert_lacks, document, rewritten_builders};

    fn rewritten() -> String {
        rewritten_builders(&document(DOCUMENT))
    }

    #[test]
    fn a_success_is_decoded_by_its_status() {
        let sent = "\"200\": {description: Sent.";
        let source = |to: &str| rewritten_builders(&document(&DOCUMENT.replace(sent, to)));
        let optional =
            source(&format!("\"204\": {{description: Nothing.}}\n        {}", sent.replace("\"200\"", "2XX")));
        assert_contains(&optional, "ResponseValue<::std::option::Option<types::Response>>");
        assert_contains(
            &optional,
            "204u16 => Ok(::openapi_client_runtime::ResponseValue::none(response)), 200u16..=299u16 =>",
        );
        assert_contains(&optional, "from_response(response).map(::openapi_client_runtime::ResponseValue::some)");
        let other = "\"202\": {description: Text., content: {text/csv: {}}}\n        ";
        let any = source(&format!("{other}\"204\": {{description: Nothing.}}\n        {sent}"));
        assert_contains(&any, "ResponseValue<::openapi_client_runtime::generated::serde_json::Value,>");
        assert_contains(&any, "202u16 => ::openapi_client_runtime::ResponseValue::text(response)");
        assert_contains(&any, "204u16 => Ok(::openapi_client_runtime::ResponseValue::null(response))");
    }

    #[test]
    fn a_body_has_its_media_type() {
        let source = |media_type: &str| {
            let content = "content: {application/json: {schema: {$ref: \"#/components/schemas/Request\"";
            rewritten_builders(&document(&DOCUMENT.replace(content, &content.replace("application/json", media_type))))
        };
        assert_contains(&source("application/x-www-form-urlencoded"), ".form(&input_2, &[])");
        assert_contains(&source("application/vnd.a+json"), ".json(&input_2).media_type(\"application/vnd.a+json\")");
    }

    #[test]
    fn a_call_is_sent_by_the_runtime() {
        let source = rewritten();
        assert_contains(&source, r#".path("to-whom", &input_0)?.query("limit", &input_1)?.json(&input_2)"#);
        assert_contains(&source, "::openapi_client_runtime::generated::send(self)");
        assert_contains(&source, "200u16 => ::openapi_client_runtime::ResponseValue::from_response(response),");
        assert_contains(&source, "_ => Err(super::Error::from_response(response))");
        assert_lacks(&source, "progenitor_client");
        assert_lacks(&source, "api-version");
    }

    #[test]
    fn a_body_is_validated_before_it_is_sent() {
        assert_contains(&rewritten(), "::openapi_client_runtime::generated::validate_body(operation, &input_2,");
    }

    #[test]
    fn errors_start_with_the_parameter() {
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
