use std::collections::BTreeSet;

use openapi_document::Document;

use super::*;
use crate::diff::{
    change::changes,
    features::{self, Features},
    rules,
};

/// The rules of the changes of each row.
fn rules_by_row(rows: &[Row]) -> Vec<BTreeSet<&'static str>> {
    let (before, after) = (rows::documents(rows, Side::Before).unwrap(), rows::documents(rows, Side::After).unwrap());
    let mut found = vec![BTreeSet::new(); rows.len()];
    for (name, before) in before {
        let parsed = [&before, &after[&name]].map(|json| {
            let document = Document::parse("a.json", &json.to_string()).unwrap();
            // A row changes schemas and not the examples of the template.
            let findings = openapi_document::check(&document).into_iter().filter(|finding| finding.rule != "example");
            let findings: Vec<_> = findings.map(|finding| finding.to_string()).collect();
            assert_eq!(findings, Vec::<String>::new(), "{name}");
            document
        });
        for change in changes(&parsed[0], &parsed[1]) {
            let owners = rows.iter().enumerate().filter(|(_, row)| row.document() == name);
            let owners: Vec<_> =
                owners.filter(|(_, row)| row.document() == row.name() || row.owns(&change.pointer)).collect();
            let owner = owners.into_iter().max_by_key(|(_, row)| row.rule.id.len());
            let (index, _) = owner.unwrap_or_else(|| panic!("{change:?} belongs to no row"));
            found[index].insert(change.rule);
        }
    }
    let [before, after] = [Side::Before, Side::After].map(|side| Features::of(rows::manifest(rows, side).unwrap()));
    for change in features::changes(&before, &after) {
        let index = rows.iter().position(|row| row.owns_feature(&change.item));
        found[index.unwrap_or_else(|| panic!("{change:?} belongs to no row"))].insert(change.rule);
    }
    found
}

#[test]
fn each_row_triggers_its_rule_and_the_listed_ones_only() {
    let rows = rows::all().unwrap();
    for (row, found) in rows.iter().zip(rules_by_row(&rows)) {
        let expected: BTreeSet<_> = row.also().into_iter().chain([row.rule.id]).collect();
        assert_eq!(found, expected, "{}", row.rule.id);
    }
}

#[test]
fn each_rule_has_one_row() {
    let rows = rows::all().unwrap();
    let mut verified: Vec<_> = rows.iter().map(|row| row.rule.id).collect();
    let mut known: Vec<_> = rules::all().map(|rule| rule.id).collect();
    verified.sort_unstable();
    known.sort_unstable();
    assert_eq!(verified, known);
}

#[test]
fn a_row_and_its_rule_agree_on_whether_the_caller_breaks() {
    for row in rows::all().unwrap() {
        assert!(row.is_consistent(), "{}", row.rule.id);
    }
}
