// What people write without quotes because elsewhere it needs none.
const LITERALS = [
  /^[a-z][a-z\d+.-]*:\/\/\S+$/i,
  /^urn:\S+$/i,
  /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/,
  /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/,
  /^(?:~|\.{1,2})?\/[\w./~-]*$/,
];
const SENTENCE = /^[\p{L}\p{M}\p{N}\s.,:;!?'’"“”&/()%#–—-]+$/u;
const TWO_WORDS = /[\p{L}\p{N}][’']?\p{L}*[,;:.!?)]*\s+\(?[\p{L}\p{N}]/u;
const CODE = /\p{L}\.\p{L}|\w\(|["'].*["']/u;

/** Does text that is no expression look like text that was meant as it stands: a sentence, a URL, an id, a path? */
export function isProse(text: string): boolean {
  const trimmed = text.trim();
  if (LITERALS.some(l => l.test(trimmed))) return true;
  return SENTENCE.test(trimmed) && TWO_WORDS.test(trimmed) && !CODE.test(trimmed);
}

/** A path in back-quotes, as expressions have it. */
export const QUOTED_PATH = /(`[^`]*`)/;

const WORDS_OF_PYTHON = /\b(?:and|or|not|in|is|if|else|for)\b/g;

/** Is it prose with paths in back-quotes among the words, as templates have variables? */
export function isProseAroundPaths(text: string): boolean {
  const pieces = text.split(QUOTED_PATH).filter((piece, i) => i % 2 === 0 && piece.trim() !== '');
  return (
    text.includes('`') &&
    pieces.every(piece => SENTENCE.test(piece) && !CODE.test(piece)) &&
    pieces.some(piece => TWO_WORDS.test(piece.replace(WORDS_OF_PYTHON, '')))
  );
}
