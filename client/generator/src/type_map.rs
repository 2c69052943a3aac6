//! Maps each generated type to its schema in the document, from which the later steps take what is sensitive, open and constrained.
//!
//! Walks the generated types and the document side by side, starting with what operations send and receive.

use std::collections::{BTreeMap, BTreeSet};

use openapi_document::{
    Node, Output, pointer,
    schema::{component, is_sensitive, references},
    type_name,
};
use syn::{Fields, Item, Type};

use crate::{
    boxes,
    calls::Call,
    problem::Problem,
    syntax::{is_flattened, last_segment, name, names, renamed},
};

/// A generated type and its place in the document.
pub(crate) struct MappedType<'d> {
    pub(crate) schema: Node<'d>,
    pub(crate) sensitive: bool,
    pub(crate) kind: Kind<'d>,
    /// Whether it occurs in requests, in responses or in both.
    pub(crate) used_in: Use,
}

/// Whether requests, responses or both contain a type.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Use {
    pub(crate) requests: bool,
    pub(crate) responses: bool,
}

impl Use {
    pub(crate) const REQUEST: Self = Self { requests: true, responses: false };
    pub(crate) const RESPONSE: Self = Self { requests: false, responses: true };

    /// Merges another use. Returns whether that changed anything.
    fn add(&mut self, other: Self) -> bool {
        let before = *self;
        self.requests |= other.requests;
        self.responses |= other.responses;
        *self != before
    }
}

/// The form of a generated type.
pub(crate) enum Kind<'d> {
    /// A struct with named fields.
    Struct(Vec<Field<'d>>),
    /// A struct around one unnamed value of this type.
    Newtype(Box<Type>),
    /// An enum of strings.
    Strings {
        /// Whether any other string is a value too.
        open: bool,
    },
    /// One of several types: variants that each hold one value.
    Choice(Vec<Variant<'d>>),
}

/// A variant that holds one value.
pub(crate) struct Variant<'d> {
    pub(crate) ident: syn::Ident,
    pub(crate) ty: Type,
    pub(crate) schema: Node<'d>,
}

/// A field of a struct.
pub(crate) struct Field<'d> {
    pub(crate) ident: syn::Ident,
    /// The name of the property.
    pub(crate) wire: String,
    pub(crate) ty: Type,
    /// `None` for the field that collects unknown properties.
    pub(crate) schema: Option<Node<'d>>,
    /// The schema of the properties that it collects, if there is one.
    pub(crate) collected: Option<Node<'d>>,
}

impl<'d> MappedType<'d> {
    /// Whether it is an enum of strings that has other values too.
    pub(crate) fn is_open_enum(&self) -> bool {
        matches!(self.kind, Kind::Strings { open: true })
    }

    /// The fields of a struct; none for other types.
    pub(crate) fn fields(&self) -> &[Field<'d>] {
        match &self.kind {
            Kind::Struct(fields) => fields,
            _ => &[],
        }
    }
}

impl Field<'_> {
    /// Whether `Debug` must not print it: it is sensitive, or it can hold any value.
    pub(crate) fn is_redacted(&self) -> bool {
        let Some(schema) = &self.schema else { return true };
        holds_sensitive(schema) || names(&self.ty).iter().any(|name| name == "serde_json")
    }
}

/// Whether a schema is marked sensitive, or its items or additional properties are.
fn holds_sensitive(schema: &Node<'_>) -> bool {
    fn visit(schema: &Node<'_>, visited: &mut Vec<String>) -> bool {
        let is_marked = is_sensitive(schema);
        let schema = schema.effective();
        if visited.iter().any(|visited| visited == schema.pointer()) {
            return false;
        }
        visited.push(schema.pointer().to_owned());
        let mut inner = ["items", "additionalProperties"].into_iter().filter_map(|key| schema.get(key));
        is_marked || inner.any(|inner| visit(&inner, visited))
    }

    visit(schema, &mut Vec::new())
}

/// Whether an enum has other values than the known ones: `anyOf` of the enum and any string.
fn is_open(schema: &Node<'_>) -> bool {
    schema.effective().get("anyOf").is_some()
}

/// The generated types by name.
pub(crate) struct TypeMap<'d> {
    pub(crate) types: BTreeMap<String, MappedType<'d>>,
    /// The types that are the body of a request.
    pub(crate) bodies: BTreeSet<String>,
}

