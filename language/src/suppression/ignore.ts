import type { FlowDocument } from '../document/flow-document.ts';
import { addMember, end, replaceNode } from '../json/edits.ts';
import type { Edit } from '../json/text.ts';
import { type JsonNode, members } from '../json/tree.ts';
import { breaks, type Unit } from '../model/unit.ts';
import type { Fix, Report } from '../rules/rule.ts';
import { ownSeverity } from '../severity.ts';
import { commentOf, WORD } from './directive.ts';

/**
 * Suppresses the rule of a finding in the state that it lies in, else in the whole file. There is no such fix for an
 * error (that the rule is silent does not help the run), for what is said of suppressions, and in a broken text.
 */
export function ignoreFix(document: FlowDocument, report: Report): Fix | undefined {
  const { rule, message } = report;
  if (ownSeverity(report) === 'error' || rule.group === 'suppression') return undefined;
  const index = document.indexAt(message.at.offset);
  const state = index === undefined ? undefined : document.states[index];
  const unit = state ?? document.head;
  const object = state ? state.node : document.head.root;
  if (object?.type !== 'object' || unit.problems.some(breaks)) return undefined;
  const edit = added(unit, object, `${WORD} ${rule.id}: this is intended`);
  return (
    edit && {
      title: `Ignore “${rule.id}” in ${state ? `state “${state.name}”` : 'this file'}`,
      edits: [{ span: document.spanOf(index, edit.span), newText: edit.newText }],
      safe: false,
    }
  );
}

/** The line at the end of the Comment, which comes first in its object where it is new. */
function added(unit: Unit, object: JsonNode, line: string): Edit | undefined {
  const comment = commentOf(unit);
  if (comment) {
    if (comment.type === 'null') return replaceNode(comment, JSON.stringify(line));
    if (comment.type !== 'string') return undefined;
    const newText = comment.value === '' ? line : `\\n${line}`;
    return { span: { offset: end(comment) - 1, length: 0 }, newText };
  }
  const [first] = members(object);
  if (!first) return addMember(unit.text, object, 'Comment', JSON.stringify(line));
  const blanks = unit.text.slice(object.offset + 1, first.node.offset);
  const newText = `"Comment": ${JSON.stringify(line)},${blanks}`;
  return { span: { offset: first.node.offset, length: 0 }, newText };
}
