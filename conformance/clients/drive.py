"""Calls the mock with each client, once for each documented response of the SMS login, and runs schemathesis on all operations. `run` starts it.

The expected responses and how to trigger them come from the document: its examples and their `x-mock` rules.
"""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = Path(sys.argv[1])
DOCUMENT = ROOT / "openapi" / "stytch" / "openapi.yaml"

SEND, AUTHENTICATE = "otps.sms.login_or_create", "otps.authenticate"
SANDBOX = {"phone_number": "+10000000000"}
CODE = "000000"
SECRET = "secret-test-clients"

CLIENTS = {
    "rust": [WORK / "rust" / "debug" / "stytch-official"],
    "node": ["node", WORK / "node" / "node.mjs"],
    "python": [sys.executable, HERE / "client.py"],
}


# Known differences, and which side is right. The run fails if one is missing here, or is here and no longer found.
NULL_USER = "the document: absent objects are null on the wire; the client's type has no place for a login without a user"
KNOWN_RESPONSES = {("rust", f"{AUTHENTICATE} 200 without_session"): NULL_USER, ("python", f"{AUTHENTICATE} 200 without_session"): NULL_USER}
KNOWN_REQUESTS = {
    ("rust", "is null instead of left out"): "the document: a property that is not set is left out; the mock accepts null for it, unless it is strict",
}


def main():
    document = yaml.safe_load(DOCUMENT.read_text())
    rows = list(responses(document))
    titles = [f"{operation} {status} {example}" for operation, status, example, *_ in rows]
    columns, outcomes, requests = {}, {}, {}
    for name, command in CLIENTS.items():
        record = WORK / f"{name}.jsonl"
        with mock(record=str(record)) as url, Client(command) as client:
            verdicts = [verdict(client, url, *row) for row in rows]
        columns[name] = [word for word, _ in verdicts]
        outcomes |= {(name, title): (word, said) for title, (word, said) in zip(titles, verdicts) if word != "typed"}
        for line in map(json.loads, record.read_text().splitlines()):
            for difference in line["differences"] if line["example"] not in TRIGGERED_BY_INVALID_CALLS else []:
                field, _, problem = difference.partition(" ") if difference.startswith("/") else ("", "", difference)
                requests.setdefault((name, problem), set()).add(field)
    table(["documented response", *columns], list(zip(titles, *columns.values())))
    print("\ntyped: the client returns the documented value or error, property by property")
    outcome_lines = {key: f"{word}: {said}" for key, (word, said) in outcomes.items()}
    passed = differences("responses that are not typed", outcome_lines, KNOWN_RESPONSES)
    outcome_lines = {key: " ".join(sorted(fields)) for key, fields in requests.items()}
    passed &= differences("undocumented parts of requests", outcome_lines, KNOWN_REQUESTS)
    print()
    for title, path, user in (
        ("server", "^/v1/", f"project-test-1:{SECRET}"),
        ("frontend", "^/sdk/", "public-token-test-1:public-token-test-1"),
    ):
        passed &= schemathesis(title, path, user)
    calls = len(rows) * len(CLIENTS)
    print(f"\n{calls} calls: {calls - len(outcomes)} typed, {len(outcomes)} untyped or different, {'as known' if passed else 'not as known'}")
    sys.exit(0 if passed else 1)


def differences(title, found, known):
    """Prints the differences and which side is right. Returns whether exactly the known ones were found."""
    print(f"\n{title}")
    for (client, what), said in found.items():
        right = known.get((client, what), "UNKNOWN: add it to conformance/clients/drive.py with which side is right")
        print(f"  {client}: {what}\n    {said.strip() or 'in each request'}\n    right is {right}")
    gone = known.keys() - found.keys()
    for client, what in sorted(gone):
        print(f"  {client}: {what}\n    GONE: remove it from conformance/clients/drive.py")
    return not gone and not found.keys() - known.keys()


# Examples that invalid requests trigger: these requests differ on purpose.
TRIGGERED_BY_INVALID_CALLS = ("invalid_phone_number", "bad_request", "route_not_found")


def responses(document):
    """Each documented response of the two operations: operation, status, example, its value, and the calls that trigger it, if a rule does."""
    operations = {operation["operationId"]: operation for path in document["paths"].values() for operation in path.values()}
    for id in (SEND, AUTHENTICATE):
        plain = True
        for status, response in operations[id]["responses"].items():
            content = resolved(document, response)["content"]["application/json"]
            for name, example in content["examples"].items():
                rule = example.get("x-mock", {})
                calls = triggered(id, rule)
                # The first success needs no rule.
                if int(status) < 300 and not rule:
                    calls, plain = ([sent() if id == SEND else authenticated()] if plain else None), False
                yield id, int(status), name, example["value"], calls


