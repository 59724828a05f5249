import type { ActionStatus, Effect } from '../../../runtime/src/index.ts';
import { whyNoProvider } from '../absent.ts';
import type { Actions } from '../actions/actions.ts';
import { findTarget } from '../actions/catalogue.ts';
import type { CustomProviders } from '../actions/custom.ts';
import { actionProblem } from '../actions/errors.ts';
import { plainAddress } from '../actions/legacy.ts';
import type { Provider } from '../actions/provider.ts';
import { findTokenByHash } from '../auth/tokens.ts';
import type { FaultKind, Faults } from '../faults.ts';
import { Refusal } from '../http.ts';
import { type Authority, identityById } from '../identities.ts';
import { isObject } from '../json.ts';
import type { RunRecord } from '../state/records/flows.ts';
import type { State } from '../state/state.ts';
import type { Happening, Perform } from './engine.ts';
import { openWebInput, outcomeOf } from './web-inputs.ts';

/** The run that an action belongs to, as far as a flow that it runs wants to know it. */
export type Above = Pick<RunRecord, 'depth'>;

export interface World {
  readonly state: State;
  readonly providers: readonly Provider[];
  readonly actions: Actions;
  readonly custom: CustomProviders;
  readonly faults: Faults;
  /** Aborted when the sandbox stops. */
  readonly closing: AbortSignal;
  report(sentence: string): void;
  /** A provider that runs another flow, one level deeper than the given run. */
  flowProvider(flowId: string, above: Above): Provider;
}

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>;

/** Why an action could not be started, as the run's log is to say it. */
class Unable extends Error {}

const identityOf = (state: State, urn: string) => identityById(state, urn.split(':').at(-1) ?? '');

/** The identity that an action acts as: the run's owner, the flow, or the one whose token came with the input. */
function authorityFor(state: State, run: RunRecord, runAs: string): Authority {
  const consentRoot = run.consent_root;
  if (runAs === 'User') {
    const identity = identityOf(state, run.run_owner);
    if (identity === undefined) throw new Unable(`The identity ${run.run_owner} that owns the run is gone.`);
    return { identity, client: run.client, consentRoot };
  }
  if (runAs === 'Flow') {
    const identity = identityById(state, run.flow_id);
    if (identity === undefined) throw new Unable('The flow was deleted, and its identity with it.');
    return { identity, client: null, consentRoot };
  }
  const hash = run.role_tokens[runAs];
  const token = hash === undefined ? undefined : findTokenByHash(state, hash);
  const identity = token && identityById(state, token.identity);
  if (token === undefined || identity === undefined)
    throw new Unable(`The run's input has no valid token for the role "${runAs}" under "_tokens".`);
  return {
    identity,
    client: identity.kind === 'person' ? token.client : null,
    consentRoot: [...token.scopes],
  };
}

/** `scope`: as the state names it. Throws with what a run's log is to say where there is none. */
export function providerFor(world: World, above: Above, url: string, scope: string | null = null): Provider {
  if (url === '') throw new Unable('The state asks for a registered API, and there are none in the sandbox.');
  const target = findTarget(world.providers, url);
  if (target.kind === 'provider') return target.provider;
  if (target.kind === 'flow') return world.flowProvider(target.flowId, above);
  if (target.kind === 'gone')
    throw actionProblem(
      410,
      `This action provider was switched off. Use ${target.replacement} and the parameters that it takes.`,
    );
  const custom = world.custom.at(url, scope);
  if (custom !== undefined) return custom;
  const why = whyNoProvider(plainAddress(url));
  if (why !== undefined) throw new Unable(`The sandbox does not have the action provider ${url}: ${why}.`);
  const known = world.providers.map(provider => provider.url).join(', ');
  throw new Unable(`The sandbox does not have the action provider ${url}. It has ${known}.`);
}

const never = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    const stop = () => reject(new Unable('The sandbox stopped.'));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });

