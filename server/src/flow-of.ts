import { type FlowDocument, knowledgeOf } from '../../language/src/index.ts';
import { providersFor, type Session } from './session.ts';

/**
 * An open definition with what its input schema says. Undefined for any other document, and for one of which a newer
 * version has come meanwhile.
 */
export async function flowOf(session: Session, uri: string): Promise<FlowDocument | undefined> {
  const { documents, companions } = session;
  const snapshot = documents.get(uri);
  const flow = snapshot?.flow;
  if (!flow) return undefined;
  const { inputSchema } = await companions.of(uri, 'flow-definition');
  return documents.get(uri) === snapshot
    ? flow.with(knowledgeOf(inputSchema, providersFor(session, uri)))
    : undefined;
}
