import { end } from '../json/edits.ts';
import { indentAt, layoutOf, printJson } from '../json/layout.ts';
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

function stateText({ text, structure }: FlowDocument, index: number, name: string, body: object): string {
  const indent = indentAt(text, structure.places[index]?.offset ?? 0);
  return `${JSON.stringify(name)}: ${printJson(body, layoutOf(text), indent)}`;
}

function separator({ text, structure }: FlowDocument, index: number): string {
  return layoutOf(text).newline + indentAt(text, structure.places[index]?.offset ?? 0);
}
