import { closure, type Graph } from './graph.ts';

/**
 * Of a flow in which these states lead elsewhere: whether a way from one of them leads to a state, before or after.
 * Undefined where more may be another than that.
 */
export function behind(
  changed: readonly number[],
  before: Graph,
  after: Graph,
): ((state: number) => boolean) | undefined {
  // What is meant by a wrong name, and where an unknown way leads, depends on all states.
  if (!isCertain(before) || !isCertain(after) || before.starts[0] !== after.starts[0]) return undefined;
  const targets = changed.flatMap(state => [
    ...(before.successors[state] ?? []),
    ...(after.successors[state] ?? []),
  ]);
  const reached = closure(targets, after.successors);
  return state => reached[state] === 1;
}

function isCertain({ starts, dangling, guessed }: Graph): boolean {
  return starts.length === 1 && dangling.length === 0 && guessed.size === 0;
}
