import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { type AccessFix, type Environment, fixesOf, type Session } from '../../../globus/src/index.ts';
import { inputSkeleton } from '../../../language/src/index.ts';
import { accessSummary, defaultLabel, refusal } from '../../../project/src/index.ts';
import { actorOn } from '../accounts/choose-actor.ts';
import { startAndFollow } from '../runs/commands.ts';
import { chooseInput, inputSchema, type RunInput, readInput } from '../runs/input.ts';
import { lastInputs } from '../runs/last-inputs.ts';
import { targetBeside } from '../runs/target-beside.ts';
import { upToDate } from '../runs/up-to-date.ts';
import { type CurrentTarget, type DeployedTarget, targetFor } from '../target.ts';
import { quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import type { LastCheck } from './access-reports.ts';
import { giveAccess } from './give-access.ts';
import { look } from './look.ts';
import { type AccessQuestion, keyOf } from './question.ts';
import { chooseStarter } from './who.ts';

/** Asks for the input and who is to run the flow, and checks whether the run would have the access that it needs. */
export async function checkAccessCommand(workbench: Workbench, argument: unknown): Promise<void> {
  const environment = await workbench.environments.current();
  const wanted = await targetFor(argument, workbench.language, environment.id);
  const again = () => checkAccessCommand(workbench, argument);
  const target = await upToDate(workbench, environment, wanted, { purpose: 'check access', again });
  if (!target) return;
  const title = l10n.t('Check Access for {title} (1 of 2)', { title: quoted(target.title) });
  const input = await chooseInput(target, lastInputs.get(target.flowId), title);
  if (typeof input === 'object') return checkWith(workbench, environment, target, input);
  const session = await actorOn(workbench, environment, {
    part: 'author',
    flow: target,
    purpose: l10n.t('read the input schema'),
  });
  await typeInput(workbench, target, session);
}

/** Opens an editor for the input, above which access is checked once it is typed. */
export async function typeInput(
  { accounts, typedInputs }: Workbench,
  target: DeployedTarget,
  session: Session,
): Promise<void> {
  const schema = await inputSchema(target, accounts.globus(session));
  await typedInputs.open(target, inputSkeleton(schema));
}

/** The same with the input in an editor. */
export async function checkAccessWithInputCommand(workbench: Workbench, document: vscode.Uri): Promise<void> {
  const environment = await workbench.environments.current();
  const target = workbench.typedInputs.targetOf(document) ?? (await targetBeside(document, environment));
  await checkWith(workbench, environment, target, await readInput(document));
}

/** Checks again what was checked before; `key` names it. */
export async function checkAccessAgain(workbench: Workbench, key: unknown): Promise<void> {
  const { question } = lastCheck(workbench, key);
  const { input } = question;
  const read = input.document ? await readInput(input.document) : input;
  await checkAccess(workbench, { ...question, input: read });
}

/** Gives the access that was found missing, and checks again. */
export async function giveAccessCommand(workbench: Workbench, key: unknown): Promise<void> {
  const { question, result } = lastCheck(workbench, key);
  await giveAndCheck(workbench, question, fixesOf(result.checks), l10n.t('Give Access'));
}

/** Shows a plan, makes the changes that are agreed to, and checks what the starter then has; without one, only checks. */
export async function giveAndCheck(
  workbench: Workbench,
  question: AccessQuestion,
  fixes: readonly AccessFix[],
  title: string,
): Promise<void> {
  if (fixes.length === 0) return checkAccess(workbench, question);
  const { target, asker } = question;
  const give = async (): Promise<void> => {
    if (await giveAccess(workbench, question, fixes, title)) await checkAccess(workbench, question);
  };
  try {
    await give();
  } catch (error) {
    workbench.problems.show(error, { session: asker, definition: target.definition, retry: give });
  }
}

async function checkWith(
  workbench: Workbench,
  environment: Environment,
  target: CurrentTarget,
  input: RunInput,
): Promise<void> {
  const asker = await actorOn(workbench, environment, {
    part: 'author',
    flow: target,
    purpose: l10n.t('check access'),
  });
  const dialog = l10n.t('Check Access for {title} (2 of 2)', { title: quoted(target.title) });
  const starter = await chooseStarter(workbench, asker, target, dialog);
  await checkAccess(workbench, { target, starter, asker, input });
}

async function checkAccess(workbench: Workbench, question: AccessQuestion): Promise<void> {
  const { target, starter, asker, input } = question;
  const { problems, accessReports, accessDiagnostics } = workbench;
  const check = async (): Promise<void> => {
    const result = await withProgress(
      l10n.t('Checking what {name} needs to run {title}…', {
        name: starter.identity.name,
        title: quoted(target.title),
      }),
      signal => look(workbench.accounts, question, signal),
    );
    lastInputs.set(target.flowId, input);
    await accessDiagnostics.show(question, result);
    await accessReports.show(question, result);
    tellResult(workbench, { question, result });
  };
  try {
    await check();
  } catch (error) {
    problems.show(error, { session: asker, definition: target.definition, retry: check });
  }
}

function tellResult(workbench: Workbench, { question, result }: LastCheck): void {
  const { problems } = workbench;
  const { starter, target, input } = question;
  const text = l10n.t('{name} and {title}: {checks}', {
    name: starter.identity.name,
    title: quoted(target.title),
    checks: accessSummary(result.checks),
  });
  const fails = result.checks.some(({ outcome }) => outcome === 'fails');
  const give = { title: l10n.t('Give Access…'), apply: () => giveAccessCommand(workbench, keyOf(question)) };
  const mendable = fixesOf(result.checks).length > 0 ? [give] : [];
  if (fails) {
    problems.warn(text, ...mendable);
    return;
  }
  const { session } = starter;
  const run = async () => {
    if (!session) return;
    const schema = await inputSchema(target, workbench.accounts.globus(session));
    await startAndFollow(workbench, { target, session, input, schema, label: defaultLabel(new Date()) });
  };
  problems.tell(
    text,
    ...(session ? [{ title: l10n.t('Run as {name}', { name: session.identity.name }), apply: run }] : []),
    ...mendable,
  );
}

function lastCheck({ accessReports }: Workbench, key: unknown): LastCheck {
  const last = typeof key === 'string' ? accessReports.get(key) : undefined;
  if (last) return last;
  throw refusal({
    operation: 'check access again',
    message: l10n.t('Nothing was checked yet.'),
    remedy: l10n.t('Use Check Access Before a Run… of a flow.'),
  });
}
