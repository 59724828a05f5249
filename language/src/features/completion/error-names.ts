import { CATCH_ALL, catchersOf, ENGINE_ERROR } from '../../model/catchers.ts';
import { raises } from '../../model/raised.ts';
import { ERROR_NAMES } from '../../model/words.ts';
import type { Place } from '../place.ts';
import type { Completion, ItemWriter } from './item.ts';

/** The exceptions that a catcher of a state may still name: those that the state can raise and none catches yet. */
export function errorNames({ state, pointer, inArray }: Place, write: ItemWriter): Completion[] {
  if (!state) return [];
  const catchers = catchersOf(state).map(({ names }) => names.map(({ name }) => name));
  const at = Number(pointer[3]);
  const own = catchers[at] ?? [];
  const caught = new Set(catchers.flat());
  const isTaken = (name: string) => name !== ENGINE_ERROR && Object.hasOwn(ERROR_NAMES, name);
  const allBefore = catchers
    .slice(0, at + 1)
    .flat()
    .includes(CATCH_ALL);
  const takenBehind = [...own, ...catchers.slice(at + 1).flat()].some(isTaken);
  return Object.entries(ERROR_NAMES)
    .map(([name, doc]) => ({ name, doc, how: raises(state, name) }))
    .filter(({ name, how }) => how !== 'no' && !caught.has(name))
    .filter(({ name }) => (name === CATCH_ALL ? !takenBehind : name === ENGINE_ERROR || !allBefore))
    .map(({ name, doc, how }, i) =>
      write.value(JSON.stringify(inArray ? name : [name]), {
        kind: 'value',
        rank: how === 'yes' ? i : 100 + i,
        label: name,
        filter: name,
        type: 'exception',
        detail: how === 'yes' ? undefined : 'of actions; that a web input raises it is not known',
        documentation: doc,
      }),
    );
}
