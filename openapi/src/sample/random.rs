//! Random valid values of a schema, as proptest strategies.
//!
//! A value has a share of parts, which its inner values divide: one whose share is used up has what its schema requires, and no more.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use proptest::{
    collection::{btree_map, vec},
    prelude::*,
    sample::select,
    strategy::Union,
    string::string_regex,
};
use serde_json::{Map, Number, Value, json};

use crate::{
    Node, format,
    keyword::{self, VALUES},
    pattern::to_rust,
};

/// How deep a recursive schema is nested.
const DEPTH: usize = 2;

/// Valid values of a schema.
///
/// # Errors
/// A keyword or a use of it is not supported, or each value has too many parts. The text starts with its pointer.
pub fn values(schema: &Node<'_>) -> Result<BoxedStrategy<Value>, String> {
    let mut scope = Scope { around: Vec::new(), share: Scope::PARTS, times: 1, parts: 0 };
    of(schema, &mut scope)?.ok_or_else(|| format!("{} is recursive and has no finite value", schema.pointer()))
}

/// The limits for a value.
struct Scope {
    /// The enclosing schemas.
    around: Vec<String>,
    /// How many parts the value may have, unless its schema requires more.
    share: usize,
    /// How often it may be in the whole value.
    times: usize,
    /// How many parts the whole value has so far, at most.
    parts: usize,
}

impl Scope {
    /// The parts of a value, unless its schema requires more.
    const PARTS: usize = 3_000;
    /// The parts that a schema may require.
    const MOST: usize = 100_000;

    /// Makes what is inside of a value: `count` parts, each of them up to `times` times.
    fn inside<T>(&mut self, count: usize, times: usize, make: impl FnOnce(&mut Self) -> T) -> T {
        let before = (self.share, self.times);
        self.share /= count.max(1).saturating_mul(times.max(1));
        self.times = self.times.saturating_mul(times);
        let made = make(self);
        (self.share, self.times) = before;
        made
    }
}

/// `None` where every value is nested deeper than [`DEPTH`].
fn of(schema: &Node<'_>, scope: &mut Scope) -> Result<Option<BoxedStrategy<Value>>, String> {
    let schema = schema.resolved().ok_or_else(|| format!("{} does not resolve", schema.pointer()))?;
    if scope.around.iter().filter(|pointer| *pointer == schema.pointer()).count() > DEPTH {
        return Ok(None);
    }
    scope.parts = scope.parts.saturating_add(scope.times.max(1));
    if scope.parts > Scope::MOST {
        return Err(format!("{} is in values of more than {} parts", schema.pointer(), Scope::MOST));
    }
    scope.around.push(schema.pointer().to_owned());
    let value = whole(&schema, scope);
    scope.around.pop();
    let nullable = schema.flag("nullable");
    Ok(match value? {
        Some(value) if nullable => Some(prop_oneof![1 => Just(Value::Null), 4 => value].boxed()),
        None if nullable => Some(Just(Value::Null).boxed()),
        value => value,
    })
}

/// The values of a schema and its branches, without `null`.
fn whole(schema: &Node<'_>, scope: &mut Scope) -> Result<Option<BoxedStrategy<Value>>, String> {
    let mut parts = Vec::new();
    for (key, branches) in schema.entries().into_iter().filter(|(key, _)| ["allOf", "anyOf", "oneOf"].contains(key)) {
        let branches = branches.items();
        let mut values = Vec::new();
        for branch in &branches {
            values.extend(scope.inside(branches.len(), 1, |scope| of(branch, scope))?);
            if key != "allOf" && scope.share == 0 && !values.is_empty() {
                break;
            }
        }
        match key {
            "allOf" if values.len() == branches.len() => parts.push(values.prop_map(merged).boxed()),
            "anyOf" | "oneOf" if !values.is_empty() => parts.push(Union::new(values).boxed()),
            _ => return Ok(None),
        }
    }
    supported(schema)?;
    if schema.get("enum").or_else(|| schema.get("type")).is_some() {
        let Some(values) = typed(schema, scope)? else { return Ok(None) };
        parts.push(values);
    }
    Ok(Some(match parts.len() {
        0 => json(),
        1 => parts.remove(0),
        _ => parts.prop_map(merged).boxed(),
    }))
}

