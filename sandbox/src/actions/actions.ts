import { randomBytes } from 'node:crypto';
import { type ActionStatus, validateInput } from '../../../runtime/src/index.ts';
import type { Authority } from '../identities.ts';
import { identityById } from '../identities.ts';
import type { JsonObject } from '../json.ts';
import type { ActionRecord, CustomWork, Work } from '../state/records/actions.ts';
import type { RunRecord } from '../state/records/flows.ts';
import type { State } from '../state/state.ts';
import { isoMicroseconds } from '../time.ts';
import { taskDocument } from '../transfer/task-document.ts';
import type { Tasks } from '../transfer/tasks.ts';
import { computeProgress } from './compute-actions.ts';
import { type CustomProviders, customProgress } from './custom.ts';
import { actionProblem } from './errors.ts';
import type { Progress, Provider } from './provider.ts';
import { searchProgress } from './search-actions.ts';

export interface StartRequest {
  readonly requestId: string;
  readonly body: JsonObject;
  /** Its consent path ends with the scope that the caller holds; the provider's own is added. */
  readonly authority: Authority;
  readonly runId: string | null;
  readonly label: string | null;
  readonly monitorBy: readonly string[];
  readonly manageBy: readonly string[];
}

/** The actions of all providers, from the request to start one until it is released. */
export interface Actions {
  /** Throws a Refusal if the provider does not take the request. A repeated request finds the first one's action. */
  start(provider: Provider, request: StartRequest): Promise<{ action: ActionRecord; repeated: boolean }>;
  find(actionId: string): ActionRecord | undefined;
  /** The status now; an action that waits for consent is tried again. */
  status(action: ActionRecord): Promise<ActionStatus>;
  cancel(action: ActionRecord): Promise<ActionStatus>;
  /** Throws 409 while the action is active. */
  release(action: ActionRecord): Promise<ActionStatus>;
}

/** What actions ask of the flow engine, for flows that run flows. */
export interface RunControl {
  find(runId: string): RunRecord | undefined;
  cancel(runId: string): void;
}

export const newActionId = () => randomBytes(24).toString('base64').replace(/\W/g, '').slice(0, 13);

/** Forgets the actions of runs that are over without having released them: those that were cancelled, or timed out. */
export function dropLeftActions(state: State): void {
  const open = new Set(state.runs.open().map(run => run.run_id));
  for (const { action_id, run_id } of state.actions.values())
    if (run_id !== null && !open.has(run_id)) state.actions.delete(action_id);
}

function checkBody(provider: Provider, body: JsonObject): void {
  const [first] = validateInput(provider.inputSchema, body);
  if (first !== undefined)
    throw actionProblem(422, `Field '${first.path}' (${first.message}): Input failed schema validation`);
}

