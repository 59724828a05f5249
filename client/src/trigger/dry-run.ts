import * as l10n from '@vscode/l10n';
import type { Problems } from '../problems.ts';
import { type GflowTask, runGflow } from './gflow-task.ts';

/** Nobody is signed in there, says gflow with it. */
const SIGN_IN_NEEDED = 4;

/** Tells in a terminal what a trigger would do; gflow has a sign-in of its own, which is offered where it is missing. */
export async function dryRun(
  problems: Problems,
  task: GflowTask,
  name: string,
  account: string | undefined,
): Promise<void> {
  const status = await runGflow(task, 'trigger', name, '--dry-run');
  if (status !== SIGN_IN_NEEDED) return;
  const login = account === undefined ? [] : ['--service-account', '--client-id', account];
  problems.tell(l10n.t('gflow has a sign-in of its own, and nobody is signed in there.'), {
    title: l10n.t('Sign In in the Terminal'),
    async apply() {
      if ((await runGflow(task, 'login', ...login)) === 0) await dryRun(problems, task, name, account);
    },
  });
}
