import { removeMember, renameKey } from '../../language/src/json/edits.ts';
import { type JsonNode, type Member, member, members, stringValue } from '../../language/src/json/tree.ts';
import { type Flow, type Mutant, misspelt, replaced } from './mutant.ts';
import { type Part, partsOf } from './parts.ts';

const OPERATOR = /^(String|Numeric|Boolean|Timestamp|Is)[A-Z]/;

/** Mistakes in fields. */
export function* structureMutants(flow: Flow): Generator<Mutant> {
  for (const part of partsOf(flow)) {
    const { node, state, kind } = part;
    for (const m of members(node)) {
      const common = { file: 'definition', state } as const;
      const what = `${state ?? 'definition'}: ${m.name}`;
      if (isNeeded(part, m.name))
        yield { ...common, kind: 'delete a needed field', what, edit: removeMember(flow.text, node, m) };
      yield { ...common, kind: 'misspell a field', what, edit: renameKey(m, misspelt(m.name)) };
      const other = m.name === 'Comment' ? undefined : otherType(m.value);
      if (m.value && other)
        yield { ...common, kind: 'change the type of a field', what, edit: replaced(m.value, other) };
      yield { ...common, kind: 'repeat a member', what, edit: repeated(flow.text, m) };
      if (m.name === 'Type' && kind === 'state' && m.value)
        yield {
          ...common,
          kind: 'misspell a state type',
          what,
          edit: replaced(m.value, JSON.stringify(misspelt(part.type))),
        };
      if (m.name === 'ErrorEquals')
        for (const name of m.value?.elements ?? [])
          yield {
            ...common,
            kind: 'misspell an error name',
            what: `${what} ${stringValue(name)}`,
            edit: replaced(name, JSON.stringify(misspelt(stringValue(name) ?? ''))),
          };
    }
  }
  yield* brokenText(flow);
}

function isNeeded({ kind, type, node }: Part, name: string): boolean {
  if (name === 'Type' || name === 'StartAt' || name === 'ErrorEquals') return true;
  if (name === 'Next') return kind !== 'rule' || member(node, 'Next') !== undefined;
  if (['End', 'States', 'Choices', 'Variable', 'ActionUrl', 'Handler'].includes(name)) return true;
  if (kind === 'rule') return OPERATOR.test(name);
  if (name === 'Parameters') return type === 'ExpressionEval' || type === 'Action';
  if (name === 'InputPath') return type === 'Action';
  if (name === 'ResultPath') return type === 'ExpressionEval';
  return type === 'Wait' && /^(Seconds|Timestamp)/.test(name);
}

function otherType(value: JsonNode | undefined): string | undefined {
  switch (value?.type) {
    case 'string':
      return '7';
    case 'number':
      return '"seven"';
    case 'boolean':
      return '"yes"';
    case 'object':
      return '[]';
    case 'array':
      return '{}';
    default:
      return undefined;
  }
}

function repeated(text: string, { node }: Member) {
  const whole = text.slice(node.offset, node.offset + node.length);
  return { span: { offset: node.offset, length: 0 }, newText: `${whole}, ` };
}

/** One bracket, comma, colon or quote of the JSON text less; every fifth, for there are many. */
function* brokenText({ text }: Flow): Generator<Mutant> {
  let count = 0;
  let quoted = false;
  for (let offset = 0; offset < text.length; offset++) {
    const character = text.charAt(offset);
    const isQuote = character === '"' && text.charAt(offset - 1) !== '\\';
    if (isQuote) quoted = !quoted;
    if (!isQuote && (quoted || !'{}[],:'.includes(character))) continue;
    if (count++ % 5 !== 0) continue;
    yield {
      kind: 'delete a character of the JSON',
      what: `${character} at ${offset}`,
      edit: { span: { offset, length: 1 }, newText: '' },
      file: 'definition',
    };
  }
}
