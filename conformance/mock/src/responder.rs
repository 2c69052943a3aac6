//! Chooses the response to a request: the first of the document's rules that applies, in the order of [`Responder::respond`].

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use serde_json::{Value, json};

use crate::{
    custom_response::CustomResponse,
    documented::{DocumentedResponse, event},
    encoding::{JSON, ResponseBody},
    expected::{self, Answer, Expected},
    ids::Ids,
    null,
    passcode::PasscodeRole,
    prefer::Prefer,
    request::RecordedRequest,
    routing::{Route, Routes},
    state::{PasscodeCheck, State},
};

/// The document and the state of a server.
#[derive(Debug)]
pub(crate) struct Responder {
    pub(crate) routes: Arc<Routes>,
    pub(crate) state: State,
    /// Custom responses, each with the value of a request that triggers it. The latest come first.
    pub(crate) custom: Vec<(Value, CustomResponse)>,
    /// What a test expects, in the order of its expectations.
    pub(crate) expected: Vec<Expected>,
    /// As [`Options::strict`](crate::Options::strict).
    pub(crate) strict: bool,
    ids: Ids,
    /// The `Prefer` of requests without one.
    prefer: Option<String>,
}

/// A response, and why it was chosen.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: ReplyBody,
    /// The delay, in addition to the latency of all responses.
    pub(crate) delay: Duration,
    /// The operation, if it is known.
    pub(crate) operation: Option<String>,
    /// The name of the documented example.
    pub(crate) example: String,
    /// Why it was chosen, if the name does not say.
    pub(crate) reason: Option<String>,
    /// The id and the code, if a passcode was sent.
    pub(crate) passcode: Option<(String, String)>,
}

#[derive(Debug)]
pub(crate) enum ReplyBody {
    None,
    Json(Value),
    /// Binary, or a text of the mock's own.
    Other(ResponseBody),
}

impl Responder {
    pub(crate) fn new(routes: Arc<Routes>, seed: u64, strict: bool, prefer: Option<String>) -> Self {
        let mut state = State::default();
        if let Some(code) = &routes.sandbox.code {
            // The documented request works without a call before it.
            routes.sandbox.ids.iter().for_each(|id| state.send(id, "", code.clone(), None));
        }
        Self { routes, state, custom: Vec::new(), expected: Vec::new(), strict, ids: Ids { seed }, prefer }
    }

    /// Executes a request.
    pub(crate) fn respond(&mut self, request: &RecordedRequest, now: SystemTime) -> Reply {
        self.state.requests += 1;
        let routes = Arc::clone(&self.routes);
        let Some(route) = routes.find(&request.method, request.path()) else {
            let documented = routes.to_event(event::UNKNOWN_ROUTE);
            let reply = documented.map(|response| self.reply(None, response, ""));
            return reply.unwrap_or_else(|| {
                not_implemented(None, "the document has no response to an unknown route".to_owned())
            });
        };
        let body = self.body(route, request);
        let mut prefer = Prefer::of(request, self.prefer.as_deref());
        match expected::record(&mut self.expected, &route.id, request) {
            Some(Answer::Custom(response)) => return custom(route, &response),
            Some(Answer::Status(status)) => (prefer.status, prefer.example) = (Some(status), None),
            Some(Answer::Example(name)) => (prefer.status, prefer.example) = (None, Some(name)),
            None => {}
        }
        let now = prefer.now.unwrap_or(now);
        if prefer.status.is_some() || prefer.example.is_some() {
            return match route.responses.find(prefer.status, prefer.example.as_deref()) {
                Some(response) => {
                    let reply = self.succeed(route, Some(response), body.as_ref(), now);
                    Reply { reason: Some("requested by `Prefer`".to_owned()), ..reply }
                }
                None => not_implemented(Some(route), undocumented(route)),
            };
        }
        if !route.credentials.accept(request) {
            return self.to_event(route, event::WRONG_CREDENTIAL);
        }
        if let Some(violation) = routes.violations(route, request, body.as_ref()).into_iter().next() {
            let reply = match route.responses.to_invalid_field(&violation.field) {
                Some(response) => self.reply(Some(route), response, ""),
                None => self.to_event(route, event::INVALID_REQUEST),
            };
            return Reply { reason: Some(violation.message), ..reply };
        }
        if let Some(response) = body.as_ref().and_then(|body| self.custom(body)) {
            return custom(route, response);
        }
        if let Some(response) = body.as_ref().and_then(|body| route.responses.to_values(body)) {
            return self.reply(Some(route), response, "");
        }
        if let (Some(PasscodeRole::Checks { code_field, id_field }), Some(body)) = (&route.passcode, &body) {
            match self.state.check(text(body, id_field), text(body, code_field), now) {
                PasscodeCheck::Accepted => {}
                PasscodeCheck::Spent => return self.to_event(route, event::SPENT_PASSCODE),
                PasscodeCheck::Wrong => return self.to_event(route, event::WRONG_PASSCODE),
            }
        }
        self.succeed(route, None, body.as_ref(), now)
    }

    /// The body of a request as a value of its schema. Unless the server is strict, one that is not valid has no `null` properties: some
    /// clients send them.
    pub(crate) fn body(&self, route: &Route, request: &RecordedRequest) -> Option<Value> {
        let body = self.routes.body(route, request)?;
        let is_kept = self.strict || self.routes.violations(route, request, Some(&body)).is_empty();
        Some(if is_kept { body } else { null::without(body) })
    }

