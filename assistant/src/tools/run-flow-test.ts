import { FlowTest, filesNamedIn, type Json } from '../../../runtime/src/index.ts';
import { oneLine } from '../answer.ts';
import { requiredText } from '../arguments.ts';
import type { Tool } from '../tool.ts';

export const runFlowTest: Tool = {
  name: 'run_flow_test',
  title: 'Run a flow test',
  description:
    'Runs the cases of a flow test (*.flowtest.json) of the workspace, here and without Globus, and tells what passed, and of what failed the first difference.',
  input: {
    type: 'object',
    properties: { path: { type: 'string', description: 'The path of the flow test in the workspace.' } },
    required: ['path'],
    additionalProperties: false,
  },
  async run(args, workspace) {
    const path = requiredText(args, 'path');
    const content: Json = JSON.parse((await workspace.read(path)).text);
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const files = new Map<string, Json>();
    for (const { name } of filesNamedIn(content))
      files.set(name, JSON.parse((await workspace.read(folder + name)).text));
    const flowTest = new FlowTest(content, name => files.get(name));
    const results = flowTest.cases.map(one => flowTest.run(one));
    if (results.length === 0) throw new Error('It has no cases.');
    return results
      .map(({ test: { name, skipped }, outcome, failures }) =>
        [
          `${outcome}: ${name}${skipped === undefined ? '' : ` (${skipped})`}`,
          ...failures.map(({ pointer, message }) => `  ${pointer}: ${message}`),
        ]
          .map(oneLine)
          .join('\n'),
      )
      .join('\n');
  },
};
