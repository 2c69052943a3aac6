//! The API's own `Client` and `ClientBuilder`: thin, documented delegations to the runtime's.

use std::collections::BTreeSet;

use openapi_document::{Document, Part, SchemeKind, SecurityScheme, field_name};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Item, parse_quote};

use crate::{Settings, calls::Call, groups::Group, problem::Problem, syntax::doc_lines};

/// The methods of `ClientBuilder` that do not depend on the document's credentials.
const BUILDER_METHODS: [&str; 10] = [
    "base_url",
    "build",
    "check_calls",
    "connect_timeout",
    "credentials_from_env",
    "dangerously_allow_plain_http",
    "http_client",
    "new",
    "options",
    "total_timeout",
];

/// What the client's methods that return another client have in common.
const CHEAP: &str = "Cheap: both clients share connections and the retry budget.";

/// Writes `Client`, `ClientBuilder` and the groups of operations.
pub(crate) fn items(document: &Document, calls: &[Call<'_>], settings: &Settings) -> Result<Vec<Item>, Problem> {
    let credentials: Vec<_> = SecurityScheme::all(document).into_iter().map(Credential::new).collect();
    check_names(&credentials)?;
    let mut items = structs();
    let root = Group::root(calls);
    items.push(client(&credentials, &root));
    items.extend(root.module(document, settings));
    items.push(builder(&credentials));
    Ok(items)
}

/// A credential kind, with the setters it has on the builder and the client.
struct Credential<'d> {
    scheme: SecurityScheme<'d>,
    /// The setter of the required parts.
    setter: String,
    /// The parts without a default, which are set together.
    required: Vec<Part<'d>>,
    /// The parts with a default, each of which has its own setter.
    defaulted: Vec<Part<'d>>,
}

impl<'d> Credential<'d> {
    fn new(scheme: SecurityScheme<'d>) -> Self {
        let (defaulted, required) = scheme.parts().into_iter().partition(|part| part.default.is_some());
        Self { setter: field_name(scheme.name()), required, defaulted, scheme }
    }

    fn is_bearer(&self) -> bool {
        self.scheme.kind() == SchemeKind::Bearer
    }

    /// The names of the builder's setters. The client's methods have the prefix `with_`.
    fn setters(&self) -> Vec<String> {
        let source = self.is_bearer().then(|| format!("{}_from", self.setter));
        let own = std::iter::once(self.setter.clone()).chain(source);
        own.chain(self.defaulted.iter().map(|part| field_name(part.name))).collect()
    }

    /// The description in the document.
    fn description(&self) -> Option<&'d str> {
        self.scheme.node().text("description")
    }
}

