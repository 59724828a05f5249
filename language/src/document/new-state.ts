import { end } from '../json/edits.ts';
import { indentAt, type Layout, layoutOf, printJson } from '../json/layout.ts';
import type { Edit } from '../json/text.ts';
import type { FlowDocument } from './flow-document.ts';

/** A name that no state has: the one that is wanted, else with a number behind it. */
export function freeStateName(taken: Pick<ReadonlySet<string>, 'has'>, wanted: string): string {
  let name = wanted;
  for (let i = 2; taken.has(name); i++) name = `${wanted}${i}`;
  return name;
}

/** Writes a new state behind that one. */
export function stateAfter(flow: FlowDocument, index: number, name: string, body: object): Edit {
  const place = flow.structure.places[index] ?? { offset: 0, length: 0 };
  const newText = `,${separator(flow, index)}${stateText(flow, index, name, body)}`;
  return { span: { offset: end(place), length: 0 }, newText };
}

/** Writes a new state before that one. */
export function stateBefore(flow: FlowDocument, index: number, name: string, body: object): Edit {
  const { offset } = flow.structure.places[index] ?? { offset: 0 };
  const newText = `${stateText(flow, index, name, body)},${separator(flow, index)}`;
  return { span: { offset, length: 0 }, newText };
}

function stateText(flow: FlowDocument, index: number, name: string, body: object): string {
  return `${JSON.stringify(name)}: ${printJson(body, layoutIn(flow), indentIn(flow, index))}`;
}

function separator(flow: FlowDocument, index: number): string {
  return layoutIn(flow).newline + indentIn(flow, index);
}

/** The first state is laid out as all are, so that the rest need not be read. */
function layoutIn(flow: FlowDocument): Layout {
  const first = flow.structure.places[0];
  return layoutOf(flow.slice(0, first ? end(first) : flow.length));
}

/** What the line begins with on which a state does. */
function indentIn(flow: FlowDocument, index: number): string {
  const offset = flow.structure.places[index]?.offset ?? 0;
  const { line } = flow.lines.position(offset);
  const before = flow.slice(flow.lines.offset({ line, character: 0 }), offset);
  return indentAt(before, before.length);
}
