//! `mutate`: makes small changes to the document, and mistakes in the generator, and checks that each is noticed.
//!
//! A change of the document is tried with the client that was built from the unchanged document. It is noticed by a check of the document,
//! by a case that fails, or, if no call shows it, by a difference in the generated code. A fault of the generator is built into a client,
//! and is noticed by a case that fails.

mod faults;
mod kinds;
mod mutation;
mod places;

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io::{self, Write},
    path::PathBuf,
    time::Instant,
};

use openapi_document::{Document, Operation, check, pointer};
use serde_json::Value;

use crate::{
    context::{Context, Progress},
    document,
    exit::{Error, Exit},
    folder::TemporaryFolder,
    generator::Generator,
    style::{BAD, FAINT, GOOD, PLAIN, STRONG},
    suite::{DEFAULT, Harness, Verdict},
    table, text_diff,
};

use faults::FAULTS;
use kinds::{KINDS, Kind};
use mutation::Mutation;

/// Check that the suite notices changes of the document and mistakes of the generator
#[derive(Debug, PartialEq, Eq, clap::Args)]
#[command(after_help = "\
Makes one small change of the document at a time, in memory, and shows what notices it: a check of
the document, a failed case of the unchanged client, or a difference in the generated code. Then
builds the client with a mistake of the generator at a time, such as two setters swapped; a case has
to fail. Each takes a build, so it has one place, unless --only names it.

Exit codes: 0 each change was noticed, 1 one was not, 2 the call or the document is unusable, or the
build failed

Example:
  cargo xtask mutate --only required-drop --places 20")]
pub(crate) struct Args {
    /// Seed of the random choice of places
    #[arg(long, value_name = "N", default_value_t = Self::default().seed)]
    seed: u64,
    /// Number of places for each kind of change
    #[arg(long, value_name = "N", default_value_t = Self::default().places)]
    places: usize,
    /// Kind of change; can be repeated; all kinds if none is given
    #[arg(long, value_name = "KIND")]
    only: Vec<String>,
}

impl Default for Args {
    fn default() -> Self {
        Self { seed: 1, places: 2, only: Vec::new() }
    }
}

/// What noticed a change.
#[derive(Debug, PartialEq)]
enum Killer {
    /// A check of the document, by its rule.
    Check(String),
    /// A failed case, and the number of others that failed.
    Case(String, usize),
    /// The generator, by its findings.
    Generator(String),
    /// `generate --check`, by the first line that differs.
    Generated(String),
}

/// Makes the changes, and lists what noticed each.
pub(crate) fn run(context: &Context, args: &Args, out: &mut dyn Write) -> Result<Exit, Error> {
    let Some(document) = document::usable(context, DEFAULT, out)? else {
        return Ok(Exit::Unusable);
    };
    let chosen = chosen(&document, args)?;
    let start = Instant::now();
    let folder = TemporaryFolder::create(context)?;
    let harness = Harness::build(context, DEFAULT)?;
    let generator = Generator::build(context)?;
    let mut baseline = Baseline { context, harness, generator, folder, generated: String::new() };
    baseline.generated = baseline.unchanged(&document)?;
    let (mut rows, mut survivors) = (Vec::new(), 0);
    for (index, (kind, mutation)) in chosen.iter().enumerate() {
        let step = format!("{} of {}: {} at {}", index + 1, chosen.len(), kind.name, mutation.pointer);
        match context.progress {
            Progress::Lines => eprintln!("{step}"),
            progress => progress.show(&step),
        }
        let killer = baseline.killer(&document, mutation)?;
        survivors += usize::from(killer.is_none());
        rows.push((kind.name, place(&document, &mutation.pointer), killer));
    }
    for (fault, number) in chosen_faults(args) {
        let tried = faults::tried(context, fault, number)?;
        survivors += usize::from(tried.killer.is_none());
        rows.push((tried.fault, tried.place, tried.killer));
    }
    context.progress.clear();
    write_table(out, &rows)?;
    let kinds: BTreeSet<_> = rows.iter().map(|(kind, ..)| kind).collect();
    let (all, killed, seconds) = (rows.len(), rows.len() - survivors, start.elapsed().as_secs());
    let style = if survivors == 0 { GOOD } else { BAD };
    writeln!(
        out,
        "\n{style}{killed} of {all} changes noticed{style:#}, {} kinds, seed {}, {seconds} s",
        kinds.len(),
        args.seed
    )?;
    Ok(if survivors == 0 { Exit::Success } else { Exit::Failed })
}

