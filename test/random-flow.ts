import fc from 'fast-check';
import type { Json } from '../runtime/src/index.ts';
import type { Answer, Answers, Reply } from './oracle/flow.ts';

/**
 * Small flows of every type of state that look at each other's results in many ways, inputs that fit SCHEMA, and what
 * the world answers to them.
 */

export const SCHEMA = {
  type: 'object',
  properties: {
    text: { type: 'string' },
    mode: { enum: ['fast', 'safe'] },
    count: { type: 'integer' },
    when: { type: 'string' },
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
  required: ['text', 'mode', 'count', 'when', 'box', 'list'],
  additionalProperties: false,
};

export const inputs: fc.Arbitrary<{ [key: string]: Json }> = fc.record(
  {
    text: fc.constantFrom('', 'a', 'fast'),
    mode: fc.constantFrom('fast', 'safe'),
    count: fc.integer({ min: -1, max: 3 }),
    when: fc.constantFrom(
      '2025-01-01T00:00:20Z',
      '2025-01-01T01:00:05.5+01:00',
      '2024-12-31 23:00:00Z',
      'soon',
    ),
    flag: fc.boolean(),
    maybe: fc.boolean(),
    box: fc.record(
      { id: fc.constantFrom('x', 'y'), size: fc.constantFrom(null, 1, 2.5) },
      { requiredKeys: ['id'] },
    ),
    list: fc.array(fc.record({ n: fc.nat(2) }), { maxLength: 2 }),
  },
  { requiredKeys: ['text', 'mode', 'count', 'when', 'box', 'list'] },
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
  ...['$.when', '$.ask.web_input_id', '$.ask.response', '$._private_note', "$['box']['id']", '$.list[-1].n'],
  ...[
    '$.list[0:1]',
    '$.list[-2:]',
    '$..n',
    '$.*',
    '$.box.*',
    '$.none[*]',
    '$.list[?(@.n > 0)]',
    '$.list[1].n',
  ],
  ...['$.list[0,1]', "$.box['id','size']", '$.list[*].none', '$.text.none', '$.text[0]', '$.ask'],
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
    '$.ask',
    '$.list[0].n',
    '$.list[3]',
    '$._private_note',
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
  ...[
    'count // 2',
    'count % -2',
    '-count * 2',
    'count / 2 + 0.25',
    'count - True',
    '2.5 // count',
    'text * 2',
  ],
  ...[
    "'n' in list[0]",
    "'a' in text",
    "box.id not in ['x', count]",
    'list[0] == {"n": 1}',
    '1 == 1.0 == True',
  ],
  ...[
    '-1 < count <= 2',
    "text < 'b'",
    'text < count',
    'list[-1:]',
    "text[1:] + 'z'",
    '[i for i in list if i.n]',
  ],
  ...["str(count) + ':' + str(flag)", 'str(count / 2 + 0.25)', "int(box.size or '7')", "box.get('size', 3)"],
  ...["'a/b/'.rstrip('/').split('/')", 'box.id.upper()', "text.startswith('f') or missing", 'box.items'],
  ...[
    '`$.list[*].n` + [count]',
    '`$.none`',
    '`$._context.username`',
    '_context.run_id',
    "box['id']",
    '_private_note',
  ],
  ...[
    "getattr('box.size')",
    "getattr('list[0].n', -1)",
    'len(list[0:1] + [None])',
    'ask.response',
    '[count][0:1][1]',
  ],
);

const template = fc.oneof(
  fc.record({ 'x.$': reads }),
  fc.record({ 'x.=': texts }),
  fc.record({ 'x.=': texts, y: fc.constantFrom(1, 'y', true, null), 'id.$': reads }),
  fc.record({ x: fc.record({ 'id.$': reads, deep: fc.constant([{ n: 1 }]) }), 'y.=': texts }),
  fc.record({ x: fc.tuple(fc.record({ 'id.=': texts, 'n.$': reads }), fc.constantFrom('$.text', 2.5)) }),
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
  fc.record({ Variable: reads, NumericGreaterThanEqualsPath: reads }),
  fc.record({ Variable: reads, BooleanEqualsPath: reads }),
  fc.record({ Variable: reads, IsBoolean: fc.boolean() }),
  fc.record({ Variable: reads, IsTimestamp: fc.boolean() }),
  fc.record({ Variable: reads, StringGreaterThan: fc.constantFrom('a', 'W', '') }),
  fc.record({ Variable: reads, StringMatches: fc.constantFrom('*', 'fa*', '*\\**', '?', '**a*') }),
  fc.record({
    Variable: reads,
    TimestampLessThan: fc.constantFrom('2025-01-01T00:00:10Z', '2026-01-01T00:00:00Z'),
  }),
  fc.record({ Variable: reads, TimestampEqualsPath: reads }),
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
      ErrorEquals: fc.constantFrom(
        ['States.ALL'],
        ['ActionFailedException'],
        ['ActionUnableToRun', 'ActionTimeout'],
        ['States.Runtime'],
        ['States.ResultPathMatchFailure', 'Flows.WebInputExpired'],
      ),
      ResultPath: fc.constantFrom('$.error', '$.made', '$.error.more', '$.text.more'),
      Next: names,
    },
    { requiredKeys: ['ErrorEquals', 'Next'] },
  ),
  { maxLength: 2 },
);

