import * as l10n from '@vscode/l10n';
import type { Environment, Session } from '../../../globus/src/index.ts';
import type { Workbench } from '../workbench.ts';
import { signIn } from './commands.ts';

/** Who acts. When nobody is signed in, asks who signs in; then the command goes on. */
export async function activeSession(
  workbench: Workbench,
  environment: Environment,
  purpose: string,
): Promise<Session> {
  return (
    (await workbench.accounts.active(environment)) ??
    signIn(workbench, l10n.t('Sign in to {purpose}', { purpose }))
  );
}
