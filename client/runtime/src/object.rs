//! Reads and writes structs as JSON objects: what derives of serde would repeat in each type.

use std::{collections::HashMap, fmt, marker::PhantomData};

use serde::{
    Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, DeserializeSeed, Error as _, IgnoredAny, IntoDeserializer as _, MapAccess, Visitor},
    ser::SerializeMap,
};
use serde_json::{Map, Value};

use crate::number::{Inner, Numbers};

/// A struct whose fields are the properties of an object.
pub trait Object: Sized {
    /// The names of its properties, the required ones first.
    const NAMES: &'static [&'static str];
    /// How many properties are required.
    const REQUIRED: usize;
    /// What happens to a property that has no field.
    const OTHERS: Others = Others::Ignored;

    /// Reads the properties.
    ///
    /// # Errors
    /// One is missing, or not of its type.
    fn read<'de, A: MapAccess<'de>>(properties: &mut Properties<'de, A>) -> Result<Self, A::Error>;
}

/// What happens to a property that has no field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// Nothing.
    Ignored,
    /// [`Properties::other`] reads it.
    Kept,
    /// It is an error.
    Rejected,
}

/// Reads an object. An array is none: a derive would read it by position. Of properties with the same name the last counts.
///
/// # Errors
/// The value is not an object, lacks a required property, or has one of another type.
pub fn read<'de, T: Object, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(Reader(PhantomData))
}

struct Reader<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for Reader<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let key = Key { names: T::NAMES, others: T::OTHERS, next: 0, other: String::new() };
        let seen = Seen { first: 0, further: Vec::new() };
        T::read(&mut Properties { map, key, required: T::REQUIRED, seen, error: None, lifetime: PhantomData })
    }
}

/// The properties of an object that is being read. It keeps the first error, so that generated code checks once.
pub struct Properties<'de, A: MapAccess<'de>> {
    map: A,
    key: Key,
    required: usize,
    seen: Seen,
    error: Option<A::Error>,
    lifetime: PhantomData<&'de ()>,
}

impl<'de, A: MapAccess<'de>> fmt::Debug for Properties<'de, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Properties").finish_non_exhaustive()
    }
}

impl<'de, A: MapAccess<'de>> Properties<'de, A> {
    /// The next property: its place among the names, or their number for another one that is kept. `None` at the end, and after an error.
    #[expect(clippy::should_implement_trait, reason = "its items borrow nothing, but it is no iterator of values")]
    pub fn next(&mut self) -> Option<usize> {
        while self.error.is_none() {
            let key = self.map.next_key_seed(&mut self.key).unwrap_or_else(|error| self.fail(error))?;
            if let Some(index) = key {
                self.seen.insert(index);
                return Some(index);
            }
            if let Err(error) = self.map.next_value::<IgnoredAny>() {
                self.error = Some(error);
            }
        }
        None
    }

    /// Reads the value of a property. The field of a required one is `None` until then.
    pub fn value<T: DeserializeOwned>(&mut self, field: &mut Option<T>) {
        *field = self.map.next_value().map_or_else(|error| self.fail(error), Some);
    }

    /// Reads the value of a property that may be `null`.
    pub fn optional<T: DeserializeOwned>(&mut self, field: &mut Option<T>) {
        *field = self.map.next_value().unwrap_or_else(|error| self.fail(error));
    }

    /// Reads the value of a property that has no field.
    pub fn other<T: OtherProperties>(&mut self, others: &mut T) {
        let name = std::mem::take(&mut self.key.other);
        match self.map.next_value() {
            Ok(value) => others.insert(name, value),
            Err(error) => self.error = Some(error),
        }
    }

    /// The value of a property that may be left out if it may be `null`, though that is a matter of its type.
    pub fn or_null<T: DeserializeOwned>(&mut self, field: Option<T>) -> Option<T> {
        let null = || T::deserialize(().into_deserializer()).map_err(|_: serde::de::value::Error| ()).ok();
        field.or_else(null)
    }

    /// Ends reading.
    ///
    /// # Errors
    /// A value is not of its type, or a required property is missing.
    pub fn end(&mut self) -> Result<(), A::Error> {
        match self.error.take() {
            Some(error) => Err(error),
            None if (0..self.required).all(|index| self.seen.contains(index)) => Ok(()),
            None => Err(self.missing()),
        }
    }

    /// The error that the first required property that is missing is missing.
    pub fn missing(&self) -> A::Error {
        let missing = (0..self.required).find(|index| !self.seen.contains(*index));
        A::Error::missing_field(missing.and_then(|index| self.key.names.get(index)).copied().unwrap_or_default())
    }

    fn fail<T>(&mut self, error: A::Error) -> Option<T> {
        self.error = Some(error);
        None
    }
}

