//! `diff`: the effect of a changed document on callers of the generated code, and the version that it requires.
//!
//! It compares documents and, with a revision of the default document, the cargo features of the client. It does not see what changes in the code written by hand
//! or in the generator.
//!
//! Of a generated client, `cargo semver-checks` sees methods, types, fields, variants and features that are gone; it also reports each
//! new field of a request, which a struct literal has to name: here that is an addition. Only `diff` sees another type of a field, and
//! what is no item of Rust: requests and responses that are rejected, values and their bounds.

mod base;
mod change;
mod changelog;
mod compare;
mod difference;
mod features;
mod own;
mod products;
mod rules;
mod rust_type;
mod show;
mod verify;
mod version;

use std::io::Write;

use openapi_document::Document;

use crate::{
    context::Context,
    document,
    exit::{Error, Exit},
    manifest, own_document,
    suite::DEFAULT,
};

use base::Base;
use change::{Change, changes};
use features::Features;
use rules::Verdict;
use version::Bump;

/// Show what a changed document means for callers
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
#[command(after_help = "\
Compares the document with an earlier one. Each change is breaking, risky, additive or documentation
for programs that use the generated code, by a rule. They are listed by product: `shared` is what
several of them use, `general` what belongs to none. The last line is the version bump that the
changes require, and whether Cargo.toml has it. Before 1.0, a breaking change requires a minor bump,
any other a patch. With a revision, the cargo features of the client are compared too. A base file
has no features and no version, so a breaking change since then is never released. The client of
another --document has no version here; its base is a revision of the repository that it is in.

JSON: base {name, version}, now {version}, bump {part, least} or null, done, and changes, a list of
{rule, verdict, product, pointer, in (now or base), file, line, effect, subject, old, new}, the last
three null where they are long or do not apply.

--changelog has what callers notice, by the names that they write. Breaking changes are listed in
full; of the others, some names, or how many there are in each product.

--verify-rules compiles and runs a caller before and after the change of each rule.

Exit codes: 0 nothing breaks, or the version says so, 1 a rule is wrong, 2 the call, the base or the
document is unusable, 4 something breaks and the version does not say so

Examples:
  cargo xtask diff --base v0.1.0 --markdown
  cargo xtask diff --document new.yaml --base old.yaml")]
pub(crate) struct Args {
    #[command(flatten)]
    selection: own_document::Selection,
    /// File or revision of git; by default the last tag, or HEAD without tags
    #[arg(long, value_name = "GITREV|FILE")]
    base: Option<String>,
    /// Print JSON
    #[arg(long, conflicts_with = "markdown")]
    json: bool,
    /// Print a Markdown table
    #[arg(long)]
    markdown: bool,
    /// Print an entry for client/CHANGELOG.md
    #[arg(long, conflicts_with_all = ["json", "markdown"])]
    changelog: bool,
    /// Verify the rules instead
    #[arg(long, conflicts_with_all = ["document", "base", "json", "markdown", "changelog"])]
    verify_rules: bool,
}

/// Compares the documents, shows the changes and the required version.
pub(crate) fn run(context: &Context, args: &Args, out: &mut dyn Write) -> Result<Exit, Error> {
    if args.verify_rules {
        return verify_rules(context, out);
    }
    if let Some(source) = args.selection.source() {
        let Some((base, document)) = own::documents(context, source, args.base.as_deref(), out)? else {
            return Ok(Exit::Unusable);
        };
        let changes = changes(&base.document, &document);
        let name = source.path.display().to_string();
        return show(args, &Report { document: &name, base: &base.name, changes: &changes, bump: None }, out);
    }
    let base = Base::find(context, args.base.as_deref())?;
    let Some(document) = document::usable(context, DEFAULT, out)? else {
        return Ok(Exit::Unusable);
    };
    let changes = changes_of_client(context, &base, &document)?;
    let bump = Bump::new(worst(&changes), base.version.as_ref(), &version::of_workspace(context)?);
    let report = Report { document: DEFAULT.document, base: &base.name, changes: &changes, bump: Some(&bump) };
    show(args, &report, out)
}

/// The changes of the document, and of the cargo features of the client.
fn changes_of_client(context: &Context, base: &Base, document: &Document) -> Result<Vec<Change>, Error> {
    let mut changes = changes(&base.document, document);
    if let Some(features) = &base.features {
        let now = Features::of(manifest::read(&context.root.join(DEFAULT.manifest))?);
        changes.extend(features::changes(features, &now));
        changes.sort();
    }
    Ok(changes)
}

/// What is shown.
struct Report<'a> {
    /// The name of the document.
    document: &'a str,
    /// The name of the base.
    base: &'a str,
    changes: &'a [Change],
    /// None for a document whose client has no version here.
    bump: Option<&'a Bump>,
}

impl Report<'_> {
    /// Whether nothing breaks, or the version says so.
    fn is_done(&self) -> bool {
        self.bump.map_or_else(|| worst(self.changes) != Some(Verdict::Breaking), Bump::is_done)
    }
}

/// The most serious verdict.
fn worst(changes: &[Change]) -> Option<Verdict> {
    changes.iter().map(|change| change.verdict).min()
}

fn show(args: &Args, report: &Report<'_>, out: &mut dyn Write) -> Result<Exit, Error> {
    let show = match args {
        Args { json: true, .. } => show::json,
        Args { markdown: true, .. } => show::markdown,
        Args { changelog: true, .. } => changelog::write,
        _ => show::text,
    };
    show(out, report)?;
    let breaks = worst(report.changes) == Some(Verdict::Breaking);
    Ok(if breaks && !report.is_done() { Exit::Outdated } else { Exit::Success })
}

/// Verifies the rules: a caller breaks as its rule says.
pub(crate) fn verify_rules(context: &Context, out: &mut dyn Write) -> Result<Exit, Error> {
    verify::run(context, out)
}

#[cfg(test)]
mod tests;
