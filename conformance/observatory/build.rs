//! Generates a client for each document. The observatory's document must use every construct that the generator supports.

use openapi_client_build::{Feature, Settings, build, build_as};

fn main() {
    let settings = Settings { json_calls: Feature::Always, schemas: Feature::Always, ..Settings::default() };
    for (output, root, name, text) in [
        (
            "archive.rs",
            "conformance/observatory/small/archive.yaml",
            "archive.yaml",
            include_str!("small/archive.yaml"),
        ),
        ("clock.rs", "conformance/observatory/small/clock.yaml", "clock.yaml", include_str!("small/clock.yaml")),
    ] {
        build_as(output, root, &[(name, text)], settings.clone());
    }
    let files = [("openapi.yaml", include_str!("openapi.yaml"))];
    build("conformance/observatory/openapi.yaml", &files, Settings { every_construct: true, ..settings });
}
