import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import type { Environment } from '../../../globus/src/index.ts';
import { inputSkeleton } from '../../../language/src/index.ts';
import { defaultLabel } from '../../../project/src/index.ts';
import { actorOn } from '../accounts/choose-actor.ts';
import { retriably } from '../retriably.ts';
import { type DeployedTarget, targetFor } from '../target.ts';
import { quoted } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { followInNotification } from './follow.ts';
import { type FormQuestion, fillForm } from './form/run-form.ts';
import { chooseInput, inputSchema, type RunInput, readInput } from './input.ts';
import { lastInputs } from './last-inputs.ts';
import { chooseWhoRuns } from './run-as.ts';
import { type RunRequested, start } from './start-run.ts';
import { targetBeside } from './target-beside.ts';
import { upToDate } from './up-to-date.ts';

/** Asks for the input and who runs it, starts the run, and follows it. */
export async function runCommand(workbench: Workbench, argument: unknown): Promise<void> {
  const environment = await workbench.environments.current();
  const wanted = await targetFor(argument, workbench.language, environment.id);
  const again = () => runCommand(workbench, argument);
  const target = await upToDate(workbench, environment, wanted, { purpose: 'run', again });
  if (!target) return;
  const input = await chooseInput(
    target,
    lastInputs.get(target.flowId),
    l10n.t('Run {title} (1 of 2)', { title: quoted(target.title) }),
    [
      {
        label: l10n.t('$(list-selection) Fill in a form…'),
        description: l10n.t('made of the input schema; collections are browsed, people found by name'),
        value: 'form',
      },
    ],
  );
  if (typeof input === 'object') return runWith(workbench, environment, target, input);
  const session = await actorOn(workbench, environment, {
    part: 'runner',
    flow: target,
    purpose: l10n.t('read the input schema'),
  });
  const schema = await inputSchema(target, workbench.accounts.globus(session));
  if (input === 'type') await workbench.typedInputs.open(target, inputSkeleton(schema));
  else await runByForm(workbench, { environment, target, schema, session, input: undefined });
}

/** The form of a flow, with the input in an editor to begin with. */
export async function runFormWithInputCommand(workbench: Workbench, document: vscode.Uri): Promise<void> {
  const environment = await workbench.environments.current();
  const target = workbench.typedInputs.targetOf(document) ?? (await targetBeside(document, environment));
  const session = await actorOn(workbench, environment, {
    part: 'runner',
    flow: target,
    purpose: l10n.t('fill in the form'),
  });
  const schema = await inputSchema(target, workbench.accounts.globus(session));
  await runByForm(workbench, { environment, target, schema, session, input: await readInput(document) });
}

async function runByForm(workbench: Workbench, question: FormQuestion): Promise<void> {
  const { target, schema, session } = question;
  await retriably(workbench, session, async () => {
    const answer = await fillForm(workbench, question);
    if ('json' in answer) await workbench.typedInputs.open(target, answer.json);
    else await startAndFollow(workbench, { target, schema, ...answer.run });
  });
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
  const { session, label } = await chooseWhoRuns(workbench, {
    environment,
    target,
    title: l10n.t('Run {title} (2 of 2)', { title: quoted(target.title) }),
    label: proposed,
  });
  const schema = await inputSchema(target, workbench.accounts.globus(session));
  await startAndFollow(workbench, { target, session, input, schema, label });
}

/** Starts a run, follows it, and tells what goes wrong. */
export async function startAndFollow(workbench: Workbench, request: RunRequested): Promise<void> {
  const { session, target, input } = request;
  lastInputs.set(target.flowId, input);
  await workbench.actors.remember(session, 'runner', target);
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
