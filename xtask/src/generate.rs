//! `generate`: renews the record of the generated public API.

use std::{fmt::Write as _, fs, io, io::Write};

use sha2::{Digest as _, Sha256};

use crate::{
    context::Context,
    document,
    exit::{Error, Exit},
    generator::Generator,
    public_api,
    style::{BAD, FAINT, GOOD},
    suite::{DEFAULT, RECORD},
    text_diff,
};

/// Renew the record of the generated public API
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
#[command(after_help = "\
Checks the document, generates the client, and records its public API as Rust signatures, with a
digest of the generated source. The record is committed, so a review of a change to the document or
to the generator shows its effect on users.

Exit codes: 0 success, 2 the call or the document is unusable, or the build failed, 4 the record is
out of date

Example:
  cargo xtask generate --check")]
pub(crate) struct Args {
    /// Write nothing, show the differences between the record and the generated code
    #[arg(long)]
    check: bool,
}

/// Compares the record with the generated code, or renews it.
pub(crate) fn run(context: &Context, args: &Args, out: &mut dyn Write) -> Result<Exit, Error> {
    if document::usable(context, DEFAULT, out)?.is_none() {
        return Ok(Exit::Unusable);
    }
    let generator = Generator::build(context)?;
    if args.check {
        return check(context, &generator, out);
    }
    let (old, new) = (recorded(context)?, record(&generated(context, &generator)?)?);
    if old.as_deref() != Some(&new) {
        fs::write(context.root.join(RECORD), &new)
            .map_err(|error| Error::unusable(format!("cannot write {RECORD}: {error}")))?;
    }
    summarize(old.as_deref().unwrap_or_default(), &new, out)?;
    Ok(Exit::Success)
}

/// Compares the record with the code that a generator generates.
pub(crate) fn check(context: &Context, generator: &Generator, out: &mut dyn Write) -> Result<Exit, Error> {
    let (old, new) = (recorded(context)?, record(&generated(context, generator)?)?);
    Ok(compare(old.as_deref(), &new, out)?)
}

/// The record, if there is one.
fn recorded(context: &Context) -> Result<Option<String>, Error> {
    match fs::read_to_string(context.root.join(RECORD)) {
        Ok(old) => Ok(Some(text_diff::with_unix_line_ends(&old))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::unusable(format!("cannot read {RECORD}: {error}"))),
    }
}

fn summarize(old: &str, new: &str, out: &mut dyn Write) -> io::Result<()> {
    match text_diff::count(old, new) {
        (0, 0) => writeln!(out, "{RECORD}: unchanged"),
        (added, removed) => writeln!(out, "{RECORD}: {GOOD}+{added}{GOOD:#} {BAD}−{removed}{BAD:#}"),
    }
}

fn compare(old: Option<&str>, new: &str, out: &mut dyn Write) -> io::Result<Exit> {
    let Some(old) = old else {
        writeln!(out, "there is no {RECORD}: run `cargo xtask generate` to write it")?;
        return Ok(Exit::Outdated);
    };
    if old == new {
        writeln!(out, "{RECORD}: up to date")?;
        return Ok(Exit::Success);
    }
    text_diff::write(out, (RECORD, old), ("generated now", new))?;
    if public_api_of(old) == public_api_of(new) {
        writeln!(out, "\n{FAINT}the public API is unchanged, only function bodies differ{FAINT:#}")?;
    }
    writeln!(out, "\n{BAD}{RECORD} is out of date{BAD:#}: run `cargo xtask generate` to renew it")?;
    Ok(Exit::Outdated)
}

fn public_api_of(record: &str) -> Option<&str> {
    record.trim_end().rsplit_once('\n').map(|(public_api, _)| public_api)
}

fn head() -> String {
    format!(
        "// The public API that {} generates: public items by module, without function bodies.\n\
         // Written by `cargo xtask generate`. Run it after a change to the document or the generator.\n",
        DEFAULT.document
    )
}

/// The record of a generated source.
fn record(source: &str) -> Result<String, Error> {
    let public_api = public_api::render(source)
        .map_err(|error| Error::unusable(format!("cannot read the generated source as Rust: {error}")))?;
    let mut digest = String::new();
    for byte in Sha256::digest(source) {
        let _ = write!(digest, "{byte:02x}");
    }
    Ok(format!("{}\n{public_api}\n// sha256 of the generated source: {digest}\n", head()))
}

/// The source that is generated from the default document.
fn generated(context: &Context, generator: &Generator) -> Result<String, Error> {
    let generated = generator.generate(&context.root.join(DEFAULT.document))?;
    generated.map_err(|findings| Error::unusable(format!("the client cannot be generated\n{findings}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::written;

    fn compared(old: Option<&str>, new: &str) -> (Exit, String) {
        written(|out| compare(old, new, out).unwrap())
    }

    #[test]
    fn an_outdated_record_shows_the_diff_and_the_command() {
        let old = record("pub struct A { pub a: i64 }").unwrap();
        let new = record("pub struct A { pub a: ::std::option::Option<i64> }").unwrap();
        let (exit, text) = compared(Some(&old), &new);
        assert_eq!(exit, Exit::Outdated);
        assert!(text.contains("\n-    pub a: i64,\n+    pub a: Option<i64>,\n"), "{text}");
        assert!(text.ends_with("is out of date: run `cargo xtask generate` to renew it\n"), "{text}");
    }

    #[test]
    fn a_changed_function_body_makes_the_record_outdated() {
        let old = record("pub fn a() -> i64 { 1 }").unwrap();
        let new = record("pub fn a() -> i64 { 2 }").unwrap();
        let (exit, text) = compared(Some(&old), &new);
        assert_eq!(exit, Exit::Outdated);
        assert!(text.contains("the public API is unchanged"), "{text}");
    }

    #[test]
    fn a_current_record_passes_and_a_missing_one_does_not() {
        let new = record("pub struct A;").unwrap();
        assert_eq!(compared(Some(&new), &new).0, Exit::Success);
        let windows = text_diff::with_unix_line_ends(&new.replace('\n', "\r\n"));
        assert_eq!(compared(Some(&windows), &new).0, Exit::Success);
        let (exit, text) = compared(None, &new);
        assert_eq!(exit, Exit::Outdated);
        assert!(text.contains("run `cargo xtask generate`"), "{text}");
    }

    #[test]
    fn changes_are_counted() {
        for (old, new, expected) in [("a\n", "a\nb\n", "+1 −0"), ("a\n", "a\n", "unchanged")] {
            let ((), text) = written(|out| summarize(old, new, out).unwrap());
            assert_eq!(text, format!("{RECORD}: {expected}\n"));
        }
    }

    #[test]
    fn the_record_starts_with_a_description_and_ends_with_a_digest() {
        let text = record("").unwrap();
        assert!(text.starts_with("// The public API that openapi/"));
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert!(text.ends_with(&format!("// sha256 of the generated source: {empty}\n")), "{text}");
    }
}
