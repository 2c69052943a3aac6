//! Matches the builders that progenitor wrote with the operations of the document.

use openapi_document::{Document, Operation, Output, Parameter, field_name, parameter_name, schema};
use quote::{ToTokens as _, format_ident};
use syn::{Ident, Item, ReturnType, Type, parse_quote};

use crate::{
    boxes::is_large,
    problem::Problem,
    syntax::{last_segment, method, name, names},
};

/// An operation of the document with the builder of its calls.
pub(crate) struct Call<'d> {
    pub(crate) operation: Operation<'d>,
    /// The builder in the generated module `builder`.
    pub(crate) builder: Ident,
    /// The method of `Client`, or of the group of its namespace.
    pub(crate) method: Ident,
    /// The static that describes the operation.
    pub(crate) description: Ident,
    /// The inputs that the builder takes.
    pub(crate) inputs: Vec<Input>,
    /// The type of the success: the `T` of `ResponseValue<T>`, or of `ResponseValue<Option<T>>`.
    pub(crate) output: Type,
    /// Whether some successes have no body.
    pub(crate) output_is_optional: bool,
    /// The field of the builder that holds the client.
    pub(crate) client: Ident,
}

/// A parameter, or the body.
pub(crate) struct Input {
    /// The name of the builder's field and setter.
    pub(crate) ident: Ident,
    /// The parameter's name in the document; `body` for the body.
    pub(crate) wire: String,
    is_body: bool,
    /// The type without its `Option`.
    pub(crate) ty: Type,
    /// Whether a call need not have it. Progenitor knows no such body: `builders` makes it one.
    pub(crate) optional: bool,
    /// Whether the field holds the builder of the body instead of the body.
    pub(crate) built: bool,
    /// Whether that builder is in a `Box`, since the body is large.
    pub(crate) boxed: bool,
    /// Whether it is an object that `prepare` made a list of, which `builders` undoes.
    pub(crate) is_nested: bool,
    /// Whether it is a parameter whose values are objects, which have a builder.
    pub(crate) is_object: bool,
}

impl Input {
    /// Whether it is the body.
    pub(crate) fn is_body(&self) -> bool {
        self.is_body
    }
}

/// Finds the builder of each operation, with its inputs and its output.
pub(crate) fn find<'d>(items: &mut [Item], document: &'d Document) -> Result<Vec<Call<'d>>, Problem> {
    let mut calls = Vec::new();
    for operation in Operation::all(document) {
        let id = operation.flat_id();
        let name = format_ident!("{}", openapi_document::type_name(&id));
        let missing =
            |what: &str| Problem::generator("calls", format!("progenitor wrote no {what} for `{}`", operation.id()));
        let fields = items.iter().find_map(|item| match item {
            Item::Struct(item) if item.ident == name => Some(item.fields.iter().collect::<Vec<_>>()),
            _ => None,
        });
        let (client, fields) =
            fields.as_ref().and_then(|fields| fields.split_first()).ok_or_else(|| missing("builder"))?;
        let inputs = fields.iter().map(|field| input(field, &operation)).collect::<Option<Vec<_>>>();
        let client = client.ident.clone().ok_or_else(|| missing("client"))?;
        let send = items.iter_mut().find_map(|item| match item {
            Item::Impl(item) if name == crate::syntax::name(&item.self_ty) => method(item, "send"),
            _ => None,
        });
        let output = send.and_then(|send| output(&send.sig.output)).ok_or_else(|| missing("`send`"))?;
        let parameters = operation.parameters().len() + usize::from(operation.request_body().is_some());
        let inputs =
            inputs.filter(|inputs| inputs.len() == parameters).ok_or_else(|| missing("complete set of inputs"))?;
        calls.push(Call {
            builder: name,
            method: format_ident!("{}", field_name(operation.method_name())),
            description: format_ident!("{}", id.to_uppercase()),
            inputs,
            output,
            output_is_optional: matches!(operation.output(), Output::Body { optional: true, .. }),
            client,
            operation,
        });
    }
    Ok(calls)
}

