import { expect, test } from 'vitest';
import { FlowDocument } from '../document/flow-document.ts';
import { inState } from '../testing/at-cursor.ts';
import { type Link, linksInFlow, linksToFiles } from './links.ts';

const ID = '0a1b2c3d-0000-4000-8000-000000000001';

const told = (text: string, links: readonly Link[]) =>
  links.map(({ span, target }) => [text.slice(span.offset, span.offset + span.length), target]);

test('from a provider to its documentation, and from ids to what they belong to', () => {
  const text = inState(
    JSON.stringify({
      Type: 'Action',
      ActionUrl: 'https://transfer.actions.globus.org/transfer',
      Comment: ID,
      Parameters: {
        source_endpoint: ID,
        'destination_endpoint.$': '$.id',
        label: ID,
        DATA: [{ source_path: '/', destination_path: '/' }],
      },
      End: true,
    }),
  );
  const links = linksInFlow(new FlowDocument('file:///a.flow.json', text));
  expect(told(text, links)).toEqual([
    ['https://transfer.actions.globus.org/transfer', expect.stringContaining('https://')],
    [ID, `https://app.globus.org/file-manager/collections/${ID}/overview`],
  ]);
  expect(links[1]?.span.offset).toBe(text.indexOf('"source_endpoint"') + '"source_endpoint":"'.length);
});

test('what says itself what it belongs to, and in a broken state too', () => {
  const text = inState(`{ "Type": "Pass", "Parameters": { "who": "urn:globus:groups:id:${ID}", "x":`);
  expect(told(text, linksInFlow(new FlowDocument('file:///a.flow.json', text)))).toEqual([
    [`urn:globus:groups:id:${ID}`, `https://app.globus.org/groups/${ID}/about`],
  ]);
});

test('from a flow test and from the project file to the files that they name', () => {
  const test = {
    uri: 'file:///w/tests/a.flowtest.json',
    text: '{ "flow": "../a b.flow.json", "cases": [{ "inputFile": "in.json" }] }',
  };
  expect(told(test.text, linksToFiles(test, 'flow-test'))).toEqual([
    ['../a b.flow.json', 'file:///w/a%20b.flow.json'],
    ['in.json', 'file:///w/tests/in.json'],
  ]);
  const project = {
    uri: 'file:///w/globus-flows.json',
    text: '{ "flows": { "a": { "definition": "a.flow.json", "title": "x" } } }',
  };
  expect(told(project.text, linksToFiles(project, 'project-file'))).toEqual([
    ['a.flow.json', 'file:///w/a.flow.json'],
  ]);
  expect(linksToFiles({ uri: 'file:///w/x.input.json', text: '{ "flow": "a" }' }, 'run-input')).toEqual([]);
});
