import { elements, stringValue } from '../json/tree.ts';
import type { State } from '../model/state.ts';
import { FlowDocument } from './flow-document.ts';

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

const DRIVE = /^[a-z](:|%3a)$/i;

/** Where the project file of a document may be: beside it, else in the nearest folder around it. */
export function projectFilesOf(uri: string): string[] {
  const [, root = '', path = ''] = /^([\w.+-]+:\/\/[^/]*\/)(.*)$/.exec(uri) ?? [];
  if (root === '') return [];
  const folders = path.split('/').slice(0, -1);
  // Above a drive of Windows there is no folder.
  const top = DRIVE.test(folders[0] ?? '') ? 1 : 0;
  return Array.from({ length: folders.length + 1 - top }, (_, up) =>
    [root.slice(0, -1), ...folders.slice(0, folders.length - up), PROJECT_FILE].join('/'),
  );
}

// State types that no other states language has.
const OURS = new Set(['Action', 'ExpressionEval', 'CreateWebInput', 'AwaitWebInput']);

/**
 * Decides by name, then by content. Any other JSON is none of our business, unless it belongs to something that is
 * (see companions.ts); a states language of somebody else (no state of ours in it) is not ours either.
 */
export function recognise(uri: string, text: string): Recognition {
  return byName(uri) ?? byContent(new FlowDocument(uri, text));
}

/** What a text is that is known to be ours. */
export function kindOfOurs(uri: string, document: FlowDocument): Exclude<DocumentKind, 'none'> {
  const { kind } = byName(uri) ?? byContent(document);
  return kind === 'none' ? (companionKind(uri) ?? 'flow-definition') : kind;
}

/** What the file's name alone says; undefined where it says nothing. */
export function byName(uri: string): Recognition | undefined {
  const name = nameOf(uri).toLowerCase();
  const suffix = (end: string) => name.endsWith(end);
  if (name === PROJECT_FILE) return { kind: 'project-file', reason: `its name is ${PROJECT_FILE}` };
  if (suffix('.flow.json')) return { kind: 'flow-definition', reason: 'its name ends in .flow.json' };
  if (suffix('.flowtest.json')) return { kind: 'flow-test', reason: 'its name ends in .flowtest.json' };
  if (suffix('.input.json')) return { kind: 'run-input', reason: 'its name ends in .input.json' };
  return undefined;
}

/** What a file with such a name is if a definition lies beside it; undefined for names that companions have not. */
export function companionKind(uri: string): 'input-schema' | 'run-input' | undefined {
  const name = nameOf(uri).toLowerCase();
  if (name.endsWith('.schema.json') || SCHEMA_NAMES.some(schema => schema === name)) return 'input-schema';
  return name === 'input.json' || name.endsWith('.input.json') ? 'run-input' : undefined;
}

const NO_FLOW: Recognition = { kind: 'none', reason: 'it has no StartAt and States' };

/** What the content alone says. */
export function byContent(document: FlowDocument): Recognition {
  // Most JSON files are told without reading them.
  if (!document.text.includes('"States"') || !document.text.includes('"StartAt"')) return NO_FLOW;
  const { head, states } = document;
  if (head.states?.type !== 'object' || !head.startAt) return NO_FLOW;
  const own = states.find(isOurs);
  return own
    ? { kind: 'flow-definition', reason: `its state “${own.name}” is one that only Globus Flows has` }
    : { kind: 'none', reason: 'none of its states is one that only Globus Flows has' };
}

function isOurs(state: State): boolean {
  return OURS.has(stringValue(state.value('Type')) ?? '') || state.fields.has('ActionUrl');
}

/**
 * A states language of AWS Step Functions, told by what Flows never had. Only the explicit check of a file
 * asks for this: the editor does not touch what is not recognised.
 */
export function isAmazonStatesLanguage(states: readonly State[]): boolean {
  if (states.some(isOurs)) return false;
  return states.some(
    state =>
      /^arn:aws/.test(stringValue(state.value('Resource')) ?? '') ||
      elements(state.value('Branches')).length > 0,
  );
}

/** The name of a file as people see it. */
export function nameOf(uri: string): string {
  return decodeURIComponentSafely(uri.slice(uri.lastIndexOf('/') + 1));
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
