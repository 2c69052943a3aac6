//! The generated calls: builders that take what the document names, and a `send` that uses our runtime.

use openapi_document::{Document, Operation, field_name};
use quote::{ToTokens as _, format_ident, quote};
use syn::{
    Expr, Ident, Item, ItemMod, Lit, ReturnType, Type, parse_quote,
    visit_mut::{self, VisitMut},
};

use crate::{
    docs,
    finish::{changed, content, method, opaque_debug},
    shapes::last_segment,
    tables::Rules,
};

/// A call that the generator wrote, and the operation of the document that it performs.
pub(crate) struct Call<'d> {
    pub(crate) operation: Operation<'d>,
    /// The builder in the generated module `builder`.
    pub(crate) builder: Ident,
    /// The method of `Client`.
    pub(crate) method: Ident,
    /// The static that describes the operation.
    pub(crate) table: Ident,
    /// What the builder takes.
    pub(crate) inputs: Vec<Input>,
    /// What the call gives: the `T` of `ResponseValue<T>`.
    pub(crate) output: Type,
    /// The field of the builder that holds the client.
    client: Ident,
}

/// A parameter, or the body.
pub(crate) struct Input {
    pub(crate) ident: Ident,
    /// Its name in the document: `body` for the body.
    pub(crate) wire: String,
    pub(crate) ty: Type,
    pub(crate) optional: bool,
    /// Whether it is put together field by field.
    built: bool,
}

impl Input {
    pub(crate) fn is_body(&self) -> bool {
        self.wire == "body"
    }
}

/// Finds each builder of a call, and what it takes and gives.
pub(crate) fn find<'d>(builder: &mut ItemMod, document: &'d Document) -> Result<Vec<Call<'d>>, String> {
    let operations = Operation::all(document);
    let items = content(builder)?;
    let mut calls = Vec::new();
    for operation in operations {
        let name = format_ident!("{}", openapi_document::type_name(operation.id()));
        let missing = |what: &str| {
            format!("the generator wrote no {what} for `{}`: look at client/build/calls.rs", operation.id())
        };
        let fields = items.iter().find_map(|item| match item {
            Item::Struct(item) if item.ident == name => Some(item.fields.iter().collect::<Vec<_>>()),
            _ => None,
        });
        let (client, fields) =
            fields.as_ref().and_then(|fields| fields.split_first()).ok_or_else(|| missing("builder"))?;
        let inputs = fields.iter().map(|field| input(field, &operation)).collect::<Option<Vec<_>>>();
        let client = client.ident.clone().ok_or_else(|| missing("client"))?;
        let send = items.iter_mut().find_map(|item| match item {
            Item::Impl(item) if last_segment(&item.self_ty).is_some_and(|(ty, _)| name == ty) => method(item, "send"),
            _ => None,
        });
        let output = send.and_then(|send| output(&send.sig.output)).ok_or_else(|| missing("`send`"))?;
        let parameters = operation.parameters().len() + usize::from(operation.request_body().is_some());
        let inputs =
            inputs.filter(|inputs| inputs.len() == parameters).ok_or_else(|| missing("known set of inputs"))?;
        calls.push(Call {
            builder: name,
            method: format_ident!("{}", operation.id()),
            table: format_ident!("{}", operation.id().to_uppercase()),
            inputs,
            output,
            client,
            operation,
        });
    }
    Ok(calls)
}

/// `Result<T, String>` is a required input, `Result<Option<T>, String>` an optional one.
fn input(field: &syn::Field, operation: &Operation<'_>) -> Option<Input> {
    let ident = field.ident.clone()?;
    let named = operation.parameters().into_iter().find(|parameter| ident == field_name(parameter.name()));
    let wire = match named {
        Some(parameter) => parameter.name().to_owned(),
        None => "body".to_owned(),
    };
    let (name, arguments) = last_segment(&field.ty)?;
    let held = arguments.first().filter(|_| name == "Result")?;
    let (name, inner) = last_segment(held)?;
    let optional = name == "Option";
    let mut ty = if optional { (*inner.first()?).clone() } else { (*held).clone() };
    let mut built = false;
    // The builder holds `types::builder::T` for a body of `types::T`.
    if let Type::Path(path) = &mut ty {
        built = path.path.segments.len() == 3 && path.path.segments[1].ident == "builder";
        path.path.segments =
            path.path.segments.iter().filter(|segment| !built || segment.ident != "builder").cloned().collect();
    }
    own_bytes(&mut ty);
    Some(Input { ident, wire, ty, optional, built })
}

/// The `T` of `Result<ResponseValue<T>, _>`.
fn output(output: &ReturnType) -> Option<Type> {
    let ReturnType::Type(_, ty) = output else { return None };
    let value = last_segment(ty)?.1.first().copied().cloned()?;
    let mut output = last_segment(&value)?.1.first().copied().cloned()?;
    own_bytes(&mut output);
    Some(output)
}

/// Bodies that are bytes are held in one piece, so that they are bounded, can be looked at, and can be sent again where that is safe.
fn own_bytes(ty: &mut Type) {
    if ["ByteStream", "reqwest :: Body"].contains(&ty.to_token_stream().to_string().as_str()) {
        *ty = parse_quote!(crate::Bytes);
    }
}

pub(crate) fn is_bytes(ty: &Type) -> bool {
    ty.to_token_stream().to_string() == "crate :: Bytes"
}

