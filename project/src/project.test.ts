import { applyEdits } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { type Deployment, findFlow, nameOf, readProject, recordDeployment, recordRole } from './project.ts';

const deployment: Deployment = {
  definition: 'copy/copy.flow.json',
  inputSchema: 'copy/copy.schema.json',
  title: 'copy',
  environment: 'sandbox',
  flowId: 'id-1',
};

const record = (text: string, change: Partial<Deployment> = {}) =>
  applyEdits(text, recordDeployment(text, { ...deployment, ...change }));

function flowsOf(text: string) {
  const read = readProject(text);
  if ('problem' in read) throw new Error(read.problem);
  return read;
}

test('the first deployment writes the flow, the next ones its ids only', () => {
  const first = record('{}\n');
  expect(JSON.parse(first)).toEqual({
    flows: {
      copy: {
        definition: 'copy/copy.flow.json',
        inputSchema: 'copy/copy.schema.json',
        title: 'copy',
        environments: { sandbox: { flowId: 'id-1' } },
      },
    },
  });
  expect(record(first, { flowId: 'id-2' })).toBe(first.replace('id-1', 'id-2'));
  const both = record(first, { environment: 'production', flowId: 'id-3' });
  expect(findFlow(flowsOf(both), './copy/copy.flow.json')?.flow.flowIds).toEqual({
    sandbox: 'id-1',
    production: 'id-3',
  });
});

test('what is written down already is not written again', () => {
  expect(recordDeployment(record('{}'), deployment)).toEqual([]);
});

test('comments, tabs, Windows line ends, other fields and other entries stay as they are', () => {
  const text =
    '{\r\n\t// ours\r\n\t"flows": {\r\n\t\t"y": {"definition" : "y",  "roles":[1,2]}\r\n\t},\r\n\t"own": [1,2 , 3]\r\n}\r\n';
  const changed = record(text);
  expect(changed).toContain('\t// ours\r\n\t"flows": {\r\n\t\t"y": {"definition" : "y",  "roles":[1,2]}');
  expect(changed).toContain('\t"own": [1,2 , 3]\r\n}\r\n');
  expect(changed).toContain('\r\n\t\t"copy": {\r\n\t\t\t"definition": "copy/copy.flow.json"');
  expect(changed).not.toMatch(/[^\r]\n/);
});

test('two flows of the same name do not share an entry', () => {
  const one = record('{}', { definition: 'a/definition.json' });
  const two = record(one, { definition: 'b/a/definition.json' });
  expect([...flowsOf(two).flows.keys()]).toEqual(['a', 'a-2']);
});

test('names come from the file, or from the folder', () => {
  expect(nameOf('x/copy.flow.json')).toBe('copy');
  expect(nameOf('share/definition.json')).toBe('share');
  expect(nameOf('share/flow.json')).toBe('share');
  expect(nameOf('definition.json')).toBe('definition');
});

test('entries that are not understood are left out, and stay in the file', () => {
  const text =
    '{"flows": {"a": null, "b": {"definition": 3}, "c": {"definition": "c.json", "environments": []}}}';
  expect([...flowsOf(text).flows]).toEqual([['c', { definition: 'c.json', flowIds: {} }]]);
  expect(record(text)).toContain('"b": {"definition": 3}');
});

test('an empty file is an empty project; a broken one is a problem, not an empty project', () => {
  expect(flowsOf('  \n').flows.size).toBe(0);
  expect(readProject('{\n "flows": {')).toEqual({ problem: 'close brace expected', line: 2 });
  expect(readProject('[]')).toEqual({ problem: 'an object is expected', line: 1 });
});

describe('who may start a flow is written down', () => {
  const flows = (flow: object) =>
    `${JSON.stringify({ flows: { copy: { definition: 'copy.flow.json', ...flow } } }, null, 2)}\n`;
  const written = (text: string, starters: readonly string[]) => {
    const edits = recordRole(
      text,
      { definition: 'copy.flow.json', environment: 'sandbox' },
      { role: 'starters', holders: starters },
    );
    const now = applyEdits(text, edits);
    return JSON.parse(now).flows.copy;
  };

  test('for its environment only: identities of another one mean nothing there', () => {
    expect(written(flows({ environments: { sandbox: { flowId: 'f' } } }), ['urn:1'])).toEqual({
      definition: 'copy.flow.json',
      environments: { sandbox: { flowId: 'f', roles: { starters: ['urn:1'] } } },
    });
  });

  test('in the list for all environments, where there is one', () => {
    expect(written(flows({ roles: { starters: ['urn:1'] } }), ['urn:1', 'urn:2']).roles).toEqual({
      starters: ['urn:1', 'urn:2'],
    });
    expect(
      written(flows({ roles: { starters: ['urn:1'] } }), ['all_authenticated_users']).roles.starters,
    ).toEqual(['all_authenticated_users']);
  });

  test('once', () => {
    const text = flows({ environments: { sandbox: { roles: { starters: ['urn:1'] } } } });
    expect(
      recordRole(
        text,
        { definition: 'copy.flow.json', environment: 'sandbox' },
        { role: 'starters', holders: ['urn:1'] },
      ),
    ).toEqual([]);
    expect(
      recordRole(
        '{}',
        { definition: 'copy.flow.json', environment: 'sandbox' },
        { role: 'starters', holders: ['urn:1'] },
      ),
    ).toEqual([]);
  });
});
