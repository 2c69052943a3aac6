//! `diff`: what a change of the document does to callers of the generated crate.

mod base;
mod compare;
mod proof;
mod rules;
mod shape;
mod show;
mod version;

use std::{
    collections::{BTreeSet, HashSet},
    io::Write,
};

use openapi_document::{Document, Node};

use lexopt::{Arg, Parser, ValueExt as _};

use crate::{
    arguments::Command,
    context::Context,
    document,
    exit::{Error, Exit},
};

use base::Base;
use compare::{Difference, Part};
use rules::{Rule, Verdict};
use version::Bump;

pub(crate) const HELP: &str = "\
cargo xtask diff [--base GITREV|FILE] [--json|--markdown]

Compares openapi/stytch/openapi.yaml with what it was, and says what each change does to programs that call the generated crate: breaking,
risky, additive or documentation, by which rule, and where. Then which version the changes ask for, and whether Cargo.toml has it;
before 1.0 what breaks asks for a minor bump, anything else for a patch.

  --base       a file, or else a revision of git; by default the last tag, or HEAD where there is none. A file belongs to no version,
               so that whatever breaks since is not yet in the version
  --json       one object: base {name, version}, now {version}, asks {part, least} or null, done, and changes, a list of {rule,
               verdict, pointer, in (`now` or `base`), line, says, subject, old, new}; the last three are null where there is nothing
               short to say
  --markdown   a table for a comment or a job's page
  --prove      proves the rules instead: compiles and runs a caller before and after the change that each is about, two builds of
               the client in target/xtask/proof

exit codes: 0 nothing breaks, or the version says so, 1 a rule is not proved, 2 the call, the base or the document is unusable,
4 something breaks and the version does not say so
";

/// What to compare with, and how to tell.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    /// A file, or else a revision of git.
    pub(crate) base: Option<String>,
    pub(crate) format: Format,
    /// Proves the rules instead.
    pub(crate) prove: bool,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    #[default]
    Text,
    Json,
    Markdown,
}

/// A difference as a rule judges it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Change {
    verdict: Verdict,
    /// Whether the place is in the base: what went is nowhere else.
    in_base: bool,
    line: Option<usize>,
    pointer: String,
    rule: &'static str,
    says: &'static str,
    /// What came, went or changed, where the pointer does not end with it.
    subject: Option<String>,
    old: Option<String>,
    new: Option<String>,
}

/// Reads the arguments after the name of the verb.
pub(crate) fn parse(mut parser: Parser) -> Result<Command, Error> {
    let mut options = Options::default();
    while let Some(argument) = parser.next()? {
        let format = match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(HELP)),
            Arg::Long("base") => {
                options.base = Some(parser.value()?.string()?);
                continue;
            }
            Arg::Long("prove") => {
                options.prove = true;
                continue;
            }
            Arg::Long("json") => Format::Json,
            Arg::Long("markdown") => Format::Markdown,
            other => return Err(other.unexpected().into()),
        };
        if options.format != Format::Text && options.format != format {
            return Err(Error::unusable("`--json` and `--markdown` exclude each other: leave one out"));
        }
        options.format = format;
    }
    if options.prove && options != (Options { prove: true, ..Options::default() }) {
        return Err(Error::unusable("`--prove` compares nothing that there is: leave the other options out"));
    }
    Ok(Command::Diff(options))
}

/// Compares, shows, and says whether the version says the same.
pub(crate) fn run(context: &Context, options: &Options, out: &mut dyn Write) -> Result<Exit, Error> {
    if options.prove {
        return proof::run(context, out);
    }
    let base = Base::find(context, options.base.as_deref())?;
    let Some(document) = document::usable(context, out)? else {
        return Ok(Exit::Unusable);
    };
    let changes = changes(&base.document, &document);
    let worst = changes.iter().map(|change| change.verdict).min();
    let bump = Bump::new(worst, base.version.as_ref(), &version::of_workspace(context)?);
    match options.format {
        Format::Text => show::text(out, &base.name, &changes, &bump)?,
        Format::Json => show::json(out, &base.name, &changes, &bump)?,
        Format::Markdown => show::markdown(out, &base.name, &changes, &bump)?,
    }
    Ok(if worst == Some(Verdict::Breaking) && !bump.is_done() { Exit::Outdated } else { Exit::Fine })
}

/// All changes, the most serious first, each told once though several operations share the place.
fn changes(old: &Document, new: &Document) -> Vec<Change> {
    let mut told = HashSet::new();
    let mut changes = Vec::new();
    for difference in compare::compare(old, new) {
        for rule in rules::of(&difference) {
            let change = Change::new(rule, &difference);
            if told.insert((change.rule, change.pointer.clone(), change.subject.clone())) {
                changes.push(change);
            }
        }
    }
    changes.sort();
    changes
}

impl Change {
    fn new(rule: &'static Rule, difference: &Difference<'_>) -> Self {
        let place = difference.new.as_ref().or(difference.old.as_ref());
        let pointer = place.map(|node| node.pointer().to_owned()).unwrap_or_default();
        let ends_with_key = pointer.rsplit('/').next() == Some(&difference.key);
        let says_nothing = matches!(difference.part, Part::Shape | Part::Openness { .. } | Part::CredentialOrder)
            || difference.key == "examples";
        let side = |node: &Option<Node<'_>>| node.as_ref().and_then(|node| written(difference.part, node));
        Self {
            verdict: rule.verdict,
            in_base: difference.removed(),
            line: place.and_then(|node| node.document().line(node.pointer())),
            subject: Some(difference.key.clone()).filter(|_| !ends_with_key && !says_nothing),
            pointer,
            rule: rule.id,
            says: rule.says,
            old: side(&difference.old),
            new: side(&difference.new),
        }
    }
}

/// What a side of a difference looks like, where that takes no more than a few words.
fn written(part: Part, node: &Node<'_>) -> Option<String> {
    match part {
        Part::Shape => {
            let schema = node.effective();
            let rust = shape::name(&schema).map_or_else(|| shape::of(&schema), |name| format!("types::{name}"));
            Some(if shape::is_nullable(node) { format!("Option<{rust}>") } else { rust })
        }
        Part::Operations => node.text("operationId").map(str::to_owned),
        _ => match node.value() {
            serde_json::Value::String(text) if text.chars().count() <= 60 && !text.contains('\n') => Some(text.clone()),
            value @ (serde_json::Value::Number(_) | serde_json::Value::Bool(_)) => Some(value.to_string()),
            _ => None,
        },
    }
}

/// How many changes there are of each verdict.
fn counts(changes: &[Change]) -> Vec<(Verdict, usize)> {
    let of = |verdict| changes.iter().filter(|change| change.verdict == verdict).count();
    let verdicts: BTreeSet<_> = changes.iter().map(|change| change.verdict).collect();
    verdicts.into_iter().map(|verdict| (verdict, of(verdict))).collect()
}

#[cfg(test)]
mod tests;
