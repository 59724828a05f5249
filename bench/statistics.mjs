/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Measures two things in turns (A B A B …), so that whatever else the machine does meets both alike.
 * Each function resolves to milliseconds.
 */
export async function inPairs(times, a, b) {
  const pairs = [];
  for (let i = -2; i < times; i++) {
    const pair = [await a(), await b()];
    if (i >= 0) pairs.push(pair); // the first two warm the caches of the disk
  }
  const medians = [median(pairs.map(([first]) => first)), median(pairs.map(([, second]) => second))];
  return { medians, ratio: medians[1] / medians[0] };
}

export const milliseconds = number => `${number.toFixed(number < 10 ? 2 : 1)} ms`;
