import { fieldsOf, isObject, textOf } from '../json.ts';
import { fail } from '../problem-words.ts';
import { baseScope } from '../scopes.ts';
import { ask } from './ask.ts';

/** What an action provider tells about itself, as far as a definition can be checked with it (reference 5.1). */
export interface Introspection {
  /** Without a slash at its end. */
  url: string;
  title: string;
  synchronous?: boolean;
  scope?: string;
  inputSchema?: unknown;
}

/** Characters of a schema that are kept; of a longer one nothing is known. */
const LONGEST_SCHEMA = 200_000;

/** Asks an action provider about itself, without a token. Throws a GlobusError where it does not tell. */
export async function introspect(address: string, signal?: AbortSignal): Promise<Introspection> {
  const url = address.replace(/\/+$/, '');
  const answer = await ask(`${url}/`, {}, signal);
  const operation = `ask the action provider ${url} about itself`;
  const remedy =
    'Check its address. Provider developers find out more with “Check Action Provider…”; nothing else depends on it.';
  if (typeof answer === 'string') return fail({ kind: 'network', operation, why: answer, remedy });
  const { status, document } = answer;
  if (status === 401 || status === 403)
    return fail({ kind: 'forbidden', operation, status, why: 'it tells nothing to strangers', remedy });
  const { title, synchronous, globus_auth_scope, input_schema } = fieldsOf(document);
  if (status !== 200 || !isObject(document) || textOf(globus_auth_scope) === undefined)
    return fail({
      kind: 'service',
      operation,
      status,
      why: `what it answers (${status}) is not what an action provider tells about itself`,
      remedy,
    });
  const scope = textOf(globus_auth_scope);
  const isKept = input_schema !== undefined && JSON.stringify(input_schema).length <= LONGEST_SCHEMA;
  return {
    url,
    title: textOf(title)?.trim() || url,
    ...(typeof synchronous === 'boolean' && { synchronous }),
    ...(scope !== undefined && { scope: baseScope(scope) }),
    ...(isKept && { inputSchema: input_schema }),
  };
}
