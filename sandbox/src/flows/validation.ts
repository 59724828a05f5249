import { type Diagnostic, validate } from '../../../language/src/index.ts';
import { isOnLoopback } from '../actions/custom.ts';
import { isObject, type Json, type JsonObject, member } from '../json.ts';
import type { Complaint } from './errors.ts';
import { type Loc, printByLine } from './printed.ts';

const error = 1;

function valueAt(root: Json, loc: Loc): Json | undefined {
  let value: Json | undefined = root;
  for (const key of loc) {
    if (Array.isArray(value) && typeof key === 'number') value = value[key];
    else if (isObject(value)) value = member(value, String(key));
    else return undefined;
  }
  return value;
}

/** A finding in the service's words where they are on record, else in ours. */
function complaint(definition: JsonObject, found: Diagnostic, place: Loc): Complaint {
  const value = valueAt(definition, place);
  const type = isObject(value) ? member(value, 'Type') : undefined;
  const loc = ['definition', ...place];
  switch (found.code) {
    case 'missing-transition':
      return {
        loc,
        msg: `A state of type '${String(type)}' must be defined as either terminal ("End": true) or transitional ("Next": "NextStateId")`,
        type: 'value_error',
      };
    case 'unknown-field':
      return { loc, msg: 'extra fields not permitted', type: 'value_error.extra' };
    case 'unknown-state-type':
      if (!isObject(value) || type !== undefined) break;
      return {
        loc,
        msg: "Discriminator 'type' is missing in value",
        type: 'value_error.discriminated_union.missing_discriminator',
        ctx: { discriminator_key: 'type' },
      };
    case 'missing-field':
      return { loc, msg: found.message, type: 'value_error.missing' };
  }
  return { loc, msg: found.message, type: 'value_error' };
}

// The service takes any parameters: it is the action provider that refuses them when a run comes to the state.
const LEFT_TO_PROVIDERS: ReadonlySet<string> = new Set([
  'missing-parameter',
  'parameter-value',
  'unknown-parameter',
]);

// Action providers that are still being written.
const isHere = (value: Json | undefined) => typeof value === 'string' && isOnLoopback(value);

/** Why the service refuses a definition. What it accepts and runs badly (warnings) is none of its business. */
export function checkDefinition(definition: JsonObject): Complaint[] {
  const printed = printByLine(definition);
  return validate(printed.text, 'definition.flow.json')
    .filter(found => found.severity === error && !LEFT_TO_PROVIDERS.has(found.code))
    .map(found => ({ found, place: printed.places[found.range.start.line] ?? [] }))
    .filter(({ found, place }) => found.code !== 'action-url' || !isHere(valueAt(definition, place)))
    .map(({ found, place }) => complaint(definition, found, place));
}
