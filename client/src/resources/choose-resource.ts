import * as l10n from '@vscode/l10n';
import type { SearchIndex, Session } from '../../../globus/src/index.ts';
import { fieldsOf } from '../../../project/src/index.ts';
import { activeSession } from '../accounts/active-session.ts';
import { choose } from '../ui.ts';
import type { Workbench } from '../workbench.ts';
import type { ResourceNode } from './resource-nodes.ts';

/** The line of the view that a command is about; undefined for a command that was not called there. */
export function resourceOf(argument: unknown): ResourceNode | undefined {
  return isNode(argument) ? argument : undefined;
}

function isNode(argument: unknown): argument is ResourceNode {
  const { kind, session } = fieldsOf(argument);
  return (
    typeof session === 'object' &&
    ['index', 'indexes', 'endpoint', 'endpoints', 'consent'].some(known => known === kind)
  );
}

/** Who does something with Search or Compute: whoever the line is shown to, else whoever is active. */
export async function sessionFor(workbench: Workbench, argument: unknown, purpose: string): Promise<Session> {
  const node = resourceOf(argument);
  if (node && node.kind !== 'note') return node.session;
  return activeSession(workbench, await workbench.environments.current(), purpose);
}

/** The index that a command is about: that of the line, else one that is asked for. */
export async function indexFor(
  workbench: Workbench,
  argument: unknown,
  session: Session,
  title: string,
): Promise<SearchIndex> {
  const node = resourceOf(argument);
  if (node?.kind === 'index') return node.index;
  const indexes = await workbench.accounts.globus(session).search.indexes();
  return choose(
    indexes.map(index => ({
      label: `$(database) ${index.display_name}`,
      description: index.permissions.join(', '),
      detail: index.description,
      value: index,
    })),
    {
      title,
      placeHolder:
        indexes.length > 0 ? l10n.t('Which search index?') : l10n.t('You may write to no search index'),
    },
  );
}
