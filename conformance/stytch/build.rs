//! Generates the typed calls that the suite makes, from Stytch's document.

fn main() {
    openapi_client_build::build_calls("calls.rs", stytch_openapi::ROOT, stytch_openapi::FILES, "::stytch_client");
}
