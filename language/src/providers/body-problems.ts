import type { JsonNode, Member } from '../json/tree.ts';
import { actionUrlOf } from '../model/provider-of.ts';
import type { State } from '../model/state.ts';
import type { Provider } from './catalogue.ts';
import { type BodyProblem, checkBody } from './check-body.ts';
import { checkPermission, MANAGE_PERMISSION } from './check-permission.ts';
import { COMPUTE_V3, computeV2Members, oldNames } from './old-names.ts';
import { syncLevelOf } from './sync-levels.ts';
import { readValueSpec, type ValueSpec } from './value-spec.ts';
import { AWAIT_WEB_INPUT, CREATE_WEB_INPUT } from './web-inputs.ts';

/** Who takes what a state sends. */
export interface Taker {
  /** In the user's words: “Transfer: Transfer Task”, "AwaitWebInput". */
  words: string;
  /** Undefined for a web input. */
  provider: Provider | undefined;
  spec: ValueSpec;
  renames: ReadonlyMap<string, string>;
  /** What is required is known from examples only. */
  inferred: boolean;
}

export type Problem =
  | BodyProblem
  /** Parameters of the provider that was there before. */
  | { kind: 'old'; object: JsonNode; members: readonly Member[] };

export interface BodyProblems {
  taker: Taker;
  problems: readonly Problem[];
}

const NONE: readonly Problem[] = [];
const NO_NAMES: ReadonlyMap<string, string> = new Map();

let last: { state: State; result: BodyProblems | undefined } | undefined;

/** What is wrong with the `Parameters` of a state; found once for the several rules that ask one after the other. */
export function bodyProblems(state: State): BodyProblems | undefined {
  if (last?.state !== state) last = { state, result: check(state) };
  return last.result;
}

function check(state: State): BodyProblems | undefined {
  if (state.type !== 'Action' && state.type !== 'CreateWebInput' && state.type !== 'AwaitWebInput')
    return undefined;
  const body = state.value('Parameters');
  const taker = body?.type === 'object' ? takerOf(state, actionUrlOf(state)) : undefined;
  if (!body || !taker) return undefined;
  const { spec, renames, provider } = taker;
  const problems: Problem[] = [];
  const old = (members: readonly Member[]) => problems.push({ kind: 'old', object: body, members });
  if (provider?.url === COMPUTE_V3) {
    const members = computeV2Members(body);
    if (members.length > 0) {
      old(members);
      return { taker, problems };
    }
  }
  const found = (problem: BodyProblem) => problems.push(asWord(problem));
  checkBody(spec, body, { renames, found, old });
  if (provider?.url === MANAGE_PERMISSION) checkPermission(body, found);
  return { taker, problems: problems.length > 0 ? problems : NONE };
}

function asWord(problem: BodyProblem): BodyProblem {
  if (problem.kind !== 'value' || problem.name !== 'sync_level') return problem;
  const number = syncLevelOf(problem.node.value);
  return number === undefined ? problem : { ...problem, fault: { kind: 'word', number } };
}

// The catalogue says so in its notes; a flow in production leaves the sender of a mail out [OBS MDF].
const INFERRED = new Set([
  'https://actions.globus.org/notification/notify',
  'https://actions.globus.org/search/ingest',
  'https://transfer.actions.globus.org/gcsv5/create_guest_collection',
]);

const takers = new WeakMap<Provider, Taker>();

/** What takes what a state sends that calls that address; undefined where nothing is known of it. */
export function takerOf({ type, providers }: State, url: string | undefined): Taker | undefined {
  if (type === 'CreateWebInput') return CREATE;
  if (type === 'AwaitWebInput') return AWAIT;
  const provider = type === 'Action' && url !== undefined ? providers.find(url) : undefined;
  // A retired provider takes nothing any more.
  if (!provider || provider.deprecated) return undefined;
  let taker = takers.get(provider);
  if (!taker) {
    const { url, title, inputSchema, told } = provider;
    taker = {
      words: told === undefined ? `“${title}”` : `“${title}” (as it told on ${told})`,
      provider,
      spec: readValueSpec(inputSchema),
      renames: oldNames(url),
      inferred: INFERRED.has(url),
    };
    takers.set(provider, taker);
  }
  return taker;
}

const CREATE: Taker = {
  words: 'CreateWebInput',
  provider: undefined,
  spec: CREATE_WEB_INPUT,
  renames: NO_NAMES,
  inferred: true,
};
const AWAIT: Taker = { ...CREATE, words: 'AwaitWebInput', spec: AWAIT_WEB_INPUT, inferred: false };
