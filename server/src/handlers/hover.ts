import type { Hover, HoverParams } from 'vscode-languageserver';
import { type Hover as About, documentHover, hover as hoverAt, nameAt } from '../../../language/src/index.ts';
import { flowOf } from '../flow-of.ts';
import { filesOf } from '../named.ts';
import type { Session } from '../session.ts';

/** What is known of the place, and of an id there, in any document of ours. */
export async function hover(
  session: Session,
  { textDocument: { uri }, position }: HoverParams,
): Promise<Hover | null> {
  const snapshot = session.documents.get(uri);
  if (!snapshot) return null;
  const { lines, text } = snapshot.document;
  const offset = lines.offset(position);
  const about = snapshot.flow ? await aboutFlow(session, uri, offset) : await aboutFile(session, uri, offset);
  const isOurs = snapshot.known !== undefined && snapshot.known.kind !== 'none';
  const named = isOurs ? nameAt(text, offset, session.names) : undefined;
  const found = [named, about].filter(one => one !== undefined);
  const [first] = found;
  return first
    ? {
        contents: { kind: 'markdown', value: found.map(({ contents }) => contents).join('\n\n') },
        range: lines.range(first.span),
      }
    : null;
}

async function aboutFlow(session: Session, uri: string, offset: number): Promise<About | undefined> {
  const flow = await flowOf(session, uri);
  return flow && hoverAt(flow, offset, session.rulePages);
}

async function aboutFile(session: Session, uri: string, offset: number): Promise<About | undefined> {
  const asked = await filesOf(session, uri);
  return asked && documentHover(asked.file, asked.kind, asked.files, offset, session.rulePages);
}
