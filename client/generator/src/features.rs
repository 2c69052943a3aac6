//! Puts what only some operations need behind the cargo features that the document names for them (`x-feature`).
//!
//! An item has the features of all operations that reach it; one that an operation without a feature reaches, or nothing, is always there.
//! So whatever an item mentions is there where the item is, and no private item is without use.

use std::collections::{BTreeMap, BTreeSet};

use openapi_document::{Document, FeatureTag};
use proc_macro2::TokenStream;
use quote::quote;
use syn::{
    Attribute, Expr, ExprArray, ImplItem, ImplItemFn, Item, ItemImpl, parse_quote,
    visit::Visit as _,
    visit_mut::{self, VisitMut},
};

use crate::{
    calls::Call,
    references::{Index, ItemPath, within},
    syntax::{content, doc, name},
};

/// Writes the features of each item, if the document has any.
pub(crate) fn apply(items: &mut [Item], document: &Document, calls: &[Call<'_>]) {
    if FeatureTag::all(document).is_empty() {
        return;
    }
    let index = Index::new(items);
    let mut graph = Graph::default();
    graph.add(&index, &[], items);
    let writer = Writer { gates: graph.gates(&index, calls), index: &index };
    writer.module(&[], items);
}

/// When an item is there.
#[derive(Clone, Debug, PartialEq)]
enum Gate<'d> {
    Always,
    /// With one of these features.
    Any(BTreeSet<&'d str>),
}

impl<'d> Gate<'d> {
    fn of(call: &Call<'d>) -> Self {
        match call.operation.features() {
            features if features.is_empty() => Self::Always,
            features => Self::Any(features.into_iter().collect()),
        }
    }

    /// Adds another reason to be there. Returns whether it is one.
    fn widen(&mut self, other: &Self) -> bool {
        match (&mut *self, other) {
            (Self::Always, _) => false,
            (Self::Any(own), Self::Any(other)) => {
                let before = own.len();
                own.extend(other);
                own.len() > before
            }
            (_, Self::Always) => {
                *self = Self::Always;
                true
            }
        }
    }

    /// The condition of a `cfg`; none for what is always there.
    fn condition(&self) -> Option<TokenStream> {
        let Self::Any(features) = self else { return None };
        let features: Vec<_> = features.iter().map(|feature| quote!(feature = #feature)).collect();
        Some(if let [feature] = &features[..] { feature.clone() } else { quote!(any(#(#features),*)) })
    }

    /// ``Needs the feature `a` or `b`.``
    fn words(&self) -> Option<String> {
        let Self::Any(features) = self else { return None };
        let features: Vec<_> = features.iter().map(|feature| format!("`{feature}`")).collect();
        let (last, before) = features.split_last()?;
        let before = if before.is_empty() { String::new() } else { format!("{} or ", before.join(", ")) };
        Some(format!("Needs the feature {before}{last}."))
    }
}

/// Which items mention which others.
#[derive(Default)]
struct Graph {
    mentions: BTreeMap<ItemPath, BTreeSet<ItemPath>>,
    /// The items that parts without an owner mention.
    always: BTreeSet<ItemPath>,
    /// The calls and the groups that the methods of a group, or of the client, lead to. Nobody else reaches a group.
    ways: BTreeMap<ItemPath, BTreeSet<ItemPath>>,
}

impl Graph {
    fn add(&mut self, index: &Index, module: &[String], items: &[Item]) {
        for item in items {
            match item {
                Item::Mod(inner) => {
                    let items = inner.content.as_ref().map(|(_, items)| &items[..]).unwrap_or_default();
                    self.add(index, &within(module, &inner.ident.to_string()), items);
                }
                Item::Use(_) => {}
                item if is_list(module, item) => {}
                item => {
                    let mentioned = index.mentioned(module, |mentions| match item {
                        Item::Impl(item) => {
                            mentions.visit_generics(&item.generics);
                            item.trait_.iter().for_each(|(path, _)| mentions.visit_path(path));
                            mentions.visit_type(&item.self_ty);
                            let others = item.items.iter().filter(|item| way(index, module, item).is_none());
                            others.for_each(|item| mentions.visit_impl_item(item));
                        }
                        item => mentions.visit_item(item),
                    });
                    let Some(owner) = index.owner(module, item) else {
                        self.always.extend(mentioned);
                        continue;
                    };
                    if let Item::Impl(item) = item {
                        let ways = item.items.iter().filter_map(|item| way(index, module, item));
                        self.ways.entry(owner.clone()).or_default().extend(ways);
                    }
                    self.mentions.entry(owner).or_default().extend(mentioned);
                }
            }
        }
    }

    /// When each item is there.
    fn gates<'d>(&self, index: &Index, calls: &[Call<'d>]) -> BTreeMap<ItemPath, Gate<'d>> {
        let mut gates = BTreeMap::new();
        for call in calls {
            let gate = Gate::of(call);
            for (module, ident) in [("builder", &call.builder), ("operations", &call.description)] {
                self.reach(vec![module.to_owned(), ident.to_string()], &gate, &mut gates);
            }
        }
        for group in self.ways.keys().filter(|path| path[0] == GROUPS) {
            self.group(group, &mut gates);
        }
        let unreached: Vec<_> = index.items.iter().filter(|item| !gates.contains_key(*item)).collect();
        for item in unreached.into_iter().chain(&self.always) {
            self.reach(item.clone(), &Gate::Always, &mut gates);
        }
        gates
    }

    /// Adds a reason for an item to be there, and for all that it mentions.
    fn reach<'d>(&self, item: ItemPath, gate: &Gate<'d>, gates: &mut BTreeMap<ItemPath, Gate<'d>>) {
        let mut open = vec![item];
        while let Some(item) = open.pop() {
            let mentioned = self.mentions.get(&item);
            let is_news = match gates.get_mut(&item) {
                Some(known) => known.widen(gate),
                None => gates.insert(item, gate.clone()).is_none(),
            };
            if is_news {
                open.extend(mentioned.into_iter().flatten().cloned());
            }
        }
    }

    /// A group is there where one of its calls is.
    fn group<'d>(&self, group: &ItemPath, gates: &mut BTreeMap<ItemPath, Gate<'d>>) {
        for way in self.ways.get(group).into_iter().flatten() {
            if way[0] == GROUPS {
                self.group(way, gates);
            }
            if let Some(gate) = gates.get(way).cloned() {
                self.reach(group.clone(), &gate, gates);
            }
        }
    }
}

/// The module of the groups.
const GROUPS: &str = "groups";

/// Whether an item is a list of what there is.
fn is_list(module: &[String], item: &Item) -> bool {
    let ident = match item {
        Item::Static(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        _ => return false,
    };
    module.is_empty() && (ident == "OPERATIONS" || ident == "schemas")
}

/// The group or the call that a method of the client or of a group leads to.
fn way(index: &Index, module: &[String], item: &ImplItem) -> Option<ItemPath> {
    let ImplItem::Fn(function) = item else { return None };
    let is_inside = module.is_empty() || module == [GROUPS];
    let returned = index.mentioned(module, |mentions| mentions.visit_return_type(&function.sig.output));
    returned.into_iter().find(|path| is_inside && path.len() == 2 && [GROUPS, "builder"].contains(&path[0].as_str()))
}

/// Writes the features of items.
struct Writer<'i, 'd> {
    gates: BTreeMap<ItemPath, Gate<'d>>,
    index: &'i Index,
}

impl<'d> Writer<'_, 'd> {
    fn module(&self, module: &[String], items: &mut [Item]) {
        let gates: Vec<_> = items.iter().map(|item| self.gate(self.index.owner(module, item).as_ref())).collect();
        let is_partial = gates.iter().any(|gate| *gate != Gate::Always);
        for (item, gate) in items.iter_mut().zip(gates) {
            match item {
                Item::Mod(inner) => {
                    let path = within(module, &inner.ident.to_string());
                    if let Some(items) = content(inner) {
                        self.module(&path, items);
                    }
                    continue;
                }
                Item::Use(item) if is_partial => {
                    let reason = "what uses it may need a feature that is off";
                    item.attrs.push(parse_quote!(#[allow(unused_imports, reason = #reason)]));
                    continue;
                }
                Item::Impl(item) => self.ways(module, item, &gate),
                Item::Struct(item) if module == [GROUPS] || module == ["builder"] => describe(&mut item.attrs, &gate),
                _ if is_list(module, item) => Elements { module, writer: self }.visit_item_mut(item),
                _ => {}
            }
            if let Some(attrs) = attributes(item) {
                write(attrs, &gate);
            }
        }
        self.group_docs(module, items);
    }

    /// When an item is there.
    fn gate(&self, item: Option<&ItemPath>) -> Gate<'d> {
        item.and_then(|item| self.gates.get(item)).cloned().unwrap_or(Gate::Always)
    }

    /// Writes the features of the methods that start calls and lead to groups.
    fn ways(&self, module: &[String], item: &mut ItemImpl, around: &Gate<'d>) {
        for (function, gate) in self.gated_ways(module, item) {
            describe(&mut function.attrs, &gate);
            if gate != *around {
                write(&mut function.attrs, &gate);
            }
        }
    }

    fn gated_ways<'f>(&self, module: &[String], item: &'f mut ItemImpl) -> Vec<(&'f mut ImplItemFn, Gate<'d>)> {
        let ways = item.items.iter_mut().filter_map(|item| {
            let gate = self.gate(Some(&way(self.index, module, item)?));
            if let ImplItem::Fn(function) = item { Some((function, gate)) } else { None }
        });
        ways.collect()
    }

    /// In the list of what is in a group, a line is there where its method is.
    fn group_docs(&self, module: &[String], items: &mut [Item]) {
        if module != [GROUPS] {
            return;
        }
        let mut lines: BTreeMap<(String, String), TokenStream> = BTreeMap::new();
        for item in items.iter_mut() {
            let Item::Impl(item) = item else { continue };
            let group = name(&item.self_ty);
            let around = self.gate(Some(&within(module, &group)));
            for (function, gate) in self.gated_ways(module, item) {
                if let Some(condition) = gate.condition().filter(|_| gate != around) {
                    lines.insert((group.clone(), function.sig.ident.to_string()), condition);
                }
            }
        }
        for item in items {
            let Item::Struct(item) = item else { continue };
            for ((_, method), condition) in lines.iter().filter(|((group, _), _)| item.ident == group) {
                let start = format!("- [`{method}`](Self::{method})");
                for attr in &mut item.attrs {
                    let syn::Meta::NameValue(doc) = &attr.meta else { continue };
                    let text = match &doc.value {
                        Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) => text.value(),
                        _ => continue,
                    };
                    if text.trim_start().starts_with(&start) {
                        *attr = parse_quote!(#[cfg_attr(#condition, doc = #text)]);
                    }
                }
            }
        }
    }
}

/// Writes the features of the elements of a list: those of the items that they mention.
struct Elements<'w, 'i, 'd> {
    module: &'w [String],
    writer: &'w Writer<'i, 'd>,
}

impl VisitMut for Elements<'_, '_, '_> {
    fn visit_expr_array_mut(&mut self, array: &mut ExprArray) {
        for element in &mut array.elems {
            let mentioned = self.writer.index.mentioned(self.module, |mentions| mentions.visit_expr(element));
            let gates = mentioned.iter().map(|item| self.writer.gate(Some(item)));
            let attrs = match element {
                Expr::Reference(element) => &mut element.attrs,
                Expr::Tuple(element) => &mut element.attrs,
                _ => continue,
            };
            gates.for_each(|gate| write(attrs, &gate));
        }
        visit_mut::visit_expr_array_mut(self, array);
    }
}

