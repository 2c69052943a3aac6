//! The configuration of a mock server: the kinds, fields and properties that `x-mock` and `x-mock-records` name exist.

use std::collections::HashSet;

use serde_json::Value;

use super::Report;
use crate::{
    Example, Node, Operation, Pages, SecurityScheme,
    extension::{self, RecordJwt, RecordKind, RecordPart, Step, Verb},
    pointer, schema,
};

pub(super) fn check(report: &mut Report<'_>) {
    let kinds = RecordKind::all(report.document);
    for kind in &kinds {
        record(report, &kinds, kind);
    }
    let operations = Operation::all(report.document);
    let steps: Vec<_> = operations.iter().map(Step::all).collect();
    let consumed = steps.iter().flatten().filter(|step| step.verb == Verb::Consumes);
    let consumed: HashSet<_> = consumed.map(|step| step.object).collect();
    scenarios(report, &operations, &steps.iter().flatten().collect::<Vec<_>>());
    for (operation, steps) in operations.iter().zip(&steps) {
        let names = Names::of(operation);
        for step in steps {
            object(report, operation, &kinds, &consumed, step);
            events(report, operation, step);
            fields(report, operation, &names, step);
            if let Some(kind) = kinds.iter().find(|kind| kind.name == step.kind()) {
                properties(report, operation, kind, step);
            }
        }
    }
}

/// The operations that scenarios call, and their secrets, exist.
fn scenarios(report: &mut Report<'_>, operations: &[Operation<'_>], steps: &[&Step<'_>]) {
    for (_, scenario) in extension::scenarios(report.document) {
        let secret = scenario
            .get("secret")
            .filter(|secret| !steps.iter().any(|step| step.verb == Verb::Issues && secret.value() == step.object));
        if let Some(secret) = secret {
            let message = format!("no operation issues the secret {}", secret.value());
            report.add("scenario", secret.pointer(), None, message, "correct the name, or add a step `issues`");
        }
        let steps = scenario.get("steps").map(|steps| steps.items()).unwrap_or_default();
        for call in steps.iter().filter_map(|step| step.get("call")) {
            if !operations.iter().any(|operation| call.value() == operation.id()) {
                let message = format!("{} is no operation", call.value());
                report.add("scenario", call.pointer(), None, message, "write the `operationId` of an operation");
            }
        }
    }
}

/// What a kind of record names is there.
fn record(report: &mut Report<'_>, kinds: &[RecordKind<'_>], kind: &RecordKind<'_>) {
    let at = pointer::join("/x-mock-records", kind.name);
    let mut find = |key: &str, message: String, remedy: &str| {
        report.add("mock-record", &format!("{at}/{key}"), None, message, remedy);
    };
    let names = [("id", Some(kind.id)), ("expires", kind.expires)];
    for (key, name) in names.into_iter().filter_map(|(key, name)| Some((key, name?))) {
        if !kind.has(name) {
            find(key, format!("`new` has no property `{name}`"), "add it to `new`, or correct the name");
        }
    }
    if let Some(of) = kind.of {
        match kinds.iter().find(|owner| owner.name == of) {
            None => {
                find("of", format!("`{of}` is no kind of record"), "add it to `x-mock-records`, or correct the name")
            }
            Some(owner) if !kind.has(owner.id) => {
                let message = format!("`new` has no property `{}` with the id of the owner", owner.id);
                find("new", message, "add it to `new`");
            }
            Some(_) => {}
        }
    }
    for secret in kind.secrets.iter().filter(|secret| !kind.has(secret) && kind.part(secret).is_none()) {
        find("secrets", format!("`{secret}` is neither a property of `new` nor a part"), "correct the name");
    }
    for RecordPart { field, property, id, new } in &kind.parts {
        if !kind.has(property) {
            find(&format!("parts/{field}/in"), format!("`new` has no property `{property}`"), "add it to `new`");
        }
        if new.raw_get(id).is_none() {
            find(&format!("parts/{field}/id"), format!("the part has no property `{id}`"), "add it to its `new`");
        }
    }
    let mut of_owner = Vec::new();
    let owner = kind.of.and_then(|of| kinds.iter().find(|owner| owner.name == of));
    texts(kind.new.value(), &mut |text| {
        let Some((name, property)) = text.strip_prefix('$').and_then(|text| text.split_once('.')) else { return };
        let is_known = |owner: &RecordKind<'_>| owner.name == name && owner.has(property);
        if kind.of.is_none() || owner.is_some_and(|owner| !is_known(owner)) {
            of_owner.push(text.to_owned());
        }
    });
    for text in of_owner {
        find("new", format!("`{text}` is no property of the owner"), "write `$KIND.PROPERTY`, with the kind in `of`");
    }
    for (property, _) in kind.with.iter().filter(|(property, _)| !kind.has(property)) {
        find(&format!("with/{property}"), format!("`new` has no property `{property}`"), "add it to `new`");
    }
    if let Some(token) = &kind.jwt {
        jwt(report, kind, token, &at);
    }
}

