import type { CodeLens, CodeLensParams, Command } from 'vscode-languageserver';
import {
  lensWords,
  SHOW_REFERENCES_COMMAND,
  type ShowReferencesArguments,
  stateLenses,
} from '../../../language/src/index.ts';
import type { Session } from '../session.ts';

/** Where there is something to say; what, is asked for when it is seen. */
export async function codeLens(
  { documents, settings }: Session,
  { textDocument: { uri } }: CodeLensParams,
): Promise<CodeLens[]> {
  const { codeLens } = await settings.editor(uri);
  const flow = codeLens ? documents.get(uri)?.flow : undefined;
  if (!flow) return [];
  return stateLenses(flow).map(({ name, span }) => ({ range: flow.lines.range(span), data: { uri, name } }));
}

export function resolveCodeLens({ documents }: Session, lens: CodeLens): CodeLens {
  const { uri, name } = readData(lens.data) ?? {};
  const flow = uri === undefined ? undefined : documents.get(uri)?.flow;
  const words = flow && name !== undefined ? lensWords(flow, name) : undefined;
  if (!flow || !words) return { ...lens, command: NOTHING };
  const { lines } = flow;
  const references: ShowReferencesArguments = [
    flow.uri,
    lines.position(words.span.offset),
    words.places.map(place => ({ uri: flow.uri, range: lines.range(place) })),
  ];
  return {
    ...lens,
    command: { title: words.title, command: SHOW_REFERENCES_COMMAND, arguments: references },
  };
}

/** For a state that is gone meanwhile. */
const NOTHING: Command = { title: '', command: '' };

function readData(data: unknown): { uri: string; name: string } | undefined {
  if (typeof data !== 'object' || data === null || !('uri' in data) || !('name' in data)) return undefined;
  const { uri, name } = data;
  return typeof uri === 'string' && typeof name === 'string' ? { uri, name } : undefined;
}