/// Writes a `cfg`, after the documentation.
fn write(attrs: &mut Vec<Attribute>, gate: &Gate<'_>) {
    if let Some(condition) = gate.condition() {
        attrs.insert(docs(attrs), parse_quote!(#[cfg(#condition)]));
    }
}

/// Adds the features to the documentation.
fn describe(attrs: &mut Vec<Attribute>, gate: &Gate<'_>) {
    if let Some(words) = gate.words() {
        let (end, words) = (docs(attrs), format!(" {words}"));
        attrs.splice(end..end, [doc(""), doc(&words)]);
    }
}

/// The number of attributes that are documentation: they come first.
fn docs(attrs: &[Attribute]) -> usize {
    attrs.iter().take_while(|attr| attr.path().is_ident("doc")).count()
}

/// The attributes of an item, if it can have any.
fn attributes(item: &mut Item) -> Option<&mut Vec<Attribute>> {
    Some(match item {
        Item::Const(item) => &mut item.attrs,
        Item::Enum(item) => &mut item.attrs,
        Item::Fn(item) => &mut item.attrs,
        Item::Impl(item) => &mut item.attrs,
        Item::Macro(item) => &mut item.attrs,
        Item::Static(item) => &mut item.attrs,
        Item::Struct(item) => &mut item.attrs,
        Item::Trait(item) => &mut item.attrs,
        Item::Type(item) => &mut item.attrs,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::Gate;
    use crate::{
        Settings, rewrite,
        testing::{DOCUMENT, assert_contains, assert_lacks, document, source, written},
    };

    /// What is generated for the test document with a second operation, `more.read`, that returns `Inner`. Both have these tags.
    fn generated(send: &str, read: &str) -> String {
        let more = format!(
            "tags: [{{name: a, x-feature: one}}, {{name: b, x-feature: two}}]\npaths:\n  /more:\n    get:\n      operationId: more.read\n      \
             tags: {read}\n      responses:\n        \"200\": {{description: Read., content: {{application/json: {{schema: {{$ref: \
             \"#/components/schemas/Inner\"}}}}}}}}\n"
        );
        let own = format!("operationId: post.send\n      tags: {send}");
        let document = document(&DOCUMENT.replace("paths:\n", &more).replace("operationId: send", &own));
        source(rewrite::rewrite(written(&document), &document, &Settings::default()).expect("it is known").items)
    }

    #[test]
    fn an_item_has_the_features_of_the_operations_that_reach_it() {
        let source = generated("[a]", "[b]");
        assert_contains(&source, "#[cfg(feature = \"one\")] impl ::std::fmt::Debug for Response");
        assert_contains(&source, "#[cfg(any(feature = \"one\", feature = \"two\"))] impl ::std::fmt::Debug for Inner");
        assert_contains(&source, "#[cfg(feature = \"one\")] static CONSTRAINTS_0");
        assert_contains(
            &source,
            "#[cfg(feature = \"two\")] &operations::MORE_READ, #[cfg(feature = \"one\")] &operations::POST_SEND",
        );
        assert_contains(&source, "#[cfg(feature = \"one\")] pub fn post(&self)");
        assert_contains(&source, "/// Needs the feature `two`.\n#[cfg(feature = \"two\")]\npub fn more(&self)");
        assert_lacks(&source, "))] impl ::std::fmt::Debug for Failure");
    }

    #[test]
    fn an_item_that_an_operation_without_a_feature_reaches_is_always_there() {
        let source = generated("[a]", "[c]");
        assert_lacks(&source, "any(feature");
        assert_lacks(&source, ")] impl ::std::fmt::Debug for Inner");
        assert_lacks(&source, "feature = \"two\"");
        assert_contains(&source, "#[cfg(feature = \"one\")] impl ::std::fmt::Debug for Response");
    }

    #[test]
    fn an_operation_of_two_features_needs_one_of_them() {
        let source = generated("[b, a]", "[]");
        assert_contains(
            &source,
            "#[cfg(any(feature = \"one\", feature = \"two\"))] impl ::std::fmt::Debug for Response",
        );
        assert_contains(&source, "Needs the feature `one` or `two`.");
    }

    #[test]
    fn features_are_listed_in_words() {
        let words = Gate::Any(["a", "b", "c"].into()).words();
        assert_eq!(words.as_deref(), Some("Needs the feature `a`, `b` or `c`."));
        assert_eq!(Gate::Always.words(), None);
    }
}
