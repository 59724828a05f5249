import { readValueSpec, type ValueSpec } from './value-spec.ts';

const string = { type: 'string' };
const urns = { type: 'array', items: string };

/** `Parameters` of CreateWebInput, as the published examples have them [EX FEX]; there may be more. */
export const CREATE_WEB_INPUT: ValueSpec = readValueSpec({
  type: 'object',
  properties: {
    InputType: string,
    Context: {
      type: 'object',
      properties: {
        PresentationStyle: string,
        Title: string,
        Text: string,
        Rows: { type: 'array', items: { type: 'object', properties: { Field: string, Value: {} } } },
      },
    },
    Options: {
      type: 'array',
      items: { type: 'object', properties: { Value: {}, Label: string, Description: string } },
    },
    RespondentUrns: urns,
    ViewerUrns: urns,
  },
  required: ['InputType', 'Options', 'RespondentUrns'],
});

/** `Parameters` of AwaitWebInput; the examples and the schema spell the key differently [EX FEX][SCH IDE]. */
export const AWAIT_WEB_INPUT: ValueSpec = readValueSpec({
  type: 'object',
  properties: { web_input_id: string, WebInputId: string },
  anyOf: [{ required: ['web_input_id'] }, { required: ['WebInputId'] }],
});
