import type { JsonObject } from '../json.ts';
import { compare, fieldPath, textsOf, valuesAt } from './fields.ts';
import { patternScore, phraseScore, wordsIn } from './words.ts';

/** How well the content of an entry fits; 0: not at all. */
export type Rate = (content: JsonObject) => number;

/** Why an advanced query cannot be read. */
export class QuerySyntaxError extends Error {}

const token =
  /\s+|(\()|(\))|([[{][^\]}]*[\]}])|"((?:\\.|[^"\\])*)"|(&&|\|\||AND(?![^\s()])|OR(?![^\s()])|NOT(?![^\s()]))|([+\-!](?=\S))|((?:\\.|[^\s()":\\])+:)|((?:\\.|[^\s()"\\])+)/gy;

type Token =
  | { kind: '(' | ')' }
  | { kind: 'range' | 'phrase' | 'operator' | 'sign' | 'field' | 'word'; text: string };

function tokens(q: string): Token[] {
  const found: Token[] = [];
  let end = 0;
  for (const match of q.matchAll(token)) {
    end = match.index + match[0].length;
    const [, open, close, range, phrase, operator, sign, field, word] = match;
    if (open !== undefined) found.push({ kind: '(' });
    else if (close !== undefined) found.push({ kind: ')' });
    else if (range !== undefined) found.push({ kind: 'range', text: range });
    else if (phrase !== undefined) found.push({ kind: 'phrase', text: phrase });
    else if (operator !== undefined) found.push({ kind: 'operator', text: operator });
    else if (sign !== undefined) found.push({ kind: 'sign', text: sign });
    else if (field !== undefined) found.push({ kind: 'field', text: field.slice(0, -1) });
    else if (word !== undefined) found.push({ kind: 'word', text: word });
  }
  if (end < q.length) throw new QuerySyntaxError(`The query cannot be read at character ${end + 1}.`);
  return found;
}

const maximumNesting = 100;
const plain = (text: string) => text.replace(/\\(.)/g, '$1');

/** The range `[a TO b]`, with braces where the end itself does not belong to it. */
function inRange(text: string, path: readonly string[]): Rate {
  const ends = /^([[{])\s*(\S+)\s+TO\s+(\S+)\s*([\]}])$/.exec(text);
  if (ends === null) throw new QuerySyntaxError(`"${text}" is no range: write [1 TO 5].`);
  const [, open, low = '*', high = '*', close] = ends;
  const above = (order: number | undefined) => order !== undefined && (open === '[' ? order >= 0 : order > 0);
  const below = (order: number | undefined) =>
    order !== undefined && (close === ']' ? order <= 0 : order < 0);
  return content => {
    const fits = valuesAt(content, path).some(
      value => (low === '*' || above(compare(value, low))) && (high === '*' || below(compare(value, high))),
    );
    return Number(fits);
  };
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '>=': order => order >= 0,
  '<=': order => order <= 0,
  '>': order => order > 0,
  '<': order => order < 0,
};

class Parser {
  readonly #tokens: readonly Token[];
  readonly #both: boolean;
  #at = 0;
  #depth = 0;

  /** `both`: terms side by side must all rate. */
  constructor(q: string, both: boolean) {
    this.#tokens = tokens(q);
    this.#both = both;
  }

  parse(): Rate {
    if (this.#tokens.length === 0) return () => 1;
    const rate = this.#clauses(undefined);
    if (this.#at < this.#tokens.length) throw new QuerySyntaxError('There is a ")" too many.');
    return rate;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #takeOperator(...names: string[]): boolean {
    const next = this.#peek();
    if (next?.kind !== 'operator' || !names.includes(next.text)) return false;
    this.#at++;
    return true;
  }

  /** Clauses side by side or with OR between them; each may be wanted, required or forbidden. */
  #clauses(field: readonly string[] | undefined): Rate {
    if (++this.#depth > maximumNesting)
      throw new QuerySyntaxError(`The query nests more than ${maximumNesting} levels deep.`);
    const wanted: Rate[] = [];
    const required: Rate[] = [];
    const forbidden: Rate[] = [];
    for (let next = this.#peek(); next !== undefined && next.kind !== ')'; next = this.#peek()) {
      const isOr = this.#takeOperator('OR', '||');
      const sign = this.#sign();
      const rate = this.#conjunction(field);
      if (sign === 'forbidden') forbidden.push(rate);
      else if (sign === 'required' || (this.#both && !isOr && !this.#isBeforeOr())) required.push(rate);
      else wanted.push(rate);
    }
    this.#depth--;
    if (wanted.length + required.length + forbidden.length === 0)
      throw new QuerySyntaxError('The query has nothing between its parentheses.');
    return content => {
      if (forbidden.some(rate => rate(content) > 0)) return 0;
      if (required.some(rate => rate(content) === 0)) return 0;
      const sum = [...required, ...wanted].reduce((all, rate) => all + rate(content), 0);
      return required.length + wanted.length === 0 ? 1 : sum;
    };
  }

  #isBeforeOr(): boolean {
    const next = this.#peek();
    return next?.kind === 'operator' && (next.text === 'OR' || next.text === '||');
  }

  #sign(): 'required' | 'forbidden' | undefined {
    if (this.#takeOperator('NOT')) return 'forbidden';
    const next = this.#peek();
    if (next?.kind !== 'sign') return undefined;
    this.#at++;
    return next.text === '+' ? 'required' : 'forbidden';
  }

  #conjunction(field: readonly string[] | undefined): Rate {
    const fits = [this.#primary(field)];
    while (this.#takeOperator('AND', '&&')) {
      const isForbidden = this.#sign() === 'forbidden';
      const rate = this.#primary(field);
      fits.push(isForbidden ? content => Number(rate(content) === 0) : rate);
    }
    return content => {
      const scores = fits.map(rate => rate(content));
      return scores.includes(0) ? 0 : scores.reduce((a, b) => a + b, 0);
    };
  }

  #primary(field: readonly string[] | undefined): Rate {
    const next = this.#peek();
    this.#at++;
    switch (next?.kind) {
      case '(': {
        const rate = this.#clauses(field);
        if (this.#peek()?.kind !== ')') throw new QuerySyntaxError('A ")" is missing.');
        this.#at++;
        return rate;
      }
      case 'field':
        if (field !== undefined) throw new QuerySyntaxError(`A value must stand before "${next.text}:".`);
        return this.#ofField(next.text);
      case 'range':
        if (field === undefined) throw new QuerySyntaxError('A range needs a field: size:[1 TO 5].');
        return inRange(next.text, field);
      case 'phrase':
        return inTexts(phraseScore(plain(next.text)), field);
      case 'word':
        return word(next.text, field);
      default:
        throw new QuerySyntaxError(
          next === undefined
            ? 'The query ends where a word must stand.'
            : 'An operator needs a word on each side.',
        );
    }
  }

  #ofField(name: string): Rate {
    if (name !== '_exists_') return this.#primary(fieldPath(name));
    const next = this.#peek();
    if (next?.kind !== 'word') throw new QuerySyntaxError('_exists_: needs the name of a field.');
    this.#at++;
    const path = fieldPath(next.text);
    return content => Number(valuesAt(content, path).length > 0);
  }
}

function inTexts(score: (texts: readonly string[]) => number, field: readonly string[] | undefined): Rate {
  return content => score(field === undefined ? textsOf(content) : valuesAt(content, field).flatMap(textsOf));
}

function word(text: string, field: readonly string[] | undefined): Rate {
  const [, operator, bound] = /^(>=|<=|>|<)(.+)$/.exec(text) ?? [];
  const fits = operator === undefined ? undefined : comparisons[operator];
  if (field !== undefined && fits !== undefined && bound !== undefined)
    return content =>
      Number(
        valuesAt(content, field).some(value => {
          const order = compare(value, bound);
          return order !== undefined && fits(order);
        }),
      );
  if (text === '*')
    return field === undefined ? () => 1 : content => Number(valuesAt(content, field).length > 0);
  if (/^\/./.test(text)) throw new QuerySyntaxError('The sandbox has no regular expressions in queries.');
  if (/(?<!\\)[*?]/.test(text)) return inTexts(patternScore(text), field);
  const wanted = plain(text);
  return wordsIn(wanted).length === 0 ? () => 0 : inTexts(phraseScore(wanted), field);
}

/** Reads a query in the advanced syntax: fields, ranges, AND, OR, NOT, +, -, parentheses. */
export function advancedQuery(q: string, defaultOperator: 'and' | 'or'): Rate {
  return new Parser(q, defaultOperator === 'and').parse();
}
