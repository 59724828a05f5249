import { isRecord, type JsonRecord } from '../schema/json-value.ts';
import { build, objectShape, UNKNOWN } from '../shape/build.ts';
import { constant, objectOf, withOrigin } from '../shape/construct.ts';
import { shapeOfSchema } from '../shape/from-schema.ts';
import { PersistentMap } from '../shape/persistent-map.ts';
import { Presence, type Property, type Shape, Types } from '../shape/shape.ts';
import { findProvider, type Provider } from './catalogue.ts';
import { shapeOfExample } from './example-shape.ts';
import type { LearnedResult } from './known-providers.ts';

const text = (description: string) => ({ type: ['string', 'null'], description });
const urns = (description: string) => ({ type: ['array', 'null'], items: { type: 'string' }, description });

/**
 * An action's status document [DOC ADOC]. Providers differ: only on `action_id`, `status` and `details` can one
 * rely; `state_name` is added by Flows (run-semantics 1.6.3, O).
 */
const STATUS: ReadonlyMap<string, Property> = propertiesOf({
  properties: {
    action_id: { type: 'string', description: 'The provider’s id of the action.' },
    status: { enum: ['SUCCEEDED', 'FAILED'], description: 'How the action ended.' },
    details: { description: 'What the provider answers.' },
    state_name: { type: 'string', description: 'The state that ran the action.' },
    display_status: text('The status in words.'),
    creator_id: text('URN of the identity that the action ran as.'),
    start_time: text('When the action began.'),
    completion_time: text('When the action ended.'),
    label: text('The label of the run, if it has one.'),
    manage_by: urns('Who may manage the action.'),
    monitor_by: urns('Who may see the action.'),
    release_after: { type: ['string', 'number', 'null'], description: 'How long the provider remembers it.' },
  },
  required: ['action_id', 'status', 'details', 'state_name'],
});

function propertiesOf(schema: object): Map<string, Property> {
  const { object } = shapeOfSchema(schema);
  return new Map(
    [...(object?.properties.entries() ?? [])].map(([name, { shape, presence }]) => [
      name,
      presence === Presence.Present ? { shape, presence } : doubtful(shape),
    ]),
  );
}

/** It may be there, and nobody can tell when it is not. */
function doubtful(shape: Shape): Property {
  return { shape, presence: Presence.Present | Presence.Unknown };
}

/** What the examples of the catalogue do not show of details, by URL; null is anything, undefined is not shown. */
const DETAILS: Readonly<Record<string, JsonRecord>> = {
  // Of a path that is not there [EX FEX].
  'https://transfer.actions.globus.org/stat': { code: 'NotFound' },
  // What the user's function returns.
  'https://compute.actions.globus.org/v3': { result: null, results: [{ task_id: '', output: null }] },
  'https://compute.actions.globus.org': { result: null, results: [{ task_id: '', output: null }] },
  // What the user's expression yields, under a name of the user's.
  'https://actions.globus.org/expression_eval': { product: undefined, result: null },
  'https://actions.globus.org/weboption/wait_for_option': { parameters: null },
};

const results = new Map<Provider | undefined, PersistentMap<Property>>();

/**
 * What an action writes: its status document, with the details that the catalogue's example for that URL shows. They
 * may be anything all the same, since an action may fail without ending the run. `url` is undefined where
 * the provider is not known. Not for a registered API, whose answer nothing is known of [UNK].
 */
export function resultShape(url: string | undefined, state: string, learned?: LearnedResult): Shape {
  const provider = url === undefined ? undefined : findProvider(url);
  const known = learned
    ? statusProperties(provider, learned)
    : (results.get(provider) ?? statusProperties(provider));
  if (!learned) results.set(provider, known);
  const properties = known.set('state_name', { shape: constant(state), presence: Presence.Present });
  return build({
    types: Types.object,
    object: objectShape(properties, Presence.Undeclared),
    origin: { kind: 'result', state, ...(url !== undefined && { provider: url }) },
  });
}

