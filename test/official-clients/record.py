"""Runs the Globus CLI and the Globus SDK for Python, as published, against a sandbox, and writes down what they ask.

    gflow sandbox --state /tmp/fresh --port 8080        a fresh one
    python3 record.py http://127.0.0.1:8080             with globus-cli (which brings globus-sdk) installed

Writes globus-cli.json and globus-sdk-python.json beside this file, which replay.test.ts asks of every sandbox from then on.
What differs each time is named after where an answer had it: {{run_id#2}} is the second new "run_id".
"""

import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
SERVICES = ("AUTH", "FLOWS", "TRANSFER", "GROUPS", "SEARCH", "COMPUTE")
ROBOT = ("f01f6ddb-3385-51a6-b253-58404991f54f", "sandbox-beamline-robot")
STORAGE = "7b61fd86-93ca-5572-99c9-ff7b80f29a45"
RESULTS = "8e4a8a9b-44a7-505d-9e4e-e0b148c8cd47"
BEN = "72be745d-9bea-5b07-a6c4-75a3965dbd75"
INDEX = "5b2f3d0a-8e35-4f0c-9f57-3a1d2c4b6e03"
CLUSTER = "5b2f3d0a-8e35-4f0c-9f57-3a1d2c4b6e01"

# Python runs this before anything else: every exchange goes into a file, as it is.
HOOK = r'''
import json, os, requests
send = requests.Session.send
def recording(self, request, **more):
    answer = send(self, request, **more)
    body = request.body.decode() if isinstance(request.body, bytes) else request.body
    with open(os.environ["RECORD_TO"], "a") as file:
        file.write(json.dumps({
            "method": request.method, "url": request.url, "type": request.headers.get("Content-Type"),
            "authorization": request.headers.get("Authorization"), "body": body,
            "status": answer.status_code, "answer": answer.text}) + "\n")
    return answer
requests.Session.send = recording
'''

FLOW = {
    "StartAt": "Hello",
    "States": {
        "Hello": {
            "Type": "Action",
            "ActionUrl": "https://actions.globus.org/hello_world",
            "Parameters": {"echo_string": "by the CLI"},
            "ResultPath": "$.Hello",
            "End": True,
        }
    },
}
ENTRY = {"subject": "cli", "visible_to": ["public"], "content": {"made": "by the CLI"}}

# What stands in <> is what the command before printed.
CLI = f"""
whoami
get-identities ada@sandbox.example
endpoint search beamline
ls {STORAGE}:/data/
ls -l --recursive {STORAGE}:/data/
stat {STORAGE}:/data/scan-001/
mkdir {RESULTS}:/incoming/cli
task=transfer --recursive {STORAGE}:/data/scan-001/ {RESULTS}:/incoming/cli/scan --label scan --jmespath task_id --format unix
task wait <task> --timeout 60 --polling-interval 1
task show <task>
task show --successful-transfers <task>
task show --skipped-errors <task>
task list
task event-list <task>
task cancel <task>
rename {RESULTS} /incoming/cli/scan /incoming/cli/renamed
task=delete --recursive {RESULTS}:/incoming/cli/renamed --jmespath task_id --format unix
task wait <task> --timeout 60 --polling-interval 1
endpoint permission list {RESULTS}
rule=endpoint permission create --permissions r --identity {BEN} {RESULTS}:/incoming/cli/ --jmespath access_id --format unix
endpoint permission show {RESULTS} <rule>
endpoint permission update --permissions rw {RESULTS} <rule>
endpoint permission delete {RESULTS} <rule>
endpoint role list {RESULTS}
group list
flows validate FLOW
flow=flows create Recorded FLOW --input-schema SCHEMA --jmespath id --format unix
flows show <flow>
flows update <flow> --title Renamed
flows list --filter-fulltext Renamed
run=flows start <flow> --label recorded --input {{}} --jmespath run_id --format unix
flows run show <run>
flows run show-definition <run>
flows run show-logs <run>
flows run list
flows run list --filter-flow-id <flow>
flows run update <run> --label other
flows run cancel <run>
flows run delete <run>
flows delete <flow>
search index list
search index show {INDEX}
search ingest {INDEX} ENTRY
search task list {INDEX}
search query {INDEX} -q cli
search subject show {INDEX} cli
search subject delete {INDEX} cli
"""

