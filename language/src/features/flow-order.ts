import type { Graph } from '../graph/graph.ts';

/**
 * The states as a run comes to them: each after those that lead to it, but for loops; the main way (`Next`, `Default`)
 * before others. What no run gets to comes last, as it stands.
 */
export function flowOrder({ successors, starts, byName }: Graph): number[] {
  const count = byName.size;
  const finished: number[] = [];
  const seen = new Set<number>();
  const visit = (start: number) => {
    // With a stack of our own: a chain of states may be longer than the stack of the engine is deep.
    const open = [{ state: start, next: (successors[start]?.length ?? 0) - 1 }];
    seen.add(start);
    for (let top = open.at(-1); top; top = open.at(-1)) {
      const target = successors[top.state]?.[top.next];
      if (top.next-- < 0) {
        finished.push(top.state);
        open.pop();
      } else if (target !== undefined && target < count && !seen.has(target)) {
        seen.add(target);
        open.push({ state: target, next: (successors[target]?.length ?? 0) - 1 });
      }
    }
  };
  for (const start of starts.toReversed()) if (!seen.has(start)) visit(start);
  return [...finished.reverse(), ...[...byName.values()].filter(state => !seen.has(state))];
}
