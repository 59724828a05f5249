import { nearest } from '../text-distance.ts';

/** What a principal can be in one place or another [SCH OpenAPI, flows-language §9.2]. */
export type PrincipalForm = 'identity' | 'group' | 'public' | 'all_authenticated_users';

/**
 * Parameters that list principals, each with who can be on it. Web inputs take URNs only, an entry of Search the words
 * for everybody too [EX FEX, SCH]; a text of another form may mean something there all the same.
 */
export const PRINCIPAL_LISTS: ReadonlyMap<string, readonly PrincipalForm[]> = new Map([
  ['RespondentUrns', ['identity', 'group']],
  ['ViewerUrns', ['identity', 'group']],
  ['selectable_by', ['identity', 'group']],
  ['visible_to', ['identity', 'group', 'public', 'all_authenticated_users']],
]);

/** Who a role of a flow can be given to [SCH OpenAPI, flows-language §9.1 and §9.2]. */
export const ROLES: Readonly<Record<string, readonly PrincipalForm[]>> = {
  viewers: ['identity', 'group', 'public'],
  starters: ['identity', 'group', 'all_authenticated_users'],
  administrators: ['identity', 'group'],
  runManagers: ['identity', 'group'],
  runMonitors: ['identity', 'group'],
};

/** A text that is no principal, or none that is allowed where it stands. */
export interface PrincipalProblem {
  code:
    | 'empty'
    /** One of the words for everybody, in a place that has no such word or another one. */
    | 'not-allowed'
    /** An id without what it is the id of. */
    | 'bare-id'
    /** A username or e-mail address. */
    | 'username'
    /** The right beginning, and something after it that is no id. */
    | 'bad-id'
    /** Almost right: `meant` has it. */
    | 'misspelt'
    | 'unknown';
  /** What was most likely meant; of a bare id both, an identity and a group. */
  meant: readonly string[];
}

const IDENTITY = 'urn:globus:auth:identity:';
const GROUP = 'urn:globus:groups:id:';
const ID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const PRINCIPAL = new RegExp(`^(?:${IDENTITY}|(${GROUP}))${ID}$`, 'i');
const ID_AT_END = new RegExp(`^(.*?)(${ID})$`, 'i');
const EVERYBODY = ['public', 'all_authenticated_users'] as const;

/** The beginning of a principal's URN: `urn:globus:auth:identity:` or `urn:globus:groups:id:`. */
export function principalPrefix(form: 'identity' | 'group'): string {
  return form === 'identity' ? IDENTITY : GROUP;
}

/** What is wrong with a text as a principal in a place that allows these forms; undefined where nothing is. */
export function principalProblem(
  text: string,
  allowed: readonly PrincipalForm[],
): PrincipalProblem | undefined {
  const urn = PRINCIPAL.exec(text);
  if (urn)
    return allowed.includes(urn[1] ? 'group' : 'identity') ? undefined : { code: 'not-allowed', meant: [] };
  const words = EVERYBODY.filter(word => allowed.includes(word));
  const word = EVERYBODY.find(one => one === text);
  if (word) return allowed.includes(word) ? undefined : { code: 'not-allowed', meant: words };
  if (text.trim() === '') return { code: 'empty', meant: [] };
  const forms = (['identity', 'group'] as const).filter(form => allowed.includes(form));
  return idProblem(text.trim(), forms) ?? wordProblem(text.trim(), words);
}

/** For texts that end in an id, or begin as a URN does. */
function idProblem(text: string, forms: readonly ('identity' | 'group')[]): PrincipalProblem | undefined {
  const [, before = '', id = ''] = ID_AT_END.exec(text) ?? [];
  if (id === '') {
    const begins = forms.some(form => text.toLowerCase().startsWith(principalPrefix(form)));
    return begins ? { code: 'bad-id', meant: [] } : undefined;
  }
  if (before === '') return { code: 'bare-id', meant: forms.map(form => principalPrefix(form) + id) };
  const form = /group/i.test(before) ? 'group' : /identity|auth/i.test(before) ? 'identity' : undefined;
  if (!form || !forms.includes(form)) return { code: 'unknown', meant: [] };
  return { code: 'misspelt', meant: [principalPrefix(form) + id] };
}

function wordProblem(text: string, words: readonly string[]): PrincipalProblem {
  const meant = nearest(text.replaceAll('-', '_'), words);
  if (meant !== undefined) return { code: 'misspelt', meant: [meant] };
  return { code: /^[^\s:@]+@[^\s@]+$/.test(text) ? 'username' : 'unknown', meant: [] };
}