function statusProperties(provider: Provider | undefined, learned?: LearnedResult): PersistentMap<Property> {
  const example = learned ? together(exampleDetails(provider), learned.details) : exampleDetails(provider);
  const known = STATUS.get('details')?.shape;
  const shape = build({
    ...known,
    ...UNKNOWN,
    object: isRecord(example) ? shapeOfExample(example).object : undefined,
    ...(learned && { description: `${known?.description} In a run on ${learned.day} it had these.` }),
  });
  return PersistentMap.of(STATUS).set('details', { shape, presence: Presence.Present });
}

/** A retired provider answers much like the one that took its place. */
function exampleDetails(provider: Provider | undefined): JsonRecord | undefined {
  if (!provider) return undefined;
  const example = provider.outputExample;
  if (!isRecord(example))
    return provider.replacedBy === undefined ? undefined : exampleDetails(findProvider(provider.replacedBy));
  const details = isRecord(example.details) ? example.details : {};
  return { ...details, ...DETAILS[provider.url] };
}

/** Two examples as one: what is documented stands, what it leaves open is as it was seen. */
function together(documented: unknown, seen: unknown): unknown {
  if (documented === undefined || documented === null) return seen;
  if (Array.isArray(documented) && Array.isArray(seen))
    return documented.length === 0 ? seen : documented.map(item => together(item, seen[0]));
  if (!isRecord(documented) || !isRecord(seen)) return documented;
  const names = new Set([...Object.keys(seen), ...Object.keys(documented)]);
  return Object.fromEntries([...names].map(name => [name, together(documented[name], seen[name])]));
}

/** What a catcher writes. Sources dispute what it is, so all that any of them names may be there (run-semantics 1.11). */
export function errorShape(state: string): Shape {
  return withOrigin(ERROR, { kind: 'error', state });
}

const ERROR = objectOf(
  ['Error', 'Cause', 'exception', 'cause', ...STATUS.keys()].map(name => [name, doubtful(UNKNOWN)]),
  'undeclared',
);

/** What stands at `$._context` [DOC context]. */
export function contextShape(): Shape {
  return CONTEXT;
}

const seconds = (description: string) => ({ type: 'number', description });

const CONTEXT = shapeOfSchema(
  {
    type: 'object',
    properties: {
      flow_id: { type: 'string', format: 'uuid', description: 'The id of the flow.' },
      run_id: { type: 'string', format: 'uuid', description: 'The id of this run.' },
      username: { type: 'string', description: 'The Globus username of whoever started the run.' },
      email: {
        type: ['string', 'null'],
        description: 'The e-mail address of whoever started the run, if known.',
      },
      user_id: { type: 'string', description: 'URN of the identity of whoever started the run.' },
      identities: {
        type: 'array',
        items: { type: 'string' },
        description: 'URNs of all identities of whoever started the run.',
      },
      token_info: {
        type: 'object',
        properties: {
          exp: seconds('When the token expires, in seconds since 1970.'),
          iat: seconds('When the token was issued, in seconds since 1970.'),
          nbf: seconds('When the token becomes valid, in seconds since 1970.'),
        },
        required: ['exp', 'iat', 'nbf'],
        description: 'About the token of the run.',
      },
      action_id: { type: 'string', format: 'uuid', description: 'An old name of `run_id`, not documented.' },
    },
    required: ['flow_id', 'run_id', 'username', 'email', 'user_id', 'identities', 'token_info', 'action_id'],
  },
  undefined,
  { kind: 'context' },
);

/** What CreateWebInput writes; what else is in it is not known [EX FEX]. */
export function webInputShape(): Shape {
  return WEB_INPUT;
}

const WEB_INPUT = shapeOfSchema({
  type: 'object',
  properties: { web_input_id: { type: 'string', description: 'What AwaitWebInput asks for.' } },
  required: ['web_input_id'],
  additionalProperties: {},
});

/** What AwaitWebInput writes; what else is in it is not known [EX FEX]. */
export function webAnswerShape(): Shape {
  return WEB_ANSWER;
}

const WEB_ANSWER = shapeOfSchema({
  type: 'object',
  properties: { response: { description: 'The value of the option that was chosen.' } },
  required: ['response'],
  additionalProperties: {},
});
