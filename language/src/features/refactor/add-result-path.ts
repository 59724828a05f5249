import { insertMember } from '../../json/layout.ts';
import { elements, type JsonNode, member, stringValue } from '../../json/tree.ts';
import { STATE_SPECS } from '../../model/state-specs.ts';
import { printPath } from '../../path/print.ts';
import { inDefinition, type Refactoring, type StatePlace } from './refactoring.ts';

/** Writes what replaces the whole payload to a place of its own: the result of a state, or what a catcher is given. */
export function addResultPath(place: StatePlace): Refactoring[] {
  const { flow, index, state } = place;
  const { type, node, name } = state;
  if (!type || !node || !STATE_SPECS[type].byName.has('ResultPath')) return [];
  const catcher = catcherAround(place);
  const object = catcher ?? node;
  if (member(object, 'ResultPath')) return [];
  const path = printPath([catcher ? `${name}Error` : name]);
  const title = `Write the ${catcher ? 'error' : 'result'} to “${path}”`;
  return [
    inDefinition(flow, 'refactor.rewrite.addResultPath', title, () => {
      const before = object.members.find(m => m.name === 'Catch' || m.name === 'Next' || m.name === 'End');
      const container = { text: flow.text, node: object, base: flow.base(index) };
      return [insertMember(container, 'ResultPath', path, before)];
    }),
  ];
}

/** The catcher that the place is in, if it leads somewhere. */
function catcherAround({ state, node }: StatePlace): JsonNode | undefined {
  const catchers = elements(state.value('Catch'));
  for (let at = node; at; at = at.parent) {
    if (catchers.includes(at)) return stringValue(member(at, 'Next')?.value) === undefined ? undefined : at;
  }
  return undefined;
}
