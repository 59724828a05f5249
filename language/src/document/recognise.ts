import { elements, type JsonNode, member, members, parseJson, stringValue } from '../json/tree.ts';

/** What a file is to us. */
export type DocumentKind =
  | 'flow-definition'
  | 'input-schema'
  | 'run-input'
  | 'flow-test'
  | 'project-file'
  | 'none';

export interface Recognition {
  kind: DocumentKind;
  /** Why, in a few words that can stand after "because". */
  reason: string;
}

/** Names of a schema that lies beside its definition. */
export const SCHEMA_NAMES = ['schema.json', 'input_schema.json', 'input-schema.json'] as const;

export const PROJECT_FILE = 'globus-flows.json';

// State types that no other states language has.
const OURS = new Set(['Action', 'ExpressionEval', 'CreateWebInput', 'AwaitWebInput']);

/**
 * Decides by name, then by content. Any other JSON is none of our business; a states language of somebody
 * else (no state of ours in it) is not ours either.
 */
export function recognise(uri: string, text: string): Recognition {
  return byName(uri) ?? byContent(parseJson(text).root);
}

/** What the file's name alone says; undefined where it says nothing. */
export function byName(uri: string): Recognition | undefined {
  const name = decodeURIComponentSafely(uri.slice(uri.lastIndexOf('/') + 1)).toLowerCase();
  const suffix = (end: string) => name.endsWith(end);
  if (name === PROJECT_FILE) return { kind: 'project-file', reason: `its name is ${PROJECT_FILE}` };
  if (suffix('.flow.json')) return { kind: 'flow-definition', reason: 'its name ends in .flow.json' };
  if (suffix('.flowtest.json')) return { kind: 'flow-test', reason: 'its name ends in .flowtest.json' };
  if (suffix('.input.json')) return { kind: 'run-input', reason: 'its name ends in .input.json' };
  if (suffix('.schema.json')) return { kind: 'input-schema', reason: 'its name ends in .schema.json' };
  return undefined;
}

/** What the content alone says. */
export function byContent(root: JsonNode | undefined): Recognition {
  const states = member(root, 'States')?.value;
  if (states?.type !== 'object' || !member(root, 'StartAt'))
    return { kind: 'none', reason: 'it has no StartAt and States' };
  const own = members(states).find(({ value }) => isOurs(value));
  return own
    ? { kind: 'flow-definition', reason: `its state “${own.name}” is one that only Globus Flows has` }
    : { kind: 'none', reason: 'none of its states is one that only Globus Flows has' };
}

function isOurs(state: JsonNode | undefined): boolean {
  return (
    OURS.has(stringValue(member(state, 'Type')?.value) ?? '') || member(state, 'ActionUrl') !== undefined
  );
}

/**
 * A states language of AWS Step Functions, told by what Flows never had. Only the explicit check of a file
 * asks for this: the editor does not touch what is not recognised.
 */
export function isAmazonStatesLanguage(root: JsonNode | undefined): boolean {
  const states = members(member(root, 'States')?.value);
  if (states.some(({ value }) => isOurs(value))) return false;
  return states.some(
    ({ value }) =>
      /^arn:aws/.test(stringValue(member(value, 'Resource')?.value) ?? '') ||
      elements(member(value, 'Branches')?.value).length > 0,
  );
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
