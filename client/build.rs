//! Generates the client from Stytch's document, with the settings in `generator.json`.

use openapi_client_build::Settings;
use stytch_openapi::{FILES, ROOT};

fn main() {
    let settings: Settings = include_str!("generator.json").parse().expect("the settings are valid");
    openapi_client_build::build(ROOT, FILES, settings);
}
