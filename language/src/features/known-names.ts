import { end } from '../json/edits.ts';
import type { Span } from '../json/text.ts';
import type { Hover } from './hover/answer.ts';
import { bold, code, paragraphs } from './hover/markdown.ts';
import type { InlayHint } from './inlay-hints/hint.ts';

/** What an id stands for, as a service has told it to the editor. */
export interface KnownName {
  id: string;
  kind: 'collection' | 'flow' | 'function' | 'group' | 'identity' | 'registered API' | 'search index';
  name: string;
  /** when that was: 2026-01-02 */
  day: string;
}

/** By id, in small letters. */
export type KnownNames = ReadonlyMap<string, KnownName>;

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** An id is so long; one may begin before a stretch that is looked at. */
const ID_LENGTH = 36;

/** Characters of a name that are shown in the text. */
const LONGEST = 60;

/** The names of the ids in a stretch of a text, whatever document it is; only that stretch is looked at. */
export function nameHints(text: string, span: Span, names: KnownNames): InlayHint[] {
  if (names.size === 0) return [];
  return idsIn(text, span, names).map(({ at, known }) => ({
    // Behind the quote of a string that ends with the id.
    offset: end(at) + (text[end(at)] === '"' ? 1 : 0),
    label: known.name.length > LONGEST ? `${known.name.slice(0, LONGEST - 1)}…` : known.name,
    tooltip: words(known),
    kind: 'note',
  }));
}

/** What the id at an offset stands for. */
export function nameAt(text: string, offset: number, names: KnownNames): Hover | undefined {
  if (names.size === 0) return undefined;
  const around = { offset: Math.max(0, offset - ID_LENGTH), length: 2 * ID_LENGTH };
  const found = idsIn(text, around, names).find(({ at }) => at.offset <= offset && offset <= end(at));
  return found && { contents: words(found.known), span: found.at };
}

function idsIn(text: string, span: Span, names: KnownNames): { at: Span; known: KnownName }[] {
  const from = Math.max(0, span.offset - ID_LENGTH);
  const stretch = text.slice(from, end(span) + ID_LENGTH);
  return [...stretch.matchAll(ID)].flatMap(match => {
    const known = names.get(match[0].toLowerCase());
    const at = { offset: from + match.index, length: match[0].length };
    return known && at.offset <= end(span) && end(at) >= span.offset ? [{ at, known }] : [];
  });
}

function words({ kind, name, id, day }: KnownName): string {
  const a = kind === 'identity' ? 'an' : 'a';
  return paragraphs(bold(name), `The name of ${a} ${kind}, as Globus told it on ${day}: ${code(id)}`);
}
