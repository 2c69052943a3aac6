//! Generates the client from Stytch's document.

use openapi_client_build::{Feature, Settings};
use stytch_openapi::{FILES, ROOT};

fn main() {
    let settings =
        Settings { json_calls: Feature::when("dynamic"), schemas: Feature::when("schemars"), ..Settings::default() };
    openapi_client_build::build(ROOT, FILES, settings);
}
