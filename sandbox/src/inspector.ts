import { runDocument } from './flows/documents.ts';
import { escapeHtml, page, param, type Reply } from './http.ts';
import { identityById } from './identities.ts';
import type { RecentRequests } from './recent-requests.ts';
import type { Route } from './router.ts';
import { isOver } from './state/listings.ts';
import type { RunRecord } from './state/records/flows.ts';
import type { State } from './state/state.ts';
import { isoSeconds } from './time.ts';
import { allCollections } from './transfer/all-collections.ts';

/** A cell of a table: text, or a link. */
type Cell = string | { readonly text: string; readonly href: string };

function cell(content: Cell): string {
  if (typeof content === 'string') return escapeHtml(content);
  return `<a href="${escapeHtml(content.href)}">${escapeHtml(content.text)}</a>`;
}

/** A row for each of the newest items under a heading; in words where there is none. */
function table<T>(
  caption: string,
  columns: readonly string[],
  items: readonly T[],
  rowOf: (item: T) => readonly Cell[] | undefined,
): string {
  const shown = items.slice(0, 50);
  const more = items.length > shown.length ? `<p>The newest ${shown.length} of ${items.length}.</p>` : '';
  const head = columns.map(one => `<th scope="col">${escapeHtml(one)}</th>`).join('');
  const rows = shown.map(rowOf).filter(row => row !== undefined);
  const body = rows.map(row => `<tr>${row.map(one => `<td>${cell(one)}</td>`).join('')}</tr>`).join('');
  const content =
    items.length === 0
      ? '<p>None yet.</p>'
      : `<table aria-label="${escapeHtml(caption)}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>${more}`;
  return `<h2>${escapeHtml(caption)}</h2>${content}`;
}

const at = '/sandbox/inspector';

/** Who somebody is, of a URN. */
const nameOf = (state: State, urn: string) => identityById(state, urn.split(':').at(-1) ?? '')?.name ?? urn;

const newest = <T>(items: readonly T[], time: (item: T) => string | number): T[] =>
  [...items].sort((a, b) => (time(a) < time(b) ? 1 : -1));

const short = (time: string) => time.slice(0, 19).replace('T', ' ');

/** The status of a run, and where it is if it is not over. */
function standing({ run }: RunRecord): string {
  return isOver(run) || run.state === null ? run.status : `${run.status} at ${run.state}`;
}

function overview(state: State, requests: RecentRequests): Reply {
  const collectionName = new Map(allCollections(state).map(one => [one.id, one.display_name]));
  const open = state.webInputs.values().filter(one => one.closed_timestamp === null);
  return page(
    200,
    'What is in the sandbox',
    [
      `<p><a href="${at}">Look again</a> · <a href="/">People, ids and addresses</a></p>`,
      table(
        'Runs',
        ['Flow', 'Label', 'Status', 'Started', 'By'],
        newest(state.runs.lines(), run => run.start_time),
        ({ run_id }) => {
          const run = state.runs.get(run_id);
          return (
            run && [
              { text: run.flow_title, href: `${at}/runs/${run.run_id}` },
              run.label ?? '',
              standing(run),
              short(run.start_time),
              nameOf(state, run.run_owner),
            ]
          );
        },
      ),
      table('Open web inputs', ['Title', 'For', 'Id'], open, one => [
        one.title,
        one.respondent_urns.map(urn => nameOf(state, urn)).join(', '),
        one.id,
      ]),
      table(
        'Flows',
        ['Title', 'Owner', 'Changed', 'Id'],
        newest(state.flows.values(), flow => flow.updated_at),
        flow => [flow.title, nameOf(state, flow.flow_owner), short(flow.updated_at), flow.id],
      ),
      table(
        'Transfer tasks',
        ['Label', 'Type', 'Status', 'Files', 'From', 'To', 'Asked for'],
        newest(state.tasks.lines(), task => task.request_time),
        ({ task_id }) => {
          const task = state.tasks.get(task_id);
          return (
            task && [
              task.label ?? '',
              task.type,
              task.status,
              String(task.counts.files_transferred),
              collectionName.get(task.source_endpoint_id) ?? '',
              collectionName.get(task.destination_endpoint_id ?? '') ?? '',
              short(isoSeconds(task.request_time)),
            ]
          );
        },
      ),
      table('Collections', ['Name', 'Kind', 'Id'], allCollections(state), one => [
        one.display_name,
        one.entity_type.replaceAll('_', ' '),
        one.id,
      ]),
      `<h2>Latest requests</h2><pre tabindex="0">${escapeHtml(requests.lines().join('\n'))}</pre>`,
    ].join(''),
    { wide: true },
  );
}

/** One run: how it stands, and its log as the service gives it. */
function oneRun(state: State, id: string): Reply {
  const run = state.runs.get(id);
  const back = `<p><a href="${at}">What is in the sandbox</a></p>`;
  if (run === undefined) return page(404, 'There is no such run', back);
  const identity = identityById(state, run.run_owner.split(':').at(-1) ?? '');
  const entries = run.entries.map(({ time, code, details }) => {
    const name =
      typeof details === 'object' && details !== null && 'state_name' in details
        ? String(details.state_name)
        : '';
    const text = JSON.stringify(details, null, 2);
    return `<details><summary>${escapeHtml(`${short(time)} ${code} ${name}`)}</summary><pre tabindex="0">${escapeHtml(text)}</pre></details>`;
  });
  const shown = identity ? JSON.stringify(runDocument(state, run, identity), null, 2) : '';
  return page(
    200,
    run.label ?? run.flow_title,
    `${back}<p>${escapeHtml(`${run.flow_title}: ${standing(run)}, started ${short(run.start_time)} by ${nameOf(state, run.run_owner)}`)}</p>
<h2>Log</h2>${entries.join('')}<h2>Run document</h2><pre tabindex="0">${escapeHtml(shown)}</pre>`,
    { wide: true },
  );
}

/** Pages that show what is in the sandbox, whoever it belongs to. They change nothing. */
export function inspectorRoutes(state: State, requests: RecentRequests): Route[] {
  return [
    { method: 'GET', pattern: at, handle: () => overview(state, requests) },
    {
      method: 'GET',
      pattern: `${at}/runs/:run_id`,
      handle: request => oneRun(state, param(request, 'run_id')),
    },
  ];
}
