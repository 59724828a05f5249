import { fieldsOf, isObject, itemsOf, textOf } from './json.ts';
import type { ProblemDetail } from './problem.ts';

/** An error body of any Globus service, in one shape. */
export interface ErrorEnvelope {
  code: string | undefined;
  /** the service's own words; "" when there are none */
  text: string;
  detail: ProblemDetail[];
  requestId: string | undefined;
}

/**
 * Reads an error body: Flows `{error:{code,detail,message}}`, Transfer `{code,message}`, Auth
 * `{errors:[…],error,error_description}`, Groups `{code,detail}`, action providers
 * `{code,description}`, Search `{code,message,error_data}` (reference 1.9, 2.2, 3.1, 4, 5.1).
 */
export function errorEnvelope(body: unknown): ErrorEnvelope {
  const outer = fieldsOf(body);
  const listed = fieldsOf(itemsOf(outer.errors)[0]);
  const inner = isObject(outer.error) ? outer.error : isObject(itemsOf(outer.errors)[0]) ? listed : outer;
  const oauth = textOf(outer.error);
  return {
    // The OAuth word says more than the code of the list ("invalid_grant" against "UNAUTHORIZED").
    code:
      (oauth?.startsWith('invalid_') ? oauth : undefined) ??
      textOf(inner.code) ??
      textOf(outer.code) ??
      oauth,
    text: textIn(inner) ?? textIn(outer) ?? '',
    detail: [...detailList(inner.detail), ...detailList(outer.detail), ...searchMessages(outer)],
    requestId: textOf(outer.debug_id) ?? textOf(outer.request_id) ?? textOf(listed.id),
  };
}

function textIn(fields: Record<string, unknown>): string | undefined {
  const said = [fields.message, fields.detail, fields.description, fields.error_description, fields.title];
  const text = said.map(textOf).find(candidate => candidate !== undefined && candidate !== '');
  // A detail beside a message is the longer story (failed analysis of a definition).
  const detail = textOf(fields.detail);
  return text && detail && text !== detail && !detail.includes(text) ? `${text} ${detail}` : text;
}

function detailList(detail: unknown): ProblemDetail[] {
  return itemsOf(detail).flatMap(item => {
    const { loc, msg, message } = fieldsOf(item);
    const said = textOf(msg) ?? textOf(message);
    return said ? [{ path: pathOf(itemsOf(loc)), message: said }] : [];
  });
}

/** `["definition","States","My state"]` → `$.definition.States['My state']`; `["$.a"]` stays. */
export function pathOf(location: readonly unknown[]): string {
  let path = '';
  for (const step of location) {
    if (typeof step === 'number') path += `[${step}]`;
    else if (typeof step === 'string') {
      if (path === '' && step.startsWith('$')) path = step;
      else if (/^[A-Za-z_]\w*$/.test(step)) path += `.${step}`;
      else path += `['${step.replaceAll("'", "\\'")}']`;
    }
  }
  return path.startsWith('$') ? path : `$${path}`;
}

/** Search: `error_data.messages.json`, a tree whose leaves are lists of texts. */
function searchMessages(outer: Record<string, unknown>): ProblemDetail[] {
  const found: ProblemDetail[] = [];
  const walk = (node: unknown, steps: string[]): void => {
    for (const message of itemsOf(node)) {
      if (typeof message === 'string') found.push({ path: pathOf(steps), message });
    }
    for (const [key, child] of Object.entries(fieldsOf(node))) walk(child, [...steps, key]);
  };
  walk(fieldsOf(fieldsOf(outer.error_data).messages).json, []);
  return found;
}
