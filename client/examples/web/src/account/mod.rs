//! The pages for people who are logged in.

pub(crate) mod admin;
pub(crate) mod sessions;

use axum::{
    Form,
    extract::State,
    response::{Html, IntoResponse, Redirect, Response},
};
use axum_extra::extract::CookieJar;
use maud::{Markup, html};
use serde::Deserialize;
use stytch_client::{Error, types};

use crate::{
    app::{App, Shared},
    browsers::Stage,
    login::passkey::{Credential, form, json},
    page::{self, Field},
    person::Person,
};

/// The home page, for which no call is made while the JWT is valid.
pub(crate) async fn home(person: Person) -> Html<String> {
    let until = person.session.expires_at.as_deref().map(sessions::time);
    let content = html! {
        p { "You are " code { (person.user_id()) } "." }
        @if let Some(until) = until { p { "You stay logged in until " (until) ", or until you log out." } }
    };
    page::closed("/", "You are logged in", None, &content)
}

pub(crate) async fn show(State(app): Shared, person: Person) -> Response {
    app.account(&person, None).await
}

#[derive(Deserialize)]
pub(crate) struct Name {
    first: String,
    last: String,
}

pub(crate) async fn name(State(app): Shared, person: Person, Form(Name { first, last }): Form<Name>) -> Response {
    match app.rename(person.user_id(), first, last).await {
        Ok(()) => Redirect::to("/account").into_response(),
        Err(error) => app.account(&person, Some(("name", &error))).await,
    }
}

#[derive(Deserialize)]
pub(crate) struct Address {
    email: String,
}

/// Adds an address, once the link that is sent to it is opened.
pub(crate) async fn email(
    State(app): Shared,
    jar: CookieJar,
    person: Person,
    Form(Address { email }): Form<Address>,
) -> Response {
    let page =
        |problem: &str| page::closed("/account", "Your account", Some(problem), &add_email(Some(problem), &email));
    app.send_message(jar, page, async |id| {
        let url = app.magic_link_url();
        let call = app.client.magic_links().email().send().email(email.trim()).user_id(person.user_id());
        call.login_magic_link_url(&url).signup_magic_link_url(&url).send().await?;
        app.browsers.move_to(id, Stage::LinkSent { email: email.trim().to_owned() });
        Ok(Redirect::to("/log-in/email").into_response())
    })
    .await
}

/// The options for a new passkey, as JSON.
pub(crate) async fn passkey_options(State(app): Shared, person: Person) -> Response {
    let call = app.client.webauthn().register_start().user_id(person.user_id()).domain(app.origin.host());
    match call.return_passkey_credential_options(true).use_base64_url_encoding(true).send().await {
        Ok(started) => json(started.into_inner().public_key_credential_creation_options),
        Err(error) => app.told(&error).into_response(),
    }
}

pub(crate) async fn passkey(
    State(app): Shared,
    person: Person,
    Form(Credential { credential }): Form<Credential>,
) -> Response {
    let call = app.client.webauthn().register().user_id(person.user_id()).public_key_credential(credential);
    match call.send().await {
        Ok(_) => Redirect::to("/account").into_response(),
        Err(error) => app.account(&person, Some(("passkey", &error))).await,
    }
}

impl App {
    async fn user(&self, id: &str) -> Result<types::FoundUserResponse, Error> {
        Ok(self.client.users().get().user_id(id).send().await?.into_inner())
    }

    /// Keeps the middle names: the name is replaced whole.
    async fn rename(&self, user_id: &str, first: String, last: String) -> Result<(), Error> {
        let middle_name = self.user(user_id).await?.name.and_then(|name| name.middle_name);
        let name = types::Name { first_name: Some(first), last_name: Some(last), middle_name };
        self.client.users().update().user_id(user_id).name(name).send().await.map(drop)
    }

    /// The account page, with the error of a form.
    async fn account(&self, person: &Person, failed: Option<(&str, &Error)>) -> Response {
        let told = failed.map(|(form, error)| (form, self.told(error)));
        let problem = |name| told.as_ref().filter(|(form, _)| *form == name).map(|(_, (_, message))| message.as_str());
        let any = told.as_ref().map(|(_, (_, message))| message.as_str());
        match self.user(person.user_id()).await {
            Ok(user) => {
                let content = html! {
                    (edit_name(&user, problem("name")))
                    (emails(&user))
                    (add_email(None, ""))
                    (passkeys(&user, problem("passkey")))
                };
                let page = page::closed("/account", "Your account", any, &content);
                match &told {
                    Some((_, (status, _))) => (*status, page).into_response(),
                    None => page.into_response(),
                }
            }
            Err(error) => self.failure(&error, |problem| {
                page::closed("/account", "Your account", Some(problem), &page::alert(Some(problem)))
            }),
        }
    }
}

fn edit_name(user: &types::FoundUserResponse, problem: Option<&str>) -> Markup {
    let part = |part: fn(&types::UserName) -> &Option<String>| {
        user.name.as_ref().and_then(|name| part(name).as_deref()).unwrap_or_default()
    };
    let first = Field { is_required: false, ..Field::new("first", "First name", "text", "given-name") };
    let last = Field { is_required: false, ..Field::new("last", "Last name", "text", "family-name") };
    html! {
        section aria-labelledby="name" {
            h2 #name { "Name" }
            form method="post" action="/account/name" {
                (page::alert(problem))
                (Field { value: part(|name| &name.first_name), ..first }.render(None))
                (Field { value: part(|name| &name.last_name), ..last }.render(None))
                button { "Save the name" }
            }
        }
    }
}

fn emails(user: &types::FoundUserResponse) -> Markup {
    let emails: Vec<_> = user.emails.iter().flatten().collect();
    html! {
        h2 #emails { "Email addresses" }
        @if emails.is_empty() { p { "None yet." } }
        ul.items aria-labelledby="emails" {
            @for email in emails {
                li {
                    (email.email.as_deref().unwrap_or_default())
                    @if email.verified != Some(true) { " " span.note { "not confirmed" } }
                }
            }
        }
    }
}

fn add_email(problem: Option<&str>, entered: &str) -> Markup {
    let hint = html! { "We send a link to it. Open the link in this browser to confirm the address." };
    let field = Field::new("email", "Add an email address", "email", "email");
    html! {
        form method="post" action="/account/email" {
            (page::alert(problem))
            (Field { hint: Some(hint), value: entered, is_focused: problem.is_some(), ..field }.render(problem))
            button.plain { "Send a link" }
        }
    }
}

fn passkeys(user: &types::FoundUserResponse, problem: Option<&str>) -> Markup {
    let count = user.webauthn_registrations.iter().flatten().count();
    html! {
        section aria-labelledby="passkeys" {
            h2 #passkeys { "Passkeys" }
            p.hint {
                @match count { 0 => "You have none yet.", 1 => "You have one passkey.", _ => { "You have " (count) " passkeys." } }
                " With a passkey, you log in by your fingerprint, your face or the PIN of your device."
            }
            (form("/account/passkey", "create", "Add a passkey", problem))
        }
    }
}
