//! What all pages share: the frame, fields, and the list of what to try with a mock.

use axum::response::Html;
use maud::{DOCTYPE, Markup, html};

use crate::demo::Row;

/// The pages for people who are logged in.
const PAGES: [(&str, &str); 4] =
    [("/", "Home"), ("/account", "Account"), ("/sessions", "Sessions"), ("/admin", "Admin")];

/// A page for everybody.
pub(crate) fn open(title: &str, problem: Option<&str>, content: &Markup) -> Html<String> {
    frame(title, problem, html! {}, content)
}

/// A page for people who are logged in, at `path`.
pub(crate) fn closed(path: &str, title: &str, problem: Option<&str>, content: &Markup) -> Html<String> {
    let header = html! {
        header {
            nav aria-label="Pages" {
                ul {
                    @for (target, name) in PAGES {
                        li { a href=(target) aria-current=[(target == path).then_some("page")] { (name) } }
                    }
                }
            }
            form method="post" action="/log-out" { button.plain { "Log out" } }
        }
    };
    frame(title, problem, header, content)
}

/// The page for a request whose session cannot be checked.
pub(crate) fn unavailable() -> Html<String> {
    let content =
        html! { p { "We cannot check who you are now. You are still logged in: please try again in a minute." } };
    open("Please try again", None, &content)
}

fn frame(title: &str, problem: Option<&str>, header: Markup, content: &Markup) -> Html<String> {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { @if problem.is_some() { "Error: " } (title) }
                link rel="stylesheet" href="/style.css";
                script src="/passkey.js" defer {}
            }
            body {
                (header)
                main {
                    h1 { (title) }
                    (content)
                }
            }
        }
    };
    Html(page.into_string())
}

/// A field with its label.
pub(crate) struct Field<'a> {
    /// Also its id.
    pub(crate) name: &'a str,
    pub(crate) label: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) autocomplete: &'a str,
    pub(crate) hint: Option<Markup>,
    pub(crate) value: &'a str,
    pub(crate) is_required: bool,
    /// Whether the field has the focus: on pages with one form, the first field.
    pub(crate) is_focused: bool,
}

impl<'a> Field<'a> {
    pub(crate) fn new(name: &'a str, label: &'a str, kind: &'a str, autocomplete: &'a str) -> Self {
        Self { name, label, kind, autocomplete, hint: None, value: "", is_required: true, is_focused: false }
    }

    /// The label, the hint and the input. The error itself comes first in the form: see [`alert`].
    pub(crate) fn render(&self, problem: Option<&str>) -> Markup {
        let hint = self.hint.as_ref().map(|_| format!("{}-hint", self.name));
        let described: Vec<_> = problem.map(|_| "problem").into_iter().chain(hint.as_deref()).collect();
        let described = Some(described.join(" ")).filter(|ids| !ids.is_empty());
        html! {
            label for=(self.name) { (self.label) }
            @if let Some(text) = &self.hint { p.hint id=[hint.as_deref()] { (text) } }
            input id=(self.name) name=(self.name) type=(self.kind) autocomplete=(self.autocomplete) value=(self.value)
                required[self.is_required] autofocus[self.is_focused] maxlength="200"
                inputmode=[(self.autocomplete == "one-time-code").then_some("numeric")]
                aria-describedby=[described] aria-invalid=[problem.map(|_| "true")];
        }
    }
}

/// The error, which a screen reader reads at once and again with the field.
pub(crate) fn alert(problem: Option<&str>) -> Markup {
    html! {
        @if let Some(problem) = problem { p #problem role="alert" { (problem) } }
    }
}

/// What to try, if the app calls a mock.
pub(crate) fn rows(what: &str, rows: &[Row], otherwise: &str) -> Markup {
    html! {
        details {
            summary { (what) " to try: this app calls a mock" }
            table {
                @for row in rows { tr { th scope="row" { (row.entered) } td { (row.outcome) } } }
            }
            p { (otherwise) }
        }
    }
}
