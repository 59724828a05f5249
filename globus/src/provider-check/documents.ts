import { fieldsOf, isObject, itemsOf, textOf } from '../json.ts';
import { about, type ProviderFinding, type ProviderStep } from './finding.ts';

/** A field that a document must have, and what it must be. */
interface Field {
  name: string;
  is(value: unknown): boolean;
  words: string;
  why: string;
}

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isFlag = (value: unknown) => typeof value === 'boolean';
const isPrincipal = (value: unknown) => typeof value === 'string' && /^urn:globus:(auth|groups):/.test(value);

/** What every provider tells about itself (reference 5.1). */
const INTROSPECTION: readonly Field[] = [
  { name: 'title', is: isText, words: 'a text', why: 'People choose a provider by it.' },
  {
    name: 'globus_auth_scope',
    is: value => isText(value) && !/[\s[\]]/.test(String(value)),
    words: 'one scope of Globus Auth',
    why: 'Flows ask for a token of it: without it no flow can be deployed that uses the provider.',
  },
  {
    name: 'types',
    is: value => itemsOf(value).includes('Action'),
    words: 'a list with "Action"',
    why: 'Only then it can be the ActionUrl of a state.',
  },
  { name: 'api_version', is: isText, words: 'a text: "1.0"', why: 'It says which protocol is spoken.' },
  {
    name: 'synchronous',
    is: isFlag,
    words: 'true or false',
    why: 'It says whether every action is over when /run answers.',
  },
  {
    name: 'log_supported',
    is: isFlag,
    words: 'true or false',
    why: 'It says whether an action has a /log.',
  },
  {
    name: 'runnable_by',
    is: value =>
      itemsOf(value).length > 0 &&
      itemsOf(value).every(one => one === 'all_authenticated_users' || isPrincipal(one)),
    words: 'a list of "all_authenticated_users" or URNs of identities and groups',
    why: 'It says who may run it.',
  },
  { name: 'admin_contact', is: isText, words: 'a text', why: 'Users turn to it when something fails.' },
];

const STATUSES = ['ACTIVE', 'INACTIVE', 'SUCCEEDED', 'FAILED'];

/** What is told of every action (reference 5.1). */
const STATUS: readonly Field[] = [
  {
    name: 'action_id',
    is: value => isText(value) && !/[/?#\s]/.test(String(value)),
    words: 'a text that can be a part of an address',
    why: 'The flow asks for the status by it.',
  },
  {
    name: 'status',
    is: value => STATUSES.includes(String(value)),
    words: STATUSES.join(', '),
    why: 'The flow goes on, waits or fails by it.',
  },
  {
    name: 'creator_id',
    is: isPrincipal,
    words: 'the URN of an identity',
    why: 'It says whose action it is.',
  },
  {
    name: 'details',
    is: value => typeof value === 'string' || (typeof value === 'object' && value !== null),
    words: 'an object, or a text',
    why: 'It is the result that the flow goes on with.',
  },
];

/** What is wrong with what a provider tells about itself. */
export function introspectionFindings(document: unknown): ProviderFinding[] {
  const { wrong, advice, right } = about('introspect');
  if (!isObject(document)) return [wrong('What it tells about itself is no JSON object.')];
  const found = faultsOf(document, INTROSPECTION, 'introspect');
  if (!isObject(document.input_schema) && typeof document.input_schema !== 'boolean')
    found.push(
      advice('“input_schema” is missing: parameters can be neither completed nor checked before a run.'),
    );
  const visible = document.visible_to;
  if (visible !== undefined && !itemsOf(visible).every(one => one === 'public' || isPrincipal(one)))
    found.push(wrong('“visible_to” must be a list of "public" or URNs of identities and groups.'));
  const deadline = document.maximum_deadline;
  if (deadline !== undefined && deadline !== null && !DURATION.test(String(deadline)))
    found.push(wrong('“maximum_deadline” must be a duration of ISO 8601, such as "P30D".'));
  return found.length > 0 ? found : [right('It tells about itself all that flows need.')];
}

const DURATION = /^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;

/** What is wrong with a status of an action, as one step has answered it. */
export function statusFindings(document: unknown, step: ProviderStep): ProviderFinding[] {
  const { wrong } = about(step);
  if (!isObject(document)) return [wrong('The answer is no JSON object with the status of the action.')];
  const found = faultsOf(document, STATUS, step);
  const { status, details } = document;
  const { code, authorization_parameters } = fieldsOf(details);
  if (status === 'INACTIVE' && textOf(code) === undefined && !isObject(authorization_parameters))
    found.push(
      wrong(
        'An action that is INACTIVE must say in “details” what it waits for: “code” and “description”, for a consent "ConsentRequired" and “required_scope”. Else nobody knows what to do about it.',
      ),
    );
  return found;
}

function faultsOf(document: Record<string, unknown>, fields: readonly Field[], step: ProviderStep) {
  const { wrong } = about(step);
  return fields
    .filter(({ name, is }) => !is(document[name]))
    .map(({ name, words, why }) =>
      wrong(`“${name}” ${name in document ? 'must be' : 'is missing: it is'} ${words}. ${why}`),
    );
}
