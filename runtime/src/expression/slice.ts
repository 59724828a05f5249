import { ExpressionError } from './error.ts';

/** A bound of a slice with step 1, within 0 and the length. */
export function clampSlice(bound: number, length: number): number {
  return Math.max(0, Math.min(length, bound < 0 ? length + bound : bound));
}

/** The indexes that `[from:to:step]` selects from a sequence. */
export function sliceIndexes(
  length: number,
  from: number | undefined,
  to: number | undefined,
  step: number | undefined,
): number[] {
  const by = step ?? 1;
  if (by === 0) throw new ExpressionError('ValueError', 'slice step cannot be zero');
  const [low, high] = by > 0 ? [0, length] : [-1, length - 1];
  const clamp = (bound: number) => Math.max(low, Math.min(high, bound < 0 ? bound + length : bound));
  const start = from === undefined ? (by > 0 ? low : high) : clamp(from);
  const end = to === undefined ? (by > 0 ? high : low) : clamp(to);
  const found: number[] = [];
  for (let i = start; by > 0 ? i < end : i > end; i += by) found.push(i);
  return found;
}
