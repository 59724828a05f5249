import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  applyEdits,
  FlowDocument,
  type Knowledge,
  knowledgeOf,
  parsePath,
  reports,
  type Severity,
} from '../language/src/index.ts';
import { lookupPath } from '../language/src/shape/lookup.ts';
import { Presence } from '../language/src/shape/shape.ts';
import { admits } from '../language/src/shape/testing/admits.ts';
import type { Json, LogEntry } from '../runtime/src/index.ts';
import { beginStepwise } from '../runtime/src/run.ts';
import { context, START } from '../runtime/src/testing/play.ts';
import { type Played, playRun } from '../runtime/src/virtual-clock.ts';
import type { Answers } from './oracle/flow.ts';
import { worldOf } from './oracle/world.ts';
import { answers, flows, inputs, SCHEMA } from './random-flow.ts';

const KNOWLEDGE = knowledgeOf({ uri: 'file:///schema.json', text: JSON.stringify(SCHEMA) });

function played(flow: string, input: Json, world: Answers): Played {
  const begun = beginStepwise(JSON.parse(flow), input, context, START, { maxTransitions: 15 });
  return playRun(begun, START, worldOf(world));
}

function logOf(flow: string, input: Json, world: Answers): readonly LogEntry[] {
  return played(flow, input, world).log;
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const RUNS = 300;
const KEYS = [...Object.keys(SCHEMA.properties), 'made', 'act', 'ask', 'error', 'x', 'none', '_private_note'];
const knowledges = fc.constantFrom(KNOWLEDGE, {});

function opened(flow: string, knowledge: Knowledge): FlowDocument {
  return new FlowDocument('file:///a.flow.json', flow, knowledge);
}

test('a run finds at each state what the analysis says that it can be there', () => {
  fc.assert(
    fc.property(flows, inputs, answers, knowledges, (flow, input, world, knowledge) => {
      const { graph, payload } = opened(flow, knowledge).facts;
      for (const { state, before: found } of played(flow, input, world).visited) {
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

test('what the analysis calls always present no run misses', () => {
  let missed = 0;
  fc.assert(
    fc.property(flows, inputs, answers, knowledges, (flow, input, world, knowledge) => {
      const last = logOf(flow, input, world).at(-1);
      if (!last || !isObject(last.details)) return;
      const { state_name: state, cause } = last.details;
      const path = /^The path '(.+)' specified for the field/.exec(String(cause))?.[1];
      if (typeof state !== 'string' || path === undefined) return;
      missed++;
      const { graph, payload } = opened(flow, knowledge).facts;
      const before = payload.part(graph.byName.get(state) ?? -1, new Set(KEYS));
      const presence = before && lookupPath(before, parsePath(path)).presence;
      expect(presence, `${state} misses ${path}`).not.toBe(Presence.Present);
    }),
    { numRuns: RUNS },
  );
  expect(missed).toBeGreaterThan(0);
});

/** Rules whose findings say, where they have that severity, that the run fails at the state. */
const FATAL: ReadonlyMap<string, Severity> = new Map([
  ['path-never-set', 'error'],
  ['schema-undeclared-input', 'error'],
  ['expression-type', 'error'],
  ['write-into-scalar', 'warning'],
]);

/** What is wrong with a catcher only troubles who comes to it. */
function isInCatcher(flow: string, offset: number): boolean {
  return [...flow.slice(0, offset).matchAll(/\n {3}"(\w+)"/g)].at(-1)?.[1] === 'Catch';
}

test('no run gets past a state of which it is said that the run fails there', () => {
  fc.assert(
    fc.property(flows, inputs, answers, knowledges, (flow, input, world, knowledge) => {
      const document = opened(flow, knowledge);
      const fatal = new Map<string, string>();
      for (const { rule, message } of reports(document)) {
        const severity = message.severity ?? rule.severity;
        if (severity !== FATAL.get(rule.id) || isInCatcher(flow, message.at.offset)) continue;
        const index = document.indexAt(message.at.offset);
        const state = index === undefined ? undefined : document.states[index];
        if (state) fatal.set(state.name, `${rule.id}: ${message.what}`);
      }
      for (const { state, exit } of played(flow, input, world).visited)
        if (exit !== 'error' && !exit.startsWith('catch')) expect(fatal.get(state)).toBeUndefined();
    }),
    { numRuns: RUNS },
  );
});

test('a run is the same without what no run takes', () => {
  fc.assert(
    fc.property(flows, inputs, answers, knowledges, (flow, input, world, knowledge) => {
      const before = logOf(flow, input, world);
      for (const report of reports(opened(flow, knowledge)))
        if (report.rule.id === 'dead-choice-rule')
          for (const fix of report.fixes())
            expect(logOf(applyEdits(flow, fix.edits), input, world)).toEqual(before);
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
