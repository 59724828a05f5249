/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Measures things in turns (A B C A B C …), so that whatever else the machine does meets all alike. Each function
 * resolves to milliseconds; the medians come in the same order. A thing that has taken more than `patience`
 * milliseconds in all is left alone after its third turn, or after one that was as long as that by itself.
 */
export async function inTurns(times, things, { warmUp = 2, patience = 4000 } = {}) {
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
  return taken.map(median);
}

export const milliseconds = number => `${number.toFixed(number < 10 ? 2 : number < 100 ? 1 : 0)} ms`;
