import type { Problem } from '../problem.ts';
import type { Span } from './touched.ts';

/** One question before a run, and its answer. */
export interface AccessCheck {
  /** what it is about: “Beamline storage”, the flow “Copy” */
  thing: string;
  /** what is needed of it, as in "Beamline robot can …": "read /raw/" */
  need: string;
  /** whose access it is */
  who: string;
  /** `unknown`: it could not be asked, or only the run will tell */
  outcome: 'ok' | 'fails' | 'unknown';
  /** why: whole sentences */
  words: string;
  /** what to do: whole sentences; "" where nothing is to be done */
  remedy: string;
  /** where the definition needs it; none for what the whole run needs */
  places: Place[];
  /** what would mend it, where that can be done from here */
  fix?: AccessFix;
}

/** A place of the definition. */
export interface Place {
  state: string;
  span: Span;
}

/** One change that gives access. */
export type AccessFix =
  | { kind: 'flow-starter'; flow: { id: string; title: string }; principal: Grantee }
  | {
      kind: 'access-rule';
      collection: { id: string; name: string };
      principal: Grantee;
      /** of a folder: with a slash at both ends */
      path: string;
      permissions: 'r' | 'rw';
    }
  | { kind: 'access-manager'; collection: { id: string; name: string }; principal: Grantee }
  | { kind: 'consent'; scopes: string[] };

/** Who is given access. */
export interface Grantee {
  id: string;
  urn: string;
  name: string;
}

/** What a check found out. */
export type Finding = Pick<AccessCheck, 'outcome' | 'words' | 'remedy' | 'fix'>;

export function fine(words: string): Finding {
  return { outcome: 'ok', words, remedy: '' };
}

export function fails(words: string, remedy: string, fix?: AccessFix): Finding {
  return { outcome: 'fails', words, remedy, ...(fix && { fix }) };
}

export function unknown(words: string, remedy: string, fix?: AccessFix): Finding {
  return { outcome: 'unknown', words, remedy, ...(fix && { fix }) };
}

/** What could not be asked. A consent that is missing only for the question can be given. */
export function notTold({ message, remedy, kind, requiredScopes }: Problem): Finding {
  const fix: AccessFix | undefined =
    kind === 'consent' && requiredScopes ? { kind: 'consent', scopes: requiredScopes } : undefined;
  return unknown(message, remedy, fix);
}
