//! What an app tells the person when a call fails, for each kind of failure.

use stytch_client::{Error, types::ErrorType};

/// The message for the person. The log gets `Display`, which contains nothing sensitive.
pub(crate) fn message(error: &Error) -> String {
    match error {
        Error::InvalidRequest(_) if error.field() == Some("/phone_number") => NOT_A_NUMBER.to_owned(),
        Error::InvalidRequest(_) if error.field() == Some("/code") => WRONG_CODE.to_owned(),
        Error::InvalidRequest(_) if error.field() == Some("/email") => NOT_AN_EMAIL.to_owned(),
        Error::InvalidRequest(_) if error.field() == Some("/password") => WEAK_PASSWORD.to_owned(),
        Error::Config(_) | Error::InvalidRequest(_) => OUR_SIDE.to_owned(),
        Error::NotSent(_) => "We cannot reach the service. Please try again in a minute.".to_owned(),
        Error::Api(_) => match error.error_type() {
            Some(ErrorType::InvalidPhoneNumber) => NOT_A_NUMBER.to_owned(),
            Some(ErrorType::InvalidPhoneNumberCountryCode) => "We cannot send messages to that country.".to_owned(),
            Some(ErrorType::UnsubscribedPhoneNumber) => {
                "That number has opted out of messages. Use another one.".to_owned()
            }
            Some(ErrorType::OtpCodeNotFound) => WRONG_CODE.to_owned(),
            Some(ErrorType::UnableToAuthOtpCode) => {
                "That passcode has been used already, or has expired. Ask for another.".to_owned()
            }
            Some(ErrorType::InvalidEmail) => NOT_AN_EMAIL.to_owned(),
            Some(ErrorType::DuplicateEmail) => "That email address has an account already.".to_owned(),
            Some(ErrorType::UnableToAuthMagicLink | ErrorType::MagicLinkNotFound) => {
                "That link has been used already, or has expired. Ask for another.".to_owned()
            }
            Some(ErrorType::WeakPassword) => WEAK_PASSWORD.to_owned(),
            Some(ErrorType::BreachedPassword) => "That password is known to criminals. Choose another one.".to_owned(),
            Some(ErrorType::ResetPassword) => "That password must be replaced. Log in by email.".to_owned(),
            // Do not reveal which of the two is wrong.
            Some(
                ErrorType::EmailNotFound
                | ErrorType::NoUserPassword
                | ErrorType::UserNotFound
                | ErrorType::UnauthorizedCredentials,
            ) if error.operation() == Some("passwords.authenticate") => {
                "The email address or the password is wrong.".to_owned()
            }
            Some(ErrorType::UnableToAuthWebauthnRegistration | ErrorType::WebauthnRegistrationNotFound) => {
                "That passkey does not belong to an account here.".to_owned()
            }
            _ if error.status().is_some_and(|status| status.as_u16() == 429) => too_many(error.retry_after()),
            _ if error.status().is_some_and(|status| status.is_server_error()) => uncertain(error),
            _ => OUR_SIDE.to_owned(),
        },
        Error::Refused(_) => "We cannot send messages to that country.".to_owned(),
        _ => uncertain(error),
    }
}

/// The message for a rate limit, of the API or of the app itself.
pub(crate) fn too_many(wait: Option<std::time::Duration>) -> String {
    match wait.map(|wait| wait.as_secs()) {
        Some(0) => "Too many tries. Please try again.".to_owned(),
        Some(1) => "Too many tries. Please wait a second.".to_owned(),
        Some(seconds @ 2..120) => format!("Too many tries. Please wait {seconds} seconds."),
        Some(seconds) => format!("Too many tries. Please wait {} minutes.", seconds.div_ceil(60)),
        None => "Too many tries. Please wait a few minutes.".to_owned(),
    }
}

/// The message for a call that may have taken effect.
fn uncertain(error: &Error) -> String {
    let sends = stytch_client::operations()
        .iter()
        .any(|operation| Some(operation.id()) == error.operation() && operation.sends_message());
    if sends && error.may_have_been_sent() {
        "We are not sure that the message was sent. Wait a minute before you ask for another: only the newest one works."
            .to_owned()
    } else {
        "The service has a problem. Please try again later.".to_owned()
    }
}

const NOT_A_NUMBER: &str = "That is not a phone number. Write it with + and the country code.";
const NOT_AN_EMAIL: &str = "That is not an email address.";
const WEAK_PASSWORD: &str = "That password is too easy to guess. Choose a longer one.";
const WRONG_CODE: &str = "That passcode is wrong. Look at the newest message and try again.";
const OUR_SIDE: &str = "Something is wrong on our side.";
