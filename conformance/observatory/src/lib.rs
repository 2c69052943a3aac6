//! Clients of invented APIs, generated and tested in the same way as Stytch's. The observatory has the constructs that Stytch's document
//! lacks; the archive and the clock are two small APIs.

macro_rules! client {
    ($(#[$doc:meta])* $name:ident, $output:literal, $document:literal) => {
        $(#[$doc])*
        #[expect(clippy::all, reason = "generated code, kept as it is")]
        pub mod $name {
            include!(concat!(env!("OUT_DIR"), "/", $output));

            /// The text of the document.
            pub const DOCUMENT: &str = include_str!(concat!("../", $document));
        }
    };
}

client! {
    /// The observatory: every construct that the generator supports.
    observatory, "observatory.rs", "openapi.yaml"
}

client! {
    /// The archive: bearer tokens and API keys, and errors whose properties have other names, in other files.
    archive, "archive.rs", "small/archive.yaml"
}

/// The files of the archive, by their path from the folder of the main file.
pub const ARCHIVE_FILES: [(&str, &str); 3] = [
    ("archive.yaml", archive::DOCUMENT),
    ("parts/forbidden.json", include_str!("../small/parts/forbidden.json")),
    ("parts/schemas.yaml", include_str!("../small/parts/schemas.yaml")),
];

client! {
    /// The clock: no error schema and no security.
    clock, "clock.rs", "small/clock.yaml"
}