/// Fails if a keyword is not supported.
fn supported(schema: &Node<'_>) -> Result<(), String> {
    let kind = schema.text("type").unwrap_or_default();
    for (name, node) in schema.entries().into_iter().filter(|(name, _)| !name.starts_with("x-")) {
        let supported = keyword::find(name)
            .is_some_and(|keyword| keyword.constraint().is_none_or(|constraint| constraint.applies_to(kind)));
        if !supported {
            return Err(format!("{} is not supported for the type `{kind}`", node.pointer()));
        }
    }
    Ok(())
}

/// The values that the `type` of the schema and its keywords allow.
fn typed(schema: &Node<'_>, scope: &mut Scope) -> Result<Option<BoxedStrategy<Value>>, String> {
    if let Some(values) = schema.get("enum").or_else(|| schema.get(VALUES)) {
        let values = values.value().as_array().cloned().unwrap_or_default();
        return Ok(Some(select(values).boxed()));
    }
    match schema.text("type").unwrap_or_default() {
        "boolean" => Ok(Some(any::<bool>().prop_map(Value::from).boxed())),
        "string" => string(schema).map(Some),
        "integer" => integer(schema).map(Some),
        "number" => Ok(Some(number(schema))),
        "array" => array(schema, scope),
        "object" => object(schema, scope),
        kind => Err(format!("{}/type is {kind}, which is not supported", schema.pointer())),
    }
}

fn string(schema: &Node<'_>) -> Result<BoxedStrategy<Value>, String> {
    if let Some(format) = schema.text("format") {
        if format == "binary" {
            return Ok(vec(any::<u8>(), 0..200).prop_map(|bytes| STANDARD.encode(bytes).into()).boxed());
        }
        if let Some(strings) = format::strings(format) {
            return matching(strings.random.unwrap_or(strings.pattern))
                .map(|strings| strings.prop_map(Value::from).boxed());
        }
    }
    let (least, most) = (count(schema, "minLength").unwrap_or(0), count(schema, "maxLength"));
    let fits = move |text: &String| {
        let length = text.chars().count();
        least <= length && most.is_none_or(|most| length <= most)
    };
    let Some(pattern) = schema.get("pattern") else {
        let most = most.unwrap_or(least + 40);
        return Ok(vec(any::<char>(), least..=most).prop_map(|text| Value::from(String::from_iter(text))).boxed());
    };
    let text = pattern.value().as_str().unwrap_or_default();
    let generated = matching(text).map_err(|error| format!("{} is not supported: {error}", pattern.pointer()))?;
    Ok(generated.prop_filter("the length", fits).prop_map(Value::from).boxed())
}

/// Strings that a pattern matches as a whole.
fn matching(pattern: &str) -> Result<impl Strategy<Value = String> + use<>, String> {
    let pattern = &to_rust(pattern)?;
    let unanchored = pattern.strip_prefix('^').unwrap_or(pattern);
    let unanchored = unanchored.strip_suffix('$').unwrap_or(unanchored);
    // In ECMA-262, `\d` and `\w` are ASCII.
    let written = [format!("(?-u){unanchored}"), unanchored.to_owned()];
    let strings = written.iter().find_map(|pattern| string_regex(pattern).ok());
    strings.ok_or_else(|| format!("no strings can be made for {pattern}"))
}

