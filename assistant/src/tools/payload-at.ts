import { payloadWords } from '../../../language/src/index.ts';
import { requiredText } from '../arguments.ts';
import { DEFINITION_ARGUMENTS, givenDefinition, opened } from '../definition.ts';
import type { Tool } from '../tool.ts';

export const payloadAt: Tool = {
  name: 'payload_at_state',
  title: 'What the payload holds at a state',
  description:
    'Tells what the payload of a run can hold when it comes to a state, along every route: the names that JSONPaths such as $.Copy.details.task_id can read there. A “?” marks what may be missing.',
  input: {
    type: 'object',
    properties: { ...DEFINITION_ARGUMENTS, state: { type: 'string', description: 'The name of the state.' } },
    required: ['definition', 'state'],
    additionalProperties: false,
  },
  async run(args, workspace) {
    const flow = opened(await givenDefinition(args, workspace));
    const state = requiredText(args, 'state');
    const words = payloadWords(flow, state);
    if (words !== undefined) return words;
    const names = flow.states.map(({ name }) => `“${name}”`).join(', ');
    const exists = flow.states.some(({ name }) => name === state);
    throw new Error(
      exists ? `No run can come to “${state}”.` : `There is no state “${state}”. There are ${names}.`,
    );
  },
};
