import { type GlobusId, globusIdIn, globusIdOf } from '../globus-id.ts';
import type { Place } from '../place.ts';
import { code, paragraphs } from './markdown.ts';

/** What the text tells of an id: what it is the id of, and where it is shown. */
export function aboutId({ template, name }: Place, text: string): string | undefined {
  const found =
    globusIdIn(text) ?? (template && globusIdOf(template.provider, [...template.steps, name], text));
  return found && aboutGlobusId(found);
}

/** What an id is the id of, and where it is shown. */
export function aboutGlobusId({ kind, id, page }: GlobusId): string {
  const a = /^[aeiou]/.test(kind) ? 'an' : 'a';
  return paragraphs(`The id of ${a} ${kind}: ${code(id)}`, page ? `[Open it in the web app](${page})` : '');
}
