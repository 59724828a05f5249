import {
  type AuthorizationParameters,
  environmentKey,
  signInServiceAccount,
} from '../../../globus/src/index.ts';
import { refusal } from '../../../project/src/index.ts';
import { EXIT } from '../exit-codes.ts';
import { readStandardInput } from '../files.ts';
import { printable } from '../formats/words.ts';
import { printJson } from '../print-json.ts';
import { storeAccount, storedAccount } from './accounts-file.ts';
import { chosenEnvironment } from './environment.ts';
import { attempt, type ServiceOptions } from './services.ts';
import { signIn } from './sign-in.ts';
import { askLine, askSecret, say } from './terminal.ts';

export interface LoginCommand extends ServiceOptions {
  browser: boolean;
  scope?: string[];
  identity?: string[];
  policy?: string[];
  domain?: string[];
  mfa?: true;
  serviceAccount?: true;
  clientId?: string;
}

/** `gflow login`: signs a person or a service account in, and returns the exit status. */
export async function login(command: LoginCommand): Promise<number> {
  return attempt(command, { environment: command.environment }, async () => {
    const environment = await chosenEnvironment(command.environment);
    const { identity } = command.serviceAccount
      ? await serviceAccount(environment, command.clientId)
      : await signIn(environment, {
          browser: command.browser,
          scopes: command.scope ?? [],
          parameters: parametersOf(command),
          clientId: command.clientId,
          previous: await previousOf(environment),
        });
    if (command.json) printJson({ identity, environment: environment.id });
    else console.log(printable(`Signed in to ${environment.label} as ${identity.name}.`));
    if (process.env.GLOBUS_CLI_CLIENT_ID)
      say('GLOBUS_CLI_CLIENT_ID is set: that service account still acts, here and wherever it is set.');
    return EXIT.ok;
  });
}

type Where = Parameters<typeof environmentKey>[0];

async function previousOf(environment: Where) {
  const account = await storedAccount(environment);
  return account?.kind === 'person' ? account.session : undefined;
}

function parametersOf({ identity, policy, domain, mfa }: LoginCommand): AuthorizationParameters {
  return {
    ...(identity && { session_required_identities: identity }),
    ...(policy && { session_required_policies: policy }),
    ...(domain && { session_required_single_domain: domain }),
    ...(mfa && { session_required_mfa: true }),
  };
}

async function serviceAccount(environment: Where, known: string | undefined) {
  const { id: clientId, secret } = await credentials(known);
  if (!clientId || !secret)
    throw refusal({
      operation: 'sign in',
      message: 'A service account signs in with a client id and a secret.',
      remedy: 'Give both when they are asked for, or through a pipe: two lines, or one with --client-id.',
    });
  const session = await signInServiceAccount(environment, clientId, secret);
  const { id, name } = session.identity;
  const account = { clientId: id, clientSecret: secret, name };
  await storeAccount({ kind: 'service-account', environment: environmentKey(environment), ...account });
  return session;
}

/** The secret is asked for, or comes through a pipe: as an argument every process of the computer could read it. */
async function credentials(known: string | undefined) {
  if (process.stdin.isTTY)
    return { id: known ?? (await askLine('Client id: ')), secret: await askSecret('Secret: ') };
  const lines = (await readStandardInput()).split('\n').map(line => line.trim());
  const given = lines.filter(line => line !== '');
  return { id: known ?? given.shift(), secret: given.shift() };
}
