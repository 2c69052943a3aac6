//! `mutate`: changes the document in many small ways, each of which has to be noticed.
//!
//! The client stays as it was built from the document. A change is noticed by the checks of the document, by a case that no longer
//! holds, or, where it is one that no call shows, by the difference in what would be generated.

mod generator;
mod kinds;
mod mutation;

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io::{self, Write},
    time::Instant,
};

use lexopt::{Arg, Parser, ValueExt as _};
use openapi_document::{Document, Operation, check};
use serde_json::Value;

use crate::{
    arguments::Command,
    conformance::{Folder, Harness, Verdict},
    context::{Context, Progress},
    document,
    exit::{Error, Exit},
    style::{BAD, FAINT, GOOD, PLAIN, STRONG},
    table,
};

use generator::Generator;
use kinds::{KINDS, Kind};
use mutation::{Mutation, child};

pub(crate) const HELP: &str = "\
cargo xtask mutate [--seed N] [--places N] [--only KIND]…

Changes openapi/stytch/openapi.yaml in memory, one small change at a time, and says what notices each: a check of the document, a case that no
longer holds against the client as it is built, or the difference in what would be generated. One that nothing notices is a failure.

  --seed N      which places are drawn, 1 if not given
  --places N    at how many places each kind of change is made, 2 if not given
  --only KIND   a kind of change; may be given more than once

exit codes: 0 each was noticed, 1 one was not, 2 the call or the document is unusable or the build failed
";

/// Which changes to make.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) seed: u64,
    /// At how many places a change of each kind is made.
    pub(crate) places: usize,
    /// The names of kinds. All when empty.
    pub(crate) only: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 1, places: 2, only: Vec::new() }
    }
}

pub(crate) fn parse(mut parser: Parser) -> Result<Command, Error> {
    let mut options = Options::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => return Ok(Command::Help(HELP)),
            Arg::Long("seed") => options.seed = parser.value()?.parse()?,
            Arg::Long("places") => options.places = parser.value()?.parse()?,
            Arg::Long("only") => options.only.push(parser.value()?.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Command::Mutate(options))
}

/// What noticed a change.
#[derive(Debug, PartialEq)]
enum Killer {
    /// The checks of the document: the rule.
    Check(String),
    /// A case that no longer holds, and how many others of those that were played.
    Case(String, usize),
    /// The client's build, which fails.
    Build(String),
    /// `generate --check`: the first line that differs.
    Generated(String),
}

/// Makes the changes, and tells what noticed each.
pub(crate) fn run(context: &Context, options: &Options, out: &mut dyn Write) -> Result<Exit, Error> {
    let Some(document) = document::usable(context, out)? else {
        return Ok(Exit::Unusable);
    };
    let chosen = chosen(&document, options)?;
    let start = Instant::now();
    let folder = Folder::create(context)?;
    let harness = Harness::build(context)?;
    let generator = Generator::build(context, &folder.0)?;
    let mut bench = Bench { context, harness, generator, folder, base: String::new() };
    bench.base = bench.unchanged(&document)?;
    let mut rows = Vec::new();
    let mut survivors = 0;
    for (index, (kind, mutation)) in chosen.iter().enumerate() {
        let told = format!("{} of {}: {} at {}", index + 1, chosen.len(), kind.name, mutation.pointer);
        match context.progress {
            Progress::Lines => eprintln!("{told}"),
            progress => progress.show(&told),
        }
        let killer = bench.killer(&document, mutation)?;
        survivors += usize::from(killer.is_none());
        rows.push((kind.name, mutation.pointer.as_str(), killer));
    }
    context.progress.clear();
    write_table(out, &document, &rows)?;
    let kinds: BTreeSet<_> = rows.iter().map(|(kind, ..)| kind).collect();
    let (all, killed, seconds) = (rows.len(), rows.len() - survivors, start.elapsed().as_secs());
    let style = if survivors == 0 { GOOD } else { BAD };
    writeln!(
        out,
        "\n{style}{killed} of {all} changes noticed{style:#}, {} kinds, seed {}, {seconds} s",
        kinds.len(),
        options.seed
    )?;
    Ok(if survivors == 0 { Exit::Fine } else { Exit::Failed })
}

