import {
  FlowDocument,
  openDocument,
  reportsOf,
  toDiagnostics,
  type ValidateOptions,
} from '../../language/src/index.ts';
import { Companions } from './check/companions.ts';
import { optionsBy } from './check/options.ts';
import { readSources } from './check/sources.ts';
import type { Problem } from './files.ts';
import { isNoFlow } from './formats/words.ts';

/** A definition with what belongs to it, and what the rules find in it. */
export interface ReadFlow {
  document: FlowDocument;
  found: ReturnType<typeof toDiagnostics>;
  inputSchema: ValidateOptions['inputSchema'];
  /** What beside it could not be read. */
  problems: Problem[];
}

/** Reads one flow definition, - for standard input. Throws an Error whose message is for the user. */
export async function readFlow(file: string): Promise<ReadFlow> {
  const companions = new Companions();
  const { sources, problems } = await readSources([file], 'stdin', companions);
  const [source] = sources;
  if (!source)
    throw new Error(problems[0]?.message ?? 'Nothing of that is a flow. Name one flow definition.');
  if (source.kind !== 'flow-definition') throw new Error(isNoFlow(source.kind));
  const options = await optionsBy({}, companions, problems)(source);
  const document = openDocument(source, source.kind, options);
  if (!(document instanceof FlowDocument) || document.broken || document.states.length === 0)
    throw new Error('It is no well-formed flow definition. gflow check says what is wrong.');
  const found = toDiagnostics(reportsOf(document), document, options);
  return { document, found, inputSchema: options.inputSchema, problems };
}