/// Places for each kind, chosen by the seed. The choice for one kind does not depend on other kinds.
fn chosen(document: &Document, args: &Args) -> Result<Vec<(&'static Kind, Mutation)>, Error> {
    let known: Vec<_> = KINDS.iter().map(|kind| kind.name).chain(FAULTS).collect();
    if let Some(unknown) = args.only.iter().find(|name| !known.contains(&name.as_str())) {
        return Err(Error::unusable(format!("there is no kind `{unknown}`, only {}", known.join(", "))));
    }
    let mut chosen = Vec::new();
    for kind in KINDS.iter().filter(|kind| args.only.is_empty() || args.only.iter().any(|name| name == kind.name)) {
        let mut mutations = kind.mutations(document);
        mutations.sort_by_key(|mutation| {
            let mut hasher = DefaultHasher::new();
            (args.seed, kind.name, &mutation.pointer).hash(&mut hasher);
            hasher.finish()
        });
        chosen.extend(mutations.into_iter().take(args.places).map(|mutation| (kind, mutation)));
    }
    Ok(chosen)
}

/// The faults of the generator, each with a number that chooses its place.
fn chosen_faults(args: &Args) -> Vec<(&'static str, u64)> {
    let mut chosen = Vec::new();
    for fault in FAULTS {
        let is_named = args.only.iter().any(|name| name == fault);
        let places = if is_named { args.places } else { usize::from(args.only.is_empty()) };
        chosen.extend((args.seed..).map(|number| (fault, number)).take(places));
    }
    chosen
}

/// The unchanged client and generator, which changed documents are tested with.
struct Baseline<'c> {
    context: &'c Context,
    harness: Harness,
    generator: Generator,
    folder: TemporaryFolder,
    /// The code that is generated from the unchanged document.
    generated: String,
}

impl Baseline<'_> {
    /// Checks that all cases pass with the unchanged document; returns the code that is generated from it.
    fn unchanged(&self, document: &Document) -> Result<String, Error> {
        let text = serialized(document, document.json());
        if let Some(Killer::Case(id, _)) = self.failed_case(&text, |_| true)? {
            let message = format!("{id} fails with the unchanged document: run `cargo xtask conformance`");
            return Err(Error::unusable(message));
        }
        self.generated(&text)?
            .map_err(|findings| Error::unusable(format!("the client cannot be generated\n{findings}")))
    }

    /// What notices a change: the cheapest check first.
    fn killer(&self, document: &Document, mutation: &Mutation) -> Result<Option<Killer>, Error> {
        let changed = mutation.apply(document.json());
        let text = serialized(document, &changed);
        let parsed = match Document::parse(document.name(), &text) {
            Ok(parsed) => parsed,
            Err(finding) => return Ok(Some(Killer::Check(finding.rule.to_owned()))),
        };
        if let Some(finding) = check(&parsed).first().filter(|finding| finding.is_error()) {
            return Ok(Some(Killer::Check(finding.rule.to_owned())));
        }
        // The guards, the component with the change and one affected operation notice most changes.
        let affected = affected(&parsed, document, &mutation.pointer);
        let first = affected.first().copied().unwrap_or_default();
        let is_early = |id: &str| match component(id) {
            Some((name, case)) => case == Some("schema") || pointer::is_within(&mutation.pointer, &schema(name)),
            None => operation(id) == "suite" || operation(id) == first,
        };
        if let Some(killer) = self.failed_case(&text, is_early)? {
            return Ok(Some(killer));
        }
        // A component is tried in any operation, with values of others around it.
        let is_late = |id: &str| component(id).is_some() || affected.contains(&operation(id));
        if let Some(killer) = self.failed_case(&text, |id| !is_early(id) && is_late(id))? {
            return Ok(Some(killer));
        }
        Ok(match self.generated(&text)? {
            Err(findings) => Some(Killer::Generator(findings)),
            Ok(generated) => text_diff::first_difference(&self.generated, &generated).map(Killer::Generated),
        })
    }

    /// The code that is generated from a document, or the findings.
    fn generated(&self, text: &str) -> Result<Result<String, String>, Error> {
        self.generator.generate(&self.written(text)?)
    }

    /// Writes a document to the file that cases and generator read.
    fn written(&self, text: &str) -> io::Result<PathBuf> {
        let path = self.folder.0.join("document.json");
        fs::write(&path, text)?;
        Ok(path)
    }

    /// The first failed case with a document, among the selected ones.
    fn failed_case(&self, text: &str, is_selected: impl Fn(&str) -> bool) -> Result<Option<Killer>, Error> {
        let harness = self.harness.with_document(&self.written(text)?);
        let all = harness.list()?;
        let selected: Vec<_> = all.iter().map(String::as_str).filter(|id| is_selected(id)).collect();
        if selected.is_empty() {
            return Ok(None);
        }
        let run = harness.run(&self.context.silent(), &selected, false)?;
        let mut failed = run.cases.into_iter().filter(|case| case.verdict != Verdict::Passed);
        Ok(failed.next().map(|case| Killer::Case(case.id, failed.count())))
    }
}