def resolved(document, node):
    while "$ref" in node:
        target = node["$ref"].removeprefix("#/").split("/")
        node = document
        for key in target:
            node = node[key]
    return node


def sent(**fields):
    return {"send": {**SANDBOX, **fields}}


def authenticated(**fields):
    # `verdict` sets the id to that of the previous response.
    return {"authenticate": {"method_id": "", "code": CODE, "session_duration_minutes": 60, **fields}}


def triggered(operation, rule):
    """Calls, the last of which triggers the response with this rule."""
    of = sent if operation == SEND else authenticated
    field, is_valid = ("phone_number", lambda value: value.startswith("+")) if operation == SEND else ("code", str.isdigit)
    events = {
        "wrong_credential": [{**of(), "secret": "wrong"}],
        "unknown_route": [{"elsewhere": "user-test-1"}],
        "invalid_request": [sent(expiration_minutes=11) if operation == SEND else authenticated(session_duration_minutes=1)],
        "found": [sent(), sent()],
        "wrong_secret": [authenticated(code="999999")],
    }
    if operation == SEND and rule.get("invalid_field") == field:
        return [sent(phone_number="12025550162")]
    if rule.get("when") in events:
        return events[rule["when"]]
    values = [value for value in rule.get("when_value", []) if is_valid(value)]
    return [of(**{field: values[0]})] if values else None


def verdict(client, url, operation, status, example, documented, calls):
    """How a client returns a documented response: `typed`, `untyped` or `differs`, and the details if it is not `typed`."""
    if calls is None:
        # No rule triggers it: the mock is told to return it.
        with mock(prefer=f"code={status}, example={example}") as url:
            call = sent() if operation == SEND else authenticated(method_id="phone-number-test-clients")
            got = client.call({"url": url, "secret": SECRET, **call})
    else:
        if operation == AUTHENTICATE:
            id = client.call({"url": url, "secret": SECRET, **sent()})["value"]["phone_id"]
            for call in calls:
                call["authenticate"]["method_id"] = id
        for call in calls:
            got = client.call({"url": url, "secret": SECRET, **call})
    if "untyped" in got:
        return "untyped", " ".join(got["untyped"].replace(url, "[mock]").split())
    kind = "value" if status < 300 else "error"
    if kind not in got:
        return "differs", f"{next(iter(got))} instead of {kind}"
    wrong = [key for key, value in documented.items() if not same(value, got[kind].get(key))]
    return ("differs", f"in {', '.join(wrong)}") if wrong else ("typed", "")


def same(documented, got):
    """Whether a value is the documented one. Ids and secrets vary."""
    if isinstance(documented, str) and ("-test-" in documented or documented.endswith("-for-examples")):
        return isinstance(got, str) and got.split("-")[0] == documented.split("-")[0]
    if isinstance(documented, dict):
        return isinstance(got, dict) and all(same(value, got.get(key)) for key, value in documented.items())
    return documented == got


class Client:
    """A program that makes calls: a line of JSON in, a line of JSON out."""

    def __init__(self, command):
        self.process = subprocess.Popen(list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def call(self, call):
        print(json.dumps(call), file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        return json.loads(line) if line else {"untyped": "the program ended"}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()


@contextmanager
def mock(**arguments):
    """The mock server; it takes its arguments as one JSON value."""
    program = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug" / "mock"
    process = subprocess.Popen([program, json.dumps(arguments)], stdout=subprocess.PIPE, text=True)
    try:
        # `listening on http://127.0.0.1:4010, stop with Ctrl-C`
        url = process.stdout.readline().split()[2].rstrip(",")
        # Reads its log, so that it never blocks.
        drain = subprocess.Popen(["cat"], stdin=process.stdout, stdout=subprocess.DEVNULL)
        yield url
    finally:
        process.terminate()
        process.wait()
        drain.wait()


def schemathesis(title, path, user):
    """Whether schemathesis finds nothing. The API responds to undocumented methods with 404, not 405."""
    with mock(strict=True) as url:
        command = [WORK / "venv" / "bin" / "schemathesis", "run", DOCUMENT, "--url", url, "--auth", user, "--include-path-regex", path]
        options = ["--checks", "all", "--exclude-checks", "unsupported_method", "--seed", "1", "--max-examples", "50", "--no-color"]
        done = subprocess.run([*command, *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=WORK)
    text = done.stdout
    print(f"schemathesis, {title} operations")
    if done.returncode:
        print(text)
    else:
        print("\n".join(f"  {line}" for line in text[text.index("API Operations:") :].splitlines() if line.strip()))
    return done.returncode == 0


def table(head, rows):
    widths = [max(len(str(row[column])) for row in [head, *rows]) for column in range(len(head))]
    for row in [head, *rows]:
        print("  ".join(str(cell).ljust(width) for cell, width in zip(row, widths)).rstrip())


main()
