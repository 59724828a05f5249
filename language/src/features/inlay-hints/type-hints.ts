import { shapeOfExpression } from '../../expression/types.ts';
import { end } from '../../json/edits.ts';
import type { State } from '../../model/state.ts';
import { sketch } from '../../shape/describe.ts';
import { lookupPath } from '../../shape/lookup.ts';
import { Presence, type Shape, Types } from '../../shape/shape.ts';
import type { InlayHint } from './hint.ts';

/** What the paths that a state reads and its expressions yield; nothing where that is not known. Offsets count in the state. */
export function typeHints({ uses }: State, before: Shape): InlayHint[] {
  const hints: InlayHint[] = [];
  const add = (node: { offset: number; length: number }, shape: Shape, doubtful: boolean) => {
    if (shape.types === Types.all && !doubtful) return;
    const words = short(shape);
    const label = doubtful ? `${words}, may be missing` : words;
    hints.push({ offset: end(node), label: `: ${label}`, tooltip: '', kind: 'type' });
  };
  for (const { node, path, access } of uses.paths) {
    if (access === 'write' || path.problems.length > 0) continue;
    const { shape, presence } = lookupPath(before, path);
    add(node, shape, (presence & (Presence.Absent | Presence.Optional)) !== 0);
  }
  for (const { node, expression } of uses.expressions)
    if (expression.problems.length === 0) add(node, shapeOfExpression(expression.tree, before), false);
  return hints.sort((a, b) => a.offset - b.offset);
}

const LONG = 40;

function short(shape: Shape): string {
  const text = sketch(shape, 1);
  return text.length > LONG ? sketch(shape, 0) : text;
}
