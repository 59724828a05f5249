import { parseShallowJson, type SyntaxProblem } from '../json/parse.ts';
import { elements, Fields, type JsonNode, member, members, stringValue } from '../json/tree.ts';
import { type Part, readPart } from './part.ts';
import { CATCHER_SPEC, HANDLER_SPECS, NESTED_RULE_SPEC, RULE_SPEC } from './part-specs.ts';
import { isStateType, STATE_SPECS, type StateType } from './state-specs.ts';

/** A state as far as it can be read; everything but its name may be missing. */
export interface StateTree {
  /** `{"Name": …}` */
  root: JsonNode | undefined;
  problems: readonly SyntaxProblem[];
  name: string;
  key: JsonNode;
  node: JsonNode | undefined;
  type: StateType | undefined;
  /** The members by name; of duplicates the last. */
  fields: Fields;
  parts: readonly Part[];
}

/** `text` is the state as an object of its own, `{"Name": …}`. */
export function readStateTree(text: string): StateTree {
  const { root, problems } = parseShallowJson(text);
  const own = members(root)[0];
  const node = own?.value;
  const fields = new Fields(node);
  const word = stringValue(fields.get('Type')?.value);
  const type = isStateType(word) ? word : undefined;
  return {
    root,
    problems,
    name: own?.name ?? '',
    key: own?.key ?? NO_KEY,
    node,
    type,
    fields,
    parts: type && node ? readParts(type, node, fields) : [],
  };
}

const NO_KEY: JsonNode = {
  type: 'string',
  offset: 0,
  length: 0,
  value: '',
  members: [],
  elements: [],
  parent: undefined,
};

function readParts(type: StateType, node: JsonNode, fields: Fields): Part[] {
  const spec = STATE_SPECS[type];
  const parts = [readPart(spec, node)];
  const list = (name: string) => (spec.byName.has(name) ? elements(fields.get(name)?.value) : []);
  for (const catcher of list('Catch'))
    if (catcher.type === 'object') parts.push(readPart(CATCHER_SPEC, catcher));
  for (const rule of list('Choices')) {
    if (rule.type === 'object') parts.push(readPart(RULE_SPEC, rule));
    readNestedRules(rule, parts);
  }
  const handler = spec.byName.has('Handler') ? fields.get('Handler')?.value : undefined;
  const handlerType = stringValue(member(handler, 'Type')?.value);
  if (handler?.type === 'object' && (handlerType === 'ActionProvider' || handlerType === 'RegisteredAPI'))
    parts.push(readPart(HANDLER_SPECS[handlerType], handler));
  return parts;
}

function readNestedRules(rule: JsonNode, parts: Part[]): void {
  const nested = [...elements(member(rule, 'And')?.value), ...elements(member(rule, 'Or')?.value)];
  const not = member(rule, 'Not')?.value;
  if (not) nested.push(not);
  for (const node of nested) {
    if (node.type !== 'object') continue;
    parts.push(readPart(NESTED_RULE_SPEC, node));
    readNestedRules(node, parts);
  }
}
