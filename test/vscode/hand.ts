/** The harness has hands: it types and reloads the window when it is asked to (scripts/lib/vscode/in-browser.mjs). */
export const hasHands = process.env.GFLOW_TEST_HANDS === '1';

const ask = (what: object) => console.log(`[hand] ${JSON.stringify(what)}`);

/** Types into what has the focus. */
export async function type(text: string): Promise<void> {
  ask({ type: text });
  await new Promise(resolve => setTimeout(resolve, 500));
}

/** Reloads the window, and with it all that runs in it: this never comes back. */
export function reload(): Promise<never> {
  ask({ reload: true });
  return new Promise(() => undefined);
}
