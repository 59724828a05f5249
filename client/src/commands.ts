import * as vscode from 'vscode';
import type { FlowRun, Session } from '../../globus/src/index.ts';
import { addServiceAccount, signIn, signOut } from './accounts/commands.ts';
import { deployCommand, validateCommand } from './deploy/commands.ts';
import { selectEnvironment, startSandbox, stopSandbox } from './environment-commands.ts';
import { inFlight } from './in-flight.ts';
import { assignRunPermissionCommand } from './permissions/commands.ts';
import { definitionOf } from './project-file/flow-files.ts';
import { refusal } from './refusal.ts';
import { runCommand, runWithInputCommand } from './runs/commands.ts';
import { showState } from './runs/show-state.ts';
import { definitionFor } from './target.ts';
import { type Choice, choose, quoted } from './ui.ts';
import type { FlowsView } from './views/flows-view.ts';
import type { Workbench } from './workbench.ts';

/** Registers every command. One that is asked for again while it runs is not started twice. */
export function registerCommands(workbench: Workbench, view: FlowsView): vscode.Disposable {
  const { problems, runs, runLogs, accounts } = workbench;
  const command = (id: string, action: (...args: readonly unknown[]) => unknown) => {
    const once = inFlight(keyOf, async (...args: readonly unknown[]): Promise<void> => {
      try {
        await action(...args);
      } catch (error) {
        problems.show(error, { retry: () => once(...args) });
      }
    });
    return vscode.commands.registerCommand(`globusFlows.${id}`, once);
  };
  return vscode.Disposable.from(
    command('signIn', () => signIn(workbench)),
    command('signOut', () => signOut(workbench)),
    command('addServiceAccount', () => addServiceAccount(workbench)),
    command('deploy', argument => deployCommand(workbench, argument)),
    command('validateWithService', argument => validateCommand(workbench, argument)),
    command('assignRunPermission', (argument, who) => assignRunPermissionCommand(workbench, argument, who)),
    command('run', argument => runCommand(workbench, argument)),
    command('runWithInput', argument => runWithInputCommand(workbench, inputFor(argument))),
    command('refresh', () => view.refresh()),
    command('selectEnvironment', () => selectEnvironment(workbench)),
    command('startSandbox', () => startSandbox(workbench)),
    command('stopSandbox', () => stopSandbox(workbench)),
    command('showRunLog', async argument =>
      runLogs.open(runOf(argument) ?? (await chooseRun(workbench, 'all'))),
    ),
    command('cancelRun', async argument => {
      const { run, session } = runOf(argument) ?? (await chooseRun(workbench, 'active'));
      await accounts.globus(session).flows.cancelRun(run.run_id);
      runs.follow(run, session).catch(error => problems.show(error, { session }));
    }),
    command('openRun', async argument => {
      const { run, session } = runOf(argument) ?? (await chooseRun(workbench, 'all'));
      await vscode.env.openExternal(vscode.Uri.parse(`${session.environment.app}/runs/${run.run_id}`));
    }),
    command('goToState', async argument => goToState(argument)),
    command('openDefinition', async argument => openDefinition(workbench, argument)),
  );
}

interface ShownRun {
  run: FlowRun;
  session: Session;
}

/** The run of a line in the Flows view. */
function runOf(argument: unknown): ShownRun | undefined {
  if (typeof argument !== 'object' || argument === null || !('followed' in argument)) return undefined;
  const { followed } = argument;
  return isShownRun(followed) ? followed : undefined;
}

function isShownRun(value: unknown): value is ShownRun {
  return typeof value === 'object' && value !== null && 'run' in value && 'session' in value;
}

async function chooseRun({ runs }: Workbench, which: 'all' | 'active'): Promise<ShownRun> {
  const known = which === 'active' ? runs.active() : runs.all();
  if (known.length === 0)
    throw refusal({
      operation: 'find the run',
      message:
        which === 'active' ? 'No run that this window knows of goes on.' : 'This window knows of no run.',
      remedy: 'Choose the run in the Flows view.',
    });
  const choices: Choice<ShownRun>[] = known.map(followed => ({
    label: followed.run.label || followed.run.run_id,
    description: `${followed.run.flow_title} · ${followed.run.status.toLowerCase()}`,
    value: followed,
  }));
  return choose(choices, { title: 'Globus Flows', placeHolder: 'Which run?' });
}

async function goToState(argument: unknown): Promise<void> {
  const shown = runOf(argument);
  const visit =
    typeof argument === 'object' && argument !== null && 'visit' in argument ? argument.visit : undefined;
  if (!shown || typeof visit !== 'object' || visit === null || !('state' in visit)) return;
  const definition = await definitionOf(shown.session.environment.id, shown.run.flow_id);
  if (definition) return showState(definition, String(visit.state));
  throw refusal({
    operation: 'go to the state',
    message: `The definition of ${quoted(shown.run.flow_title)} is not in this workspace.`,
    remedy: 'Open the folder in which its definition and globus-flows.json are.',
  });
}

async function openDefinition({ environments, language }: Workbench, argument: unknown): Promise<void> {
  const { id } = await environments.current();
  await vscode.window.showTextDocument(await definitionFor(argument, language, id));
}

function inputFor(argument: unknown): vscode.Uri {
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  if (uri) return uri;
  throw refusal({
    operation: 'run',
    message: 'No run input is open.',
    remedy: 'Open one, or use Run… of a flow.',
  });
}

/** What a command is about, so that the same command for something else is another one. */
function keyOf(...[argument]: readonly unknown[]): string {
  if (argument instanceof vscode.Uri) return argument.toString();
  if (typeof argument !== 'object' || argument === null) return '';
  if ('followed' in argument) return runOf(argument)?.run.run_id ?? '';
  return 'flow' in argument ? JSON.stringify(argument.flow) : '';
}
