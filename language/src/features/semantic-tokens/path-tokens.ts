import type { Path, Segment } from '../../path/parse.ts';
import { CONTEXT_KEY } from '../../payload/touch.ts';
import type { SemanticToken } from './token.ts';

/** The root and the steps of a JSONPath that begins at `start`, without dots and brackets; up to its first mistake. */
export function pathTokens({ text, segments }: Path, start: number, written: boolean): SemanticToken[] {
  if (text[0] !== '$') return [];
  const steps = segments.map((segment, i): SemanticToken => {
    const { offset, length } = inner(text, segment);
    const token: SemanticToken = { span: { offset: start + offset, length }, type: typeOf(segment) };
    if (i === 0 && segment.kind === 'name' && segment.name === CONTEXT_KEY) token.modifier = 'defaultLibrary';
    else if (written && i === segments.length - 1) token.modifier = 'modification';
    return token;
  });
  return [{ span: { offset: start, length: 1 }, type: 'variable' }, ...steps];
}

function typeOf({ kind }: Segment): SemanticToken['type'] {
  if (kind === 'name') return 'property';
  return kind === 'index' ? 'number' : 'operator';
}

function inner(text: string, { kind, span: { offset, length } }: Segment) {
  if (text[offset] === '[') return { offset: offset + 1, length: length - 2 };
  return kind !== 'descent' && text[offset] === '.'
    ? { offset: offset + 1, length: length - 1 }
    : { offset, length };
}
