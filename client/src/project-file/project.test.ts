import { expect, test } from 'vitest';
import { findFlow, nameOf, readProject, recordDeployment } from './project.ts';

const flow = { definition: 'copy/copy.flow.json', inputSchema: 'copy/copy.schema.json', title: 'copy' };

test('the first deployment writes the file, the next ones change the id only', () => {
  const first = recordDeployment('', flow, 'sandbox', 'id-1');
  expect(JSON.parse(first)).toEqual({
    flows: { copy: { ...flow, environments: { sandbox: { flowId: 'id-1' } } } },
  });
  expect(recordDeployment(first, flow, 'sandbox', 'id-2')).toBe(first.replace('id-1', 'id-2'));
  const both = recordDeployment(first, flow, 'production', 'id-3');
  expect(findFlow(readProject(both), './copy/copy.flow.json')?.flow.environments).toEqual({
    sandbox: { flowId: 'id-1' },
    production: { flowId: 'id-3' },
  });
});

test('comments, other fields and other entries stay', () => {
  const text =
    '{\n    // ours\n    "flows": {\n        "x": { "definition": "x.flow.json", "roles": [1] },\n        "y": { "definition": "y" }\n    }\n}\n';
  const changed = recordDeployment(text, { definition: 'x.flow.json', title: 'x' }, 'sandbox', 'id');
  expect(changed).toContain('    // ours\n    "flows": {\n');
  expect(changed).toContain('        "y": { "definition": "y" }\n');
  expect(changed).toContain('"roles"');
  expect(findFlow(readProject(changed), 'x.flow.json')?.flow.environments.sandbox?.flowId).toBe('id');
});

test('two flows of the same name do not share an entry', () => {
  const one = recordDeployment('', { definition: 'a/definition.json', title: 'a' }, 'sandbox', '1');
  const two = recordDeployment(one, { definition: 'b/a/definition.json', title: 'a' }, 'sandbox', '2');
  expect(Object.keys(readProject(two).flows)).toEqual(['a', 'a-2']);
});

test('names come from the file, or from the folder', () => {
  expect(nameOf('x/copy.flow.json')).toBe('copy');
  expect(nameOf('share/definition.json')).toBe('share');
  expect(nameOf('definition.json')).toBe('definition');
});

test('anything may stand in the file', () => {
  for (const text of ['', 'nonsense', '[]', '{"flows": 1}', '{"flows": {"a": null, "b": {"definition": 3}}}'])
    expect(readProject(text)).toEqual({ flows: {} });
});
