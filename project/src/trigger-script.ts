import type { Json, JsonObject } from '../../globus/src/index.ts';

/** What a trigger is, for a script that does the same. */
export interface ScriptedTrigger {
  name: string;
  /** The id of the deployed flow. */
  flowId: string;
  flowTitle: string;
  /** The watched folder, absolute or from the folder of the script; forward slashes. */
  watch: string;
  pattern: string;
  /** The template of the run input. */
  input: JsonObject;
}

/** The name of the script of a trigger. */
export function scriptName(trigger: string): string {
  return `${trigger.replace(/[^\p{L}\p{N}]+/gu, '_')}_trigger.py`;
}

/**
 * A Python script on the Globus SDK and watchdog that starts a run for each file that arrives, as a trigger does: for those
 * whose instruments run scripts. It keeps no journal, and says so.
 */
export function triggerScript({ name, flowId, flowTitle, watch, pattern, input }: ScriptedTrigger): string {
  return `"""Starts a run of a Globus flow for each file that arrives in a folder.

It does what the trigger ${comment(name)} of globus-flows.json does, for the flow ${comment(flowTitle)}, but keeps no journal: files that
arrive while it does not run, or while the service is down, get no run. "gflow trigger" loses none.

    pip install globus-sdk watchdog

Set GLOBUS_CLI_CLIENT_ID and GLOBUS_CLI_CLIENT_SECRET to those of a service account that may run the flow.
"""

import datetime
import os
import pathlib
import re
import time
import uuid

import globus_sdk
from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

FLOW_ID = ${python(flowId)}
WATCHED = pathlib.Path(__file__).resolve().parent / ${python(watch)}
PATTERN = ${python(pattern)}
SETTLE = 5  # seconds without a change, after which a file is complete
# Where WATCHED is in its collection. This is how Globus Connect Personal has it.
COLLECTION_PATH = "/" + WATCHED.as_posix().replace(":", "", 1).lstrip("/")
INPUT = ${python(input)}

SCOPE = f"https://auth.globus.org/scopes/{FLOW_ID}/flow_{FLOW_ID.replace('-', '_')}_user"


def flow_client():
    auth = globus_sdk.ConfidentialAppAuthClient(
        os.environ["GLOBUS_CLI_CLIENT_ID"], os.environ["GLOBUS_CLI_CLIENT_SECRET"]
    )
    authorizer = globus_sdk.ClientCredentialsAuthorizer(auth, SCOPE)
    return globus_sdk.SpecificFlowClient(FLOW_ID, authorizer=authorizer)


def is_meant(relative):
    """A pattern without a slash means files of that name in any folder."""
    if any(part.startswith(".") for part in relative.split("/")):
        return False
    name = relative if "/" in PATTERN else relative.rsplit("/", 1)[-1]
    glob = re.escape(PATTERN).replace(r"\\*\\*/", "(?:.*/)?").replace(r"\\*\\*", ".*")
    return re.fullmatch(glob.replace(r"\\*", "[^/]*").replace(r"\\?", "[^/]"), name) is not None


def filled_in(template, values):
    """The template with \${name} and the like filled in; a text that is one of them becomes its value."""
    if isinstance(template, dict):
        return {key: filled_in(value, values) for key, value in template.items()}
    if isinstance(template, list):
        return [filled_in(value, values) for value in template]
    if not isinstance(template, str):
        return template
    alone = re.fullmatch(r"\\$\\{(\\w+)\\}", template)
    if alone:
        return values[alone[1]]
    return re.sub(
        r"\\$?\\$\\{(\\w+)\\}",
        lambda found: found[0][1:] if found[0].startswith("$$") else str(values[found[1]]),
        template,
    )


def values_of(relative):
    path = f"{COLLECTION_PATH.rstrip('/')}/{relative}"
    local = WATCHED / relative
    now = datetime.datetime.now(datetime.timezone.utc)
    return {
        "path": path,
        "folder": path.rsplit("/", 1)[0] + "/",
        "name": local.name,
        "stem": local.stem,
        "relative": relative,
        "local": str(local),
        "size": local.stat().st_size,
        "time": now.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "date": now.date().isoformat(),
        "event": uuid.uuid4().hex[:16],
        "trigger": ${python(name)},
    }


class Changes(FileSystemEventHandler):
    """When each file was changed last."""

    def __init__(self):
        self.last = {}

    def on_any_event(self, event):
        if event.is_directory or event.event_type not in ("created", "modified", "moved"):
            return
        changed = pathlib.Path(os.fsdecode(getattr(event, "dest_path", "") or event.src_path))
        relative = changed.relative_to(WATCHED).as_posix()
        if is_meant(relative):
            self.last[relative] = time.monotonic()

    def settled(self):
        now = time.monotonic()
        for relative, changed in list(self.last.items()):
            if now - changed >= SETTLE:
                del self.last[relative]
                if (WATCHED / relative).is_file():
                    yield relative


def main():
    client = flow_client()
    changes = Changes()
    observer = Observer()
    observer.schedule(changes, str(WATCHED), recursive=True)
    observer.start()
    print(f"Watching {WATCHED} for {PATTERN}.", flush=True)
    try:
        while True:
            for relative in changes.settled():
                values = values_of(relative)
                label = f"{values['name']} {values['event']}"[-64:]
                try:
                    run = client.run_flow(filled_in(INPUT, values), label=label, tags=[values["event"]])
                    print(f"{relative}: run {run['run_id']}", flush=True)
                except globus_sdk.GlobusError as error:
                    print(f"{relative}: no run was started: {error}", flush=True)
            time.sleep(1)
    except KeyboardInterrupt:
        pass
    finally:
        observer.stop()
        observer.join()


if __name__ == "__main__":
    main()
`;
}

/** A value as Python writes it. JSON's texts are texts of Python too. */
function python(value: Json, indent = ''): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  const inner = `${indent}    `;
  const items = Array.isArray(value)
    ? value.map(item => python(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${python(item, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  if (items.length === 0) return `${open}${close}`;
  return `${open}\n${items.map(item => `${inner}${item},\n`).join('')}${indent}${close}`;
}

/** A text of somebody's in a comment: it ends no comment and no line. */
function comment(text: string): string {
  return `“${text.replace(/["\\\s]+/g, ' ')}”`;
}
