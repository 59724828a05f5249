import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { absentRoutes } from './absent.ts';
import { createActions, dropLeftActions } from './actions/actions.ts';
import { computeProviders } from './actions/compute-actions.ts';
import { createGuestCollection } from './actions/create-guest-collection.ts';
import { createCustomProviders } from './actions/custom.ts';
import { datacite } from './actions/datacite.ts';
import { expressionEval } from './actions/expression-eval.ts';
import { helloWorld } from './actions/hello-world.ts';
import { legacyProviders } from './actions/legacy.ts';
import { notify } from './actions/notify.ts';
import { actionRoutes } from './actions/routes.ts';
import { searchProviders } from './actions/search-actions.ts';
import { transferProviders } from './actions/transfer-actions.ts';
import { optionRoutes, waitForOption } from './actions/wait-for-option.ts';
import { developerRoutes } from './auth/developers.ts';
import { authRoutes } from './auth/routes.ts';
import { dropDeadTokens } from './auth/tokens.ts';
import { computeRoutes } from './compute/routes.ts';
import { createComputeTasks } from './compute/tasks.ts';
import { debugActionRoutes } from './debug-actions.ts';
import { createFaults, readFaultPlan } from './faults.ts';
import { createPerformer, type World } from './flows/effects.ts';
import { createEngine, type Engine } from './flows/engine.ts';
import { flowRoutes } from './flows/flow-routes.ts';
import { registeredApiRoutes } from './flows/registered-apis.ts';
import { runRoutes } from './flows/run-routes.ts';
import { flowAction } from './flows/runs.ts';
import { webInputRoutes } from './flows/web-input-routes.ts';
import { groupRoutes } from './groups.ts';
import { inspectorRoutes } from './inspector.ts';
import { createRecentRequests } from './recent-requests.ts';
import type { Route } from './router.ts';
import { sandboxRoutes } from './sandbox-routes.ts';
import { dropDeletedIndexes } from './search/indexes.ts';
import { searchRoutes } from './search/routes.ts';
import { createSearchTasks } from './search/tasks.ts';
import { type Listening, startServer } from './server.ts';
import { dropClaim, requireUnclaimed, writeClaim } from './state/claim.ts';
import { openDisk } from './state/disk.ts';
import { makeFolders, seed, seedDevelopers, seedIndexes } from './state/seed.ts';
import { openState } from './state/state.ts';
import { managerRoutes } from './transfer/manager-routes.ts';
import { personalCollectionRoutes } from './transfer/personal-collections.ts';
import { roleRoutes } from './transfer/role-routes.ts';
import { transferRoutes } from './transfer/routes.ts';
import { taskRoutes } from './transfer/task-routes.ts';
import { createTasks } from './transfer/tasks.ts';

export interface SandboxOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** Everything that the sandbox remembers, the collections' files too. Made if it is not there. */
  stateDir: string;
  /** Gets one line for every request, and sentences about what went wrong. No secret is in them. */
  log?: (line: string) => void;
  /** Answer the retired action URLs as they were answered before January 2025, not as gone. */
  legacyProviders?: boolean;
  /** Run the Python functions that are registered with Compute, as processes of this account. */
  allowCompute?: boolean;
  /** A fault plan, as JSON: what is armed from the beginning. */
  faults?: string;
  /** How many times as fast as on the wall time passes; 1 if it is not said. */
  speed?: number;
}

export interface Sandbox {
  readonly url: string;
  /** Everything that it answers, those absences too that it says the reason of. */
  readonly routes: readonly Pick<Route, 'method' | 'pattern'>[];
  /** Ends everything that was started, promptly. Unfinished runs and transfers go on after the next start. */
  close(): Promise<void>;
}

/**
 * Starts a small Globus on loopback. Rejects with a sentence for the user when the port or the state folder
 * cannot be used.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const folder = resolve(options.stateDir);
  const requests = createRecentRequests();
  const log = (line: string) => {
    requests.add(line);
    options.log?.(line);
  };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await requireUnclaimed(folder);

  const disk = await openDisk(folder, log);
  const state = openState(folder, disk, options.speed ?? 1);
  dropDeadTokens(state);
  dropLeftActions(state);
  await makeFolders(state);
  if (state.access.values().length === 0) await seed(state, Date.now());
  dropDeletedIndexes(state);
  seedIndexes(state, Date.now());
  seedDevelopers(state, Date.now());

  const faults = createFaults(options.faults === undefined ? [] : readFaultPlan(options.faults));
  const closing = new AbortController();
  const instance = randomUUID();
  const tasks = createTasks(state, faults);
  const searchTasks = createSearchTasks(state);
  const computeTasks = createComputeTasks(state);
  const desk = { state, tasks: computeTasks, allowCompute: options.allowCompute === true };
  const modern = [
    helloWorld(state),
    expressionEval,
    notify,
    datacite,
    waitForOption(state),
    ...transferProviders(state, tasks),
    createGuestCollection(state),
    ...searchProviders(state, searchTasks),
    ...computeProviders(desk),
  ];
  const providers = options.legacyProviders ? [...modern, ...legacyProviders(modern)] : modern;
  const runs = {
    find: (runId: string) => state.runs.get(runId),
    cancel: (runId: string) => engine.send(runId, { type: 'cancel' }),
  };
  const custom = createCustomProviders(state);
  const actions = createActions(state, providers, tasks, runs, custom);
  const world: World = {
    state,
    providers,
    actions,
    custom,
    faults,
    closing: closing.signal,
    report: log,
    flowProvider: (flowId, above) => flowAction(state, engine, flowId, above),
  };
  const performer = createPerformer(world);
  const engine: Engine = createEngine(state, performer.perform, log);

  const routes = [
    ...sandboxRoutes(state, faults, instance),
    ...debugActionRoutes(world),
    ...inspectorRoutes(state, requests),
    ...authRoutes(state),
    ...developerRoutes(state),
    ...groupRoutes(state),
    ...flowRoutes(state, engine, custom),
    ...runRoutes(state, engine),
    ...registeredApiRoutes(state),
    ...webInputRoutes(state, engine),
    ...transferRoutes(state),
    ...roleRoutes(state),
    ...personalCollectionRoutes(state),
    ...taskRoutes(state, tasks),
    ...managerRoutes(state),
    ...searchRoutes(state, searchTasks),
    ...computeRoutes(desk),
    ...actionRoutes(state, modern, actions),
    ...optionRoutes(state),
    ...absentRoutes,
  ];

  const stop = async (server: Listening | undefined) => {
    closing.abort();
    engine.close();
    await server?.close();
    await performer.settled();
    await tasks.close();
    searchTasks.close();
    await computeTasks.close();
    await disk.close();
  };

  let server: Listening | undefined;
  try {
    server = await startServer({ port: options.port ?? 0, routes, faults, saved: disk.settled, log });
    state.address.url = server.url;
    await writeClaim(folder, { url: server.url, instance });
  } catch (error) {
    await stop(server);
    throw error;
  }
  tasks.recover();
  searchTasks.recover();
  computeTasks.recover();
  engine.recover();

  const { url } = server;
  let stopped: Promise<void> | undefined;
  return {
    url,
    routes,
    close() {
      stopped ??= stop(server).then(() => dropClaim(folder));
      return stopped;
    },
  };
}
