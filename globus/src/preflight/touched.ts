/** What a run touches, as far as it is known before it. The caller finds it out from the definition and the input. */
export interface Touched {
  state: string;
  kind:
    | 'read-files'
    | 'find-files'
    | 'write-files'
    | 'collection'
    | 'access-rules'
    | 'new-guest-collection'
    | 'compute-endpoint'
    | 'compute-function'
    | 'search-index'
    | 'flow'
    | 'provider';
  /** `User`, `Flow`, or the name of a role whose token comes with the input */
  runAs: string;
  id: TouchedValue;
  path: TouchedValue | undefined;
}

/** A parameter: what it will say, and where in the definition it stands. */
export interface TouchedValue {
  span: Span;
  /** the path or expression that says it; undefined for a constant */
  written: string | undefined;
  /** known; said by the run only; or nothing with this input, so that the state fails */
  value: { kind: 'known'; text: string } | { kind: 'later' } | { kind: 'missing' };
}

/** A stretch of the definition's text. */
export interface Span {
  offset: number;
  length: number;
}