impl<'d> TypeMap<'d> {
    /// Maps every type that the calls send or receive.
    pub(crate) fn new(items: &[Item], calls: &[Call<'d>]) -> Result<Self, Problem> {
        let mut walk = Walk::new(items);
        for call in calls {
            for input in &call.inputs {
                let schema = match input.is_body() {
                    true => call.operation.request_body().and_then(|body| body.schema()),
                    false => {
                        let mut parameters = call.operation.parameters().into_iter();
                        parameters
                            .find(|parameter| parameter.name() == input.wire)
                            .and_then(|parameter| parameter.schema())
                    }
                };
                if let Some(schema) = schema {
                    walk.ty(&input.ty, schema, Use::REQUEST)?;
                }
            }
            let output = match call.operation.output() {
                Output::Body { schema, .. } => Some(schema),
                Output::Nothing | Output::Any => None,
            };
            if let Some(schema) = &output {
                walk.ty(&call.output, schema.clone(), Use::RESPONSE)?;
            }
            let bodies = call.operation.responses().into_iter().filter_map(|response| response.body());
            let schemas = bodies.filter_map(|body| body.schema());
            for schema in
                schemas.filter(|schema| output.as_ref().is_none_or(|output| output.pointer() != schema.pointer()))
            {
                walk.components(&schema)?;
            }
        }
        let inputs = calls.iter().flat_map(|call| &call.inputs);
        let bodies = inputs.filter(|input| input.is_body()).map(|input| name(&input.ty)).collect();
        Ok(Self { types: walk.found, bodies })
    }

    /// The mapping of a generated type.
    pub(crate) fn get(&self, name: &str) -> Option<&MappedType<'d>> {
        self.types.get(name)
    }

    /// The name of the generated type of a component.
    pub(crate) fn at_pointer(&self, pointer: &str) -> Option<&str> {
        self.types.iter().find(|(_, mapped)| mapped.schema.pointer() == pointer).map(|(name, _)| name.as_str())
    }
}

/// Walks generated types and schemas together.
struct Walk<'d, 'a> {
    /// The generated types by name.
    items: BTreeMap<String, &'a Item>,
    found: BTreeMap<String, MappedType<'d>>,
}

impl<'d, 'a> Walk<'d, 'a> {
    fn new(types: &'a [Item]) -> Self {
        let items = types
            .iter()
            .filter_map(|item| match item {
                Item::Struct(item_struct) => Some((item_struct.ident.to_string(), item)),
                Item::Enum(item_enum) => Some((item_enum.ident.to_string(), item)),
                _ => None,
            })
            .collect();
        Self { items, found: BTreeMap::new() }
    }

    /// Maps the components of a response that is not what the call returns: it is decoded as one of them on demand.
    fn components(&mut self, schema: &Node<'d>) -> Result<(), Problem> {
        let references = references(schema).into_iter().map(|reference| reference.component);
        for component in component(schema).into_iter().chain(references) {
            let name = type_name(&pointer::last(component.pointer()));
            if let Some(item) = self.items.get(&name).copied() {
                self.named(&name, item, component, Use::RESPONSE)?;
            }
        }
        Ok(())
    }

    fn ty(&mut self, ty: &Type, schema: Node<'d>, used_in: Use) -> Result<(), Problem> {
        let Some((name, arguments)) = last_segment(ty) else {
            return Ok(());
        };
        if let Some(item) = self.items.get(&name).copied() {
            return self.named(&name, item, schema, used_in);
        }
        let schema = schema.effective();
        let inner = match name.as_str() {
            "Vec" | "HashSet" => schema.get("items"),
            "HashMap" | "BTreeMap" => schema.get("additionalProperties"),
            _ => Some(schema),
        };
        match (arguments.last(), inner) {
            (Some(argument), Some(inner)) => self.ty(argument, inner, used_in),
            _ => Ok(()),
        }
    }

