import { freeStateName, stateAfter } from '../../document/new-state.ts';
import { insertElements, insertMember } from '../../json/layout.ts';
import { CATCH_ALL, catchersOf } from '../../model/catchers.ts';
import { STATE_SPECS } from '../../model/state-specs.ts';
import { printPath } from '../../path/print.ts';
import { inDefinition, type Refactoring, type StatePlace } from './refactoring.ts';

/** Catches all errors of a state, and ends the run in a state of its own, which is there to be changed. */
export function addCatch({ flow, index, state }: StatePlace): Refactoring[] {
  const { type, node, name } = state;
  if (!type || !node || !STATE_SPECS[type].byName.has('Catch')) return [];
  const catchers = state.value('Catch');
  if (catchers && catchers.type !== 'array') return [];
  if (catchersOf(state).some(({ names }) => names.some(error => error.name === CATCH_ALL))) return [];
  const title = `Add a Catch with a handler to “${name}”`;
  return [
    inDefinition(flow, 'refactor.rewrite.addCatch', title, () => {
      const handler = freeStateName(flow.graph.byName, `${name}Failed`);
      const path = printPath([`${name}Error`]);
      const catcher = { ErrorEquals: [CATCH_ALL], ResultPath: path, Next: handler };
      const within = { text: flow.text, base: flow.base(index) };
      const catching = catchers
        ? insertElements({ ...within, node: catchers }, [catcher])
        : [insertMember({ ...within, node }, 'Catch', [catcher], wayOut(state))];
      const body = { Type: 'Fail', Error: handler, Cause: `The state ${name} failed: see ${path}.` };
      return [...catching, stateAfter(flow, index, handler, body)];
    }),
  ];
}

/** The member that says where the run goes next: what belongs to the state itself stands before it. */
function wayOut({ fields }: StatePlace['state']) {
  return fields.get('Next') ?? fields.get('End');
}
