"""A driver for Stytch's client for Python: README.md in this folder describes the protocol. No operation is named here: the route of an
operation leads to a method of the client, and all parameters are its keyword arguments.
"""

import inspect
import json
import sys
import urllib.parse
from importlib.metadata import version

import requests
import stytch
import urllib3
from stytch.core.response_base import StytchError

urllib3.disable_warnings()


class Placeholder(str):
    """A value of any type, for calls that send nothing."""

    def dict(self):
        return self


class NotSent(Exception):
    pass


def client_for(credentials, base_url=None, proxy=None):
    project = credentials.get("project", {})
    session = requests.Session()
    if proxy:
        session.proxies, session.verify = {"http": proxy, "https": proxy}, False
    # `custom_base_url` takes only https, `environment` takes any URL.
    arguments = {"environment": base_url, "sync_session": session, "suppress_warnings": True}
    return stytch.Client(project.get("username"), project.get("password"), **arguments)


def methods():
    """The names that lead to each method of the client, by the request that it sends."""
    found = {}

    def walk(parent, names):
        for name, value in vars(parent).items():
            if not name.startswith("_") and hasattr(value, "sync_client") and hasattr(value, "api_base"):
                note(value, [*names, name])
                walk(value, [*names, name])

    def note(value, names):
        for name, function in inspect.getmembers(type(value), inspect.isfunction):
            if name.startswith("_") or name.endswith("_async"):
                continue
            parameters = list(inspect.signature(function).parameters.values())[1:]
            required = [parameter.name for parameter in parameters if parameter.default is parameter.empty]
            for verb in ("get", "post", "put", "delete"):
                setattr(value.sync_client, verb, send(verb, [*names, name]))
            try:
                function(value, **{name: Placeholder(f"{{{name}}}") for name in required})
            except Exception:
                pass

    def send(verb, names):
        def sent(url, *_, **__):
            found.setdefault((verb.upper(), urllib.parse.unquote(urllib.parse.urlsplit(url).path)), names)
            raise NotSent

        return sent

    root = client_for({"project": {"username": "project-test-0", "password": "secret"}}, "http://localhost/")
    walk(root, [])
    return found


def call(operation, method, path, path_parameters, query, credentials, settings, headers, body=None, base_url=None, **_):
    if operation.startswith("sdk."):
        return {"outcome": "not_offered", "why": "it has no frontend operations"}
    names = METHODS.get((method, path))
    if names is None:
        return {"outcome": "not_offered", "why": "it has no method for this operation"}
    if headers:
        return {"outcome": "not_offered", "why": "its methods take no such header"}
    try:
        found = client_for(credentials, base_url and f"{base_url}/", settings.get("proxy"))
        for name in names:
            found = getattr(found, name)
        arguments = {**path_parameters, **query, **(body or {})}
        unknown = arguments.keys() - inspect.signature(found).parameters.keys()
        if unknown:
            return {"outcome": "not_offered", "why": f"its method has no argument for `{min(unknown)}`"}
        value = found(**arguments)
        printed = [str(value), repr(value)]
        return {"outcome": "value", "value": value.model_dump(mode="json", by_alias=True), "printed": printed}
    except StytchError as error:
        details = error.details
        told = {
            "status": details.status_code,
            "code": details.error_type,
            "message": details.error_message,
            "url": details.error_url,
            "request_id": details.request_id or None,
        }
        told = {name: value for name, value in told.items() if value is not None}
        return {"outcome": "error", **told, "printed": [str(error), repr(error)]}
    except Exception as error:
        return {"outcome": "error", "printed": [f"{type(error).__name__}: {error}", repr(error)]}


METHODS = methods()
if __name__ == "__main__":
    hello = {
        "protocol": 1,
        "name": "stytch-python",
        "version": version("stytch"),
        "tells": ["status", "code", "message", "url", "request_id"],
        "settings": [],
    }
    print(json.dumps(hello), flush=True)
    for line in sys.stdin:
        print(json.dumps(call(**json.loads(line))), flush=True)
