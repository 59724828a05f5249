import { toJsonPointer } from '../../../language/src/index.ts';
import { elements, isObject, member, textMember } from '../json.ts';
import type { Json } from '../types.ts';

/** A file that a flow test names, and where: a JSON pointer. */
export interface NamedFile {
  name: string;
  pointer: string;
}

/** The files that a flow test needs, in the order of its text: what runs it has to read them first. */
export function filesNamedIn(test: Json): NamedFile[] {
  const found: NamedFile[] = [];
  const add = (owner: Json | undefined, name: string, at: string) => {
    const file = textMember(owner, name);
    if (file !== undefined) found.push({ name: file, pointer: `${at}/${name}` });
  };
  add(test, 'flow', '');
  add(test, 'inputSchema', '');
  inResponses(member(test, 'mocks'), '/mocks', add);
  inResponses(member(test, 'fixtures'), '/fixtures', add);
  for (const [index, one] of elements(member(test, 'cases')).entries()) {
    const at = `/cases/${index}`;
    add(one, 'inputFile', at);
    inResponses(member(one, 'mocks'), `${at}/mocks`, add);
    add(member(one, 'expect'), 'outputFile', `${at}/expect`);
    add(member(one, 'expect'), 'logFile', `${at}/expect`);
  }
  return found;
}

/** What is the answer itself may have any members. */
const DATA = new Set(['succeed', 'fail', 'status', 'polls', 'respond', 'when', 'unableToRun', 'raise']);

function inResponses(
  value: Json | undefined,
  at: string,
  add: (owner: Json, name: string, at: string) => void,
): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) inResponses(item, `${at}/${index}`, add);
    return;
  }
  if (!isObject(value)) return;
  if (typeof value.file === 'string') add(value, 'file', at);
  if (isObject(value.fromRun)) add(value.fromRun, 'log', `${at}/fromRun`);
  for (const [name, inner] of Object.entries(value))
    if (!DATA.has(name) && name !== 'fromRun') inResponses(inner, at + toJsonPointer([name]), add);
}
