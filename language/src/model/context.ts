/** What `$._context` has [DOC context], each with what is below it where that is known. */
const PROPERTIES: ReadonlyMap<string, readonly string[] | undefined> = new Map([
  ['flow_id', undefined],
  ['run_id', undefined],
  ['username', undefined],
  ['email', undefined],
  ['user_id', undefined],
  ['identities', undefined],
  ['token_info', ['exp', 'iat', 'nbf']],
]);

/** Undocumented, but in use: the same as `run_id` [OBS MDF]. */
export const LEGACY_RUN_ID = 'action_id';

export interface NoContextProperty {
  name: string;
  /** The index of its step. */
  step: number;
  /** What is there instead. */
  known: readonly string[];
}

/** The first step of a way through the payload that leads to nothing in the context; other steps than names are skipped. */
export function noContextProperty(steps: readonly unknown[]): NoContextProperty | undefined {
  const [root, name, inner] = steps;
  if (root !== '_context' || typeof name !== 'string') return undefined;
  if (!PROPERTIES.has(name)) return { name, step: 1, known: [...PROPERTIES.keys()] };
  const below = PROPERTIES.get(name);
  if (!below || typeof inner !== 'string' || below.includes(inner)) return undefined;
  return { name: inner, step: 2, known: below };
}
