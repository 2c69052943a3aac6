//! Which values a caller can write in typed Rust. The suite derives requests from these alone: others would not compile.
//!
//! A setter converts what it is given, so it can be given a value that is not valid: an unknown text for an enum, or the builder of an
//! object that lacks a property. An item of a list, a value of a map and a branch of a `oneOf` are made before they reach a setter, so they
//! are complete and of their type.

mod shape;

use std::{borrow::Cow, cell::RefCell, collections::HashMap, ptr, rc::Rc};

use openapi_document::{
    Node,
    keyword::{Role, Structure},
    pointer,
    sample::Change,
    schema::{properties, reachable},
};
use serde_json::Value;

use shape::{Object, Schema, Shape};

/// Whether a setter for values of this schema, or the body of a call, can be given this value.
#[cfg(any(test, feature = "properties"))]
pub(crate) fn is_expressible(schema: &Node<'_>, value: &Value) -> bool {
    Expressible::new(schema, &Value::Null).fits(schema, View::Whole(value), Form::Convertible)
}

/// Whether a caller can write a value that violates a keyword of this role. `made` says that the value is made before it reaches a setter.
pub(crate) fn can_violate(role: Role, made: bool) -> bool {
    match role {
        Role::Annotation => false,
        Role::Constraint(_) => true,
        Role::Structure(Structure::Required | Structure::Enum) => !made,
        Role::Structure(_) => false,
    }
}

/// Whether a required body of this schema starts as an empty object, so that a caller cannot leave it out.
pub(crate) fn has_builder(body: &Node<'_>) -> bool {
    !properties(body).is_empty()
}

/// Whether a value of a schema can contain another value of the same schema.
pub(crate) fn is_recursive(schema: &Node<'_>) -> bool {
    let schema = schema.effective();
    let below =
        |property: &Node<'_>| reachable(property).iter().any(|below| below.effective().pointer() == schema.pointer());
    properties(&schema).iter().any(|(_, property)| below(property))
}

/// Tells which changes of a value a caller can write. The value itself is looked at once, and only what is around each change again.
pub(crate) struct Expressible<'v, 'd> {
    schema: Node<'d>,
    base: &'v Value,
    /// By the place of a schema in the document.
    schemas: RefCell<HashMap<*const Value, Rc<Schema<'d>>>>,
    /// The names of the parts of the base that are not expressible, by the place of an object or a list in the base and of its schema.
    misfits: RefCell<HashMap<Seen, Rc<[String]>>>,
    /// How many values were looked at.
    #[cfg(test)]
    looked_at: std::cell::Cell<usize>,
}

/// An object or a list of the base, its schema, and what it has to be.
type Seen = (*const Value, *const Value, Form);

/// What the Rust expression for a value has to be.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Form {
    /// Of a type that the setter converts.
    Convertible,
    /// Of the type itself.
    Made,
}

/// A value, as it is or with a change.
#[derive(Clone, Copy)]
enum View<'a> {
    Whole(&'a Value),
    /// An object or a list of the base, in which the value at a pointer is another one, or is missing.
    Changed(&'a Value, &'a str, Option<&'a Value>),
}

impl<'a> View<'a> {
    /// The value at a pointer into a value is another one, or is missing.
    fn new(value: &'a Value, at: &'a str, changed: Option<&'a Value>) -> Option<Self> {
        if at.is_empty() { changed.map(View::Whole) } else { Some(View::Changed(value, at, changed)) }
    }

    /// The value. If a part of it is changed, the base.
    fn value(self) -> &'a Value {
        match self {
            View::Whole(value) | View::Changed(value, ..) => value,
        }
    }

    /// The name of the part that is changed, and that part, unless it is missing.
    fn change(self) -> Option<(String, Option<Self>)> {
        let View::Changed(value, at, changed) = self else { return None };
        let (name, below) = at[1..].find('/').map_or((&at[1..], ""), |end| at[1..].split_at(end));
        let name = pointer::unescape(name);
        // Where it is added, nothing is there.
        let part = member(value, &name).unwrap_or(&Value::Null);
        let part = View::new(part, below, changed);
        Some((name, part))
    }

    /// The text of a member.
    fn text(self, name: &str) -> Option<&'a str> {
        match self.change() {
            Some((changed, part)) if changed == name => part?.value().as_str(),
            _ => self.value().get(name)?.as_str(),
        }
    }
}

fn member<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    match value {
        Value::Array(items) => items.get(name.parse::<usize>().ok()?),
        value => value.get(name),
    }
}

impl<'v, 'd> Expressible<'v, 'd> {
    /// Of a value of a schema.
    pub(crate) fn new(schema: &Node<'d>, base: &'v Value) -> Self {
        Self {
            schema: schema.clone(),
            base,
            schemas: RefCell::default(),
            misfits: RefCell::default(),
            #[cfg(test)]
            looked_at: Default::default(),
        }
    }