/// Which properties were there.
struct Seen {
    /// A bit for each of the first 64.
    first: u64,
    further: Vec<usize>,
}

impl Seen {
    fn insert(&mut self, index: usize) {
        match index {
            0..64 => self.first |= 1 << index,
            _ => self.further.push(index),
        }
    }

    fn contains(&self, index: usize) -> bool {
        match index {
            0..64 => self.first & (1 << index) != 0,
            _ => self.further.contains(&index),
        }
    }
}

/// Finds a name.
struct Key {
    names: &'static [&'static str],
    others: Others,
    /// The place after the last name: most servers write properties in one order.
    next: usize,
    /// The last name that is not among them, if it is kept.
    other: String,
}

impl<'de> DeserializeSeed<'de> for &mut Key {
    /// `None` for a name that is ignored.
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for &mut Key {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a property")
    }

    fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Option<usize>, E> {
        let (before, after) = self.names.split_at(self.next.min(self.names.len()));
        let place = |names: &[&str]| names.iter().position(|known| *known == name);
        let found = place(after).map(|index| index + before.len()).or_else(|| place(before));
        match (found, self.others) {
            (Some(index), _) => {
                self.next = index + 1;
                Ok(Some(index))
            }
            (None, Others::Ignored) => Ok(None),
            (None, Others::Kept) => {
                name.clone_into(&mut self.other);
                Ok(Some(self.names.len()))
            }
            (None, Others::Rejected) => Err(E::unknown_field(name, self.names)),
        }
    }
}

/// A map of the properties that have no field.
pub trait OtherProperties {
    /// The value of each.
    type Value: DeserializeOwned + Serialize;

    /// Adds one.
    fn insert(&mut self, name: String, value: Self::Value);

    /// Writes all.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

impl<T: DeserializeOwned + Serialize> OtherProperties for HashMap<String, T> {
    type Value = T;

    fn insert(&mut self, name: String, value: T) {
        self.insert(name, value);
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        self.iter().try_for_each(|(name, value)| map.serialize_entry(name, value))
    }
}

impl OtherProperties for Map<String, Value> {
    type Value = Value;

    fn insert(&mut self, name: String, value: Value) {
        self.insert(name, value);
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        self.iter().try_for_each(|(name, value)| map.serialize_entry(name, value))
    }
}

/// Writes an object. It keeps the first error, so that generated code checks once.
#[derive(Debug)]
pub struct Writer<M: SerializeMap>(Result<M, M::Error>);

/// Starts an object.
pub fn writer<S: Serializer>(serializer: S) -> Writer<S::SerializeMap> {
    Writer(serializer.serialize_map(None))
}

impl<M: SerializeMap> Writer<M> {
    /// Writes a property.
    pub fn value<T: Serialize>(&mut self, name: &'static str, value: &T) {
        self.write(|map| map.serialize_entry(name, value));
    }

