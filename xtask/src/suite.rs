//! The documents of this workspace and their suites. The only file of this crate that names an API.

mod case;
mod harness;

use clap::ValueEnum;
use openapi_document::{Document, ErrorConvention};

use crate::cargo::Program;

pub(crate) use case::{Case, Column, Kind, Level, Run, Verdict};
pub(crate) use harness::Harness;

/// The name of a document on the command line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Name {
    #[default]
    Stytch,
    Observatory,
}

/// A document, its generated client, and the suite that tests it. Paths are relative to the workspace.
#[derive(Debug)]
pub(crate) struct Suite {
    /// The main file of the document.
    pub(crate) document: &'static str,
    /// The package of the client.
    pub(crate) client: &'static str,
    /// Its manifest.
    pub(crate) manifest: &'static str,
    /// The package whose test target `conformance` is the suite.
    package: &'static str,
    /// The command that runs the suite. Ids of cases may follow.
    pub(crate) command: &'static str,
    /// The folder of the accepted snapshots.
    pub(crate) snapshots: &'static str,
    /// The file that lists clauses which no case can cover, each with the reason.
    pub(crate) waivers: &'static str,
}

static STYTCH: Suite = Suite {
    document: "openapi/stytch/openapi.yaml",
    client: "stytch-client",
    manifest: "client/Cargo.toml",
    package: "stytch-conformance",
    command: "cargo xtask conformance",
    snapshots: "conformance/stytch/tests/snapshots",
    waivers: "conformance/stytch/waivers.json",
};

static OBSERVATORY: Suite = Suite {
    document: "conformance/observatory/openapi.yaml",
    client: "observatory",
    manifest: "conformance/observatory/Cargo.toml",
    package: "observatory",
    command: "cargo xtask conformance --document observatory",
    snapshots: "conformance/observatory/tests/snapshots",
    waivers: "conformance/observatory/waivers.json",
};

/// The suite of all verbs without `--document`.
pub(crate) static DEFAULT: &Suite = &STYTCH;

/// The folder of the record of the public API that the default document generates.
pub(crate) const RECORD: &str = "conformance/stytch/tests/snapshots/generated";

/// What is known about other documents of the API that the default document describes.
pub(crate) const FACTS: &str = "openapi/stytch/facts.json";

/// The settings of the generator for the default client, as JSON.
pub(crate) const SETTINGS: &str = "client/generator.json";

/// The packages that are published, dependencies first.
pub(crate) const PUBLISHED: [&str; 7] = [
    "openapi-document",
    "stytch-openapi",
    "openapi-client-runtime",
    "openapi-client-build",
    "openapi-mock",
    "stytch-client",
    "stytch-mock",
];

/// The program that calls one operation.
pub(crate) const CALL: Program = Program { name: "call", build: &BUILD_SUITE };

/// The program that runs the cases with other clients.
pub(crate) const CLIENTS: Program = Program { name: "clients", build: &BUILD_SUITE };

/// The mock server of the default document.
pub(crate) const MOCK: Program =
    Program { name: "mock", build: &["build", "--package", "stytch-mock", "--bin", "mock"] };

/// The mock server of any document.
pub(crate) const MOCK_OF_ANY: Program = Program {
    name: "openapi-mock",
    build: &["build", "--package", "openapi-mock", "--features", "sample", "--bin", "openapi-mock"],
};

/// The program that runs documented cases against a server.
pub(crate) const TARGET: Program = Program { name: "target", build: &BUILD_SUITE };

/// The build of the suite also builds the programs of its package, so nothing is built twice.
const BUILD_SUITE: [&str; 6] = build_arguments(STYTCH.package);

/// The arguments of the cargo command that builds the suite of a package.
const fn build_arguments(package: &str) -> [&str; 6] {
    ["test", "--no-run", "--package", package, "--test", "conformance"]
}

impl Suite {
    /// The suite of a document.
    pub(crate) fn named(name: Name) -> &'static Self {
        match name {
            Name::Stytch => &STYTCH,
            Name::Observatory => &OBSERVATORY,
        }
    }

    /// The suite of a document that is tried, by a command. It stays as long as the process, which tries one.
    pub(crate) fn of_try(document: &str, package: &str, command: String) -> &'static Self {
        let leak = |text: String| -> &'static str { text.leak() };
        Box::leak(Box::new(Self {
            document: leak(document.to_owned()),
            client: leak(package.to_owned()),
            manifest: "",
            package: leak(package.to_owned()),
            command: leak(command),
            snapshots: "",
            waivers: "",
        }))
    }
}

/// The property of responses that identifies the request.
pub(crate) fn id_property(document: &Document) -> Option<&str> {
    ErrorConvention::of(document)?.request_id
}

/// Help texts that name the default API.
pub(crate) mod help {
    pub(crate) const CALL: &str = "\
Calls the API as an app does: the request is validated, with deadlines and retries. The operation
may send a message, which costs money. Credentials: STYTCH_PROJECT_ID and STYTCH_SECRET, or
STYTCH_PUBLIC_TOKEN. Those of another document are in the variables that it names, or in some named
after its security schemes, such as PETSTORE_AUTH_TOKEN: a call without any says which. Its client
is built below `target/try/`, and again only when the document changes.

Prints one JSON object: operation, outcome (ok, config, invalid_request, not_sent, no_response, api,
unexpected_response), status, error_type, error_message, request_id, retry_after_s,
may_have_been_sent, attempts, value, body; null where one does not apply.

Exit codes: 0 the call succeeded, 1 it failed, 2 the call or the document is unusable, or the build
failed

Examples:
  cargo xtask call getPetById --document petstore.yaml --set petId=7 --dry-run
  cargo xtask call otps.sms.login_or_create --set phone_number=+10000000000 \\
    --base-url http://127.0.0.1:4010";

    pub(crate) const MOCK: &str = "\
Serves every operation of Stytch's document, or of another one, on this machine, and prints a line
for each request, without sensitive values. Ctrl-C ends it. The header `Prefer: code=429` asks for a
documented response, `Prefer: now=SECONDS` sets the time of one request.

Stytch: any credentials of the right form, as project-test-x and secret-test-x, or
public-token-test-x. Passcode of +10000000000 and sandbox@stytch.com: 000000. Status on request:
+10000000429, 429@example.com, passcode 000429.

Faults: close (no response), stall, truncate (half a response), html (a proxy's 502).

Exit codes: 2 the call or the document is unusable, the build failed, or the port is taken

Examples:
  cargo xtask mock --port 0 --show-codes
  cargo xtask mock --document openapi.yaml --latency 200";

    pub(crate) const CONFORMANCE: &str = "\
Checks the document, runs its cases, prints a line for each operation, failures in full, totals.
With GITHUB_ACTIONS=true, failures are also annotations. Review accepted snapshots with `git diff`.

With --target, compares the responses of a server with the document. What that neither describes nor
forbids is drift. Messages go to the sandbox only. Stops when the server twice responds with 429 or
not at all. Credentials of the test environment: STYTCH_PROJECT_ID and STYTCH_SECRET,
STYTCH_PUBLIC_TOKEN, or all three. With --client: conformance/clients/README.md.
Exit codes: 0 all passed, 1 a case failed or was not run, 2 nothing could be run
Examples:
  cargo xtask conformance 429 --accept
  cargo xtask conformance --target https://test.stytch.com otps.sms.login_or_create";
}