export function createActions(
  state: State,
  providers: readonly Provider[],
  tasks: Tasks,
  runs: RunControl,
  custom: CustomProviders,
): Actions {
  const authorityOf = (action: ActionRecord): Authority | undefined => {
    const identity = identityById(state, action.creator);
    return identity && { identity, client: action.client, consentRoot: action.consent_root };
  };

  const progress = (work: Work): Progress => {
    if (work.kind === 'consent') return { status: 'INACTIVE', details: work.details, ended: null };
    if (work.kind === 'done') return { status: work.status, details: work.details, ended: state.clock.now() };
    if (work.kind === 'timer') {
      const over = state.clock.now() >= work.until;
      return {
        status: over ? 'SUCCEEDED' : 'ACTIVE',
        details: work.details,
        ended: over ? work.until : null,
      };
    }
    if (work.kind === 'task') {
      const task = state.tasks.get(work.task_id);
      if (task === undefined)
        return { status: 'FAILED', details: { code: 'TaskNotFound' }, ended: state.clock.now() };
      return { status: task.status, details: taskDocument(state, task), ended: task.completion_time };
    }
    if (work.kind === 'option') return { status: 'ACTIVE', details: {}, ended: null };
    if (work.kind === 'custom') return customProgress(work);
    if (work.kind === 'compute') return computeProgress(state, work.task_ids);
    if (work.kind === 'search-task') return searchProgress(state, work.task_id);
    const run = runs.find(work.run_id);
    if (run === undefined)
      return { status: 'FAILED', details: { code: 'RunNotFound' }, ended: state.clock.now() };
    const ended = run.completion_time === null ? null : Date.parse(run.completion_time);
    return { status: run.run.status, details: run.run.details, ended };
  };

  const document = (action: ActionRecord): ActionStatus => {
    const { status, display, details, ended } = progress(action.work);
    if (ended !== null && action.completion_time === null) {
      action.completion_time = ended;
      state.actions.set(action.action_id, action);
    }
    return {
      action_id: action.action_id,
      status,
      display_status: display ?? status,
      creator_id: `urn:globus:auth:identity:${action.creator}`,
      label: action.label,
      monitor_by: action.monitor_by,
      manage_by: action.manage_by,
      start_time: isoMicroseconds(action.start_time),
      completion_time: action.completion_time === null ? null : isoMicroseconds(action.completion_time),
      release_after: 'P30D',
      details,
    };
  };

  const changeCustom = async (action: ActionRecord, work: CustomWork, what: 'cancel' | 'release') => {
    const authority = authorityOf(action);
    if (authority === undefined) return;
    action.work = await custom.change(work, authority, what);
    state.actions.set(action.action_id, action);
  };

  return {
    async start(provider, request) {
      const { identity, client } = request.authority;
      const earlier = state.actions
        .values()
        .find(
          one =>
            one.request_id === request.requestId &&
            one.creator === identity.id &&
            one.provider === provider.path,
        );
      if (earlier !== undefined) return { action: earlier, repeated: true };
      checkBody(provider, request.body);
      const above = request.authority.consentRoot;
      const consent_root = above.at(-1) === provider.scope ? [...above] : [...above, provider.scope];
      const start_time = state.clock.now();
      const action_id = provider.newActionId?.() ?? newActionId();
      const work = await provider.start(
        request.body,
        { identity, client, consentRoot: consent_root },
        action_id,
        request.requestId,
      );
      const action: ActionRecord = {
        action_id,
        provider: provider.path,
        run_id: request.runId,
        request_id: request.requestId,
        creator: identity.id,
        client,
        consent_root,
        body: provider.withoutSecrets?.(request.body) ?? request.body,
        label: request.label,
        monitor_by: [...request.monitorBy],
        manage_by: [...request.manageBy],
        start_time,
        completion_time: null,
        work,
      };
      state.actions.set(action_id, action);
      return { action, repeated: false };
    },

    find: actionId => state.actions.get(actionId),

    async status(action) {
      const { work } = action;
      const authority = authorityOf(action);
      if (work.kind === 'custom' && authority !== undefined && customProgress(work).ended === null) {
        action.work = await custom.refresh(work, authority);
        state.actions.set(action.action_id, action);
      }
      if (action.work.kind === 'consent') {
        const provider = providers.find(one => one.path === action.provider);
        if (provider !== undefined && authority !== undefined) {
          action.work = await provider.start(action.body, authority, action.action_id, action.request_id);
          state.actions.set(action.action_id, action);
        }
      }
      return document(action);
    },

    async cancel(action) {
      const { work } = action;
      if (work.kind === 'task') tasks.cancel(work.task_id);
      else if (work.kind === 'run') runs.cancel(work.run_id);
      else if (work.kind === 'custom') await changeCustom(action, work, 'cancel');
      else if (
        work.kind === 'consent' ||
        work.kind === 'option' ||
        (work.kind === 'timer' && state.clock.now() < work.until)
      ) {
        const details = { code: 'Canceled', description: 'The action was canceled' };
        action.work = { kind: 'done', status: 'FAILED', details };
        state.actions.set(action.action_id, action);
      }
      return document(action);
    },

    async release(action) {
      const status = document(action);
      if (status.status === 'ACTIVE' || status.status === 'INACTIVE')
        throw actionProblem(409, `Action ${action.action_id} is not finished`);
      if (action.work.kind === 'custom') await changeCustom(action, action.work, 'release');
      state.actions.delete(action.action_id);
      return status;
    },
  };
}