/// Places of each kind, drawn by the seed. What is drawn for one kind does not depend on the others.
fn chosen(document: &Document, options: &Options) -> Result<Vec<(&'static Kind, Mutation)>, Error> {
    if let Some(unknown) = options.only.iter().find(|name| KINDS.iter().all(|kind| kind.name != **name)) {
        let known: Vec<_> = KINDS.iter().map(|kind| kind.name).collect();
        return Err(Error::unusable(format!("there is no kind `{unknown}`, only {}", known.join(", "))));
    }
    let mut chosen = Vec::new();
    for kind in KINDS.iter().filter(|kind| options.only.is_empty() || options.only.iter().any(|name| name == kind.name))
    {
        let mut mutations = kind.mutations(document);
        mutations.sort_by_key(|mutation| {
            let mut hasher = DefaultHasher::new();
            (options.seed, kind.name, &mutation.pointer).hash(&mut hasher);
            hasher.finish()
        });
        chosen.extend(mutations.into_iter().take(options.places).map(|mutation| (kind, mutation)));
    }
    Ok(chosen)
}

/// What changes are tried on.
struct Bench<'c> {
    context: &'c Context,
    harness: Harness,
    generator: Generator,
    folder: Folder,
    /// What is generated from the document as it is.
    base: String,
}

impl Bench<'_> {
    /// Tries the document as it is, which everything has to hold for; gives what is generated from it.
    fn unchanged(&self, document: &Document) -> Result<String, Error> {
        let text = written(document, document.json());
        if let Some(case) = self.red(&text, |_| true)? {
            let said = format!("the suite does not hold as it is, for one {case:?}: run `cargo xtask conformance`");
            return Err(Error::unusable(said));
        }
        self.generator.generate(&text)?.map_err(|said| Error::unusable(format!("the client does not build: {said}")))
    }

    fn killer(&self, document: &Document, mutation: &Mutation) -> Result<Option<Killer>, Error> {
        let changed = mutation.apply(document.json());
        let text = written(document, &changed);
        let parsed = match Document::parse(document.name(), &text) {
            Ok(parsed) => parsed,
            Err(finding) => return Ok(Some(Killer::Check(finding.rule.to_owned()))),
        };
        if let Some(finding) = check(&parsed).first() {
            return Ok(Some(Killer::Check(finding.rule.to_owned())));
        }
        // The suite's own guards and one operation that the change reaches mostly do. Then all others.
        let concerned = concerned(&parsed, document, &mutation.pointer);
        let first = concerned.first().copied().unwrap_or_default();
        let is_shared = |id: &str| ["components", "suite"].contains(&operation(id));
        if let Some(killer) = self.red(&text, |id| is_shared(id) || operation(id) == first)? {
            return Ok(Some(killer));
        }
        if let Some(killer) = self.red(&text, |id| operation(id) != first && concerned.contains(&operation(id)))? {
            return Ok(Some(killer));
        }
        Ok(match self.generator.generate(&text)? {
            Err(said) => Some(Killer::Build(said)),
            Ok(generated) => first_difference(&self.base, &generated).map(Killer::Generated),
        })
    }

    /// The first case that does not hold for a document, of those wanted.
    fn red(&self, text: &str, wanted: impl Fn(&str) -> bool) -> Result<Option<Killer>, Error> {
        let path = self.folder.0.join("document.json");
        fs::write(&path, text)?;
        let harness = self.harness.with_document(&path);
        let all = harness.list()?;
        let selected: Vec<_> = all.iter().map(String::as_str).filter(|id| wanted(id)).collect();
        if selected.is_empty() {
            return Ok(None);
        }
        let played = harness.play(&self.context.silent(), &selected, false)?;
        let mut red = played.cases.into_iter().filter(|case| case.verdict != Verdict::Held);
        Ok(red.next().map(|case| Killer::Case(case.id, red.count())))
    }
}

