import { compressGzip, decompressGzip } from './gzip.ts';
import { indented } from './indented.ts';
import { decompressLz } from './lz.ts';
import { UnreadableLink } from './unreadable-link.ts';

const ADDRESS = 'https://globus.github.io/flows-ide';

/** What a link of the Flows IDE holds, as JSON texts. */
export interface Shared {
  definition: string;
  schema: string | undefined;
}

/** In characters. */
export const LIMITS = { link: 2 ** 20, text: 2 ** 20 } as const;

/** A link that opens a flow in the Flows IDE, as its Share button makes it. Both are valid JSON. */
export async function ideLink({ definition, schema }: Shared): Promise<string> {
  const query = new URLSearchParams({ d: await compressGzip(compact(definition)) });
  if (schema !== undefined) query.set('s', await compressGzip(compact(schema)));
  query.set('format', 'gzip');
  return `${ADDRESS}?${query}`;
}

/** True for a text that looks like such a link. */
export function isIdeLink(text: string): boolean {
  return text.length <= LIMITS.link && /^https?:\/\/\S+[?&]d=\S/.test(text);
}

/** Reads such a link, wherever its IDE is hosted. Nothing is fetched. Throws UnreadableLink. */
export async function readIdeLink(link: string): Promise<Shared> {
  if (link.length > LIMITS.link) throw new UnreadableLink('too-large');
  const query = queryOf(link);
  const format = query.get('format');
  // A plus stands for a space in a query; some programs decode the sign of one that was none.
  const read = async (name: string): Promise<string | undefined> => {
    const value = query.get(name);
    if (!value) return undefined;
    const text = format === 'none' ? value : await decompressed(value.replaceAll(' ', '+'), format);
    // Where the IDE has no schema, it shares an empty one.
    return text.trim() === '' ? undefined : indented(text);
  };
  const definition = await read('d');
  if (definition === undefined) throw new UnreadableLink('no-definition');
  return { definition, schema: await read('s') };
}

/** What the IDE does with a format that it does not know, too. */
async function decompressed(value: string, format: string | null): Promise<string> {
  return format === 'gzip' ? decompressGzip(value, LIMITS.text) : decompressLz(value, LIMITS.text);
}

function queryOf(link: string): URLSearchParams {
  const query = URL.canParse(link) ? new URL(link).searchParams : undefined;
  if (!query?.has('d') && !query?.has('s')) throw new UnreadableLink('no-link');
  return query;
}

function compact(json: string): string {
  return JSON.stringify(JSON.parse(json));
}
