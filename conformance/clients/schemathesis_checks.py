"""What schemathesis has to know of the mock server.

A valid request may get a 400 for another reason than its schema, such as a user who exists already: that is a documented response. So
`valid_requests_are_accepted` replaces schemathesis' own `positive_data_acceptance`. The mock records the reason of each response.
"""

import json
import os

import schemathesis

record = open(os.environ["MOCK_RECORD"], encoding="utf-8")


@schemathesis.check
def valid_requests_are_accepted(_, response, case):
    # Requests come one by one, and the mock records each before it responds.
    lines = record.read().splitlines()
    assert len(lines) == 1, f"the mock recorded {len(lines)} requests instead of this one"
    violation = json.loads(lines[0])["reason"]
    is_valid = case.meta is not None and case.meta.generation.mode.is_positive
    if is_valid and response.status_code == 400 and violation:
        raise AssertionError(f"the mock rejects a valid request: {violation}")


@schemathesis.hook
def filter_body(_, body):
    """No integers of more than 64 bits: parsers of JSON, and so the mock, read them as fractions (RFC 8259, section 6)."""
    return has_only_small_integers(body)


def has_only_small_integers(value):
    if isinstance(value, dict):
        return all(map(has_only_small_integers, value.values()))
    if isinstance(value, list):
        return all(map(has_only_small_integers, value))
    return not isinstance(value, int) or -(2**63) <= value < 2**63
