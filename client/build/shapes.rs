//! Which schema of the document each generated type came from: what is sensitive, what is open, what is constrained.
//!
//! The generated types and the document are walked side by side, from what operations send and receive.

use std::collections::BTreeMap;

use openapi_document::Node;
use syn::{Fields, GenericArgument, Item, PathArguments, Type};

/// A generated type and its place in the document.
pub(crate) struct Shape<'d> {
    pub(crate) schema: Node<'d>,
    pub(crate) sensitive: bool,
    pub(crate) kind: Kind<'d>,
    /// Whether a request can contain it.
    pub(crate) requested: bool,
}

pub(crate) enum Kind<'d> {
    Struct(Vec<Field<'d>>),
    /// A type around one unnamed value.
    Newtype,
    /// An enum of strings, and whether any other string is a value too.
    Strings {
        open: bool,
    },
    /// One of several types: the variants, each around one value.
    Choice(Vec<syn::Ident>),
}

pub(crate) struct Field<'d> {
    pub(crate) ident: syn::Ident,
    pub(crate) wire: String,
    pub(crate) ty: Type,
    /// `None` for the field that gathers what the schema does not name.
    pub(crate) schema: Option<Node<'d>>,
}

impl<'d> Shape<'d> {
    pub(crate) fn fields(&self) -> &[Field<'d>] {
        match &self.kind {
            Kind::Struct(fields) => fields,
            _ => &[],
        }
    }
}

impl Field<'_> {
    /// Whether `Debug` may not print it: it is sensitive, or it may hold anything and so anything that is.
    pub(crate) fn is_hidden(&self) -> bool {
        let Some(schema) = &self.schema else { return true };
        is_sensitive(schema) || names(&self.ty).iter().any(|name| name == "serde_json")
    }
}

/// Marked sensitive itself, or holding values that are.
fn is_sensitive(schema: &Node<'_>) -> bool {
    fn within(schema: &Node<'_>, around: &mut Vec<String>) -> bool {
        let schema = schema.effective();
        if around.iter().any(|around| around == schema.pointer()) {
            return false;
        }
        around.push(schema.pointer().to_owned());
        let held = ["items", "additionalProperties"];
        schema.flag("x-sensitive") || held.iter().filter_map(|key| schema.get(key)).any(|held| within(&held, around))
    }

    within(schema, &mut Vec::new())
}

/// An enum whose known values are only examples: `anyOf` of the enum and any string.
fn is_open(schema: &Node<'_>) -> bool {
    schema.effective().get("anyOf").is_some()
}

pub(crate) struct Shapes<'d, 'a> {
    items: BTreeMap<String, &'a Item>,
    pub(crate) found: BTreeMap<String, Shape<'d>>,
}

