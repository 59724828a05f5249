import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../runtime/src/index.ts';
import { beginStepwise } from '../runtime/src/run.ts';
import { context, START } from '../runtime/src/testing/play.ts';
import { playRun } from '../runtime/src/virtual-clock.ts';
import { type Answers, type Entry, oracle, SOME_CAUSE } from './oracle/flow.ts';
import { isObject } from './oracle/path.ts';
import { worldOf } from './oracle/world.ts';
import { answers, flows, inputs } from './random-flow.ts';

/** As many flows as fit into some seconds; another beginning gives others: `FLOWS_SEED=7 npx vitest run test/differential`. */
const RUNS = 4000;
const SEED = Number(process.env.FLOWS_SEED ?? 1);
const VISITS = 20;

interface Seen {
  status: string;
  log: Entry[];
  bodies: Json[];
}

function interpreted(definition: Json, input: Json, world: Answers, visits: number): Seen {
  const begun = beginStepwise(definition, input, context, START, { maxTransitions: visits });
  const { run, log, effects } = playRun(begun, START, worldOf(world));
  return {
    status: run.status,
    log: log.map(({ time, code, details }) => ({ at: Date.parse(time) - START, code, details })),
    bodies: effects.flatMap(effect => (effect.type === 'run-action' ? [effect.body] : [])),
  };
}

/** The words of a cause are told by the reference for a path that is not there; all others are one to it. */
function sameWords(told: Json): Json {
  if (Array.isArray(told)) return told.map(sameWords);
  if (!isObject(told)) return told;
  const known = told.exception === 'States.Runtime' || told.Error === 'States.Runtime';
  const made = Object.entries(told).map(([key, value]): [string, Json] => {
    if (/^[Cc]ause$/.test(key) && (told.Error !== undefined || told.exception !== undefined))
      return [
        key,
        known && /^The path '.*' specified for the field '.*\.\$'/.test(String(value)) ? value : SOME_CAUSE,
      ];
    return [key, sameWords(value)];
  });
  return Object.fromEntries(made);
}

function comparable(log: readonly Entry[], timed: boolean): Entry[] {
  return log.map(({ at, code, details }) => ({ at: timed ? at : 0, code, details: sameWords(details) }));
}

const CONTEXT: Json = JSON.parse(JSON.stringify(context));

/** What has to happen in some of the runs, so that the comparison says something. */
const HAPPENINGS = [
  ...['ActionCompleted', 'AwaitWebInputCompleted', 'ChoiceCompleted', 'CreateWebInputCompleted'],
  ...['ExpressionEvalCompleted', 'FailStarted', 'FlowSucceeded', 'PassCompleted', 'WaitCompleted'],
  ...['ActionFailed ActionFailedException', 'ActionFailed ActionTimeout', 'ActionFailed ActionUnableToRun'],
  ...['FlowFailed Flows.WebInputExpired', 'FlowFailed Mine', 'FlowFailed States.NoChoiceMatched'],
  ...['FlowFailed States.ResultPathMatchFailure', 'FlowFailed States.Runtime'],
];

test('the interpreter does what a second reading of the language does', () => {
  const happened = new Set<string>();
  fc.assert(
    fc.property(flows, inputs, answers, (flow, input, world) => {
      const definition: JsonObject = JSON.parse(flow);
      const expected = oracle(definition, input, CONTEXT, START, world, VISITS);
      const found = interpreted(definition, input, world, expected.visits);
      for (const { code, details } of expected.log)
        happened.add(isObject(details) && details.exception ? `${code} ${details.exception}` : code);
      // Of a run that goes round and round, what there is of it.
      const length = expected.status === 'LIMIT' ? expected.log.length : undefined;
      expect(comparable(found.log.slice(0, length), expected.timed)).toEqual(
        comparable(expected.log, expected.timed),
      );
      const bodies = found.bodies.slice(0, length && expected.bodies.length);
      expect(bodies.map(sameWords)).toEqual(expected.bodies.map(sameWords));
      if (expected.status !== 'LIMIT') expect(found.status).toBe(expected.status);
    }),
    { numRuns: RUNS, seed: SEED },
  );
  expect([...happened]).toEqual(expect.arrayContaining(HAPPENINGS));
}, 60_000);
