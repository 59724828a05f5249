import { takesPath } from '../../expression/dotted-path.ts';
import { tokenize } from '../../expression/tokens.ts';
import { lookup } from '../../shape/lookup.ts';
import type { Shape } from '../../shape/shape.ts';
import { around } from './expression-place.ts';
import { type StringAt, spanAround } from './in-string.ts';
import type { Completion } from './item.ts';
import { payloadItem } from './payload-item.ts';
import { membersOf } from './payload-members.ts';

/** A text in quotes that is being typed: what stands before its quote, and what of it. */
export interface QuotedText {
  before: string;
  typed: string;
}

/** What a text in quotes can be: a path or a name where one is asked for, a value that something else can have. */
export function textParts(at: StringAt, { before, typed }: QuotedText, payload: Shape): Completion[] {
  const { tokens } = tokenize(before, 0, before.length, false);
  const [name, bracket] = tokens.filter(({ kind }) => kind !== 'end').slice(-2);
  const isOpen = bracket?.kind === 'operator' && bracket.text === '(';
  if (isOpen && name?.kind === 'name') {
    if (takesPath(name.text)) return dottedSteps(at, typed, payload);
    const object = name.text === 'get' ? /^(.*)\.\s*get\s*\(\s*$/s.exec(before)?.[1] : undefined;
    if (object !== undefined) return names(at, typed, valueBefore(object, payload));
  }
  if (bracket?.kind === 'operator' && bracket.text === '[') {
    const shape = valueBefore(before.replace(/\[\s*$/, ''), payload);
    if (shape) return names(at, typed, shape);
  }
  return values(at, before, typed, payload);
}

/** The shape of the operand that a text ends in; undefined where it ends in none. */
function valueBefore(text: string, payload: Shape): Shape | undefined {
  const found = around(`${text}.`, '', payload);
  const { node } = found ?? {};
  return node?.kind === 'attribute' ? found?.parts.get(node.object)?.shape : undefined;
}

function dottedSteps(at: StringAt, typed: string, payload: Shape): Completion[] {
  const dot = typed.lastIndexOf('.');
  const steps = dot < 0 ? [] : typed.slice(0, dot).split('.');
  const { shape } = lookup(payload, steps);
  const span = spanAround(at, typed.length - dot - 1, /^\w*/.exec(at.behind)?.[0].length ?? 0);
  return membersOf(shape)
    .filter(({ name }) => /^[\w-]+$/.test(name))
    .map(member => payloadItem(member, [...steps, member.name].join('.'), { span, newText: member.name }));
}

/** The names of an object's members, for a subscript. */
function names(at: StringAt, typed: string, shape: Shape | undefined): Completion[] {
  const span = restOf(at, typed);
  return (shape ? membersOf(shape) : [])
    .filter(({ name }) => /^[^'"\\]+$/.test(name))
    .map(member => {
      const { commit: _, ...item } = payloadItem(member, member.name, { span, newText: member.name });
      return item;
    });
}

/** The texts that the other side of a comparison can be. */
function values(at: StringAt, before: string, typed: string, payload: Shape): Completion[] {
  const found = around(before, '', payload);
  const { parent, node } = found ?? {};
  if (!found || parent?.kind !== 'compare' || !node) return [];
  const other = parent.first === node ? parent.rest[0]?.operand : parent.first;
  const texts =
    (other && found.parts.get(other)?.shape.values)?.filter(value => typeof value === 'string') ?? [];
  const span = restOf(at, typed);
  return texts
    .filter(text => /^[^'"\\]+$/.test(text))
    .map((text, rank) => ({
      label: text,
      kind: 'value',
      detail: 'a value that it can have',
      sortText: String(rank).padStart(6, '0'),
      filterText: text,
      edit: { span, newText: text },
      snippet: false,
    }));
}

/** All that stands between the quotes. */
function restOf(at: StringAt, typed: string) {
  return spanAround(at, typed.length, /^[^'"]*/.exec(at.behind)?.[0].length ?? 0);
}
