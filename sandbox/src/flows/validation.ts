import { type Diagnostic, validate } from '../../../language/src/index.ts';
import { isOnLoopback } from '../actions/custom.ts';
import type { Refusal } from '../http.ts';
import { isObject, type Json, type JsonObject, member } from '../json.ts';
import { type Complaint, flowsError } from './errors.ts';
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

interface Found {
  readonly found: Diagnostic;
  readonly place: Loc;
}

/** What is right in its shape and reads what is never there: the service refuses it in one of two other shapes. */
function analysisError(definition: JsonObject, reads: readonly Found[]): Refusal | undefined {
  const [first] = reads;
  if (first === undefined) return undefined;
  const typeOf = ({ place }: Found) => valueAt(definition, [...place.slice(0, 2), 'Type']);
  const waits = reads.filter(one => typeOf(one) === 'Wait');
  if (waits.length > 0) {
    const detail = waits.map(({ place }) => ({
      loc: ['definition', ...place],
      msg: `Improper access to data in this wait state with expression: ${String(valueAt(definition, place))}`,
      type: 'InvalidAccessPath',
      ctx: { field_name: place.at(-1) ?? '' },
    }));
    const states = new Set(waits.map(({ place }) => place[1])).size;
    const message = `This flow contains errors in ${states} wait state${states === 1 ? '' : 's'}.`;
    return flowsError(422, 'FLOW_VALIDATION_FAILED', detail, message);
  }
  const name = String(first.place[1]);
  const detail = `Improper read while analysing state ${name}: ${first.found.message} in state '${name}'`;
  const message =
    'Failed to analyze this flow. Something went wrong during the traversal of the flow definition.';
  return flowsError(422, 'FLOW_VALIDATION_FAILED', detail, message);
}

/** Why the service refuses a definition: its shape, or else what the analysis of a well-formed one finds. */
export interface Verdict {
  readonly shape: Complaint[];
  readonly analysis: Refusal | undefined;
}

/** What the service accepts and runs badly (warnings) is none of its business. */
export function checkDefinition(definition: JsonObject): Verdict {
  const printed = printByLine(definition);
  const all = validate(printed.text, 'definition.flow.json')
    .filter(found => found.severity === error && !LEFT_TO_PROVIDERS.has(found.code))
    .map((found): Found => ({ found, place: printed.places[found.range.start.line] ?? [] }))
    .filter(({ found, place }) => found.code !== 'action-url' || !isHere(valueAt(definition, place)));
  const reads = all.filter(({ found }) => found.code === 'path-never-set');
  const shape = all.filter(one => !reads.includes(one));
  return {
    shape: shape.map(({ found, place }) => complaint(definition, found, place)),
    analysis: analysisError(definition, reads),
  };
}
