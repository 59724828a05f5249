import { elements, members, stringValue } from '../../json/tree.ts';
import { plainName } from '../../model/uses.ts';
import type { Place, Template } from '../place.ts';
import { type Parameter, parametersOf } from '../provider-schema.ts';
import { type Completion, choice, type ItemWriter, literal } from './item.ts';

const PRIVATE = '__Private_Parameters';

/** The parameters that the provider of the state takes here: each as a path, a constant and an expression. */
export function parameterKeys(place: Place, template: Template, write: ItemWriter): Completion[] {
  const present = new Set(members(place.object).map(m => plainName(m.name)));
  present.delete(plainName(place.name));
  const { provider, steps } = template;
  const taken = provider ? parametersOf(provider.inputSchema, steps) : [];
  const open = taken
    .filter(p => !present.has(p.name))
    .sort((a, b) => Number(b.required) - Number(a.required));
  const items = open.flatMap((p, index) => {
    const about = (rank: number) => ({
      kind: 'parameter' as const,
      rank: (p.required ? 1 : 1000) + 3 * index + rank,
      detail: [p.type, p.required ? 'required' : '', provider?.title].filter(Boolean).join(' · '),
      documentation: p.description,
    });
    return [
      write.key(`${p.name}.$`, '"\\$.$1"', about(0)),
      write.key(p.name, constant(p), about(1)),
      write.key(`${p.name}.=`, '"$1"', about(2)),
    ];
  });
  const all = allRequired(open, write);
  if (present.has(PRIVATE)) return [...all, ...items];
  return [
    ...all,
    ...items,
    write.key(PRIVATE, '["$1"]', {
      kind: 'parameter',
      rank: 900_000,
      documentation: 'Names of parameters beside this one that are hidden from the log and from most people.',
    }),
  ];
}

/** What the provider needs and is not there yet, as one item: each a path to be typed. */
function allRequired(open: readonly Parameter[], write: ItemWriter): Completion[] {
  const required = open.filter(p => p.required);
  if (required.length < 2) return [];
  const lines = required.map(({ name, type }, i) =>
    type === 'array' || type === 'object'
      ? `${literal(JSON.stringify(name))}: ${type === 'array' ? `[$${i + 1}]` : `{ $${i + 1} }`}`
      : `${literal(JSON.stringify(`${name}.$`))}: "\\$.$${i + 1}"`,
  );
  return [
    write.snippet(lines.join(',\n'), 'All required parameters', {
      kind: 'snippet',
      rank: 0,
      detail: required.map(({ name }) => name).join(', '),
    }),
  ];
}

/** The values that the provider allows for a constant, or the parameters that may be hidden. */
export function parameterValues(place: Place, template: Template, write: ItemWriter): Completion[] {
  if (place.name === PRIVATE) return hideable(place, write);
  const { provider, steps } = template;
  const found = provider && parametersOf(provider.inputSchema, steps).find(p => p.name === place.name);
  if (!found || place.inArray) return [];
  const values = found.type === 'boolean' ? [true, false] : found.values;
  return values.map((value, rank) =>
    write.value(JSON.stringify(value), { kind: 'value', rank, detail: provider.title }),
  );
}

function hideable({ object, inArray }: Place, write: ItemWriter): Completion[] {
  if (!inArray) return [];
  const all = members(object);
  const listed = new Set(
    elements(all.find(m => m.name === PRIVATE)?.value).map(element => stringValue(element)),
  );
  return all
    .map(m => plainName(m.name))
    .filter(name => name !== PRIVATE && !listed.has(name))
    .map((name, rank) => write.value(JSON.stringify(name), { kind: 'parameter', rank }));
}

function constant({ type, values }: Parameter): string {
  const strings = values.filter(value => typeof value === 'string');
  if (strings.length === 1) return literal(JSON.stringify(strings[0]));
  if (strings.length > 1) return `"${choice(1, strings)}"`;
  switch (type) {
    case 'object':
      return '{\n\t$1\n}';
    case 'array':
      return '[$1]';
    case 'boolean':
      return choice(1, ['true', 'false']);
    case 'string':
      return '"$1"';
    default:
      return '$1';
  }
}
