import { Dict, List, Tuple, type Value } from './value.ts';
import type { World } from './world.ts';

/** The directory and the last name of a path, as Flows splits it: the root `/~/` stays whole [D two examples, rest I]. */
export function pathSplit(path: string): [string, string] {
  const cut = path.lastIndexOf('/') + 1;
  const head = path.slice(0, cut);
  // The slashes that end a directory are dropped, unless there is nothing else.
  const bare = /^\/+$/.test(head) ? head : head.replace(/\/+$/, '');
  return [bare === '/~' ? '/~/' : bare, path.slice(cut)];
}

/** What a dotted and indexed path such as `a.b[0].c` leads to; undefined where it leads nowhere. */
export function walkPath(path: Value, world: World): Value | undefined {
  if (typeof path !== 'string') return undefined;
  const [first, ...steps] = path.match(/[^.[\]]+|\[\d+\]/g) ?? [];
  let at = first === undefined ? undefined : world.name(first);
  for (const step of steps) {
    if (at === undefined) return undefined;
    at = step.startsWith('[')
      ? item(at, Number(step.slice(1, -1)))
      : at instanceof Dict
        ? at.get(step)
        : undefined;
  }
  return at;
}

function item(value: Value, index: number): Value | undefined {
  if (value instanceof List || value instanceof Tuple) return value.items[index];
  return typeof value === 'string' ? [...value][index] : undefined;
}
