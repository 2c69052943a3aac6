//! Invented APIs, which go through the same generator and the same suite as Stytch's: the observatory, whose document has what Stytch's lacks,
//! and two small ones.

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
    /// The observatory: every construct of a document.
    observatory, "generated.rs", "openapi.yaml"
}

client! {
    /// The archive: bearer tokens and API keys, and errors whose properties have other names.
    archive, "archive.rs", "small/archive.yaml"
}

client! {
    /// The clock: no error schema and no security.
    clock, "clock.rs", "small/clock.yaml"
}
