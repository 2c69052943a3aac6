//! Implements the runtime's trait `Api` for a marker type: operations, servers, credentials, error convention, ids and property names.

use std::collections::BTreeSet;

use openapi_document::{
    Document, ErrorConvention, Operation, Place, RetryPolicy, SchemeKind, SecurityScheme, Server, extension,
    field_name, pointer,
};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Item, parse_quote};

use crate::{
    Settings,
    calls::Call,
    pattern,
    problem::Problem,
    syntax::{self, names},
    type_map::{MappedType, TypeMap},
    validation::Constraints,
};

/// The marker type and the statics behind it.
pub(crate) fn items(
    document: &Document,
    calls: &[Call<'_>],
    map: &TypeMap<'_>,
    constraints: &mut Constraints,
    settings: &Settings,
) -> Result<Vec<Item>, Problem> {
    let mut items = vec![parse_quote!(
        /// The marker type of this API, for the generic types of the runtime.
        pub enum Api {}
    )];
    items.push(api(document, map));
    items.push(parse_quote!(
        /// The error of a call to this API.
        pub type Error = ::openapi_client_runtime::Error<Api>;
    ));
    let request_id = ErrorConvention::of(document).and_then(|convention| convention.request_id);
    for (name, mapped) in &map.types {
        if calls.iter().any(|call| syntax::name(syntax::without_option(&call.output)) == *name) {
            items.push(response_body(name, mapped, request_id));
        }
    }
    items.push(identifiers(document, constraints)?);
    items.push(operations(calls, document)?);
    let descriptions = calls.iter().map(|call| &call.description);
    items.push(parse_quote! {
        static OPERATIONS: &[&::openapi_client_runtime::Operation] = &[#(&operations::#descriptions),*];
    });
    items.push(parse_quote! {
        /// All operations, in the order of the document.
        #[must_use]
        pub fn operations() -> &'static [&'static ::openapi_client_runtime::Operation] { OPERATIONS }
    });
    items.push(servers(document)?);
    items.push(credentials(document));
    items.push(fields(map));
    items.extend(schemas(map, settings));
    Ok(items)
}

fn api(document: &Document, map: &TypeMap<'_>) -> Item {
    let title = document.at("/info").and_then(|info| info.text("title")).unwrap_or_default();
    let convention = ErrorConvention::of(document);
    let error = convention.as_ref().and_then(|convention| map.at_pointer(convention.schema.pointer()));
    let body = match error {
        Some(name) => {
            let name = format_ident!("{name}");
            quote!(types::#name)
        }
        None => quote!(::openapi_client_runtime::generated::serde_json::Value),
    };
    let code = convention.as_ref().and_then(|convention| convention.code).zip(error.and_then(|error| map.get(error)));
    let code =
        code.and_then(|(code, error)| open_enum(error, code, map)).map_or(quote!(::std::string::String), |name| {
            let name = format_ident!("{name}");
            quote!(types::#name)
        });
    let requires_code = convention.as_ref().is_some_and(ErrorConvention::requires_code);
    let convention = ["code", "message", "url", "details", "id", "status"].into_iter().zip(match &convention {
        Some(known) => [known.code, known.message, known.url, known.details, known.request_id, known.status],
        None => [None; 6],
    });
    let convention = convention.map(|(role, property)| {
        let (role, property) = (format_ident!("{role}"), option(property));
        quote!(#role: #property)
    });
    parse_quote! {
        impl ::openapi_client_runtime::Api for Api {
            const NAME: &'static str = #title;
            const USER_AGENT: &'static str = concat!(env!("CARGO_PKG_NAME"), "-rust/", env!("CARGO_PKG_VERSION"));
            const ERROR: ::openapi_client_runtime::generated::ErrorConvention = ::openapi_client_runtime::generated::ErrorConvention { #(#convention,)* requires_code: #requires_code };

            type ErrorCode = #code;
            type ErrorBody = #body;

            fn operations() -> &'static [&'static ::openapi_client_runtime::Operation] { OPERATIONS }
            fn servers() -> &'static [::openapi_client_runtime::generated::Server] { SERVERS }
            fn credentials() -> &'static [::openapi_client_runtime::CredentialKind] { CREDENTIALS }
            fn identifiers() -> &'static [::openapi_client_runtime::generated::Pattern] { &IDENTIFIERS }
            fn fields() -> &'static [&'static str] { FIELDS }
        }
    }
}

/// The name of the open enum that is the type of a property.
fn open_enum(mapped: &MappedType<'_>, property: &str, map: &TypeMap<'_>) -> Option<String> {
    let field = mapped.fields().iter().find(|field| field.wire == property)?;
    let name = names(&field.ty).pop()?;
    map.get(&name).filter(|mapped| mapped.is_open_enum()).map(|_| name)
}

fn option(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote!(Some(#text)),
        None => quote!(None),
    }
}

fn operations(calls: &[Call<'_>], document: &Document) -> Result<Item, Problem> {
    let (mut statics, convention) = (Vec::new(), ErrorConvention::of(document));
    for (index, call) in calls.iter().enumerate() {
        let operation = &call.operation;
        let (description, id, path) = (&call.description, operation.id(), operation.path());
        let method = format_ident!("{}", operation.method());
        let requirements = operation.security();
        let security = requirements.iter().map(|requirement| {
            let schemes = requirement
                .schemes()
                .iter()
                .map(|scheme| credential(document, scheme.name(), operation.node().pointer()));
            let schemes = schemes.collect::<Result<Vec<_>, _>>()?;
            Ok(quote!(&[#(#schemes),*]))
        });
        let security = security.collect::<Result<Vec<_>, _>>()?;
        let (sends_message, recipient) = (operation.sends_message(), option(operation.recipient()));
        let retry_safety = match operation.retry().map(|retry| retry.policy) {
            Some(RetryPolicy::Idempotent) => quote!(Idempotent),
            _ => quote!(UnsentOnly),
        };
        let body = operation.success().and_then(|response| response.body());
        let envelope = option(body.as_ref().and_then(|body| body.envelope()));
        let accept = operation.accepted_media_types().join(", ");
        let responses = responses(operation, convention.as_ref());
        let summary = operation.summary();
        let server = option(operation.server().map(|server| server.url()));
        statics.push(quote! {
            pub(crate) static #description: Operation = Operation {
                index: #index,
                id: #id,
                summary: #summary,
                method: http::Method::#method,
                path: #path,
                server: #server,
                accept: #accept,
                security: &[#(#security),*],
                sends_message: #sends_message,
                recipient: #recipient,
                retry_safety: RetrySafety::#retry_safety,
                envelope: #envelope,
                responses: &[#(#responses),*],
            };
        });
    }
    Ok(parse_quote! {
        pub(crate) mod operations {
            use ::openapi_client_runtime::{Operation, RetrySafety, generated::{Documented, http}};
            #(#statics)*
        }
    })
}

/// The documented responses, those for fewer statuses first.
fn responses(operation: &Operation<'_>, convention: Option<&ErrorConvention<'_>>) -> Vec<TokenStream> {
    let mut responses = operation.responses();
    responses.sort_by_key(|response| response.statuses().len());
    let responses = responses.into_iter().map(|response| {
        let (first, last) = (*response.statuses().start(), *response.statuses().end());
        let is_error_body =
            !response.is_success() && convention.is_none_or(|convention| convention.describes(&response));
        quote!(Documented { statuses: #first..=#last, is_error_body: #is_error_body })
    });
    responses.collect()
}

/// The index of a security scheme in the list of credential kinds.
fn credential(document: &Document, scheme: &str, pointer: &str) -> Result<usize, Problem> {
    let position = SecurityScheme::all(document).iter().position(|known| known.name() == scheme);
    position.ok_or_else(|| {
        let message = format!("`{scheme}` is not a supported security scheme");
        Problem::document(
            pointer,
            message,
            "declare it under `components/securitySchemes`: HTTP Basic, bearer or an API key",
        )
    })
}

fn servers(document: &Document) -> Result<Item, Problem> {
    let mut servers = Vec::new();
    for server in Server::all(document) {
        let (url, mut prefixes) = (server.url(), Vec::new());
        for (scheme, prefix) in server.credential_prefixes() {
            let kind = credential(document, scheme, server.node().pointer())?;
            prefixes.push(quote!((#kind, #prefix)));
        }
        servers.push(
            quote!(::openapi_client_runtime::generated::Server { url: #url, credential_prefixes: &[#(#prefixes),*] }),
        );
    }
    Ok(parse_quote! {
        static SERVERS: &[::openapi_client_runtime::generated::Server] = &[#(#servers),*];
    })
}

fn credentials(document: &Document) -> Item {
    let kinds = SecurityScheme::all(document).into_iter().map(|scheme| {
        let (name, method) = (scheme.name(), field_name(scheme.name()));
        let sent = match scheme.kind() {
            SchemeKind::Basic => quote!(Basic),
            SchemeKind::Bearer => quote!(Bearer),
            SchemeKind::ApiKey { place, name } => {
                let place = match place {
                    Place::Header => quote!(Header),
                    Place::Query => quote!(Query),
                    Place::Cookie => quote!(Cookie),
                };
                quote!(ApiKey { place: ::openapi_client_runtime::generated::Place::#place, name: #name })
            }
        };
        let parts = scheme.parts().into_iter().map(|part| {
            let (field, name, variable, default) = (part.field, part.name, option(part.variable), option(part.default));
            quote!(::openapi_client_runtime::generated::Part { field: #field, name: #name, variable: #variable, default: #default })
        });
        quote! {
            ::openapi_client_runtime::CredentialKind {
                name: #name,
                method: #method,
                scheme: ::openapi_client_runtime::generated::Scheme::#sent,
                parts: &[#(#parts),*],
            }
        }
    });
    parse_quote! {
        static CREDENTIALS: &[::openapi_client_runtime::CredentialKind] = &[#(#kinds),*];
    }
}

/// Texts that no pattern of an identifier may match.
const NO_IDENTIFIERS: [&str; 6] = ["", "+12025550162", "12025550162", "somebody@example.com", "192.0.2.1", "two words"];

/// The ids that may be printed, as compiled patterns.
fn identifiers(document: &Document, constraints: &mut Constraints) -> Result<Item, Problem> {
    let patterns = extension::identifiers(document).into_iter().enumerate().map(|(index, pattern)| {
        let at = pointer::join("/x-identifiers", &index.to_string());
        let Some(inner) = pattern.strip_prefix('^').and_then(|rest| rest.strip_suffix('$')) else {
            let message = "the pattern of an identifier must match all of it";
            return Err(Problem::document(&at, message, "anchor the pattern: `^…$`"));
        };
        // In a group, so that no branch of `a|b` is left without an anchor.
        let whole = format!("^(?:{inner})$");
        if let Some(text) = NO_IDENTIFIERS.into_iter().find(|text| pattern::matches(&whole, text)) {
            let message = format!("the pattern of an identifier matches `{text}`, which `Debug` must not print");
            return Err(Problem::document(&at, message, "match the prefix of the ids, such as `^user-[0-9a-f-]+$`"));
        }
        constraints.pattern(&whole, pattern, &at)
    });
    let patterns = patterns.collect::<Result<Vec<_>, _>>()?;
    let number = patterns.len();
    Ok(parse_quote! {
        static IDENTIFIERS: [::openapi_client_runtime::generated::Pattern; #number] = [#(#patterns),*];
    })
}

/// Implements `ResponseBody`, which returns the request id of a response.
fn response_body(name: &str, mapped: &MappedType<'_>, request_id: Option<&str>) -> Item {
    let ident = format_ident!("{name}");
    let field = mapped.fields().iter().find(|field| request_id == Some(&field.wire));
    let field = field.filter(|field| names(&field.ty).last().is_some_and(|name| name == "String"));
    let body = field.map_or(quote!(None), |field| {
        let ident = &field.ident;
        quote!(::openapi_client_runtime::generated::optional_text(&self.#ident))
    });
    parse_quote! {
        impl ::openapi_client_runtime::ResponseBody for types::#ident {
            fn id(&self, _: &str) -> ::std::option::Option<&str> { #body }

            fn printed(&self) -> &dyn ::std::fmt::Debug { self }
        }
    }
}

/// The property names that an error may print.
fn fields(map: &TypeMap<'_>) -> Item {
    let fields = map.types.values().flat_map(MappedType::fields).filter(|field| field.schema.is_some());
    let names: BTreeSet<&str> = fields.map(|field| field.wire.as_str()).collect();
    parse_quote! {
        /// The name of every property, sorted.
        static FIELDS: &[&str] = &[#(#names),*];
    }
}

/// The schemas of the generated types, for tests that compare them with the document's.
fn schemas(map: &TypeMap<'_>, settings: &Settings) -> Option<Item> {
    let gate = settings.schemas.gate()?;
    let entries = map.types.iter().map(|(name, mapped)| {
        let (ident, pointer) = (format_ident!("{name}"), mapped.schema.pointer());
        quote!((#pointer, ::openapi_client_runtime::generated::schemars::schema_for!(types::#ident)))
    });
    Some(parse_quote! {
        /// The JSON Schema of each generated type, with the JSON pointer of its schema in the document.
        #gate
        #[must_use]
        pub fn schemas() -> ::std::vec::Vec<(&'static str, ::openapi_client_runtime::generated::schemars::Schema)> {
            ::std::vec::Vec::from([#(#entries),*])
        }
    })
}

#[cfg(test)]
mod tests {
    use quote::quote;
    use syn::Item;

    use super::items;
    use crate::{
        Settings,
        problem::Problem,
        testing::{DOCUMENT, assert_contains, calls_and_types, document, source},
        validation::Constraints,
    };

    fn metadata(text: &str) -> Result<String, Problem> {
        let document = document(text);
        let (calls, map) = calls_and_types(&document);
        items(&document, &calls, &map, &mut Constraints::default(), &Settings::default()).map(source)
    }

    /// The document with three security schemes, `security` of which the operation requires.
    fn secured(security: &str) -> String {
        let schemes = "components:\n  securitySchemes:\n    a: {type: http, scheme: basic}\n    b: {type: http, scheme: bearer}\n    \
                       c: {type: apiKey, in: query, name: k}\n";
        let operation = format!("operationId: send\n      security: {security}");
        DOCUMENT.replace("components:\n", schemes).replace("operationId: send", &operation)
    }

    #[test]
    fn the_error_convention_comes_from_the_document() {
        let source = metadata(DOCUMENT).expect("it is valid");
        assert_contains(&source, r#"code: Some("code"), message: None"#);
        assert_contains(&source, "type ErrorCode = ::std::string::String; type ErrorBody = types::Failure;");
    }

    #[test]
    fn without_an_error_schema_the_error_body_is_any_json() {
        let source = metadata(&DOCUMENT.replace("x-error: {code: code}, properties: {code:", "properties: {reason:"))
            .expect("it is valid");
        assert_contains(&source, "type ErrorBody = ::openapi_client_runtime::generated::serde_json::Value;");
    }

    #[test]
    fn security_lists_alternatives_of_credentials_that_are_sent_together() {
        let source = metadata(&secured("[{a: [], c: []}, {b: []}]")).expect("it is valid");
        assert_contains(&source, "security: &[&[0usize, 2usize], &[1usize]]");
    }

    #[test]
    fn an_identifier_that_is_not_anchored_is_a_problem() {
        let problem = metadata(&format!("{DOCUMENT}x-identifiers: ['^moon-']\n")).expect_err("it matches any ending");
        assert!(problem.to_string().contains("(at /x-identifiers/0)"), "{problem}");
    }

    #[test]
    fn an_identifier_that_matches_personal_data_is_a_problem() {
        for pattern in ["^.*$", "^moon-.*|.+@.+$", "^[0-9.]+$", "^|moon$"] {
            let problem = metadata(&format!("{DOCUMENT}x-identifiers: ['{pattern}']\n")).expect_err(pattern);
            assert!(problem.to_string().contains("must not print"), "{problem}");
        }
    }

    #[test]
    fn each_alternative_of_an_identifier_is_anchored() {
        let document = document(&format!("{DOCUMENT}x-identifiers: ['^moon-1|sun-1$']\n"));
        let mut constraints = Constraints::default();
        super::identifiers(&document, &mut constraints).expect("it is anchored");
        let [Item::Static(compiled)] = &constraints.statics[..] else { panic!("there is one pattern") };
        let whole = crate::pattern::compile("^(?:moon-1|sun-1)$").expect("it compiles");
        let bytes = proc_macro2::Literal::byte_string(&whole.little_endian).to_string();
        assert!(quote!(#compiled).to_string().contains(&bytes), "it matches as a whole");
    }
}
