"""Reads calls as lines of JSON, makes them with Stytch's client for Python, and writes each outcome as a line of JSON."""

import json
import sys

import stytch
from stytch.core.response_base import StytchError

FIELDS = ["status_code", "error_type", "error_message", "error_url", "request_id"]


def call(url, secret, send=None, authenticate=None, get_user=None):
    # `custom_base_url` accepts https only, `environment` any URL.
    client = stytch.Client("project-test-clients", secret, environment=url, suppress_warnings=True)
    if get_user:
        return client.users.get(get_user)
    return client.otps.sms.login_or_create(**send) if send else client.otps.authenticate(**authenticate)


for line in sys.stdin:
    try:
        outcome = {"value": call(**json.loads(line)).model_dump(mode="json")}
    except StytchError as error:
        outcome = {"error": {field: getattr(error.details, field) for field in FIELDS}}
    except Exception as error:
        outcome = {"untyped": f"{type(error).__name__}: {error}"}
    print(json.dumps(outcome), flush=True)
