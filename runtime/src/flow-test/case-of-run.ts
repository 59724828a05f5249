import { localContext } from '../debug/local-context.ts';
import { readRunLog } from '../debug/recorded-log.ts';
import { RecordedRun } from '../debug/recorded-run.ts';
import { member, textMember } from '../json.ts';
import { defaultSettings } from '../settings.ts';
import type { Json, JsonObject, LogEntry } from '../types.ts';
import { type RecordedResponse, recordedResponses } from './recorded-responses.ts';

/**
 * A case of a flow test that goes the way of a run of the service: its input, what actions and people answered, how it
 * ended. What the log hides (`_private…`) is missing in it. Undefined where the log does not tell the input.
 */
export function caseOfRun(definition: Json, log: Json, name: string): JsonObject | undefined {
  const entries = readRunLog(log);
  const input = member(entries.find(({ code }) => code === 'FlowStarted')?.details, 'input');
  if (input === undefined) return undefined;
  const facts = { definition, context: localContext(0), settings: defaultSettings };
  const { visits } = new RecordedRun(facts, entries);
  const responses = recordedResponses(definition, log);
  const states = [...new Set(responses.map(({ state }) => state))].map(state => [
    state,
    mockOf(responses.filter(one => one.state === state)),
  ]);
  return {
    name,
    input,
    ...(states.length > 0 && { mocks: { states: Object.fromEntries(states) } }),
    expect: { ...endOf(entries), path: visits.map(({ state }) => state) },
  };
}

function mockOf(found: readonly RecordedResponse[]): Json {
  const responses = found.map(({ response }) => plainly(response));
  const [only] = responses;
  return responses.length === 1 && only !== undefined ? only : responses;
}

/** Of a status document the details are enough: the rest is made up again, with an id and times of its own. */
function plainly(response: JsonObject): JsonObject {
  const { status } = response;
  const details = member(status, 'details') ?? {};
  if (textMember(status, 'status') === 'SUCCEEDED') return { succeed: details };
  return textMember(status, 'status') === 'FAILED' ? { fail: details } : response;
}

function endOf(entries: readonly LogEntry[]): JsonObject {
  const last = entries.at(-1);
  if (last?.code === 'FlowSucceeded') return { status: 'SUCCEEDED' };
  if (last?.code !== 'FlowFailed') return { status: 'ENDED' };
  const [state, error] = [textMember(last.details, 'state_name'), textMember(last.details, 'exception')];
  return {
    status: 'FAILED',
    error: { ...(state !== undefined && { state }), ...(error !== undefined && { error }) },
  };
}
