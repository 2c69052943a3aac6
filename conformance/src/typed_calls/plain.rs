//! Plain data, read as the Rust values that a caller would write.

use std::{
    any::type_name,
    cell::RefCell,
    collections::{BTreeMap, HashMap},
    fmt::{Debug, Display},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use openapi_client_runtime::{
    Bytes, FilePart,
    generated::{Constraints, Location, Validate},
};
use openapi_document::pointer;
use serde_json::{Map, Number, Value};

/// Makes a value of one branch of a `oneOf`.
type Branch<'b, 'v, T> = &'b dyn Fn(&Plain<'v>) -> Result<T, String>;

/// What `Debug` prints before the call is sent.
#[derive(Debug, Default)]
pub(crate) struct Printed {
    /// Of the call and of the builders in it, which show no value.
    pub(crate) builders: RefCell<Vec<String>>,
    /// Of the values that can be built with them, which may show what is not sensitive.
    pub(crate) values: RefCell<String>,
}

/// A value of a call, with its place. Errors name the place and what it takes, never the value.
#[derive(Clone)]
pub struct Plain<'v> {
    /// The JSON pointer: into the body, or of the parameter.
    at: String,
    value: &'v Value,
    printed: &'v Printed,
}

impl std::fmt::Debug for Plain<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Plain").field("at", &self.at).finish_non_exhaustive()
    }
}

impl<'v> Plain<'v> {
    /// A `&str`.
    ///
    /// # Errors
    /// It is not a string.
    pub fn text(&self) -> Result<&'v str, String> {
        self.value.as_str().ok_or_else(|| self.not("a string"))
    }

    /// A `bool`.
    ///
    /// # Errors
    /// It is not `true` or `false`.
    pub fn boolean(&self) -> Result<bool, String> {
        self.value.as_bool().ok_or_else(|| self.not("`true` or `false`"))
    }

    /// An integer.
    ///
    /// # Errors
    /// It is not an integer, or not one that the type holds.
    pub fn integer<T: TryFrom<i128>>(&self) -> Result<T, String> {
        let whole = self.value.as_number().and_then(Number::as_i128).and_then(|whole| T::try_from(whole).ok());
        whole.ok_or_else(|| self.not(&format!("an integer of {} bits", 8 * size_of::<T>())))
    }

    /// An `f64`.
    ///
    /// # Errors
    /// It is not a number.
    pub fn number(&self) -> Result<f64, String> {
        self.value.as_f64().ok_or_else(|| self.not("a number"))
    }

    /// Bytes.
    ///
    /// # Errors
    /// It is not base64.
    pub fn bytes(&self) -> Result<Bytes, String> {
        STANDARD.decode(self.text()?).map(Bytes::from).map_err(|_| self.not("base64"))
    }

    /// A file.
    ///
    /// # Errors
    /// It is not base64.
    pub fn file(&self) -> Result<FilePart, String> {
        self.bytes().map(FilePart::from)
    }

    /// Any value.
    #[must_use]
    pub fn json(&self) -> Value {
        self.value.clone()
    }

    /// An object without documented properties.
    ///
    /// # Errors
    /// It is not an object.
    pub fn object(&self) -> Result<Map<String, Value>, String> {
        self.value.as_object().cloned().ok_or_else(|| self.not("an object"))
    }

    /// A list.
    ///
    /// # Errors
    /// It is not an array, or an item is not of its type.
    pub fn list<T>(&self, item: impl Fn(&Self) -> Result<T, String>) -> Result<Vec<T>, String> {
        let items = self.value.as_array().ok_or_else(|| self.not("an array"))?;
        items.iter().enumerate().map(|(index, value)| item(&self.below(&index.to_string(), value))).collect()
    }

    /// A map.
    ///
    /// # Errors
    /// It is not an object, or a value is not of its type.
    pub fn map<T>(&self, value: impl Fn(&Self) -> Result<T, String>) -> Result<HashMap<String, T>, String> {
        let members = self.value.as_object().ok_or_else(|| self.not("an object"))?;
        members.iter().map(|(name, member)| Ok((name.clone(), value(&self.below(name, member))?))).collect()
    }

    /// `None` for null.
    ///
    /// # Errors
    /// It is neither null nor of the type.
    pub fn nullable<T>(&self, value: impl Fn(&Self) -> Result<T, String>) -> Result<Option<T>, String> {
        if self.value.is_null() { Ok(None) } else { value(self).map(Some) }
    }

    /// The properties of an object, each of which has a setter.
    ///
    /// # Errors
    /// It is not an object.
    pub fn properties(&self) -> Result<Properties<'v>, String> {
        let members = self.value.as_object().ok_or_else(|| self.not("an object"))?;
        Ok(Properties { at: self.at.clone(), left: members.iter().collect(), is_call: false, printed: self.printed })
    }

    /// The branch of a `oneOf`: the value of its discriminator.
    ///
    /// # Errors
    /// It is not an object with a string of this name.
    pub fn branch(&self, discriminator: &str) -> Result<&'v str, String> {
        let branch = self.value.get(discriminator).and_then(Value::as_str);
        branch.ok_or_else(|| self.not(&format!("an object with a string `{discriminator}`")))
    }

    /// The first branch of a `oneOf` without a discriminator that has a setter for each part of the value, and allows it, if one does.
    ///
    /// # Errors
    /// No branch has the setters.
    pub fn first<T: Validate>(&self, branches: &[Branch<'_, 'v, T>]) -> Result<T, String> {
        let made = || branches.iter().filter_map(|branch| branch(self).ok());
        let is_valid = |made: &T| made.validate(&Constraints::NONE, &Location::Root).is_ok();
        let chosen = made().find(is_valid).or_else(|| made().next());
        chosen.ok_or_else(|| self.not("of a branch of its `oneOf`"))
    }

    /// The error for a branch that a `oneOf` does not have.
    ///
    /// # Errors
    /// Always.
    pub fn no_branch<T>(&self, known: &str) -> Result<T, String> {
        Err(format!("{}: it is none of {known}", self.place()))
    }

    /// A value that a caller has to build before passing it to a setter, such as an item of a list.
    ///
    /// # Errors
    /// It cannot be built.
    pub fn made<T, E: Display>(&self, made: Result<T, E>) -> Result<T, String> {
        made.map_err(|error| format!("{}: it cannot be made: {error}", self.place()))
    }

    /// Records what `Debug` prints of the object that its builder builds, if that succeeds.
    pub fn print<T: Debug, E>(&self, built: Result<T, E>) {
        if let Ok(built) = built {
            self.printed.values.borrow_mut().extend(printed(&built));
        }
    }

    /// Whether it is an object with any other property than these.
    #[must_use]
    pub fn has_more_than(&self, names: &[&str]) -> bool {
        let mut properties = self.value.as_object().into_iter().flat_map(Map::keys);
        properties.any(|property| !names.contains(&property.as_str()))
    }

    fn below(&self, segment: &str, value: &'v Value) -> Self {
        Self { at: pointer::join(&self.at, segment), value, printed: self.printed }
    }

    fn place(&self) -> &str {
        if self.at.is_empty() { "the body" } else { &self.at }
    }

    fn not(&self, expected: &str) -> String {
        let found = match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(number) if number.is_f64() => "a fraction",
            Value::Number(_) => "an integer",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        };
        format!("{}: it takes {expected}, not {found}", self.place())
    }
}

