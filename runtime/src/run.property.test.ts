import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actionsReturn, play } from './testing/play.ts';
import type { Json } from './types.ts';

const names = fc.constantFrom('A', 'B', 'C');
const paths = fc.constantFrom(
  '$',
  '$.a',
  '$.a.b',
  '$.list',
  '$.list[0]',
  '$.nope',
  '$.list[*]',
  '$._context.run_id',
  '$..b',
);
const targets = fc.constantFrom('$', '$.a', '$.a.b', '$.new.x', '$.list[0]');
const texts = fc.constantFrom(
  'a',
  'list + [1]',
  'list.append(3)',
  "{'k': a}",
  '[x for x in list]',
  '1 / 0',
  'a.pop("b")',
);
const anyState = fc.oneof(
  fc.record({ Type: fc.constant('Pass'), InputPath: paths, ResultPath: targets, Next: names }),
  fc.record({
    Type: fc.constant('Pass'),
    Parameters: fc.record({ 'p.$': paths, 'e.=': texts }),
    ResultPath: targets,
    Next: names,
  }),
  fc.record({
    Type: fc.constant('ExpressionEval'),
    Parameters: fc.record({ 'b.=': texts }),
    ResultPath: targets,
    Next: names,
  }),
  fc.record({
    Type: fc.constant('Choice'),
    Choices: fc.array(fc.record({ Variable: paths, IsPresent: fc.boolean(), Next: names }), {
      minLength: 1,
      maxLength: 2,
    }),
    Default: names,
  }),
  fc.record({ Type: fc.constant('Wait'), Seconds: fc.nat(5), End: fc.constant(true) }),
  fc.record({
    Type: fc.constant('Action'),
    ActionUrl: fc.constant('https://a.example'),
    Parameters: fc.record({ 'x.$': paths }),
    ResultPath: targets,
    Catch: fc.array(fc.record({ ErrorEquals: fc.constant(['States.ALL']), Next: names }), { maxLength: 1 }),
    Next: names,
  }),
);
const anyFlow = fc.record({ StartAt: names, States: fc.record({ A: anyState, B: anyState, C: anyState }) });
const anyInput = fc.record({
  a: fc.oneof(fc.string(), fc.record({ b: fc.jsonValue() })),
  list: fc.array(fc.jsonValue()),
});

test('any flow: the same input gives the same log, nothing is changed in place, and the run is plain JSON', () => {
  fc.assert(
    fc.property(
      anyFlow,
      anyInput,
      fc.constantFrom('SUCCEEDED' as const, 'FAILED' as const),
      (flow, raw, status) => {
        const input: Json = JSON.parse(JSON.stringify(raw));
        const definition: Json = JSON.parse(JSON.stringify(flow));
        const text = JSON.stringify([definition, input]);
        const settings = { maxTransitions: 30, payloadLimit: 500 };
        const once = play(frozen(definition), frozen(input), actionsReturn({ n: 1 }, status), settings);
        const again = play(
          JSON.parse(JSON.stringify(definition)),
          input,
          actionsReturn({ n: 1 }, status),
          settings,
        );
        expect(again).toEqual(once);
        expect(JSON.stringify([definition, input])).toBe(text);
        expect(JSON.parse(JSON.stringify(once.run))).toEqual(once.run);
        expect(['SUCCEEDED', 'FAILED']).toContain(once.run.status);
      },
    ),
    { numRuns: 150 },
  );
});

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
