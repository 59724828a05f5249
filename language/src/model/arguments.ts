import type { ParsedExpression } from '../expression/tree.ts';
import type { Span } from '../json/text.ts';
import type { JsonNode } from '../json/tree.ts';
import type { Path } from '../path/parse.ts';
import type { Step } from '../shape/shape.ts';
import { plainName, type Uses } from './uses.ts';

/** A parameter of an action, or a part of one, whose value only the run knows. */
export interface Argument {
  /** Where it stands under `Parameters`, its own name last, without suffixes. */
  trail: readonly Step[];
  /** The string that says what the value is, in the state's text. */
  node: Span;
  value: { kind: 'path'; path: Path } | { kind: 'expression'; expression: ParsedExpression };
}

export function readArguments({ paths, expressions, templates }: Uses): Argument[] {
  const found: Argument[] = [];
  const add = (node: JsonNode, place: Span, value: Argument['value']) => {
    found.push({ trail: trailTo(node, templates), node: place, value });
  };
  for (const { node, place, path, inTemplate } of paths)
    if (inTemplate) add(node, place, { kind: 'path', path });
  for (const { node, place, expression } of expressions) add(node, place, { kind: 'expression', expression });
  // A copy is as long as it has to be; a list that grew has room to spare.
  return found.slice();
}

function trailTo(node: JsonNode, templates: readonly JsonNode[]): Step[] {
  const trail: Step[] = [];
  let at = node;
  while (at.parent && !templates.includes(at)) {
    const { parent } = at;
    const here = at;
    const member = parent.members.find(m => m.value === here);
    trail.push(member ? plainName(member.name) : parent.elements.indexOf(here));
    at = parent;
  }
  return trail.toReversed();
}