/// The first part of a case id: an operation, `components` or `suite`.
fn operation(id: &str) -> &str {
    id.split('/').next().unwrap_or_default()
}

/// The component of a case, and what comes after it in the id.
fn component(id: &str) -> Option<(&str, Option<&str>)> {
    let name = id.strip_prefix("components/")?;
    Some(name.split_once('/').map_or((name, None), |(name, case)| (name, Some(case))))
}

/// The pointer of a component.
fn schema(name: &str) -> String {
    pointer::join("/components/schemas", name)
}

/// The operations that contain a place or refer to it. If there are none, all operations.
fn affected<'d>(changed: &'d Document, document: &Document, pointer: &str) -> Vec<&'d str> {
    let known: BTreeMap<_, _> = Operation::all(document)
        .iter()
        .map(|operation| (operation.node().pointer().to_owned(), reached(operation)))
        .collect();
    let all = Operation::all(changed);
    let reaches = |place: &str| {
        known.get(place).is_none_or(|reached| {
            let within = |part: &String| pointer::is_within(pointer, part);
            reached.iter().any(within) || is_path_item(place, pointer)
        })
    };
    let affected: Vec<_> =
        all.iter().filter(|operation| reaches(operation.node().pointer())).map(Operation::id).collect();
    if affected.is_empty() { all.iter().map(Operation::id).collect() } else { affected }
}

/// Whether a pointer is the path item of an operation.
fn is_path_item(operation: &str, pointer: &str) -> bool {
    operation.rsplit_once('/').is_some_and(|(path, _)| path == pointer)
}

/// The pointers that an operation consists of: its own, and those that it refers to.
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

/// Serializes a document in the order of the original, so that the first example stays the first.
fn serialized(original: &Document, value: &Value) -> String {
    let mut text = String::new();
    write_ordered(original, value, "", &mut text);
    text
}

fn write_ordered(original: &Document, value: &Value, at: &str, text: &mut String) {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> =
                members.iter().map(|(name, value)| (pointer::join(at, name), name, value)).collect();
            members.sort_by_key(|(at, ..)| original.position(at));
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
                write_ordered(original, item, &pointer::join(at, &index.to_string()), text);
            }
            text.push(']');
        }
        scalar => text.push_str(&scalar.to_string()),
    }
}

fn write_table(out: &mut dyn Write, rows: &[(&str, String, Option<Killer>)]) -> io::Result<()> {
    let heading = |text: &str| (text.to_owned(), STRONG);
    let mut table = vec![vec![heading("change"), heading("place"), heading("noticed by")]];
    for (kind, place, killer) in rows {
        let (by, style) = match killer {
            Some(Killer::Check(rule)) => (format!("document check: {rule}"), PLAIN),
            Some(Killer::Case(id, 0)) => (id.clone(), PLAIN),
            Some(Killer::Case(id, others)) => (format!("{id} and {others} more"), PLAIN),
            Some(Killer::Generator(findings)) => (format!("generator: {}", text_diff::shortened(findings)), PLAIN),
            Some(Killer::Generated(line)) => (format!("generate --check: {}", text_diff::shortened(line)), PLAIN),
            None => ("nothing".to_owned(), BAD),
        };
        table.push(vec![((*kind).to_owned(), PLAIN), (place.clone(), FAINT), (by, style)]);
    }
    table::write(out, &table)
}

