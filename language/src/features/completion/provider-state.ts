import { mayHoldSecrets } from '../../model/secrets.ts';
import type { Provider } from '../../providers/catalogue.ts';
import { takesLong } from '../../providers/takes-long.ts';
import { isRecord, isString, type JsonRecord, own } from '../../schema/json-value.ts';
import { block } from './block.ts';
import { choice, literal } from './item.ts';

/** Numbers the tab stops of a snippet; the first is the name of the state. */
type Stop = () => number;

/** A state that calls a provider with all that it must be given, in snippet syntax. */
export function providerState(provider: Provider, name: string): string {
  let last = 1;
  const stop: Stop = () => ++last;
  const parameters = membersOf(provider.inputSchema, stop);
  const fields = [
    '"Type": "Action"',
    `"ActionUrl": ${literal(JSON.stringify(provider.url))}`,
    `"Parameters": ${block('{', parameters.length > 0 ? parameters : [`$${stop()}`])}`,
    '"ResultPath": "\\$.$1"',
    ...(takesLong(provider) ? [`"WaitTime": \${${stop()}:3600}`] : []),
    '"ExceptionOnActionFailure": true',
    '"End": true',
  ];
  return `"\${1:${literal(JSON.stringify(name).slice(1, -1))}}": ${block('{', fields)}`;
}

/** “Transfer: List Directory Contents” makes the name ListDirectoryContents. */
export function stateNameFor({ title }: Provider): string {
  const words = (title.split(': ').at(-1) ?? title).match(/[A-Za-z0-9]+/g) ?? [];
  return words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

/** What must be in the object that a schema describes. */
function membersOf(schema: unknown, stop: Stop): string[] {
  const names = requiredIn(schema);
  const properties = isRecord(schema) ? schema.properties : undefined;
  const hidden = names.filter(mayHoldSecrets);
  return [
    ...(hidden.length > 0 ? [`"__Private_Parameters": ${literal(JSON.stringify(hidden))}`] : []),
    ...names
      .flatMap(name => TOGETHER.get(name) ?? name)
      .map(name => memberFor(name, isRecord(properties) ? own(properties, name) : undefined, stop)),
  ];
}

// Whom a rule is for is said by both; the schema cannot say that everybody needs no name.
const TOGETHER: ReadonlyMap<string, readonly string[]> = new Map([
  ['principal_type', ['principal_type', 'principal']],
]);

function memberFor(name: string, schema: unknown, stop: Stop): string {
  const key = (suffix: string) => literal(JSON.stringify(name + suffix));
  const from = (property: string) => `${key('.$')}: "\\$.\${${stop()}:${literal(property)}}"`;
  // What begins so is left out of logs.
  if (mayHoldSecrets(name)) return from(`_private_${name}`);
  if (!isRecord(schema)) return from(name);
  const { enum: allowed, items } = schema;
  if (schema.const !== undefined) return `${key('')}: ${literal(JSON.stringify(schema.const))}`;
  if (Array.isArray(allowed) && allowed.every(isString)) return `${key('')}: "${choice(stop(), allowed)}"`;
  if (requiredIn(items).length > 0) return `${key('')}: ${block('[', [block('{', membersOf(items, stop))])}`;
  if (requiredIn(schema).length > 0) return `${key('')}: ${block('{', membersOf(schema, stop))}`;
  return from(name);
}

/** The names that an object must have, where its first alternative and the first of all choices are taken. */
function requiredIn(schema: unknown): string[] {
  if (!isRecord(schema)) return [];
  const { required, anyOf, allOf } = schema;
  const conditions = Array.isArray(allOf) ? allOf.filter(isRecord) : [];
  const first = Array.isArray(anyOf) ? anyOf.slice(0, 1).filter(isRecord) : [];
  const lists = [
    required,
    ...first.map(alternative => alternative.required),
    ...conditions.filter(one => holds(one.if, schema)).map(({ then }) => isRecord(then) && then.required),
  ];
  return [...new Set(lists.flatMap(list => (Array.isArray(list) ? list : [])).filter(isString))];
}

/** The condition is one on a choice, and its first is taken. */
function holds(condition: unknown, { properties }: JsonRecord): boolean {
  if (!isRecord(condition) || !isRecord(condition.properties) || !isRecord(properties)) return false;
  return Object.entries(condition.properties).every(([name, wanted]) => {
    const schema = own(properties, name);
    const first = isRecord(schema) && Array.isArray(schema.enum) ? schema.enum[0] : undefined;
    return isRecord(wanted) && wanted.const !== undefined && wanted.const === first;
  });
}
