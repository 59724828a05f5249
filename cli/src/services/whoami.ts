import { EXIT } from '../exit-codes.ts';
import { printable } from '../formats/words.ts';
import { printJson } from '../print-json.ts';
import { type ServiceOptions, withServices } from './services.ts';

/** `gflow whoami`: tells who acts, once the service has accepted it, and returns the exit status. */
export async function whoami(options: ServiceOptions): Promise<number> {
  return withServices(options, async ({ session, globus, environment, source }) => {
    const [found] = await globus.identities.byIds([session.identity.id]);
    const identity = { ...session.identity, ...(found && { name: found.name }) };
    const { name, username, kind, id } = identity;
    if (options.json) printJson({ identity, environment: environment.id, source });
    else
      console.log(
        [
          `${printable(name)} (${printable(username)})`,
          `${KINDS[kind]} at ${environment.label}, by ${source === 'sign-in' ? 'gflow login' : source}`,
          `id ${id}`,
        ].join('\n'),
      );
    return EXIT.ok;
  });
}

const KINDS = { person: 'Person', 'service-account': 'Service account' } as const;
