import type { Span } from '../json/text.ts';
import { type JsonNode, stringValue } from '../json/tree.ts';
import { plainValue } from '../json/value.ts';
import type { State } from '../model/state.ts';
import { dynamicKind, plainName } from '../model/uses.ts';
import type { Trail } from './access-specs.ts';

/** What says the value of a parameter, and where in the text. */
export interface Source {
  /** The value in the text, or the string that is a path or an expression. */
  span: Span;
  from: 'constant' | 'path' | 'expression';
  /** The constant itself; of a path or an expression its text. */
  value: unknown;
  /** What is left to go inside the value: names, and `*` for every element of a list. */
  rest: Trail;
}

/** Where a parameter of an action comes from: one source, or one for each element of a list that is written out. */
export function followTrail(state: State, trail: Trail): Source[] {
  const parameters = state.value('Parameters');
  if (parameters) return follow(parameters, trail);
  // Without parameters the action gets what InputPath selects, or the whole payload.
  const input = state.value('InputPath');
  const span = input ?? state.value('ActionUrl') ?? state.value('Handler') ?? state.key;
  return [{ span, from: 'path', value: stringValue(input) ?? '$', rest: trail }];
}

function follow(node: JsonNode, trail: Trail): Source[] {
  const [step, ...rest] = trail;
  if (step === undefined) return [{ span: node, from: 'constant', value: plainValue(node), rest: [] }];
  if (step === '*') return node.elements.flatMap(element => follow(element, rest));
  const found = node.members.findLast(({ name }) => plainName(name) === step);
  if (!found?.value) return [];
  const kind = dynamicKind(found.name);
  if (!kind) return follow(found.value, rest);
  const text = stringValue(found.value);
  return text === undefined ? [] : [{ span: found.value, from: kind, value: text, rest }];
}