    /// Writes a property, if there is a value.
    pub fn optional<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.value(name, value);
        }
    }

    /// Writes a number, or an array or a map of numbers.
    pub fn numbers<T: Numbers>(&mut self, name: &'static str, value: &T) {
        self.value(name, &Inner(value));
    }

    /// Writes numbers, if there is a value.
    pub fn optional_numbers<T: Numbers>(&mut self, name: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.numbers(name, value);
        }
    }

    /// Writes the properties that have no field.
    pub fn others<T: OtherProperties>(&mut self, others: &T) {
        self.write(|map| others.write(map));
    }

    /// Writes the properties that have no field, which are numbers or arrays or maps of them.
    pub fn other_numbers<T: Numbers>(&mut self, others: &HashMap<String, T>) {
        self.write(|map| others.iter().try_for_each(|(name, value)| map.serialize_entry(name, &Inner(value))));
    }

    /// Ends the object.
    ///
    /// # Errors
    /// The first error of the serializer.
    pub fn end(self) -> Result<M::Ok, M::Error> {
        self.0?.end()
    }

    fn write(&mut self, write: impl FnOnce(&mut M) -> Result<(), M::Error>) {
        if let Ok(map) = &mut self.0
            && let Err(error) = write(map)
        {
            self.0 = Err(error);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use serde_json::{Error, Map, Value, from_str, json, to_value};

    use super::{MapAccess, Object, Others, Properties, read, writer};

    #[derive(Debug)]
    struct Moon {
        name: String,
        size: Option<f64>,
        others: Map<String, Value>,
    }

    impl Object for Moon {
        const NAMES: &'static [&'static str] = &["name", "size"];
        const REQUIRED: usize = 1;
        const OTHERS: Others = Others::Kept;

        fn read<'de, A: MapAccess<'de>>(properties: &mut Properties<'de, A>) -> Result<Self, A::Error> {
            let (mut name, mut size, mut others) = (None, None, Map::new());
            while let Some(index) = properties.next() {
                match index {
                    0 => properties.value(&mut name),
                    1 => properties.optional(&mut size),
                    _ => properties.other(&mut others),
                }
            }
            properties.end()?;
            let (Some(name),) = (name,) else { return Err(properties.missing()) };
            Ok(Self { name, size, others })
        }
    }

    impl<'de> Deserialize<'de> for Moon {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            read(deserializer)
        }
    }

    impl Serialize for Moon {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut object = writer(serializer);
            object.value("name", &self.name);
            object.optional_numbers("size", &self.size);
            object.others(&self.others);
            object.end()
        }
    }

    #[test]
    fn an_object_is_read_and_written() {
        let moon: Moon = from_str(r#"{"far": [1], "size": 2, "name": "Io"}"#).expect("it is a moon");
        assert_eq!((moon.name.as_str(), moon.size), ("Io", Some(2.0)));
        assert_eq!(to_value(&moon).ok(), Some(json!({"name": "Io", "size": 2, "far": [1]})));
        let moon: Moon = from_str(r#"{"name": "Io", "size": null}"#).expect("it is a moon");
        assert_eq!(to_value(&moon).ok(), Some(json!({"name": "Io"})));
    }

    #[test]
    fn the_last_of_the_same_name_counts() {
        let moon: Moon = from_str(r#"{"name": "Io", "size": 1, "name": "Europa"}"#).expect("it is a moon");
        assert_eq!(moon.name, "Europa");
    }

    #[test]
    fn what_is_no_such_object_is_an_error() {
        for (text, expected) in [
            (r#"{"size": 1}"#, "missing field `name`"),
            (r#"{"name": null}"#, "invalid type: null, expected a string"),
            (r#"{"name": "Io", "size": "1"}"#, "invalid type: string"),
            (r#"["Io", 1]"#, "invalid type: sequence, expected an object"),
        ] {
            let error: Result<Moon, Error> = from_str(text);
            let error = error.expect_err(text).to_string();
            assert!(error.starts_with(expected), "{text}: {error}");
        }
    }
}
