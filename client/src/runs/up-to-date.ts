import * as l10n from '@vscode/l10n';
import type { Environment, Session } from '../../../globus/src/index.ts';
import { actorOn } from '../accounts/choose-actor.ts';
import { chooseDeployer, deployWithConsent } from '../deploy/commands.ts';
import { type CurrentTarget, deployedTarget, notDeployed, type Target } from '../target.ts';
import { type Choice, choose, quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';

/** What the deployed flow is wanted for. */
export type Purpose = 'run' | 'check access';

const WORDS: Readonly<Record<Purpose, { title: string; after: string; asItIs: string }>> = {
  run: { title: l10n.t('Run'), after: l10n.t('then run'), asItIs: l10n.t('$(play) Run what is deployed') },
  'check access': {
    title: l10n.t('Check Access for'),
    after: l10n.t('then check access'),
    asItIs: l10n.t('$(checklist) Check what is deployed'),
  },
};

/** What runs is what is deployed: where that is not what the editor shows, the author decides. Undefined to stop here. */
export async function upToDate(
  workbench: Workbench,
  environment: Environment,
  target: Target,
  { purpose, again }: { purpose: Purpose; again(): Promise<void> },
): Promise<CurrentTarget | undefined> {
  const { definition, flowId, title } = target;
  const known = flowId === undefined ? undefined : { ...target, flowId };
  if (!definition) {
    if (known) return known;
    throw notDeployed(title, environment.label);
  }
  const session = await actorOn(workbench, environment, { part: 'author', flow: target, purpose });
  const { plan } = await withProgress(
    l10n.t('Looking at {title} on {label}…', { title: quoted(title), label: environment.label }),
    signal => workbench.deployer.prepare(definition, session, signal),
  );
  if (plan.action === 'nothing') return known;
  // Whoever may only start it cannot deploy it either.
  if (plan.action === 'update' && !plan.flow.user_roles.some(role => /owner|administrator/.test(role)))
    return known && { ...known, differs: true };
  const deployFirst = await choose(choices(purpose, title, environment.label, known !== undefined), {
    title: `${WORDS[purpose].title} ${quoted(title)}`,
    placeHolder: differenceWords(plan.action, session, known !== undefined),
  });
  if (!deployFirst) return known && { ...known, differs: true };
  const run = () => void again().catch(error => workbench.problems.show(error));
  const deployer = await chooseDeployer(workbench, environment, definition);
  const result = await deployWithConsent(workbench, definition, deployer, run);
  return result && deployedTarget(definition, environment);
}

function choices(purpose: Purpose, title: string, where: string, isKnown: boolean): Choice<boolean>[] {
  const { after, asItIs } = WORDS[purpose];
  const deployFirst = {
    label: l10n.t('$(cloud-upload) Deploy {title} to {where}, {after}', {
      title: quoted(title),
      where,
      after,
    }),
    value: true,
  };
  return isKnown ? [deployFirst, { label: asItIs, value: false }] : [deployFirst];
}

function differenceWords(action: 'create' | 'update', { identity }: Session, isKnown: boolean): string {
  if (action === 'update') return l10n.t('What is deployed differs from what the editor shows');
  return isKnown
    ? l10n.t('{name} cannot see the flow that globus-flows.json names', { name: identity.name })
    : l10n.t('It is not deployed yet');
}