fn operation(id: &str) -> &str {
    id.split('/').next().unwrap_or_default()
}

/// The operations that a place of the document is part of, by its own pointer or a `$ref`: all where it is none's in particular.
fn concerned<'d>(changed: &'d Document, document: &Document, pointer: &str) -> Vec<&'d str> {
    let known: BTreeMap<_, _> = Operation::all(document)
        .iter()
        .map(|operation| (operation.node().pointer().to_owned(), reached(operation)))
        .collect();
    let all = Operation::all(changed);
    let reaches = |place: &str| {
        known.get(place).is_none_or(|reached| {
            let within = |part: &String| pointer == part || pointer.starts_with(&format!("{part}/"));
            reached.iter().any(within) || part_of_path(place, pointer)
        })
    };
    let concerned: Vec<_> =
        all.iter().filter(|operation| reaches(operation.node().pointer())).map(Operation::id).collect();
    if concerned.is_empty() { all.iter().map(Operation::id).collect() } else { concerned }
}

/// Whether a pointer is that of the path that an operation is under.
fn part_of_path(operation: &str, pointer: &str) -> bool {
    operation.rsplit_once('/').is_some_and(|(path, _)| path == pointer)
}

/// The pointers that an operation is made of: its own, and those of all that it refers to.
fn reached(operation: &Operation<'_>) -> BTreeSet<String> {
    let document = operation.node().document();
    let mut reached = BTreeSet::new();
    let schemes = operation.security_schemes().into_iter().map(|scheme| scheme.node().pointer().to_owned());
    let mut next: VecDeque<_> = schemes.chain([operation.node().pointer().to_owned()]).collect();
    while let Some(pointer) = next.pop_front() {
        let Some(value) = document.json().pointer(&pointer).filter(|_| !reached.contains(&pointer)) else { continue };
        reached.insert(pointer);
        let mut values = vec![value];
        while let Some(value) = values.pop() {
            match value {
                Value::Object(members) => {
                    let target =
                        members.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#'));
                    next.extend(target.map(str::to_owned));
                    values.extend(members.values());
                }
                Value::Array(items) => values.extend(items),
                _ => {}
            }
        }
    }
    reached
}

/// A document as JSON, in the order in which the original is written: the first example is the first, whatever its name.
fn written(original: &Document, value: &Value) -> String {
    let mut text = String::new();
    write_ordered(original, value, "", &mut text);
    text
}

fn write_ordered(original: &Document, value: &Value, at: &str, text: &mut String) {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().map(|(name, value)| (child(at, name), name, value)).collect();
            members.sort_by_key(|(at, ..)| original.line(at));
            text.push('{');
            for (index, (at, name, value)) in members.into_iter().enumerate() {
                if index > 0 {
                    text.push_str(",\n");
                }
                text.push_str(&Value::from(name.as_str()).to_string());
                text.push_str(": ");
                write_ordered(original, value, &at, text);
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    text.push_str(", ");
                }
                write_ordered(original, item, &format!("{at}/{index}"), text);
            }
            text.push(']');
        }
        scalar => text.push_str(&scalar.to_string()),
    }
}

/// The first line in which two texts differ, as it is in the second.
fn first_difference(old: &str, new: &str) -> Option<String> {
    let lines = old.lines().map(Some).chain(std::iter::repeat(None)).zip(new.lines());
    let differs = lines.into_iter().find(|(old, new)| *old != Some(*new)).map(|(_, new)| new.trim().to_owned());
    differs.or_else(|| (old != new).then(|| "the end is missing".to_owned()))
}

