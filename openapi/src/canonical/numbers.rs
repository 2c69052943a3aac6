//! Formats of numbers: those of a Rust type, and bounds for the rest.

use serde_json::{Number, Value, json};

use super::{Object, each_object};
use crate::{bundle::Bundle, format::INTEGERS, structure::Kind};

/// An integer format that no Rust type of the client has becomes bounds. A bound that is beyond the Rust type is left out. An integer that is
/// not negative and may exceed 63 bits is a `uint64`. Any other number is a `double`.
pub(super) fn narrow(bundle: &mut Bundle) {
    each_object(&mut bundle.json, &mut |schema, kind, _| {
        if kind != Kind::Schema {
            return;
        }
        for key in ["minimum", "maximum", "multipleOf"] {
            write_whole(schema, key);
        }
        match schema.get("type").and_then(Value::as_str) {
            Some("integer") => integer(schema),
            Some("number") if schema.get("format") == Some(&json!("float")) => {
                schema.insert("format".to_owned(), "double".into());
            }
            _ => {}
        }
    });
}

/// Writes a whole number without a fraction: `0.0` as `0`.
fn write_whole(schema: &mut Object, key: &str) {
    let number = schema.get(key).and_then(Value::as_number).filter(|number| number.is_f64());
    let whole = number.and_then(Number::as_f64).filter(|number| number.fract() == 0.0 && number.abs() < MAX_EXACT);
    #[expect(clippy::cast_possible_truncation, reason = "it is whole and in range")]
    if let Some(whole) = whole {
        schema.insert(key.to_owned(), (whole as i64).into());
    }
}

/// Each whole number below is a fraction exactly.
const MAX_EXACT: f64 = 9_007_199_254_740_992.0;

fn integer(schema: &mut Object) {
    let format = schema.get("format").and_then(Value::as_str);
    let known = INTEGERS.iter().find(|known| Some(known.name) == format);
    if let Some(known) = known {
        schema.insert("format".to_owned(), known.of.into());
        let bound = |bound: i128| i64::try_from(bound).map(Number::from).ok();
        if known.name != known.of {
            tighten(schema, "minimum", "exclusiveMinimum", bound(known.range.0));
            tighten(schema, "maximum", "exclusiveMaximum", bound(known.range.1));
        }
    } else if at(schema, "minimum").is_some_and(|least| least >= 0) && at(schema, "maximum") > Some(i64::MAX.into()) {
        schema.insert("format".to_owned(), "uint64".into());
    }
    let (least, most) = match schema.get("format").and_then(Value::as_str) {
        Some("uint64") => (0, u64::MAX.into()),
        _ => (i64::MIN.into(), i64::MAX.into()),
    };
    let exclusive = |schema: &Object, key: &str| schema.get(key) == Some(&Value::Bool(true));
    if !exclusive(schema, "exclusiveMinimum") && at(schema, "minimum").is_some_and(|bound| bound <= least) {
        schema.remove("minimum");
    }
    if !exclusive(schema, "exclusiveMaximum") && at(schema, "maximum").is_some_and(|bound| bound >= most) {
        schema.remove("maximum");
    }
}

/// A bound, if it is whole. One beyond 64 bits is read as a fraction.
fn at(schema: &Object, key: &str) -> Option<i128> {
    let number = schema.get(key)?.as_number()?;
    number.as_i128().or_else(|| {
        #[expect(clippy::cast_possible_truncation, reason = "it is compared with the ends of 64 bits only")]
        number.as_f64().filter(|number| number.fract() == 0.0).map(|number| number as i128)
    })
}

/// Sets a bound, unless there is a tighter one.
fn tighten(schema: &mut Object, key: &str, exclusive: &str, bound: Option<Number>) {
    let Some(bound) = bound else { return };
    let is_tighter = match (schema.get(key).and_then(Value::as_f64), bound.as_f64()) {
        (Some(own), Some(bound)) => {
            if key == "minimum" {
                own >= bound
            } else {
                own <= bound
            }
        }
        _ => false,
    };
    if !is_tighter {
        schema.insert(key.to_owned(), bound.into());
        schema.remove(exclusive);
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tests::*, *};

    #[test]
    fn a_whole_bound_has_no_fraction() {
        for kind in ["integer", "number"] {
            assert_schema(
                narrow,
                json!({"type": kind, "minimum": -1.0, "maximum": 10.0}),
                json!({"type": kind, "minimum": -1, "maximum": 10}),
            );
        }
        let fraction = json!({"type": "number", "minimum": 0.5});
        assert_schema(narrow, fraction.clone(), fraction);
    }

    #[test]
    fn a_format_without_a_type_is_bounds() {
        for (written, canonical) in [
            (json!({"format": "uint8"}), json!({"format": "int32", "minimum": 0, "maximum": 255})),
            (
                json!({"format": "uint32", "minimum": 1}),
                json!({"format": "int64", "minimum": 1, "maximum": 4_294_967_295_u32}),
            ),
            (json!({"format": "int16", "maximum": 9}), json!({"format": "int32", "minimum": -32768, "maximum": 9})),
            (json!({"format": "int64", "maximum": 9}), json!({"format": "int64", "maximum": 9})),
            (json!({"format": "uint64", "minimum": 0}), json!({"format": "uint64"})),
            (json!({"format": "uint"}), json!({"format": "uint64"})),
            (json!({"format": "unix-time"}), json!({"format": "unix-time"})),
        ] {
            assert_narrowed(written, canonical);
        }
    }

    #[test]
    fn a_bound_beyond_the_type_is_left_out() {
        for (written, canonical) in [
            (json!({"minimum": 0, "maximum": u64::MAX}), json!({"format": "uint64"})),
            (json!({"maximum": u64::MAX}), json!({})),
            (json!({"minimum": -1e30, "maximum": 5}), json!({"maximum": 5})),
        ] {
            assert_narrowed(written, canonical);
        }
    }

    #[track_caller]
    fn assert_narrowed(mut written: Value, mut canonical: Value) {
        for schema in [&mut written, &mut canonical] {
            schema["type"] = "integer".into();
        }
        assert_schema(narrow, written, canonical);
    }

    #[test]
    fn a_float_is_a_double() {
        assert_schema(
            narrow,
            json!({"type": "number", "format": "float"}),
            json!({"type": "number", "format": "double"}),
        );
    }
}
