import { expectedBy } from '../../contract/expected-types.ts';
import { type InputRead, inputReads } from '../../contract/input-reads.ts';
import type { FlowDocument } from '../../document/flow-document.ts';
import { NO_VARIABLES, placeOf } from '../../expression/place.ts';
import type { Argument } from '../../model/arguments.ts';
import { providerOf } from '../../model/provider-of.ts';
import { TOKENS } from '../../model/read-paths.ts';
import type { State } from '../../model/state.ts';
import { plainName } from '../../model/uses.ts';
import { RUN_AS } from '../../model/words.ts';
import type { JsonRecord } from '../../schema/json-value.ts';
import type { Step } from '../../shape/shape.ts';
import { kindOfParameter } from '../globus-id.ts';
import type { WantedObject } from './merge-schema.ts';
import { specAt } from './parameter-spec.ts';
import { schemaOfSpec } from './schema-of.ts';

/**
 * The input schema that a flow asks for by what it does: every place of the input that some state reads, with what the
 * action provider, the rule or the expression that it goes to expects. Required is what a state fails without.
 */
export function schemaFromUse(flow: FlowDocument): WantedObject {
  const root = nodeOf();
  const reads = inputReads(flow);
  for (const read of reads) declare(root, read);
  for (const index of new Set(reads.map(({ state }) => state))) {
    const state = flow.states[index];
    if (state)
      expect(
        root,
        state,
        reads.filter(read => read.state === index),
      );
  }
  for (const { runAs } of flow.states)
    if (runAs !== undefined && !Object.hasOwn(RUN_AS, runAs)) declareToken(root, runAs);
  return objectOf(root);
}

/** What is known of a place of the input. */
interface Node {
  members: Map<string, Node>;
  items: Node | undefined;
  required: boolean;
  /** It is read as a whole, so what else is in it matters. */
  whole: boolean;
  /** A rule asks for true or false. It matches nothing else, but the value may be something else. */
  flag: boolean;
  /** Something besides rules reads it. */
  used: boolean;
  expected: JsonRecord[];
  /** What its member `id` is the id of. */
  holds: 'globus-collection' | 'globus-principal' | undefined;
}

function nodeOf(): Node {
  return {
    members: new Map(),
    items: undefined,
    required: false,
    whole: false,
    flag: false,
    used: false,
    expected: [],
    holds: undefined,
  };
}

function declare(root: Node, { steps, needed, read }: InputRead): void {
  let at = root;
  for (const step of steps) {
    at = below(at, step);
    at.required ||= needed;
  }
  at.whole = true;
  at.used ||= !read.inRule;
}

/** A run as somebody else brings a token for them [DOC roles]. */
function declareToken(root: Node, role: string): void {
  const tokens = below(root, TOKENS);
  const token = below(tokens, role);
  tokens.required = true;
  token.required = true;
  token.expected.push({ type: 'string' });
}

function below(node: Node, step: Step): Node {
  if (typeof step === 'number') {
    node.items ??= nodeOf();
    return node.items;
  }
  const member = node.members.get(step) ?? nodeOf();
  node.members.set(step, member);
  return member;
}

/** Adds what a state expects of the places that it reads. */
function expect(root: Node, state: State, reads: readonly InputRead[]): void {
  const inputOf = (steps: readonly Step[] | undefined) =>
    steps && reads.find(({ read }) => isSame(read.steps, steps))?.steps;
  const nodeAt = (steps: readonly Step[]) => steps.reduce(below, root);
  for (const { steps, schema } of expectedBy(state)) {
    const input = inputOf(steps);
    if (!input) continue;
    if (state.type === 'Choice' && schema.type === 'boolean') nodeAt(input).flag = true;
    else nodeAt(input).expected.push(schema);
  }
  const provider = providerOf(state);
  for (const argument of state.arguments) {
    const input = inputOf(stepsOfArgument(argument));
    if (!input) continue;
    const spec = specAt(state, argument.trail);
    if (spec) nodeAt(input).expected.push(schemaOfSpec(spec));
    const holder = input.at(-1) === 'id' ? nodeAt(input.slice(0, -1)) : undefined;
    const name = plainName(String(argument.trail.at(-1)));
    if (!holder || !provider) continue;
    if (kindOfParameter(provider, [...argument.trail]) === 'collection') holder.holds = 'globus-collection';
    else if (name === 'principal') holder.holds = 'globus-principal';
  }
}

/** The place that an argument is, if it is nothing but that. */
function stepsOfArgument({ value }: Argument): readonly Step[] | undefined {
  if (value.kind === 'path') return value.path.problems.length > 0 ? undefined : value.path.steps;
  const steps = placeOf(value.expression.tree, NO_VARIABLES)?.steps;
  const plain = steps?.filter(step => typeof step !== 'object');
  return plain?.length === steps?.length ? plain : undefined;
}

function isSame(a: readonly Step[], b: readonly Step[]): boolean {
  return a.length === b.length && a.every((step, i) => step === b[i]);
}

/** `open`: what it stands in is read as a whole. */
function objectOf({ members, whole, holds }: Node, open = false): WantedObject {
  const form = holds && [...members.keys()].every(name => FORMS[holds].includes(name)) ? holds : undefined;
  const order = form ? FORMS[form].filter(name => members.has(name)) : [...members.keys()];
  const entries = order.flatMap(name => {
    const member = members.get(name);
    return member ? [{ name, member }] : [];
  });
  return {
    type: 'object',
    ...(form && { format: form }),
    required: entries.filter(({ member }) => member.required).map(({ name }) => name),
    properties: Object.fromEntries(
      entries.map(({ name, member }) => [
        name,
        { ...(form && { type: 'string' }), ...schemaOf(member, open || whole) },
      ]),
    ),
    ...(!open && !whole && { additionalProperties: false }),
  };
}

/** The members that a picker of the web app fills in. */
const FORMS: Readonly<Record<NonNullable<Node['holds']>, readonly string[]>> = {
  'globus-collection': ['id', 'path'],
  'globus-principal': ['id', 'type', 'urn'],
};

function schemaOf(node: Node, open: boolean): JsonRecord {
  if (node.members.size > 0) return objectOf(node, open);
  if (node.items) return { type: 'array', items: schemaOf(node.items, open || node.whole) };
  // What is used, too, may be false or else a value: a rule for false is how some flows leave something out.
  return agreed(node.flag && !node.used ? [...node.expected, { type: 'boolean' }] : node.expected);
}

/** What all of them say; nothing where they contradict each other. */
function agreed(expected: readonly JsonRecord[]): JsonRecord {
  const types = new Set(expected.flatMap(({ type }) => (type === undefined ? [] : [JSON.stringify(type)])));
  if (types.has('"integer"')) types.delete('"number"');
  if (types.size > 1) return {};
  const telling = expected.filter(({ type }) => type !== 'number' || !types.has('"integer"'));
  return Object.assign({}, ...telling.toReversed());
}
