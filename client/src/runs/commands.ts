import type * as vscode from 'vscode';
import type { Environment, Session } from '../../../globus/src/index.ts';
import { inputSkeleton } from '../../../language/src/index.ts';
import { defaultLabel, definitionBeside, refusal } from '../../../project/src/index.ts';
import { activeSession } from '../accounts/active-session.ts';
import { deployWithConsent } from '../deploy/commands.ts';
import { fileName, filesIn, folderOf } from '../project-file/text-files.ts';
import { type DeployedTarget, deployedTarget, notDeployed, type Target, targetFor } from '../target.ts';
import { type Choice, choose, quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { followInNotification } from './follow.ts';
import { chooseInput, inputSchema, type RunInput, readInput } from './input.ts';
import { chooseWhoRuns } from './run-as.ts';
import { type RunRequested, start } from './start-run.ts';

/** Inputs of this window's runs, by flow. Only in memory: an input may hold what must not lie on the disk. */
const lastInputs = new Map<string, RunInput>();

/** Asks for the input and who runs it, starts the run, and follows it. */
export async function runCommand(workbench: Workbench, argument: unknown): Promise<void> {
  const environment = await workbench.environments.current();
  const wanted = await targetFor(argument, workbench.language, environment.id);
  const target = await upToDate(workbench, environment, wanted);
  if (!target) return;
  const input = await chooseInput(
    target,
    lastInputs.get(target.flowId),
    `Run ${quoted(target.title)} (1 of 2)`,
  );
  if (input) return runWith(workbench, environment, target, input);
  const session = await activeSession(workbench, environment, 'read the input schema');
  const schema = await inputSchema(target, workbench.accounts.globus(session));
  await workbench.typedInputs.open(target, inputSkeleton(schema));
}

/** Runs with the input in an editor: one that was opened for it, or a file beside a definition. */
export async function runWithInputCommand(workbench: Workbench, document: vscode.Uri): Promise<void> {
  const environment = await workbench.environments.current();
  const target = workbench.typedInputs.targetOf(document) ?? (await targetBeside(document, environment));
  await runWith(workbench, environment, target, await readInput(document));
}

async function runWith(
  workbench: Workbench,
  environment: Environment,
  target: DeployedTarget,
  input: RunInput,
): Promise<void> {
  const proposed = defaultLabel(new Date());
  const { session, label } = await chooseWhoRuns(workbench, environment, target.title, proposed);
  const schema = await inputSchema(target, workbench.accounts.globus(session));
  await startAndFollow(workbench, { target, session, input, schema, label });
}

async function startAndFollow(workbench: Workbench, request: RunRequested): Promise<void> {
  const { session, target, input } = request;
  lastInputs.set(target.flowId, input);
  try {
    followInNotification(workbench, await start(workbench, request), session);
  } catch (error) {
    // Again with the same answers; an input in an editor is read again, for it was probably mended.
    const retry = async () => {
      const again = input.document ? await readInput(input.document) : input;
      await startAndFollow(workbench, { ...request, input: again });
    };
    workbench.problems.show(error, { session, definition: target.definition, retry });
  }
}

/** What runs is what is deployed: where that is not what the editor shows, the author decides. Undefined to stop here. */
async function upToDate(
  workbench: Workbench,
  environment: Environment,
  target: Target,
): Promise<DeployedTarget | undefined> {
  const { definition, flowId, title } = target;
  const known = flowId === undefined ? undefined : { ...target, flowId };
  if (!definition) {
    if (known) return known;
    throw notDeployed(title, environment.label);
  }
  const session = await activeSession(workbench, environment, 'run');
  const { plan } = await withProgress(`Looking at ${quoted(title)} on ${environment.label}…`, signal =>
    workbench.deployer.prepare(definition, session, signal),
  );
  if (plan.action === 'nothing') return known;
  // Whoever may only start it cannot deploy it either.
  if (plan.action === 'update' && !plan.flow.user_roles.some(role => /owner|administrator/.test(role)))
    return known;
  const deployFirst = await choose(beforeRunning(title, environment.label, known !== undefined), {
    title: `Run ${quoted(title)}`,
    placeHolder: differenceWords(plan.action, session, known !== undefined),
  });
  if (!deployFirst) return known;
  const run = () => void runCommand(workbench, definition).catch(error => workbench.problems.show(error));
  const result = await deployWithConsent(workbench, definition, session, run);
  return result && deployedTarget(definition, environment);
}

function beforeRunning(title: string, where: string, isKnown: boolean): Choice<boolean>[] {
  const deployFirst = { label: `$(cloud-upload) Deploy ${quoted(title)} to ${where}, then run`, value: true };
  return isKnown ? [deployFirst, { label: '$(play) Run what is deployed', value: false }] : [deployFirst];
}

function differenceWords(action: 'create' | 'update', { identity }: Session, isKnown: boolean): string {
  if (action === 'update') return 'What is deployed differs from what the editor shows';
  return isKnown
    ? `${identity.name} cannot see the flow that globus-flows.json names`
    : 'It is not deployed yet';
}

async function targetBeside(input: vscode.Uri, environment: Environment): Promise<DeployedTarget> {
  const folder = folderOf(input);
  const name = definitionBeside(fileName(input), await filesIn(folder));
  if (name === undefined)
    throw refusal({
      operation: 'run with this input',
      message: `It is not clear which flow ${fileName(input)} is for.`,
      remedy:
        'Give it the name of its definition (copy.flow.json: copy.input.json), or use Run… of the flow.',
    });
  const definition = folder.with({ path: `${folder.path}/${name}` });
  return deployedTarget(definition, environment);
}
