//! Requests that bring the answers that are no success.

use openapi_document::{Node, Operation};
use serde_json::{Map, Value};

use crate::{
    Schemas, Sent,
    mock::Sandbox,
    schema::{Change, Sort},
};

/// A request that nothing is wrong with and that sends nobody a message, to be changed.
pub(super) struct Base<'s, 'd> {
    schemas: &'s Schemas<'d>,
    sent: Sent,
    body: Map<String, Value>,
    schema: Node<'d>,
    /// The fields that the operation finds things in, by what it finds there.
    mock: Option<Node<'d>>,
}

impl<'s, 'd> Base<'s, 'd> {
    /// One made of a documented request, if it has a JSON object for a body: the message goes to somebody in the sandbox.
    pub(super) fn new(
        schemas: &'s Schemas<'d>,
        operation: &Operation<'d>,
        sandbox: &Sandbox,
        sent: &Sent,
    ) -> Option<Self> {
        let schema = operation.request_body()?.schema()?;
        let body = serde_json::from_slice(&sent.body).ok()?;
        let mut base = Self { schemas, sent: sent.clone(), body, schema, mock: operation.node().get("x-mock") };
        if operation.sends_message() {
            let field = base.field("recipient_field")?;
            let written = base.body.get(field).and_then(Value::as_str).filter(|to| sandbox.has(to));
            let fitting = || sandbox.people.iter().find(|person| base.holds(field, &person.as_str().into()));
            let to = written.or_else(|| fitting().map(String::as_str))?;
            base.body.insert(field.to_owned(), to.into());
        }
        base.sent = base.with(&Value::Object(base.body.clone()));
        Some(base)
    }

    /// The request that brings an answer, by what the document says of that answer; `rules` is what it says of them all.
    pub(super) fn provoke(&self, rule: &Value, rules: &[Value], mock: bool) -> Result<Sent, &'static str> {
        let invalid = |rule: &Value| rule["invalid_field"].as_str().map(str::to_owned);
        if let Some(sent) = invalid(rule).and_then(|field| self.broken(|change| is_at(change, &field))) {
            return Ok(sent);
        }
        let no_input = "no input of the operation brings it";
        match rule["when"].as_str() {
            Some("unknown_route") => {
                let mut sent = self.sent.clone();
                let end = sent.target.find('?').unwrap_or(sent.target.len());
                sent.target.insert_str(end, "/no_such_route");
                return Ok(sent);
            }
            Some("wrong_credential") => return Ok(self.sent.clone()),
            Some("invalid_request") => {
                // Whoever is sent a message stays in the sandbox, and a field with an answer of its own is left to that.
                let mut others: Vec<_> = rules.iter().filter_map(invalid).collect();
                others.extend(self.field("recipient_field").map(str::to_owned));
                let other = |change: &Change<'_>| !others.iter().any(|field| is_below(change, field));
                return self.broken(other).ok_or(no_input);
            }
            Some("wrong_passcode") => {
                let field = self.field("code_field").ok_or(no_input)?;
                let digit = |digit| if digit == '9' { '8' } else { '9' };
                let right = self.body.get(field).and_then(Value::as_str).ok_or(no_input)?;
                let wrong: Value = right.chars().map(digit).collect::<String>().into();
                return if self.holds(field, &wrong) { Ok(self.having(field, wrong)) } else { Err(no_input) };
            }
            Some("spent_passcode") if !mock => return Err("it takes a passcode that somebody received and used"),
            Some("sent_before") => return Err("it depends on what was sent before"),
            _ => {}
        }
        if rule.is_null() {
            return Err("the document does not say what brings it");
        }
        let given = rule["when_value"].as_array().ok_or(no_input)?;
        if !mock {
            return Err(if invalid(rule).is_some() { no_input } else { "only the mock has inputs that bring it" });
        }
        let fields = ["recipient_field", "code_field"].into_iter().filter_map(|key| self.field(key));
        let mut pairs = fields.flat_map(|field| given.iter().map(move |value| (field, value)));
        let fitting = pairs.find(|(field, value)| self.holds(field, value));
        fitting.map(|(field, value)| self.having(field, value.clone())).ok_or(no_input)
    }

    fn field(&self, key: &str) -> Option<&'d str> {
        self.mock.as_ref()?.text(key)
    }

    /// With a value that breaks the schema in one of the ways that are wanted: rather in a field than as a whole, rather by another text than
    /// by no text at all.
    fn broken(&self, wanted: impl Fn(&Change<'_>) -> bool) -> Option<Sent> {
        let (changes, _) = self.schemas.changes(&self.schema, &Value::Object(self.body.clone()));
        let mut changes: Vec<_> =
            changes.into_iter().filter(|change| change.sort == Sort::Breaks && wanted(change)).collect();
        changes.sort_by_key(|change| {
            let text = change.value.pointer(&change.at).is_some_and(Value::is_string);
            (change.at.is_empty(), !text)
        });
        changes.first().map(|change| self.with(&change.value))
    }

    /// Whether the body is as documented with this value in the field.
    fn holds(&self, field: &str, value: &Value) -> bool {
        let mut body = self.body.clone();
        body.insert(field.to_owned(), value.clone());
        self.schemas.breaches(&self.schema, &Value::Object(body)).is_ok_and(|breaches| breaches.is_empty())
    }

    fn having(&self, field: &str, value: Value) -> Sent {
        let mut body = self.body.clone();
        body.insert(field.to_owned(), value);
        self.with(&Value::Object(body))
    }

    fn with(&self, body: &Value) -> Sent {
        Sent { body: body.to_string().into_bytes(), ..self.sent.clone() }
    }
}

/// Whether a field that is there was changed.
fn is_at(change: &Change<'_>, field: &str) -> bool {
    is_below(change, field) && change.value.get(field).is_some()
}

fn is_below(change: &Change<'_>, field: &str) -> bool {
    change.at.split('/').nth(1) == Some(field)
}
