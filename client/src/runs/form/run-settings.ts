import * as l10n from '@vscode/l10n';
import type { Principal, Session } from '../../../../globus/src/index.ts';
import { choosePrincipal } from '../../principals/choose-principal.ts';
import { ask, type Choice, choose, heading } from '../../ui.ts';
import type { Workbench } from '../../workbench.ts';

/** Asks for the tags of a run. */
export async function askTags(tags: readonly string[]): Promise<string[]> {
  const text = await ask({
    title: l10n.t('The tags of the run'),
    prompt: l10n.t('Words to find runs by; separate them with commas.'),
    value: tags.join(', '),
  });
  return [...new Set(text.split(',').map(tag => tag.trim().replace(/\s+/g, ' ')))].filter(tag => tag !== '');
}

const DUTIES = {
  managers: l10n.t('They see the run, and may change and cancel it'),
  monitors: l10n.t('They see the run and its log'),
} as const;

/** Asks who else manages or monitors a run: choosing somebody takes them out. */
export async function askPrincipals(
  { accounts }: Workbench,
  session: Session,
  role: keyof typeof DUTIES,
  present: readonly Principal[],
): Promise<readonly Principal[]> {
  const question = { title: l10n.t('The {role} of the run', { role }), placeHolder: DUTIES[role] };
  const choices: Choice<Principal | 'add'>[] = [
    { label: l10n.t('$(person-add) Somebody else…'), value: 'add' },
    ...(present.length > 0 ? [heading<Principal | 'add'>(l10n.t('to take one out'), 'add')] : []),
    ...present.map(who => ({ label: `$(account) ${who.label}`, value: who })),
  ];
  const answer = present.length === 0 ? 'add' : await choose(choices, question);
  if (answer !== 'add') return present.filter(who => who !== answer);
  const added = await choosePrincipal(accounts, session, { ...question, everybody: false });
  return [...present.filter(({ urn }) => urn !== added.urn), added];
}
