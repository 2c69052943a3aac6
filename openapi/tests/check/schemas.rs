//! Keywords of schemas.

use crate::finds;

#[test]
fn schemas_keep_to_known_keywords() {
    for (keyword, value) in [("patern", "x"), ("const", "x"), ("patternProperties", "{}")] {
        let at = format!("/components/schemas/Send/properties/to/{keyword}");
        let message = format!("`{keyword}` is not a keyword that is understood here");
        finds("schema-keyword", &at, &message, ", x-sensitive", &format!(", {keyword}: {value}, x-sensitive"));
    }
}

#[test]
fn any_of_is_an_open_enum() {
    for other in [
        "[{type: string, enum: [known]}, {type: string, minLength: 1}]",
        "[{type: string, enum: [known]}, {type: string}, {type: string}]",
        "[{type: string}, {type: string, enum: [known]}]",
        "[{type: string}]",
    ] {
        let at = "/components/schemas/Problem/properties/kind/anyOf";
        let message = "`anyOf` is used for something else than an open enum";
        finds("open-enum", at, message, "[{type: string, enum: [known]}, {type: string}]", other);
    }
}
