import type { Directive } from './directive.ts';

/** A Comment with suppressions in it. */
export interface Commented {
  /** The state whose Comment it is; undefined for that of the definition, which holds for the whole file. */
  index: number | undefined;
  directives: readonly Directive[];
}

/** A suppression where it stands in a definition. */
export interface Written {
  index: number | undefined;
  directive: Directive;
  /** The rules of which it has taken a finding away. */
  silenced: ReadonlySet<string>;
}
