import { parseJson } from '../../language/src/index.ts';
import { elements, type JsonNode, member, members, stringValue } from '../../language/src/json/tree.ts';
import type { Flow } from './mutant.ts';

const RESULT = ['details', 'status', 'action_id', 'display_status', 'creator_id', 'start_time'];

/**
 * Whether it can be known that a step of a path is misspelt: what the input schema declares, what states write, and
 * the context are known; what is below the answer of a provider, or below an error, is not.
 */
export function isKnownStep(flow: Flow, steps: readonly string[], at: number): boolean {
  const [head, second] = steps;
  if (head === undefined) return false;
  if (head === '_context') return at === 1;
  if (flow.schema === undefined) return false;
  const writers = flow.states.filter(s => headOf(stringValue(member(s.node, 'ResultPath')?.value)) === head);
  const caught = flow.states.some(s =>
    elements(member(s.node, 'Catch')?.value).some(
      c => headOf(stringValue(member(c, 'ResultPath')?.value)) === head,
    ),
  );
  if (caught || head.startsWith('_')) return false;
  if (writers.length > 0) {
    if (at === 0) return true;
    const whole = writers.every(s => stringValue(member(s.node, 'ResultPath')?.value) === `$.${head}`);
    if (at !== 1 || !whole || second === undefined) return false;
    return writers.every(s =>
      s.type === 'Action'
        ? RESULT.includes(second)
        : members(
            member(s.node, s.node.members.some(m => m.name === 'Result') ? 'Result' : 'Parameters')?.value,
          ).some(m => m.name.replace(/\.[$=]$/, '') === second),
    );
  }
  return declared(parseJson(flow.schema).root, steps, at);
}

function declared(schema: JsonNode | undefined, steps: readonly string[], at: number): boolean {
  let node = schema;
  for (const [i, step] of steps.entries()) {
    const found = member(member(node, 'properties')?.value, step)?.value;
    if (!found) return false;
    if (i === at) return true;
    node = found;
  }
  return false;
}

/** The first step of a path. */
export function headOf(path: string | undefined): string | undefined {
  return /^\$\.(\w+)/.exec(path ?? '')?.[1];
}
