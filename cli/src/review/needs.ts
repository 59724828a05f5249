import { type FlowDocument, type Source, type TouchKind, touches } from '../../../language/src/index.ts';

/** What runs of a flow need access to, in words, each once. */
export function needsOf(flow: FlowDocument): string[] {
  return [
    ...new Set(
      touches(flow).map(({ kind, id, path, runAs }) => {
        const who = runAs === 'User' ? '' : `, as ${runAs}`;
        return `${WORDS[kind](sourceWords(id), path && sourceWords(path))}${who}`;
      }),
    ),
  ];
}

type Words = (id: string, path: string | undefined) => string;

const at = (path: string | undefined) => (path === undefined ? '' : ` at ${path}`);

const WORDS: Readonly<Record<TouchKind, Words>> = {
  'read-files': (id, path) => `reads files${at(path)} of the collection ${id}`,
  'find-files': (id, path) => `looks for files${at(path)} of the collection ${id}`,
  'write-files': (id, path) => `writes files${at(path)} of the collection ${id}`,
  collection: id => `looks at the collection ${id}`,
  'access-rules': id => `sets permissions on the collection ${id}`,
  'new-guest-collection': (id, path) => `makes a guest collection${at(path)} of the collection ${id}`,
  'compute-endpoint': id => `uses the compute endpoint ${id}`,
  'compute-function': id => `runs the compute function ${id}`,
  'search-index': id => `writes into the search index ${id}`,
  flow: id => `runs the flow ${id}`,
  provider: id => `calls ${id}, of which is not known what it touches`,
};

/** A constant in quotation marks; a path or an expression as it stands. */
function sourceWords({ from, value, rest }: Source): string {
  if (from === 'constant') return JSON.stringify(value) ?? 'nothing';
  return [String(value), ...rest].join('.');
}
