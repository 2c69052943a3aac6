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
    fields::Fields,
    ids::Ids,
    jwt::Keys,
    null,
    prefer::Prefer,
    request::RecordedRequest,
    routing::{Route, Routes},
    scene::{Done, Failure, Scene},
    store::Store,
    success,
};

/// The document and the state of a server.
#[derive(Debug)]
pub(crate) struct Responder {
    pub(crate) routes: Arc<Routes>,
    pub(crate) store: Store,
    pub(crate) keys: Keys,
    /// The number of requests so far.
    pub(crate) requests: u64,
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
    /// The id and the secret, if one was issued.
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
        let ids = Ids { seed };
        let (store, custom, expected) = (Store::default(), Vec::new(), Vec::new());
        Self { routes, store, keys: Keys::default(), requests: 0, custom, expected, strict, ids, prefer }
    }

    /// Executes a request.
    pub(crate) fn respond(&mut self, request: &RecordedRequest, now: SystemTime) -> Reply {
        self.requests += 1;
        let routes = Arc::clone(&self.routes);
        let Some(route) = routes.find(&request.method, request.path()) else {
            let documented = routes.to_event(event::UNKNOWN_ROUTE);
            let reply = documented.map(|response| self.reply(None, response, ""));
            return reply.unwrap_or_else(|| {
                undocumented(None, event::UNKNOWN_ROUTE, "the document has no response to an unknown route".to_owned())
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
                    let reply = self.succeed(route, Some(response), request, body.as_ref(), now);
                    Reply { reason: Some("requested by `Prefer`".to_owned()), ..reply }
                }
                None => not_implemented(Some(route), not_in(route)),
            };
        }
        if !route.credentials.accept(request) {
            return self.to_event(route, event::WRONG_CREDENTIAL);
        }
        if let Some(violation) = routes.violations(route, request, body.as_ref()).into_iter().next() {
            let documented = route.responses.to_invalid_field(&violation.field);
            let reply = match documented.or_else(|| route.responses.usual(event::INVALID_REQUEST)) {
                Some(response) => self.reply(Some(route), response, ""),
                None => undocumented(Some(route), event::INVALID_REQUEST, violation.message.clone()),
            };
            return Reply { reason: Some(violation.message), ..reply };
        }
        if let Some(response) = body.as_ref().and_then(|body| self.custom(body)) {
            return custom(route, response);
        }
        if let Some(response) = body.as_ref().and_then(|body| route.responses.to_values(body)) {
            return self.reply(Some(route), response, "");
        }
        self.succeed(route, None, request, body.as_ref(), now)
    }

    /// The body of a request as a value of its schema. Unless the server is strict, one that is not valid has no `null` properties: some
    /// clients send them.
    pub(crate) fn body(&self, route: &Route, request: &RecordedRequest) -> Option<Value> {
        let body = self.routes.body(route, request)?;
        let is_kept = self.strict || self.routes.violations(route, request, Some(&body)).is_empty();
        Some(if is_kept { body } else { null::without(body) })
    }

    /// Executes the steps of the operation. Returns `preferred`, or the documented response to what happened.
    fn succeed(
        &mut self,
        route: &Route,
        preferred: Option<&DocumentedResponse>,
        request: &RecordedRequest,
        body: Option<&Value>,
        now: SystemTime,
    ) -> Reply {
        if let Some(error) = preferred.filter(|preferred| !preferred.is_success) {
            return self.reply(Some(route), error, "");
        }
        let routes = Arc::clone(&self.routes);
        let fields = Fields::of(&route.path, &route.actions.credential, request, body);
        let mut scene = Scene {
            kinds: &routes.kinds,
            actions: &route.actions,
            fields: &fields,
            sandbox: &routes.sandbox,
            secrets: &routes.secrets,
            store: &mut self.store,
            keys: &self.keys,
            ids: self.ids,
            request: self.requests,
            now,
            done: Done::default(),
        };
        let result = scene.run();
        let done = scene.done;
        if let Err(failure) = result
            && preferred.is_none()
        {
            return self.to_failure(route, &failure);
        }
        let found = || route.responses.to_event(event::FOUND).filter(|_| done.found);
        let Some(response) = preferred.or_else(found).or_else(|| route.responses.success()) else {
            return not_implemented(Some(route), format!("the document has no example of a success of {}", route.id));
        };
        let of = done.records.iter().find_map(|(_, record)| Some(record.as_ref()?.id.clone())).unwrap_or_default();
        let mut reply = self.reply(Some(route), response, &of);
        reply.passcode.clone_from(&done.issued);
        let ReplyBody::Json(wrapped) = &mut reply.body else { return reply };
        let value = match response.envelope.as_ref().filter(|_| !self.strict) {
            Some(key) => &mut wrapped[key],
            None => wrapped,
        };
        success::fill(value, &done, &routes.kinds, &route.actions.properties, preferred.is_some());
        reply
    }

    fn to_failure(&self, route: &Route, failure: &Failure) -> Reply {
        let response = match failure {
            Failure::Event(event) => return self.to_event(route, event),
            Failure::Duplicate(field) => route.responses.to_duplicate_field(field),
            Failure::Invalid(field) => route.responses.to_invalid_field(field),
        };
        match response {
            Some(response) => self.reply(Some(route), response, ""),
            None => self.to_event(route, event::INVALID_REQUEST),
        }
    }

    /// The custom response that a value of a request triggers.
    fn custom(&self, body: &Value) -> Option<&CustomResponse> {
        let values: Vec<_> = body.as_object()?.values().collect();
        self.custom.iter().find(|(value, _)| values.contains(&value)).map(|(_, response)| response)
    }

    fn to_event(&self, route: &Route, event: &str) -> Reply {
        match route.responses.to_event(event).or_else(|| route.responses.usual(event)) {
            Some(response) => self.reply(Some(route), response, ""),
            None => {
                let id = &route.id;
                let text = format!(
                    "the document has no response to this event for {id}: add `x-mock: {{when: {event}}}` to an example"
                );
                undocumented(Some(route), event, text)
            }
        }
    }

    fn reply(&self, route: Option<&Route>, response: &DocumentedResponse, of: &str) -> Reply {
        let mut body = response.body.clone();
        if let Some(body) = &mut body {
            self.ids.vary(body, self.requests, of);
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

/// The mock's own response to an event for which the document has none: the status that is usual for it.
fn undocumented(route: Option<&Route>, event: &str, text: String) -> Reply {
    let reply = not_implemented(route, text);
    Reply { status: event::usual_statuses(event).first().copied().unwrap_or(reply.status), ..reply }
}

/// The mock's own response where it has no other: status 501.
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

fn not_in(route: &Route) -> String {
    let known = route.responses.names().join(", ");
    format!("`Prefer` asks for a response that {} does not have; the documented ones are: {known}", route.id)
}
