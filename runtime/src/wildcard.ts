import { runtimeError } from './flow-error.ts';

/**
 * Does the whole text match the pattern of StringMatches? `*` stands for any text, `\*` and `\\` for themselves [A].
 *
 * @throws FlowError States.Runtime for a pattern that ends in a single backslash
 */
export function matchesPattern(text: string, pattern: string): boolean {
  const [first = '', ...others] = literals(pattern);
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  // Taking each piece at its first place leaves the most room for the rest.
  let at = first.length;
  for (const piece of others) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** The texts between the stars. */
function literals(pattern: string): string[] {
  const found: string[] = [];
  let piece = '';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i);
    if (char === '*') {
      found.push(piece);
      piece = '';
    } else if (char === '\\') {
      i++;
      if (i === pattern.length)
        throw runtimeError(`The StringMatches pattern '${pattern}' ends in a single backslash.`);
      piece += pattern.charAt(i);
    } else piece += char;
  }
  return [...found, piece];
}
