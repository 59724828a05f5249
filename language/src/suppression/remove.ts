import type { FlowDocument } from '../document/flow-document.ts';
import { removeMember } from '../json/edits.ts';
import { spanInString } from '../json/string.ts';
import type { Edit } from '../json/text.ts';
import { member, stringValue } from '../json/tree.ts';
import { commentOf, type Name } from './directive.ts';
import type { Written } from './written.ts';

/**
 * Takes a suppression out of its Comment, or one of several rules out of it, and the Comment out of its state where
 * nothing is left of it. Undefined where there is no such Comment any more.
 */
export function removeSuppression(
  document: FlowDocument,
  { index, directive }: Written,
  name?: Name,
): Edit | undefined {
  const unit = index === undefined ? document.head : document.states[index];
  const node = unit && commentOf(unit);
  const comment = stringValue(node);
  const object = unit?.state ? unit.state.node : unit?.parts[0]?.node;
  if (!unit || !node || comment === undefined || !object) return undefined;
  const rules = directive.names;
  const [from, to] = name && rules.length > 1 ? listed(rules, name) : withBlanks(comment, directive);
  const left = comment.slice(0, from) + comment.slice(to);
  const whole = member(object, 'Comment');
  const edit =
    left.trim() === '' && whole
      ? removeMember(unit.text, object, whole)
      : { span: spanInString(unit.text, node, from, to), newText: '' };
  return { span: document.spanOf(index, edit.span), newText: edit.newText };
}

/** A name with the comma that parts it from its neighbour. */
function listed(names: readonly Name[], name: Name): [number, number] {
  const at = names.indexOf(name);
  const next = names[at + 1];
  return next ? [name.from, next.from] : [names[at - 1]?.to ?? name.from, name.to];
}

/** The directive with the blanks before it, or those behind it where it comes first. */
function withBlanks(comment: string, { from, to }: { from: number; to: number }): [number, number] {
  const before = comment.slice(0, from).trimEnd().length;
  const behind = comment.slice(to);
  return before > 0 ? [before, to] : [0, to + behind.length - behind.trimStart().length];
}
