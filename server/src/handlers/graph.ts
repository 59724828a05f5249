import {
  FlowDocument,
  type GraphParams,
  type GraphResult,
  graphView,
  toDiagnostics,
} from '../../../language/src/index.ts';
import { check } from '../check.ts';
import type { Session } from '../session.ts';

/** The picture of a definition, with what is wrong in it; null for another document, or a version that is past. */
export async function graph(session: Session, { uri }: GraphParams): Promise<GraphResult | null> {
  const snapshot = session.documents.get(uri);
  const checked = await check(session, uri);
  if (!snapshot || !checked || !(checked.document instanceof FlowDocument)) return null;
  const { document, reports, options } = checked;
  return { version: snapshot.version, ...graphView(document, toDiagnostics(reports, document, options)) };
}
