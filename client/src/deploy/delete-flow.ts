import * as l10n from '@vscode/l10n';
import { chooseAuthor } from '../accounts/choose-actor.ts';
import { retriably } from '../retriably.ts';
import { notDeployed, targetFor } from '../target.ts';
import { ask, quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';

/** Deletes a flow at the service, once its title is typed. Its files stay, and so do the runs that go on. */
export async function deleteFlow(workbench: Workbench, argument: unknown): Promise<void> {
  const { accounts, environments, language, problems, deployer } = workbench;
  const environment = await environments.current();
  const target = await targetFor(argument, language, environment.id);
  const { title, flowId } = target;
  if (flowId === undefined) throw notDeployed(title, environment.label);
  const dialog = l10n.t('Delete the Flow {title}', { title: quoted(title) });
  const session = await chooseAuthor(workbench, environment, {
    flow: target,
    title: dialog,
    purpose: l10n.t('delete the flow'),
  });
  await ask({
    title: dialog,
    prompt: l10n.t(
      'It is deleted from {label}, for everybody: nobody can start it any more, and triggers for it fail. Its files here stay. Type its title to delete it.',
      { label: environment.label },
    ),
    placeHolder: title,
    validateInput: text =>
      text.trim() === title ? undefined : l10n.t('Type {title} to delete it.', { title: quoted(title) }),
  });
  await retriably(workbench, session, async () => {
    await withProgress(l10n.t('Deleting {title}…', { title: quoted(title) }), signal =>
      accounts.globus(session).flows.remove({ id: flowId, title }, signal),
    );
    deployer.gone();
    problems.tell(
      l10n.t('The flow {title} is deleted from {label}.', { title: quoted(title), label: environment.label }),
    );
  });
}
