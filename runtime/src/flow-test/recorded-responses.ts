import { localContext } from '../debug/local-context.ts';
import { readRunLog } from '../debug/recorded-log.ts';
import { RecordedRun } from '../debug/recorded-run.ts';
import { resultOf } from '../debug/result-of.ts';
import { stateOf } from '../debug/timeline.ts';
import { member, textMember } from '../json.ts';
import type { MockSources } from '../mocks/index.ts';
import { isStatus } from '../mocks/status.ts';
import { defaultSettings } from '../settings.ts';
import type { Json, JsonObject } from '../types.ts';
import type { TestFiles } from './test-case.ts';

/** What an action or a person answered in a visit of a recorded run, as a mock has it. */
export interface RecordedResponse {
  state: string;
  response: JsonObject;
}

/** What the mocks of a flow test may refer to. */
export function mockSources(definition: Json, files: TestFiles): MockSources {
  const known = new Map<string, RecordedResponse[]>();
  const responsesIn = (log: string) => {
    const found = known.get(log) ?? recordedResponses(definition, files(log) ?? null);
    known.set(log, found);
    return found;
  };
  return {
    file: files,
    recorded: (log, state, visit) => responsesIn(log).filter(one => one.state === state)[visit - 1]?.response,
  };
}

/** The answers in the log of a run of the service, in their order; those that it does not tell are left out. */
export function recordedResponses(definition: Json, log: Json): RecordedResponse[] {
  const facts = { definition, context: localContext(0), settings: defaultSettings };
  const { visits } = new RecordedRun(facts, readRunLog(log));
  return visits.flatMap(visit => {
    const { state, outcome } = visit;
    const type = textMember(stateOf(facts, visit), 'Type');
    if (!outcome || (type !== 'Action' && type !== 'AwaitWebInput')) return [];
    if (outcome.error) return [{ state, response: raising(outcome.error) }];
    const result = resultOf(facts, visit);
    const response = type === 'Action' ? finished(result) : answered(result);
    return response ? [{ state, response }] : [];
  });
}

function raising({ exception, cause }: { exception?: string; cause?: string }): JsonObject {
  return { raise: { error: exception ?? 'States.Runtime', ...(cause !== undefined && { cause }) } };
}

function finished(result: Json | undefined): JsonObject | undefined {
  return result !== undefined && isStatus(result) ? { status: result } : undefined;
}

function answered(result: Json | undefined): JsonObject | undefined {
  const response = member(result, 'response');
  return response === undefined ? undefined : { respond: response };
}