    /// Whether a caller can write a change of the value.
    pub(crate) fn allows(&self, change: &Change<'_>) -> bool {
        let (at, changed) = change.edit();
        View::new(self.base, &at, changed).is_some_and(|view| self.fits(&self.schema, view, Form::Convertible))
    }

    /// Whether a caller can write the value without a property.
    pub(crate) fn allows_without(&self, at: &str) -> bool {
        View::new(self.base, at, None).is_some_and(|view| self.fits(&self.schema, view, Form::Convertible))
    }

    fn schema(&self, node: &Node<'d>) -> Rc<Schema<'d>> {
        let known = || self.schemas.borrow().get(&ptr::from_ref(node.value())).cloned();
        known().unwrap_or_else(|| {
            let made = Rc::new(Schema::of(node));
            self.schemas.borrow_mut().insert(node.value(), Rc::clone(&made));
            made
        })
    }

    fn fits(&self, node: &Node<'d>, view: View<'_>, form: Form) -> bool {
        #[cfg(test)]
        self.looked_at.update(|count| count + 1);
        let schema = self.schema(node);
        let value = view.value();
        if value.is_null() && schema.is_nullable {
            return true;
        }
        match &schema.shape {
            Shape::Any => true,
            Shape::Named(discriminator, branches) => {
                let branch = view.text(discriminator).and_then(|named| branches.get(named));
                branch.is_some_and(|branch| self.fits(branch, view, Form::Made))
            }
            Shape::Alternatives(branches) => branches.iter().any(|branch| self.fits(branch, view, Form::Made)),
            Shape::OpenEnum => value.is_string(),
            Shape::Text(known) => value.as_str().is_some_and(|text| {
                known.filter(|_| form == Form::Made).is_none_or(|known| known.iter().any(|known| known == text))
            }),
            Shape::Integer(format) => match value {
                Value::Number(number) => number.as_i128().is_some_and(|whole| match format {
                    Some("int32") => i32::try_from(whole).is_ok(),
                    Some("uint64") => u64::try_from(whole).is_ok(),
                    _ => i64::try_from(whole).is_ok(),
                }),
                _ => false,
            },
            // An `f64` holds every whole number up to 2^53.
            Shape::Number => match value {
                Value::Number(number) => {
                    number.is_f64() || number.as_i64().is_some_and(|whole| whole.unsigned_abs() <= 1 << 53)
                }
                _ => false,
            },
            Shape::Boolean => value.is_boolean(),
            Shape::List(item) => {
                value.is_array()
                    && item.as_ref().is_none_or(|item| {
                        self.all_fit(node, view, form, &|_, item_view| self.fits(item, item_view, Form::Made))
                    })
            }
            Shape::Object(object) if value.is_object() => {
                let is_complete = || {
                    let change = view.change();
                    object.required.iter().all(|name| match &change {
                        Some((changed, part)) if changed == name => part.is_some(),
                        _ => value.get(name).is_some(),
                    })
                };
                (form == Form::Convertible || is_complete())
                    && self.all_fit(node, view, form, &|name, part| self.has_setter(object, name, part, form))
            }
            Shape::Object(object) => object.is_untyped,
        }
    }

    /// Whether a member of an object has a setter, and that can be given the value.
    fn has_setter(&self, object: &Object<'d>, name: &str, view: View<'_>, form: Form) -> bool {
        match object.properties.get(name) {
            Some(property) => {
                self.fits(&property.node, view, Form::Made)
                    || form == Form::Convertible
                        // The setter of a required nullable property takes an `Option`, which converts nothing.
                        && !(object.required.contains(name) && self.schema(&property.node).is_nullable)
                        && !property.is_recursive()
                        && self.fits(&property.node, view, form)
            }
            None => match &object.open {
                Some(open) if open.value().is_object() => self.fits(open, view, Form::Made),
                Some(open) => open.value() == &Value::Bool(true),
                None => object.properties.is_empty(),
            },
        }
    }

    /// Whether all parts of an object or a list fit. Those that are not changed are looked at once.
    fn all_fit(&self, node: &Node<'d>, view: View<'_>, form: Form, fits: &dyn Fn(&str, View<'_>) -> bool) -> bool {
        let Some((changed, part)) = view.change() else {
            return parts(view.value()).all(|(name, part)| fits(&name, View::Whole(part)));
        };
        let key = (ptr::from_ref(view.value()), ptr::from_ref(node.value()), form);
        let known = self.misfits.borrow().get(&key).cloned();
        let misfits = known.unwrap_or_else(|| {
            let misfits = parts(view.value()).filter(|(name, part)| !fits(name, View::Whole(part)));
            let misfits: Rc<[String]> = misfits.map(|(name, _)| name.into_owned()).collect();
            self.misfits.borrow_mut().insert(key, Rc::clone(&misfits));
            misfits
        });
        misfits.iter().all(|misfit| *misfit == changed) && part.is_none_or(|part| fits(&changed, part))
    }
}

/// The members of an object by their names, or the items of a list by their indices.
fn parts(value: &Value) -> impl Iterator<Item = (Cow<'_, str>, &Value)> {
    let members = value.as_object().into_iter().flatten().map(|(name, value)| (Cow::Borrowed(name.as_str()), value));
    let items = value.as_array().into_iter().flatten().enumerate();
    members.chain(items.map(|(index, value)| (Cow::Owned(index.to_string()), value)))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use openapi_document::{Document, sample::Schemas};
    use serde_json::json;

    use super::*;

    const DOCUMENT: &str = r##"
components:
  schemas:
    Body:
      type: object
      required: [kind]
      properties:
        kind: {$ref: "#/components/schemas/Kind"}
        kinds: {type: array, items: {$ref: "#/components/schemas/Kind"}}
        size: {type: integer, format: int32}
        until: {type: string, nullable: true}
        far: {type: number}
        inner: {$ref: "#/components/schemas/Inner"}
        inners: {type: object, additionalProperties: {$ref: "#/components/schemas/Inner"}}
        open: {type: object, additionalProperties: true}
        again: {$ref: "#/components/schemas/Body"}
        target:
          oneOf: [{$ref: "#/components/schemas/Inner"}, {$ref: "#/components/schemas/Outer"}]
          discriminator: {propertyName: name}
    Kind: {type: string, enum: [a]}
    Inner: {type: object, required: [name], properties: {name: {type: string, enum: [inner]}}}
    Outer: {type: object, required: [name], properties: {name: {type: string, enum: [outer]}}}
"##;

    #[test]
    fn a_value_is_expressible_if_typed_rust_has_a_setter_for_it() {
        let document = Document::parse("body.yaml", DOCUMENT).expect("it is YAML");
        let schema = document.at("/components/schemas/Body").expect("it is there");
        for (value, expected) in [
            (json!({}), true),
            (json!([]), false),
            (json!({"kind": "b"}), true),
            (json!({"kind": 7}), false),
            (json!({"kinds": ["a"]}), true),
            (json!({"kinds": ["b"]}), false),
            (json!({"size": 7}), true),
            (json!({"size": 7.5}), false),
            (json!({"size": 2_147_483_648_i64}), false),
            (json!({"size": null}), false),
            (json!({"until": null}), true),
            (json!({"far": 9_007_199_254_740_992_i64}), true),
            (json!({"far": 9_007_199_254_740_993_i64}), false),
            (json!({"unlisted": 1}), false),
            (json!({"inner": {}}), true),
            (json!({"inners": {"a": {"name": "inner"}}}), true),
            (json!({"inners": {"a": {}}}), false),
            (json!({"open": {"a": [null]}}), true),
            (json!({"again": {"kind": "a"}}), true),
            (json!({"again": {}}), false),
            (json!({"target": {"name": "inner"}}), true),
            (json!({"target": {"name": "other"}}), false),
        ] {
            assert_eq!(is_expressible(&schema, &value), expected, "{value}");
        }
    }

    /// Compares each change of a full value with the same value as a whole. Returns how many changes there are, how many a caller can
    /// write, and how many values were looked at.
    fn compare(document: &Document, pointer: &str) -> (usize, usize, usize) {
        let schemas = Schemas::new(document);
        let schema = document.at(pointer).expect("it is there");
        let base = Arc::new(schemas.full(&schema));
        let (changes, _) = schemas.changes(&schema, &base);
        let expressible = Expressible::new(&schema, &base);
        let mut written = 0;
        for change in &changes {
            let allowed = expressible.allows(change);
            assert_eq!(allowed, is_expressible(&schema, &change.value()), "{}", change.name);
            written += usize::from(allowed);
        }
        (changes.len(), written, expressible.looked_at.get())
    }

    #[test]
    fn a_change_is_expressible_if_the_changed_value_is() {
        let document = Document::parse("body.yaml", DOCUMENT).expect("it is YAML");
        let (changes, written, _) = compare(&document, "/components/schemas/Body");
        assert!(written > 20 && written < changes - 20, "{written} of {changes}");
    }

    #[test]
    fn the_values_beside_a_change_are_looked_at_once() {
        let of = |count: usize| {
            let properties: Value = (0..count).map(|index| (format!("p{index}"), json!({"type": "boolean"}))).collect();
            let inner = json!({"type": "object", "properties": properties});
            let body = json!({"type": "object", "properties": {"a": inner, "b": inner}});
            let text = json!({"components": {"schemas": {"Body": body}}}).to_string();
            let document = Document::parse("body.json", &text).expect("it is JSON");
            compare(&document, "/components/schemas/Body")
        };
        let ((few, _, little), (many, _, much)) = (of(10), of(100));
        assert!(many > 8 * few && much < 12 * little, "{many} changes: {much} values, {few} changes: {little} values");
    }
}
