import { elements, type JsonNode, member, members } from '../json/tree.ts';

/** The values of `use` in a flow test, each of which names one of its fixtures (run-semantics §7.2). */
export function* fixtureUses(root: JsonNode): Generator<JsonNode> {
  yield* usesInMocks(value(root, 'mocks'));
  for (const fixture of members(value(root, 'fixtures'))) yield* usesInResponse(fixture.value);
  for (const test of elements(value(root, 'cases'))) yield* usesInMocks(value(test, 'mocks'));
}

function* usesInMocks(mocks: JsonNode | undefined): Generator<JsonNode> {
  for (const by of ['states', 'urls'])
    for (const mock of members(value(mocks, by))) yield* usesInSequence(mock.value);
  yield* usesInSequence(value(mocks, 'default'));
}

function* usesInSequence(node: JsonNode | undefined): Generator<JsonNode> {
  const list = node?.type === 'array' ? node : value(node, 'sequence');
  for (const response of elements(list)) yield* usesInResponse(response);
  yield* usesInResponse(node);
}

function* usesInResponse(response: JsonNode | undefined): Generator<JsonNode> {
  const use = value(response, 'use');
  if (use?.type === 'string') yield use;
  const resume = value(value(response, 'inactive'), 'resume');
  if (resume) yield* usesInResponse(resume);
}

function value(node: JsonNode | undefined, name: string): JsonNode | undefined {
  return member(node, name)?.value;
}
