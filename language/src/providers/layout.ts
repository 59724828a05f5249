import { end } from '../json/edits.ts';
import type { Edit, Span } from '../json/text.ts';
import type { JsonNode } from '../json/tree.ts';

/** New members in the manner of the text around them. */

/** `[{ … }]` with these members (JSON text), in place of a member that stands at `offset`. */
export function listOfOne(text: string, offset: number, members: readonly string[]): string {
  const { indent, unit, newline, own } = lineAt(text, offset);
  if (!own) return `[{ ${members.join(', ')} }]`;
  const deeper = unit + unit;
  const inner = members.map(m => `${indent}${deeper}${m.replaceAll('\n', `\n${deeper}`)}`);
  const lines = ['[', `${indent}${unit}{`, inner.join(`,${newline}`), `${indent}${unit}}`, `${indent}]`];
  return lines.join(newline);
}

/** Puts a member (JSON text) before another. */
export function insertBefore(text: string, { offset }: Span, member: string): Edit {
  const { indent, newline, own } = lineAt(text, offset);
  return { span: { offset, length: 0 }, newText: `${member},${own ? newline + indent : ' '}` };
}

/** Adds members (JSON text) at the end of an object. */
export function append(text: string, object: JsonNode, members: readonly string[]): Edit {
  const last = object.members.at(-1);
  if (last) {
    const { indent, newline, own } = lineAt(text, last.node.offset);
    const separator = own ? `,${newline}${indent}` : ', ';
    return { span: { offset: end(last.node), length: 0 }, newText: separator + members.join(separator) };
  }
  const { indent, newline } = lineAt(text, object.offset);
  const lines = members.map(m => `${newline}${indent}  ${m}`).join(',');
  const inside = { offset: object.offset + 1, length: Math.max(0, object.length - 2) };
  return { span: inside, newText: `${lines}${newline}${indent}` };
}

interface Line {
  indent: string;
  /** One step of indentation. */
  unit: string;
  newline: string;
  /** Nothing but blanks is before the offset. */
  own: boolean;
}

function lineAt(text: string, offset: number): Line {
  const indent = indentAt(text, offset);
  const outer = indentAt(text, text.lastIndexOf('{', offset));
  const unit = indent.startsWith(outer) ? indent.slice(outer.length) : '';
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return {
    indent,
    unit: unit === '' ? '  ' : unit,
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    own: start > 0 && text.slice(start, offset).trim() === '',
  };
}

function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}
