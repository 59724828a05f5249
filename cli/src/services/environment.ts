import { type Environment, production, sandboxAt } from '../../../globus/src/index.ts';
import { refusal } from '../../../project/src/index.ts';
import { runningSandbox } from '../../../sandbox/src/index.ts';
import { goByProxy } from './go-by-proxy.ts';

/** Says where a sandbox is, for the one that does not run from the folder that gflow runs in. */
const SANDBOX_VARIABLE = 'GFLOW_SANDBOX';

/** Which Globus is meant: the one that is named; else the sandbox where the environment says where it is, else the real one. */
export async function chosenEnvironment(name: Environment['id'] | undefined): Promise<Environment> {
  const address = process.env[SANDBOX_VARIABLE]?.trim() ?? '';
  if ((name ?? (address ? 'sandbox' : 'production')) === 'production') {
    await goByProxy(); // a sandbox is on this computer
    return production;
  }
  if (address) return sandboxAt(address);
  const running = await runningSandbox('.sandbox');
  if (running !== undefined) return sandboxAt(running);
  throw refusal({
    kind: 'network',
    operation: 'find the sandbox',
    message: 'No sandbox runs from this folder.',
    remedy: `Start one here with gflow sandbox, or say in ${SANDBOX_VARIABLE} where it is: http://127.0.0.1:8080.`,
  });
}
