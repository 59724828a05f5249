import type { Json, JsonObject } from '../../../runtime/src/index.ts';
import { DEFINITION_ARGUMENTS, givenDefinition, opened } from '../definition.ts';
import { simulate } from '../simulate.ts';
import type { Tool } from '../tool.ts';

export const simulateRun: Tool = {
  name: 'simulate_run',
  title: 'Simulate a run of a flow',
  description:
    'Runs a flow here, on a virtual clock; nothing is sent to Globus. Actions answer as “mocks” say, else as the documentation of their provider has it. Gives the status, the states on the way, the payload at the end, what actions were sent, and what depends on behaviour that Globus does not document.',
  input: {
    type: 'object',
    properties: {
      ...DEFINITION_ARGUMENTS,
      input: { type: 'object', description: 'The input of the run.' },
      mocks: {
        type: 'object',
        description:
          'What actions answer, as in a flow test: {"states": {"Copy": {"succeed": {"files": 3}}}}, or {"fail": {…}}, {"timeout": true}, {"unableToRun": {"httpStatus": 403}}; lists answer call by call.',
      },
    },
    required: ['definition', 'input'],
    additionalProperties: false,
  },
  async run(args, workspace) {
    const given = await givenDefinition(args, workspace);
    const flow = opened(given);
    if (flow.broken) throw new Error('The definition is not well-formed JSON: check_flow says where.');
    const definition: Json = JSON.parse(flow.text);
    const simulated = simulate({
      definition,
      inputSchema: given.inputSchema && schemaIn(given.inputSchema.text),
      input: args.input ?? {},
      mocks: args.mocks ?? {},
    });
    return 'told' in simulated ? JSON.stringify(simulated.told, undefined, 2) : simulated.refused.join('\n');
  },
};

function schemaIn(text: string): JsonObject {
  const value: Json = JSON.parse(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