    fn named(&mut self, name: &str, item: &'a Item, schema: Node<'d>, mut used_in: Use) -> Result<(), Problem> {
        let mut sensitive = holds_sensitive(&schema);
        if let Some(known) = self.found.get_mut(name) {
            known.sensitive |= sensitive;
            if !known.used_in.add(used_in) {
                return Ok(());
            }
            (sensitive, used_in) = (known.sensitive, known.used_in);
        }
        let open = is_open(&schema);
        let schema = schema.effective();
        let mut nested: Vec<(Type, Node<'d>)> = Vec::new();
        let kind = match item {
            Item::Struct(item) => match &item.fields {
                Fields::Named(fields) => {
                    let fields: Vec<_> = fields
                        .named
                        .iter()
                        .map(|field| struct_field(name, field, &schema))
                        .collect::<Result<_, _>>()?;
                    nested.extend(fields.iter().filter_map(|field| Some((field.ty.clone(), field.schema.clone()?))));
                    nested.extend(fields.iter().filter_map(|field| {
                        let (_, arguments) = last_segment(&field.ty)?;
                        Some(((*arguments.last()?).clone(), field.collected.clone()?))
                    }));
                    Kind::Struct(fields)
                }
                Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
                    let ty = &fields.unnamed[0].ty;
                    nested.push((ty.clone(), schema.clone()));
                    Kind::Newtype(Box::new(ty.clone()))
                }
                _ => return Err(unknown(name, &schema)),
            },
            Item::Enum(item) if item.variants.iter().all(|variant| matches!(variant.fields, Fields::Unit)) => {
                Kind::Strings { open }
            }
            Item::Enum(item) => {
                let branches = schema.get("oneOf").map(|branches| branches.items()).unwrap_or_default();
                if branches.len() != item.variants.len() {
                    return Err(unknown(name, &schema));
                }
                let mut held_variants = Vec::new();
                for (variant, branch) in item.variants.iter().zip(branches) {
                    let [held] = variant.fields.iter().collect::<Vec<_>>()[..] else {
                        return Err(unknown(name, &schema));
                    };
                    nested.push((held.ty.clone(), branch.clone()));
                    let ty = boxes::held(&held.ty, &branch);
                    held_variants.push(Variant { ident: variant.ident.clone(), ty, schema: branch });
                }
                Kind::Choice(held_variants)
            }
            _ => return Err(unknown(name, &schema)),
        };
        // progenitor also writes a type for each part of an `allOf`.
        for part in schema.get("allOf").iter().flat_map(Node::items) {
            if let Some(component) = part.pointer().strip_prefix("/components/schemas/") {
                let part_type = quote::format_ident!("{}", openapi_document::type_name(component));
                nested.push((syn::parse_quote!(#part_type), part.clone()));
            }
        }
        self.found.insert(name.to_owned(), MappedType { schema, sensitive, kind, used_in });
        nested.into_iter().try_for_each(|(ty, schema)| self.ty(&ty, schema, used_in))
    }
}

fn unknown(name: &str, schema: &Node<'_>) -> Problem {
    let at = schema.pointer();
    Problem::generator("type_map", format!("the generated type `{name}` has an unknown form (schema {at})"))
}

fn struct_field<'d>(name: &str, field: &syn::Field, schema: &Node<'d>) -> Result<Field<'d>, Problem> {
    let ident = field.ident.clone().ok_or_else(|| unknown(name, schema))?;
    let wire = renamed(&field.attrs).unwrap_or_else(|| ident.to_string().trim_start_matches("r#").to_owned());
    let property = property(schema, &wire);
    if property.is_none() && !is_flattened(&field.attrs) {
        let message =
            format!("the generated field `{name}::{ident}` is not in the document (schema {})", schema.pointer());
        return Err(Problem::generator("type_map", message));
    }
    let collected = schema.get("additionalProperties").filter(|node| property.is_none() && node.value().is_object());
    Ok(Field { ident, wire, ty: field.ty.clone(), schema: property, collected })
}

/// A property of an object schema or of a branch of its `allOf`.
fn property<'d>(schema: &Node<'d>, wire: &str) -> Option<Node<'d>> {
    let own = schema.get("properties").and_then(|properties| properties.get(wire));
    own.or_else(|| schema.get("allOf")?.items().iter().find_map(|branch| property(branch, wire)))
}

#[cfg(test)]
mod tests {
    use super::Use;
    use crate::testing::{DOCUMENT, calls_and_types, document};

    #[test]
    fn a_type_is_used_in_requests_or_responses() {
        let document = document(DOCUMENT);
        let (_, map) = calls_and_types(&document);
        for (name, used_in) in [
            ("Request", Use::REQUEST),
            ("Secret", Use::REQUEST),
            ("Response", Use::RESPONSE),
            ("Inner", Use::RESPONSE),
            ("Failure", Use::RESPONSE),
        ] {
            assert!(map.get(name).is_some_and(|mapped| mapped.used_in == used_in), "{name}");
        }
        assert_eq!(map.bodies, ["Request".to_owned()].into());
    }

    #[test]
    fn a_type_can_be_used_in_requests_and_responses() {
        let text = DOCUMENT
            .replace("inner: {$ref: \"#/components/schemas/Inner\"}", "inner: {$ref: \"#/components/schemas/Secret\"}");
        let document = document(&text.replace("size: {type: number}", "inner: {$ref: \"#/components/schemas/Inner\"}"));
        let (_, map) = calls_and_types(&document);
        let secret = map.get("Secret").expect("it occurs");
        assert!(secret.used_in.requests && secret.used_in.responses && secret.sensitive);
    }

    #[test]
    fn an_any_of_enum_and_string_is_an_open_enum() {
        let document = document(DOCUMENT);
        let (_, map) = calls_and_types(&document);
        assert!(map.get("Kind").is_some_and(|mapped| mapped.is_open_enum()));
    }

    #[test]
    fn a_field_has_the_name_of_its_property() {
        let document = document(DOCUMENT);
        let (_, map) = calls_and_types(&document);
        let request = map.get("Request").expect("it occurs");
        let fields =
            request.fields().iter().map(|field| (field.ident.to_string(), field.wire.clone(), field.is_redacted()));
        let expected = [("my_text", "my-text", false), ("secret", "secret", true), ("size", "size", false)];
        assert_eq!(
            fields.collect::<Vec<_>>(),
            expected.map(|(ident, wire, redacted)| (ident.to_owned(), wire.to_owned(), redacted))
        );
    }
}
