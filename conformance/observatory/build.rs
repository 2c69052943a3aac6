//! Generates a client for each document. The observatory's document must use every construct that the generator supports.

use openapi_client_build::{Feature, Settings, build_as, build_calls};

fn main() {
    let settings = Settings { schemas: Feature::Always, ..Settings::default() };
    let parts = [
        ("parts/forbidden.json", include_str!("small/parts/forbidden.json")),
        ("parts/schemas.yaml", include_str!("small/parts/schemas.yaml")),
    ];
    for (api, root, name, text, every_construct) in [
        ("observatory", "conformance/observatory/openapi.yaml", "openapi.yaml", include_str!("openapi.yaml"), true),
        (
            "archive",
            "conformance/observatory/small/archive.yaml",
            "archive.yaml",
            include_str!("small/archive.yaml"),
            false,
        ),
        ("clock", "conformance/observatory/small/clock.yaml", "clock.yaml", include_str!("small/clock.yaml"), false),
    ] {
        // Only the archive refers to other files.
        let files = [(name, text), parts[0], parts[1]];
        build_as(&format!("{api}.rs"), root, &files, Settings { every_construct, ..settings.clone() });
        build_calls(&format!("{api}_calls.rs"), root, &files, &format!("::observatory::{api}"));
    }
}