/// Finishes the builders: problems start with their field, nothing is printed, and `send` is ours.
pub(crate) fn finish(builder: &mut ItemMod, calls: &[Call<'_>], rules: &mut Rules) -> Result<(), String> {
    let mut problems = Problems::default();
    let mut added = Vec::new();
    let items = content(builder)?;
    items.retain(|item| !matches!(item, Item::Use(_)));
    for item in items.iter_mut() {
        match item {
            Item::Struct(item) => {
                added.push(opaque_debug(item));
                problems.visit_item_struct_mut(item);
            }
            Item::Impl(item) => {
                let call =
                    last_segment(&item.self_ty).and_then(|(name, _)| calls.iter().find(|call| call.builder == name));
                let Some(call) = call else { continue };
                problems.visit_item_impl_mut(item);
                let sent = send(call, rules)?;
                *method(item, "send").ok_or_else(|| format!("`{}` has no `send`", call.builder))? = sent;
                docs::call(item, call);
            }
            _ => {}
        }
    }
    let named = calls.iter().any(|call| !call.inputs.is_empty());
    if named {
        changed("problems", problems.changed)?;
    }
    items.extend(added);
    let imports: [Item; 2] = [
        parse_quote!(
            use super::types;
        ),
        parse_quote!(
            use crate::runtime::{Error, ResponseValue};
        ),
    ];
    items.splice(0..0, imports);
    Ok(())
}

/// Everything that is checked before anything is sent, then one exchange, then the answer by its status.
fn send(call: &Call<'_>, rules: &mut Rules) -> Result<syn::ImplItemFn, String> {
    let (operation, table, output, client) = (&call.operation, &call.table, &call.output, &call.client);
    let client = if client == "client" { quote!(client) } else { quote!(#client: client) };
    let (mut fields, mut checks, mut steps) = (Vec::new(), Vec::new(), Vec::new());
    for (index, input) in call.inputs.iter().enumerate() {
        // Numbered, so that no name of the document is taken for one of ours.
        let (ident, local, wire, ty) = (&input.ident, format_ident!("input_{index}"), &input.wire, &input.ty);
        fields.push(quote!(#ident: #local));
        let built =
            input.built.then(|| quote!(.and_then(|value| #ty::try_from(value).map_err(|problem| problem.to_string()))));
        checks.push(quote!(let #local = #local #built.map_err(|problem| Error::refused(operation, problem))?;));
        if input.is_body() {
            let schema = operation.request_body().and_then(|body| body.schema());
            let rule = schema.map(|schema| rules.rule(&schema)).transpose()?;
            if is_bytes(&input.ty) {
                steps.push(quote!(.bytes(#local)));
            } else {
                checks.push(quote!(crate::validate::body(operation, &#local, #rule)?;));
                steps.push(quote!(.json(&#local)));
            }
            continue;
        }
        let parameter = operation.parameters().into_iter().find(|parameter| parameter.name() == wire);
        let parameter = parameter.ok_or_else(|| format!("`{}` has no parameter `{wire}`", operation.id()))?;
        if let Some(schema) = parameter.schema() {
            let rule = rules.rule(&schema)?;
            checks.push(quote!(crate::validate::parameter(operation, #wire, &#local, #rule)?;));
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
            quote!(#status => Ok(ResponseValue::empty(response)),)
        } else if is_bytes(output) {
            quote!(#status => Ok(ResponseValue::bytes(response)),)
        } else {
            quote!(#status => ResponseValue::from_response(response),)
        }
    });
    Ok(parse_quote! {
        pub async fn send(self) -> ::std::result::Result<ResponseValue<#output>, Error> {
            let operation = &super::operations::#table;
            let Self { #client, #(#fields),* } = self;
            #(#checks)*
            let response = client.execute(client.request(operation)#(#steps)*.build()?).await?;
            match response.status.as_u16() {
                #(#arms)*
                _ => Err(response.into_error()),
            }
        }
    })
}

/// What a builder says of a value that it cannot take: the field, then what is wrong. And bytes are our bytes.
#[derive(Default)]
struct Problems {
    changed: usize,
}

impl VisitMut for Problems {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        visit_mut::visit_type_mut(self, ty);
        own_bytes(ty);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        match expr {
            Expr::Lit(syn::ExprLit { lit: Lit::Str(text), .. }) => {
                let value = text.value();
                let problem = match value.strip_suffix(" was not initialized") {
                    Some(field) => Some(format!("{field}: required, but not set")),
                    None => value
                        .strip_prefix("conversion to `")
                        .and_then(|rest| rest.strip_suffix(" failed")?.rsplit_once("` for "))
                        .map(|(_, field)| format!("{field}: is not of the documented type")),
                };
                if let Some(problem) = problem {
                    self.changed += 1;
                    let problem = problem.strip_prefix("body: ").map_or(problem.as_str(), |rest| rest);
                    *text = syn::LitStr::new(problem, text.span());
                }
            }
            // `format!("conversion to `T` for body failed: {}", s)`: what the fields say is enough.
            Expr::Macro(item) if item.mac.path.is_ident("format") => {
                let text = item.mac.tokens.to_string();
                if text.starts_with("\"conversion to `") && text.contains("for body failed") {
                    self.changed += 1;
                    *expr = parse_quote!(s.to_string());
                }
            }
            _ => {}
        }
    }
}
