import * as vscode from 'vscode';
import { signIn } from './accounts/commands.ts';
import { settings } from './settings.ts';
import { type Choice, choose, heading, withProgress } from './ui.ts';
import type { Workbench } from './workbench.ts';

type Answer = 'sandbox' | 'production' | 'account' | 'start' | 'stop';

/** Asks which Globus to use, and what to do with it. */
export async function selectEnvironment(workbench: Workbench): Promise<void> {
  const present = settings.environment;
  const check = (id: typeof present) => (id === present ? { detail: '$(check) in use' } : {});
  const running = (await workbench.environments.running()) !== undefined;
  const choices: Choice<Answer>[] = [
    {
      label: '$(beaker) Sandbox',
      description: 'a small Globus on this computer; no account is needed',
      ...check('sandbox'),
      value: 'sandbox',
    },
    {
      label: '$(globe) Globus',
      description: 'the services of globus.org',
      ...check('production'),
      value: 'production',
    },
    heading<Answer>('more', 'account'),
    { label: '$(account) Change who acts…', value: 'account' },
    ...(workbench.environments.ownsSandbox
      ? [
          running
            ? ({ label: '$(debug-stop) Stop the sandbox', value: 'stop' } as const)
            : ({ label: '$(play) Start the sandbox', value: 'start' } as const),
        ]
      : []),
  ];
  const answer = await choose(choices, {
    title: 'Globus Flows',
    placeHolder: 'Where are flows deployed and run?',
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
        ? 'The services of globus.org are in use, not the sandbox.'
        : `The sandbox at ${settings.sandboxAddress} is in use. Start it where it was started, or empty the setting “Sandbox: Address”.`;
    return problems.tell(reason, { title: 'Select Environment…', apply: select });
  }
  const { label } = await withProgress('Starting the sandbox…', () => environments.current());
  problems.tell(`${label} runs.`);
}

/** Opens the sandbox's own page beside the editors, which shows runs, flows, tasks and requests. */
export async function showSandbox({ environments, problems }: Workbench): Promise<void> {
  if (settings.environment === 'production')
    return problems.tell('The services of globus.org are in use, not the sandbox.', {
      title: 'Select Environment…',
      apply: select,
    });
  const { flows } = await environments.current();
  const page = new URL('/sandbox/inspector', flows);
  await vscode.commands.executeCommand('simpleBrowser.show', page.href);
}

export async function stopSandbox({ environments, problems }: Workbench): Promise<void> {
  if (await environments.stopSandbox())
    return problems.tell('The sandbox has stopped. What it holds is kept.');
  problems.tell('This window has not started a sandbox.');
}

async function select(): Promise<void> {
  await vscode.commands.executeCommand('globusFlows.selectEnvironment');
}
