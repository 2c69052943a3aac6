//! Differences between a JSON value and a documented one.

use serde_json::Value;

/// The differences between a value and the documented one. A property that is documented as `null` may be absent, and 1 may be 1.0: the
/// schema says whether it may.
#[must_use]
pub fn differences(found: &Value, documented: &Value, at: &str) -> Vec<String> {
    match (found, documented) {
        (Value::Object(found), Value::Object(documented)) => {
            let mut all = Vec::new();
            for (name, value) in documented {
                match found.get(name) {
                    Some(found) => all.extend(differences(found, value, &format!("{at}/{name}"))),
                    None if value.is_null() => {}
                    None => all.push(format!("{at}/{name} is missing")),
                }
            }
            let added = found.keys().filter(|name| !documented.contains_key(*name));
            all.extend(added.map(|name| format!("{at}/{name} is added")));
            all
        }
        (Value::Array(found), Value::Array(documented)) if found.len() == documented.len() => {
            let pairs = found.iter().zip(documented).enumerate();
            pairs
                .flat_map(|(index, (found, documented))| differences(found, documented, &format!("{at}/{index}")))
                .collect()
        }
        _ if found == documented || is_same_number(found, documented) => Vec::new(),
        _ => vec![format!("{at} is {found}, documented as {documented}")],
    }
}

/// Whether two numbers are equal, though only one is written with a fraction, as `1` and `1.0`.
fn is_same_number(found: &Value, documented: &Value) -> bool {
    // Larger ones may be rounded.
    let is_exact = |number: &f64| number.abs() <= 9_007_199_254_740_992.0;
    (found.is_f64() || documented.is_f64())
        && found.as_f64().filter(is_exact).is_some_and(|found| Some(found) == documented.as_f64())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::differences;

    #[test]
    fn only_a_property_that_is_documented_as_null_may_be_absent() {
        assert!(differences(&json!({"a": 1}), &json!({"a": 1, "b": null}), "").is_empty());
        assert_eq!(
            differences(&json!({"c": [1]}), &json!({"a": 1, "c": [2]}), ""),
            ["/a is missing".to_owned(), "/c/0 is 1, documented as 2".to_owned()]
        );
        assert_eq!(differences(&json!({"a": 1, "b": 2}), &json!({"a": 1}), ""), ["/b is added"]);
    }

    #[test]
    fn a_number_may_be_written_with_a_fraction_of_zero() {
        assert!(differences(&json!([1, 2.0, 0.5]), &json!([1.0, 2, 0.5]), "").is_empty());
        assert_eq!(differences(&json!(1.5), &json!(1), ""), [" is 1.5, documented as 1"]);
        assert_eq!(differences(&json!(9_007_199_254_740_993_u64), &json!(9_007_199_254_740_992_u64), "").len(), 1);
        assert_eq!(differences(&json!(9_007_199_254_740_994.0), &json!(9_007_199_254_740_995_u64), "").len(), 1);
    }
}
