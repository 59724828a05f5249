import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { parseJson } from '../json/parse.ts';
import { flowDiff, isSameFlow, valueDiff } from './flow-diff.ts';

type States = Record<string, object>;

function flow(States: States, head: object = {}): FlowDocument {
  const text = JSON.stringify({ StartAt: Object.keys(States)[0], ...head, States }, null, 2);
  return new FlowDocument('file:///a.flow.json', text);
}

const STAT = 'https://transfer.actions.globus.org/stat';
const LOOK = {
  Type: 'Action',
  ActionUrl: STAT,
  Parameters: { 'endpoint_id.$': '$.source' },
  ResultPath: '$.look',
};

const base: States = {
  Look: { ...LOOK, Next: 'Is It There' },
  'Is It There': {
    Type: 'Choice',
    Choices: [{ Variable: '$.look.status', StringEquals: 'SUCCEEDED', Next: 'Wait' }],
    Default: 'Done',
  },
  Wait: { Type: 'Wait', Seconds: 60, Next: 'Done' },
  Done: { Type: 'Pass', End: true },
};

const changesOf = (after: States) => flowDiff(flow(base), flow(after)).changed;

test('the order of states and fields, and blanks, are no difference', () => {
  const turned = Object.fromEntries(
    Object.entries(base)
      .reverse()
      .map(([name, state]) => [name, Object.fromEntries(Object.entries(state).reverse())]),
  );
  const compact = new FlowDocument(
    'file:///a.flow.json',
    JSON.stringify({ States: turned, StartAt: 'Look' }),
  );
  const diff = flowDiff(flow(base), compact);
  expect(isSameFlow(diff)).toBe(true);
  expect(diff.calls).toEqual({ added: [], removed: [] });
});

test('states that are new, and that are gone, with what they are', () => {
  const { Wait: _, ...others } = base;
  const after = {
    ...others,
    Look: { ...LOOK, Next: 'Copy' },
    Copy: { ...LOOK, Comment: 'again', Next: 'Is It There' },
  };
  expect(flowDiff(flow(base), flow(after))).toMatchObject({
    added: [{ name: 'Copy', kind: 'Action, Transfer: Stat File or Directory' }],
    removed: [{ name: 'Wait', kind: 'Wait' }],
    changed: [
      {
        name: 'Look',
        was: undefined,
        changes: ['now goes on to “Copy”', 'no longer goes on to “Is It There”'],
      },
    ],
  });
});

test('a state with another name is the same state, and who leads there has not changed', () => {
  const { Wait, ...others } = base;
  const [rule] = [{ Variable: '$.look.status', StringEquals: 'SUCCEEDED', Next: 'Pause' }];
  const after = {
    ...others,
    'Is It There': { Type: 'Choice', Choices: [rule], Default: 'Done' },
    Pause: Wait ?? {},
  };
  expect(flowDiff(flow(base), flow(after))).toMatchObject({
    added: [],
    removed: [],
    changed: [{ name: 'Pause', was: 'Wait', changes: ['was called “Wait”'] }],
  });
});

test('a state that has another name and does a little otherwise', () => {
  const { Look: _, ...others } = base;
  const after = {
    Stat: { ...LOOK, Parameters: { 'endpoint_id.$': '$.target' }, Next: 'Is It There' },
    ...others,
  };
  expect(flowDiff(flow(base), flow(after))).toMatchObject({
    flow: [],
    added: [],
    removed: [],
    changed: [
      {
        name: 'Stat',
        was: 'Look',
        changes: ['was called “Look”', 'Parameters.endpoint_id.$: "$.target" instead of "$.source"'],
      },
    ],
  });
});

test('of two states that could be it none is said to have been renamed', () => {
  const end = { Type: 'Pass', End: true };
  const diff = flowDiff(flow({ A: end, B: end }), flow({ C: end, D: end }));
  expect(diff.changed).toEqual([]);
  expect(diff.added.map(s => s.name)).toEqual(['C', 'D']);
});

