//! Groups of operations: the dots of operation ids are namespaces, and `client.otps().sms()` leads to the operations of `otps.sms`.

use std::collections::BTreeMap;

use openapi_document::{Document, field_name};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Ident, Item, parse_quote};

use crate::{Settings, calls::Call, docs, examples, syntax::doc_lines};

/// The operations of a namespace, and the namespaces in it. The root has those without a namespace.
#[derive(Default)]
pub(crate) struct Group<'c, 'd> {
    /// The id of the namespace: `otps.sms`. Empty for the root.
    id: String,
    calls: Vec<&'c Call<'d>>,
    groups: BTreeMap<&'d str, Self>,
}

impl<'c, 'd> Group<'c, 'd> {
    /// The root of all operations.
    pub(crate) fn root(calls: &'c [Call<'d>]) -> Self {
        let mut root = Self::default();
        for call in calls {
            let mut group = &mut root;
            for name in call.operation.namespaces() {
                let id = if group.id.is_empty() { name.to_owned() } else { format!("{}.{name}", group.id) };
                group = group.groups.entry(name).or_default();
                group.id = id;
            }
            group.calls.push(call);
        }
        root
    }

    /// The methods that start its calls and lead to its groups. `client` is the expression of the client that they send with.
    pub(crate) fn methods(&self, receiver: &TokenStream, lifetime: &TokenStream, client: &TokenStream) -> TokenStream {
        let groups = self.groups.iter().map(|(name, group)| {
            let (method, ty) = (format_ident!("{}", field_name(name)), group.ident());
            let docs = doc_lines(&format!("The operations of `{}`.", group.id));
            quote! {
                #docs
                pub fn #method(#receiver) -> groups::#ty<#lifetime> { groups::#ty(#client) }
            }
        });
        let calls = self.calls.iter().map(|call| {
            let (method, builder) = (&call.method, &call.builder);
            let docs = doc_lines(&docs::method(call));
            quote! {
                #docs
                pub fn #method(#receiver) -> builder::#builder<#lifetime> { builder::#builder::new(#client) }
            }
        });
        quote!(#(#groups)* #(#calls)*)
    }

    /// The module of the groups; none where no id has a dot.
    pub(crate) fn module(&self, document: &Document, settings: &Settings) -> Option<Item> {
        let groups = self.below();
        if groups.is_empty() {
            return None;
        }
        let items = groups.iter().map(|group| group.item(document, settings));
        Some(parse_quote! {
            /// Groups of operations, one type per namespace. They borrow the client and cost nothing.
            pub mod groups {
                use super::{builder, groups};
                #(#items)*
            }
        })
    }

    fn below(&self) -> Vec<&Self> {
        self.groups.values().flat_map(|group| std::iter::once(group).chain(group.below())).collect()
    }

    fn ident(&self) -> Ident {
        format_ident!("{}", openapi_document::type_name(&self.id))
    }

    fn item(&self, document: &Document, settings: &Settings) -> TokenStream {
        let ident = self.ident();
        let docs = doc_lines(&self.docs(document, settings));
        let methods = self.methods(&quote!(self), &quote!('c), &quote!(self.0));
        let name = ident.to_string();
        quote! {
            #docs
            #[derive(Clone, Copy)]
            pub struct #ident<'c>(pub(super) &'c ::openapi_client_runtime::Client<super::Api>);

            impl<'c> #ident<'c> { #methods }

            impl ::std::fmt::Debug for #ident<'_> {
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { f.write_str(#name) }
            }
        }
    }

    /// What it is, from the tag with the same name, and what is in it.
    fn docs(&self, document: &Document, settings: &Settings) -> String {
        let mut text = format!("The operations of `{}`.\n", self.id);
        let tags = document.at("/tags").map(|tags| tags.items()).unwrap_or_default();
        let tag = tags.iter().find(|tag| tag.text("name").is_some_and(|name| field_name(name) == field_name(&self.id)));
        if let Some(description) = tag.and_then(|tag| tag.text("description")) {
            text = format!("{text}\n{description}\n");
        }
        text.push('\n');
        for name in self.groups.keys() {
            text = format!("{text}- [`{0}`](Self::{0}): a group\n", field_name(name));
        }
        for call in &self.calls {
            text = format!("{text}- [`{0}`](Self::{0}): {1}\n", call.method, call.operation.summary());
        }
        if let Some(example) = self.calls.iter().find_map(|call| examples::call(call)) {
            text = format!("{text}\n{}", examples::compiled(&example, settings.doctests.as_deref()));
        }
        text
    }
}

/// The documentation of the builder of a call: what starts it, a method of `Client` or of the group of its namespace.
pub(crate) fn builder_docs(call: &Call<'_>) -> String {
    let (method, namespaces) = (&call.method, call.operation.namespaces());
    if namespaces.is_empty() {
        return format!("A call that [`Client::{method}`](super::Client::{method}) starts.");
    }
    let group = openapi_document::type_name(&namespaces.join("."));
    format!("A call that [`{group}::{method}`](super::groups::{group}::{method}) starts.")
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::Group;
    use crate::{
        Settings,
        testing::{DOCUMENT, assert_contains, calls_and_types, document},
    };

    #[test]
    fn dots_are_namespaces() {
        let document = document(&DOCUMENT.replace("operationId: send", "operationId: post.office.send"));
        let (calls, _) = calls_and_types(&document);
        let root = Group::root(&calls);
        let methods = root.methods(&quote!(&self), &quote!('_), &quote!(&self.0)).to_string();
        assert_contains(&methods, "pub fn post (& self) -> groups :: Post < '_ > { groups :: Post (& self . 0) }");
        let module =
            root.module(&document, &Settings::default()).map(|module| quote!(#module).to_string()).unwrap_or_default();
        assert_contains(&module, "pub fn office (self) -> groups :: PostOffice < 'c >");
        assert_contains(&module, "pub fn send (self) -> builder :: PostOfficeSend < 'c >");
    }

    #[test]
    fn without_dots_there_is_no_group() {
        let document = document(DOCUMENT);
        let (calls, _) = calls_and_types(&document);
        assert!(Group::root(&calls).module(&document, &Settings::default()).is_none());
    }
}
