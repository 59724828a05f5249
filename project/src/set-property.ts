import { type Edit, type Node, parseTree } from 'jsonc-parser';
import type { Json } from '../../globus/src/index.ts';

/**
 * The one edit that gives a JSON text a value at a path of keys; objects on the way are made when they are missing.
 * Nothing around the value is formatted anew: jsonc-parser's own `modify` rewrites the lines that it touches.
 */
export function setProperty(text: string, path: readonly string[], value: Json): Edit {
  const root = parseTree(text);
  if (root?.type !== 'object')
    return { offset: 0, length: text.length, content: `${written(wrap(path, value), '', '  ', '\n')}\n` };
  let parent = root;
  for (const [depth, key] of path.entries()) {
    const child = childOf(parent, key);
    const rest = path.slice(depth + 1);
    if (!child) return insert(text, parent, key, wrap(rest, value));
    if (rest.length === 0 || child.type !== 'object') return replace(text, child, wrap(rest, value));
    parent = child;
  }
  return replace(text, root, value);
}

function childOf(object: Node, key: string): Node | undefined {
  return object.children?.find(property => property.children?.[0]?.value === key)?.children?.[1];
}

function wrap(path: readonly string[], value: Json): Json {
  return path.reduceRight<Json>((inner, key) => ({ [key]: inner }), value);
}

function replace(text: string, { offset, length }: Node, value: Json): Edit {
  return { offset, length, content: written(value, indentAt(text, offset), unitOf(text), lineEndOf(text)) };
}

function insert(text: string, object: Node, key: string, value: Json): Edit {
  const last = object.children?.at(-1);
  const offset = last ? last.offset + last.length : object.offset + 1;
  const comma = last ? ',' : '';
  const inside = text.slice(object.offset, object.offset + object.length);
  if (last && !inside.includes('\n')) {
    return { offset, length: 0, content: `, ${JSON.stringify(key)}: ${JSON.stringify(value)}` };
  }
  const end = lineEndOf(text);
  const outer = indentAt(text, object.offset);
  const indent = outer + unitOf(text);
  const property = `${JSON.stringify(key)}: ${written(value, indent, unitOf(text), end)}`;
  const close = inside.includes('\n') ? '' : end + outer;
  return { offset, length: 0, content: `${comma}${end}${indent}${property}${close}` };
}

/** A value over several lines; its first line stands where the indentation is already. */
function written(value: Json, indent: string, unit: string, end: string): string {
  return JSON.stringify(value, null, unit).replaceAll('\n', `${end}${indent}`);
}

/** What the line of an offset begins with. */
function indentAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** One step of indentation in this text. */
function unitOf(text: string): string {
  return /^[ \t]+(?=")/m.exec(text)?.[0] ?? '  ';
}

function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
