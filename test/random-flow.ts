import fc from 'fast-check';
import type { Json } from '../runtime/src/index.ts';

/** Small flows that look at each other's results in many ways, and inputs that fit SCHEMA. */

export const SCHEMA = {
  type: 'object',
  properties: {
    text: { type: 'string' },
    mode: { enum: ['fast', 'safe'] },
    count: { type: 'integer' },
    flag: { type: 'boolean' },
    maybe: { type: 'boolean' },
    box: {
      type: 'object',
      properties: { id: { type: 'string' }, size: { type: ['number', 'null'] } },
      required: ['id'],
      additionalProperties: false,
    },
    list: {
      type: 'array',
      items: { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] },
    },
  },
  required: ['text', 'mode', 'count', 'box', 'list'],
  additionalProperties: false,
};

export const inputs: fc.Arbitrary<{ [key: string]: Json }> = fc.record(
  {
    text: fc.constantFrom('', 'a', 'fast'),
    mode: fc.constantFrom('fast', 'safe'),
    count: fc.integer({ min: -1, max: 3 }),
    flag: fc.boolean(),
    maybe: fc.boolean(),
    box: fc.record(
      { id: fc.constantFrom('x', 'y'), size: fc.constantFrom(null, 1, 2.5) },
      { requiredKeys: ['id'] },
    ),
    list: fc.array(fc.record({ n: fc.nat(2) }), { maxLength: 2 }),
  },
  { requiredKeys: ['text', 'mode', 'count', 'box', 'list'] },
);

const names = fc.constantFrom('A', 'B', 'C', 'D', 'E');

const reads = fc.constantFrom(
  ...[
    '$.text',
    '$.mode',
    '$.count',
    '$.flag',
    '$.maybe',
    '$.box',
    '$.box.id',
    '$.box.size',
    '$.list',
    '$.list[0].n',
  ],
  ...[
    '$.list[*].n',
    '$.made',
    '$.made.x',
    '$.made.y',
    '$.made.x.id',
    '$.act',
    '$.act.status',
    '$.act.details.n',
  ],
  ...['$.error', '$.error.Error', '$.none', '$.x', '$.status', '$', '$._context.run_id'],
);

const targets = fc.constantFrom(
  ...[
    '$',
    '$.made',
    '$.made.x',
    '$.made',
    '$.act',
    '$.box.id',
    '$.box',
    '$.list[0]',
    '$.text.more',
    '$.flag',
  ],
);

const texts = fc.constantFrom(
  ...[
    'count + 1',
    "text + 'b'",
    'flag',
    "is_present('maybe')",
    "is_present('made.x') and is_present('flag')",
  ],
  ...[
    "getattr('made.x', 0)",
    "maybe if is_present('maybe') else None",
    '[i.n for i in list]',
    'len(list) > 0',
  ],
  ...[
    "box.size if box.size else 'none'",
    'made',
    'made.x',
    'not made.x',
    "{'id': box.id, 'n': [count, 1.5]}",
  ],
  ...["mode == 'fast'", 'list[0].n', 'text[0]', '`$.box.id`', 'x', '1 / count', 'act.details'],
);

const template = fc.oneof(
  fc.record({ 'x.$': reads }),
  fc.record({ 'x.=': texts }),
  fc.record({ 'x.=': texts, y: fc.constantFrom(1, 'y', true, null), 'id.$': reads }),
  fc.record({ x: fc.record({ 'id.$': reads, deep: fc.constant([{ n: 1 }]) }), 'y.=': texts }),
);

const comparisons = fc.oneof(
  fc.record({ Variable: reads, IsPresent: fc.boolean() }),
  fc.record({ Variable: reads, BooleanEquals: fc.boolean() }),
  fc.record({ Variable: reads, StringEquals: fc.constantFrom('fast', 'safe', 'x', 'SUCCEEDED') }),
  fc.record({ Variable: reads, NumericLessThan: fc.constantFrom(0, 2) }),
  fc.record({ Variable: reads, NumericEquals: fc.constantFrom(0, 1) }),
  fc.record({ Variable: reads, IsNull: fc.boolean() }),
  fc.record({ Variable: reads, IsString: fc.boolean() }),
  fc.record({ Variable: reads, IsNumeric: fc.boolean() }),
  fc.record({ Variable: reads, StringEqualsPath: reads }),
);

const rules: fc.Arbitrary<object> = fc.oneof(
  { weight: 4, arbitrary: comparisons },
  { weight: 1, arbitrary: fc.record({ Not: comparisons }) },
  { weight: 1, arbitrary: fc.record({ And: fc.array(comparisons, { minLength: 1, maxLength: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ Or: fc.array(comparisons, { minLength: 1, maxLength: 2 }) }) },
);

const way = fc.oneof(
  { weight: 5, arbitrary: fc.record({ Next: names }) },
  { weight: 1, arbitrary: fc.constant({ End: true }) },
);

function state(fields: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return fc.tuple(fields, way).map(([own, on]) => ({ ...own, ...on }));
}

const result = fc.oneof(
  { weight: 6, arbitrary: fc.record({ ResultPath: targets }) },
  { weight: 1, arbitrary: fc.constant({}) },
);

function writing(fields: fc.Arbitrary<object>): fc.Arbitrary<object> {
  return state(fc.tuple(fields, result).map(([own, to]) => ({ ...own, ...to })));
}

const catchers = fc.array(
  fc.record(
    {
      ErrorEquals: fc.constantFrom(['States.ALL'], ['ActionFailedException']),
      ResultPath: fc.constantFrom('$.error', '$.made'),
      Next: names,
    },
    { requiredKeys: ['ErrorEquals', 'Next'] },
  ),
  { maxLength: 1 },
);

const states = fc.oneof(
  writing(fc.record({ Type: fc.constant('Pass'), Parameters: template })),
  writing(
    fc.record({ Type: fc.constant('Pass'), Result: fc.constantFrom({ x: 1 }, { x: { id: 'x' }, y: true }) }),
  ),
  writing(fc.record({ Type: fc.constant('Pass'), InputPath: reads })),
  writing(fc.record({ Type: fc.constant('Pass') })),
  writing(fc.record({ Type: fc.constant('ExpressionEval'), Parameters: template })),
  {
    weight: 3,
    arbitrary: fc.record(
      {
        Type: fc.constant('Choice'),
        Choices: fc.array(
          fc.tuple(rules, names).map(([rule, Next]) => ({ ...rule, Next })),
          { minLength: 1, maxLength: 3 },
        ),
        Default: names,
      },
      { requiredKeys: ['Type', 'Choices'] },
    ),
  },
  writing(
    fc.record({
      Type: fc.constant('Action'),
      ActionUrl: fc.constantFrom('https://a.example', 'https://actions.globus.org/hello_world'),
      Parameters: fc.record({ 'echo_string.$': reads }),
      ExceptionOnActionFailure: fc.boolean(),
      Catch: catchers,
    }),
  ),
);

/** Their texts. */
export const flows = fc
  .record({
    StartAt: names,
    States: fc.record({ A: states, B: states, C: states, D: states, E: states }),
  })
  .map(flow => JSON.stringify(flow, undefined, 1));
