//! Which answer a request gets: the first of the document's rules that applies, in the order of [`Mock::answer`].

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use super::{
    Options,
    api::{Answer, Api, Passcode, Route},
    ids::Ids,
    null,
    state::{State, Worth},
};
use crate::http::{RecordedRequest as Sent, ResponseBody as Served};

/// The document, and what was sent so far.
pub(super) struct Mock {
    pub(super) api: Arc<Api>,
    pub(super) state: State,
    ids: Ids,
    /// Whether the letter of the document counts, and not what is known of the wire.
    pub(super) strict: bool,
    /// What is preferred where a request does not say.
    prefer: Option<String>,
}

/// What goes back, and why.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Body,
    /// Which operation was called.
    pub(super) operation: Option<String>,
    /// The name of the documented example.
    pub(super) example: String,
    /// What brought it, where its name does not tell.
    pub(super) reason: Option<String>,
    /// The id and the passcode, where one was sent.
    pub(super) passcode: Option<(String, String)>,
}

#[derive(Debug)]
pub(super) enum Body {
    None,
    Json(Value),
    /// Bytes, or the mock's own words for what the document has no answer to.
    Other(Served),
}

impl Mock {
    pub(super) fn new(api: Arc<Api>, options: &Options) -> Self {
        let mut state = State::default();
        if let Some(code) = &api.sandbox.code {
            // What the document shows of the sandbox works as it is written there, without a call before.
            api.sandbox.ids.iter().for_each(|id| state.send(id, "", code.clone(), None));
        }
        Self { api, state, ids: Ids { seed: options.seed }, strict: options.strict, prefer: options.prefer.clone() }
    }

    pub(super) fn answer(&mut self, sent: &Sent, now: SystemTime) -> Reply {
        self.state.calls += 1;
        let api = Arc::clone(&self.api);
        let path = sent.target.split('?').next().unwrap_or_default();
        let Some(route) = api.route(&sent.method, path) else {
            let reply = api.answer_to("unknown_route").map(|answer| self.reply(None, answer, ""));
            return reply.unwrap_or_else(|| own(None, "the document has no answer to an unknown route".to_owned()));
        };
        let body = self.body(sent);
        let prefer = Prefer::of(sent, self.prefer.as_deref());
        let now = prefer.now.unwrap_or(now);
        if prefer.code.is_some() || prefer.example.is_some() {
            return match route.answer(prefer.code, prefer.example.as_deref()) {
                Some(answer) => {
                    let reply = self.succeed(route, Some(answer), body.as_ref(), now);
                    Reply { reason: Some("asked for by `Prefer`".to_owned()), ..reply }
                }
                None => own(Some(route), not_documented(route)),
            };
        }
        if !credential(sent).is_some_and(|(user, password)| route.accepts(&user, &password)) {
            return self.event(route, "wrong_credential");
        }
        if let Some(fault) = route.faults(sent, body.as_ref()).into_iter().next() {
            let reply = match route.answer_to_fault(&fault) {
                Some(answer) => self.reply(Some(route), answer, ""),
                None => self.event(route, "invalid_request"),
            };
            return Reply { reason: Some(fault.problem), ..reply };
        }
        if let Some(answer) = body.as_ref().and_then(|body| route.answer_to_values(body)) {
            return self.reply(Some(route), answer, "");
        }
        if let (Some(Passcode::Taken { code, of }), Some(body)) = (&route.passcode, &body) {
            match self.state.take(text(body, of), text(body, code), now) {
                Worth::Right => {}
                Worth::Spent => return self.event(route, "spent_passcode"),
                Worth::Wrong => return self.event(route, "wrong_passcode"),
            }
        }
        self.succeed(route, None, body.as_ref(), now)
    }

    /// The body of a request, where it is JSON, as it counts.
    pub(super) fn body(&self, sent: &Sent) -> Option<Value> {
        let body = serde_json::from_slice(&sent.body).ok()?;
        Some(if self.strict { body } else { null::without(body) })
    }