fn integer(schema: &Node<'_>) -> Result<BoxedStrategy<Value>, String> {
    if let Some(step) = schema.get("multipleOf") {
        return Err(format!("{} is not supported for integers", step.pointer()));
    }
    let (floor, ceiling) = match schema.text("format") {
        Some("int32") => (i32::MIN.into(), i32::MAX.into()),
        Some("uint64") => (0, i64::MAX),
        _ => (i64::MIN, i64::MAX),
    };
    let bound = |key: &str| schema.get(key).and_then(|bound| bound.value().as_i64());
    let least =
        bound("minimum").map_or(floor, |least| least.saturating_add(i64::from(schema.flag("exclusiveMinimum"))));
    let most = bound("maximum").map_or(ceiling, |most| most.saturating_sub(i64::from(schema.flag("exclusiveMaximum"))));
    Ok(prop_oneof![Just(least), Just(most), least..=most].prop_map(Value::from).boxed())
}

fn number(schema: &Node<'_>) -> BoxedStrategy<Value> {
    let bound = |key: &str| schema.get(key).and_then(|bound| bound.value().as_f64());
    let (least, most) = (bound("minimum"), bound("maximum"));
    let (above, below) = (schema.flag("exclusiveMinimum"), schema.flag("exclusiveMaximum"));
    let fits = move |number: &f64| {
        least.is_none_or(|least| *number > least || !above && *number == least)
            && most.is_none_or(|most| *number < most || !below && *number == most)
    };
    if let Some(step) = schema.get("multipleOf").and_then(|step| step.value().as_f64()) {
        let numbers = (-1000..1000_i32).prop_map(move |times| f64::from(times) * step);
        return numbers.prop_filter("the bounds", fits).prop_map(number_of).boxed();
    }
    let numbers = match (least, most) {
        (None, None) => proptest::num::f64::NORMAL.boxed(),
        (least, most) => (least.unwrap_or(-1e300)..=most.unwrap_or(1e300)).boxed(),
    };
    let numbers = prop_oneof![numbers.clone(), numbers.prop_map(f64::round)].prop_filter("the bounds", fits);
    numbers.prop_map(number_of).boxed()
}

/// A JSON number, without a fraction where it is whole.
fn number_of(number: f64) -> Value {
    match number as i64 {
        whole if whole as f64 == number && whole.unsigned_abs() < 1 << 53 => whole.into(),
        _ => Number::from_f64(number).map(Value::Number).unwrap_or_default(),
    }
}

fn array(schema: &Node<'_>, scope: &mut Scope) -> Result<Option<BoxedStrategy<Value>>, String> {
    let (least, most) = (count(schema, "minItems").unwrap_or(0), count(schema, "maxItems"));
    // A few items more than it needs, unless its share is large.
    let room = least.saturating_add(if scope.share == 0 { 0 } else { (scope.share / 100).max(4) });
    let most = most.unwrap_or(least.saturating_add(4)).min(room);
    let items = match schema.get("items") {
        _ if most == 0 => None,
        None => Some(json()),
        Some(items) => scope.inside(1, most, |scope| of(&items, scope))?,
    };
    Ok(match items {
        Some(items) => {
            let (items, unique) = (vec(items, least..=most.max(least)), schema.flag("uniqueItems"));
            let items = items.prop_map(move |items| if unique { distinct(items) } else { items });
            Some(items.prop_filter("the length", move |items| least <= items.len()).prop_map(Value::Array).boxed())
        }
        None => Some(Just(json!([])).boxed()).filter(|_| least == 0),
    })
}

fn distinct(items: Vec<Value>) -> Vec<Value> {
    let mut distinct = Vec::new();
    items.into_iter().for_each(|item| {
        if !distinct.contains(&item) {
            distinct.push(item)
        }
    });
    distinct
}