async function suffer(fault: FaultKind, signal: AbortSignal): Promise<never> {
  switch (fault) {
    case 'expired-token':
      throw actionProblem(401, 'The token is missing, expired or unknown.');
    case '429':
      throw actionProblem(429, 'Too many requests.');
    case '500':
      throw actionProblem(500, 'Something went wrong in the action provider.');
    case 'drop':
      throw new Unable('The action provider closed the connection without an answer.');
    case 'hang':
      return never(signal);
  }
}

/** Why an action could not be started, as a run's log says it. */
export function causeOf(error: unknown, url: string): string {
  if (error instanceof Refusal)
    return `${error.reply.status} response from action URL ${url} with data ${JSON.stringify(error.document)}`;
  return error instanceof Error ? error.message : String(error);
}

async function startAction(world: World, run: RunRecord, effect: Of<'run-action'>): Promise<ActionStatus> {
  const provider = providerFor(world, run, effect.url, effect.scope);
  const fault = world.faults.take('POST', `/actions/${provider.path}/run`);
  if (fault !== undefined) await suffer(fault, world.closing);
  const authority = authorityFor(world.state, run, effect.runAs);
  if (!isObject(effect.body)) throw actionProblem(400, 'The parameters of the action must be an object.');
  const { action } = await world.actions.start(provider, {
    requestId: effect.requestId,
    body: effect.body,
    authority,
    runId: run.run_id,
    label: null,
    monitorBy: [],
    manageBy: [],
  });
  return world.actions.status(action);
}

/** Asks for the status. When it cannot be had, the interpreter asks again later. */
async function actionStatus(world: World, effect: Of<'poll-action'>): Promise<ActionStatus> {
  const { actionId } = effect;
  const action = world.actions.find(actionId);
  if (action === undefined) throw new Unable(`The action ${actionId} is not known any more.`);
  const fault = world.faults.take('GET', `/actions/${action.provider}/${actionId}/status`);
  if (fault !== undefined) await suffer(fault, world.closing);
  return world.actions.status(action);
}

export interface Performer {
  readonly perform: Perform;
  /** Resolves when everything that was begun has come to its end. */
  settled(): Promise<void>;
}

/** What the engine does to the world. */
export function createPerformer(world: World): Performer {
  const underWay = new Set<Promise<void>>();
  const track = (work: Promise<void>): void => {
    underWay.add(work);
    work.finally(() => underWay.delete(work));
  };
  const answerWith = (
    answer: Promise<ActionStatus>,
    { visit, url }: Of<'run-action' | 'poll-action'>,
    send: (event: Happening) => void,
  ): void =>
    track(
      answer.then(
        status => send({ type: 'action-status', visit, status }),
        error => send({ type: 'action-refused', visit, cause: causeOf(error, url) }),
      ),
    );
  const change = (what: 'cancel' | 'release', actionId: string): void => {
    const action = world.actions.find(actionId);
    if (action === undefined) return;
    const done = world.actions[what](action).then(
      () => {},
      error =>
        world.report(
          `The action ${actionId} could not be ${what === 'cancel' ? 'cancelled' : 'released'}: ${String(error)}`,
        ),
    );
    track(done);
  };

  const perform: Perform = (run, effect, send) => {
    switch (effect.type) {
      case 'run-action':
        return answerWith(startAction(world, run, effect), effect, send);
      case 'poll-action':
        return answerWith(actionStatus(world, effect), effect, send);
      case 'cancel-action':
        return change('cancel', effect.actionId);
      case 'release-action':
        return change('release', effect.actionId);
      case 'create-web-input':
        return track(Promise.resolve().then(() => send(openWebInput(world.state, run, effect))));
      case 'await-web-input': {
        const outcome = outcomeOf(world.state, effect.visit, effect.webInputId);
        return outcome && track(Promise.resolve().then(() => send(outcome)));
      }
      case 'wake':
        return;
    }
  };
  return {
    perform,
    settled: async () => {
      await Promise.all(underWay);
    },
  };
}
