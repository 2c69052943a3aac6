//! `generate`: renews the record of the generated public API.

mod record;

use std::{
    io::{self, Write},
    path::Path,
};

use openapi_document::{Document, Operation};

use crate::{
    context::Context,
    document,
    exit::{Error, Exit},
    generator::Generator,
    style::{BAD, FAINT, GOOD},
    suite::{DEFAULT, RECORD},
    text_diff,
};

use record::{Record, public_api_of};

/// Renew the record of the generated public API
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
#[command(after_help = "\
Checks the document, generates the client, and records its public API as Rust signatures, with a
digest of the generated source: what each product needs in a file of its name, what several need in
shared.txt, what is always there in client.txt. The record is committed, so a review of a change to
the document or to the generator shows its effect on users.

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
    let Some(document) = document::usable(context, DEFAULT, out)? else { return Ok(Exit::Unusable) };
    let generator = Generator::build(context)?;
    if args.check {
        return check(context, &generator, &document, out);
    }
    let folder = context.root.join(RECORD);
    let (old, new) = (Record::read(&folder)?, generated(context, &generator, &document)?);
    new.write(&folder)?;
    summarize(&old, &new, out)?;
    Ok(Exit::Success)
}

/// Compares the record with the code that a generator generates from the default document.
pub(crate) fn check(
    context: &Context,
    generator: &Generator,
    document: &Document,
    out: &mut dyn Write,
) -> Result<Exit, Error> {
    let old = Record::read(&context.root.join(RECORD))?;
    Ok(compare(&old, &generated(context, generator, document)?, out)?)
}

/// The record of the source that is generated from the default document.
fn generated(context: &Context, generator: &Generator, document: &Document) -> Result<Record, Error> {
    let source = generator.generate(&context.root.join(DEFAULT.document))?;
    let source = source.map_err(|findings| Error::unusable(format!("the client cannot be generated\n{findings}")))?;
    let operations = Operation::all(document);
    let products: Vec<_> = operations.iter().filter_map(Operation::product).collect();
    Record::of_source(&source, &products)
}

/// Writes a line for each changed file.
fn summarize(old: &Record, new: &Record, out: &mut dyn Write) -> io::Result<()> {
    let changed = old.changed(new);
    if changed.is_empty() {
        return writeln!(out, "{RECORD}: unchanged");
    }
    for name in changed {
        match text_diff::count(old.text(name), new.text(name)) {
            (added, removed) if new.has(name) => {
                writeln!(out, "{}: {GOOD}+{added}{GOOD:#} {BAD}−{removed}{BAD:#}", path(name))?;
            }
            _ => writeln!(out, "{}: {BAD}removed{BAD:#}", path(name))?,
        }
    }
    Ok(())
}

/// Writes the diff of each changed file.
fn compare(old: &Record, new: &Record, out: &mut dyn Write) -> io::Result<Exit> {
    if old.is_empty() {
        writeln!(out, "there is no {RECORD}: run `cargo xtask generate` to write it")?;
        return Ok(Exit::Outdated);
    }
    let changed = old.changed(new);
    if changed.is_empty() {
        writeln!(out, "{RECORD}: up to date")?;
        return Ok(Exit::Success);
    }
    for name in &changed {
        text_diff::write(out, (&path(name), old.text(name)), ("generated now", new.text(name)))?;
        let public_api = public_api_of(old.text(name));
        if public_api.is_some() && public_api == public_api_of(new.text(name)) {
            writeln!(out, "{FAINT}the public API is unchanged, only function bodies differ{FAINT:#}")?;
        }
        writeln!(out)?;
    }
    for name in &changed {
        let state = if new.has(name) { "is out of date" } else { "is stale: nothing generated belongs there" };
        writeln!(out, "{BAD}{} {state}{BAD:#}", path(name))?;
    }
    writeln!(out, "run `cargo xtask generate` to renew the record")?;
    Ok(Exit::Outdated)
}

fn path(name: &str) -> String {
    Path::new(RECORD).join(name).to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests;
