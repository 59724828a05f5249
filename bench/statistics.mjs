/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The number that 95 of 100 numbers do not exceed. */
export function percentile95(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)];
}

/**
 * Measures things in turns (A B C A B C …), so that whatever else the machine does meets all alike. Each function
 * resolves to milliseconds; what `summary` makes of them comes in the same order. A thing that has taken more than `patience`
 * milliseconds in all is left alone after its third turn, or after one that was as long as that by itself.
 */
export async function inTurns(times, things, { warmUp = 2, patience = 4000, summary = median } = {}) {
  const taken = things.map(() => []);
  const spent = things.map(() => 0);
  for (let turn = -warmUp; turn < times; turn++)
    for (const [i, thing] of things.entries()) {
      const enough = taken[i].length > 2 || taken[i][0] > patience;
      if (spent[i] > patience && (turn < 0 || enough)) continue;
      const time = await thing();
      spent[i] += time;
      if (turn >= 0) taken[i].push(time);
    }
  return taken.map(summary);
}

export const milliseconds = number => `${number.toFixed(number < 10 ? 2 : number < 100 ? 1 : 0)} ms`;
