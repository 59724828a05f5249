import * as l10n from '@vscode/l10n';
import type { Environment, Session } from '../../../globus/src/index.ts';
import { sandboxDirectory } from '../../../globus/src/index.ts';
import { labelProblem } from '../../../project/src/index.ts';
import { signIn } from '../accounts/commands.ts';
import type { DeployedTarget } from '../target.ts';
import { ask, type Choice, choose, heading, identityItem, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';

type Answer =
  | { session: Session }
  | { demo: { clientId: string; clientSecret: string } }
  | 'sign-in'
  | 'label';

interface WhoRuns {
  environment: Environment;
  target: DeployedTarget;
  /** of the question */
  title: string;
  /** of the run */
  label: string;
}

/** Asks who runs a flow (whoever did last is first), and lets its label be changed on the way. */
export async function chooseWhoRuns(
  workbench: Workbench,
  question: WhoRuns,
): Promise<{ session: Session; label: string }> {
  const { environment, label, title } = question;
  const answer = await choose(candidates(workbench, question), {
    title,
    placeHolder: l10n.t('Run as: the run uses the access that this identity has'),
  });
  if (answer === 'sign-in') return { session: await signIn(workbench), label };
  if (answer === 'label') return chooseWhoRuns(workbench, { ...question, label: await askLabel(label) });
  if ('session' in answer) return { session: answer.session, label };
  const { clientId, clientSecret } = answer.demo;
  const session = await withProgress(l10n.t('Signing the service account in…'), signal =>
    workbench.accounts.addServiceAccount(environment, clientId, clientSecret, { signal }),
  );
  return { session, label };
}

async function candidates(
  { actors }: Workbench,
  { environment, target, label }: WhoRuns,
): Promise<Choice<Answer>[]> {
  const sessions = await actors.candidates(environment, 'runner', target);
  const demo = environment.id === 'sandbox' ? (await sandboxDirectory(environment)).serviceAccounts : [];
  const strangers = demo.filter(({ clientId }) => !sessions.some(({ identity }) => identity.id === clientId));
  return [
    ...sessions.map(session => ({ ...identityItem(session.identity), value: { session } })),
    ...strangers.map(account => ({
      label: `$(server-process) ${account.name}`,
      description: l10n.t('demo service account of the sandbox'),
      value: { demo: account },
    })),
    heading<Answer>('', 'label'),
    { label: l10n.t('$(add) Another account…'), value: 'sign-in' },
    { label: l10n.t('$(tag) Change the label…'), description: label, value: 'label' },
  ];
}

/** Asks for the label of a run. */
export function askLabel(label: string): Promise<string> {
  return ask({
    title: l10n.t('The label of the run'),
    prompt: l10n.t('How you will find this run again.'),
    value: label,
    validateInput: labelProblem,
  });
}
