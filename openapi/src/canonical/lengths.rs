//! Lengths of texts that a pattern implies.

use super::{Object, each_object};
use crate::{bundle::Bundle, pattern, structure::Kind};

/// `minLength` and `maxLength` are left out where every text that matches the pattern has such a length: no text violates them alone.
pub(super) fn leave_out_implied(bundle: &mut Bundle) {
    each_object(&mut bundle.json, &mut |schema, kind, _| {
        if kind != Kind::Schema || !["minLength", "maxLength"].iter().any(|key| schema.contains_key(*key)) {
            return;
        }
        let pattern = schema.get("pattern").and_then(|pattern| pattern.as_str());
        let Some((least, most)) = pattern.and_then(pattern::lengths) else { return };
        let bound = |schema: &Object, key: &str| schema.get(key).and_then(serde_json::Value::as_u64);
        if bound(schema, "minLength").is_some_and(|bound| bound <= least) {
            schema.remove("minLength");
        }
        if bound(schema, "maxLength").zip(most).is_some_and(|(bound, most)| bound >= most) {
            schema.remove("maxLength");
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
            (json!({"pattern": "a{3}", "maxLength": 3}), json!({"pattern": "a{3}", "maxLength": 3})),
        ] {
            assert_schema(leave_out_implied, written, canonical);
        }
    }
}
