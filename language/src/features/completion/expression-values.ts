import { receiverOf } from '../../expression/check-call.ts';
import { FUNCTIONS } from '../../expression/functions.ts';
import {
  hidesMember,
  isAttributeOfNumber,
  isRefused,
  METHODS,
  type Receiver,
} from '../../expression/methods.ts';
import { printString } from '../../expression/print-string.ts';
import { type Signature, signatureText } from '../../expression/signature.ts';
import type { Token } from '../../expression/token.ts';
import { tokenize } from '../../expression/tokens.ts';
import type { Expression } from '../../expression/tree.ts';
import { isIdentifier } from '../../expression/words.ts';
import type { Span } from '../../json/text.ts';
import { printReference } from '../../path/print.ts';
import { UNKNOWN } from '../../shape/build.ts';
import { typeWords } from '../../shape/describe.ts';
import { type Shape, Types } from '../../shape/shape.ts';
import { operators } from './expression-operators.ts';
import { type Around, around } from './expression-place.ts';
import { textParts } from './expression-strings.ts';
import { type StringAt, spanAround } from './in-string.ts';
import type { Completion } from './item.ts';
import { pathSteps } from './path-values.ts';
import { payloadItem } from './payload-item.ts';
import { membersOf } from './payload-members.ts';

/** What may go on in the expression that is being typed in a string. */
export function expressionParts(at: StringAt, payload: Shape): Completion[] {
  const { tokens, problems } = tokenize(at.before, 0, at.before.length, false);
  const before = tokens.filter(({ kind }) => kind !== 'end');
  const last = before.at(-1);
  if (last?.kind === 'path' && problems.some(({ code }) => code === 'path-unclosed'))
    return pathSteps(
      { ...at, before: at.before.slice(last.body.offset), behind: upTo(at.behind, /[`]/) },
      payload,
    );
  if (last?.kind === 'string' && problems.some(({ code }) => code === 'string-unclosed')) {
    const typed = at.before.slice(last.body.offset);
    const field = last.prefix.includes('f') ? fieldIn(at, typed) : undefined;
    if (field) return expressionParts(field, payload);
    return textParts(at, { before: at.before.slice(0, last.span.offset), typed }, payload);
  }
  const typed = last && isWord(last) && endOf(last) === at.before.length ? last.text : '';
  const whole = typed === '' ? before : before.slice(0, -1);
  const previous = whole.at(-1);
  const start = at.before.slice(0, at.before.length - typed.length);
  const rest = /^\w*/.exec(at.behind)?.[0].length ?? 0;
  const span = spanAround(at, typed.length, rest);
  const behind = at.behind.slice(rest);
  if (previous?.kind === 'operator' && previous.text === '.') return members(start, behind, payload, span);
  if (previous && isOperand(previous)) return operators(start, behind, payload, span);
  // The variable of a loop has a name of the author's.
  if (previous?.kind === 'keyword' && (previous.text === 'for' || previous.text === 'as')) return [];
  return beginnings(around(start, behind, payload), payload, span);
}

type Word = Extract<Token, { text: string }>;

function isWord(token: Token): token is Word {
  return token.kind === 'name' || token.kind === 'keyword';
}

function endOf({ span }: Token): number {
  return span.offset + span.length;
}

const CONSTANTS = new Set(['True', 'False', 'None']);

/** Something that only an operator can follow. */
function isOperand(token: Token): boolean {
  if (token.kind === 'keyword') return CONSTANTS.has(token.text);
  if (token.kind === 'operator') return ')]}'.includes(token.text);
  return token.kind === 'number' || token.kind === 'string' || token.kind === 'path' || token.kind === 'name';
}

/** The expression between braces of a text of the kind f'{…}' that is being typed. */
function fieldIn(at: StringAt, typed: string): StringAt | undefined {
  const open = typed.replaceAll('{{', '  ').lastIndexOf('{');
  if (open < 0 || typed.indexOf('}', open) >= 0) return undefined;
  return { ...at, before: typed.slice(open + 1), behind: upTo(at.behind, /[}:!'"]/) };
}

const WORDS: readonly (readonly [word: string, doc: string])[] = [
  ['True', 'JSON’s true.'],
  ['False', 'JSON’s false.'],
  ['None', 'JSON’s null.'],
  ['not', 'The contrary of a condition.'],
];

/** Values of the payload, variables of loops, functions, and the words of the language. */
function beginnings(place: Around | undefined, payload: Shape, span: Span): Completion[] {
  const here = place?.parts.get(place.node);
  const values = membersOf(payload).flatMap(member => {
    const text = printReference([member.name]);
    return text === undefined || here?.variables.has(text)
      ? []
      : [payloadItem(member, text, { span, newText: escaped(text) })];
  });
  const variables = [...(here?.variables ?? [])].map(([name, shape]) => ({
    label: name,
    kind: 'path' as const,
    type: typeWords(shape),
    source: 'this loop',
    sortText: '000000',
    filterText: name,
    edit: { span, newText: name },
    snippet: false,
    commit: ['.'],
  }));
  const functions = [...FUNCTIONS.values()].map((own, i) => callable(own, 'function', 4000 + i, span));
  const words = WORDS.map(([word, documentation], i) => ({
    label: word,
    kind: 'word' as const,
    documentation,
    sortText: String(5000 + i).padStart(6, '0'),
    filterText: word,
    edit: { span, newText: word === 'not' ? 'not ' : word },
    snippet: false,
  }));
  return [...constants(place, span), ...named(place, span), ...variables, ...values, ...functions, ...words];
}

/** The values that the other side of a comparison can have. */
function constants(place: Around | undefined, span: Span): Completion[] {
  const { parent, node } = place ?? {};
  if (parent?.kind !== 'compare') return [];
  const other = parent.first === node ? parent.rest[0]?.operand : parent.first;
  const values = (other && place?.parts.get(other)?.shape.values) ?? [];
  return values.flatMap(value => {
    const text =
      typeof value === 'string' ? printString(value) : typeof value === 'number' ? String(value) : '';
    if (text === '') return [];
    return {
      label: text,
      kind: 'value',
      detail: 'a value that it can have',
      sortText: '000000',
      filterText: text,
      edit: { span, newText: escaped(text) },
      snippet: false,
    };
  });
}

/** The arguments that the function around can be given by name, and are not given yet. */
function named(place: Around | undefined, span: Span): Completion[] {
  const { parent, node } = place ?? {};
  if (!place || parent?.kind !== 'call' || !node || !parent.args.includes(node)) return [];
  const { callee, args, keywords } = parent;
  const signatures =
    callee.kind === 'name'
      ? [FUNCTIONS.get(callee.name)]
      : callee.kind === 'attribute'
        ? receivers(callee.object, place).map(receiver => METHODS[receiver].get(callee.name))
        : [];
  const given = new Set(keywords.map(({ name }) => name));
  const open = signatures.flatMap(signature => signature?.parameters.slice(args.length - 1) ?? []);
  return open
    .filter(({ name, keyword }) => keyword && !given.has(name))
    .map(({ name, types }) => ({
      label: `${name}=`,
      kind: 'parameter',
      type: types.join(' | '),
      sortText: '003500',
      filterText: name,
      edit: { span, newText: `${name}=` },
      snippet: false,
    }));
}

const RECEIVERS: readonly (readonly [types: number, Receiver])[] = [
  [Types.string, 'string'],
  [Types.array, 'array'],
  [Types.object, 'object'],
  [Types.numeric | Types.boolean, 'number'],
];

/** What an operand may be, of the things that have methods: as its text tells, else by its types. */
function receivers(object: Expression, { parts }: Around): Receiver[] {
  const told = receiverOf(object);
  if (told) return [told];
  const { types } = parts.get(object)?.shape ?? UNKNOWN;
  return RECEIVERS.filter(([own]) => own & types).map(([, receiver]) => receiver);
}

/** What a value has by a dot: its members, and the methods of its type. */
function members(before: string, behind: string, payload: Shape, span: Span): Completion[] {
  const place = around(before, behind, payload);
  if (place?.node.kind !== 'attribute') return [];
  const { object } = place.node;
  const shape = place.parts.get(object)?.shape ?? UNKNOWN;
  const values = membersOf(shape).map(member => {
    const { name } = member;
    const plain = isIdentifier(name) && !hidesMember(name) && !isRefused(name) && !isAttributeOfNumber(name);
    if (plain) return payloadItem(member, name, { span, newText: name });
    // No dot leads there, so that the one which is typed is replaced.
    const dotted = { offset: span.offset - 1, length: span.length + 1 };
    const item = payloadItem(member, name, { span: dotted, newText: escaped(`[${printString(name)}]`) });
    return { ...item, filterText: `.${name}` };
  });
  const methods = new Map<string, Signature>();
  for (const receiver of receivers(object, place))
    for (const [name, own] of METHODS[receiver])
      if (!isRefused(name) && !methods.has(name)) methods.set(name, own);
  return [...values, ...[...methods.values()].map((own, i) => callable(own, 'method', 4000 + i, span))];
}

function callable(signature: Signature, kind: 'function' | 'method', rank: number, span: Span): Completion {
  const { name, parameters, rest, doc } = signature;
  const takes = parameters.length > 0 || rest;
  return {
    label: name,
    kind,
    type: signature.result.join(' | '),
    detail: signatureText(signature),
    documentation: doc,
    sortText: String(rank).padStart(6, '0'),
    filterText: name,
    edit: { span, newText: takes ? `${name}($1)` : `${name}()` },
    snippet: takes,
  };
}

function upTo(text: string, end: RegExp): string {
  const at = text.search(end);
  return at < 0 ? text : text.slice(0, at);
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
