//! The page, for each stage of a login. It needs no scripts.

use maud::{DOCTYPE, Markup, html};

use crate::{
    browsers::Stage,
    demo::{NUMBERS, PASSCODES, Row},
};

/// Renders the page for a stage, with the error and what was entered.
pub(crate) fn of(stage: &Stage, mocked: bool, problem: Option<&str>, entered: &str) -> axum::response::Html<String> {
    let (title, content) = match stage {
        Stage::LoggedOut => ("Log in", ask_for_phone(problem, entered, mocked)),
        Stage::PasscodeSent { phone, messages, .. } => {
            ("Enter your passcode", ask_for_code(phone, *messages, problem, mocked))
        }
        Stage::LoggedIn { user_id } => ("You are logged in", greet(user_id)),
    };
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { @if problem.is_some() { "Error: " } (title) }
                link rel="stylesheet" href="/style.css";
            }
            body {
                main {
                    h1 { (title) }
                    (content)
                }
            }
        }
    };
    axum::response::Html(page.into_string())
}

fn ask_for_phone(problem: Option<&str>, entered: &str, mocked: bool) -> Markup {
    html! {
        form method="post" action="/send" {
            label for="field" { "Phone number" }
            p #hint {
                "With + and the country code, such as " span.phone { "+1 202 555 0162" } ". We send you a passcode by SMS."
            }
            (alert(problem))
            input #field name="phone" type="tel" autocomplete="tel" required autofocus maxlength="40" value=(entered)
                aria-describedby=(described_by(problem)) aria-invalid=[problem.map(|_| "true")];
            button { "Send me a passcode" }
        }
        @if mocked { (rows("Numbers", &NUMBERS, "Any other number is sent a passcode that the app prints.")) }
    }
}

fn ask_for_code(phone: &str, messages: u32, problem: Option<&str>, mocked: bool) -> Markup {
    html! {
        form method="post" action="/log-in" {
            label for="field" { "Passcode" }
            p #hint { "The 6 digits that we sent to " strong.phone { (phone) } "." }
            @if messages > 1 && problem.is_none() {
                p role="status" { "We sent another passcode. The previous one no longer works." }
            }
            (alert(problem))
            input #field.code name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus maxlength="20"
                aria-describedby=(described_by(problem)) aria-invalid=[problem.map(|_| "true")];
            button { "Log in" }
        }
        div.others {
            form method="post" action="/send-another" { button.plain { "Send another passcode" } }
            form method="post" action="/start-again" { button.plain { "Use another number" } }
        }
        @if mocked { (rows("Passcodes", &PASSCODES, "Any other passcode is wrong.")) }
    }
}

fn greet(user_id: &str) -> Markup {
    html! {
        p { "You are " code { (user_id) } "." }
        form method="post" action="/start-again" { button.plain { "Log out" } }
    }
}

/// The error, which a screen reader reads at once and again with the field.
fn alert(problem: Option<&str>) -> Markup {
    html! {
        @if let Some(problem) = problem { p #problem role="alert" { (problem) } }
    }
}

fn described_by(problem: Option<&str>) -> &'static str {
    if problem.is_some() { "problem hint" } else { "hint" }
}

fn rows(what: &str, rows: &[Row], otherwise: &str) -> Markup {
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
