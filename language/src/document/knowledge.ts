import { parseJson } from '../json/tree.ts';
import { plainValue } from '../json/value.ts';
import { breaks } from '../model/unit.ts';

/** What is known beside the text of a definition. */
export interface Knowledge {
  /** The companion input schema, as JSON; absent where there is none, or where it cannot be read. */
  inputSchema?: unknown;
}

/** The knowledge that the text of an input schema gives: none if it is broken, for then a part of it may be missing. */
export function knowledgeOf(schemaText: string | undefined): Knowledge {
  if (schemaText === undefined) return {};
  const { root, problems } = parseJson(schemaText);
  return root && !problems.some(breaks) ? { inputSchema: plainValue(root) } : {};
}
