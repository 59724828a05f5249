import type { WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver';
import {
  FlowDocument,
  flowsInProject,
  recognise,
  symbols,
  type TextFile,
} from '../../../language/src/index.ts';
import { symbolKind } from '../convert.ts';
import type { Session } from '../session.ts';

/** So many are told; whoever wants another one types more of its name. */
const MOST = 500;

/** The states of flows that are open, that lie beside them, and that their project file names. */
export async function workspaceSymbol(
  session: Session,
  { query }: WorkspaceSymbolParams,
): Promise<WorkspaceSymbol[]> {
  const found: WorkspaceSymbol[] = [];
  for (const file of await flowsAround(session)) {
    const open = session.documents.get(file.uri)?.flow;
    if (!open && recognise(file.uri, file.text).kind !== 'flow-definition') continue;
    const flow = open ?? new FlowDocument(file.uri, file.text);
    for (const symbol of symbols(flow)) {
      if (symbol.kind !== 'state' || !matches(symbol.name, query)) continue;
      const location = { uri: flow.uri, range: flow.lines.range(symbol.span) };
      found.push({ name: symbol.name, kind: symbolKind(symbol), containerName: nameOf(flow.uri), location });
      if (found.length === MOST) return found;
    }
  }
  return found;
}

async function flowsAround({ documents, companions, projects }: Session): Promise<TextFile[]> {
  const open = documents.uris().filter(uri => documents.get(uri)?.flow);
  const uris = new Set(open);
  for (const uri of open) {
    for (const other of await companions.beside(uri)) uris.add(other);
    const project = await projects.of(uri);
    const file = project && (await companions.file(project.projectFile));
    for (const { definition } of file ? flowsInProject(file) : []) uris.add(definition);
  }
  const files = await Promise.all([...uris].map(uri => companions.file(uri)));
  return files.filter(file => file !== undefined);
}

/** The letters of the query are in the name, in that order. */
function matches(name: string, query: string): boolean {
  const letters = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase().replaceAll(' ', '')) {
    at = letters.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function nameOf(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}
