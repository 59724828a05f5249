import { parseExpression } from '../expression/parse.ts';
import { renameKey, replaceNode } from '../json/edits.ts';
import type { Edit } from '../json/text.ts';
import { type JsonNode, type Member, stringValue } from '../json/tree.ts';
import { dynamicKind } from '../model/uses.ts';
import { parsePath } from '../path/parse.ts';
import { printReference } from '../path/print.ts';

/**
 * The parameter `items`, a list of paths, as `DATA`, a list of `{"path": …}`: a constant list, an expression, or a
 * path to a list, which becomes an expression. Undefined where that cannot be done.
 */
export function pathsToItems(items: Member): Edit[] | undefined {
  const { name, value } = items;
  const kind = dynamicKind(name);
  const text = stringValue(value);
  if (!value) return undefined;
  if (!kind) return value.type === 'array' ? constantItems(items, value) : undefined;
  const expression = text === undefined ? undefined : kind === 'path' ? fromPath(text) : fromExpression(text);
  return expression === undefined
    ? undefined
    : [renameKey(items, 'DATA.='), replaceNode(value, JSON.stringify(expression))];
}

function constantItems(items: Member, { elements }: JsonNode): Edit[] | undefined {
  if (elements.some(e => e.type !== 'string')) return undefined;
  // The text of each path stays as it is.
  const wrapped = elements.flatMap(({ offset, length }) => [
    { span: { offset, length: 0 }, newText: '{ "path": ' },
    { span: { offset: offset + length, length: 0 }, newText: ' }' },
  ]);
  return [renameKey(items, 'DATA'), ...wrapped];
}

function fromPath(text: string): string | undefined {
  const { steps, problems } = parsePath(text);
  const list = steps && problems.length === 0 ? printReference(steps) : undefined;
  return list && `[{'path': item} for item in ${list}]`;
}

/** Element by element where it is a list; else whatever list it gives. */
function fromExpression(text: string): string | undefined {
  const { tree, problems } = parseExpression(text);
  if (problems.length > 0) return undefined;
  if (tree.kind !== 'list' || tree.items.some(i => i.kind === 'starred'))
    return `[{'path': item} for item in (${text})]`;
  const { offset, length } = tree.span;
  const parts = tree.items.map(
    ({ span }) => `{'path': ${text.slice(span.offset, span.offset + span.length)}}`,
  );
  return `${text.slice(0, offset)}[${parts.join(', ')}]${text.slice(offset + length)}`;
}
