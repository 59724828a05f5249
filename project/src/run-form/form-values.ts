import type { Json, JsonObject } from '../../../globus/src/index.ts';
import { type FormField, formFields } from '../../../language/src/index.ts';
import { validateInput } from '../../../runtime/src/index.ts';
import { isJsonObject } from '../read-json.ts';

/** The value at a path of property names; undefined where there is none. */
export function valueAt(body: JsonObject, path: readonly string[]): Json | undefined {
  let value: Json | undefined = body;
  for (const name of path) {
    if (!isJsonObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** The same with a value at a path, or, with undefined, without; objects that become empty go too. */
export function withValue(
  body: JsonObject,
  [name, ...rest]: readonly string[],
  value: Json | undefined,
): JsonObject {
  if (name === undefined) return body;
  const { [name]: old, ...others } = body;
  const below = isJsonObject(old) ? old : {};
  const now = rest.length === 0 ? value : withValue(below, rest, value);
  const isGone = now === undefined || (rest.length > 0 && value === undefined && isEmpty(now));
  if (isGone) return others;
  return old === undefined ? { ...body, [name]: now } : { ...body, [name]: now };
}

function isEmpty(value: Json): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}

/** What stands in a form before anybody has filled it in: the defaults of the schema. */
export function defaultsOf(schema: Json): JsonObject {
  return withDefaults(schema, []);
}

function withDefaults(schema: Json | undefined, path: readonly string[]): JsonObject {
  if (!isJsonObject(schema) || !isJsonObject(schema.properties) || path.length > 8) return {};
  let values: JsonObject = {};
  for (const [name, property] of Object.entries(schema.properties)) {
    if (!isJsonObject(property)) continue;
    const value = property.default ?? (property.const as Json | undefined);
    const inside = withDefaults(property, [...path, name]);
    if (value !== undefined) values = { ...values, [name]: value };
    else if (!isEmpty(inside)) values = { ...values, [name]: inside };
  }
  return values;
}

/** A field, its value, and what is wrong with that. */
export interface FilledField {
  field: FormField;
  value: Json | undefined;
  /** undefined for what is as the schema wants it */
  problem: string | undefined;
}

/** A form as it is filled in. */
export interface FilledForm {
  fields: readonly FilledField[];
  /** what is wrong with the input as a whole */
  others: readonly string[];
}

/** Holds an input against its schema, field by field. */
export function filledForm(schema: Json, body: JsonObject): FilledForm {
  const fields = formFields(schema);
  const found = validateInput(schema, body).map(problem => ({ ...problem, told: false }));
  const filled = fields.map(field => {
    const value = valueAt(body, field.path);
    const pointer = `$.${field.path.join('.')}`;
    const mine = found.filter(
      ({ path }) => path === pointer || path.startsWith(`${pointer}.`) || path.startsWith(`${pointer}[`),
    );
    for (const problem of mine) problem.told = true;
    if (value === undefined) return { field, value, problem: field.required ? 'is missing' : undefined };
    return { field, value, problem: mine[0]?.message };
  });
  const isMissing = filled.some(({ problem, value }) => problem !== undefined && value === undefined);
  // That something is missing is said of the object around it; the fields say it better.
  const others = found.filter(
    ({ told, message }) => !told && !(isMissing && /missing|required/i.test(message)),
  );
  return { fields: filled, others: others.map(({ path, message }) => `${path}: ${message}`) };
}