/// The properties of an object, or the parameters of a call, that are not passed to a setter yet.
pub struct Properties<'v> {
    at: String,
    left: BTreeMap<&'v String, &'v Value>,
    is_call: bool,
    printed: &'v Printed,
}

impl std::fmt::Debug for Properties<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Properties").field("at", &self.at).finish_non_exhaustive()
    }
}

impl<'v> Properties<'v> {
    /// The parameters of a call.
    #[must_use]
    pub(crate) fn of_call(parameters: &'v Map<String, Value>, printed: &'v Printed) -> Self {
        Self { at: String::new(), left: parameters.iter().collect(), is_call: true, printed }
    }

    /// Takes the body of a call.
    pub fn take_body(&mut self) -> Option<Plain<'v>> {
        Some(Plain { at: String::new(), value: self.left.remove(&"body".to_owned())?, printed: self.printed })
    }

    /// Takes a property or a parameter, if it is set.
    pub fn take(&mut self, name: &str) -> Option<Plain<'v>> {
        let value = self.left.remove(&name.to_owned())?;
        Some(Plain { at: pointer::join(&self.at, name), value, printed: self.printed })
    }

    /// Takes a property that may be null. Null is left unset, as a caller would.
    pub fn take_nullable(&mut self, name: &str) -> Option<Plain<'v>> {
        self.take(name).filter(|taken| !taken.value.is_null())
    }

    /// Takes the properties that the document leaves open, if there are any.
    pub fn take_open(&mut self) -> Option<Map<String, Value>> {
        let open: Map<_, _> =
            std::mem::take(&mut self.left).into_iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        Some(open).filter(|open| !open.is_empty())
    }

    /// Takes the properties whose names the document leaves open, if there are any.
    ///
    /// # Errors
    /// A value is not of its type.
    pub fn take_rest<T>(
        &mut self,
        value: impl Fn(&Plain<'v>) -> Result<T, String>,
    ) -> Result<Option<HashMap<String, T>>, String> {
        let mut rest = HashMap::new();
        for (name, member) in std::mem::take(&mut self.left) {
            let place = Plain { at: pointer::join(&self.at, name), value: member, printed: self.printed };
            rest.insert(name.clone(), value(&place)?);
        }
        Ok(Some(rest).filter(|rest| !rest.is_empty()))
    }

    /// Checks that each one was taken, and records what `Debug` prints of the builder that they were set on.
    ///
    /// # Errors
    /// There is no setter for one.
    pub fn finish<B: Debug>(self, builder: &B) -> Result<(), String> {
        self.printed.builders.borrow_mut().extend(printed(builder));
        match self.left.first_key_value() {
            Some((name, _)) if self.is_call => Err(format!("{}: there is no such parameter", pointer::join("", name))),
            Some((name, _)) => Err(format!("{}: there is no such property", pointer::join(&self.at, name))),
            None => Ok(()),
        }
    }
}