impl<'d, 'a> Shapes<'d, 'a> {
    pub(crate) fn new(types: &'a [Item]) -> Self {
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

    /// Walks a generated type and its schema together.
    pub(crate) fn walk(&mut self, ty: &Type, schema: Node<'d>, requested: bool) -> Result<(), String> {
        let Some((name, arguments)) = last_segment(ty) else {
            return Ok(());
        };
        if let Some(item) = self.items.get(&name).copied() {
            return self.named(&name, item, schema, requested);
        }
        let schema = schema.effective();
        let inner = match name.as_str() {
            "Vec" | "HashSet" => schema.get("items"),
            "HashMap" | "BTreeMap" => schema.get("additionalProperties"),
            _ => Some(schema),
        };
        match (arguments.last(), inner) {
            (Some(argument), Some(inner)) => self.walk(argument, inner, requested),
            _ => Ok(()),
        }
    }

    fn named(&mut self, name: &str, item: &'a Item, schema: Node<'d>, requested: bool) -> Result<(), String> {
        let sensitive = is_sensitive(&schema);
        if let Some(known) = self.found.get_mut(name) {
            known.sensitive |= sensitive;
            if known.requested || !requested {
                return Ok(());
            }
        }
        let open = is_open(&schema);
        let schema = schema.effective();
        let mut below: Vec<(Type, Node<'d>)> = Vec::new();
        let kind = match item {
            Item::Struct(item) => match &item.fields {
                Fields::Named(fields) => {
                    let fields: Vec<_> = fields
                        .named
                        .iter()
                        .map(|field| struct_field(name, field, &schema))
                        .collect::<Result<_, _>>()?;
                    below.extend(fields.iter().filter_map(|field| Some((field.ty.clone(), field.schema.clone()?))));
                    Kind::Struct(fields)
                }
                Fields::Unnamed(fields) => {
                    below.extend(fields.unnamed.iter().map(|field| (field.ty.clone(), schema.clone())));
                    Kind::Newtype
                }
                Fields::Unit => return Err(unknown(name, &schema)),
            },
            Item::Enum(item) if item.variants.iter().all(|variant| matches!(variant.fields, Fields::Unit)) => {
                Kind::Strings { open }
            }
            Item::Enum(item) => {
                let branches = schema.get("oneOf").map(|branches| branches.items()).unwrap_or_default();
                if branches.len() != item.variants.len() {
                    return Err(unknown(name, &schema));
                }
                for (variant, branch) in item.variants.iter().zip(branches) {
                    let [held] = variant.fields.iter().collect::<Vec<_>>()[..] else {
                        return Err(unknown(name, &schema));
                    };
                    below.push((held.ty.clone(), branch));
                }
                Kind::Choice(item.variants.iter().map(|variant| variant.ident.clone()).collect())
            }
            _ => return Err(unknown(name, &schema)),
        };
        // The generator writes a type for each part of what `allOf` puts together too.
        for part in schema.get("allOf").iter().flat_map(Node::items) {
            if let Some(component) = part.pointer().strip_prefix("/components/schemas/") {
                let part_type = quote::format_ident!("{}", openapi_document::type_name(component));
                below.push((syn::parse_quote!(#part_type), part.clone()));
            }
        }
        self.found.insert(name.to_owned(), Shape { schema, sensitive, kind, requested });
        below.into_iter().try_for_each(|(ty, schema)| self.walk(&ty, schema, requested))
    }
}

fn unknown(name: &str, schema: &Node<'_>) -> String {
    format!(
        "the generated type `{name}` has a form that client/build/shapes.rs does not know (at {})",
        schema.pointer()
    )
}

fn struct_field<'d>(name: &str, field: &syn::Field, schema: &Node<'d>) -> Result<Field<'d>, String> {
    let ident = field.ident.clone().ok_or_else(|| unknown(name, schema))?;
    let (mut wire, mut flattened) = (ident.to_string().trim_start_matches("r#").to_owned(), false);
    for attribute in field.attrs.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        attribute
            .parse_nested_meta(|meta| {
                flattened |= meta.path.is_ident("flatten");
                if let Ok(value) = meta.value() {
                    let value: syn::LitStr = value.parse()?;
                    if meta.path.is_ident("rename") {
                        wire = value.value();
                    }
                }
                Ok(())
            })
            .map_err(|error| format!("a serde attribute of `{name}::{ident}` does not parse: {error}"))?;
    }
    let property = property(schema, &wire);
    if property.is_none() && !flattened {
        return Err(format!("the generated field `{name}::{ident}` is not in the document (at {})", schema.pointer()));
    }
    Ok(Field { ident, wire, ty: field.ty.clone(), schema: property })
}

/// A property of an object schema, also where an `allOf` puts it together.
fn property<'d>(schema: &Node<'d>, wire: &str) -> Option<Node<'d>> {
    let own = schema.get("properties").and_then(|properties| properties.get(wire));
    own.or_else(|| schema.get("allOf")?.items().iter().find_map(|branch| property(branch, wire)))
}

/// The name and the type arguments of a path type.
pub(crate) fn last_segment(ty: &Type) -> Option<(String, Vec<&Type>)> {
    let Type::Path(path) = ty else { return None };
    let segment = path.path.segments.last()?;
    let arguments = match &segment.arguments {
        PathArguments::AngleBracketed(arguments) => arguments
            .args
            .iter()
            .filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    };
    Some((segment.ident.to_string(), arguments))
}

/// Every name in a type's paths.
pub(crate) fn names(ty: &Type) -> Vec<String> {
    let Type::Path(path) = ty else { return Vec::new() };
    let own = path.path.segments.iter().map(|segment| segment.ident.to_string());
    let below = last_segment(ty).into_iter().flat_map(|(_, arguments)| arguments).flat_map(names);
    own.chain(below).collect()
}
