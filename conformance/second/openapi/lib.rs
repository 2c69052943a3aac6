//! The invented document, as data: it takes the place of `stytch-openapi`.

/// The name of the main file, from the folder of the workspace. Findings show it.
pub const ROOT: &str = "conformance/second/openapi/invented.yaml";

/// Each file of the document, by its path in the folder of [`ROOT`], and its text. The main file comes first.
pub const FILES: &[(&str, &str)] = &[("invented.yaml", include_str!("invented.yaml"))];
