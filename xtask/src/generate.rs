//! `generate`: the committed record of what the document generates.

use std::{fmt::Write as _, fs, io, io::Write, path::Path};

use serde_json::Value;
use sha2::{Digest as _, Sha256};

use lexopt::{Arg, Parser};

use crate::{
    arguments::Command,
    cargo,
    context::Context,
    document,
    exit::{Error, Exit},
    style::{BAD, FAINT, GOOD},
    surface, text_diff,
};

pub(crate) const HELP: &str = "\
cargo xtask generate [--check]

Checks openapi/stytch/openapi.yaml, generates the client from it, and writes down its public surface, as Rust signatures, in
conformance/tests/snapshots/generated.txt. So a review of a change to the document or to the generator shows what it does to users.

  --check    writes nothing, and shows how the record differs from what is generated now

exit codes: 0 fine, 2 the call or the document is unusable or the build failed, 4 the record is out of date
";

/// Where the record is, from the folder of the workspace.
const PATH: &str = "conformance/tests/snapshots/generated.txt";

const HEAD: &str = "\
// What openapi/stytch/openapi.yaml generates, as its users see it: public items by module, without bodies.
// Written by `cargo xtask generate`; run it when the document, or what generates from it, has changed.
";

/// Whether the record is written or only looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Write,
    Check,
}

/// Reads the arguments after the name of the verb.
pub(crate) fn parse(mut parser: Parser) -> Result<Command, Error> {
    let mut mode = Mode::Write;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(HELP)),
            Arg::Long("check") => mode = Mode::Check,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Generate(mode))
}

/// Holds the record against what is generated now, and renews it where that is asked for.
pub(crate) fn run(context: &Context, mode: Mode, out: &mut dyn Write) -> Result<Exit, Error> {
    if document::usable(context, out)?.is_none() {
        return Ok(Exit::Unusable);
    }
    let new = record(&generated(context)?)?;
    let path = context.root.join(PATH);
    let old = match fs::read_to_string(&path) {
        Ok(old) => Some(old),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(Error::unusable(format!("cannot read {PATH}: {error}"))),
    };
    match mode {
        Mode::Check => Ok(compare(old.as_deref(), &new, out)?),
        Mode::Write => {
            if old.as_deref() != Some(&new) {
                fs::write(&path, &new).map_err(|error| Error::unusable(format!("cannot write {PATH}: {error}")))?;
            }
            summarize(old.as_deref().unwrap_or_default(), &new, out)?;
            Ok(Exit::Fine)
        }
    }
}

fn summarize(old: &str, new: &str, out: &mut dyn Write) -> io::Result<()> {
    match text_diff::count(old, new) {
        (0, 0) => writeln!(out, "{PATH}: unchanged"),
        (added, removed) => writeln!(out, "{PATH}: {GOOD}+{added}{GOOD:#} {BAD}−{removed}{BAD:#}"),
    }
}

fn compare(old: Option<&str>, new: &str, out: &mut dyn Write) -> io::Result<Exit> {
    let Some(old) = old else {
        writeln!(out, "there is no {PATH}: run `cargo xtask generate` to write it")?;
        return Ok(Exit::Outdated);
    };
    if old == new {
        writeln!(out, "{PATH}: up to date")?;
        return Ok(Exit::Fine);
    }
    text_diff::write(out, (PATH, old), ("generated now", new))?;
    if surface_of(old) == surface_of(new) {
        writeln!(out, "\n{FAINT}the surface is the same; only what bodies do has changed{FAINT:#}")?;
    }
    writeln!(out, "\n{BAD}{PATH} is out of date{BAD:#}: run `cargo xtask generate` to renew it")?;
    Ok(Exit::Outdated)
}

fn surface_of(record: &str) -> Option<&str> {
    record.trim_end().rsplit_once('\n').map(|(surface, _)| surface)
}

