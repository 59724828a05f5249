import { describe, expect, test } from 'vitest';
import { FlowDocument } from '../../../language/src/index.ts';
import type { Json, JsonObject } from '../types.ts';
import { type RunTouch, touchesOfRun } from './touches-of-run.ts';

const LS = 'https://transfer.actions.globus.org/ls';

/** An action that lists what its parameters say. */
function look(parameters: JsonObject, more: JsonObject = {}): JsonObject {
  return {
    Type: 'Action',
    ActionUrl: LS,
    Parameters: parameters,
    ResultPath: '$.Listing',
    End: true,
    ...more,
  };
}

function run(states: JsonObject, input: Json, starter = {}) {
  const definition = { StartAt: Object.keys(states)[0] ?? '', States: states };
  const document = new FlowDocument('file:///a.flow.json', JSON.stringify(definition));
  const { touches, avoided } = touchesOfRun(document, definition, input, starter);
  return { touches: touches.map(shown), avoided };
}

function shown({ state, id, path }: RunTouch): string {
  const say = (source: typeof path) =>
    source && (source.value.kind === 'known' ? source.value.text : source.value.kind);
  return [state, say(id), say(path)].filter(text => text !== undefined).join(' ');
}

describe('what a run touches', () => {
  test('constants, paths into the input, and expressions over it', () => {
    const states = {
      A: look({ 'endpoint_id.$': '$.source.id', 'path.=': "source.path + 'raw/' + _context.username" }),
    };
    const input = { source: { id: 'c1', path: '/data/' } };
    expect(run(states, input, { username: 'ada' }).touches).toEqual(['A c1 /data/raw/ada']);
    expect(run(states, input).touches).toEqual(['A c1 later']);
  });

  test('what an earlier state computes from the input is known, what an action answers is not', () => {
    const states = {
      Compute: {
        Type: 'ExpressionEval',
        Parameters: { 'path.=': "'/' + name + '/'", 'id.$': '$.id' },
        ResultPath: '$.where',
        Next: 'First',
      },
      First: look(
        { 'endpoint_id.$': '$.where.id', 'path.$': '$.where.path' },
        { End: false, Next: 'Second' },
      ),
      Second: look({ 'endpoint_id.$': '$.where.id', 'path.$': '$.Listing.details.path' }),
    };
    expect(run(states, { name: 'x', id: 'c1' }).touches).toEqual(['First c1 /x/', 'Second c1 later']);
  });

  test('what replaces the payload leaves nothing of the input', () => {
    const states = {
      A: { Type: 'Pass', Result: { id: 'c2' }, Next: 'B' },
      B: look({ 'endpoint_id.$': '$.id', 'path.$': '$.path' }),
    };
    expect(run(states, { id: 'c1', path: '/' }).touches).toEqual(['B c2 missing']);
  });

  test('every element of a list, and all parameters in one', () => {
    const transfer = 'https://transfer.actions.globus.org/transfer';
    const states = { A: { Type: 'Action', ActionUrl: transfer, InputPath: '$.task', End: true } };
    const DATA = [
      { source_path: '/a', destination_path: '/x' },
      { source_path: '/b', destination_path: '/y' },
    ];
    const input = { task: { source_endpoint: 's', destination_endpoint: 'd', DATA } };
    expect(run(states, input).touches).toEqual(['A s /a', 'A s /b', 'A d /x', 'A d /y']);
  });

  test('a Choice that the input decides leads one way only', () => {
    const states = {
      Choose: {
        Type: 'Choice',
        Choices: [{ Variable: '$.archive', BooleanEquals: true, Next: 'Archive' }],
        Default: 'Share',
      },
      Archive: look({ endpoint_id: 'archive', path: '/' }),
      Share: look({ endpoint_id: 'shared', path: '/' }),
    };
    expect(run(states, { archive: true })).toEqual({ touches: ['Archive archive /'], avoided: ['Share'] });
    expect(run(states, {})).toEqual({ touches: ['Share shared /'], avoided: ['Archive'] });
  });

  test('a Choice that the run decides leads everywhere, and so does a catcher', () => {
    const states = {
      Ask: look(
        { endpoint_id: 'c', path: '/' },
        {
          End: false,
          Next: 'Choose',
          Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.Error', Next: 'Caught' }],
        },
      ),
      Choose: {
        Type: 'Choice',
        Choices: [
          { Variable: '$.Listing.details.total', NumericEquals: 0, Next: 'One' },
          { Not: { Variable: '$.id', IsPresent: true }, Next: 'Never' },
          {
            And: [
              { Variable: '$.id', StringEquals: 'c1' },
              { Variable: '$.id', IsPresent: true },
            ],
            Next: 'Two',
          },
        ],
        Default: 'Other',
      },
      One: look({ 'endpoint_id.$': '$.id' }),
      Never: look({ endpoint_id: 'never' }),
      Two: look({ endpoint_id: 'two' }),
      Other: look({ endpoint_id: 'other' }),
      Caught: look({ 'endpoint_id.$': '$.id' }),
    };
    expect(run(states, { id: 'c1' })).toEqual({
      touches: ['Ask c /', 'One c1', 'Two two', 'Caught c1'],
      avoided: ['Never', 'Other'],
    });
  });

  test('in a loop only what stays the same is known', () => {
    const states = {
      Start: { Type: 'ExpressionEval', Parameters: { n: 0 }, ResultPath: '$.loop', Next: 'Body' },
      Body: look({ 'endpoint_id.$': '$.id', 'path.=': 'paths[loop.n]' }, { End: false, Next: 'Step' }),
      Step: {
        Type: 'ExpressionEval',
        Parameters: { 'n.=': 'loop.n + 1' },
        ResultPath: '$.loop',
        Next: 'More',
      },
      More: {
        Type: 'Choice',
        Choices: [{ Variable: '$.loop.n', NumericLessThan: 2, Next: 'Body' }],
        Default: 'After',
      },
      After: look({ 'endpoint_id.$': '$.id' }),
    };
    expect(run(states, { id: 'c1', paths: ['/a', '/b'] }).touches).toEqual(['Body c1 later', 'After c1']);
  });

  test('what chance or a computed path decides is not known', () => {
    const states = {
      A: look({ endpoint_id: 'c', 'path.=': "'/' + str(randint(9))" }, { End: false, Next: 'B' }),
      B: look({ endpoint_id: 'c', 'path.=': "getattr('na' + 'me')" }, { End: false, Next: 'C' }),
      C: look({ endpoint_id: 'c', 'path.=': "getattr('name', 'none')" }),
    };
    expect(run(states, { name: '/x' }).touches).toEqual(['A c later', 'B c later', 'C c /x']);
  });

  test('a filter sees only what is known; a wildcard only what it passes', () => {
    const states = {
      A: look({ endpoint_id: 'c', 'path.=': '`$.items[*].p`[0]' }, { End: false, Next: 'B' }),
      B: look({ endpoint_id: 'c', 'path.=': '`$.items[*].p`[1]' }, { End: false, Next: 'C' }),
      C: look({ endpoint_id: 'c', 'path.=': '`$.items[?(@.p)].p`[1]' }),
    };
    expect(run(states, { items: [{ p: '/a' }, { p: '/b' }] }).touches).toEqual([
      'A c /a',
      'B c /b',
      'C c later',
    ]);
  });

  test('odd definitions and inputs say what they can', () => {
    expect(run({ A: look({ endpoint_id: 3, 'path.$': 5, x: null }) }, 'text').touches).toEqual(['A missing']);
    expect(run({ A: look({ 'endpoint_id.$': '$[', 'path.=': '1 +' }) }, null).touches).toEqual([
      'A missing missing',
    ]);
    expect(
      run({ A: look({ 'endpoint_id.$': '$.__proto__', 'path.$': '$.constructor' }) }, {}).touches,
    ).toEqual(['A missing missing']);
  });
});
