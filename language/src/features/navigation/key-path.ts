import type { Step } from '../../shape/shape.ts';

/** A way to a key of the payload. Elements of a list are all alike here: every index is 0. */
export type KeyPath = readonly Step[];

export function keyPath(steps: readonly Step[]): KeyPath {
  return steps.map(step => (typeof step === 'number' ? 0 : step));
}

/** Equal for equal paths. */
export function pathId(path: readonly (Step | undefined)[]): string {
  return JSON.stringify(path);
}

/** Whether a path leads to, or into, the value at `start`. */
export function isWithin(path: KeyPath, start: KeyPath): boolean {
  return start.length <= path.length && start.every((step, i) => step === path[i]);
}
