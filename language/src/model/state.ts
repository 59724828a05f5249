import {
  elements,
  type JsonNode,
  type Member,
  member,
  members,
  parseJson,
  type SyntaxProblem,
  stringValue,
} from '../json/tree.ts';
import { type Part, readPart } from './part.ts';
import { CATCHER_SPEC, HANDLER_SPECS, NESTED_RULE_SPEC, RULE_SPEC } from './part-specs.ts';
import { signatureOf } from './signature.ts';
import { isStateType, STATE_SPECS, type StateType } from './state-specs.ts';
import { readTransitions, type Transition } from './transition.ts';
import type { Unit } from './unit.ts';
import { readUses, type Uses } from './uses.ts';

/** A state as far as it can be read; everything but its name may be missing. Never changes. */
export class State implements Unit {
  /** The state as an object of its own, `{"Name": …}`: what offsets count in. */
  readonly text: string;
  readonly root: JsonNode | undefined;
  readonly problems: readonly SyntaxProblem[];
  readonly name: string;
  readonly key: JsonNode;
  readonly node: JsonNode | undefined;
  readonly type: StateType | undefined;
  /** The members by name; of duplicates the last. */
  readonly fields: ReadonlyMap<string, Member>;
  readonly parts: readonly Part[];
  readonly transitions: readonly Transition[];
  #signature: string | undefined;
  #uses: Uses | undefined;

  constructor(source: string) {
    // A text of its own: a slice would keep the whole text of the definition in memory.
    this.text = `{${source}}`;
    const { root, problems } = parseJson(this.text);
    const [own] = members(root);
    this.root = root;
    this.problems = problems;
    this.name = own?.name ?? '';
    this.key = own?.key ?? NO_KEY;
    this.node = own?.value;
    this.fields = new Map(members(own?.value).map(m => [m.name, m]));
    const type = stringValue(this.fields.get('Type')?.value);
    this.type = isStateType(type) ? type : undefined;
    this.parts = this.type && this.node ? readParts(this.type, this.node, this.fields) : [];
    this.transitions = this.type ? readTransitions(this.type, this.fields) : [];
  }

  get state(): State {
    return this;
  }

  /** Equal for two states that can stand for each other in all that is derived from the whole definition. */
  get signature(): string {
    this.#signature ??= signatureOf(this);
    return this.#signature;
  }

  get uses(): Uses {
    this.#uses ??= readUses(this.parts);
    return this.#uses;
  }

  value(field: string): JsonNode | undefined {
    return this.fields.get(field)?.value;
  }
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

function readParts(type: StateType, node: JsonNode, fields: ReadonlyMap<string, Member>): Part[] {
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
