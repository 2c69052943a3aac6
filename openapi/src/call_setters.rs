//! The names of a call's setters: one for each parameter, and one for each property of an object in its body.

use crate::{
    Body, Operation, field_name, property_name,
    schema::{properties, required},
};

/// What a call does besides setting values.
const METHODS: [&str; 5] = ["body", "customize", "new", "pages", "send"];

/// What the name of a setter ends with where the name alone is taken.
const SUFFIX: &str = "_field";

/// A setter of a call.
#[derive(Debug, PartialEq, Eq)]
pub struct CallSetter<'d> {
    /// The parameter or the property that it sets.
    pub sets: Sets<'d>,
    /// Its name. `set_` and this name is the setter that takes an `Option`.
    pub name: String,
    /// The name that it would have if that were not taken.
    pub plain_name: String,
    /// Whether a call has to set it.
    pub required: bool,
}

/// What a setter of a call sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sets<'d> {
    /// The parameter of this name.
    Parameter(&'d str),
    /// The property of the body of this name.
    Property(&'d str),
}

/// The setters of a call, in the order of the document. A name that is taken gets the suffix `_field`: by a method of the call, by a
/// parameter for a property, and by another's setter of an `Option` for one that starts with `set_`.
#[must_use]
pub fn call_setters<'d>(operation: &Operation<'d>) -> Vec<CallSetter<'d>> {
    let body = operation.request_body();
    let schema = body.as_ref().and_then(Body::schema);
    let needed = schema.as_ref().filter(|_| body.as_ref().is_some_and(Body::required));
    let needed = needed.map(required).unwrap_or_default();
    let setter =
        |sets, plain_name: String, required| CallSetter { sets, name: plain_name.clone(), plain_name, required };
    let parameters = operation.parameters().into_iter();
    let parameters = parameters
        .map(|parameter| setter(Sets::Parameter(parameter.name()), field_name(parameter.name()), parameter.required()));
    let properties = schema
        .iter()
        .flat_map(properties)
        .map(|(property, _)| setter(Sets::Property(property), property_name(property), needed.contains(&property)));
    let mut setters: Vec<_> = parameters.chain(properties).collect();
    rename(&mut setters);
    setters
}

/// The name of a further setter, which sets the properties whose names the document leaves open.
#[must_use]
pub fn further_setter(name: &str, setters: &[CallSetter<'_>]) -> String {
    let mut name = name.to_owned();
    let clashes = |setter: &CallSetter<'_>, name: &str| {
        [name, &with_option(name)].contains(&&*setter.name) || with_option(&setter.name) == name
    };
    while setters.iter().any(|setter| clashes(setter, &name)) {
        name = with_suffix(&name);
    }
    name
}

/// The name under which a setter can be written for a parameter: that of a method of each call gets the suffix.
#[must_use]
pub fn parameter_name(wire: &str) -> String {
    let name = field_name(wire);
    if METHODS.contains(&name.as_str()) { with_suffix(&name) } else { name }
}

fn rename(setters: &mut [CallSetter<'_>]) {
    let mut taken: Vec<String> = METHODS.map(str::to_owned).into();
    let (last, first): (Vec<_>, Vec<_>) = setters.iter_mut().partition(|setter| setter.plain_name.starts_with("set_"));
    for setter in first.into_iter().chain(last) {
        while taken.contains(&setter.name) || taken.contains(&with_option(&setter.name)) {
            setter.name = with_suffix(&setter.name);
        }
        taken.extend([with_option(&setter.name), setter.name.clone()]);
    }
}

/// The name with the suffix: `type_` becomes `type_field`.
fn with_suffix(name: &str) -> String {
    format!("{}{SUFFIX}", name.trim_end_matches('_'))
}

/// The name of the setter that takes an `Option`.
fn with_option(name: &str) -> String {
    format!("set_{name}")
}

#[cfg(test)]
mod tests {
    use super::{CallSetter, Sets, call_setters, further_setter};
    use crate::{Document, Operation};

    #[test]
    fn a_name_that_is_taken_gets_a_suffix() {
        let text = r#"
openapi: 3.0.3
paths:
  /{send}:
    post:
      operationId: call
      parameters: [{name: send, in: path, required: true}, {name: X-Size, in: header}, {name: self, in: query}]
      requestBody: {required: true, content: {application/json: {schema: {required: [body], properties: {set_x: {}, x: {}, x_size: {}, body: {}, self: {}}}}}}
"#;
        let document = Document::parse("test.yaml", text).expect("it is YAML");
        let setters = call_setters(&Operation::all(&document)[0]);
        let names: Vec<_> = setters.iter().map(|setter| (setter.name.as_str(), setter.required)).collect();
        let expected = [
            ("send_field", true),
            ("x_size", false),
            ("self_", false),
            ("set_x_field", false),
            ("x", false),
            ("x_size_field", false),
            ("body_field", true),
            ("self_field", false),
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn a_further_setter_leaves_the_names_of_others() {
        let named = |name: &'static str| {
            let (name, sets) = (name.to_owned(), Sets::Property(name));
            [CallSetter { sets, plain_name: name.clone(), name, required: false }]
        };
        assert_eq!(further_setter("extra", &named("size")), "extra");
        for taken in ["extra", "set_extra"] {
            assert_eq!(further_setter("extra", &named(taken)), "extra_field", "{taken}");
        }
        assert_eq!(further_setter("set_extra", &named("extra")), "set_extra_field");
    }
}
