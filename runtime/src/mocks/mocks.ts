import { isObject, member } from '../json.ts';
import { bodyMismatch } from '../matching/path-matches.ts';
import type { Effect, Json, JsonObject, RunEvent } from '../types.ts';
import { matchesPattern } from '../wildcard.ts';
import { type ActionPlan, planAction, reportAt } from './action-plan.ts';
import { milliseconds } from './duration.ts';
import { type MockSources, referredTo } from './references.ts';
import { Sequence } from './sequence.ts';

/** What mocks answer to an effect of a run; undefined where they have nothing to say. */
export type Mocks = (effect: Effect, now: number) => readonly RunEvent[] | undefined;

/** Mocks that know what they were asked for. */
export interface WrittenAnswers extends Mocks {
  /** The lists of responses, of the first mocks that were given, that no call has asked for to their end. */
  unused(): UnusedResponses[];
}

export interface UnusedResponses {
  /** The state or the address that the list is for; undefined for that for all others. */
  of: string | undefined;
  count: number;
}

/** Mocks as `schemas/flow-test.schema.json` has them: by state, by action URL, and for all others. */
export interface WrittenMocks {
  mocks: Json;
  /** Responses with names. */
  fixtures: Json;
}

/**
 * Answers a run as the mocks say. They count calls, so each run needs its own. The first of several that has something
 * for a state, an address or all others wins: the mocks of a case stand before those of its file.
 */
export function mocksOf(written: readonly WrittenMocks[], sources: MockSources): WrittenAnswers {
  const sequences = new Map<Json, Sequence>();
  const actions = new Map<string, { plan: ActionPlan; polls: number }>();
  const sequenceOf = (mock: Json) => {
    const known = sequences.get(mock) ?? new Sequence(mock);
    sequences.set(mock, known);
    return known;
  };
  const respond = (state: string, address: string, body: Json): JsonObject | undefined => {
    for (const { mocks, fixtures } of written) {
      const mock = mockFor(mocks, state, address);
      if (mock === undefined) continue;
      const response = sequenceOf(mock).take(({ when }) => when === undefined || !bodyMismatch(when, body));
      return response && referredTo(response, state, fixtures, sources);
    }
    return undefined;
  };
  const unused = (): UnusedResponses[] =>
    writtenLists(written[0]?.mocks).flatMap(([of, mock]) => {
      const count = sequenceOf(mock).unused;
      return count > 0 ? [{ of, count }] : [];
    });
  const answer: Mocks = (effect, now) => {
    switch (effect.type) {
      case 'run-action': {
        const response = respond(effect.state, addressOf(effect), effect.body);
        const actionId = `action-${effect.visit}`;
        const plan = response && planAction(response, { visit: effect.visit, actionId, now });
        if (plan) actions.set(actionId, { plan, polls: 0 });
        return plan?.started;
      }
      case 'poll-action': {
        const action = actions.get(effect.actionId);
        const status = action && reportAt(action.plan, now, ++action.polls);
        return status && [{ type: 'action-status', visit: effect.visit, status, now }];
      }
      case 'await-web-input': {
        const response = respond(effect.state, '', {});
        return response && answers(response, effect, now);
      }
      default:
        return undefined;
    }
  };
  return Object.assign(answer, { unused });
}

/** Everything that mocks say, with the state or address that it is for. */
function writtenLists(mocks: Json | undefined): [of: string | undefined, mock: Json][] {
  const entries = (name: string) => {
    const found = member(mocks, name);
    return Object.entries(isObject(found) ? found : {});
  };
  const others = member(mocks, 'default');
  return [
    ...entries('states'),
    ...entries('urls'),
    ...(others === undefined ? [] : [[undefined, others] as [undefined, Json]]),
  ];
}

/** What stands for a state: its own, that of the longest pattern of its address, or the default. */
function mockFor(mocks: Json, state: string, address: string): Json | undefined {
  const own = member(member(mocks, 'states'), state);
  if (own !== undefined) return own;
  const urls = member(mocks, 'urls');
  const [best] = Object.entries(isObject(urls) ? urls : {})
    .filter(([pattern]) => address !== '' && matchesAddress(address, pattern))
    .sort(([a], [b]) => b.length - a.length);
  return best?.[1] ?? member(mocks, 'default');
}

/** Only `*` has a meaning of its own in an address. */
function matchesAddress(address: string, pattern: string): boolean {
  return matchesPattern(address, pattern.replace(/\/+$/, '').replaceAll('\\', '\\\\'));
}

function addressOf({ url, handler }: Effect & { type: 'run-action' }): string {
  const id = member(handler ?? undefined, 'Id') ?? handler;
  return url || (typeof id === 'string' ? `registered-api:${id}` : '');
}

function answers(
  { respond, expire, after }: JsonObject,
  { visit, webInputId }: Effect & { type: 'await-web-input' },
  now: number,
): RunEvent[] | undefined {
  const at = now + (milliseconds(after) ?? 0);
  if (expire === true) return [{ type: 'web-input-expired', visit, now: at }];
  if (respond === undefined) return undefined;
  const result = { web_input_id: webInputId, response: respond };
  return [{ type: 'web-input-answered', visit, result, now: at }];
}
