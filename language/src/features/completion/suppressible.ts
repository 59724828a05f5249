import type { FlowDocument } from '../../document/flow-document.ts';
import { reports } from '../../reports.ts';
import { type StringAt, spanAround } from './in-string.ts';
import type { Completion } from './item.ts';

const TYPED = /(?<![\w-])gflow-ignore\s+((?:[\w-]+\s*,\s*)*)([\w-]*)$/;

/**
 * The rules that a Comment may still suppress where their ids are typed: those that find something in its state, or
 * anywhere in the definition if it is the definition's. `flow` has something else in the place of the Comment.
 */
export function suppressible(flow: FlowDocument, index: number | undefined, at: StringAt): Completion[] {
  const typed = TYPED.exec(at.before);
  if (!typed) return [];
  const [, before = '', word = ''] = typed;
  const listed = new Set(before.match(/[\w-]+/g));
  const { offset, length } = flow.structure.places[index ?? -1] ?? { offset: 0, length: flow.length };
  const found = reports(flow)
    .filter(({ message }) => message.at.offset >= offset && message.at.offset < offset + length)
    .map(({ rule }) => rule);
  const span = spanAround(at, word.length, /^[\w-]*/.exec(at.behind)?.[0].length ?? 0);
  return [...new Map(found.map(rule => [rule.id, rule])).values()]
    .filter(({ id }) => !listed.has(id))
    .map(({ id, title, why }, rank) => ({
      label: id,
      kind: 'value',
      type: 'rule',
      detail: title,
      documentation: why,
      sortText: String(rank).padStart(6, '0'),
      filterText: id,
      edit: { span, newText: id },
      snippet: false,
    }));
}
