/**
 * Asks again and again until the answer is neither undefined nor false; editors and services take their time.
 * @param what for the message when `patience` milliseconds are over
 */
export async function eventually<T>(
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  what: string,
  patience = 15_000,
): Promise<T> {
  for (const end = Date.now() + patience; ; ) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > end) throw new Error(`Waited ${patience} ms for ${what}.`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