const action = fc
  .record(
    {
      Type: fc.constant('Action'),
      ActionUrl: fc.constantFrom('https://a.example', 'https://actions.globus.org/hello_world'),
      WaitTime: fc.constantFrom(2, 3, 7, 60),
      ExceptionOnActionFailure: fc.boolean(),
      Catch: catchers,
    },
    { requiredKeys: ['Type', 'ActionUrl', 'Catch'] },
  )
  .chain(fields =>
    fc
      .oneof(
        fc.record({ Parameters: fc.record({ 'echo_string.$': reads }) }),
        fc.record({ Parameters: template }),
        fc.record({
          Parameters: fc
            .record({ 'echo_string.=': texts, 'key.$': reads, n: fc.constantFrom(1, 2.5) })
            .map(body => ({
              ...body,
              __Private_Parameters: ['key', 'n'],
            })),
        }),
        fc.record({ InputPath: reads }),
      )
      .map(body => ({ ...fields, ...body })),
  );

const wait = fc.oneof(
  fc.record({ Type: fc.constant('Wait'), Seconds: fc.nat(3) }),
  fc.record({ Type: fc.constant('Wait'), SecondsPath: fc.oneof(fc.constant('$.count'), reads) }),
  fc.record({
    Type: fc.constant('Wait'),
    Timestamp: fc.constantFrom(
      '2025-01-01T00:00:30Z',
      '2024-01-01T00:00:00Z',
      '2025-01-01T02:00:00.25+02:00',
    ),
  }),
  fc.record({ Type: fc.constant('Wait'), TimestampPath: fc.oneof(fc.constant('$.when'), reads) }),
);

const fail = fc.record(
  {
    Type: fc.constant('Fail'),
    Error: fc.constantFrom('Mine', 'States.ALL'),
    Cause: fc.constantFrom('because', ''),
  },
  { requiredKeys: ['Type'] },
);

const failByPath = fc.oneof(
  fc.record({ Type: fc.constant('Fail'), ErrorPath: reads, Cause: fc.constant('because') }),
  fc.record({ Type: fc.constant('Fail'), Error: fc.constant('Mine'), CausePath: reads }),
);

const create = fc.record({
  Type: fc.constant('CreateWebInput'),
  Parameters: fc
    .record({ 'Title.$': reads })
    .map(Context => ({ InputType: 'Selection', Context, Options: [{ Value: 'yes', Label: 'Yes' }] })),
  ResultPath: fc.constantFrom('$.ask', '$.ask', '$.made', '$.text.more'),
  Catch: catchers,
});

const awaits = fc.record({
  Type: fc.constant('AwaitWebInput'),
  Parameters: fc.constantFrom<object>(
    { 'web_input_id.$': '$.ask.web_input_id' },
    { 'web_input_id.$': '$.box.id' },
    { 'WebInputId.$': '$.text' },
    { 'web_input_id.=': "getattr('ask.web_input_id')" },
    { 'web_input_id.$': '$.box.size' },
  ),
  ResultPath: fc.constantFrom('$.ask', '$.made', '$.list[0]'),
  Catch: catchers,
});

const states = fc.oneof(
  { weight: 2, arbitrary: writing(fc.record({ Type: fc.constant('Pass'), Parameters: template })) },
  writing(
    fc.record({ Type: fc.constant('Pass'), Result: fc.constantFrom({ x: 1 }, { x: { id: 'x' }, y: true }) }),
  ),
  writing(fc.record({ Type: fc.constant('Pass'), InputPath: reads })),
  writing(fc.record({ Type: fc.constant('Pass') })),
  { weight: 2, arbitrary: writing(fc.record({ Type: fc.constant('ExpressionEval'), Parameters: template })) },
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
  { weight: 3, arbitrary: writing(action) },
  state(wait),
  fc.oneof(fail, failByPath),
  state(create),
  state(awaits),
);

/** Their texts. */
export const flows = fc
  .record({
    StartAt: names,
    States: fc.record({ A: states, B: states, C: states, D: states, E: states }),
  })
  .map(flow => JSON.stringify(flow, undefined, 1));

const details = fc.constantFrom<Json>({ n: 1 }, { n: 'many', DATA: [] }, 'done', null);

const answer: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 6, arbitrary: ended('SUCCEEDED') },
  { weight: 3, arbitrary: ended('FAILED') },
  { weight: 1, arbitrary: fc.constant({ refused: 'The provider does not want to.' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      inactive: fc.constant(true as const),
      details,
      after: fc.constantFrom(500, 9000),
    }),
  },
);

function ended<Status extends 'SUCCEEDED' | 'FAILED'>(status: Status) {
  return fc.record({
    status: fc.constant(status),
    details,
    after: fc.constantFrom(0, 0, 1, 1000, 1001, 6500, 90_000),
  });
}

const reply: fc.Arbitrary<Reply> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ response: fc.constantFrom('yes', 3), after: fc.constantFrom(0, 5000) }),
  },
  { weight: 1, arbitrary: fc.record({ expires: fc.constantFrom(0, 60_000) }) },
  { weight: 1, arbitrary: fc.constant({ unknown: true as const }) },
);

export const answers: fc.Arbitrary<Answers> = fc.record({
  actions: fc.array(answer, { minLength: 1, maxLength: 3 }),
  replies: fc.array(reply, { minLength: 1, maxLength: 2 }),
  creations: fc.constantFrom([true], [true], [true, false]),
});
