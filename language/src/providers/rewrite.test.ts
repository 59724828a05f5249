import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../json/parse.ts';
import { applyEdits } from '../json/text.ts';
import { computeV2Members } from './old-names.ts';
import { rewriteBody } from './rewrite.ts';

const TRANSFER = 'https://transfer.actions.globus.org/transfer';
const DELETE = 'https://transfer.actions.globus.org/delete';
const LS = 'https://transfer.actions.globus.org/ls';
const COMPUTE = 'https://compute.actions.globus.org/v3';

/** The body after its edits; or the advice. */
function rewritten(body: string, to: string): string {
  const { root } = parseJson(body);
  if (!root) throw new Error('no body');
  const { edits, advice } = rewriteBody(body, root, to);
  return edits ? applyEdits(body, edits) : advice;
}

describe('transfer', () => {
  test.each([
    ['{ "transfer_items.$": "$.x" }', '{ "DATA.$": "$.x" }'],
    [
      '{ "source_endpoint_id.=": "a", "__Private_Parameters": ["source_endpoint_id.$", "label"], "label": "x" }',
      '{ "source_endpoint.=": "a", "__Private_Parameters": ["source_endpoint", "label"], "label": "x" }',
    ],
    ['{ "DATA": [], "source_endpoint": "a" }', '{ "DATA": [], "source_endpoint": "a" }'],
  ])('%s', (before, after) => expect(rewritten(before, TRANSFER)).toBe(after));

  test('an old name beside the new one is for a person', () =>
    expect(rewritten('{ "transfer_items": [], "DATA": [] }', TRANSFER)).toMatch(/transfer_items.*DATA/));
});

describe('delete', () => {
  test.each([
    ['{ "endpoint_id.$": "$.e" }', '{ "endpoint.$": "$.e" }'],
    ['{ "items": ["/a", "/b\\n"] }', '{ "DATA": [{ "path": "/a" }, { "path": "/b\\n" }] }'],
    ['{ "items.$": "$.a.paths" }', `{ "DATA.=": "[{'path': item} for item in a.paths]" }`],
    ['{ "items.$": "$.my-paths" }', '{ "DATA.=": "[{\'path\': item} for item in `$.my-paths`]" }'],
    ['{ "items.=": "[a, b + \'/\']" }', `{ "DATA.=": "[{'path': a}, {'path': b + '/'}]" }`],
    ['{ "items.=": "[(a)]" }', `{ "DATA.=": "[{'path': (a)}]" }`],
    ['{ "items.=": "x if y else z" }', `{ "DATA.=": "[{'path': item} for item in (x if y else z)]" }`],
  ])('%s', (before, after) => expect(rewritten(before, DELETE)).toBe(after));

  test.each(['{ "items": "/a" }', '{ "items": [1] }', '{ "items.$": "$.a[*]" }', '{ "items.=": "[a" }'])(
    '%s is for a person',
    body => expect(rewritten(body, DELETE)).toMatch(/^Make “DATA” of “items”/),
  );
});

describe('ls', () => {
  test('what asks for nothing goes', () =>
    expect(rewritten('{ "path": "/", "path_only": false }', LS)).toBe('{ "path": "/" }'));
  test('a path by itself is for stat', () =>
    expect(rewritten('{ "path_only.$": "$.x" }', LS)).toMatch(/stat/));
});

