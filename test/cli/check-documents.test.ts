import path from 'node:path';
import { expect, test } from 'vitest';
import { Workplace } from './gflow.ts';

const here = new Workplace();

/** Reads `$.path`. */
const flow = `{
  "StartAt": "A",
  "States": { "A": { "Type": "Pass", "Parameters": { "p.$": "$.path" }, "End": true } }
}`;
const schema = (...names: string[]) =>
  JSON.stringify({
    type: 'object',
    properties: Object.fromEntries(names.map(name => [name, {}])),
    required: names,
  });

interface Finding {
  rule: string;
  pointer: string;
  related: { uri: string }[];
}

/** The findings in each file of a folder, as "rule pointer". */
async function found(...args: string[]): Promise<Record<string, string[]>> {
  const { out } = await here.run('check', ...args, '--json');
  const files: { path: string; findings: Finding[] }[] = JSON.parse(out).files;
  return Object.fromEntries(
    files.map(file => [path.basename(file.path), file.findings.map(f => `${f.rule} ${f.pointer}`)]),
  );
}

test('a definition and its schema are checked against each other, and a run input against the schema', async () => {
  here.put('pair/a.flow.json', flow);
  here.put('pair/schema.json', schema('pth', 'label'));
  here.put('pair/a.input.json', '{ "label": 1 }');
  expect(await found('pair')).toEqual({
    'a.flow.json': ['schema-undeclared-input /States/A/Parameters/p.$'],
    'a.input.json': ['input-invalid '],
    'schema.json': ['schema-unused-input /properties/label'],
  });
});

test('schemas that belong to no definition are left alone in a folder, and checked when they are named', async () => {
  here.put('lone/deep/a.flow.json', flow);
  here.put('lone/schema.json', '{ "type": "strng" }');
  here.put('lone/b.schema.json', '{ "type": "strng" }');
  here.put('lone/input.json', '5');
  expect(await found('lone')).toEqual({ 'a.flow.json': [] });
  expect(Object.keys(await found('lone/schema.json', 'lone/b.schema.json'))).toEqual([
    'schema.json',
    'b.schema.json',
  ]);
});

test('the definitions that a project file names are looked into', async () => {
  const roles = { starters: ['all_authenticated_users'] };
  here.put(
    'project/globus-flows.json',
    JSON.stringify({ flows: { a: { definition: 'a b/a.json', roles } } }),
  );
  const action = '"Type": "Action", "ActionUrl": "https://transfer.actions.globus.org/ls", "RunAs": "Flow"';
  here.put('project/a b/a.json', flow.replace('"Type": "Pass"', action));
  const all = await found('project');
  expect(all['globus-flows.json']).toEqual(['public-as-flow /flows/a/roles/starters/0']);
});

test('what was fixed in one document counts for the others', async () => {
  here.put('both/a.flow.json', flow);
  here.put('both/a.schema.json', schema('path').replace('{}', '{ "format": "datetime" }'));
  expect(await found('both', '--fix')).toEqual({ 'a.flow.json': [], 'a.schema.json': [] });
});
