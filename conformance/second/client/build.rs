//! Generates the client of the second document, in which each step of the generator has something to do.

use openapi_client_build::{Feature, Settings};
use stytch_openapi::{FILES, ROOT};

fn main() {
    let settings = Settings {
        json_calls: Feature::when("dynamic"),
        schemas: Feature::when("schemars"),
        every_construct: true,
        ..Settings::default()
    };
    openapi_client_build::build(ROOT, FILES, settings);
}
