import * as l10n from '@vscode/l10n';
import type * as vscode from 'vscode';
import { type Introspection, introspect, problemOf } from '../../../globus/src/index.ts';
import { FlowDocument, strangersIn } from '../../../language/src/index.ts';
import { counted, refusal } from '../../../project/src/index.ts';
import { requireTrust } from '../environments.ts';
import { problemText } from '../problem-remedy.ts';
import { readText } from '../project-file/text-files.ts';
import { settings } from '../settings.ts';
import { definitionFor } from '../target.ts';
import { withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';

/** The addresses of the action providers in a definition of which the snapshot knows nothing. */
export async function strangersOf(definition: vscode.Uri): Promise<string[]> {
  return strangersIn(new FlowDocument(definition.toString(), await readText(definition)));
}

/** Asks the action providers of a definition that nobody knows what they take. No token is sent. */
export async function askProvidersCommand(workbench: Workbench, argument: unknown): Promise<void> {
  const { language, problems } = workbench;
  requireTrust('ask action providers');
  const definition = await definitionFor(argument, language, settings.environment);
  const urls = await strangersOf(definition);
  if (urls.length === 0)
    throw refusal({
      operation: 'ask action providers',
      message: l10n.t(
        'Every action provider of this flow is known already, or has an address at which none can be.',
      ),
      remedy: '',
    });
  const hosts = [...new Set(urls.map(url => new URL(url).host))].join(', ');
  const failures = await withProgress(l10n.t('Asking {hosts}…', { hosts }), signal =>
    askProviders(workbench, urls, signal),
  );
  const [first] = failures;
  if (first !== undefined) throw first;
  problems.tell(
    l10n.t('{count} told what {value}: parameters are completed and checked.', {
      count: counted(urls.length, l10n.t('action provider')),
      value: urls.length === 1 ? l10n.t('it takes') : l10n.t('they take'),
    }),
  );
}

/** Asks them all, and keeps what they tell; the failures of those that do not. */
async function askProviders(
  { toldProviders, log }: Workbench,
  urls: readonly string[],
  signal?: AbortSignal,
): Promise<unknown[]> {
  const told: Introspection[] = [];
  const failures: unknown[] = [];
  for (const url of urls) {
    try {
      told.push(await introspect(url, signal));
    } catch (error) {
      const problem = problemOf(error);
      log.info(problem ? problemText(problem) : String(error));
      failures.push(error);
    }
  }
  await toldProviders.learn(told);
  return failures;
}

/** Asks those again that have told something before, but not since yesterday; quietly, for what they told holds till then. */
export async function askAgain(workbench: Workbench, definition: vscode.Uri): Promise<void> {
  const stale = workbench.toldProviders.stale(await strangersOf(definition));
  if (stale.length > 0) await askProviders(workbench, stale);
}
