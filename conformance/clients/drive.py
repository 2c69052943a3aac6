"""Runs the clients through each documented response of the SMS login, and schemathesis through all operations. Started by `run`.

The document says what is expected and how to trigger it: its examples, and the triggers in their `x-mock`.
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

SEND, AUTHENTICATE = "otps_sms_login_or_create", "otps_authenticate"
SANDBOX = {"phone_number": "+10000000000"}
CODE = "000000"
SECRET = "secret-test-clients"

CLIENTS = {
    "rust": [WORK / "rust" / "debug" / "stytch-official"],
    "node": ["node", WORK / "node" / "node.mjs"],
    "python": [sys.executable, HERE / "client.py"],
}


# Known mismatches, and which side is right. An unknown mismatch fails the run, and so does a known one that no longer occurs.
NULL_USER = "the document: absent objects are null on the wire; the client's type does not allow a login without a user"
KNOWN_RESPONSES = {("rust", f"{AUTHENTICATE} 200 without_session"): NULL_USER, ("python", f"{AUTHENTICATE} 200 without_session"): NULL_USER}
KNOWN_REQUESTS = {
    ("rust", "is null instead of left out"): "the document: a property that is not set is omitted; the mock accepts null for it, unless it is strict",
    ("node", "the header `cache-control` is not in the document"): "both: `fetch` without a cache sends it, and the API ignores it",
    ("node", "the header `pragma` is not in the document"): "both: `fetch` without a cache sends it, and the API ignores it",
}


def main():
    document = yaml.safe_load(DOCUMENT.read_text())
    rows = list(documented_responses(document))
    titles = [f"{operation} {status} {example}" for operation, status, example, *_ in rows]
    columns, mismatches, requests = {}, {}, {}
    for name, command in CLIENTS.items():
        record = WORK / f"{name}.jsonl"
        with mock(f"--record={record}") as url, Client(command) as client:
            verdicts = [verdict(client, url, *row) for row in rows]
        columns[name] = [word for word, _ in verdicts]
        mismatches |= {(name, title): f"{word}: {text}" for title, (word, text) in zip(titles, verdicts) if word != "typed"}
        for line in map(json.loads, record.read_text().splitlines()):
            for difference in line["differences"] if line["example"] not in CAUSED_BY_INVALID_REQUEST else []:
                field, _, problem = difference.partition(" ") if difference.startswith("/") else ("", "", difference)
                requests.setdefault((name, problem), set()).add(field)
    table(["documented response", *columns], list(zip(titles, *columns.values())))
    print("\ntyped: the documented value or error, field by field")
    passed = report("responses that are not typed", mismatches, KNOWN_RESPONSES)
    fields = {key: " ".join(sorted(fields)) for key, fields in requests.items()}
    passed &= report("parts of requests that the document does not have", fields, KNOWN_REQUESTS)
    print()
    for title, path, user in (
        ("server", "^/v1/", f"project-test-1:{SECRET}"),
        ("frontend", "^/sdk/", "public-token-test-1:public-token-test-1"),
    ):
        passed &= schemathesis(title, path, user)
    sys.exit(0 if passed else 1)


def report(title, found, known):
    """Prints the mismatches with the side that is right. Returns whether they are exactly the known ones."""
    print(f"\n{title}")
    for (client, what), text in found.items():
        right = known.get((client, what), "UNKNOWN: find out, and add it to conformance/clients/drive.py")
        print(f"  {client}: {what}\n    {text.strip() or 'in each request'}\n    right is {right}")
    gone = known.keys() - found.keys()
    for client, what in sorted(gone):
        print(f"  {client}: {what}\n    GONE: remove it from conformance/clients/drive.py")
    return not gone and not found.keys() - known.keys()


# Examples that invalid requests cause: their mismatches are intended, and not the client's.
CAUSED_BY_INVALID_REQUEST = ("invalid_phone_number", "bad_request", "route_not_found")


def documented_responses(document):
    """Yields each documented response of the two operations: operation, status, example, value, and the calls that trigger it (or None)."""
    operations = {operation["operationId"]: operation for path in document["paths"].values() for operation in path.values()}
    for id in (SEND, AUTHENTICATE):
        is_first_success = True
        for status, response in operations[id]["responses"].items():
            content = resolved(document, response)["content"]["application/json"]
            for name, example in content["examples"].items():
                trigger = example.get("x-mock", {})
                calls = triggering(id, trigger)
                # The first success needs no trigger.
                if int(status) < 300 and not trigger:
                    calls = [send() if id == SEND else authenticate()] if is_first_success else None
                    is_first_success = False
                yield id, int(status), name, example["value"], calls


def resolved(document, node):
    while "$ref" in node:
        target = node["$ref"].removeprefix("#/").split("/")
        node = document
        for key in target:
            node = node[key]
    return node


def send(**fields):
    return {"send": {**SANDBOX, **fields}}


def authenticate(**fields):
    # `verdict` sets the id from the response to a `send`.
    return {"authenticate": {"method_id": "", "code": CODE, "session_duration_minutes": 60, **fields}}


def triggering(operation, trigger):
    """Returns the calls of which the last triggers the response, or None."""
    call = send if operation == SEND else authenticate
    field, fits = ("phone_number", lambda value: value.startswith("+")) if operation == SEND else ("code", str.isdigit)
    events = {
        "wrong_credential": [{**call(), "secret": "wrong"}],
        "unknown_route": [{"get_user": "user-test-1"}],
        "invalid_request": [send(expiration_minutes=11) if operation == SEND else authenticate(session_duration_minutes=1)],
        "sent_before": [send(), send()],
        "wrong_passcode": [authenticate(code="999999")],
    }
    if operation == SEND and trigger.get("invalid_field") == field:
        return [send(phone_number="12025550162")]
    if trigger.get("when") in events:
        return events[trigger["when"]]
    values = [value for value in trigger.get("when_value", []) if fits(value)]
    return [call(**{field: values[0]})] if values else None


def verdict(client, url, operation, status, example, documented, calls):
    """Returns what a client makes of a documented response, as a word, with an explanation if it is not `typed`."""
    if calls is None:
        # No trigger applies to these operations, so the mock is told to prefer the response.
        with mock(f"--prefer=code={status}, example={example}") as url:
            call = send() if operation == SEND else authenticate(method_id="phone-number-test-clients")
            outcome = client.call({"url": url, "secret": SECRET, **call})
    else:
        if operation == AUTHENTICATE:
            id = client.call({"url": url, "secret": SECRET, **send()})["value"]["phone_id"]
            for call in calls:
                call["authenticate"]["method_id"] = id
        for call in calls:
            outcome = client.call({"url": url, "secret": SECRET, **call})
    if "untyped" in outcome:
        return "untyped", " ".join(outcome["untyped"].replace(url, "[mock]").split())
    kind = "value" if status < 300 else "error"
    if kind not in outcome:
        return "differs", f"{next(iter(outcome))} instead of {kind}"
    wrong = [key for key, value in documented.items() if not same(value, outcome[kind].get(key))]
    return ("differs", f"in {', '.join(wrong)}") if wrong else ("typed", "")


def same(documented, actual):
    """Returns whether a value is the documented one. Ids and secrets may vary after their prefix."""
    if isinstance(documented, str) and ("-test-" in documented or documented.endswith("-for-examples")):
        return isinstance(actual, str) and actual.split("-")[0] == documented.split("-")[0]
    if isinstance(documented, dict):
        return isinstance(actual, dict) and all(same(value, actual.get(key)) for key, value in documented.items())
    return documented == actual


class Client:
    """A program that makes calls: reads lines of JSON and writes lines of JSON."""

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
def mock(*options):
    program = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug" / "mock"
    process = subprocess.Popen([program, "--port=0", *options], stdout=subprocess.PIPE, text=True)
    try:
        # `listening on http://127.0.0.1:4010, stop with Ctrl-C`
        url = process.stdout.readline().split()[2].rstrip(",")
        # Read its log, so that it never blocks on a full pipe.
        drain = subprocess.Popen(["cat"], stdin=process.stdout, stdout=subprocess.DEVNULL)
        yield url
    finally:
        process.terminate()
        process.wait()
        drain.wait()


def schemathesis(title, path, user):
    """Returns whether schemathesis finds nothing. `unsupported_method` is excluded: the API responds with 404 to an undocumented method, not 405."""
    with mock("--strict") as url:
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
