import { PROVIDER_SNAPSHOT, providers } from '../../../language/src/index.ts';
import { textIn } from '../arguments.ts';
import type { Tool } from '../tool.ts';

export const listProviders: Tool = {
  name: 'list_action_providers',
  title: 'List action providers of Globus Flows',
  description:
    'Lists the action providers that an Action state can call, by URL. With “url”, gives one of them: the JSON Schema of its Parameters, its scope, and an example of the status document that it returns. Use it instead of guessing ActionUrl or Parameters.',
  input: {
    type: 'object',
    properties: { url: { type: 'string', description: 'The ActionUrl of one provider.' } },
    additionalProperties: false,
  },
  async run(args) {
    const url = textIn(args, 'url')?.replace(/\/+$/, '');
    if (url === undefined) {
      const today = providers().filter(({ deprecated }) => !deprecated);
      return [
        `As of ${PROVIDER_SNAPSHOT}; others can be reached by their URL.`,
        ...today.map(one => `${one.url}  ${one.title}`),
      ].join('\n');
    }
    const found = providers().find(one =>
      [one.url, ...one.aliases].some(own => own.replace(/\/+$/, '') === url),
    );
    if (!found)
      return `The catalogue of ${PROVIDER_SNAPSHOT} does not have it: nothing is known of its parameters.`;
    const { title, scope, synchronous, deprecated, replacedBy, notes, inputSchema, outputExample } = found;
    return JSON.stringify(
      {
        url: found.url,
        title,
        scope,
        synchronous,
        deprecated,
        replacedBy,
        notes,
        inputSchema,
        outputExample,
      },
      undefined,
      2,
    );
  },
};
