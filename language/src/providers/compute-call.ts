import { end, renameKey, replaceNode } from '../json/edits.ts';
import { parseShallowJson } from '../json/parse.ts';
import type { Edit } from '../json/text.ts';
import { type JsonNode, type Member, stringValue } from '../json/tree.ts';
import { dynamicKind, plainName } from '../model/uses.ts';
import { renamePrivate, withSuffixOf } from './rewriting.ts';

/** What belongs to a call of a function in Compute v2, with its name in v3 [DOC GC]. */
export const CALL: ReadonlyMap<string, string> = new Map([
  ['function', 'function_id'],
  ['func', 'function_id'],
  ['args', 'args'],
  ['kwargs', 'kwargs'],
  ['payload', 'kwargs'],
]);

/** The members of a call as v3 has them, as JSON text; undefined where a value is none that v3 takes. */
export function callTexts(text: string, members: readonly Member[]): string[] | undefined {
  const texts = new Map<string, string>();
  for (const member of members) {
    const name = CALL.get(plainName(member.name));
    const value = name === undefined ? undefined : valueText(text, member, name);
    if (name === undefined || value === undefined || texts.has(name)) return undefined;
    texts.set(name, `${JSON.stringify(withSuffixOf(member, name))}: ${value}`);
  }
  return [...texts.values()];
}

/** The edits that make a v2 task a v3 task, but for its endpoint. */
export function callEdits(text: string, task: JsonNode): Edit[] | undefined {
  const calls = task.members.filter(m => CALL.has(plainName(m.name)));
  if (!callTexts(text, calls)) return undefined;
  const edits = calls.flatMap(member => {
    const name = CALL.get(plainName(member.name)) ?? '';
    const value = valueText(text, member, name);
    return [
      ...(plainName(member.name) === name ? [] : [renameKey(member, withSuffixOf(member, name))]),
      ...(member.value && value !== undefined && value !== sourceOf(text, member.value)
        ? [replaceNode(member.value, value)]
        : []),
    ];
  });
  return [...edits, ...renamePrivate(task, CALL)];
}

/** In v3 `args` is a list and `kwargs` an object; v2 took one value for a list, and JSON in strings. */
function valueText(text: string, { name: key, value }: Member, name: string): string | undefined {
  if (!value) return undefined;
  const source = sourceOf(text, value);
  if (dynamicKind(key) || name === 'function_id') return source;
  const wanted = name === 'args' ? 'array' : 'object';
  if (value.type === wanted) return source;
  const content = stringValue(value);
  if (content !== undefined) {
    const { root, problems } = parseShallowJson(content);
    if (problems.length === 0 && root?.type === wanted) return content.trim();
  }
  return name === 'args' ? `[${source}]` : undefined;
}

function sourceOf(text: string, node: JsonNode): string {
  return text.slice(node.offset, end(node));
}
