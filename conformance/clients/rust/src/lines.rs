//! The lines between the suite and a driver.

use std::{
    collections::BTreeMap,
    io::{self, BufRead as _, Write as _},
};

use serde::Deserialize;
use serde_json::{Map, Value, json};

/// A call; what no driver here needs is left out.
#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
#[allow(dead_code, reason = "each driver reads some of it")]
pub struct Call {
    pub operation: String,
    pub method: String,
    pub path: String,
    pub path_parameters: Map<String, Value>,
    pub query: Map<String, Value>,
    pub headers: Map<String, Value>,
    pub body: Option<Value>,
    pub security: Vec<Vec<String>>,
    pub credentials: BTreeMap<String, BTreeMap<String, String>>,
    pub base_url: String,
    pub settings: Map<String, Value>,
}

#[allow(dead_code, reason = "each driver calls some of them")]
impl Call {
    /// The user name and the password of a security scheme. Without a password, it is the user name.
    pub fn basic(&self, scheme: &str) -> Option<(String, String)> {
        let parts = self.credentials.get(scheme)?;
        let user = parts.get("username")?;
        Some((user.clone(), parts.get("password").unwrap_or(user).clone()))
    }

    /// The user name and the password of the first security scheme that the call has them for.
    pub fn credential(&self) -> Option<(String, String)> {
        self.security.iter().flatten().find_map(|scheme| self.basic(scheme))
    }

    /// A parameter of the path or the query.
    pub fn text(&self, name: &str) -> String {
        text(self.path_parameters.get(name).or_else(|| self.query.get(name)).unwrap_or(&Value::Null))
    }

    /// Parameters and properties of the body in one object.
    pub fn everything(&self) -> Map<String, Value> {
        let mut all = self.path_parameters.clone();
        all.extend(self.query.clone());
        all.extend(self.body.as_ref().and_then(Value::as_object).cloned().unwrap_or_default());
        all
    }
}

/// Says hello and answers every line of the input.
pub async fn serve(hello: &Value, reply: impl AsyncFn(Call) -> Value) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{hello}")?;
    out.flush()?;
    for line in io::stdin().lock().lines() {
        writeln!(out, "{}", reply(serde_json::from_str(&line?)?).await)?;
        out.flush()?;
    }
    Ok(())
}

/// A value as a text, in a path or a header.
#[allow(dead_code, reason = "some drivers need none")]
pub fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The reply for an error, with what its value has, such as the code.
#[allow(dead_code, reason = "some drivers have no such value")]
pub fn error(printed: [String; 2], status: Option<reqwest::StatusCode>, value: &impl serde::Serialize) -> Value {
    let value = serde_json::to_value(value).unwrap_or_default();
    let mut reply = json!({"outcome": "error", "printed": printed});
    if let Some(status) = status {
        reply["status"] = status.as_u16().into();
    }
    for (field, name) in
        [("code", "error_type"), ("message", "error_message"), ("url", "error_url"), ("request_id", "request_id")]
    {
        if let Some(text) = value.get(name).filter(|value| value.is_string()) {
            reply[field] = text.clone();
        }
    }
    reply
}

#[allow(dead_code, reason = "some drivers offer everything")]
pub fn not_offered(why: &str) -> Value {
    json!({"outcome": "not_offered", "why": why})
}
