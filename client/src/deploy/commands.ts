import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { DeployResult, Environment, Session } from '../../../globus/src/index.ts';
import { outcomeWords, planWords, refusal } from '../../../project/src/index.ts';
import { actorOn, chooseAuthor } from '../accounts/choose-actor.ts';
import { flowFiles } from '../project-file/flow-files.ts';
import { fileName, readText } from '../project-file/text-files.ts';
import { definitionFor } from '../target.ts';
import { quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import { choosePlan, showDifference, showMerge } from './confirm-plan.ts';
import type { PreparedDeploy } from './deploy.ts';
import { applyPrepared, prepareDeploy, showingRefusal } from './deploy-flow.ts';
import { ownErrors, ruleSeverities } from './own-errors.ts';
import { takeTheirs } from './pull-flow.ts';

/** Shows what deploying would do, deploys, and offers what comes next. */
export async function deployCommand(workbench: Workbench, argument: unknown): Promise<void> {
  const environment = await workbench.environments.current();
  const definition = await definitionFor(argument, workbench.language, environment.id);
  const tell = (result: DeployResult) => tellResult(workbench, definition, result);
  const deployAs = async (session: Session): Promise<void> => {
    try {
      const result = await deployWithConsent(workbench, definition, session, tell);
      if (result) tell(result);
    } catch (error) {
      workbench.problems.show(error, { session, definition, retry: () => deployAs(session) });
    }
  };
  const go = async () => deployAs(await chooseDeployer(workbench, environment, definition));
  if (!(await warnOfErrors(workbench, definition, go))) await go();
}

/** Asks who deploys a definition, where several are signed in. */
export function chooseDeployer(
  workbench: Workbench,
  environment: Environment,
  definition: vscode.Uri,
): Promise<Session> {
  const title = l10n.t('Deploy to {where}', { where: environment.label });
  return chooseAuthor(workbench, environment, { flow: { definition }, title, purpose: l10n.t('deploy') });
}

/**
 * Shows what would change where that takes something away from somebody, then deploys. Undefined when the author
 * wanted to compare first: the deployment then goes on from a notification, and `later` gets its outcome.
 */
export async function deployWithConsent(
  workbench: Workbench,
  definition: vscode.Uri,
  session: Session,
  later: (result: DeployResult) => void,
): Promise<DeployResult | undefined> {
  const { problems, environments, deployedDocuments } = workbench;
  const prepared = await prepareDeploy(workbench, definition, session);
  const { plan, files } = prepared;
  const chosen = needsConsent(prepared) ? await choosePlan(prepared, environments.label) : 'deploy';
  if (chosen === 'deploy') return applyPrepared(workbench, prepared);
  if (chosen === 'theirs' && plan.action === 'update') {
    await takeTheirs(workbench, plan.flow, files);
    return undefined;
  }
  if (chosen === 'merge') await showMerge(deployedDocuments, prepared);
  else await showDifference(deployedDocuments, prepared);
  // What is merged is another text, so it is planned anew.
  const apply = async () =>
    later(
      await applyPrepared(
        workbench,
        chosen === 'merge' ? await merged(workbench, session, prepared) : prepared,
      ),
    );
  const words =
    chosen === 'merge'
      ? l10n.t('Complete the merge, then deploy what came of it.')
      : planWords(plan, environments.label);
  problems.tell(words, { title: chosen === 'merge' ? l10n.t('Deploy the Merge') : l10n.t('Deploy'), apply });
  return undefined;
}

/** Plans what the merge has made of the files. Throws where somebody has changed the flow once more meanwhile. */
async function merged(
  workbench: Workbench,
  session: Session,
  { plan, files }: PreparedDeploy,
): Promise<PreparedDeploy> {
  const again = await prepareDeploy(workbench, files.definition, session);
  const isSame =
    plan.action === 'update' &&
    again.plan.action === 'update' &&
    plan.flow.updated_at === again.plan.flow.updated_at;
  if (again.plan.action === 'nothing' || isSame) return again;
  throw refusal({
    kind: 'conflict',
    operation: 'deploy the merge',
    message: l10n.t('{title} was changed once more while you merged.', { title: quoted(files.title) }),
    remedy: l10n.t('Deploy again: it shows what has changed.'),
  });
}

/** Creating a flow in the sandbox takes nothing away from anybody; everything else is shown first. */
function needsConsent({ plan, globus }: PreparedDeploy): boolean {
  return plan.action === 'update' || (plan.action === 'create' && globus.environment.id === 'production');
}

/** Lets the service check a definition, without deploying it. */
export async function validateCommand(workbench: Workbench, argument: unknown): Promise<void> {
  const { accounts, deployer, environments, language, problems, serviceDiagnostics } = workbench;
  const environment = await environments.current();
  const definition = await definitionFor(argument, language, environment.id);
  const session = await actorOn(workbench, environment, {
    part: 'author',
    flow: { definition },
    purpose: l10n.t('ask the service'),
  });
  const check = async (): Promise<void> => {
    const files = await flowFiles(definition);
    serviceDiagnostics.clear(definition, files.schema);
    const local = await deployer.local(files, environment.id);
    const { possibilities } = await showingRefusal(workbench, files, () =>
      withProgress(
        l10n.t('{label} checks {title}…', { label: environments.label, title: quoted(files.title) }),
        signal => accounts.globus(session).flows.validate(local.definition, local.inputSchema, signal),
      ),
    );
    const found =
      possibilities === null
        ? ''
        : possibilities === 1
          ? l10n.t(' There is one way through it.')
          : l10n.t(' There are {possibilities} ways through it.', { possibilities });
    problems.tell(
      l10n.t('{label} accepts {title}.{found}', {
        label: environments.label,
        title: quoted(files.title),
        found,
      }),
    );
  };
  try {
    await check();
  } catch (error) {
    problems.show(error, { session, definition, retry: check });
  }
}

function tellResult(
  { problems, environments }: Workbench,
  definition: vscode.Uri,
  result: DeployResult,
): void {
  const command = (title: string, id: string) => ({
    title,
    apply: async () => void (await vscode.commands.executeCommand(id, definition)),
  });
  problems.tell(
    outcomeWords(result, environments.label),
    command(l10n.t('Assign Run Permission…'), 'globusFlows.assignRunPermission'),
    command(l10n.t('Run…'), 'globusFlows.run'),
  );
}

/** True when a definition has errors of ours. It is then deployed only when its author insists: the service decides. */
async function warnOfErrors(
  { problems }: Workbench,
  definition: vscode.Uri,
  anyway: () => Promise<void>,
): Promise<boolean> {
  const { schema } = await flowFiles(definition);
  const errors = ownErrors(await readText(definition), definition.toString(), {
    rules: ruleSeverities(vscode.workspace.getConfiguration('globusFlows', definition).get('rules')),
    ...(schema && { inputSchema: { uri: schema.toString(), text: await readText(schema) } }),
  });
  const [first] = errors;
  if (!first) return false;
  const { start } = first.range;
  const place = new vscode.Position(start.line, start.character);
  const more = errors.length === 1 ? '' : l10n.t(' (and {value} more)', { value: errors.length - 1 });
  problems.warn(
    l10n.t('{definition}, line {value}: {message}{more} The service will probably refuse it.', {
      definition: fileName(definition),
      value: start.line + 1,
      message: first.message,
      more,
    }),
    {
      title: l10n.t('Show Problems'),
      apply: async () => {
        await vscode.window.showTextDocument(definition, { selection: new vscode.Range(place, place) });
        await vscode.commands.executeCommand('workbench.actions.view.problems');
      },
    },
    { title: l10n.t('Deploy Anyway'), apply: anyway },
  );
  return true;
}
