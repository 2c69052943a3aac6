"""Drives the clients through each documented response of the SMS login, and schemathesis through all operations. Started by `run`.

What is to be got, and what brings it, is read from the document: its examples, and the rules of `x-mock` beside them.
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

SEND, ENTER = "otps_sms_login_or_create", "otps_authenticate"
SANDBOX = {"phone_number": "+10000000000"}
CODE = "000000"
SECRET = "secret-test-clients"

CLIENTS = {
    "rust": [WORK / "rust" / "debug" / "stytch-official"],
    "node": ["node", WORK / "node" / "node.mjs"],
    "python": [sys.executable, HERE / "client.py"],
}


# Known differences, and which side is right. One that is not here fails the run, and so does one that is gone.
NULL_USER = "the document: absent objects are null on the wire; the client's type has no place for a login without a user"
KNOWN_ANSWERS = {("rust", f"{ENTER} 200 without_session"): NULL_USER, ("python", f"{ENTER} 200 without_session"): NULL_USER}
KNOWN_REQUESTS = {
    ("rust", "is null instead of left out"): "the document: what is not set is left out; the mock takes null for it, unless it is strict",
    ("node", "the header `cache-control` is not in the document"): "both: it comes with `fetch` without a cache, and means nothing to the API",
    ("node", "the header `pragma` is not in the document"): "both: it comes with `fetch` without a cache, and means nothing to the API",
}


def main():
    document = yaml.safe_load(DOCUMENT.read_text())
    rows = list(responses(document))
    titles = [f"{operation} {status} {example}" for operation, status, example, *_ in rows]
    columns, answers, requests = {}, {}, {}
    for name, command in CLIENTS.items():
        record = WORK / f"{name}.jsonl"
        with mock(f"--record={record}") as url, Client(command) as client:
            verdicts = [verdict(client, url, *row) for row in rows]
        columns[name] = [word for word, _ in verdicts]
        answers |= {(name, title): (word, said) for title, (word, said) in zip(titles, verdicts) if word != "typed"}
        for line in map(json.loads, record.read_text().splitlines()):
            for difference in line["differences"] if line["example"] not in PROVOKED_BY_FAULT else []:
                field, _, problem = difference.partition(" ") if difference.startswith("/") else ("", "", difference)
                requests.setdefault((name, problem), set()).add(field)
    table(["documented response", *columns], list(zip(titles, *columns.values())))
    print("\ntyped: the documented value or error, field by field")
    told = {key: f"{word}: {said}" for key, (word, said) in answers.items()}
    fine = differences("answers that are not typed", told, KNOWN_ANSWERS)
    told = {key: " ".join(sorted(fields)) for key, fields in requests.items()}
    fine &= differences("what is in requests and not in the document", told, KNOWN_REQUESTS)
    print()
    for title, path, user in (
        ("server", "^/v1/", f"project-test-1:{SECRET}"),
        ("frontend", "^/sdk/", "public-token-test-1:public-token-test-1"),
    ):
        fine &= schemathesis(title, path, user)
    sys.exit(0 if fine else 1)


def differences(title, found, known):
    """Prints what was found, with which side is right; gives whether all of it was known, and all that is known was found."""
    print(f"\n{title}")
    for (client, what), said in found.items():
        right = known.get((client, what), "NOT KNOWN: look into it, and add it to conformance/clients/drive.py with which side is right")
        print(f"  {client}: {what}\n    {said.strip() or 'in each request'}\n    right is {right}")
    gone = known.keys() - found.keys()
    for client, what in sorted(gone):
        print(f"  {client}: {what}\n    GONE: take it off in conformance/clients/drive.py")
    return not gone and not found.keys() - known.keys()


# Examples that faulty requests bring, whose faults are ours and not the client's.
PROVOKED_BY_FAULT = ("invalid_phone_number", "bad_request", "route_not_found")


def responses(document):
    """Each documented response of the two operations: operation, status, example, its value, and the calls that bring it, if a rule does."""
    operations = {operation["operationId"]: operation for path in document["paths"].values() for operation in path.values()}
    for id in (SEND, ENTER):
        plain = True
        for status, response in operations[id]["responses"].items():
            content = resolved(document, response)["content"]["application/json"]
            for name, example in content["examples"].items():
                rule = example.get("x-mock", {})
                calls = provoked(id, rule)
                # The first success needs no rule.
                if int(status) < 300 and not rule:
                    calls, plain = ([sent() if id == SEND else entered()] if plain else None), False
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


def entered(**fields):
    # The id is the one that the client was answered with before.
    return {"enter": {"method_id": "", "code": CODE, "session_duration_minutes": 60, **fields}}


def provoked(operation, rule):
    """The calls of which the last brings an answer with this rule."""
    of = sent if operation == SEND else entered
    field, fits = ("phone_number", lambda value: value.startswith("+")) if operation == SEND else ("code", str.isdigit)
    events = {
        "wrong_credential": [{**of(), "secret": "wrong"}],
        "unknown_route": [{"elsewhere": "user-test-1"}],
        "invalid_request": [sent(expiration_minutes=11) if operation == SEND else entered(session_duration_minutes=1)],
        "sent_before": [sent(), sent()],
        "wrong_passcode": [entered(code="999999")],
    }
    if operation == SEND and rule.get("invalid_field") == field:
        return [sent(phone_number="12025550162")]
    if rule.get("when") in events:
        return events[rule["when"]]
    given = [value for value in rule.get("when_value", []) if fits(value)]
    return [of(**{field: given[0]})] if given else None


def verdict(client, url, operation, status, example, documented, calls):
    """What a client makes of a documented response, in a word, and more where it is not `typed`."""
    if calls is None:
        # No rule brings it to these calls, so the mock is told to.
        with mock(f"--prefer=code={status}, example={example}") as url:
            call = sent() if operation == SEND else entered(method_id="phone-number-test-clients")
            got = client.call({"url": url, "secret": SECRET, **call})
    else:
        if operation == ENTER:
            id = client.call({"url": url, "secret": SECRET, **sent()})["value"]["phone_id"]
            for call in calls:
                call["enter"]["method_id"] = id
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
    """Whether a value is the documented one, but for ids and secrets, which vary."""
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
def mock(*options):
    program = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug" / "mock"
    process = subprocess.Popen([program, "--port=0", *options], stdout=subprocess.PIPE, text=True)
    try:
        # `listening on http://127.0.0.1:4010, stop with Ctrl-C`
        url = process.stdout.readline().split()[2].rstrip(",")
        # Its log has to go somewhere, so that it never waits for a reader.
        drain = subprocess.Popen(["cat"], stdin=process.stdout, stdout=subprocess.DEVNULL)
        yield url
    finally:
        process.terminate()
        process.wait()
        drain.wait()


def schemathesis(title, path, user):
    """Whether schemathesis finds nothing. That a method which is not documented gets 404 and not 405 is the API's own way."""
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
