import { UnreadableLink } from './unreadable-link.ts';

/** A JSON object as people write it, of one without line breaks. Throws UnreadableLink. */
export function indented(json: string): string {
  // Each level of a value indents all that is in it: a deep one would become far larger than it is.
  if (depthOf(json) > DEEPEST) throw new UnreadableLink('too-large');
  const value = parsed(json);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UnreadableLink('no-json');
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

const DEEPEST = 100;

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new UnreadableLink('no-json');
  }
}

/** How deep arrays and objects lie in each other. */
function depthOf(json: string): number {
  let deepest = 0;
  let depth = 0;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (token === '{' || token === '[') deepest = Math.max(deepest, ++depth);
    else if (token === '}' || token === ']') depth--;
  }
  return deepest;
}
