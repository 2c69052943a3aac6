//! The entry of `client/CHANGELOG.md` that the changes propose: what callers notice, under the names that they write.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use super::{
    Report,
    change::{self, Change},
    rules::Verdict,
};

/// How many names are listed of a change that is not breaking.
const LISTED: usize = 6;

/// A section for what was removed, changed and added, what breaks callers first. Changes of one kind are one item.
pub(super) fn write(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let mut sections: BTreeMap<_, BTreeMap<_, Vec<&Change>>> = BTreeMap::new();
    for change in report.changes.iter().filter(|change| is_noticed(change)) {
        let items = sections.entry(Section::of(change)).or_default();
        items.entry((change.verdict, change.rule)).or_default().push(change);
    }
    match report.bump {
        Some(bump) => {
            let version = bump.required.as_ref().map_or(&bump.now, |required| (&required.least).max(&bump.now));
            writeln!(out, "## {version}")?;
        }
        None => writeln!(out, "## Unreleased")?,
    }
    if sections.is_empty() {
        writeln!(out, "\nCallers notice no change since {}.", report.base)?;
    }
    for (section, items) in sections {
        writeln!(out, "\n### {section:?}\n")?;
        for changes in items.values() {
            writeln!(out, "{}", item(changes))?;
        }
    }
    Ok(())
}

/// Documentation is none of it, and a new type is noticed with what uses it.
fn is_noticed(change: &Change) -> bool {
    change.verdict != Verdict::Documentation && change.rule != "type-added"
}

/// A heading of the entry, in this order.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Removed,
    Changed,
    Added,
}

impl Section {
    fn of(change: &Change) -> Self {
        match change.verdict {
            Verdict::Additive if change.rule.contains("-added") => Self::Added,
            Verdict::Breaking | Verdict::Risky if change.rule.ends_with("-removed") => Self::Removed,
            _ => Self::Changed,
        }
    }
}

/// The changes of one rule: ``- **Breaking:** `types::User::name`: the field is removed``.
fn item(changes: &[&Change]) -> String {
    let Some(first) = changes.first() else { return String::new() };
    let is_breaking = first.verdict == Verdict::Breaking;
    let limit = if is_breaking { usize::MAX } else { LISTED };
    let mut names = BTreeMap::<&str, Vec<String>>::new();
    for change in changes {
        names.entry(&change.item).or_default().extend(detail(change));
    }
    let subjects = if names.len() > limit && names.keys().all(|name| name.starts_with("client.")) {
        by_product(changes)
    } else {
        let named = |(name, details): (&str, Vec<String>)| match details.is_empty() {
            true => format!("`{name}`"),
            false => format!("`{name}` ({})", listed(&details, limit)),
        };
        listed(&names.into_iter().map(named).collect::<Vec<_>>(), limit)
    };
    let breaking = if is_breaking { "**Breaking:** " } else { "" };
    format!("- {breaking}{subjects}: {}", first.effect)
}

/// The names up to a limit, and how many more there are.
fn listed(names: &[String], limit: usize) -> String {
    let more = names.len().saturating_sub(limit);
    let more = if more == 0 { String::new() } else { format!(" and {more} more") };
    names.iter().take(limit).cloned().collect::<Vec<_>>().join(", ") + &more
}

/// `14 of otps, 3 of users`.
fn by_product(changes: &[&Change]) -> String {
    let mut counts = BTreeMap::new();
    changes.iter().for_each(|change| *counts.entry(&change.product).or_insert(0) += 1);
    let counts = counts.into_iter().map(|(product, count)| format!("{count} of {product}"));
    counts.collect::<Vec<_>>().join(", ")
}

/// What of the item has changed, or how.
fn detail(change: &Change) -> Option<String> {
    match (&change.old, &change.new, &change.subject) {
        (Some(old), Some(new), _) => Some(format!("`{old}` → `{new}`")),
        (_, _, Some(subject)) if change.item != change::call(subject) => Some(format!("`{subject}`")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::{
        diff::{change::changes, version::Bump},
        test_support::document_text,
    };

    /// The entry for a change of the document.
    fn entry(change: impl FnOnce(&mut Value)) -> String {
        let document = |text: &str| openapi_document::Document::parse("a.yaml", text).unwrap();
        let mut json = document(document_text()).json().clone();
        // All operations would take seconds.
        json["paths"].as_object_mut().unwrap().retain(|path, _| path.contains("/otps/") || path.contains("/users/{"));
        let old = document(&json.to_string());
        change(&mut json);
        let changes = changes(&old, &document(&json.to_string()));
        let version = semver::Version::new(0, 1, 0);
        let bump = Bump::new(changes.iter().map(|change| change.verdict).min(), Some(&version), &version);
        let mut out = Vec::new();
        let report = Report { document: "a.yaml", base: "v0.1.0", changes: &changes, bump: Some(&bump) };
        write(&mut out, &report).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_entry_has_what_callers_notice_and_what_breaks_them_first() {
        let entry = entry(|document| {
            document["info"]["title"] = "Another".into();
            document["paths"]["/v1/otps/sms/send"]["post"]["operationId"] = "otps.sms.send_code".into();
            document["paths"]["/v1/users/{user_id}"].as_object_mut().unwrap().remove("delete");
            let user = &mut document["components"]["schemas"]["User"]["properties"];
            user["status"] = json!({"type": "integer"});
            user["nickname"] = json!({"type": "string"});
        });
        assert_eq!(
            entry,
            "\
## 0.2.0

### Removed

- **Breaking:** `client.users().delete()`: its method is removed
- **Breaking:** `types::UsersDeleteResponse`: its type is removed

### Changed

- **Breaking:** `client.otps().sms().send_code()` (`otps.sms.send` → `otps.sms.send_code`): its method is renamed
- **Breaking:** `types::User::status` (`Option<types::UserStatus>` → `i64`): its Rust type is different

### Added

- `types::User::nickname`: a new field
"
        );
    }

    #[test]
    fn a_long_list_of_what_breaks_nobody_is_short() {
        let entry = entry(|document| {
            for path in document["paths"].as_object_mut().unwrap().values_mut() {
                if let Some(post) = path.get_mut("post") {
                    post["x-retry"] = json!({"policy": "idempotent", "reason": "a test"});
                }
            }
        });
        let item = "17 of otps: the client retries the call after other failures than before";
        assert_eq!(entry, format!("## 0.1.1\n\n### Changed\n\n- {item}\n"));
    }

    #[test]
    fn documentation_is_not_in_an_entry() {
        let entry = entry(|document| document["info"]["title"] = "Another".into());
        assert_eq!(entry, "## 0.1.1\n\nCallers notice no change since v0.1.0.\n");
    }
}
