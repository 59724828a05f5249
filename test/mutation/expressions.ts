import { renameKey } from '../../language/src/json/edits.ts';
import { members, stringValue } from '../../language/src/json/tree.ts';
import { isKnownStep } from './known.ts';
import { type Flow, type Mutant, misspelt, replaced } from './mutant.ts';
import { parametersOf } from './parts.ts';

const FUNCTIONS = /\b(pathsplit|is_present|getattr|len|str|int|float)(?=\()/g;
const METHODS = /\.([a-z]\w*)(?=\()/g;
const WORDS = /\b(True|False|None)\b/g;
const PYTHON = new Set(['and', 'or', 'not', 'in', 'is', 'if', 'else', 'for', 'True', 'False', 'None']);

/** Mistakes in expressions. */
export function* expressionMutants(flow: Flow): Generator<Mutant> {
  for (const { member: m, object, state } of parametersOf(flow)) {
    const text = stringValue(m.value);
    if (!m.value || text === undefined || !m.name.endsWith('.=')) continue;
    const node = m.value;
    const common = { file: 'definition', state } as const;
    const cut = (from: number, to: number, by = '') => text.slice(0, from) + by + text.slice(to);
    const mutant = (kind: string, changed: string): Mutant => ({
      ...common,
      kind,
      what: `${state}: ${m.name} ${changed}`,
      edit: replaced(node, JSON.stringify(changed)),
    });
    for (const { index } of unquoted(text).matchAll(/[()[\]{}'"]/g))
      yield mutant('break an expression', cut(index, index + 1));
    for (const { index } of text.matchAll(/ [+*] /g))
      yield mutant('break an expression', cut(index + 2, text.length));
    const found = { function: FUNCTIONS, method: METHODS };
    for (const [what, pattern] of Object.entries(found))
      for (const { index, 0: all, 1: name = '' } of text.matchAll(pattern)) {
        const from = index + all.length - name.length;
        yield mutant(`misspell a ${what}`, cut(from, from + name.length, misspelt(name)));
      }
    for (const { index, 0: word } of text.matchAll(WORDS))
      yield mutant(
        'write a word of JSON',
        cut(index, index + word.length, word === 'None' ? 'null' : word.toLowerCase()),
      );
    for (const [from, to, changed] of misspeltNames(flow, text))
      yield mutant('misspell a name in an expression', cut(from, to, changed));
    const bare = m.name.slice(0, -2);
    const path = /^\w+(\.\w+)+$/.exec(text)?.[0];
    if (path !== undefined && !members(object).some(other => other.name === `${bare}.$`))
      yield { ...mutant('write “.$” for “.=”', text), edit: renameKey(m, `${bare}.$`) };
  }
}

/** Each step of a name that is known to be there, misspelt; texts in quotes and what a comprehension names are left out. */
function* misspeltNames(flow: Flow, text: string): Generator<[from: number, to: number, changed: string]> {
  if (/\bfor\b/.test(text)) return;
  const plain = unquoted(text).replace(/['"`]/g, ' ');
  for (const { index, 0: chain } of plain.matchAll(/(?<![\w.)\]])[A-Za-z_]\w*(\.\w+)*/g)) {
    const steps = chain.split('.');
    const isCall = plain.charAt(index + chain.length) === '(';
    if (isCall) steps.pop();
    if (PYTHON.has(steps[0] ?? 'None')) continue;
    let from = index;
    for (const [at, step] of steps.entries()) {
      if (isKnownStep(flow, steps, at)) yield [from, from + step.length, misspelt(step)];
      from += step.length + 1;
    }
  }
}

/** The expression with blanks for what stands in quotes. */
const unquoted = (text: string) =>
  text.replace(/'[^']*'|"[^"]*"|`[^`]*`/g, all => all.charAt(0) + ' '.repeat(all.length - 2) + all.charAt(0));