SDK = f'''
import time
import globus_sdk
from globus_sdk import scopes

app = globus_sdk.ClientApp("recorded", client_id="{ROBOT[0]}", client_secret="{ROBOT[1]}")
transfer = globus_sdk.TransferClient(app=app)
flows = globus_sdk.FlowsClient(app=app)
search = globus_sdk.SearchClient(app=app, app_scopes=[scopes.SearchScopes.all])
groups = globus_sdk.GroupsClient(app=app)
auth = globus_sdk.AuthClient(app=app)
auth.add_app_scope(scopes.AuthScopes.view_identities)
compute = globus_sdk.ComputeClientV3(app=app)
compute2 = globus_sdk.ComputeClientV2(app=app)

auth.userinfo()
auth.get_identities(usernames="ada@sandbox.example")
groups.get_my_groups()

transfer.get_endpoint("{RESULTS}")
list(transfer.endpoint_search("beamline"))
transfer.operation_ls("{STORAGE}", path="/data/scan-001/", filter="name:~*.dat", orderby="name")
transfer.operation_stat("{STORAGE}", path="/data/scan-001/metadata.json")
transfer.operation_mkdir("{RESULTS}", path="/incoming/sdk")
data = globus_sdk.TransferData("{STORAGE}", "{RESULTS}", label="by the SDK", sync_level="checksum", verify_checksum=True)
data.add_item("/data/scan-001/", "/incoming/sdk/scan/", recursive=True)
data.add_filter_rule("*.json", method="exclude")
task = transfer.submit_transfer(data)["task_id"]
transfer.task_wait(task, timeout=60, polling_interval=1)
transfer.get_task(task)
list(transfer.task_successful_transfers(task))
list(transfer.task_event_list(task))
list(transfer.task_list(limit=5))
rule = transfer.add_endpoint_acl_rule("{RESULTS}", dict(
    DATA_TYPE="access", principal_type="identity", principal="{BEN}", path="/incoming/sdk/", permissions="r"))["access_id"]
transfer.get_endpoint_acl_rule("{RESULTS}", rule)
transfer.endpoint_acl_list("{RESULTS}")
transfer.delete_endpoint_acl_rule("{RESULTS}", rule)
delete = globus_sdk.DeleteData("{RESULTS}", recursive=True)
delete.add_item("/incoming/sdk/")
transfer.task_wait(transfer.submit_delete(delete)["task_id"], timeout=60, polling_interval=1)

definition = {json.dumps(FLOW).replace("true", "True")}
flows.validate_flow(definition=definition, input_schema=dict())
flow = flows.create_flow(title="By the SDK", definition=definition, input_schema=dict(), keywords=["sdk"],
                         run_monitors=["urn:globus:auth:identity:{BEN}"])["id"]
flows.get_flow(flow)
flows.update_flow(flow, subtitle="changed")
list(flows.list_flows(filter_roles="flow_owner", orderby=("title ASC", "updated_at DESC")))
mine = globus_sdk.SpecificFlowClient(flow, app=app)
mine.validate_run(body=dict())
run = mine.run_flow(body=dict(), label="by the SDK", tags=["recorded"])["run_id"]
while flows.get_run(run)["status"] == "ACTIVE":
    time.sleep(0.2)
flows.get_run(run, include_flow_description=True)
flows.get_run_definition(run)
flows.get_run_logs(run, limit=2, reverse_order=True)
list(flows.paginated.get_run_logs(run, limit=2).items())
flows.update_run(run, label="other", tags=["x"])
list(flows.list_runs(filter_flow_id=flow))
flows.cancel_run(run)
flows.delete_run(run)
flows.delete_flow(flow)

search.get_index("{INDEX}")
search.ingest("{INDEX}", dict(ingest_type="GMetaList", ingest_data=dict(gmeta=[
    dict(subject="sdk", id="open", visible_to=["public"], content=dict(frames=3, title="By the SDK")),
    dict(subject="sdk", id="closed", visible_to=["urn:globus:auth:identity:{ROBOT[0]}"], content=dict(secret=1))])))
while search.search("{INDEX}", "SDK")["total"] != 1:
    time.sleep(0.2)
query = globus_sdk.SearchQueryV1(q="*", limit=5, filters=[dict(type="range", field_name="frames", values=[{{"from": 1, "to": 5}}])],
                                 facets=[dict(name="titles", type="terms", field_name="title", size=3)])
search.post_search("{INDEX}", query)
search.get_subject("{INDEX}", "sdk")
list(search.paginated.scroll("{INDEX}", globus_sdk.SearchScrollQuery(q="*")))
search.get_entry("{INDEX}", "sdk", entry_id="open")
search.delete_entry("{INDEX}", "sdk", entry_id="closed")
search.delete_subject("{INDEX}", "sdk")
search.get_task_list("{INDEX}")

compute2.get_endpoint("{CLUSTER}")
compute2.get_endpoint_status("{CLUSTER}")
'''

NEW = ("access_token", "id", "run_id", "task_id", "value", "access_id", "marker", "submission_id")


