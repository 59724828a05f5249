import * as l10n from '@vscode/l10n';
import { changeWords, overwriteWarning, partWords, planWords } from '../../../project/src/index.ts';
import { type Choice, choose, heading, quoted } from '../ui.ts';
import type { PreparedDeploy } from './deploy.ts';
import type { DeployedDocuments } from './deployed-documents.ts';

type PlanChoice = 'deploy' | 'compare' | 'theirs' | 'merge';
type Update = Extract<PreparedDeploy['plan'], { action: 'update' }>;

/** What the author wants to do with a plan. Throws CancellationError when nothing. */
export async function choosePlan({ plan, lost, last }: PreparedDeploy, where: string): Promise<PlanChoice> {
  const title = l10n.t('Deploy to {where}', { where });
  const placeHolder = overwriteWarning(plan) ?? planWords(plan, where);
  switch (plan.action) {
    case 'nothing':
      return 'deploy';
    case 'create': {
      const label = l10n.t('$(cloud-upload) Create {title}', { title: quoted(plan.create.title) });
      const detail = l10n.t('The flow in globus-flows.json is not there any more: this makes a new one.');
      return choose([{ label, ...(lost && { detail }), value: 'deploy' }], { title, placeHolder });
    }
    case 'update':
      return choose(updateChoices(plan, last !== undefined), { title, placeHolder });
  }
}

function updateChoices(plan: Update, canMerge: boolean): Choice<PlanChoice>[] {
  const overwrites = overwriteWarning(plan) !== undefined;
  const files = comparable(plan).length > 0;
  const update: Choice<PlanChoice> = {
    label: `$(cloud-upload) ${overwrites ? l10n.t('Overwrite') : l10n.t('Update')} ${quoted(plan.flow.title)}`,
    value: 'deploy',
  };
  const others: Choice<PlanChoice>[] = [
    ...(canMerge && files
      ? [{ label: l10n.t('$(git-merge) Merge Theirs and Mine…'), value: 'merge' } as const]
      : []),
    ...(files
      ? [
          {
            label: l10n.t('$(cloud-download) Take Theirs'),
            description: l10n.t('into the files here'),
            value: 'theirs',
          } as const,
        ]
      : []),
  ];
  return [
    ...(overwrites ? others : []),
    update,
    ...(files ? [{ label: l10n.t('$(diff) Show Diff'), value: 'compare' } as const] : []),
    heading<PlanChoice>(l10n.t('what changes'), 'compare'),
    ...plan.parts.map(part => ({
      label: `${part.overwrites ? '$(warning) ' : ''}${partWords(part)}`,
      detail: changeWords(part.changes),
      value: 'compare' as const,
    })),
  ];
}

/** Opens the deployed definition, or else the deployed input schema, beside the one to deploy. */
export async function showDifference(
  documents: DeployedDocuments,
  { plan, files }: PreparedDeploy,
): Promise<void> {
  if (plan.action !== 'update') return;
  for (const part of comparable(plan)) {
    const file = part === 'definition' ? files.definition : files.schema;
    if (file) await documents.compare(plan.flow, part, file);
  }
}

/** Opens the merge editor for what somebody else has changed; the definition is in front. */
export async function showMerge(
  documents: DeployedDocuments,
  { plan, files, last }: PreparedDeploy,
): Promise<void> {
  if (plan.action !== 'update' || !last) return;
  for (const part of comparable(plan)) {
    const file = part === 'definition' ? files.definition : files.schema;
    if (file) await documents.merge(plan.flow, part, file, last);
  }
}

function comparable({ parts }: Update) {
  const fields = parts.map(({ field }) => field);
  // The definition last: its comparison is then the one in front.
  return (['input_schema', 'definition'] as const).filter(part => fields.includes(part));
}
