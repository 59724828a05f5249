import { activeSession } from '../accounts/active-session.ts';
import { retriably } from '../retriably.ts';
import { notDeployed, targetFor } from '../target.ts';
import { ask, quoted, withProgress } from '../ui.ts';
import type { Workbench } from '../workbench.ts';

/** Deletes a flow at the service, once its title is typed. Its files stay, and so do the runs that go on. */
export async function deleteFlow(workbench: Workbench, argument: unknown): Promise<void> {
  const { accounts, environments, language, problems, deployer } = workbench;
  const environment = await environments.current();
  const { title, flowId } = await targetFor(argument, language, environment.id);
  if (flowId === undefined) throw notDeployed(title, environment.label);
  const session = await activeSession(workbench, environment, 'delete the flow');
  await ask({
    title: `Delete the Flow ${quoted(title)}`,
    prompt: `It is deleted from ${environment.label}, for everybody: nobody can start it any more, and triggers for it fail. Its files here stay. Type its title to delete it.`,
    placeHolder: title,
    validateInput: text => (text.trim() === title ? undefined : `Type ${quoted(title)} to delete it.`),
  });
  await retriably(workbench, session, async () => {
    await withProgress(`Deleting ${quoted(title)}…`, signal =>
      accounts.globus(session).flows.remove({ id: flowId, title }, signal),
    );
    deployer.gone();
    problems.tell(`The flow ${quoted(title)} is deleted from ${environment.label}.`);
  });
}
