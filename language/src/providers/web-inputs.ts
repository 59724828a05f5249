import type { JsonRecord } from '../schema/json-value.ts';
import { readValueSpec, type ValueSpec } from './value-spec.ts';

const text = (description: string, ...examples: readonly string[]) => ({
  type: 'string',
  description,
  ...(examples.length > 0 && { examples }),
});
const urns = (description: string) => ({ type: 'array', items: { type: 'string' }, description });

/** `Parameters` of CreateWebInput as a JSON Schema, as the published examples have them [EX FEX]; there may be more. */
export const CREATE_WEB_INPUT_SCHEMA: JsonRecord = {
  type: 'object',
  properties: {
    InputType: text('How people answer.', 'Selection'),
    Context: {
      type: 'object',
      description: 'What the page shows beside the options.',
      properties: {
        PresentationStyle: text('Rows of a table, or a text.', 'Table', 'Text'),
        Title: text('The heading of the page.'),
        Text: text('What the page says, in the style Text.'),
        Rows: {
          type: 'array',
          description: 'What the page shows, in the style Table.',
          items: {
            type: 'object',
            properties: { Field: text('What the row is about.'), Value: { description: 'What it shows.' } },
          },
        },
      },
    },
    Options: {
      type: 'array',
      description: 'What people can choose.',
      items: {
        type: 'object',
        properties: {
          Value: { description: 'What the answer is when this option is chosen.' },
          Label: text('What the page calls the option.'),
          Description: text('More about it.'),
        },
      },
    },
    RespondentUrns: urns('Who may answer: identities and groups.'),
    ViewerUrns: urns('Who may see the question: identities and groups.'),
  },
  required: ['InputType', 'Options', 'RespondentUrns'],
};

const created = text(
  'The web input to wait for: the `web_input_id` in the result of its CreateWebInput state.',
);

/** `Parameters` of AwaitWebInput; the examples and the schema spell the key differently [EX FEX][SCH IDE]. */
export const AWAIT_WEB_INPUT_SCHEMA: JsonRecord = {
  type: 'object',
  properties: { web_input_id: created, WebInputId: created },
  anyOf: [{ required: ['web_input_id'] }, { required: ['WebInputId'] }],
};

export const CREATE_WEB_INPUT: ValueSpec = readValueSpec(CREATE_WEB_INPUT_SCHEMA);
export const AWAIT_WEB_INPUT: ValueSpec = readValueSpec(AWAIT_WEB_INPUT_SCHEMA);
