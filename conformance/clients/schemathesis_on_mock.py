"""Runs schemathesis on the mock server, with all operations of a backend and of an app. `run-schemathesis` starts it."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = Path(sys.argv[1])
DOCUMENT = ROOT / "openapi" / "stytch" / "openapi.yaml"


def main():
    passed = True
    for title, path, user in (
        ("server", "^/v1/", "project-test-1:secret-test-clients"),
        ("frontend", "^/sdk/", "public-token-test-1:public-token-test-1"),
    ):
        passed &= schemathesis(title, path, user)
    sys.exit(0 if passed else 1)


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
    """Whether schemathesis finds nothing. The API responds to undocumented methods with 404, not 405, and `schemathesis_checks.py` says why
    another check is replaced.
    """
    record = WORK / "requests.jsonl"
    environment = {**os.environ, "MOCK_RECORD": record, "PYTHONPATH": HERE, "SCHEMATHESIS_HOOKS": "schemathesis_checks"}
    with mock(strict=True, record=str(record)) as url:
        command = [WORK / "venv" / "bin" / "schemathesis", "run", DOCUMENT, "--url", url, "--auth", user, "--include-path-regex", path]
        replaced = "unsupported_method,positive_data_acceptance"
        options = ["--checks", "all", "--exclude-checks", replaced, "--seed", "1", "--max-examples", "50", "--no-color", "--workers", "1"]
        done = subprocess.run(
            [*command, *options], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=WORK, env=environment
        )
    text = done.stdout
    print(f"schemathesis, {title} operations")
    if done.returncode:
        print(text)
    else:
        print("\n".join(f"  {line}" for line in text[text.index("API Operations:") :].splitlines() if line.strip()))
    return done.returncode == 0


main()