/// The parts in words: `project id and secret`.
fn words(parts: &[Part<'_>]) -> String {
    let words: Vec<_> = parts.iter().map(|part| part.name.replace('_', " ")).collect();
    words.join(" and ")
}

/// Fails if two setters have the same name. The names of operations are checked with the document.
fn check_names(credentials: &[Credential<'_>]) -> Result<(), Problem> {
    let mut setters = BTreeSet::from(BUILDER_METHODS.map(str::to_owned));
    for credential in credentials {
        for setter in credential.setters() {
            if setters.contains(&setter) {
                let message = format!("the setter of the credential, `ClientBuilder::{setter}`, exists already");
                let remedy = "rename the security scheme, or its part in `x-credential`";
                return Err(Problem::document(credential.scheme.node().pointer(), message, remedy));
            }
            setters.insert(setter);
        }
    }
    Ok(())
}

fn structs() -> Vec<Item> {
    let mut items: Vec<Item> = vec![
        parse_quote! {
            /// A client of the API, with a method for each operation of the document.
            ///
            /// Create one and reuse it: it keeps the connections. A clone is cheap and shares them.
            /// Calls need a tokio runtime with time and I/O enabled.
            #[derive(Clone)]
            pub struct Client(::openapi_client_runtime::Client<Api>);
        },
        parse_quote! {
            /// Builds a [`Client`]. Settings are checked by [`build`](Self::build).
            #[must_use]
            pub struct ClientBuilder(::openapi_client_runtime::ClientBuilder<Api>);
        },
    ];
    items.extend(["Client", "ClientBuilder"].map(|name| {
        let name = format_ident!("{name}");
        parse_quote! {
            impl ::std::fmt::Debug for #name {
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { ::std::fmt::Debug::fmt(&self.0, f) }
            }
        }
    }));
    items
}

fn client(credentials: &[Credential<'_>], root: &Group<'_, '_>) -> Item {
    let from_env = has_variables(credentials).then(|| {
        quote! {
            /// Creates a client with the credentials from the environment: see [`ClientBuilder::credentials_from_env`].
            ///
            /// # Errors
            /// [`Error::Config`], which names the variable.
            pub fn from_env() -> ::std::result::Result<Self, Error> {
                ::openapi_client_runtime::Client::from_env().map(Self)
            }
        }
    });
    let with_methods = credentials.iter().flat_map(with_methods);
    let operations = root.methods(&quote!(&self), &quote!('_), &quote!(&self.0));
    parse_quote! {
        impl Client {
            /// Creates a builder.
            pub fn builder() -> ClientBuilder { ClientBuilder(::openapi_client_runtime::Client::builder()) }

            #from_env

            /// Returns this client with other options, for some calls: `client.with_options(options).some_call()…`.
            ///
            /// Cheap: both clients share connections and the retry budget.
            #[must_use]
            pub fn with_options(&self, options: ::openapi_client_runtime::RequestOptions) -> Self { Self(self.0.with_options(options)) }

            #(#with_methods)*
            #operations
        }
    }
}

/// The client's methods that replace a credential.
fn with_methods(credential: &Credential<'_>) -> Vec<TokenStream> {
    let (scheme, required) = (credential.scheme.name(), words(&credential.required));
    let method = format_ident!("with_{}", credential.setter);
    let (arguments, values) = (arguments(&credential.required), values(&credential.required));
    let docs = doc_lines(&format!(
        "Returns this client with another {required}.\n\n{CHEAP}\n\n# Errors\n[`Error::Config`] if a value cannot be sent."
    ));
    let mut methods = vec![quote! {
        #docs
        pub fn #method(&self, #arguments) -> ::std::result::Result<Self, Error> {
            self.0.with_credential(#scheme, &[#values]).map(Self)
        }
    }];
    if credential.is_bearer() {
        let (method, docs) = (
            format_ident!("with_{}_from", credential.setter),
            doc_lines(&format!(
                "Returns this client with a function that returns the {required} of each call.\n\n{CHEAP}\n\n# Errors\n\
                 [`Error::Config`] if the client cannot be created."
            )),
        );
        methods.push(quote! {
            #docs
            pub fn #method(&self, source: impl Fn() -> ::std::string::String + Send + Sync + 'static) -> ::std::result::Result<Self, Error> {
                self.0.with_token_source(#scheme, source).map(Self)
            }
        });
    }
    methods.extend(credential.defaulted.iter().map(|part| {
        let (field, argument) = (part.field, format_ident!("{}", field_name(part.name)));
        let method = format_ident!("with_{argument}");
        let docs = doc_lines(&format!(
            "Returns this client with a {} in addition to its {required}.\n\n{CHEAP}\n\n# Errors\n\
             [`Error::Config`] if the client has no {required}, or if the value cannot be sent.",
            words(std::slice::from_ref(part))
        ));
        quote! {
            #docs
            pub fn #method(&self, #argument: &str) -> ::std::result::Result<Self, Error> {
                self.0.with_credential(#scheme, &[(#field, #argument)]).map(Self)
            }
        }
    }));
    methods
}

fn builder(credentials: &[Credential<'_>]) -> Item {
    let setters = credentials.iter().flat_map(setters);
    let from_env = has_variables(credentials).then(|| {
        let kinds = credentials.iter().filter_map(|credential| {
            let variables: Vec<_> = credential.scheme.parts().iter().filter_map(|part| part.variable).collect();
            (!variables.is_empty()).then(|| format!("`{}`", variables.join("` with `")))
        });
        let docs = doc_lines(&format!(
            "Takes the credentials from the environment: {}.\n\n# Errors\n[`Error::Config`], which names the variable, if none is set, \
             one of several that belong together is missing, or one is not Unicode.",
            kinds.collect::<Vec<_>>().join(", or ")
        ));
        quote! {
            #docs
            pub fn credentials_from_env(self) -> ::std::result::Result<Self, Error> { self.0.credentials_from_env().map(Self) }
        }
    });
    parse_quote! {
        impl ClientBuilder {
            #(#setters)*
            #from_env

            /// Sets where requests are sent, such as a custom domain or a mock server on this machine. The paths of operations are
            /// appended to it.
            ///
            /// The default is the server that the document names for the operation, or else for the credential. If it names none, or
            /// only relative ones such as `/v1`, a base URL is required. It must be https, except on the loopback interface.
            pub fn base_url(self, base_url: &str) -> Self { Self(self.0.base_url(base_url)) }

            /// Allows a base URL without TLS on any host: everybody on the network path can then read credentials and bodies.
            /// For isolated test networks only.
            pub fn dangerously_allow_plain_http(self) -> Self { Self(self.0.dangerously_allow_plain_http()) }

            /// Sets the HTTP client, for example one with a proxy or a certificate of your own.
            ///
            /// Its redirect policy must be [`none`](::openapi_client_runtime::reqwest::redirect::Policy::none): a response that came
            /// through a redirect is an error, but by then the request has reached another host. Its own connect timeout applies. Its
            /// retry policy should be [`never`](::openapi_client_runtime::reqwest::retry::never), since it does not know which calls
            /// send a message.
            ///
            /// With the runtime's feature `rustls`, reqwest is built without a crypto provider, to avoid a second one, and panics when
            /// it creates a client without one. Install one (`rustls::crypto::ring::default_provider().install_default()`), enable
            /// reqwest's own feature `rustls`, or pass a TLS configuration to its builder.
            pub fn http_client(self, client: ::openapi_client_runtime::reqwest::Client) -> Self { Self(self.0.http_client(client)) }

            /// Sets how long connecting may take, before anything is sent. 10 s by default.
            ///
            /// It applies to the client and not to a call, since calls share connections.
            pub fn connect_timeout(self, timeout: ::std::time::Duration) -> Self { Self(self.0.connect_timeout(timeout)) }

            /// Sets the limits of each call: time, attempts, bytes.
            pub fn options(self, options: ::openapi_client_runtime::RequestOptions) -> Self { Self(self.0.options(options)) }

            /// Sets how long a call may take in total: short for [`options`](Self::options). 30 s by default.
            pub fn total_timeout(self, timeout: ::std::time::Duration) -> Self { Self(self.0.total_timeout(timeout)) }

            /// Adds a check that each call must pass before it is sent, such as who may get a message. With several, all must be passed.
            ///
            /// A call that fails one is an [`Error::Refused`] with the reason of the check, and nothing is sent.
            pub fn check_calls<R: ::std::convert::Into<::openapi_client_runtime::Reason>>(
                self,
                check: impl Fn(&::openapi_client_runtime::OutgoingCall<'_>) -> ::std::result::Result<(), R> + Send + Sync + 'static,
            ) -> Self {
                Self(self.0.check_calls(check))
            }

            /// Creates the client.
            ///
            /// # Errors
            /// [`Error::Config`] if a credential is incomplete or cannot be sent, the base URL is invalid or missing, or TLS cannot be
            /// set up.
            pub fn build(self) -> ::std::result::Result<Client, Error> { self.0.build().map(Client) }
        }
    }
}

/// The builder's setters of a credential.
fn setters(credential: &Credential<'_>) -> Vec<TokenStream> {
    let (scheme, required) = (credential.scheme.name(), words(&credential.required));
    let method = format_ident!("{}", credential.setter);
    let (arguments, values) = (arguments(&credential.required), values(&credential.required));
    let mut text = format!("Sets the {required}.");
    if let Some(description) = credential.description() {
        text = format!("{text}\n\n{description}");
    }
    let docs = doc_lines(&text);
    let mut setters = vec![quote! {
        #docs
        pub fn #method(self, #arguments) -> Self { Self(self.0.credential(#scheme, &[#values])) }
    }];
    if credential.is_bearer() {
        let method = format_ident!("{}_from", credential.setter);
        let docs = doc_lines(&format!("Sets a function that returns the {required} of each call."));
        setters.push(quote! {
            #docs
            pub fn #method(self, source: impl Fn() -> ::std::string::String + Send + Sync + 'static) -> Self { Self(self.0.token_source(#scheme, source)) }
        });
    }
    setters.extend(credential.defaulted.iter().map(|part| {
        let (field, argument) = (part.field, format_ident!("{}", field_name(part.name)));
        let docs = doc_lines(&format!(
            "Sets the {}, in addition to [`{method}`](Self::{method}).",
            words(std::slice::from_ref(part))
        ));
        quote! {
            #docs
            pub fn #argument(self, #argument: &str) -> Self { Self(self.0.credential(#scheme, &[(#field, #argument)])) }
        }
    }));
    setters
}

fn has_variables(credentials: &[Credential<'_>]) -> bool {
    credentials.iter().any(|credential| credential.scheme.parts().iter().any(|part| part.variable.is_some()))
}

/// `project_id: &str, secret: &str`
fn arguments(parts: &[Part<'_>]) -> TokenStream {
    let names = parts.iter().map(|part| format_ident!("{}", field_name(part.name)));
    quote!(#(#names: &str),*)
}

/// `("username", project_id), ("password", secret)`
fn values(parts: &[Part<'_>]) -> TokenStream {
    let values = parts.iter().map(|part| {
        let (field, name) = (part.field, format_ident!("{}", field_name(part.name)));
        quote!((#field, #name))
    });
    quote!(#(#values),*)
}

#[cfg(test)]
mod tests {
    use super::items;
    use crate::{
        Settings,
        problem::Problem,
        testing::{DOCUMENT, assert_contains, assert_lacks, calls_and_types, document, source},
    };

    fn client(scheme: &str) -> Result<String, Problem> {
        let (name, _) = scheme.split_once(':').expect("a name precedes it");
        let schemes = format!("security: [{{{name}: []}}]\ncomponents:\n  securitySchemes: {{{scheme}}}\n");
        let document = document(&DOCUMENT.replace("components:\n", &schemes));
        let (calls, _) = calls_and_types(&document);
        items(&document, &calls, &Settings::default()).map(source)
    }

    #[test]
    fn required_parts_are_set_together() {
        let source = client("my-project: {type: http, scheme: basic}").expect("it is valid");
        assert_contains(&source, "pub fn my_project(self, username: &str, password: &str) -> Self");
        assert_contains(&source, r#".credential("my-project", &[("username", username), ("password", password)])"#);
        assert_contains(&source, "pub fn with_my_project(");
        assert_lacks(&source, "from_env");
    }

    #[test]
    fn a_part_with_a_default_has_its_own_setter() {
        let parts = "{username: {name: token, variable: TOKEN}, password: {name: session, default: username}}";
        let scheme = format!("token: {{type: http, scheme: basic, x-credential: {parts}}}");
        let source = client(&scheme).expect("it is valid");
        assert_contains(&source, "pub fn token(self, token: &str) -> Self");
        assert_contains(&source, "pub fn session(self, session: &str) -> Self");
        assert_contains(&source, "pub fn with_session(&self, session: &str)");
        assert_contains(&source, "Takes the credentials from the environment: `TOKEN`.");
    }

    #[test]
    fn a_bearer_token_can_come_from_a_function() {
        let source = client("token: {type: http, scheme: bearer}").expect("it is valid");
        assert_contains(
            &source,
            "pub fn token_from(self, source: impl Fn() -> ::std::string::String + Send + Sync + 'static)",
        );
    }

    #[test]
    fn a_setter_that_exists_already_is_a_problem() {
        let problem = client("build: {type: http, scheme: bearer}").expect_err("it exists");
        assert!(problem.to_string().contains("`ClientBuilder::build`"), "{problem}");
    }
}
