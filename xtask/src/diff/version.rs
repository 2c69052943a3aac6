//! The version of the workspace, and the version that changes require.

use std::fs;

use semver::Version;

use super::rules::Verdict;
use crate::{context::Context, exit::Error};

const MANIFEST: &str = "Cargo.toml";

/// The current version of the workspace.
pub(super) fn of_workspace(context: &Context) -> Result<Version, Error> {
    let text = fs::read_to_string(context.root.join(MANIFEST));
    of_manifest("the workspace", &text.map_err(|error| Error::unusable(format!("cannot read {MANIFEST}: {error}")))?)
}

/// The version that a workspace's manifest gives to its packages.
pub(super) fn of_manifest(name: &str, text: &str) -> Result<Version, Error> {
    let unusable = |problem: &str| Error::unusable(format!("{MANIFEST} of {name} {problem}"));
    let manifest: toml::Table = text.parse().map_err(|_| unusable("is not TOML"))?;
    let version = manifest.get("workspace").and_then(|workspace| workspace.get("package")?.get("version")?.as_str());
    let version = version.ok_or_else(|| unusable("has no `workspace.package.version`"))?;
    version.parse().map_err(|error| unusable(&format!("has the version `{version}`: {error}")))
}

/// The version that changes require, and the current one.
pub(super) struct Bump {
    /// None without changes.
    pub(super) required: Option<Required>,
    pub(super) base: Option<Version>,
    pub(super) now: Version,
}

pub(super) struct Required {
    pub(super) part: &'static str,
    pub(super) least: Version,
}

impl Bump {
    /// `worst` is the most serious verdict. Without a version of the base, a bump from the current version is required.
    pub(super) fn new(worst: Option<Verdict>, base: Option<&Version>, now: &Version) -> Self {
        let required = worst.map(|worst| {
            let Version { major, minor, patch, .. } = *base.unwrap_or(now);
            // Before 1.0 a breaking change raises the minor version.
            let (part, least) = match (worst, major) {
                (Verdict::Breaking, 0) => ("minor", Version::new(0, minor + 1, 0)),
                (Verdict::Breaking, _) => ("major", Version::new(major + 1, 0, 0)),
                (Verdict::Additive, 1..) => ("minor", Version::new(major, minor + 1, 0)),
                _ => ("patch", Version::new(major, minor, patch + 1)),
            };
            Required { part, least }
        });
        Self { required, base: base.cloned(), now: now.clone() }
    }

    /// Whether the version has been raised as far as required.
    pub(super) fn is_done(&self) -> bool {
        self.required.as_ref().is_none_or(|required| self.base.is_some() && self.now >= required.least)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_required_version_depends_on_the_verdict_and_the_major_version() {
        for (base, verdict, part, least) in [
            ("0.1.3", Verdict::Breaking, "minor", "0.2.0"),
            ("0.1.3", Verdict::Risky, "patch", "0.1.4"),
            ("0.1.3", Verdict::Additive, "patch", "0.1.4"),
            ("0.1.3", Verdict::Documentation, "patch", "0.1.4"),
            ("1.2.3", Verdict::Breaking, "major", "2.0.0"),
            ("1.2.3", Verdict::Additive, "minor", "1.3.0"),
            ("1.2.3", Verdict::Risky, "patch", "1.2.4"),
        ] {
            let base = base.parse().unwrap();
            let bump = Bump::new(Some(verdict), Some(&base), &base);
            let required = bump.required.as_ref().unwrap();
            assert_eq!((required.part, required.least.to_string().as_str()), (part, least), "{base} {verdict:?}");
            assert!(!bump.is_done());
            assert!(Bump::new(Some(verdict), Some(&base), &least.parse().unwrap()).is_done());
        }
    }

    #[test]
    fn no_change_requires_no_bump_and_a_base_without_version_always_does() {
        let now = "0.9.0".parse().unwrap();
        assert!(Bump::new(None, None, &now).is_done());
        assert!(!Bump::new(Some(Verdict::Breaking), None, &now).is_done());
    }

    #[test]
    fn a_manifest_without_a_version_is_an_error() {
        assert_eq!(of_manifest("x", "[workspace.package]\nversion = \"0.1.0\"").unwrap().to_string(), "0.1.0");
        for (text, problem) in
            [("[", "is not TOML"), ("[workspace]", "has no"), ("[workspace.package]\nversion = \"1\"", "`1`")]
        {
            let error = of_manifest("v0.1.0", text).unwrap_err();
            assert!(error.message.starts_with("Cargo.toml of v0.1.0 ") && error.message.contains(problem), "{error}");
        }
    }
}