fn write_table(out: &mut dyn Write, document: &Document, rows: &[(&str, &str, Option<Killer>)]) -> io::Result<()> {
    let heading = |text: &str| (text.to_owned(), STRONG);
    let mut table = vec![vec![heading("change"), heading("place"), heading("noticed by")]];
    for (kind, pointer, killer) in rows {
        let (by, style) = match killer {
            Some(Killer::Check(rule)) => (format!("document check: {rule}"), PLAIN),
            Some(Killer::Case(id, 0)) => (id.clone(), PLAIN),
            Some(Killer::Case(id, others)) => (format!("{id} and {others} more"), PLAIN),
            Some(Killer::Build(said)) => (format!("the client's build: {}", short(said)), PLAIN),
            Some(Killer::Generated(line)) => (format!("generate --check: {}", short(line)), PLAIN),
            None => ("nothing".to_owned(), BAD),
        };
        table.push(vec![((*kind).to_owned(), PLAIN), (place(document, pointer), FAINT), (by, style)]);
    }
    table::write(out, &table)
}

/// A pointer as people find it: under the id of its operation, or the name of its component.
fn place(document: &Document, pointer: &str) -> String {
    let operations = Operation::all(document);
    let within = operations.iter().find_map(|operation| {
        let rest = pointer.strip_prefix(operation.node().pointer())?;
        Some(format!("{}{rest}", operation.id()))
    });
    let within = within.unwrap_or_else(|| pointer.strip_prefix("/components/").unwrap_or(pointer).to_owned());
    within.replace("/content/application~1json/", "/…/")
}

fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= 60 { line.to_owned() } else { line.chars().take(59).chain(['…']).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Document {
        Document::bundle(stytch_openapi::ROOT, stytch_openapi::FILES).expect("the document of this workspace is usable")
    }

    #[test]
    fn a_document_that_is_written_again_is_the_same_in_the_same_order() {
        let document = document();
        let again = Document::parse("again.json", &written(&document, document.json())).unwrap();
        assert_eq!(again.json(), document.json());
        let ids = |document: &Document| Operation::all(document).iter().map(|o| o.id().to_owned()).collect::<Vec<_>>();
        assert_eq!(ids(&again), ids(&document));
        assert!(check(&again).is_empty());
    }

    #[test]
    fn the_seed_decides_where_and_one_kind_is_not_moved_by_another() {
        let document = document();
        let places = |options: &Options| {
            let chosen = chosen(&document, options).unwrap();
            chosen.into_iter().map(|(kind, mutation)| (kind.name, mutation.pointer)).collect::<Vec<_>>()
        };
        let all = places(&Options::default());
        assert_eq!(all, places(&Options::default()));
        assert_ne!(all, places(&Options { seed: 2, ..Options::default() }));
        let only = places(&Options { only: vec!["field-drop".to_owned()], ..Options::default() });
        assert!(only.len() == 2 && only.iter().all(|place| all.contains(place)));
        let unknown = Options { only: vec!["field-paint".to_owned()], ..Options::default() };
        assert!(chosen(&document, &unknown).err().is_some_and(|error| error.message.contains("field-drop")));
    }

    #[test]
    fn a_place_concerns_the_operations_that_lead_to_it() {
        let document = document();
        let of = |pointer: &str| concerned(&document, &document, pointer);
        assert_eq!(of("/paths/~1v1~1otps~1sms~1send/post/security"), ["otps_sms_send"]);
        assert_eq!(of("/components/schemas/OtpsSmsSendRequest/required/0"), ["otps_sms_send"]);
        assert!(of("/components/schemas/PhoneNumber/pattern").len() > 1);
        assert_eq!(of("/info/title").len(), Operation::all(&document).len());
    }

    #[test]
    fn a_change_that_nothing_notices_is_shown_as_such() {
        let rows = [
            ("field-drop", "/components/schemas/A/properties/b", Some(Killer::Case("send/200_sent".to_owned(), 2))),
            ("body-optional", "/paths/~1v1~1otps~1sms~1send/post/requestBody/content/application~1json/schema", None),
        ];
        let mut out = anstream::StripStream::new(Vec::new());
        write_table(&mut out, &document(), &rows).unwrap();
        let text = String::from_utf8(out.into_inner()).unwrap();
        assert_eq!(
            text,
            "change         place                               noticed by\n\
             field-drop     schemas/A/properties/b              send/200_sent and 2 more\n\
             body-optional  otps_sms_send/requestBody/…/schema  nothing\n"
        );
    }
}
