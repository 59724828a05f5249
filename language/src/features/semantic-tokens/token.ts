import type { Span } from '../../json/text.ts';

/** As LSP names them. */
export type TokenType =
  | 'variable'
  | 'property'
  | 'number'
  | 'string'
  | 'operator'
  | 'keyword'
  | 'function'
  | 'method'
  | 'parameter';

export type TokenModifier =
  /** A state writes there. */
  | 'modification'
  /** It is none of the flow's own: `_context`, a function. */
  | 'defaultLibrary';

/** A stretch of a path or an expression that has a meaning of its own. */
export interface SemanticToken {
  span: Span;
  type: TokenType;
  modifier?: TokenModifier;
}
