import type { Collection, Session } from '../../../globus/src/index.ts';
import { fieldsOf } from '../../../project/src/index.ts';
import { activeSession } from '../accounts/active-session.ts';
import type { Workbench } from '../workbench.ts';
import { type CollectionQuestion, chooseCollection } from './choose-collection.ts';
import type { CollectionNode } from './collection-nodes.ts';

/** The line of the view that a command is about; undefined for a command that was not called there. */
export function nodeOf(argument: unknown): CollectionNode | undefined {
  return isNode(argument) ? argument : undefined;
}

function isNode(argument: unknown): argument is CollectionNode {
  const { kind, collection, session } = fieldsOf(argument);
  return typeof kind === 'string' && typeof collection === 'object' && typeof session === 'object';
}

/** The collection that a command is about: that of the line it was called at, else one that is asked for. */
export async function collectionFor(
  workbench: Workbench,
  argument: unknown,
  purpose: string,
  question: CollectionQuestion,
): Promise<{ collection: Collection; session: Session }> {
  const node = nodeOf(argument);
  if (node && node.kind !== 'note' && question.accepts(node.collection))
    return { collection: node.collection, session: node.session };
  const environment = await workbench.environments.current();
  const session = await activeSession(workbench, environment, purpose);
  return { collection: await chooseCollection(workbench, session, question), session };
}