fn object(schema: &Node<'_>, scope: &mut Scope) -> Result<Option<BoxedStrategy<Value>>, String> {
    let required: Vec<_> =
        schema.get("required").and_then(|names| names.value().as_array()).into_iter().flatten().collect();
    let properties = schema.get("properties").map(|properties| properties.entries()).unwrap_or_default();
    let names: Vec<_> = properties.iter().map(|(name, _)| (*name).to_owned()).collect();
    let (least, most) = (count(schema, "minProperties").unwrap_or(0), count(schema, "maxProperties"));
    let mut members = Vec::new();
    for (name, schema) in properties {
        let is_required = required.iter().any(|required| *required == name);
        if !is_required && scope.share == 0 && members.len() >= least {
            continue;
        }
        match scope.inside(names.len(), 1, |scope| of(&schema, scope))? {
            Some(values) => members.push(property(name, is_required, values)),
            None if is_required => return Ok(None),
            None => {}
        }
    }
    let others = match schema.get("additionalProperties") {
        _ if scope.share == 0 && members.len() >= least => None,
        Some(others) if others.value().is_object() => scope.inside(1, OTHERS, |scope| of(&others, scope))?,
        Some(others) if others.value() == &Value::Bool(true) => Some(json()),
        _ => None,
    };
    let others = match others {
        Some(value) => btree_map(any::<String>(), value, 0..OTHERS).boxed(),
        None if members.len() < least => return Ok(None),
        None => Just(Default::default()).boxed(),
    };
    let values = (members, others)
        .prop_map(move |(members, others)| {
            let others = others.into_iter().filter(|(name, _)| !names.contains(name));
            others.chain(members.into_iter().flatten()).collect::<Map<_, _>>()
        })
        .prop_filter("the number of properties", move |members| {
            least <= members.len() && most.is_none_or(|most| members.len() <= most)
        })
        .prop_map(Value::Object);
    Ok(Some(values.boxed()))
}

/// More properties than an object has besides those that its schema lists.
const OTHERS: usize = 4;

/// A property of an object. Unless it is required, it may be absent.
pub fn property(name: &str, required: bool, values: BoxedStrategy<Value>) -> BoxedStrategy<Option<(String, Value)>> {
    let name = name.to_owned();
    let values = if required { values.prop_map(Some).boxed() } else { proptest::option::of(values).boxed() };
    values.prop_map(move |value| Some((name.clone(), value?))).boxed()
}

/// A bound of a size, at most that of the largest sample.
fn count(schema: &Node<'_>, key: &str) -> Option<usize> {
    let bound = schema.get(key)?;
    let beyond = keyword::find(key).and_then(|keyword| keyword.beyond_samples(bound.value()));
    beyond.or_else(|| bound.value().as_u64()?.try_into().ok())
}

/// Merges the objects of an `allOf`.
fn merged(parts: Vec<Value>) -> Value {
    let mut whole = Map::new();
    for part in parts {
        match part {
            Value::Object(members) => whole.extend(members),
            // Only objects can be merged.
            part => return part,
        }
    }
    Value::Object(whole)
}

/// Any JSON.
pub fn json() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        proptest::num::f64::NORMAL.prop_map(number_of),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::Array),
            btree_map(any::<String>(), inner, 0..4).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
    .boxed()
}

#[cfg(test)]
mod tests {
    use proptest::{strategy::ValueTree as _, test_runner::TestRunner};

    use super::*;
    use crate::Document;

    #[test]
    fn an_unsupported_keyword_is_reported() {
        let text = "components: {schemas: {Even: {type: integer, multipleOf: 2}, List: {type: array, items: {type: string, not: {}}}}}";
        let document = Document::parse("test.yaml", text).expect("the document is YAML");
        for (name, keyword) in [("Even", "multipleOf"), ("List", "items/not")] {
            let pointer = format!("/components/schemas/{name}");
            let reported =
                super::values(&document.at(&pointer).expect("the schema exists")).expect_err("it is not supported");
            assert!(reported.starts_with(&format!("{pointer}/{keyword} is not supported")), "{reported}");
        }
    }