class Names:
    """What answers have given until now, and the names of it."""

    def __init__(self):
        self.names = {}
        self.counts = {}

    def learn(self, text):
        try:
            answer = json.loads(text)
        except ValueError:
            return
        if not isinstance(answer, dict):
            return
        for holder in (answer, *answer.get("other_tokens", ())):
            for key in NEW:
                value = holder.get(key)
                if isinstance(value, str) and value not in self.names and value not in text_of_demo:
                    self.counts[key] = self.counts.get(key, 0) + 1
                    self.names[value] = f"{key}#{self.counts[key]}"

    def hide(self, text):
        for value, name in self.names.items():
            text = text.replace(value, "{{" + name + "}}")
            text = text.replace(value.replace("-", "_"), "{{" + name + "|_}}")
        return text


text_of_demo = " ".join((STORAGE, RESULTS, BEN, INDEX, CLUSTER, *ROBOT))


def requests_of(exchanges, names):
    """The exchanges as they are replayed: what was asked again and again until it was over is asked once, until then."""
    requests = []
    for exchange in exchanges:
        path = re.sub(r"^https?://[^/]+", "", exchange["url"])
        request = {"method": exchange["method"], "path": names.hide(path), "status": exchange["status"]}
        if exchange["authorization"]:
            request["authorization"] = names.hide(exchange["authorization"])
        if exchange["body"]:
            request.update(type=exchange["type"], body=names.hide(exchange["body"]))
        names.learn(exchange["answer"])
        last = requests[-1] if requests else {}
        same = all(last.get(key) == request.get(key) for key in ("method", "path", "body"))
        if request["method"] == "GET" and re.search(r"/(task|runs)/[^/]+(\?|$)", path):
            request["until"] = json.loads(exchange["answer"]).get("status")
        elif request["method"] == "GET" and "/search?" in path:
            request["untilTotal"] = json.loads(exchange["answer"])["total"]
        if same and request["method"] == "GET":
            requests.pop()
        requests.append(request)
    return requests


def recorded(command, env, record_to):
    done = subprocess.run(command, env=env, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command}\n{done.stdout}{done.stderr}")
    exchanges = []
    if os.path.exists(record_to):
        with open(record_to) as file:
            exchanges = [json.loads(line) for line in file]
        os.remove(record_to)
    return done.stdout.strip(), exchanges


def write(name, client, parts):
    with open(os.path.join(HERE, name), "w") as file:
        json.dump({"client": client, "parts": parts}, file, indent=1)
        file.write("\n")


def main(url, *which):
    """Records both clients, or those that are named: cli, sdk."""
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "sitecustomize.py"), "w") as file:
            file.write(HOOK)
        for name, value in (("FLOW", FLOW), ("SCHEMA", {"type": "object"}), ("ENTRY", {"ingest_type": "GMetaEntry", "ingest_data": ENTRY})):
            with open(os.path.join(folder, name), "w") as file:
                json.dump(value, file)
        record_to = os.path.join(folder, "exchanges")
        env = {
            **os.environ,
            **{"GLOBUS_SDK_SERVICE_URL_" + name: url for name in SERVICES},
            "GLOBUS_CLI_CLIENT_ID": ROBOT[0],
            "GLOBUS_CLI_CLIENT_SECRET": ROBOT[1],
            "HOME": folder,
            "PYTHONPATH": os.pathsep.join([folder, os.environ.get("PYTHONPATH", "")]),
            "RECORD_TO": record_to,
        }
        versions = "import importlib.metadata as m; print(m.version('globus-cli'), m.version('globus-sdk'))"
        cli, sdk = subprocess.run([sys.executable, "-c", versions], env=env, capture_output=True, text=True).stdout.split()

        if "cli" in (which or ["cli"]):
            names, known, parts = Names(), {}, []
            for line in CLI.strip().splitlines():
                keep, command = re.fullmatch(r"(?:(\w+)=)?(.*)", line).groups()
                words = [known.get(word.strip("<>"), word) if word.startswith("<") else word for word in command.split()]
                words = [os.path.join(folder, word) if word in ("FLOW", "SCHEMA", "ENTRY") else word for word in words]
                told, exchanges = recorded([sys.executable, "-m", "globus_cli", *words], env, record_to)
                if keep:
                    known[keep] = told
                parts.append({"name": "globus " + command, "requests": requests_of(exchanges, names)})
            write("globus-cli.json", f"Globus CLI {cli}", parts)
        if "sdk" in (which or ["sdk"]):
            _, exchanges = recorded([sys.executable, "-c", SDK], env, record_to)
            parts = [{"name": "a program", "requests": requests_of(exchanges, Names())}]
            write("globus-sdk-python.json", f"Globus SDK for Python {sdk}", parts)


if __name__ == "__main__":
    main(*sys.argv[1:])
