//! Lengths of texts that a pattern or a format implies.

use serde_json::Value;

use super::{Object, each_object};
use crate::{bundle::Bundle, format, pattern, structure::Kind};

/// `minLength` and `maxLength` are left out where every text that matches the pattern, or has the format, has such a length: no text violates them alone.
pub(super) fn leave_out_implied(bundle: &mut Bundle) {
    each_object(&mut bundle.json, &mut |schema, kind, _| {
        if kind != Kind::Schema || !["minLength", "maxLength"].iter().any(|key| schema.contains_key(*key)) {
            return;
        }
        let text = |key: &str| schema.get(key).and_then(Value::as_str);
        let of_format = text("format").and_then(format::strings).map(|strings| strings.pattern);
        let implied: Vec<_> = [text("pattern"), of_format].into_iter().flatten().filter_map(pattern::lengths).collect();
        for (least, most) in implied {
            let bound = |schema: &Object, key: &str| schema.get(key).and_then(Value::as_u64);
            if bound(schema, "minLength").is_some_and(|bound| bound <= least) {
                schema.remove("minLength");
            }
            if bound(schema, "maxLength").zip(most).is_some_and(|(bound, most)| bound >= most) {
                schema.remove("maxLength");
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::tests::*, *};

    #[test]
    fn what_the_pattern_implies_is_left_out() {
        for (written, canonical) in [
            (json!({"pattern": "^a{3}$", "minLength": 3, "maxLength": 3}), json!({"pattern": "^a{3}$"})),
            (json!({"pattern": "^a+$", "minLength": 1, "maxLength": 3}), json!({"pattern": "^a+$", "maxLength": 3})),
            (json!({"pattern": "^a+$", "minLength": 2}), json!({"pattern": "^a+$", "minLength": 2})),
            (json!({"format": "uuid", "minLength": 36, "maxLength": 36}), json!({"format": "uuid"})),
            (json!({"format": "byte", "maxLength": 36}), json!({"format": "byte", "maxLength": 36})),
            (json!({"pattern": "a{3}", "maxLength": 3}), json!({"pattern": "a{3}", "maxLength": 3})),
        ] {
            assert_schema(leave_out_implied, written, canonical);
        }
    }
}
