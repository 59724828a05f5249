import { POWER } from './operators.ts';
import { printFormat, printString } from './print-string.ts';
import type { Clause, DictEntry, Expression, Keyword } from './tree.ts';
import { walkExpression } from './walk.ts';

// Looser than any operator: what stands between commas, or alone.
const LOOSE = 0;
const PRIMARY = POWER['**'] + 1;

/**
 * The text of a tree, which reads as that tree again. Undefined where the tree has something that has no text of its
 * own: a missing operand, or a construct that Flows refuses and that was not read in full.
 */
export function printExpression(tree: Expression): string | undefined {
  let complete = true;
  walkExpression(tree, node => {
    complete &&= node.kind !== 'missing' && node.kind !== 'unsupported';
  });
  return complete ? print(tree, LOOSE) : undefined;
}

/** As an operand of something that binds with `power`; in brackets where it would come apart. */
function print(node: Expression, power: number): string {
  const text = plain(node);
  return powerOf(node) < power ? `(${text})` : text;
}

function powerOf(node: Expression): number {
  switch (node.kind) {
    case 'assignment':
    case 'sequence':
    case 'starred':
    case 'conditional':
      return LOOSE;
    case 'logical':
      return POWER[node.operator];
    case 'compare':
      return POWER.comparison;
    case 'binary':
      return POWER[node.operator];
    case 'unary':
      return node.operator === 'not' ? POWER.not : POWER.unary;
    default:
      return PRIMARY;
  }
}

function plain(node: Expression): string {
  switch (node.kind) {
    case 'constant':
      return constant(node.value);
    case 'bytes':
      return `b${printString(node.value)}`;
    case 'imaginary':
      return `${float(node.value)}j`;
    case 'ellipsis':
      return '...';
    case 'format':
      return printFormat(node.parts, value => print(value, LOOSE));
    case 'name':
      return node.name;
    case 'path':
      return `\`${node.path.text}\``;
    case 'unary': {
      const gap = node.operator === 'not' ? ' ' : '';
      return node.operator + gap + print(node.operand, powerOf(node));
    }
    case 'binary': {
      const power = POWER[node.operator];
      // `**` alone groups from the right, and takes a sign on that side.
      const [left, right] = node.operator === '**' ? [PRIMARY, POWER.unary] : [power, power + 1];
      return `${print(node.left, left)} ${node.operator} ${print(node.right, right)}`;
    }
    case 'compare': {
      const tail = node.rest.map(r => ` ${r.operator} ${print(r.operand, POWER.comparison + 1)}`);
      return print(node.first, POWER.comparison + 1) + tail.join('');
    }
    case 'logical':
      return node.operands.map(o => print(o, POWER[node.operator] + 1)).join(` ${node.operator} `);
    case 'conditional':
      return `${print(node.then, POWER.or)} if ${print(node.test, POWER.or)} else ${print(node.otherwise, LOOSE)}`;
    case 'attribute': {
      // After digits a dot would be a decimal point.
      const number = node.object.kind === 'constant' && typeof node.object.value !== 'string';
      return `${number ? `(${plain(node.object)})` : print(node.object, PRIMARY)}.${node.name}`;
    }
    case 'subscript':
      return `${print(node.object, PRIMARY)}[${index(node.index)}]`;
    case 'slice':
      return slice(node);
    case 'call': {
      const args = [...node.args.map(a => print(a, LOOSE)), ...node.keywords.map(keyword)];
      return `${print(node.callee, PRIMARY)}(${args.join(', ')})`;
    }
    case 'list':
      return `[${list(node.items)}]`;
    case 'set':
      return `{${list(node.items)}}`;
    case 'tuple':
      return `(${list(node.items)}${node.items.length === 1 ? ',' : ''})`;
    case 'dict':
      return `{${node.entries.map(entry).join(', ')}}`;
    case 'starred':
      return `*${print(node.value, POWER['|'])}`;
    case 'comprehension':
      return comprehension(node);
    case 'assignment':
      return `${print(node.target, LOOSE)} ${node.operator} ${print(node.value, LOOSE)}`;
    case 'sequence':
      return node.items.map(i => print(i, LOOSE)).join('; ');
    case 'unsupported':
    case 'missing':
      return '';
  }
}

function constant(value: null | boolean | bigint | number | string): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return printString(value);
  return typeof value === 'bigint' ? String(value) : float(value);
}

function float(value: number): string {
  // The only way to write infinity as a number.
  if (!Number.isFinite(value)) return '1e999';
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value);
}

const list = (items: Expression[]): string => items.map(i => print(i, LOOSE)).join(', ');

function index(node: Expression): string {
  const sliced = node.kind === 'tuple' && node.items.some(i => i.kind === 'slice');
  return sliced ? `${list(node.items)}${node.items.length === 1 ? ',' : ''}` : print(node, LOOSE);
}

function slice({ from, to, step }: Expression & { kind: 'slice' }): string {
  const bound = (node: Expression | undefined) => (node ? print(node, LOOSE) : '');
  return `${bound(from)}:${bound(to)}${step ? `:${bound(step)}` : ''}`;
}

function keyword({ name, value }: Keyword): string {
  return name === undefined ? `**${print(value, LOOSE)}` : `${name}=${print(value, LOOSE)}`;
}

function entry({ key, value }: DictEntry): string {
  return key ? `${print(key, LOOSE)}: ${print(value, LOOSE)}` : `**${print(value, POWER['|'])}`;
}

const BRACKETS = { list: '[]', set: '{}', dict: '{}', generator: '()' } as const;

function comprehension({ form, element, value, clauses }: Expression & { kind: 'comprehension' }): string {
  const [open, close] = BRACKETS[form];
  const head = print(element, LOOSE) + (value ? `: ${print(value, LOOSE)}` : '');
  return `${open}${head}${clauses.map(clause).join('')}${close}`;
}

function clause({ target, iterable, conditions }: Clause): string {
  const tests = conditions.map(c => ` if ${print(c, POWER.or)}`);
  return ` for ${print(target, LOOSE)} in ${print(iterable, POWER.or)}${tests.join('')}`;
}
