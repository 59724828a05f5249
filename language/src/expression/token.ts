import type { Span } from '../json/text.ts';

export type Token =
  | { kind: 'name' | 'keyword' | 'operator' | 'stray'; text: string; span: Span }
  | { kind: 'number'; value: bigint | number; imaginary: boolean; span: Span }
  /** `prefix` in lower case; `body` is what stands between the quotes. */
  | { kind: 'string'; prefix: string; body: Span; span: Span }
  /** `body` is what stands between the back-quotes. */
  | { kind: 'path'; body: Span; span: Span }
  | { kind: 'newline' | 'end'; span: Span };
