import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FlowDocument, knowledgeOf } from '../language/src/index.ts';
import { admits } from '../language/src/shape/testing/admits.ts';
import type { Json } from '../runtime/src/index.ts';
import { actionsReturn, play } from '../runtime/src/testing/play.ts';
import { flows, inputs, SCHEMA } from './random-flow.ts';

const KNOWLEDGE = knowledgeOf({ uri: 'file:///schema.json', text: JSON.stringify(SCHEMA) });

interface Stop {
  state: string;
  payload: { [key: string]: Json };
}

/** The states that a run came to, each with the payload that it had there; of actions the log does not tell it. */
function stopsOf(flow: Json, input: Json, status: 'SUCCEEDED' | 'FAILED'): Stop[] {
  const { log } = play(flow, input, actionsReturn({ n: 1 }, status), { maxTransitions: 25 });
  return log.flatMap(({ code, details }) => {
    if (!code.endsWith('Started') || code === 'ActionStarted' || !isObject(details)) return [];
    const { state_name: state, input: payload } = details;
    return typeof state === 'string' && payload !== undefined && isObject(payload)
      ? [{ state, payload }]
      : [];
  });
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const statuses = fc.constantFrom('SUCCEEDED' as const, 'FAILED' as const);

test('a run finds at each state what the analysis says that it can be there', () => {
  fc.assert(
    fc.property(flows, inputs, statuses, fc.boolean(), (drawn, input, status, withSchema) => {
      const text = JSON.stringify(drawn);
      const flow: Json = JSON.parse(text);
      const document = new FlowDocument('file:///a.flow.json', text, withSchema ? KNOWLEDGE : {});
      const { graph, payload } = document.facts;
      const stops = stopsOf(flow, input, status);
      for (const { state, payload: found } of stops) {
        const index = graph.byName.get(state) ?? -1;
        expect(payload.isReached(index), `a run comes to ${state}`).toBe(true);
        const keys = new Set([
          ...Object.keys(found),
          ...Object.keys(SCHEMA.properties),
          'made',
          'act',
          'error',
          'x',
        ]);
        const before = payload.part(index, keys);
        expect(before && admits(before, found), `${state}: ${JSON.stringify(found)}`).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});
