import { plainValue } from '../json/value.ts';
import { breaks } from '../model/unit.ts';
import type { KnownProviders } from '../providers/known-providers.ts';
import { type TextFile, treeOf } from './text-file.ts';

/** What is known beside the text of a definition. */
export interface Knowledge {
  /** The companion input schema, as JSON; absent where there is none, or where it cannot be read. */
  readonly inputSchema?: unknown;
  /** The file that it stands in. */
  readonly schemaFile?: TextFile;
  /** The action providers; those of the snapshot where it is absent. */
  readonly providers?: KnownProviders;
}

const NOTHING: Knowledge = {};
const known = new WeakMap<TextFile, Knowledge>();

/** What is known with an input schema and with action providers that have told of themselves. */
export function knowledgeOf(schemaFile: TextFile | undefined, providers?: KnownProviders): Knowledge {
  const bySchema = knowledgeOfSchema(schemaFile);
  return providers ? { ...bySchema, providers } : bySchema;
}

/** The knowledge that an input schema gives: none if it is broken, for then a part of it may be missing. */
function knowledgeOfSchema(schemaFile: TextFile | undefined): Knowledge {
  if (!schemaFile) return NOTHING;
  let knowledge = known.get(schemaFile);
  if (!knowledge) {
    const { root, problems } = treeOf(schemaFile);
    knowledge = root && !problems.some(breaks) ? { inputSchema: plainValue(root), schemaFile } : NOTHING;
    known.set(schemaFile, knowledge);
  }
  return knowledge;
}