/// What a JWT names is there: its secret, the properties of the record, and the parts of credentials.
fn jwt(report: &mut Report<'_>, kind: &RecordKind<'_>, token: &RecordJwt<'_>, at: &str) {
    let mut names = Vec::new();
    texts(token.claims.value(), &mut |text| names.extend(RecordJwt::names(text).map(str::to_owned)));
    let schemes = SecurityScheme::all(report.document);
    let parts: Vec<_> = schemes.iter().flat_map(SecurityScheme::parts).map(|part| part.name).collect();
    let mut find = |key: &str, message: String, remedy: &str| {
        report.add("mock-record", &format!("{at}/jwt/{key}"), None, message, remedy);
    };
    if !kind.secrets.contains(&token.secret) {
        find("secret", format!("`{}` is no secret of the kind", token.secret), "add it to `secrets`");
    }
    if let Some(adds) = token.adds.filter(|adds| !kind.has(adds)) {
        find("adds", format!("`new` has no property `{adds}`"), "add it to `new`, or correct the name");
    }
    for (name, _) in token.otherwise.iter().filter(|(name, _)| !parts.contains(name)) {
        find("otherwise", format!("no credential has the part `{name}`"), "write a name of `x-credential`");
    }
    for name in names.iter().filter(|name| !kind.has(name) && !parts.contains(&name.as_str())) {
        let message = format!("`${name}` is neither a property of `new` nor a part of a credential");
        find("claims", message, "correct the name");
    }
    if kind.has(kind.id) && !names.iter().any(|name| name == kind.id) {
        find("claims", format!("no claim is `${}`", kind.id), "add one: it says which record a token is of");
    }
}

/// Each text in a value.
fn texts(value: &Value, found: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => found(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Object(members) => members.values().for_each(|member| texts(member, found)),
        _ => {}
    }
}

/// The kind of record, or the secret, that a step names.
fn object(
    report: &mut Report<'_>,
    operation: &Operation<'_>,
    kinds: &[RecordKind<'_>],
    consumed: &HashSet<&str>,
    step: &Step<'_>,
) {
    let (object, kind) = (step.object, kinds.iter().find(|kind| kind.name == step.kind()));
    let (message, remedy) = match step.verb {
        Verb::Issues if !consumed.contains(object) => {
            (format!("no operation consumes the secret `{object}`"), "correct the name, or add a step `consumes`")
        }
        Verb::Checks if !kinds.iter().any(|kind| kind.secrets.contains(&object)) => {
            (format!("no kind of record has the secret `{object}`"), "add it to `secrets`, or correct the name")
        }
        Verb::Publishes if !kinds.iter().any(|kind| kind.jwt.as_ref().is_some_and(|jwt| jwt.secret == object)) => {
            (format!("no kind of record has the JWT `{object}`"), "write the `secret` of a `jwt` in `x-mock-records`")
        }
        Verb::Issues | Verb::Consumes | Verb::Checks | Verb::Publishes => return,
        Verb::Deletes if kind.is_none() && consumed.contains(object) => return,
        _ => match (kind, step.property()) {
            (None, _) => {
                let message = format!("`{}` is no kind of record", step.kind());
                (message, "add it to `x-mock-records`, or correct the name")
            }
            (Some(kind), Some(property)) if !kind.has(property) => {
                (format!("a record has no property `{property}`"), "correct the name, or add it to `new`")
            }
            _ => return,
        },
    };
    report.add("mock-step", step.node().pointer(), Some(operation.id()), message, remedy);
}

/// Each event of a step has a response.
fn events(report: &mut Report<'_>, operation: &Operation<'_>, step: &Step<'_>) {
    let bodies = operation.responses().into_iter().filter_map(|response| response.body());
    let examples: Vec<_> = bodies.flat_map(|body| body.examples()).collect();
    for event in step.verb.events() {
        let is_it =
            |when: &Value| when == event || when.as_array().is_some_and(|when| when.iter().any(|when| when == event));
        let responds =
            |example: &Example<'_>| example.node().get("x-mock").is_some_and(|mock| is_it(&mock.value()["when"]));
        if !examples.iter().any(responds) {
            let message = format!("no response is that of the event `{event}`");
            let remedy = format!("add `x-mock: {{when: {event}}}` to an example of a response");
            report.add("mock-event", step.node().pointer(), Some(operation.id()), message, remedy);
        }
    }
}

/// What steps can name: the fields of the request, and the properties of the success.
struct Names<'d> {
    request: Vec<&'d str>,
    success: Vec<&'d str>,
}