/// `Result<T, String>` is a required input, `Result<Option<T>, String>` an optional one.
fn input(field: &syn::Field, operation: &Operation<'_>) -> Option<Input> {
    let ident = field.ident.clone()?;
    let named = operation.parameters().into_iter().find(|parameter| ident == parameter_name(parameter.name()));
    let schema = named.as_ref().and_then(Parameter::schema);
    let is_object = schema.as_ref().is_some_and(|schema| !schema::properties(schema).is_empty());
    let is_body = named.is_none();
    let wire = named.map_or("body".to_owned(), |parameter| parameter.name().to_owned());
    let (name, arguments) = last_segment(&field.ty)?;
    let held = arguments.first().filter(|_| name == "Result")?;
    let (name, inner) = last_segment(held)?;
    let is_option = name == "Option";
    let mut ty = if is_option { (*inner.first()?).clone() } else { (*held).clone() };
    let is_list = schema.is_some_and(|schema| schema.effective().text("type") == Some("array"));
    let nested = last_segment(&ty).filter(|(name, _)| is_option && name == "Vec" && !is_list);
    let nested = nested.and_then(|(_, inner)| Some((*inner.first()?).clone())).filter(|_| wire != "body");
    let is_nested = nested.is_some();
    ty = nested.unwrap_or(ty);
    let optional = is_option || is_body && operation.request_body().is_some_and(|body| !body.required());
    let mut built = false;
    // The builder holds `types::builder::T` for a body of `types::T`.
    if let Type::Path(path) = &mut ty {
        built = path.path.segments.len() == 3 && path.path.segments[1].ident == "builder";
        path.path.segments =
            path.path.segments.iter().filter(|segment| !built || segment.ident != "builder").cloned().collect();
    }
    buffer_stream(&mut ty);
    let body = operation.request_body().and_then(|body| body.schema());
    let boxed = built && body.is_some_and(|schema| is_large(&schema));
    Some(Input { ident, wire, is_body, ty, optional, built, boxed, is_object, is_nested })
}

/// The `T` of `Result<ResponseValue<T>, Error<E>>`.
fn output(output: &ReturnType) -> Option<Type> {
    let ReturnType::Type(_, ty) = output else { return None };
    let (_, arguments) = last_segment(ty)?;
    let mut output = last_segment(arguments.first()?)?.1.first().copied().cloned()?;
    buffer_stream(&mut output);
    Some(output)
}

/// Replaces a stream of bytes with bytes in memory, which can be limited, inspected and sent again.
pub(crate) fn buffer_stream(ty: &mut Type) {
    if ["ByteStream", "reqwest :: Body"].contains(&ty.to_token_stream().to_string().as_str()) {
        *ty = parse_quote!(::openapi_client_runtime::generated::Bytes);
    }
}

/// Whether a type is the one that [`buffer_stream`] inserts.
pub(crate) fn is_bytes(ty: &Type) -> bool {
    name(ty) == "Bytes" && names(ty).iter().any(|name| name == "openapi_client_runtime")
}

#[cfg(test)]
mod tests {
    use super::is_bytes;
    use crate::testing::{DOCUMENT, calls_and_types, document};

    #[test]
    fn a_call_has_the_inputs_of_its_operation() {
        let document = document(DOCUMENT);
        let (calls, _) = calls_and_types(&document);
        let [call] = &calls[..] else { panic!("there is one operation") };
        let inputs = call.inputs.iter().map(|input| (input.wire.as_str(), input.optional, input.built));
        assert_eq!(
            inputs.collect::<Vec<_>>(),
            [("to-whom", false, false), ("limit", true, false), ("body", false, true)]
        );
        assert_eq!(crate::syntax::name(&call.output), "Response");
        assert!(!is_bytes(&call.output));
    }

    #[test]
    fn a_schema_named_bytes_is_not_binary() {
        assert!(!is_bytes(&syn::parse_quote!(types::Bytes)));
        assert!(is_bytes(&syn::parse_quote!(::openapi_client_runtime::generated::Bytes)));
    }
}
