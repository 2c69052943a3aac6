//! Counts the cases of each operation, of the components, and of the guards.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::suite::{Case, Column, Verdict};

/// An operation, `components` or `suite`: the first part of the ids of its cases.
#[derive(Debug, Serialize)]
pub(super) struct Subject<'r> {
    pub(super) name: &'r str,
    /// A cell for each of [`Column::ALL`].
    pub(super) cells: [Cell; Column::ALL.len()],
    /// How long its cases took together.
    pub(super) seconds: f64,
}

#[derive(Debug, Clone, Copy, Default, Serialize)]
pub(super) struct Cell {
    pub(super) passed: usize,
    pub(super) total: usize,
}

impl<'r> Subject<'r> {
    /// The subjects of cases: operations in the order of their first case, then what is no operation.
    pub(super) fn all(cases: &'r [Case]) -> Vec<Self> {
        let (mut all, mut places) = (Vec::<Self>::new(), BTreeMap::new());
        for case in cases {
            let place = *places.entry(case.subject()).or_insert(all.len());
            if place == all.len() {
                all.push(Self { name: case.subject(), cells: Default::default(), seconds: 0.0 });
            }
            let subject = &mut all[place];
            let cell = &mut subject.cells[case.kind.column() as usize];
            cell.passed += usize::from(case.verdict == Verdict::Passed);
            cell.total += 1;
            subject.seconds += case.millis().unwrap_or_default() / 1000.0;
        }
        all.sort_by_key(|subject| ["components", "suite"].iter().position(|name| *name == subject.name));
        all
    }
}
