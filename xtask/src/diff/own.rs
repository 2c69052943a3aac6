//! Reads two documents of the caller's to compare.

use std::{io::Write, path::Path};

use openapi_document::Document;

use super::base::{self, Base};
use crate::{
    context::Context,
    exit::Error,
    own_document::{self, Source},
};

/// The base and the document, without what the checks reject: what is skipped goes to standard error. `base` is the name of a file or, if
/// there is none, of a revision of the repository that the document is in. If one is unusable, writes the findings and returns none.
pub(super) fn documents(
    context: &Context,
    source: Source<'_>,
    base: Option<&str>,
    out: &mut dyn Write,
) -> Result<Option<(Base, Document)>, Error> {
    let document = source.read()?;
    let earlier = Source { is_earlier: true, ..source };
    let (name, earlier) = match base {
        Some(file) if Path::new(file).is_file() => {
            (file.to_owned(), Source { path: Path::new(file), ..earlier }.read()?)
        }
        _ => of_revision(earlier, base)?,
    };
    let mut usable = |name: &str, written: Document| -> Result<Option<Document>, Error> {
        let Some(usable) = own_document::usable(context, written, out)? else { return Ok(None) };
        if !usable.skipped.is_empty() {
            let error = &mut anstream::stderr();
            writeln!(error, "{name}: {} not compared", own_document::counted(usable.skipped.len(), "operation"))?;
            own_document::write_skipped(error, &usable.skipped)?;
        }
        Ok(Some(usable.document))
    };
    let (Some(earlier), Some(document)) =
        (usable(&name, earlier)?, usable(&source.path.display().to_string(), document)?)
    else {
        return Ok(None);
    };
    Ok(Some((Base { name, document: earlier, version: None, features: None }, document)))
}

/// The document in a revision, with the name of the revision.
fn of_revision(source: Source<'_>, name: Option<&str>) -> Result<(String, Document), Error> {
    let path = source.path;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let name = base::revision(folder, name, "cargo xtask diff --document FILE --base HEAD")?;
    let show = |file: &str| base::show(folder, &name, file);
    let text = show(&file).map_err(|reason| {
        Error::unusable(format!(
            "`{name}` is neither a file nor a revision of git with {} ({reason}): name the earlier document with `--base FILE`",
            path.display()
        ))
    })?;
    let document = source.read_texts(&format!("{} of {name}", path.display()), &text, show)?;
    Ok((name, document))
}

#[cfg(test)]
mod tests {
    use std::{fs, process::Command};

    use super::{
        super::{Args, run},
        *,
    };
    use crate::{
        exit::Exit,
        own_document::Selection,
        test_support::{context, written},
    };

    /// A document of the observatory's tests, and the same one with a renamed method, a new one, and an operation that no client has.
    fn two() -> (String, String) {
        let old = fs::read_to_string(context().root.join("conformance/observatory/small/clock.yaml")).unwrap();
        let new = old.replace("operationId: stop_clock", "operationId: halt_clock");
        let new = new.replace("    put:\n", "    trace: {responses: {'200': {description: d}}}\n    put:\n");
        let date = "  /date: {get: {responses: {'204': {description: d}}}}\n";
        let new = new.replace("paths:\n", &format!("paths:\n{date}"));
        (old, new)
    }

    fn git(folder: &Path, arguments: &[&str]) {
        let mut command = Command::new("git");
        command.args(["-c", "user.name=A", "-c", "user.email=a@example.com"]).args(arguments).current_dir(folder);
        assert!(command.output().unwrap().status.success(), "{arguments:?}");
    }

    /// The exit code and the text for the new document, in a folder that also has the old one and its history.
    fn diff(set: impl FnOnce(&Path, &mut Args)) -> (Result<Exit, Error>, String) {
        let folder = tempfile::tempdir().unwrap();
        let ((old, new), file) = (two(), folder.path().join("clock.yaml"));
        fs::write(&file, &old).unwrap();
        fs::write(folder.path().join("old.yaml"), &old).unwrap();
        git(folder.path(), &["init", "--quiet"]);
        git(folder.path(), &["add", "clock.yaml"]);
        git(folder.path(), &["commit", "--quiet", "--message", "first", "--no-gpg-sign"]);
        fs::write(&file, new).unwrap();
        let mut args = Args { selection: Selection::of(&file), ..Args::default() };
        set(folder.path(), &mut args);
        let (exit, text) = written(|out| run(&context(), &args, out));
        (exit, text.replace(&folder.path().display().to_string(), "."))
    }

