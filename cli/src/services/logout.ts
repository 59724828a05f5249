import { problemOf, signOutPerson } from '../../../globus/src/index.ts';
import { EXIT } from '../exit-codes.ts';
import { printable } from '../formats/words.ts';
import { printJson } from '../print-json.ts';
import { dropAccount, storedAccount } from './accounts-file.ts';
import { chosenEnvironment } from './environment.ts';
import { attempt, type ServiceOptions } from './services.ts';
import { say } from './terminal.ts';

/** `gflow logout`: forgets who is signed in, makes a person's tokens invalid at the service, and returns the exit status. */
export async function logout(options: ServiceOptions): Promise<number> {
  return attempt(options, { environment: options.environment }, async () => {
    const environment = await chosenEnvironment(options.environment);
    const account = await storedAccount(environment);
    if (account) await dropAccount(environment);
    // They are forgotten here either way, and expire at the service.
    if (account?.kind === 'person')
      await signOutPerson(account.session, undefined, environment).catch(error =>
        say(
          `gflow: The tokens are forgotten, but still valid: ${problemOf(error)?.message ?? String(error)}`,
        ),
      );
    const name = account?.kind === 'person' ? account.session.identity.name : account?.name;
    if (options.json) printJson({ environment: environment.id, signedOut: name ?? null });
    else
      console.log(
        printable(name ? `${name} is signed out.` : `Nobody is signed in to ${environment.label}.`),
      );
    if (process.env.GLOBUS_CLI_CLIENT_ID)
      say('GLOBUS_CLI_CLIENT_ID and GLOBUS_CLI_CLIENT_SECRET are set: that service account still acts.');
    return EXIT.ok;
  });
}
