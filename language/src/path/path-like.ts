import { parsePath } from './parse.ts';

const NAME = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/**
 * A text that nobody writes unless they mean the value at that path: `$.a.b`, `$['x y'][0]`. Not a lone `$`, an amount
 * (`$.50`), a template (`$name`) or a sentence.
 */
export function isPathLike(text: string): boolean {
  if (text.charCodeAt(0) !== 36 || (text[1] !== '.' && text[1] !== '[')) return false;
  const { segments, problems } = parsePath(text);
  const [first] = segments;
  if (!first || problems.length > 0) return false;
  for (const segment of segments) {
    if (segment.kind === 'index' || segment.kind === 'slice') continue;
    if (segment.kind !== 'name') return false;
    if (text[segment.span.offset] === '.' && !NAME.test(segment.name)) return false;
  }
  return first.kind === 'name';
}
