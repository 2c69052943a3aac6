//! Environment variables for the credentials of a document that names none: clients read them with `from_env`.

use std::collections::HashSet;

use openapi_document::{SecurityScheme, Usable, field_name, pointer};
use serde_json::{Map, Value, json};

use crate::exit::Error;

/// Names a variable for each part of a credential without one, after its security scheme: `PETSTORE_AUTH_TOKEN`.
pub(super) fn add(usable: &mut Usable) -> Result<(), Error> {
    let actions = actions(usable);
    if actions.is_empty() {
        return Ok(());
    }
    let overlay = json!({"overlay": "1.0.0", "actions": actions}).to_string();
    let written = usable.written.clone().with_overlay("the variables of credentials", &overlay);
    usable.written = written.map_err(|findings| {
        let findings: Vec<_> = findings.iter().map(ToString::to_string).collect();
        Error::unusable(format!("the credentials cannot have variables\n{}", findings.join("\n")))
    })?;
    usable.document = usable.written.canonical();
    Ok(())
}

/// The actions of an overlay.
fn actions(usable: &Usable) -> Vec<Value> {
    let document = &usable.document;
    let schemes = SecurityScheme::all(document);
    let parts = schemes.iter().flat_map(SecurityScheme::parts);
    let mut taken: HashSet<_> = parts.filter_map(|part| part.variable.map(str::to_owned)).collect();
    let mut actions = Vec::new();
    for scheme in &schemes {
        let mut credential = Map::new();
        for part in scheme.parts().iter().filter(|part| part.variable.is_none()) {
            let variable = variable(scheme.name(), part.field, &mut taken);
            credential.insert(part.field.to_owned(), json!({"variable": variable}));
        }
        if !credential.is_empty() {
            // The one that it refers to, if it is a reference. JSON quotes a name as JSONPath does.
            let name = pointer::last(&document.written_pointer(scheme.node().pointer()));
            let target = format!("$.components.securitySchemes[{}]", json!(name));
            actions.push(json!({"target": target, "update": {"x-credential": credential}}));
        }
    }
    actions
}

/// The variable of a part, which no other part has.
fn variable(scheme: &str, field: &str, taken: &mut HashSet<String>) -> String {
    let (scheme, field) = (field_name(scheme).to_ascii_uppercase(), field.to_ascii_uppercase());
    let scheme = scheme.trim_matches('_');
    let long = format!("{scheme}_{field}");
    let name = if scheme == field || scheme.ends_with(&format!("_{field}")) { scheme.to_owned() } else { long.clone() };
    let more = (2..).map(|number| format!("{long}_{number}"));
    let name = [name, long.clone()].into_iter().chain(more).find(|name| taken.insert(name.clone()));
    name.unwrap_or(long)
}

#[cfg(test)]
mod tests {
    use openapi_document::{Document, check};

    use super::*;

    /// The variables of security schemes. An operation needs each of those in `used`.
    fn variables(used: &[&str], schemes: &str) -> Vec<String> {
        let security: Vec<_> = used.iter().map(|name| json!({*name: []})).collect();
        let text = format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\nsecurity: {}\n\
             paths:\n  /a: {{get: {{responses: {{'200': {{description: d}}}}}}}}\ncomponents: {{securitySchemes: {{{schemes}}}}}\n",
            json!(security)
        );
        let mut usable = Usable::of(Document::read_as_written("api.yaml", |_| Ok(text.clone())).unwrap()).unwrap();
        add(&mut usable).unwrap();
        assert_eq!(check(&usable.document), []);
        let schemes = SecurityScheme::all(&usable.document);
        let parts = schemes.iter().flat_map(SecurityScheme::parts);
        parts.map(|part| part.variable.unwrap_or("none").to_owned()).collect()
    }

    #[test]
    fn a_variable_has_the_name_of_its_security_scheme() {
        let bearer = "{type: http, scheme: bearer}";
        let of = |name: &str, scheme: &str| variables(&[name], &format!("{}: {scheme}", json!(name)));
        assert_eq!(of("aToken", bearer), ["A_TOKEN"]);
        assert_eq!(of("petstore_auth", "{type: oauth2, flows: {}}"), ["PETSTORE_AUTH_TOKEN"]);
        assert_eq!(of("my 'key", "{type: apiKey, in: header, name: K}"), ["MY_KEY"]);
        assert_eq!(of("basic", "{type: http, scheme: basic}"), ["BASIC_USERNAME", "BASIC_PASSWORD"]);
        let both = variables(&["a", "aToken"], &format!("a: {bearer}, aToken: {bearer}"));
        assert_eq!(both, ["A_TOKEN", "A_TOKEN_TOKEN"]);
    }

    #[test]
    fn a_variable_of_the_document_stays() {
        let own = "a: {type: http, scheme: bearer, x-credential: {token: {name: secret, variable: A_TOKEN}}}";
        let both = variables(&["a", "aToken"], &format!("{own}, aToken: {{type: http, scheme: bearer}}"));
        assert_eq!(both, ["A_TOKEN", "A_TOKEN_TOKEN"]);
    }
}
