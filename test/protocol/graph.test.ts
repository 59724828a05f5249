import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphResult } from '../../language/src/index.ts';
import { ProtocolClient } from './client.ts';
import { chain, freshUri } from './texts.ts';

const flow = `{
  "StartAt": "Look",
  "States": {
    "Look": {
      "Type": "Choice",
      "Choices": [{ "Variable": "$.mode", "StringEquals": "all", "Next": "Done" }],
      "Default": "Nowhere"
    },
    "Done": { "Type": "Pass", "End": true }
  }
}`;

let client: ProtocolClient;
beforeAll(async () => {
  client = await ProtocolClient.start();
});
afterAll(async () => {
  expect(await client.stop()).toBe(0);
});

const graph = (uri: string) => client.request<GraphResult | null>('gflow/graph', { uri });

test('a definition as states and transitions, with what is wrong in them', async () => {
  const uri = freshUri();
  await client.open(uri, flow);
  const found = await graph(uri);
  expect(found?.version).toBe(1);
  expect(found?.edges).toEqual([{ from: 0, to: 1, via: 'Choices', words: '$.mode is “all”' }]);
  expect(found?.nodes).toMatchObject([
    { name: 'Look', type: 'Choice', start: true, findings: [{ severity: 'error' }] },
    { name: 'Done', type: 'Pass', ends: true, findings: [] },
  ]);
  const span = found?.nodes[1]?.span;
  expect(flow.slice(span?.offset, (span?.offset ?? 0) + (span?.length ?? 0))).toBe(
    '"Done": { "Type": "Pass", "End": true }',
  );
});

test('after an edit it is that of the newer version', async () => {
  const uri = freshUri();
  await client.open(uri, flow);
  await graph(uri);
  const start = { line: 6, character: 17 };
  const range = { start, end: { line: 6, character: 26 } };
  await client.change(uri, 2, [{ range, text: '"Done"' }]);
  expect(await graph(uri)).toMatchObject({
    version: 2,
    edges: [{ via: 'Default', words: 'otherwise' }, { via: 'Choices' }],
    nodes: [{ findings: [] }, {}],
  });
});

test('any other document has none', async () => {
  const uri = freshUri().replace('flow.json', 'json');
  await client.open(uri, '{ "name": "none of ours" }');
  expect(await graph(uri)).toBeNull();
  expect(await graph('file:///never/opened.flow.json')).toBeNull();
});

test('has a node for each of a thousand states', async () => {
  const uri = freshUri();
  await client.open(uri, chain(1000));
  expect((await graph(uri))?.nodes).toHaveLength(1000);
});
