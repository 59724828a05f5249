import type { Environment } from './environment.ts';
import { type JsonObject, jsonObjectOf, textOf } from './json.ts';
import { fail } from './problem-words.ts';

/** What became of an action: its status document, or why it could not be started. */
export type SandboxAction = { readonly document: JsonObject } | { readonly cause: string };

const POLLING_MS = 300;

/**
 * Runs an action in a sandbox, with the rights of its service account “Beamline robot”, and waits until it is over or waits
 * for a consent. Only ever called with a sandbox's address, which is on this computer.
 */
export async function sandboxAction(
  { auth, label }: Pick<Environment, 'auth' | 'label'>,
  url: string,
  body: unknown,
): Promise<SandboxAction> {
  const actions = `${auth}/sandbox/actions`;
  const ask = async (address: string, init: RequestInit = {}): Promise<JsonObject> => {
    try {
      return jsonObjectOf(await (await fetch(address, init)).json());
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      fail({ kind: 'network', operation: `run an action in ${label}`, why, remedy: 'Start the sandbox.' });
    }
  };
  let answer = await ask(actions, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action_url: url, body }),
  });
  const id = textOf(answer.action_id);
  if (id === undefined)
    return { cause: textOf(answer.cause) ?? textOf(answer.message) ?? 'It is no sandbox.' };
  while (answer.status === 'ACTIVE') {
    await new Promise(resolve => setTimeout(resolve, POLLING_MS));
    answer = await ask(`${actions}/${id}`);
  }
  return { document: answer };
}
