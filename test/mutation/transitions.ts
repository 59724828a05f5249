import { removeItem } from '../../language/src/json/edits.ts';
import { type JsonNode, member, members, stringValue } from '../../language/src/json/tree.ts';
import { type Flow, type Mutant, misspelt, replaced } from './mutant.ts';
import { partsOf } from './parts.ts';

interface Transition {
  node: JsonNode;
  target: string;
  /** The state that goes on; undefined for StartAt. */
  state: string | undefined;
}

/** Mistakes in where states lead. */
export function* transitionMutants(flow: Flow): Generator<Mutant> {
  const all = transitionsOf(flow);
  const ways = (target: string) => all.filter(t => t.target === target && t.state !== target).length;
  for (const { node, target, state } of all) {
    const what = `${state ?? 'StartAt'} → ${target}`;
    const common = { file: 'definition', state } as const;
    const edit = (name: string) => replaced(node, JSON.stringify(name));
    yield { ...common, kind: 'lead to a state that is not there', what, edit: edit(misspelt(target)) };
    const other = flow.states.find(s => s.name !== target && s.name !== state);
    if (other && ways(target) === 1 && target !== state)
      yield { ...common, kind: 'lead past a state', what: `${what}: ${other.name}`, edit: edit(other.name) };
  }
  const places = flow.states.map(s => s.member.node);
  for (const [index, { name }] of flow.states.entries())
    if (ways(name) > 0)
      yield {
        kind: 'delete a state that is led to',
        what: name,
        edit: removeItem(flow.text, places, index),
        file: 'definition',
      };
  yield* withoutEnd(flow);
}

/** The only state that ends the run leads back to the start. */
function* withoutEnd(flow: Flow): Generator<Mutant> {
  const ends = flow.states.filter(s => s.type === 'Fail' || member(s.node, 'End'));
  const [only] = ends;
  const end = only && member(only.node, 'End');
  const start = stringValue(member(flow.root, 'StartAt')?.value);
  if (ends.length !== 1 || !end || start === undefined) return;
  yield {
    kind: 'lead the only end back to the start',
    what: only.name,
    edit: replaced(end.node, `"Next": ${JSON.stringify(start)}`),
    file: 'definition',
    state: only.name,
  };
}

function transitionsOf(flow: Flow): Transition[] {
  return partsOf(flow).flatMap(({ node, state }) =>
    members(node).flatMap(({ name, value }) => {
      const target = stringValue(value);
      const leads = name === 'Next' || name === 'Default' || (name === 'StartAt' && state === undefined);
      return leads && value && target !== undefined ? [{ node: value, target, state }] : [];
    }),
  );
}