/// A short form of a pointer, which starts with an operationId or the name of a component.
fn place(document: &Document, pointer: &str) -> String {
    let operations = Operation::all(document);
    let within = operations.iter().find_map(|operation| {
        let rest = pointer.strip_prefix(operation.node().pointer())?;
        Some(format!("{}{rest}", operation.id()))
    });
    let within = within.unwrap_or_else(|| pointer.strip_prefix("/components/").unwrap_or(pointer).to_owned());
    within.replace("/content/application~1json/", "/…/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::{document, written};

    #[test]
    fn a_written_document_keeps_its_content_and_order() {
        let document = document();
        let again = Document::parse("again.json", &serialized(document, document.json())).unwrap();
        assert_eq!(again.json(), document.json());
        let ids = |document: &Document| Operation::all(document).iter().map(|o| o.id().to_owned()).collect::<Vec<_>>();
        assert_eq!(ids(&again), ids(document));
        assert!(check(&again).is_empty());
    }

    #[test]
    fn the_seed_chooses_places_for_each_kind_separately() {
        let document = document();
        let places = |args: &Args| {
            let chosen = chosen(document, args).unwrap();
            chosen.into_iter().map(|(kind, mutation)| (kind.name, mutation.pointer)).collect::<Vec<_>>()
        };
        let all = places(&Args::default());
        assert_eq!(all, places(&Args::default()));
        assert_ne!(all, places(&Args { seed: 2, ..Args::default() }));
        let only = places(&Args { only: vec!["field-drop".to_owned()], ..Args::default() });
        assert!(only.len() == 2 && only.iter().all(|place| all.contains(place)));
        let unknown = Args { only: vec!["field-paint".to_owned()], ..Args::default() };
        assert!(chosen(document, &unknown).err().is_some_and(|error| error.message.contains("field-drop")));
    }

    #[test]
    fn a_fault_has_one_place_unless_it_is_named() {
        assert_eq!(chosen_faults(&Args::default()), FAULTS.map(|fault| (fault, 1)));
        let named = Args { only: vec!["swap-paths".to_owned()], ..Args::default() };
        assert_eq!(chosen_faults(&named), [("swap-paths", 1), ("swap-paths", 2)]);
        assert!(chosen(document(), &named).is_ok_and(|changes| changes.is_empty()));
        assert_eq!(chosen_faults(&Args { only: vec!["field-drop".to_owned()], ..Args::default() }), []);
    }

    #[test]
    fn a_place_affects_the_operations_that_refer_to_it() {
        let document = document();
        let of = |pointer: &str| affected(document, document, pointer);
        assert_eq!(of("/paths/~1v1~1otps~1sms~1send/post/security"), ["otps.sms.send"]);
        assert_eq!(of("/components/schemas/OtpsSmsSendRequest/required/0"), ["otps.sms.send"]);
        assert!(of("/components/schemas/PhoneNumber/pattern").len() > 1);
        assert_eq!(of("/info/title").len(), Operation::all(document).len());
    }

    #[test]
    fn an_unnoticed_change_is_shown() {
        let document = document();
        let place = |pointer: &str| place(document, pointer);
        let schema = place("/paths/~1v1~1otps~1sms~1send/post/requestBody/content/application~1json/schema");
        let property = place("/components/schemas/A/properties/b");
        let rows = [
            ("field-drop", property, Some(Killer::Case("send/200_sent".to_owned(), 2))),
            ("body-optional", schema, None),
        ];
        let ((), text) = written(|out| write_table(out, &rows).unwrap());
        assert_eq!(
            text,
            "change         place                               noticed by\n\
             field-drop     schemas/A/properties/b              send/200_sent and 2 more\n\
             body-optional  otps.sms.send/requestBody/…/schema  nothing\n"
        );
    }
}