impl<'d> Names<'d> {
    fn of(operation: &Operation<'d>) -> Self {
        let properties = |schema: Option<Node<'d>>| {
            let properties = schema.map(|schema| schema::properties(&schema)).unwrap_or_default();
            properties.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
        };
        let mut request = properties(operation.request_body().and_then(|body| body.schema()));
        let in_url = |place| ["path", "query"].contains(&place);
        let parameters = operation.parameters().into_iter().filter(|parameter| in_url(parameter.place()));
        request.extend(parameters.map(|parameter| parameter.name()));
        let schemes = operation.security_schemes();
        request.extend(schemes.iter().flat_map(SecurityScheme::parts).map(|part| part.name));
        Self { request, success: properties(operation.success().and_then(|response| response.body()?.schema())) }
    }
}

/// The fields of the request and the properties of the success that a step names.
fn fields(report: &mut Report<'_>, operation: &Operation<'_>, names: &Names<'_>, step: &Step<'_>) {
    let fields = ["minutes", "limit", "from"].into_iter().filter_map(|key| Some((key, step.text(key)?)));
    let by = step.by().into_iter().map(|(_, field)| ("by", field));
    let with = step.with().into_iter().map(|(_, field)| ("with", field));
    for (key, field) in fields.chain(by).chain(with) {
        named(report, operation, step, key, field, &names.request, "the request has no field");
    }
    for key in ["id", "value", "as"] {
        let Some(property) = step.text(key) else { continue };
        let is_asked = step.verb == Verb::Consumes && names.request.contains(&property);
        if !is_asked {
            named(report, operation, step, key, property, &names.success, "the success has no property");
        }
    }
    for key in ["items", "total"] {
        let Some(at) = step.text(key) else { continue };
        if Pages::in_success(operation, at).is_none() {
            let place = pointer::join(step.node().pointer(), key);
            let remedy = "write the JSON pointer of a property, such as `/items`, in the JSON body of the success";
            let message = format!("`{at}` leads to no property of the success");
            report.add("mock-field", &place, Some(operation.id()), message, remedy);
        }
    }
}

fn named(
    report: &mut Report<'_>,
    operation: &Operation<'_>,
    step: &Step<'_>,
    key: &str,
    name: &str,
    known: &[&str],
    message: &str,
) {
    if !known.contains(&name) {
        let known: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
        let at = pointer::join(step.node().pointer(), key);
        let remedy = format!("name one of {}", known.join(", "));
        report.add("mock-field", &at, Some(operation.id()), format!("{message} `{name}`"), remedy);
    }
}

/// The properties of a record that a step names: its own, secrets, fields of parts, and properties of parts to find a record by.
fn properties(report: &mut Report<'_>, operation: &Operation<'_>, kind: &RecordKind<'_>, step: &Step<'_>) {
    let own = |name: &str| kind.has(name) || kind.secrets.contains(&name) || kind.part(name).is_some();
    let in_part = |name: &str| kind.parts.iter().any(|part| part.new.raw_get(name).is_some());
    // Parts that no field makes are in no `new`.
    let by = step
        .by()
        .into_iter()
        .map(|(property, _)| property)
        .filter(|name| step.property().is_none() && !own(name) && !in_part(name));
    let with = step.with().into_iter().map(|(property, _)| property).filter(|name| !own(name));
    let adds = step.text("adds").filter(|name| !kind.has(name));
    let sets = step.sets().into_iter().flat_map(|sets| sets.keys()).map(String::as_str).filter(|name| !kind.has(name));
    let unknown = by.map(|name| ("by", name)).chain(with.map(|name| ("with", name)));
    let unknown = unknown.chain(adds.map(|name| ("adds", name)));
    for (key, name) in unknown.chain(sets.map(|name| ("sets", name))) {
        let at = pointer::join(step.node().pointer(), key);
        let remedy = "correct the name, or add the property to `new` or `parts` of the kind";
        let message = format!("a `{}` has no property `{name}`", kind.name);
        report.add("mock-field", &at, Some(operation.id()), message, remedy);
    }
    if let Some(list) = step.text("adds").filter(|list| kind.has(list) && step.added(operation).is_empty()) {
        let at = pointer::join(step.node().pointer(), "adds");
        let message = format!("no example of the success has items in `{list}` of a `{}`", kind.name);
        report.add("mock-field", &at, Some(operation.id()), message, "add one to an example, or leave `adds` out");
    }
}
