import type { TokenModifier, TokenType } from '../../language/src/index.ts';

/** What tokens can be, in the order in which the answers count them. */
export const TOKEN_TYPES: readonly TokenType[] = [
  'variable',
  'property',
  'number',
  'string',
  'operator',
  'keyword',
  'function',
  'method',
  'parameter',
];

export const TOKEN_MODIFIERS: readonly TokenModifier[] = ['modification', 'defaultLibrary'];
