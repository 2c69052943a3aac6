//! The OpenAPI document of Stytch's operations: its files and their text.

/// The path of the main file from the folder of the workspace, as findings show it.
pub const ROOT: &str = "openapi/stytch/openapi.yaml";

/// The files of the document: the path from the folder of [`ROOT`], and the text. The main file is the first.
pub const FILES: &[(&str, &str)] = &[
    ("openapi.yaml", include_str!("../openapi.yaml")),
    ("biometrics.yaml", include_str!("../biometrics.yaml")),
    ("connected_apps.yaml", include_str!("../connected_apps.yaml")),
    ("crypto_wallets.yaml", include_str!("../crypto_wallets.yaml")),
    ("impersonation.yaml", include_str!("../impersonation.yaml")),
    ("magic_links.yaml", include_str!("../magic_links.yaml")),
    ("oauth.yaml", include_str!("../oauth.yaml")),
    ("otps.yaml", include_str!("../otps.yaml")),
    ("passwords.yaml", include_str!("../passwords.yaml")),
    ("rbac.yaml", include_str!("../rbac.yaml")),
    ("sessions.yaml", include_str!("../sessions.yaml")),
    ("totps.yaml", include_str!("../totps.yaml")),
    ("users.yaml", include_str!("../users.yaml")),
    ("webauthn.yaml", include_str!("../webauthn.yaml")),
    ("shared/common.yaml", include_str!("../shared/common.yaml")),
    ("shared/connected_app.yaml", include_str!("../shared/connected_app.yaml")),
    ("shared/device.yaml", include_str!("../shared/device.yaml")),
    ("shared/errors.yaml", include_str!("../shared/errors.yaml")),
    ("shared/session.yaml", include_str!("../shared/session.yaml")),
    ("shared/user.yaml", include_str!("../shared/user.yaml")),
];

/// Cargo compiles this again for another checkout with the same target folder: see `.cargo/config.toml`.
const _: Option<&str> = option_env!("CHECKOUT_FOLDER");

#[cfg(test)]
mod tests {
    use std::{
        collections::BTreeSet,
        fs,
        path::{Path, PathBuf},
    };

    use super::{FILES, ROOT};

    /// The YAML files below a folder, except in `target`.
    fn files(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).expect("the folder can be read");
        let paths = entries.map(|entry| entry.expect("the entry can be read").path());
        paths
            .filter(|path| path.file_name().is_some_and(|name| name != "target"))
            .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
            .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
            .collect()
    }

    #[test]
    fn files_lists_every_yaml_file_of_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let on_disk: BTreeSet<_> = files(folder)
            .iter()
            .map(|path| path.strip_prefix(folder).expect("it is in the folder").to_string_lossy().replace('\\', "/"))
            .collect();
        let listed: BTreeSet<_> = FILES.iter().map(|(path, _)| (*path).to_owned()).collect();
        assert_eq!(listed, on_disk, "add each file to `FILES` in openapi/stytch/src/lib.rs");
    }

    #[test]
    fn the_main_file_comes_first() {
        assert_eq!(ROOT.rsplit('/').next(), FILES.first().map(|(path, _)| *path));
    }
}
