"""Registers the functions of the pipeline with Globus Compute, and writes their ids into the JSON files that are named.

    python3 functions/register.py globus-flows.json

Takes the service account of GLOBUS_CLI_CLIENT_ID and GLOBUS_CLI_CLIENT_SECRET. In the sandbox GLOBUS_SDK_SERVICE_URL_AUTH
and GLOBUS_SDK_SERVICE_URL_COMPUTE are its address. An id goes where "functions" has a member with the function's name.
"""

import base64
import inspect
import json
import os
import platform
import sys
import urllib.parse
import urllib.request

import xpcs

FUNCTIONS = (xpcs.correlate, xpcs.plot, xpcs.gather)
SCOPE = "https://auth.globus.org/scopes/facd7ccc-c5f4-42aa-916b-a0e270e2c2a9/all"


def address(service, otherwise):
    return os.environ.get("GLOBUS_SDK_SERVICE_URL_" + service, otherwise).rstrip("/")


def post(url, body, headers):
    with urllib.request.urlopen(urllib.request.Request(url, body, headers)) as answer:
        return json.load(answer)


def token():
    form = {"grant_type": "client_credentials", "scope": SCOPE}
    pair = f"{os.environ['GLOBUS_CLI_CLIENT_ID']}:{os.environ['GLOBUS_CLI_CLIENT_SECRET']}"
    basic = "Basic " + base64.b64encode(pair.encode()).decode()
    url = address("AUTH", "https://auth.globus.org") + "/v2/oauth2/token"
    return post(url, urllib.parse.urlencode(form).encode(), {"Authorization": basic})["access_token"]


def code_of(function):
    """The source as PureSourceTextInspect of the Compute SDK writes it: its mark, and its length before it."""
    text = f"{function.__name__}:{inspect.getsource(function)}"
    packed = "st\n" + base64.b64encode(text.encode()).decode() + "\n"
    return f"{len(packed)}\n{packed}"


def register(function, bearer):
    body = {
        "function_name": function.__name__,
        "function_code": code_of(function),
        "description": inspect.getdoc(function).splitlines()[0],
        "meta": {"python_version": platform.python_version(), "sdk_version": "4.0.0", "serde_identifier": "st"},
    }
    headers = {"Authorization": "Bearer " + bearer, "Content-Type": "application/json"}
    url = address("COMPUTE", "https://compute.api.globus.org") + "/v3/functions"
    return post(url, json.dumps(body).encode(), headers)["function_uuid"]


def fill(value, ids):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "functions" and isinstance(inner, dict):
                inner.update({name: id for name, id in ids.items() if name in inner})
            else:
                fill(inner, ids)
    elif isinstance(value, list):
        for inner in value:
            fill(inner, ids)


def main(*files):
    bearer = token()
    ids = {function.__name__: register(function, bearer) for function in FUNCTIONS}
    for file in files:
        with open(file, encoding="utf-8") as opened:
            document = json.load(opened)
        fill(document, ids)
        with open(file, "w", encoding="utf-8") as opened:
            opened.write(json.dumps(document, indent=2, ensure_ascii=False) + "\n")
    print(json.dumps(ids, indent=2))


if __name__ == "__main__":
    main(*sys.argv[1:])