    /// Sends a passcode if the operation does so. Returns `preferred`, or the documented success.
    fn succeed(
        &mut self,
        route: &Route,
        preferred: Option<&DocumentedResponse>,
        body: Option<&Value>,
        now: SystemTime,
    ) -> Reply {
        let body = body.unwrap_or(&Value::Null);
        let recipient = match &route.passcode {
            Some(PasscodeRole::Sends { recipient_field, .. }) => text(body, recipient_field).to_owned(),
            Some(PasscodeRole::Checks { id_field, .. }) => {
                self.state.recipient(text(body, id_field)).unwrap_or_default().to_owned()
            }
            None => String::new(),
        };
        let sent_before = || route.responses.to_event(event::SENT_BEFORE).filter(|_| self.state.knows(&recipient));
        let Some(response) = preferred.or_else(sent_before).or_else(|| route.responses.success()) else {
            return not_implemented(Some(route), format!("the document has no example of a success of {}", route.id));
        };
        let mut reply = self.reply(Some(route), response, &recipient);
        if !response.is_success {
            return reply;
        }
        let ReplyBody::Json(wrapped) = &mut reply.body else { return reply };
        let value = match response.envelope.as_ref().filter(|_| !self.strict) {
            Some(key) => &mut wrapped[key],
            None => wrapped,
        };
        match &route.passcode {
            Some(PasscodeRole::Sends { ttl_field, default_minutes, id_field, .. }) if !recipient.is_empty() => {
                let id = text(value, id_field).to_owned();
                let minutes = body[ttl_field].as_u64().unwrap_or(*default_minutes);
                let code = self.send(&id, &recipient, minutes, now);
                reply.passcode = Some((id, code));
            }
            Some(PasscodeRole::Checks { id_field, .. })
                if value.get(id_field).is_some() && body[id_field].is_string() =>
            {
                value[id_field] = body[id_field].clone();
            }
            _ => {}
        }
        reply
    }

    /// The custom response that a value of a request triggers.
    fn custom(&self, body: &Value) -> Option<&CustomResponse> {
        let values: Vec<_> = body.as_object()?.values().collect();
        self.custom.iter().find(|(value, _)| values.contains(&value)).map(|(_, response)| response)
    }

    /// Sends a passcode and returns it.
    fn send(&mut self, id: &str, recipient: &str, minutes: u64, now: SystemTime) -> String {
        let sandbox = self.routes.sandbox.code.clone().filter(|_| self.routes.sandbox.has(recipient));
        let ttl = Duration::from_secs(minutes.saturating_mul(60));
        let expires = sandbox.is_none().then(|| now.checked_add(ttl).unwrap_or(now));
        let code = sandbox.unwrap_or_else(|| self.ids.passcode(self.state.requests));
        self.state.send(id, recipient, code.clone(), expires);
        code
    }

    fn to_event(&self, route: &Route, event: &str) -> Reply {
        match route.responses.to_event(event) {
            Some(response) => self.reply(Some(route), response, ""),
            None => {
                let id = &route.id;
                let text = format!(
                    "the document has no response to this event for {id}: add `x-mock: {{when: {event}}}` to an example"
                );
                not_implemented(Some(route), text)
            }
        }
    }

    fn reply(&self, route: Option<&Route>, response: &DocumentedResponse, recipient: &str) -> Reply {
        let mut body = response.body.clone();
        if let Some(body) = &mut body {
            self.ids.vary(body, self.state.requests, recipient);
        }
        let body = match (body, response.envelope.as_ref().filter(|_| !self.strict)) {
            (None, _) => ReplyBody::None,
            (Some(body), _) if response.media_type != JSON => {
                ReplyBody::Other(ResponseBody::new(&response.media_type, &body))
            }
            (Some(body), None) => ReplyBody::Json(body),
            (Some(body), Some(key)) => ReplyBody::Json(json!({ key: body })),
        };
        Reply {
            status: response.status,
            headers: response.headers.clone(),
            body,
            delay: Duration::ZERO,
            operation: route.map(|route| route.id.clone()),
            example: response.name.clone(),
            reason: None,
            passcode: None,
        }
    }
}

fn custom(route: &Route, response: &CustomResponse) -> Reply {
    Reply {
        status: response.status,
        headers: response.headers.clone(),
        body: response.body.clone().map_or(ReplyBody::None, ReplyBody::Other),
        delay: response.delay,
        operation: Some(route.id.clone()),
        example: String::new(),
        reason: Some("custom response".to_owned()),
        passcode: None,
    }
}

/// The mock's own response where the document has none: status 501.
fn not_implemented(route: Option<&Route>, text: String) -> Reply {
    let media_type = "text/plain; charset=utf-8".to_owned();
    Reply {
        status: 501,
        headers: Vec::new(),
        body: ReplyBody::Other(ResponseBody { media_type, bytes: text.clone().into() }),
        delay: Duration::ZERO,
        operation: route.map(|route| route.id.clone()),
        example: String::new(),
        reason: Some(text),
        passcode: None,
    }
}

fn undocumented(route: &Route) -> String {
    let known = route.responses.names().join(", ");
    format!("`Prefer` asks for a response that {} does not have; the documented ones are: {known}", route.id)
}

fn text<'v>(body: &'v Value, field: &str) -> &'v str {
    body.get(field).and_then(Value::as_str).unwrap_or_default()
}