/// The record of a generated source.
fn record(source: &str) -> Result<String, Error> {
    let surface = surface::render(source)
        .map_err(|error| Error::unusable(format!("cannot read the generated source as Rust: {error}")))?;
    let mut digest = String::new();
    for byte in Sha256::digest(source) {
        let _ = write!(digest, "{byte:02x}");
    }
    Ok(format!("{HEAD}\n{surface}\n// sha256 of the generated source: {digest}\n"))
}

/// The source that the client's build generates.
fn generated(context: &Context) -> Result<String, Error> {
    let messages = cargo::build_suite(context)?;
    let folder = messages
        .iter()
        .find_map(out_dir)
        .ok_or_else(|| Error::unusable("cargo did not say where the client's build script writes"))?;
    let path = Path::new(folder).join("generated.rs");
    fs::read_to_string(&path).map_err(|error| Error::unusable(format!("cannot read {}: {error}", path.display())))
}

fn out_dir(message: &Value) -> Option<&str> {
    let package = message["package_id"].as_str()?;
    let client = message["reason"] == "build-script-executed" && package.contains("#stytch-client@");
    client.then(|| message["out_dir"].as_str()).flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn compared(old: Option<&str>, new: &str) -> (Exit, String) {
        let mut out = anstream::StripStream::new(Vec::new());
        let exit = compare(old, new, &mut out).unwrap();
        (exit, String::from_utf8(out.into_inner()).unwrap())
    }

    #[test]
    fn a_record_that_is_out_of_date_shows_the_diff_and_the_command() {
        let old = record("pub struct A { pub a: i64 }").unwrap();
        let new = record("pub struct A { pub a: ::std::option::Option<i64> }").unwrap();
        let (exit, text) = compared(Some(&old), &new);
        assert_eq!(exit, Exit::Outdated);
        assert!(text.contains("\n-    pub a: i64,\n+    pub a: Option<i64>,\n"), "{text}");
        assert!(text.ends_with("is out of date: run `cargo xtask generate` to renew it\n"), "{text}");
    }

    #[test]
    fn a_change_in_a_body_puts_the_record_out_of_date() {
        let old = record("pub fn a() -> i64 { 1 }").unwrap();
        let new = record("pub fn a() -> i64 { 2 }").unwrap();
        let (exit, text) = compared(Some(&old), &new);
        assert_eq!(exit, Exit::Outdated);
        assert!(text.contains("the surface is the same"), "{text}");
    }

    #[test]
    fn a_record_that_is_up_to_date_is_fine_and_one_that_is_missing_is_not() {
        let new = record("pub struct A;").unwrap();
        assert_eq!(compared(Some(&new), &new).0, Exit::Fine);
        let (exit, text) = compared(None, &new);
        assert_eq!(exit, Exit::Outdated);
        assert!(text.contains("run `cargo xtask generate`"), "{text}");
    }

    #[test]
    fn what_was_written_is_summarized() {
        for (old, new, expected) in [("a\n", "a\nb\n", "+1 −0"), ("a\n", "a\n", "unchanged")] {
            let mut out = anstream::StripStream::new(Vec::new());
            summarize(old, new, &mut out).unwrap();
            let text = String::from_utf8(out.into_inner()).unwrap();
            assert_eq!(text, format!("{PATH}: {expected}\n"));
        }
    }

    #[test]
    fn the_record_says_what_it_is_first_and_its_digest_last() {
        let text = record("").unwrap();
        assert!(text.starts_with("// What openapi/stytch/openapi.yaml generates"));
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert!(text.ends_with(&format!("// sha256 of the generated source: {empty}\n")), "{text}");
    }

    #[test]
    fn the_folder_is_that_of_the_clients_build_script() {
        let of = |reason: &str, package: &str| json!({"reason": reason, "package_id": package, "out_dir": "/out"});
        let client = "path+file:///somewhere/client#stytch-client@0.1.0";
        assert_eq!(out_dir(&of("build-script-executed", client)), Some("/out"));
        assert_eq!(out_dir(&of("compiler-artifact", client)), None);
        assert_eq!(out_dir(&of("build-script-executed", "registry+x#serde@1.0.0")), None);
    }
}