test('what is new on the ways out of a state', () => {
  const caught = { ...LOOK, Next: 'Is It There', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }] };
  const rules = [
    { Variable: '$.x', IsPresent: true, Next: 'Done' },
    { Variable: '$.look.status', StringEquals: 'SUCCEEDED', Next: 'Wait' },
  ];
  const after = {
    ...base,
    Look: caught,
    'Is It There': { Type: 'Choice', Choices: rules, Default: 'Wait' },
    Wait: { Type: 'Wait', Seconds: 60, End: true },
  };
  expect(changesOf(after).map(({ name, changes }) => [name, changes])).toEqual([
    ['Look', ['now goes to “Done” on any error']],
    [
      'Is It There',
      [
        'now goes to “Wait” otherwise',
        'now goes to “Done” if $.x is present',
        'no longer goes to “Done” otherwise',
      ],
    ],
    ['Wait', ['now ends the run', 'no longer goes on to “Done”']],
  ]);
});

test('what is new in fields, what is called, and what the flow needs for it', () => {
  const after = {
    ...base,
    Look: {
      ...LOOK,
      ActionUrl: 'https://transfer.actions.globus.org/ls',
      Parameters: { 'endpoint_id.$': '$.target', path: '/' },
      ResultPath: '$.look',
      Comment: 'x',
      Next: 'Is It There',
    },
    Wait: { Type: 'Wait', Seconds: 600, Next: 'Done' },
  };
  const { changed, calls } = flowDiff(flow(base), flow(after));
  expect(changed.map(c => c.changes)).toEqual([
    [
      'calls Transfer: List Directory Contents ("https://transfer.actions.globus.org/ls") instead of Transfer: Stat File or Directory ("https://transfer.actions.globus.org/stat")',
      'Parameters.endpoint_id.$: "$.target" instead of "$.source"',
      'Parameters.path: "/", which is new',
      'has another comment',
    ],
    ['Seconds: 600 instead of 60'],
  ]);
  const scope = 'urn:globus:auth:scope:transfer.api.globus.org:all';
  expect(calls.added).toMatchObject([{ url: 'https://transfer.actions.globus.org/ls', scope }]);
  expect(calls.removed).toMatchObject([{ url: STAT }]);
});

test('a secret is not told', () => {
  const state = (Parameters: object) => ({ A: { Type: 'Pass', Parameters, End: true } });
  const { changed } = flowDiff(
    flow(state({ password: 'hunter22', deep: [1] })),
    flow(state({ password: 'hunter23', deep: [{ api_key: 'abc' }] })),
  );
  expect(changed[0]?.changes).toEqual([
    'Parameters.password: a secret instead of a secret',
    'Parameters.deep[0]: a secret instead of 1',
  ]);
});

test('a flow that is new or gone, and one that is broken', () => {
  expect(flowDiff(undefined, flow(base)).added).toHaveLength(4);
  expect(flowDiff(flow(base), undefined).removed).toHaveLength(4);
  for (const text of ['', '{', '[]', '{"States": 1}', '{"StartAt": "A", "States": {"A": '])
    expect(() => flowDiff(flow(base), new FlowDocument('file:///a.flow.json', text))).not.toThrow();
});

test('other values', () => {
  const root = (value: unknown) => {
    const { root } = parseJson(JSON.stringify(value));
    if (!root) throw new Error('no value');
    return root;
  };
  expect(valueDiff(root({ required: ['a', 'c'] }), root({ required: ['a', 'b', 'c'], title: 'T' }))).toEqual([
    'required[1]: "b", which is new',
    'title: "T", which is new',
  ]);
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      const same = valueDiff(root(a), root(b)).length === 0;
      expect(same).toBe(valueDiff(root(b), root(a)).length === 0);
      expect(valueDiff(root(a), root(a))).toEqual([]);
    }),
  );
});
