import {
  CATCHER_SPEC,
  FLOW_SPEC,
  HANDLER_SPECS,
  NESTED_RULE_SPEC,
  RULE_SPEC,
} from '../../../model/part-specs.ts';
import type { FieldSpec, ObjectSpec } from '../../../model/spec.ts';
import { STATE_SPECS, STATE_TYPES } from '../../../model/state-specs.ts';

/** A value that a field can have, as JSON text. */
export function sample({ name, role, kinds }: FieldSpec): string {
  switch (role) {
    case 'state-name':
      return '"B"';
    case 'state-type':
      return '"Pass"';
    case 'path':
      return name === 'InputPath' ? '"$.object"' : '"$.text"';
    case 'reference-path':
      return '"$.result"';
    case 'action-url':
      return '"https://actions.globus.org/hello_world"';
    case 'error-names':
      return '["States.ALL"]';
    case 'run-as':
      return '"Flow"';
    case 'handler-type':
      return '"ActionProvider"';
    case 'timestamp':
      return '"2026-12-24T18:00:00Z"';
    case 'choice-rule':
      return '{ "Variable": "$.text", "IsPresent": true }';
    case 'choice-rules':
      return '[{ "Variable": "$.text", "IsPresent": true }]';
  }
  if (name === 'Handler')
    return '{ "Type": "ActionProvider", "Url": "https://actions.globus.org/hello_world" }';
  if (name === 'Id') return '"01234567-89ab-cdef-0123-456789abcdef"';
  if (name === 'States') return '{ "B": { "Type": "Pass", "End": true } }';
  switch (kinds[0]) {
    case 'boolean':
      return 'true';
    case 'integer':
    case 'number':
      return '60';
    case 'object':
      return '{}';
    case 'array':
      return '[]';
    default:
      return '"text"';
  }
}

const SCHEMA = `// -- schema.json
{ "type": "object", "required": ["text", "object"], "properties": { "text": { "type": "string" }, "object": { "type": "object" } } }`;

const states = (a: string) =>
  `{ "StartAt": "A", "States": { "A": ${a}, "B": { "Type": "Pass", "End": true } } }\n${SCHEMA}`;
const around = {
  catcher: (body: string) =>
    states(
      `{ "Type": "Action", "Catch": [{ ${body} }], "Parameters": {}, "ActionUrl": "https://a.org/", "End": true }`,
    ),
  handler: (body: string) =>
    states(`{ "Type": "Action", "Handler": { ${body} }, "Parameters": {}, "End": true }`),
  rule: (body: string) => states(`{ "Type": "Choice", "Choices": [{ ${body} }], "Default": "B" }`),
  nested: (body: string) =>
    states(`{ "Type": "Choice", "Choices": [{ "And": [{ ${body} }], "Next": "B" }], "Default": "B" }`),
};

/** A kind of object of the language, with what makes it that kind; `source` puts members into one. */
export interface Kind {
  what: string;
  spec: ObjectSpec;
  base: string;
  source: (body: string) => string;
}

export const KINDS: readonly Kind[] = [
  { what: 'the definition', spec: FLOW_SPEC, base: '', source: body => `{ ${body} }` },
  ...STATE_TYPES.map(type => ({
    what: type,
    spec: STATE_SPECS[type],
    base: `"Type": "${type}"`,
    source: (body: string) => states(`{ ${body} }`),
  })),
  { what: 'a catcher', spec: CATCHER_SPEC, base: '', source: around.catcher },
  ...Object.entries(HANDLER_SPECS).map(([type, spec]) => ({
    what: `the handler ${type}`,
    spec,
    base: `"Type": "${type}"`,
    source: around.handler,
  })),
  { what: 'a choice rule', spec: RULE_SPEC, base: '"Variable": "$.text"', source: around.rule },
  {
    what: 'a rule inside of another',
    spec: NESTED_RULE_SPEC,
    base: '"Variable": "$.text"',
    source: around.nested,
  },
];