describe('compute', () => {
  test.each([
    [
      '{ "endpoint": "e", "function.$": "$.f", "kwargs": { "a": 1 }, "args": [1] }',
      '{ "endpoint_id": "e", "tasks": [{ "function_id.$": "$.f", "kwargs": { "a": 1 }, "args": [1] }] }',
    ],
    [
      '{ "payload": "{\\"a\\": 1}", "x": 2, "func": "f", "endpoint.=": "e" }',
      '{ "tasks": [{ "kwargs": {"a": 1}, "function_id": "f" }], "x": 2, "endpoint_id.=": "e" }',
    ],
    ['{ "function": "f", "args": 5 }', '{ "tasks": [{ "function_id": "f", "args": [5] }] }'],
    ['{ "function": "f", "args": "[1, 2]" }', '{ "tasks": [{ "function_id": "f", "args": [1, 2] }] }'],
    ['{ "function": "f", "args": "a" }', '{ "tasks": [{ "function_id": "f", "args": ["a"] }] }'],
    [
      '{ "function": "f", "kwargs.$": "$.k", "__Private_Parameters": ["kwargs"] }',
      '{ "tasks": [{ "function_id": "f", "kwargs.$": "$.k" }], "__Private_Parameters": ["tasks"] }',
    ],
    [
      '{ "tasks": [{ "endpoint.$": "$.e", "func.$": "$.f", "payload.$": "$.p" }] }',
      '{ "endpoint_id.$": "$.e", "tasks": [{ "function_id.$": "$.f", "kwargs.$": "$.p" }] }',
    ],
    [
      '{ "tasks": [{ "function": "f", "payload": {}, "endpoint": "e" }, { "function": "g", "args": 1, "endpoint": "e" }] }',
      '{ "endpoint_id": "e", "tasks": [{ "function_id": "f", "kwargs": {} }, { "function_id": "g", "args": [1] }] }',
    ],
    [
      '{ "endpoint": "e", "tasks": [{ "function": "f" }] }',
      '{ "endpoint_id": "e", "tasks": [{ "function_id": "f" }] }',
    ],
    [
      '{ "endpoint_id": "e", "tasks": [{ "function_id": "f" }] }',
      '{ "endpoint_id": "e", "tasks": [{ "function_id": "f" }] }',
    ],
  ])('%s', (before, after) => expect(rewritten(before, COMPUTE)).toBe(after));

  test('in lines of their own', () => {
    const before = `{
  "endpoint.$": "$.e",
  "function.$": "$.f",
  "kwargs": {
    "a": 1
  }
}`;
    expect(rewritten(before, COMPUTE)).toBe(`{
  "endpoint_id.$": "$.e",
  "tasks": [
    {
      "function_id.$": "$.f",
      "kwargs": {
        "a": 1
      }
    }
  ]
}`);
  });

  test.each([
    ['{ "tasks.$": "$.t" }', /^Where the tasks are made/],
    ['{ "tasks": [], "function": "f" }', /beside “tasks”/],
    [
      '{ "tasks": [{ "endpoint": "e", "function": "f" }, { "endpoint": "d", "function": "f" }] }',
      /^Give each endpoint a state/,
    ],
    [
      '{ "tasks": [{ "endpoint": "e", "function": "f" }, { "function": "f" }] }',
      /^Give each endpoint a state/,
    ],
    ['{ "function": "f", "kwargs": {}, "payload": {} }', /^Write the call in “tasks”/],
    ['{ "function": "f", "kwargs": "no object" }', /^Write the call in “tasks”/],
    ['{ "tasks": [{ "function": "f", "payload": 5 }] }', /^Write the arguments of each task/],
  ])('%s is for a person', (body, advice) => expect(rewritten(body, COMPUTE)).toMatch(advice));
});

describe('any body for Compute v2', () => {
  const name = (...names: string[]) => fc.tuple(fc.constantFrom(...names), fc.constantFrom('', '.$', '.='));
  const text = fc.constantFrom('"$.a"', '"x y"', '5', '{ "a": [1] }', '[]', '{\n      "b": "c"\n    }');
  const member = (...names: string[]) =>
    fc
      .tuple(name(...names), text)
      .map(([[key, suffix], value]) => [key, `"${key}${suffix}": ${value}`] as const);
  const object = (...names: string[]) =>
    fc
      .tuple(
        fc.uniqueArray(member(...names), { selector: ([key]) => key }),
        fc.constantFrom(' ', '\n  ', '\r\n\t'),
      )
      .map(([members, blank]) => `{${blank}${members.map(([, m]) => m).join(`,${blank}`)}${blank}}`);
  const call = object('function', 'func', 'payload', 'kwargs', 'args', 'endpoint', 'other');
  const several = fc
    .tuple(object('endpoint', 'other'), fc.array(call, { maxLength: 3 }))
    .map(([body, tasks]) => {
      const list = `"tasks": [${tasks.join(', ')}]`;
      return /"/.test(body) ? body.replace('{', `{ ${list},`) : `{ ${list} }`;
    });

  test('becomes one for v3 and stays JSON, or is for a person', () => {
    fc.assert(
      fc.property(fc.oneof(call, several), body => {
        const { root } = parseJson(body);
        const { edits } = root ? rewriteBody(body, root, COMPUTE) : { edits: [] };
        if (!edits) return;
        const after = applyEdits(body, edits);
        const again = parseJson(after);
        expect(again.problems).toEqual([]);
        expect(again.root && computeV2Members(again.root).map(m => m.name)).toEqual([]);
        expect(again.root && rewriteBody(after, again.root, COMPUTE).edits).toEqual([]);
      }),
    );
  });
});
