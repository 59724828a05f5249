import { FUNCTIONS } from '../../expression/functions.ts';
import { isRefused, METHODS, type Receiver } from '../../expression/methods.ts';
import { type Signature, signatureText } from '../../expression/signature.ts';
import { type Token, tokenize } from '../../expression/tokens.ts';
import { isIdentifier } from '../../expression/words.ts';
import { printReference } from '../../path/print.ts';
import { lookup } from '../../shape/lookup.ts';
import { type Shape, Types } from '../../shape/shape.ts';
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
  if (last?.kind === 'string' && problems.some(({ code }) => code === 'string-unclosed'))
    return takesPath(before.slice(0, -1)) ? dottedSteps(at, at.before.slice(last.body.offset), payload) : [];
  const typed = last && isWord(last) && endOf(last) === at.before.length ? last : undefined;
  const chain = chainBefore(typed ? before.slice(0, -1) : before);
  if (!chain) return [];
  const behind = /^\w*/.exec(at.behind)?.[0].length ?? 0;
  const span = spanAround(at, typed?.text.length ?? 0, behind);
  return chain.length === 0 ? beginnings(payload, span) : members(lookup(payload, chain).shape, span);
}

type Word = Extract<Token, { text: string }>;

function isWord(token: Token): token is Word {
  return token.kind === 'name' || token.kind === 'keyword';
}

function endOf({ span }: Token): number {
  return span.offset + span.length;
}

/** The names before the last dot; empty where there is no dot, undefined where something may not go on by a name. */
function chainBefore(tokens: readonly Token[]): string[] | undefined {
  const chain: string[] = [];
  let i = tokens.length - 1;
  const isDot = (token: Token | undefined) => token?.kind === 'operator' && token.text === '.';
  while (isDot(tokens[i])) {
    const name = tokens[i - 1];
    if (name?.kind !== 'name') return undefined;
    chain.unshift(name.text);
    i -= 2;
  }
  if (chain.length > 0) return chain;
  const last = tokens[i];
  // Behind an operand only an operator can follow.
  const ends =
    last &&
    (last.kind === 'number' || last.kind === 'string' || last.kind === 'path' || last.kind === 'name');
  return ends || (last?.kind === 'operator' && ')]}'.includes(last.text)) ? undefined : [];
}

/** The first argument of these is the text of a path. */
function takesPath(before: readonly Token[]): boolean {
  const [name, bracket] = before.slice(-2);
  const calls = name?.kind === 'name' && (name.text === 'is_present' || name.text === 'getattr');
  return calls && bracket?.kind === 'operator' && bracket.text === '(';
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

const WORDS = ['True', 'False', 'None', 'not', 'and', 'or', 'in', 'is', 'if', 'else', 'for'];

/** Values of the payload, functions, and the words of the language. */
function beginnings(payload: Shape, span: Completion['edit']['span']): Completion[] {
  const values = membersOf(payload).flatMap(member => {
    const text = printReference([member.name]);
    return text === undefined ? [] : [payloadItem(member, text, { span, newText: escaped(text) })];
  });
  const functions = [...FUNCTIONS.values()].map((own, i) => callable(own, 'function', 4000 + i, span));
  const words = WORDS.map((word, i) => ({
    label: word,
    kind: 'word' as const,
    sortText: String(5000 + i).padStart(6, '0'),
    filterText: word,
    edit: { span, newText: word },
    snippet: false,
  }));
  return [...values, ...functions, ...words];
}

const RECEIVERS: readonly (readonly [types: number, Receiver])[] = [
  [Types.string, 'string'],
  [Types.array, 'array'],
  [Types.object, 'object'],
];

/** What a value has by a dot: its members, and the methods of its type. */
function members(shape: Shape, span: Completion['edit']['span']): Completion[] {
  const values = membersOf(shape)
    .filter(({ name }) => isIdentifier(name))
    .map(member => payloadItem(member, member.name, { span, newText: member.name }));
  const methods = new Map<string, Signature>();
  for (const [types, receiver] of RECEIVERS)
    if (shape.types & types)
      for (const [name, own] of METHODS[receiver])
        if (!isRefused(name) && !methods.has(name)) methods.set(name, own);
  return [...values, ...[...methods.values()].map((own, i) => callable(own, 'method', 4000 + i, span))];
}

function callable(
  signature: Signature,
  kind: 'function' | 'method',
  rank: number,
  span: Completion['edit']['span'],
): Completion {
  const { name, parameters, rest, doc } = signature;
  const takes = parameters.length > 0 || rest;
  return {
    label: name,
    kind,
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
