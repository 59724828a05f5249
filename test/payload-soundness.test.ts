import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  applyEdits,
  FlowDocument,
  type Knowledge,
  knowledgeOf,
  reports,
  type Severity,
} from '../language/src/index.ts';
import { admits } from '../language/src/shape/testing/admits.ts';
import type { Json, LogEntry } from '../runtime/src/index.ts';
import { actionsReturn, play } from '../runtime/src/testing/play.ts';
import { flows, inputs, SCHEMA } from './random-flow.ts';

const KNOWLEDGE = knowledgeOf({ uri: 'file:///schema.json', text: JSON.stringify(SCHEMA) });

interface Stop {
  state: string;
  payload: Json;
  /** The run went on from there, and not by a catcher. */
  completed: boolean;
}

type Status = 'SUCCEEDED' | 'FAILED';

function logOf(flow: string, input: Json, status: Status): readonly LogEntry[] {
  return play(JSON.parse(flow), input, actionsReturn({ n: 1 }, status), { maxTransitions: 25 }).log;
}

/** The states that a run came to, each with the payload that it had there, where the log tells it. */
function stopsOf(log: readonly LogEntry[]): Stop[] {
  const stops: Stop[] = [];
  let before: Json | undefined;
  for (const { code, details } of log) {
    if (!isObject(details)) continue;
    const { state_name: state, input, output } = details;
    // Of an action the log tells what is sent instead.
    const payload = code === 'ActionStarted' ? before : input;
    if (typeof state !== 'string') before = input;
    else if (code.endsWith('Completed')) {
      before = output;
      const last = stops.at(-1);
      if (last?.state === state) last.completed = true;
    } else if (!code.endsWith('Started')) before = undefined;
    else if (payload !== undefined) stops.push({ state, payload, completed: false });
  }
  return stops;
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const RUNS = 300;
const KEYS = [...Object.keys(SCHEMA.properties), 'made', 'act', 'error', 'x', 'none'];
const statuses = fc.constantFrom<Status>('SUCCEEDED', 'FAILED');
const knowledges = fc.constantFrom(KNOWLEDGE, {});

function opened(flow: string, knowledge: Knowledge): FlowDocument {
  return new FlowDocument('file:///a.flow.json', flow, knowledge);
}

test('a run finds at each state what the analysis says that it can be there', () => {
  fc.assert(
    fc.property(flows, inputs, statuses, knowledges, (flow, input, status, knowledge) => {
      const { graph, payload } = opened(flow, knowledge).facts;
      for (const { state, payload: found } of stopsOf(logOf(flow, input, status))) {
        const index = graph.byName.get(state) ?? -1;
        expect(payload.isReached(index), `a run comes to ${state}`).toBe(true);
        if (!isObject(found)) continue;
        const before = payload.part(index, new Set([...Object.keys(found), ...KEYS]));
        expect(before && admits(before, found), `${state}: ${JSON.stringify(found)}`).toBe(true);
      }
    }),
    { numRuns: RUNS },
  );
});

/** Rules whose findings say, where they have that severity, that the run fails at the state. */
const FATAL: ReadonlyMap<string, Severity> = new Map([
  ['path-never-set', 'error'],
  ['schema-undeclared-input', 'error'],
  ['expression-type', 'error'],
  ['write-into-scalar', 'warning'],
]);

test('no run gets past a state of which it is said that the run fails there', () => {
  fc.assert(
    fc.property(flows, inputs, statuses, knowledges, (flow, input, status, knowledge) => {
      const document = opened(flow, knowledge);
      const fatal = new Map<string, string>();
      for (const { rule, message } of reports(document)) {
        const severity = message.severity ?? rule.severity;
        if (severity !== FATAL.get(rule.id)) continue;
        const index = document.indexAt(message.at.offset);
        const state = index === undefined ? undefined : document.states[index];
        if (state) fatal.set(state.name, `${rule.id}: ${message.what}`);
      }
      for (const { state, completed } of stopsOf(logOf(flow, input, status)))
        if (completed) expect(fatal.get(state)).toBeUndefined();
    }),
    { numRuns: RUNS },
  );
});

test('a run is the same without what no run takes', () => {
  fc.assert(
    fc.property(flows, inputs, statuses, knowledges, (flow, input, status, knowledge) => {
      const before = logOf(flow, input, status);
      for (const report of reports(opened(flow, knowledge)))
        if (report.rule.id === 'dead-choice-rule')
          for (const fix of report.fixes())
            expect(logOf(applyEdits(flow, fix.edits), input, status)).toEqual(before);
    }),
    { numRuns: RUNS },
  );
});

/** Rules whose findings hold on every route, so that what more is known cannot take them away. */
const CERTAIN: ReadonlySet<string> = new Set([
  ...['choice-type', 'dead-choice-rule', 'details-skipped', 'parameter-type', 'path-never-set'],
  'write-into-scalar',
]);

/** Who knows more may tell the same mistake by its cause. */
const CAUSES: ReadonlySet<string> = new Set([
  ...CERTAIN,
  ...['path-lost', 'payload-overwritten', 'schema-undeclared-input'],
]);

/**
 * The states that findings of these rules stand in, but for hints; `all`: with hints, and with what findings point to. Who
 * knows that a value is always the same, as that of a switch is, has only a hint for what follows from it.
 */
function statesWith(document: FlowDocument, rules: ReadonlySet<string>, all: boolean): Set<number> {
  const states = new Set<number>();
  for (const { rule, message } of reports(document)) {
    if (!rules.has(rule.id) || (!all && message.severity === 'hint')) continue;
    const places = all ? [message, ...(message.related ?? [])] : [message];
    for (const place of places) {
      const index = document.indexAt(place.at.offset);
      if (index !== undefined) states.add(index);
    }
  }
  return states;
}

test('less knowledge finds nothing at a state where more knowledge finds nothing', () => {
  fc.assert(
    fc.property(flows, flow => {
      const more = opened(flow, KNOWLEDGE);
      const known = statesWith(more, CAUSES, true);
      for (const index of statesWith(opened(flow, {}), CERTAIN, false))
        if (more.facts.payload.isReached(index)) expect(known, `state ${index}`).toContain(index);
    }),
    { numRuns: RUNS },
  );
});
