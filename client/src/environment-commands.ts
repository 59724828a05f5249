import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { signIn } from './accounts/commands.ts';
import { settings } from './settings.ts';
import { type Choice, choose, heading, withProgress } from './ui.ts';
import type { Workbench } from './workbench.ts';

type Answer = 'sandbox' | 'production' | 'account' | 'start' | 'stop';

/** Asks which Globus to use, and what to do with it. */
export async function selectEnvironment(workbench: Workbench): Promise<void> {
  const present = settings.environment;
  const check = (id: typeof present) => (id === present ? { detail: l10n.t('$(check) in use') } : {});
  const running = (await workbench.environments.running()) !== undefined;
  const choices: Choice<Answer>[] = [
    {
      label: l10n.t('$(beaker) Sandbox'),
      description: l10n.t('a small Globus on this computer; no account is needed'),
      ...check('sandbox'),
      value: 'sandbox',
    },
    {
      label: l10n.t('$(globe) Globus'),
      description: l10n.t('the services of globus.org'),
      ...check('production'),
      value: 'production',
    },
    heading<Answer>('more', 'account'),
    { label: l10n.t('$(account) Change who acts…'), value: 'account' },
    ...(workbench.environments.ownsSandbox
      ? [
          running
            ? ({ label: l10n.t('$(debug-stop) Stop the sandbox'), value: 'stop' } as const)
            : ({ label: l10n.t('$(play) Start the sandbox'), value: 'start' } as const),
        ]
      : []),
  ];
  const answer = await choose(choices, {
    title: 'Globus Flows',
    placeHolder: l10n.t('Where are flows deployed and run?'),
  });
  if (answer === 'account') return void (await signIn(workbench));
  if (answer === 'start') return startSandbox(workbench);
  if (answer === 'stop') return stopSandbox(workbench);
  await vscode.workspace
    .getConfiguration('globusFlows')
    .update('environment', answer, vscode.ConfigurationTarget.Global);
}

export async function startSandbox({ environments, problems }: Workbench): Promise<void> {
  if (!environments.ownsSandbox) {
    const reason =
      settings.environment === 'production'
        ? l10n.t('The services of globus.org are in use, not the sandbox.')
        : l10n.t(
            'The sandbox at {sandboxAddress} is in use. Start it where it was started, or empty the setting “Sandbox: Address”.',
            { sandboxAddress: settings.sandboxAddress },
          );
    return problems.tell(reason, { title: l10n.t('Select Environment…'), apply: select });
  }
  const { label } = await withProgress(l10n.t('Starting the sandbox…'), () => environments.current());
  problems.tell(l10n.t('{label} runs.', { label }));
}

/** Opens the sandbox's own page beside the editors, which shows runs, flows, tasks and requests. */
export async function showSandbox({ environments, problems }: Workbench): Promise<void> {
  if (settings.environment === 'production')
    return problems.tell(l10n.t('The services of globus.org are in use, not the sandbox.'), {
      title: l10n.t('Select Environment…'),
      apply: select,
    });
  const { flows } = await environments.current();
  const page = new URL('/sandbox/inspector', flows);
  await vscode.commands.executeCommand('simpleBrowser.show', page.href);
}

export async function stopSandbox({ environments, problems }: Workbench): Promise<void> {
  if (await environments.stopSandbox())
    return problems.tell(l10n.t('The sandbox has stopped. What it holds is kept.'));
  problems.tell(l10n.t('This window has not started a sandbox.'));
}

async function select(): Promise<void> {
  await vscode.commands.executeCommand('globusFlows.selectEnvironment');
}
