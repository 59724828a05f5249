import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type AccessFix, applyFix } from '../../../globus/src/index.ts';
import { counted, fixWords } from '../../../project/src/index.ts';
import { rememberFlow } from '../permissions/remember-flow.ts';
import { withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import type { AccessQuestion } from './question.ts';

type Consent = Extract<AccessFix, { kind: 'consent' }>;

/** Shows what would give access, and does what is agreed to. False where nothing is. */
export async function giveAccess(
  workbench: Workbench,
  question: AccessQuestion,
  fixes: readonly AccessFix[],
  title: string,
): Promise<boolean> {
  const agreed = await choosePlan(fixes, title);
  const consents = agreed.filter((fix): fix is Consent => fix.kind === 'consent');
  const changes = agreed.filter(fix => fix.kind !== 'consent');
  if (consents.length > 0) await grant(workbench, question, consents);
  const globus = workbench.accounts.globus(question.asker);
  for (const fix of changes) {
    const flow = await withProgress(`${fixWords(fix).sentence}…`, signal => applyFix(globus, fix, signal));
    if (flow)
      await rememberFlow(workbench, question.asker, flow, { role: 'starters', holders: flow.flow_starters });
  }
  return agreed.length > 0;
}

/** The changes that are agreed to: all of them, unless some are taken out. Throws CancellationError when nothing is. */
async function choosePlan(fixes: readonly AccessFix[], title: string): Promise<AccessFix[]> {
  const items = fixes.map(fix => {
    const { sentence, detail } = fixWords(fix);
    return { label: sentence, detail, picked: true, fix };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    ignoreFocusOut: true,
    title: `${title} (${counted(fixes.length, 'change')})`,
    placeHolder: l10n.t(
      'Press Enter to make the changes that are ticked, Escape to leave everything as it is',
    ),
  });
  if (!chosen) throw new vscode.CancellationError();
  return chosen.map(({ fix }) => fix);
}

/** All consents in one go: each sign-in in the browser would ask anew. */
async function grant(
  { accounts }: Workbench,
  { starter, asker }: AccessQuestion,
  consents: readonly Consent[],
): Promise<void> {
  const extend = starter.session ?? asker;
  await withProgress(l10n.t('Waiting for the browser…'), signal =>
    accounts.signInPerson(extend.environment, {
      extend,
      signal,
      scopes: consents.flatMap(({ scopes }) => scopes),
    }),
  );
}
