//! Keeps the verdicts of a run, optionally in a file with a line of JSON for each.

use std::{
    collections::HashMap,
    fs::{self, File, OpenOptions},
    io::{self, Write as _},
    path::Path,
};

use serde::{Deserialize, Serialize};

use crate::target::{Probe, Verdict};

pub(super) struct Record {
    target: String,
    verdicts: HashMap<String, Verdict>,
    file: Option<File>,
}

/// A line of the file. A later line for a case replaces an earlier one; without a verdict, the case was not run.
#[derive(Serialize, Deserialize)]
struct Line {
    target: String,
    case: String,
    verdict: Option<Verdict>,
}

impl Record {
    /// Reads the file, if it exists, and appends to it.
    pub(super) fn open(path: Option<&Path>, target: &str) -> Result<Self, String> {
        let mut record = Self { target: target.trim_end_matches('/').to_owned(), verdicts: HashMap::new(), file: None };
        let Some(path) = path else { return Ok(record) };
        let shown = path.display();
        let text = match fs::read_to_string(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            read => read.map_err(|error| format!("cannot read {shown}: {error}"))?,
        };
        for (number, line) in text.lines().enumerate() {
            let at = format!("line {} of {shown}", number + 1);
            let line: Line = serde_json::from_str(line)
                .map_err(|_| format!("{at} is not a verdict: remove it or name another file"))?;
            if line.target != record.target {
                return Err(format!("{at} is about another server, {}: name another file", line.target));
            }
            record.keep(line);
        }
        let file = OpenOptions::new().create(true).append(true).open(path);
        record.file = Some(file.map_err(|error| format!("cannot write {shown}: {error}"))?);
        Ok(record)
    }

    pub(super) fn of(&self, probe: &Probe<'_>) -> Option<&Verdict> {
        self.verdicts.get(&probe.id)
    }

    pub(super) fn add(&mut self, probe: &Probe<'_>, verdict: Verdict) -> Result<(), String> {
        self.write(probe, Some(verdict))
    }

    /// Removes the verdict that was added before the request.
    pub(super) fn remove(&mut self, probe: &Probe<'_>) -> Result<(), String> {
        if self.of(probe).is_some() { self.write(probe, None) } else { Ok(()) }
    }

    fn write(&mut self, probe: &Probe<'_>, verdict: Option<Verdict>) -> Result<(), String> {
        let line = Line { target: self.target.clone(), case: probe.id.clone(), verdict };
        if let Some(file) = &mut self.file {
            let text = serde_json::to_string(&line).map_err(|error| error.to_string())?;
            writeln!(file, "{text}").map_err(|error| format!("cannot write the record: {error}"))?;
        }
        self.keep(line);
        Ok(())
    }

    fn keep(&mut self, line: Line) {
        match line.verdict {
            Some(verdict) => self.verdicts.insert(line.case, verdict),
            None => self.verdicts.remove(&line.case),
        };
    }
}