    #[test]
    fn a_recursive_schema_with_finite_values_is_supported() {
        let text = "components: {schemas: {
            Tree: {oneOf: [{type: string, enum: [leaf]}, {$ref: '#/components/schemas/Branch'}]},
            Branch: {type: object, required: [tree], properties: {tree: {$ref: '#/components/schemas/Tree'}}},
            Chain: {type: object, properties: {next: {$ref: '#/components/schemas/Chain'}}},
            List: {type: array, items: {$ref: '#/components/schemas/List'}},
            Table: {type: object, additionalProperties: {$ref: '#/components/schemas/Table'}},
            EndlessChain: {type: object, required: [next], properties: {next: {$ref: '#/components/schemas/EndlessChain'}}},
            EndlessList: {type: array, minItems: 1, items: {$ref: '#/components/schemas/EndlessList'}},
            EndlessMap: {type: object, minProperties: 1, additionalProperties: {$ref: '#/components/schemas/EndlessMap'}}}}";
        let document = Document::parse("test.yaml", text).expect("the document is YAML");
        let values =
            |name| super::values(&document.at(&format!("/components/schemas/{name}")).expect("the schema exists"));
        for name in ["Tree", "Chain", "List", "Table"] {
            let (values, mut runner) =
                (values(name).expect("some of its values are finite"), TestRunner::deterministic());
            let drawn = (0..100).map(|_| depth(&values.new_tree(&mut runner).expect("a value").current()));
            assert_eq!(drawn.max(), Some(2), "{name}");
        }
        for name in ["EndlessChain", "EndlessList", "EndlessMap"] {
            let message = values(name).expect_err("none of its values is finite");
            assert_eq!(message, format!("/components/schemas/{name} is recursive and has no finite value"));
        }
    }

    /// A chain of schemas, each with three properties of the next one, as these lists say.
    fn wide(levels: usize, required: &str) -> Document {
        let names = (0..levels).map(|level| {
            let next = format!("{{$ref: '#/components/schemas/L{}'}}", level + 1);
            format!(
                "L{level}: {{type: object, required: [{required}], properties: {{a: {next}, b: {next}, c: {next}}}}}"
            )
        });
        let names = names.collect::<Vec<_>>().join(", ");
        let text = format!("components: {{schemas: {{{names}, L{levels}: {{type: string}}}}}}");
        Document::parse("test.yaml", &text).expect("the document is YAML")
    }

    #[test]
    fn optional_parts_end_when_their_share_is_used_up() {
        let document = wide(40, "");
        let values = super::values(&document.at("/components/schemas/L0").expect("the schema exists"));
        let (values, mut runner) = (values.expect("it has small values"), TestRunner::deterministic());
        let largest =
            (0..10).map(|_| crate::sample::distinct::size(&values.new_tree(&mut runner).expect("a value").current()));
        assert!(largest.max().is_some_and(|largest| (10..=2 * Scope::PARTS).contains(&largest)));
    }

    #[test]
    fn required_parts_without_end_are_reported() {
        let document = wide(40, "a, b, c");
        let reported = super::values(&document.at("/components/schemas/L0").expect("the schema exists"));
        let reported = reported.expect_err("each value is too large");
        assert!(reported.ends_with(" is in values of more than 100000 parts"), "{reported}");
        let text = "components: {schemas: {A: {type: array, minItems: 1000, items: {$ref: '#/components/schemas/B'}},
            B: {type: array, minItems: 1000, items: {type: string}}}}";
        let document = Document::parse("test.yaml", text).expect("the document is YAML");
        let reported = super::values(&document.at("/components/schemas/A").expect("the schema exists"));
        let reported = reported.expect_err("each value is too large");
        assert!(reported.starts_with("/components/schemas/B/items is in values of more than"), "{reported}");
    }

    fn depth(value: &Value) -> usize {
        let held: Vec<_> = match value {
            Value::Array(items) => items.iter().collect(),
            Value::Object(members) => members.values().collect(),
            _ => Vec::new(),
        };
        held.into_iter().map(|value| depth(value) + 1).max().unwrap_or(0)
    }
}
