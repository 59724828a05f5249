import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { typeInWords } from './json.ts';
import { measure } from './measure.ts';
import type { InputProblem, Json } from './types.ts';

/**
 * Checks the input of a run against the input schema of its flow (draft-07; formats are not asserted, unknown
 * keywords are ignored). No problems: it fits. A schema that cannot be used gives one problem at `$`.
 */
export function validateInput(schema: Json, input: Json): InputProblem[] {
  if (!measure(input)) return [{ path: '$', message: 'The input is nested too deeply.' }];
  try {
    const check = compile(schema);
    check(input);
    return (check.errors ?? []).filter(e => !WRAPPERS.has(e.keyword)).map(e => describe(e, input));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [{ path: '$', message: `The input schema cannot be used: ${reason}.` }];
  }
}

// Values are never changed in place, so a schema is compiled once, which takes much longer than to check an input.
const compiled = new WeakMap<object, ValidateFunction>();

function compile(schema: Json): ValidateFunction {
  const known = typeof schema === 'object' && schema !== null ? compiled.get(schema) : undefined;
  if (known) return known;
  const ajv = new Ajv({
    strict: false,
    validateFormats: false,
    allErrors: true,
    verbose: true,
    logger: false,
  });
  // Draft-07 knows `$id` only; older schemas say `id`, which ajv would refuse.
  ajv.removeKeyword('id');
  if (typeof schema === 'boolean') return ajv.compile(schema);
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) {
    throw new Error(`it is ${typeInWords(schema)}, not an object`);
  }
  // Whatever draft a schema names, the service reads it as it reads all.
  const { $schema: _, ...plain } = schema;
  const check = ajv.compile(plain);
  compiled.set(schema, check);
  return check;
}

/** These only say that a nested problem, which is listed too, exists. */
const WRAPPERS = new Set(['if']);

function describe(error: ErrorObject, input: Json): InputProblem {
  return { path: pathOf(error.instancePath, input), message: sentence(error) };
}

function sentence({ keyword, params, message, data }: ErrorObject): string {
  switch (keyword) {
    case 'required':
      return `'${params.missingProperty}' is missing; it is required.`;
    case 'additionalProperties':
      return `'${params.additionalProperty}' is not a property that is allowed here.`;
    case 'type':
      return `This must be ${types(params.type)}, not ${typeInWords(data)}.`;
    case 'enum':
      return `This must be one of ${list(params.allowedValues)}.`;
    case 'const':
      return `This must be ${JSON.stringify(params.allowedValue)}.`;
    case 'pattern':
      return `This must match the pattern ${params.pattern}.`;
    case 'minLength':
    case 'maxLength':
      return `This must have ${bound(keyword)} ${params.limit} characters.`;
    case 'minItems':
    case 'maxItems':
      return `This must have ${bound(keyword)} ${params.limit} elements.`;
    case 'uniqueItems':
      return `The elements ${params.j} and ${params.i} are the same; each must be there only once.`;
    case 'anyOf':
    case 'oneOf':
      return `This must fit ${keyword === 'anyOf' ? 'at least' : 'exactly'} one of the choices that the schema gives.`;
    case 'false schema':
      return 'Nothing is allowed here.';
    default:
      return `This ${message ?? `does not fit '${keyword}'`}.`;
  }
}

const bound = (keyword: string) => (keyword.startsWith('min') ? 'at least' : 'at most');

function types(type: unknown): string {
  const names = Array.isArray(type) ? type : String(type).split(',');
  return names.map(n => (n === 'null' ? 'null' : `${/^[aeio]/.test(n) ? 'an' : 'a'} ${n}`)).join(' or ');
}

function list(values: unknown): string {
  return Array.isArray(values) ? values.map(v => JSON.stringify(v)).join(', ') : String(values);
}

/** A JSON Pointer as a JSONPath. */
function pathOf(pointer: string, input: Json): string {
  let path = '$';
  let at: unknown = input;
  for (const escaped of pointer.split('/').slice(1)) {
    const name = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    if (Array.isArray(at)) {
      path += `[${name}]`;
      at = at[Number(name)];
    } else {
      path += /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(name) ? `.${name}` : `['${name.replace(/['\\]/g, '\\$&')}']`;
      at =
        typeof at === 'object' && at !== null && Object.hasOwn(at, name) ? Reflect.get(at, name) : undefined;
    }
  }
  return path;
}