    #[test]
    fn a_document_is_compared_with_a_file_or_a_revision_and_has_no_version() {
        let expected = |base: &str| {
            format!(
                "./clock.yaml: 2 changes since {base}: 1 breaking, 1 additive\nrequires a major version of its client, or before 1.0 a minor one\n"
            )
        };
        let (exit, text) = diff(|folder, args| args.base = Some(folder.join("old.yaml").display().to_string()));
        assert_eq!(exit.unwrap(), Exit::Outdated);
        assert!(
            text.starts_with("general: 2 changes: 1 breaking, 1 additive\n") && text.ends_with(&expected("./old.yaml")),
            "{text}"
        );
        assert!(text.contains("(stop_clock → halt_clock)") && !text.contains("Cargo.toml"), "{text}");
        for base in [None, Some("HEAD")] {
            let (exit, text) = diff(|_, args| args.base = base.map(str::to_owned));
            assert_eq!(exit.unwrap(), Exit::Outdated);
            assert!(text.ends_with(&expected("HEAD")), "{text}");
        }
    }

    #[test]
    fn each_form_does_without_a_version() {
        let (_, text) = diff(|_, args| args.json = true);
        let json: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!((&json["now"]["version"], &json["bump"], &json["done"]), (&().into(), &().into(), &false.into()));
        let (_, text) = diff(|_, args| args.markdown = true);
        assert!(text.ends_with("\n\nrequires a major version of its client, or before 1.0 a minor one\n"), "{text}");
        let (_, text) = diff(|_, args| args.changelog = true);
        assert!(text.starts_with("## Unreleased\n\n### Changed\n\n- **Breaking:** `client.halt_clock()`"), "{text}");
    }

    #[test]
    fn the_selected_operations_are_compared() {
        let only = |only: &str| {
            let only = only.to_owned();
            diff(move |_, args| args.selection.select(&only))
        };
        let (exit, text) = only("clock");
        assert_eq!((exit.unwrap(), text.contains("1 breaking")), (Exit::Outdated, true));
        let (exit, text) = only("/time");
        assert_eq!((exit.unwrap(), text.contains("1 breaking")), (Exit::Outdated, true));
        let (exit, text) = only("/date");
        assert_eq!(exit.unwrap(), Exit::Success, "{text}");
        assert!(text.contains("operation-added  `get_date`"), "{text}");
        assert!(
            text.contains(
                "1 change since HEAD: 1 additive\nrequires a minor version of its client, or before 1.0 a patch one\n"
            ),
            "{text}"
        );
        let (exit, _) = only("moon");
        assert!(exit.unwrap_err().message.starts_with("no operation of "));
    }

    #[test]
    fn an_overlay_changes_both() {
        let (exit, text) = diff(|folder, args| {
            let file = folder.join("ours.yaml");
            let stop = "{target: \"$.paths['/time'].delete\", update: {operationId: stop}}";
            let text =
                format!("overlay: 1.0.0\nactions:\n  - {{target: \"$.paths['/date']\", remove: true}}\n  - {stop}\n");
            fs::write(&file, text).unwrap();
            args.selection.change(&file);
        });
        assert_eq!((exit.unwrap(), text.as_str()), (Exit::Success, "./clock.yaml: no change since HEAD\n"));
    }

    #[test]
    fn a_base_that_is_not_there_is_named() {
        let (exit, _) = diff(|_, args| args.base = Some("no-such".to_owned()));
        let error = exit.unwrap_err().message;
        assert!(error.starts_with("`no-such` is neither a file nor a revision of git with "), "{error}");
        assert!(error.ends_with("name the earlier document with `--base FILE`"), "{error}");
    }
}