    /// Sends a passcode where the operation does so, and answers with the success, unless another answer is asked for.
    fn succeed(&mut self, route: &Route, asked: Option<&Answer>, body: Option<&Value>, now: SystemTime) -> Reply {
        let body = body.unwrap_or(&Value::Null);
        let about = match &route.passcode {
            Some(Passcode::Sent { to, .. }) => text(body, to).to_owned(),
            Some(Passcode::Taken { of, .. }) => self.state.about(text(body, of)).unwrap_or_default().to_owned(),
            None => String::new(),
        };
        let before = || route.answer_to("sent_before").filter(|_| self.state.knows(&about));
        let Some(answer) = asked.or_else(before).or_else(|| route.success()) else {
            return own(Some(route), format!("the document has no success of {}", route.id));
        };
        let mut reply = self.reply(Some(route), answer, &about);
        if answer.status >= 300 {
            return reply;
        }
        let Body::Json(answered) = &mut reply.body else { return reply };
        // Out of the envelope that it is in already.
        let answered = match answer.envelope.as_ref().filter(|_| !self.strict) {
            Some(key) => &mut answered[key],
            None => answered,
        };
        match &route.passcode {
            Some(Passcode::Sent { minutes, default_minutes, known_as, .. }) if !about.is_empty() => {
                let id = text(answered, known_as).to_owned();
                let sandbox = self.api.sandbox.code.clone().filter(|_| self.api.sandbox.has(&about));
                let minutes = body[minutes].as_u64().unwrap_or(*default_minutes);
                let validity = Duration::from_secs(minutes.saturating_mul(60));
                let expires = sandbox.is_none().then(|| now.checked_add(validity).unwrap_or(now));
                let code = sandbox.unwrap_or_else(|| self.ids.passcode(self.state.calls));
                self.state.send(&id, &about, code.clone(), expires);
                reply.passcode = Some((id, code));
            }
            Some(Passcode::Taken { of, .. }) if answered.get(of).is_some() && body[of].is_string() => {
                answered[of] = body[of].clone();
            }
            _ => {}
        }
        reply
    }

    fn event(&self, route: &Route, event: &str) -> Reply {
        match route.answer_to(event) {
            Some(answer) => self.reply(Some(route), answer, ""),
            None => {
                let text = format!(
                    "nothing in the document answers {}: add `x-mock: {{when: {event}}}` to an example",
                    route.id
                );
                own(Some(route), text)
            }
        }
    }

    fn reply(&self, route: Option<&Route>, answer: &Answer, about: &str) -> Reply {
        let mut body = answer.body.clone();
        if let Some(body) = &mut body {
            self.ids.vary(body, self.state.calls, about);
        }
        let body = match (body, answer.envelope.as_ref().filter(|_| !self.strict)) {
            (None, _) => Body::None,
            (Some(body), _) if answer.media_type != "application/json" => {
                Body::Other(Served::new(&answer.media_type, &body))
            }
            (Some(body), None) => Body::Json(body),
            (Some(body), Some(key)) => Body::Json(json!({ key: body })),
        };
        Reply {
            status: answer.status,
            headers: answer.headers.clone(),
            body,
            operation: route.map(|route| route.id.clone()),
            example: answer.name.clone(),
            reason: None,
            passcode: None,
        }
    }
}

/// An answer of the mock itself, with a status that says that it cannot do what it was asked to.
fn own(route: Option<&Route>, text: String) -> Reply {
    Reply {
        status: 501,
        headers: Vec::new(),
        body: Body::Other(Served { media_type: "text/plain; charset=utf-8".to_owned(), bytes: text.clone().into() }),
        operation: route.map(|route| route.id.clone()),
        example: String::new(),
        reason: Some(text),
        passcode: None,
    }
}

fn not_documented(route: &Route) -> String {
    let known: Vec<_> = route.answers.iter().map(|known| format!("{} {}", known.status, known.name)).collect();
    format!("`Prefer` asks {} for an answer that is not documented; these are: {}", route.id, known.join(", "))
}

fn text<'v>(body: &'v Value, field: &str) -> &'v str {
    body.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// User and password of HTTP Basic.
fn credential(sent: &Sent) -> Option<(String, String)> {
    let (scheme, encoded) = sent.header("authorization")?.split_once(' ')?;
    let decoded = scheme.eq_ignore_ascii_case("basic").then(|| STANDARD.decode(encoded.trim()).ok())??;
    let (user, password) = std::str::from_utf8(&decoded).ok()?.split_once(':')?;
    Some((user.to_owned(), password.to_owned()))
}

/// What the header `Prefer` asks for: `code=429, example=too_many_requests`, and the time that it is, as `now=SECONDS` since 1970.
#[derive(Debug, Default)]
struct Prefer {
    code: Option<u16>,
    example: Option<String>,
    now: Option<SystemTime>,
}

impl Prefer {
    fn of(sent: &Sent, otherwise: Option<&str>) -> Self {
        let mut prefer = Self::default();
        let headers = sent.headers.iter().filter(|(name, _)| name == "prefer").map(|(_, value)| value.as_str());
        let otherwise = otherwise.filter(|_| sent.header("prefer").is_none());
        for header in headers.chain(otherwise) {
            for (key, value) in header.split([',', ';']).filter_map(|part| part.split_once('=')) {
                let value = value.trim().trim_matches('"');
                match key.trim().to_ascii_lowercase().as_str() {
                    // One that is no status matches none, and the answer says so.
                    "code" => prefer.code = Some(value.parse().unwrap_or_default()),
                    "example" => prefer.example = Some(value.to_owned()),
                    "now" => {
                        let seconds = value.parse().ok().map(Duration::from_secs);
                        prefer.now = seconds.and_then(|seconds| SystemTime::UNIX_EPOCH.checked_add(seconds));
                    }
                    _ => {}
                }
            }
        }
        prefer
    }
}
