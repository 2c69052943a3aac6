"""Reads calls as lines of JSON, makes them with Stytch's client for Python, and writes the outcomes as lines of JSON."""

import json
import sys

import stytch
from stytch.core.response_base import StytchError

FIELDS = ["status_code", "error_type", "error_message", "error_url", "request_id"]


def call(url, secret, send=None, authenticate=None, elsewhere=None):
    # `custom_base_url` takes only https, `environment` takes any URL.
    client = stytch.Client("project-test-clients", secret, environment=url, suppress_warnings=True)
    if elsewhere:
        return client.users.get(elsewhere)
    return client.otps.sms.login_or_create(**send) if send else client.otps.authenticate(**authenticate)


for line in sys.stdin:
    try:
        got = {"value": call(**json.loads(line)).model_dump(mode="json")}
    except StytchError as error:
        got = {"error": {field: getattr(error.details, field) for field in FIELDS}}
    except Exception as error:
        got = {"untyped": f"{type(error).__name__}: {error}"}
    print(json.dumps(got), flush=True)
