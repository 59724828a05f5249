import { join } from 'node:path';
import {
  collections,
  computeEndpoints,
  demo,
  demoFunctions,
  groups,
  people,
  serviceAccounts,
} from './demo.ts';
import { type Faults, readFault } from './faults.ts';
import { escapeHtml, json, objectOf, page, param, Refusal, type Reply, type Request } from './http.ts';
import { member } from './json.ts';
import type { Route } from './router.ts';
import type { State } from './state/state.ts';
import { collectionById } from './transfer/all-collections.ts';
import { personalOf, setPersonal } from './transfer/personal.ts';

/** Of this interface; grows when something in it changes. */
const version = '0.1.0';

const refuse = (message: string) => new Refusal(400, { code: 'BadRequest', message });

function arm(faults: Faults, request: Request): Reply {
  const fault = readFault(objectOf(request, refuse));
  if (typeof fault === 'string') throw refuse(fault);
  faults.arm(fault);
  return json(201, { path: fault.path, method: fault.method ?? null, times: fault.left, fault: fault.kind });
}

function clear(faults: Faults): Reply {
  faults.clear();
  return json(200, {});
}

/** Connects, disconnects, pauses or resumes the computer of a personal collection. */
function changePersonal(state: State, request: Request): Reply {
  const collection = collectionById(state, param(request, 'collection_id'));
  const before = collection && personalOf(state, collection);
  if (!collection || !before) throw refuse('There is no personal collection with this id.');
  const body = objectOf(request, refuse);
  const flag = (name: keyof typeof before) => {
    const value = member(body, name) ?? before[name];
    if (typeof value !== 'boolean') throw refuse(`\`${name}\` must be true or false.`);
    return value;
  };
  const now = { connected: flag('connected'), paused: flag('paused') };
  setPersonal(state, collection, now);
  return json(200, now);
}

/** What the sandbox says about itself. The secrets are those of the demo and open nothing else. */
function description(state: State, instance: string): object {
  return {
    name: 'Globus sandbox',
    version,
    instance,
    people,
    service_accounts: serviceAccounts,
    groups: groups.map(({ id, name }) => ({ id, name })),
    collections: collections.map(({ id, display_name, entity_type, slug }) => ({
      id,
      display_name,
      entity_type,
      folder: join(state.collectionsFolder, slug),
    })),
    search_indexes: state.indexes.values().map(({ id, display_name }) => ({ id, display_name })),
    compute_endpoints: computeEndpoints.map(({ id, display_name }) => ({ id, display_name })),
    compute_functions: demoFunctions,
    native_client_id: demo.nativeClientId,
  };
}

/** What somebody sees who opens the address in a browser. */
function welcome(state: State): Reply {
  const list = (items: readonly string[]) =>
    `<ul>${items.map(item => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
  return page(
    200,
    'Globus sandbox',
    `<p>This is a small Globus on your own computer. It needs no account and reaches no network.
Point the workbench, the SDKs or the command line at this address.</p>
<h2>People</h2>${list(people.map(one => `${one.name} (${one.username})`))}
<h2>Service accounts</h2>${list(serviceAccounts.map(one => `${one.name} (${one.client_id})`))}
<h2>Collections</h2>${list(collections.map(one => `${one.display_name} (${one.id})`))}
<h2>Search</h2>${list(state.indexes.values().map(one => `${one.display_name} (${one.id})`))}
<h2>Compute</h2>${list([...computeEndpoints.map(one => `${one.display_name} (${one.id})`), ...demoFunctions.map(one => `${one.name} (${one.id})`)])}
<p>Runs, flows, tasks and requests: <a href="/sandbox/inspector">what is in the sandbox</a></p>
<p>Ids, demo secrets and folders: <a href="/sandbox">/sandbox</a></p>`,
  );
}

/** `instance` names this start of the sandbox. */
export function sandboxRoutes(state: State, faults: Faults, instance: string): Route[] {
  return [
    { method: 'GET', pattern: '/', handle: () => welcome(state) },
    { method: 'GET', pattern: '/sandbox', handle: () => json(200, description(state, instance)) },
    { method: 'POST', pattern: '/sandbox/faults', handle: request => arm(faults, request) },
    { method: 'DELETE', pattern: '/sandbox/faults', handle: () => clear(faults) },
    {
      method: 'POST',
      pattern: '/sandbox/collections/:collection_id',
      handle: request => changePersonal(state, request),
    },
  ];
}
