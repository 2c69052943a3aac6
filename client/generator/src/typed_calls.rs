//! The second output: calls from plain data through the public API of a generated client, for the conformance suite.
//!
//! One function per operation calls its setters, and one per object those of its builder. The names of setters come from the document, not
//! from the tables that the rest of the generator writes setters from, so that a mistake there does not cancel out here. Types come from those
//! tables, since a wrong one does not compile.

use std::collections::{BTreeMap, BTreeSet};

use openapi_document::{
    CallSetter, Document, Finding, Node, SecurityScheme, Sets, call_setters, field_name, further_setter, property_name,
    schema::{branches, is_nullable, properties, required},
};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Ident, Type, parse_quote};

use crate::{
    Settings,
    calls::{self, Call, Input, is_bytes},
    codegen, prepare,
    problem::Problem,
    syntax::{last_segment, without_option},
    type_map::{Kind, MappedType, TypeMap},
    written::Written,
};

/// Generates a type `Calls`, which implements `openapi_conformance::typed_calls::TypedCalls` for the client of a document.
///
/// `client` is the path of the module with the generated client, as another crate names it. No user's build needs this.
///
/// # Errors
/// The findings: what is wrong with the document, or which part of it cannot be generated.
pub fn generate_calls(document: &Document, client: &str) -> Result<String, Vec<Finding>> {
    crate::generate::usable(document)?;
    source(document, client).map_err(|problem| vec![problem.into_finding(document)])
}

