//! The comparison of clients as an HTML page.

use minijinja::{AutoEscape, Environment, context, value::Serde};
use serde_json::json;

use super::{
    results::{Client, KINDS, Results, Verdict},
    show::{cell, title, trait_rows},
};
use crate::exit::Error;

const PAGE: &str = include_str!("page.html");

/// Fills in the template. Values are escaped.
pub(super) fn render(results: &Results) -> Result<String, Error> {
    let row = |client: &Client| {
        let cells = KINDS.map(|(kind, _)| {
            let tally = client.of_kind(kind);
            json!({"text": cell(tally), "tried": tally.tried > 0, "good": tally.passed == tally.tried})
        });
        json!({
            "title": title(client), "operations": client.operations, "cells": cells, "not_offered": client.total().not_offered,
            "failed": client.reasons(Verdict::Failed), "others": client.reasons(Verdict::NotOffered),
        })
    };
    let rows: Vec<_> = results.clients.iter().map(row).collect();
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    let values = context! { heads => KINDS.map(|(_, head)| head), rows => Serde(rows), traits => trait_rows(results) };
    environment
        .render_str(PAGE, values)
        .map_err(|error| Error::unusable(format!("the template of the page of clients is invalid: {error:#}")))
}
