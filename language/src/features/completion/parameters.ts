import { elements, members, stringValue } from '../../json/tree.ts';
import { PRINCIPAL_LISTS } from '../../model/principals.ts';
import { mayHoldSecrets } from '../../model/secrets.ts';
import { PRIVATE_PARAMETERS } from '../../model/strings.ts';
import { dynamicKind, plainName } from '../../model/uses.ts';
import { isRecord, isString } from '../../schema/json-value.ts';
import type { Place, Template } from '../place.ts';
import { type Parameter, parameterSchemas, parametersOf } from '../provider-schema.ts';
import { valueFor, valuesOf } from './by-schema.ts';
import { type Completion, type ItemWriter, literal } from './item.ts';
import { principals } from './principals.ts';

/** The parameters that the provider of the state takes here: each as a path, a constant and an expression. */
export function parameterKeys(place: Place, template: Template, write: ItemWriter): Completion[] {
  const present = new Set(members(place.object).map(m => plainName(m.name)));
  present.delete(plainName(place.name));
  const { schema, steps, title } = template;
  const open = parametersOf(schema, steps, place.object)
    .filter(p => !present.has(p.name))
    .sort((a, b) => Number(b.required) - Number(a.required));
  const items = open.flatMap((p, index) => {
    const about = (rank: number) => ({
      kind: 'parameter' as const,
      rank: (p.required ? 1 : 1000) + 3 * index + rank,
      type: p.type,
      source: title,
      detail: p.required ? 'required' : '',
      documentation: p.description,
    });
    const hiding = mayHoldSecrets(p.name) && !present.has(PRIVATE_PARAMETERS) ? hides(p.name) : '';
    return [
      write.key(`${p.name}.$`, `"${pathTo(p.name, 1)}"${hiding}`, about(0)),
      write.key(p.name, valueFor(p.schema), about(1)),
      write.key(
        `${p.name}.=`,
        mayHoldSecrets(p.name) ? `"\${1:${hiddenName(p.name)}}"${hiding}` : '"$1"',
        about(2),
      ),
    ];
  });
  const all = allRequired(open, template, write);
  if (present.has(PRIVATE_PARAMETERS)) return [...all, ...items];
  return [
    ...all,
    ...items,
    write.key(PRIVATE_PARAMETERS, '["$1"]', {
      kind: 'parameter',
      rank: 900_000,
      type: 'array',
      documentation: 'Names of parameters beside this one that are hidden from the log and from most people.',
    }),
  ];
}

/** What the provider needs and is not there yet, as one item: each a path to be typed. */
function allRequired(open: readonly Parameter[], template: Template, write: ItemWriter): Completion[] {
  const required = neededOf(open, template);
  if (required.length < 2) return [];
  return [
    write.snippet(requiredLines(open, template, 1).join(',\n'), 'All required parameters', {
      kind: 'snippet',
      rank: 0,
      detail: required.map(({ name }) => name).join(', '),
    }),
  ];
}

/** Members for what is needed of these parameters, in snippet syntax with tab stops from `stop` on. */
export function requiredLines(open: readonly Parameter[], template: Template, stop: number): string[] {
  return neededOf(open, template).map(({ name, type }, i) =>
    type === 'array' || type === 'object'
      ? `${literal(JSON.stringify(name))}: ${type === 'array' ? `[$${stop + i}]` : `{ $${stop + i} }`}`
      : `${literal(JSON.stringify(`${name}.$`))}: "${pathTo(name, stop + i)}"`,
  );
}

/** Where the value of a parameter may come from, in snippet syntax. */
function pathTo(name: string, stop: number): string {
  return mayHoldSecrets(name) ? `\\$.\${${stop}:${hiddenName(name)}}` : `\\$.$${stop}`;
}

/** A second member: the list that keeps a parameter out of logs. */
function hides(name: string): string {
  return `,\n"${PRIVATE_PARAMETERS}": [${literal(JSON.stringify(name))}]`;
}

/** What begins so is left out of logs. */
function hiddenName(name: string): string {
  return literal(`_private_${name}`);
}

function neededOf(open: readonly Parameter[], { schema, steps }: Template): readonly Parameter[] {
  const needed = open.filter(p => p.required);
  const first = needed.length > 0 ? [] : firstAlternative(schema, steps);
  return needed.length > 0 ? needed : open.filter(p => first.includes(p.name));
}

/** What is needed where one group of parameters is, or another: the first. */
function firstAlternative(schema: unknown, steps: Template['steps']): readonly string[] {
  for (const { anyOf } of parameterSchemas(schema, steps).always) {
    const [first] = Array.isArray(anyOf) ? anyOf : [];
    if (isRecord(first) && Array.isArray(first.required)) return first.required.filter(isString);
  }
  return [];
}

/** The values that the provider allows for a constant, who can be on a list, or the parameters that may be hidden. */
export function parameterValues(place: Place, template: Template, write: ItemWriter): Completion[] {
  const { name, inArray, indexes } = place;
  if (name === PRIVATE_PARAMETERS) return hideable(place, write);
  if (dynamicKind(name)) return [];
  const forms = PRINCIPAL_LISTS.get(name);
  if (forms && inArray) return principals(forms, write);
  const { schema, steps, title } = template;
  return valuesOf(parameterSchemas(schema, [...steps, name, ...indexes]), write, title);
}

function hideable({ object, inArray }: Place, write: ItemWriter): Completion[] {
  if (!inArray) return [];
  const all = members(object);
  const listed = new Set(
    elements(all.find(m => m.name === PRIVATE_PARAMETERS)?.value).map(element => stringValue(element)),
  );
  return all
    .map(m => plainName(m.name))
    .filter(name => name !== PRIVATE_PARAMETERS && !listed.has(name))
    .map((name, rank) => write.string(name, { kind: 'parameter', rank }));
}