fn source(document: &Document, client: &str) -> Result<String, Problem> {
    let client: syn::Path = syn::parse_str(client)
        .map_err(|_| Problem::generator("typed_calls", format!("`{client}` is not the path of a module")))?;
    let mut written = Written::parse(codegen::generate(prepare::prepare(document, &Settings::default())?)?)?;
    let calls = calls::find(&mut written.builders, document)?;
    let map = TypeMap::new(&written.types, &calls)?;
    let mut writer =
        Writer { client, map: &map, needed: BTreeSet::new(), open: Vec::new(), recursive: BTreeMap::new() };
    let operations = calls.iter().map(|call| writer.operation(call)).collect::<Result<Vec<_>, _>>()?;
    let objects = writer.objects()?;
    let (features, implementation) =
        (features(&calls, &writer.client), implementation(document, &calls, &writer.client));
    let recursive = writer.recursive.values();
    Ok(prettyplease::unparse(&parse_quote!(#features #implementation #(#operations)* #(#objects)* #(#recursive)*)))
}

/// Imports one call of each feature. Where the client was built without it, the compiler names the feature.
fn features(calls: &[Call<'_>], client: &syn::Path) -> Option<TokenStream> {
    let calls: BTreeMap<_, _> = calls.iter().rev().map(|call| (call.operation.features(), &call.builder)).collect();
    let builders: Vec<_> =
        calls.into_iter().filter(|(features, _)| !features.is_empty()).map(|(_, builder)| builder).collect();
    (!builders.is_empty()).then(|| {
        quote! {
            #[allow(unused_imports, reason = "the client must have all features of the document")]
            use #client::builder::{#(#builders as _),*};
        }
    })
}

/// The type `Calls`.
fn implementation(document: &Document, calls: &[Call<'_>], client: &syn::Path) -> TokenStream {
    let credentials = SecurityScheme::all(document).into_iter().map(|scheme| {
        let (name, setter) = (scheme.name(), format_ident!("{}", field_name(scheme.name())));
        let (own, together): (Vec<_>, Vec<_>) = scheme.parts().into_iter().partition(|part| part.default.is_some());
        let fields = together.iter().map(|part| part.field);
        let arguments: Vec<_> = (0..together.len()).map(|index| format_ident!("part_{index}")).collect();
        let own = own.iter().map(|part| {
            let (field, setter) = (part.field, format_ident!("{}", field_name(part.name)));
            quote!(if let Some(value) = parts.take(#field) { builder = builder.#setter(value); })
        });
        quote! {
            if let Some(mut parts) = credentials.take(#name) {
                if let Some([#(#arguments),*]) = parts.take_together([#(#fields),*])? { builder = builder.#setter(#(#arguments),*); }
                #(#own)*
                parts.finish()?;
            }
        }
    });
    let arms = calls.iter().map(|call| {
        let (id, function) = (call.operation.id(), operation_function(call));
        quote!(#id => ::std::boxed::Box::pin(#function(client, parameters, customization)),)
    });
    let paged = calls.iter().filter(|call| call.operation.pages().is_some()).map(|call| {
        let (id, function) = (call.operation.id(), pages_function(call));
        quote!(#id => ::std::boxed::Box::pin(#function(client, parameters)),)
    });
    let paged: Vec<_> = paged.collect();
    let pages = (!paged.is_empty()).then(|| {
        quote! {
            fn pages<'c>(client: &'c #client::Client, operation: &str, parameters: ::openapi_conformance::typed_calls::Properties<'c>) -> ::openapi_conformance::typed_calls::TypedCall<'c, ::std::vec::Vec<::openapi_conformance::Outcome>> {
                match operation {
                    #(#paged)*
                    _ => ::openapi_conformance::typed_calls::unknown_operation(operation),
                }
            }
        }
    });
    quote! {
        /// The typed calls of the client.
        #[derive(Debug)]
        #[allow(unreachable_pub, reason = "generated code")]
        pub enum Calls {}

        impl ::openapi_conformance::typed_calls::TypedCalls for Calls {
            type Api = #client::Api;
            type Client = #client::Client;

            fn client(setup: ::openapi_conformance::typed_calls::Setup<'_>) -> ::std::result::Result<::std::result::Result<#client::Client, #client::Error>, ::std::string::String> {
                let mut builder = #client::Client::builder().options(setup.options);
                if let Some(base_url) = setup.base_url { builder = builder.base_url(base_url); }
                if let Some(http_client) = setup.http_client { builder = builder.http_client(http_client); }
                #[allow(unused_mut, reason = "generated code")]
                let mut credentials = setup.credentials;
                #(#credentials)*
                credentials.finish()?;
                Ok(builder.build())
            }

            fn call<'c>(client: &'c #client::Client, operation: &str, parameters: ::openapi_conformance::typed_calls::Properties<'c>, customization: ::std::option::Option<&'c ::openapi_conformance::Customization>) -> ::openapi_conformance::typed_calls::TypedCall<'c> {
                match operation {
                    #(#arms)*
                    _ => ::openapi_conformance::typed_calls::unknown_operation(operation),
                }
            }

            #pages

            fn schemas() -> ::std::vec::Vec<(&'static str, ::openapi_conformance::typed_calls::Schema)> { #client::schemas() }
        }
    }
}

fn operation_function(call: &Call<'_>) -> Ident {
    format_ident!("call_{}", field_name(&call.operation.flat_id()))
}

/// The function that calls the pages of an operation.
fn pages_function(call: &Call<'_>) -> Ident {
    format_ident!("pages_{}", field_name(&call.operation.flat_id()))
}

/// The function that sets the properties of an object.
fn object_function(ty: &str) -> Ident {
    format_ident!("set_{ty}")
}

/// What a setter can be given for a value.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    /// What the setter converts.
    Convertible,
    /// A value of the type itself.
    Made,
}

struct Writer<'m, 'd> {
    client: syn::Path,
    map: &'m TypeMap<'d>,
    /// The objects whose properties some value sets.
    needed: BTreeSet<String>,
    /// The types whose values are being written, from the outside in.
    open: Vec<String>,
    /// The types that contain themselves, other than in an object, with the function that makes a value of each.
    recursive: BTreeMap<String, TokenStream>,
}

impl<'m, 'd> Writer<'m, 'd> {
    /// The function that calls an operation.
    fn operation(&mut self, call: &Call<'d>) -> Result<TokenStream, Problem> {
        let client = self.client.clone();
        let function = operation_function(call);
        let path = call.operation.namespaces().into_iter().chain([call.operation.method_name()]);
        let path: Vec<_> = path.map(|name| format_ident!("{}", field_name(name))).collect();
        let names = call_setters(&call.operation);
        let inputs = call.inputs.iter().map(|input| match input.is_body() {
            true => self.body(input, &names),
            false => {
                let (name, setter) = (&input.wire, setter(&names, Sets::Parameter(&input.wire))?);
                let value = self.value(&input.ty, Form::Convertible)?;
                Ok(quote!(call = call.#setter(match parameters.take(#name) { Some(value) => Some(#value), None => None });))
            }
        });
        let inputs = inputs.collect::<Result<Vec<_>, Problem>>()?;
        let outcome = match (is_bytes(&call.output), call.output_is_optional) {
            (true, true) => quote!(optional_bytes_outcome),
            (true, false) => quote!(bytes_outcome),
            (false, _) => quote!(outcome),
        };
        let pages = call.operation.pages().map(|_| {
            let function = pages_function(call);
            quote! {
                #[allow(unused_mut, reason = "generated code")]
                async fn #function(client: &#client::Client, mut parameters: ::openapi_conformance::typed_calls::Properties<'_>) -> ::std::result::Result<::std::vec::Vec<::openapi_conformance::Outcome>, ::std::string::String> {
                    let mut call = client #(.#path())*;
                    #(#inputs)*
                    parameters.finish(&call)?;
                    ::openapi_conformance::typed_calls::page_outcomes(call.pages()).await
                }
            }
        });
        Ok(quote! {
            #pages

            #[allow(unused_mut, reason = "generated code")]
            async fn #function(client: &#client::Client, mut parameters: ::openapi_conformance::typed_calls::Properties<'_>, customization: ::std::option::Option<&::openapi_conformance::Customization>) -> ::std::result::Result<::openapi_conformance::Outcome, ::std::string::String> {
                let mut call = client #(.#path())*;
                #(#inputs)*
                parameters.finish(&call)?;
                let Some(customization) = customization else {
                    return ::openapi_conformance::typed_calls::#outcome(call.send().await);
                };
                let mut call = call.customize();
                if let Some(timeout) = customization.timeout() { call = call.timeout(timeout); }
                for (name, value) in &customization.headers { call = call.header(name, value); }
                for (name, value) in &customization.extra { call = call.extra(name, value.clone()); }
                ::openapi_conformance::typed_calls::#outcome(call.send().await)
            }
        })
    }

    /// Sets the body: an object with optional properties by the setters of the call, anything else by `body`.
    fn body(&mut self, input: &Input, names: &[CallSetter<'_>]) -> Result<TokenStream, Problem> {
        let client = self.client.clone();
        let set = match self.mapped(&input.ty) {
            Some((name, mapped)) if input.built && matches!(mapped.kind, Kind::Struct(_)) => {
                let required = required(&mapped.schema);
                let setters = self.body_setters(&name, mapped, names)?;
                self.needed.insert(name.clone());
                let (ty, function) = (format_ident!("{name}"), object_function(&name));
                // The body is built in any case, so that what `Debug` prints of it is checked.
                let body = quote!(#function(&value, #client::types::#ty::builder())?);
                let set = quote! {
                    let mut properties = value.properties()?;
                    #(#setters)*
                    properties.finish(&call)?;
                };
                // So that both ways to set a body are used, where two bodies can differ in this.
                if mapped.fields().iter().any(|field| !required.contains(&&*field.wire)) {
                    quote! {
                        let body = #body;
                        if value.has_more_than(&[#(#required),*]) {
                            #set
                        } else {
                            call = call.body(body);
                        }
                    }
                } else {
                    quote! {
                        #body;
                        #set
                    }
                }
            }
            _ => {
                let value = self.value(&input.ty, Form::Convertible)?;
                quote!(call = call.body(#value);)
            }
        };
        Ok(quote!(if let Some(value) = parameters.take_body() { #set }))
    }

    /// Sets each property of a body by the setter of the call that takes an `Option`, which calls the other one.
    fn body_setters(
        &mut self,
        ty: &str,
        mapped: &MappedType<'_>,
        names: &[CallSetter<'_>],
    ) -> Result<Vec<TokenStream>, Problem> {
        let mut setters = Vec::new();
        for (property, schema) in properties(&mapped.schema) {
            let (take, value) = self.property(ty, mapped, property, &schema)?;
            let setter = setter(names, Sets::Property(property))?;
            setters.push(quote!(call = call.#setter(match properties.#take(#property) { Some(value) => Some(#value), None => None });));
        }
        if let Some(field) = mapped.fields().iter().find(|field| field.schema.is_none()) {
            let setter = format_ident!("{}", further_setter(&field.ident.to_string(), names));
            let open = self.open_properties(&field.ty)?;
            setters.push(quote!(if let Some(values) = #open { call = call.#setter(values); }));
        }
        Ok(setters)
    }

    /// How a property is taken, and the value that its setter takes. Null is left unset where a property may be null, and sent where it is
    /// required too.
    fn property(
        &mut self,
        ty: &str,
        mapped: &MappedType<'_>,
        property: &str,
        schema: &Node<'_>,
    ) -> Result<(Ident, TokenStream), Problem> {
        let field = mapped.fields().iter().find(|field| field.wire == property);
        let field = field.ok_or_else(|| unknown(ty, &format!("has no field for `{property}`")))?;
        let is_required = required(&mapped.schema).contains(&property);
        let take = if is_nullable(schema) && !is_required { "take_nullable" } else { "take" };
        let value = match last_segment(&field.ty) {
            Some((name, _)) if name == "Option" && is_required => self.value(&field.ty, Form::Made)?,
            _ => self.value(without_option(&field.ty), Form::Convertible)?,
        };
        Ok((format_ident!("{take}"), value))
    }

    /// The functions that set the properties of objects, for all that are needed.
    fn objects(&mut self) -> Result<Vec<TokenStream>, Problem> {
        let mut written = BTreeMap::new();
        while let Some(name) = self.needed.iter().find(|name| !written.contains_key(*name)).cloned() {
            let function = self.object(&name)?;
            written.insert(name, function);
        }
        Ok(written.into_values().collect())
    }

    fn object(&mut self, name: &str) -> Result<TokenStream, Problem> {
        let map = self.map;
        let mapped = map.get(name).ok_or_else(|| unknown(name, "is not mapped"))?;
        let mut setters = Vec::new();
        for (property, schema) in properties(&mapped.schema) {
            let (take, value) = self.property(name, mapped, property, &schema)?;
            let setter = format_ident!("{}", property_name(property));
            setters
                .push(quote!(if let Some(value) = properties.#take(#property) { builder = builder.#setter(#value); }));
        }
        if let Some(field) = mapped.fields().iter().find(|field| field.schema.is_none()) {
            let (setter, open) = (&field.ident, self.open_properties(&field.ty)?);
            setters.push(quote!(if let Some(values) = #open { builder = builder.#setter(values); }));
        }
        let (client, function, ty) = (&self.client, object_function(name), format_ident!("{name}"));
        Ok(quote! {
            #[allow(non_snake_case, unused_mut, reason = "generated code")]
            fn #function(value: &::openapi_conformance::typed_calls::Plain<'_>, mut builder: #client::types::builder::#ty) -> ::std::result::Result<#client::types::builder::#ty, ::std::string::String> {
                let mut properties = value.properties()?;
                #(#setters)*
                properties.finish(&builder)?;
                value.print(#client::types::#ty::try_from(::std::clone::Clone::clone(&builder)));
                Ok(builder)
            }
        })
    }

    /// The expression that takes the properties whose names the document leaves open.
    fn open_properties(&mut self, ty: &Type) -> Result<TokenStream, Problem> {
        Ok(match last_segment(ty) {
            Some((name, arguments)) if name == "HashMap" && arguments.len() == 2 => {
                let value = self.value(arguments[1], Form::Made)?;
                quote!(properties.take_rest(|value| Ok(#value))?)
            }
            _ => quote!(properties.take_open()),
        })
    }

    /// The expression that reads `value` as what a caller writes for a value of the type.
    fn value(&mut self, ty: &Type, form: Form) -> Result<TokenStream, Problem> {
        let Some((name, _)) = self.mapped(ty).filter(|(_, mapped)| !matches!(mapped.kind, Kind::Struct(_))) else {
            return self.expression(ty, form);
        };
        let function = format_ident!("make_{name}");
        if self.open.contains(&name) {
            self.recursive.entry(name).or_default();
        } else if self.recursive.get(&name).is_none_or(TokenStream::is_empty) {
            self.open.push(name.clone());
            let expression = self.expression(ty, form)?;
            self.open.pop();
            if !self.recursive.contains_key(&name) {
                return Ok(expression);
            }
            let (client, ty) = (&self.client, format_ident!("{name}"));
            let function = quote! {
                #[allow(non_snake_case, reason = "generated code")]
                fn #function(value: &::openapi_conformance::typed_calls::Plain<'_>) -> ::std::result::Result<#client::types::#ty, ::std::string::String> { Ok(#expression) }
            };
            self.recursive.insert(name, function);
        }
        Ok(quote!(#function(&value)?))
    }

    fn expression(&mut self, ty: &Type, form: Form) -> Result<TokenStream, Problem> {
        let client = self.client.clone();
        if let Some((name, mapped)) = self.mapped(ty) {
            let ty = format_ident!("{name}");
            return Ok(match &mapped.kind {
                Kind::Struct(_) => {
                    self.needed.insert(name.clone());
                    let function = object_function(&name);
                    let builder = quote!(#function(&value, #client::types::#ty::builder())?);
                    match form {
                        Form::Convertible => builder,
                        Form::Made => quote!(value.made(#client::types::#ty::try_from(#builder))?),
                    }
                }
                Kind::Newtype(inner) if form == Form::Convertible && is_string(inner) => quote!(value.text()?),
                Kind::Newtype(inner) => {
                    let inner = self.value(inner, Form::Made)?;
                    quote!(#client::types::#ty::from(#inner))
                }
                Kind::Strings { .. } if form == Form::Convertible => quote!(value.text()?),
                Kind::Strings { .. } => quote!(value.made(#client::types::#ty::try_from(value.text()?))?),
                Kind::Choice(variants) => match branches(&mapped.schema) {
                    Some((discriminator, branches)) => {
                        let values = branches.iter().flat_map(|branch| &branch.values);
                        let known = values.map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ");
                        let mut arms = Vec::new();
                        for (variant, branch) in variants.iter().zip(&branches) {
                            let (ident, held) = (&variant.ident, self.value(&variant.ty, Form::Made)?);
                            let values = &branch.values;
                            arms.push(quote!(#(#values)|* => #client::types::#ty::#ident(#held),));
                        }
                        quote!(match value.branch(#discriminator)? { #(#arms)* _ => value.no_branch(#known)? })
                    }
                    None => {
                        let mut attempts = Vec::new();
                        for variant in variants {
                            let (ident, held) = (&variant.ident, self.value(&variant.ty, Form::Made)?);
                            attempts.push(quote!(&|value| Ok(#client::types::#ty::#ident(#held))));
                        }
                        quote!(value.first(&[#(#attempts),*])?)
                    }
                },
            });
        }
        let unknown = || Problem::generator("typed_calls", format!("a value of the type `{}` is unknown", quote!(#ty)));
        let (name, arguments) = last_segment(ty).ok_or_else(unknown)?;
        let item = arguments.last().copied();
        let mut made = |item: Option<&Type>| self.value(item.ok_or_else(unknown)?, Form::Made);
        Ok(match name.as_str() {
            "String" if form == Form::Convertible => quote!(value.text()?),
            "String" => quote!(value.text()?.to_owned()),
            "bool" => quote!(value.boolean()?),
            "i32" | "i64" | "u64" => quote!(value.integer::<#ty>()?),
            "f64" => quote!(value.number()?),
            "Bytes" => quote!(value.bytes()?),
            "FilePart" => quote!(value.file()?),
            "Value" => quote!(value.json()),
            "Map" => quote!(value.object()?),
            "Vec" => {
                let item = made(item)?;
                quote!(value.list(|value| Ok(#item))?)
            }
            "HashMap" => {
                let item = made(item)?;
                quote!(value.map(|value| Ok(#item))?)
            }
            "Option" => {
                let item = made(item)?;
                quote!(value.nullable(|value| Ok(#item))?)
            }
            "Box" => {
                let item = made(item)?;
                quote!(::std::boxed::Box::new(#item))
            }
            _ => return Err(unknown()),
        })
    }

    /// The generated type that a type is, with its name.
    fn mapped(&self, ty: &Type) -> Option<(String, &'m MappedType<'d>)> {
        let Type::Path(path) = ty else { return None };
        let (name, _) = last_segment(ty)?;
        let mapped = self.map.get(&name).filter(|_| path.path.leading_colon.is_none())?;
        Some((name, mapped))
    }
}

fn unknown(ty: &str, what: &str) -> Problem {
    Problem::generator("typed_calls", format!("`{ty}` {what}"))
}

/// The setter of a call that takes an `Option`.
fn setter(names: &[CallSetter<'_>], sets: Sets<'_>) -> Result<Ident, Problem> {
    let named = names.iter().find(|setter| setter.sets == sets);
    let named = named.ok_or_else(|| Problem::generator("typed_calls", format!("there is no setter for {sets:?}")))?;
    Ok(format_ident!("set_{}", named.name))
}

fn is_string(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|(name, _)| name == "String")
}
