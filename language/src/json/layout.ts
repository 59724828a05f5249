import { end } from './edits.ts';
import type { Edit, Span } from './text.ts';
import type { JsonNode, Member } from './tree.ts';

/** New JSON in the manner of the text around it. */
export interface Layout {
  newline: string;
  /** One step of indentation. */
  unit: string;
}

/** Lists of scalars and empty objects are written on one line up to this length. */
const MAX_LINE = 80;

export function layoutOf(text: string): Layout {
  return {
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    unit: /^[ \t]+(?=["{[])/m.exec(text)?.[0] ?? '  ',
  };
}

/** A value as JSON over several lines; its first line stands where `indent` is written already. */
export function printJson(value: unknown, layout: Layout, indent = ''): string {
  const inner = indent + layout.unit;
  const block = (open: string, items: readonly string[], close: string) =>
    [open, items.map(item => inner + item).join(`,${layout.newline}`), indent + close].join(layout.newline);
  if (Array.isArray(value)) {
    const line = printLine(value);
    if (value.every(isScalar) && indent.length + line.length <= MAX_LINE) return line;
    return block(
      '[',
      value.map(item => printJson(item, layout, inner)),
      ']',
    );
  }
  if (isScalar(value) || Object.keys(value).length === 0) return printLine(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return block(
    '{',
    members.map(([name, member]) => `${JSON.stringify(name)}: ${printJson(member, layout, inner)}`),
    '}',
  );
}

/** A value as JSON on one line, with blanks where people write them. */
export function printLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(printLine).join(', ')}]`;
  if (isScalar(value)) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const inside = members.map(([name, member]) => `${JSON.stringify(name)}: ${printLine(member)}`);
  return inside.length === 0 ? '{}' : `{ ${inside.join(', ')} }`;
}

function isScalar(value: unknown): value is string | number | boolean | null | undefined {
  return typeof value !== 'object' || value === null;
}

/** An object or array in a document; `base` is what its offsets count from. */
export interface Container {
  text: string;
  node: JsonNode;
  base?: number;
}

/** Adds a member before another, or at the end, on lines of its own if the others are. */
export function insertMember(container: Container, name: string, value: unknown, before?: Member): Edit {
  if (container.node.members.length === 0) return refilled(container, { [name]: value });
  const print = (layout: Layout | undefined, indent: string) =>
    `${JSON.stringify(name)}: ${layout ? printJson(value, layout, indent) : printLine(value)}`;
  return insertItem(
    container,
    container.node.members.map(m => m.node),
    print,
    before?.node,
  );
}

/** Adds several members at the end. */
export function insertMembers(
  container: Container,
  members: readonly (readonly [string, unknown])[],
): Edit[] {
  if (members.length === 0) return [];
  if (container.node.members.length === 0) return [refilled(container, Object.fromEntries(members))];
  return members.map(([name, value]) => insertMember(container, name, value));
}

/** Adds elements at the end of an array. */
export function insertElements(container: Container, values: readonly unknown[]): Edit[] {
  if (values.length === 0) return [];
  if (container.node.elements.length === 0) return [refilled(container, values)];
  return values.map(value =>
    insertItem(container, container.node.elements, (layout, indent) =>
      layout ? printJson(value, layout, indent) : printLine(value),
    ),
  );
}

/** What is empty gets all as one edit: several would be in each other's way. */
function refilled({ text, node, base = 0 }: Container, value: unknown): Edit {
  const offset = base + node.offset;
  const newText = printJson(value, layoutOf(text), indentAt(text, offset));
  return { span: { offset, length: node.length }, newText };
}

function insertItem(
  { text, node, base = 0 }: Container,
  items: readonly Span[],
  print: (layout: Layout | undefined, indent: string) => string,
  before?: Span,
): Edit {
  const layout = layoutOf(text);
  const neighbour = before ?? items.at(-1) ?? node;
  const own = text.slice(base + node.offset, base + neighbour.offset).includes('\n');
  const indent = indentAt(text, base + neighbour.offset);
  const item = print(own ? layout : undefined, indent);
  const comma = own ? `,${layout.newline}${indent}` : ', ';
  return before
    ? { span: { offset: base + before.offset, length: 0 }, newText: item + comma }
    : { span: { offset: base + end(neighbour), length: 0 }, newText: comma + item };
}

/** What the line of an offset begins with. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}