/// What `Debug` prints of a value, without the name of its type, which may also be a value, such as that of a discriminator.
fn printed<T: Debug>(value: &T) -> [String; 2] {
    let path = type_name::<T>().split('<').next().unwrap_or_default();
    let name = path.rsplit("::").next().unwrap_or_default();
    [format!("{value:?}"), format!("{value:#?}")].map(|text| text.strip_prefix(name).unwrap_or(&text).to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn plain(value: &Value) -> Plain<'_> {
        Plain { at: "/a".to_owned(), value, printed: Box::leak(Box::default()) }
    }

    fn error<T>(result: Result<T, String>) -> String {
        result.err().expect("it is not of the type")
    }

    #[test]
    fn a_value_of_another_type_is_named_by_its_place() {
        assert_eq!(error(plain(&json!(7)).text()), "/a: it takes a string, not an integer");
        assert_eq!(error(plain(&json!("7")).integer::<i64>()), "/a: it takes an integer of 64 bits, not a string");
        assert_eq!(error(plain(&json!(7.5)).integer::<i64>()), "/a: it takes an integer of 64 bits, not a fraction");
        assert_eq!(error(plain(&json!(null)).number()), "/a: it takes a number, not null");
        let list = json!([1, 2_147_483_648_i64]);
        let list = error(plain(&list).list(|item| item.integer::<i32>()));
        assert_eq!(list, "/a/1: it takes an integer of 32 bits, not an integer");
        assert_eq!(
            error(plain(&json!({"b/c": 1})).map(Plain::boolean)),
            "/a/b~1c: it takes `true` or `false`, not an integer"
        );
    }

    #[test]
    fn what_has_no_setter_is_an_error() {
        let value = json!({"b": 1, "c": null});
        let mut properties = plain(&value).properties().expect("it is an object");
        assert!(properties.take_nullable("c").is_none(), "null is not set");
        assert_eq!(error(properties.finish(&())), "/a/b: there is no such property");
        let printed = Printed::default();
        let mut parameters = Properties::of_call(value.as_object().expect("it is an object"), &printed);
        assert_eq!(parameters.take("b").map(|value| value.integer::<i64>()), Some(Ok(1)));
        assert_eq!(error(parameters.finish(&())), "/c: there is no such parameter");
    }

    #[test]
    fn each_value_that_can_be_built_is_printed() {
        let value = json!({});
        let plain = plain(&value);
        plain.print(Ok::<_, ()>("built"));
        plain.print(Err::<&str, _>("not built"));
        assert_eq!(*plain.printed.values.borrow(), "\"built\"\"built\"");
    }

    #[test]
    fn each_builder_is_printed_without_the_name_of_its_type() {
        #[derive(Debug)]
        #[expect(dead_code, reason = "`Debug` prints it")]
        struct Camera<'c>(&'c str);

        let (value, printed) = (json!({"body": {"b": {}}}), Printed::default());
        let mut parameters = Properties::of_call(value.as_object().expect("it is an object"), &printed);
        let mut body = parameters.take_body().expect("it has a body").properties().expect("it is an object");
        let inner = body.take("b").expect("it is set").properties().expect("it is an object");
        for finished in [inner.finish(&"inner"), body.finish(&Camera("body")), parameters.finish(&"call")] {
            assert_eq!(finished, Ok(()));
        }
        assert_eq!(
            printed.builders.into_inner().join(" "),
            "\"inner\" \"inner\" (\"body\") (\n    \"body\",\n) \"call\" \"call\""
        );
    }
}
