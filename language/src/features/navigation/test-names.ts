import { elements, type JsonNode, member, members, stringValue } from '../../json/tree.ts';
import { parsePath } from '../../path/parse.ts';
import { keysIn } from './keys-in.ts';
import { implied, type Mention, type MentionStep, plain } from './mention.ts';
import { stepsOfPath } from './path-steps.ts';

/** The strings and keys in a flow test that name states (run-semantics §7.2). A recorded run keeps its names. */
export function* stateNamesInTest(root: JsonNode): Generator<JsonNode> {
  yield* keysOf(at(root, 'mocks', 'states'));
  yield* elements(at(root, 'coverage', 'ignore'));
  for (const test of elements(at(root, 'cases'))) {
    yield* keysOf(at(test, 'mocks', 'states'));
    yield* values(test, 'startAt', 'stopAfter');
    const expect = at(test, 'expect');
    for (const item of elements(at(expect, 'path'))) {
      const text = stringValue(item);
      if (text === undefined) yield* values(item, 'state');
      else if (text !== '*' && text !== '...') yield item;
    }
    yield* keysOf(at(expect, 'visits'));
    yield* elements(at(expect, 'notVisited'));
    yield* values(at(expect, 'error'), 'state');
    for (const caught of elements(at(expect, 'caught'))) yield* values(caught, 'state', 'next');
    yield* keysOf(at(expect, 'calls'));
    for (const entry of elements(at(expect, 'log'))) yield* values(entry, 'state');
  }
}

/** The places in a flow test that name places of the payload. */
export function* mentionsInTest(root: JsonNode): Generator<Mention> {
  for (const test of elements(at(root, 'cases'))) {
    const input = at(test, 'input');
    if (input) yield* mentionsInValue(input, []);
    const expect = at(test, 'expect');
    yield* inMatchers(at(expect, 'output'));
    for (const item of elements(at(expect, 'path'))) {
      yield* inMatchers(at(item, 'input'));
      yield* inMatchers(at(item, 'output'));
    }
    for (const path of elements(at(expect, 'redacted'))) yield* inPath(path);
  }
}

/** The keys in a value that stands at those steps of the payload. */
export function* mentionsInValue(node: JsonNode, start: readonly MentionStep[]): Generator<Mention> {
  const path = start.map(({ step }) => step ?? 0);
  for (const { steps, key } of keysIn(node, path, false))
    yield {
      steps: [...implied(steps.slice(0, -1)), plain(key)],
      access: 'read',
      inner: 'none',
    };
}

/** JSONPaths into the payload, each with what must be there: a value, or operators that begin with a dollar sign. */
function* inMatchers(matchers: JsonNode | undefined): Generator<Mention> {
  for (const { key, value } of members(matchers))
    for (const mention of inPath(key)) {
      yield mention;
      const operators = members(value).some(({ name }) => name.startsWith('$'));
      const equal = operators ? at(value, '$eq') : value;
      const certain = mention.steps.every(({ step }) => step !== undefined);
      if (equal && certain) yield* mentionsInValue(equal, mention.steps);
    }
}

function* inPath(node: JsonNode): Generator<Mention> {
  const path = parsePath(stringValue(node) ?? '');
  if (path.problems.length === 0) yield { steps: stepsOfPath(node, path), access: 'read', inner: 'none' };
}

function* keysOf(node: JsonNode | undefined): Generator<JsonNode> {
  for (const { key } of members(node)) yield key;
}

function* values(node: JsonNode | undefined, ...names: string[]): Generator<JsonNode> {
  for (const name of names) {
    const value = at(node, name);
    if (value) yield value;
  }
}

function at(node: JsonNode | undefined, ...names: string[]): JsonNode | undefined {
  return names.reduce<JsonNode | undefined>((inner, name) => member(inner, name)?.value, node);
}
