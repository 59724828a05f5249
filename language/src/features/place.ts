import type { Located } from '../document/flow-document.ts';
import { type Pointer, pointerOf } from '../json/pointer.ts';
import { type JsonNode, member, memberOf, members, stringValue } from '../json/tree.ts';
import { CATCHER_SPEC, FLOW_SPEC, HANDLER_SPECS, NESTED_RULE_SPEC, RULE_SPEC } from '../model/part-specs.ts';
import { type FieldSpec, field, type ObjectSpec, objectSpec } from '../model/spec.ts';
import type { State } from '../model/state.ts';
import { isStateType, STATE_SPECS } from '../model/state-specs.ts';
import type { Provider } from '../providers/catalogue.ts';
import { AWAIT_WEB_INPUT_SCHEMA, CREATE_WEB_INPUT_SCHEMA } from '../providers/web-inputs.ts';

/** Where a key or a scalar value stands, and what the language says about that place. */
export interface Place {
  /** It is a key; else the value of `name`, or an element of the array that is the value of `name`. */
  atKey: boolean;
  inArray: boolean;
  /** Which element it is, of each array that it is in, the outermost first. */
  indexes: readonly number[];
  name: string;
  /** The object that has the member, and the way to it. */
  object: JsonNode;
  pointer: Pointer;
  /** What the object may have; undefined for an object that the language does not prescribe. */
  spec: ObjectSpec | undefined;
  /** What the language says about `name`. */
  field: FieldSpec | undefined;
  state: State | undefined;
  template: Template | undefined;
}

/** The place is inside of `Parameters`. */
export interface Template {
  /** Who takes the parameters, if it is known: an action provider, or the state itself if it is a web input. */
  provider: Provider | undefined;
  /** What they call themselves: “Transfer: Transfer Task”, "AwaitWebInput"; empty where it is not known. */
  title: string;
  /** The JSON Schema of what they take. */
  schema: unknown;
  /** The steps below `Parameters` to the object. */
  steps: Pointer;
}

/** Undefined outside of every object. */
export function placeOf({ unit, node }: Located): Place | undefined {
  if (!node) return undefined;
  let inner = node;
  const indexes: number[] = [];
  while (inner.parent?.type === 'array') {
    indexes.unshift(inner.parent.elements.indexOf(inner));
    inner = inner.parent;
  }
  const object = inner.parent;
  const member = memberOf(inner);
  if (!object || !member) return undefined;
  const { name } = member;
  const { state } = unit;
  const pointer = state ? ['States', ...pointerOf(object)] : pointerOf(object);
  const spec = specAt(pointer, object);
  return {
    atKey: member.key === node,
    inArray: inner !== node,
    indexes,
    name,
    object,
    pointer,
    spec,
    field: spec && field(spec, name),
    state,
    template: templateAt(state, pointer),
  };
}

/** What an object may have, read off the way to it and the `Type` in it. */
function specAt(pointer: Pointer, object: JsonNode): ObjectSpec | undefined {
  const [states, , ...inner] = pointer;
  if (pointer.length === 0) return FLOW_SPEC;
  if (states !== 'States' || pointer.length < 2) return undefined;
  const type = stringValue(member(object, 'Type')?.value);
  if (inner.length === 0) return isStateType(type) ? STATE_SPECS[type] : unionOf('a state', STATES, object);
  if (inner[0] === 'Catch' && inner.length === 2) return CATCHER_SPEC;
  if (inner[0] === 'Handler' && inner.length === 1) {
    if (type === 'ActionProvider' || type === 'RegisteredAPI') return HANDLER_SPECS[type];
    return unionOf('a handler', Object.values(HANDLER_SPECS), object);
  }
  if (inner[0] !== 'Choices' || typeof inner[1] !== 'number') return undefined;
  const nested = inner.slice(2);
  if (!nested.every(step => typeof step === 'number' || step === 'And' || step === 'Or' || step === 'Not'))
    return undefined;
  return nested.length === 0 ? RULE_SPEC : NESTED_RULE_SPEC;
}

const STATES = Object.values(STATE_SPECS);

/** What an object without a type may become: the fields of every kind that allows what is there already. */
function unionOf(title: string, kinds: readonly ObjectSpec[], object: JsonNode): ObjectSpec {
  const present = members(object).map(m => m.name);
  const fits = (spec: ObjectSpec, name: string) =>
    field(spec, name) !== undefined || !kinds.some(kind => field(kind, name));
  const possible = kinds.filter(spec => present.every(name => fits(spec, name)));
  const [first = kinds[0], ...rest] = possible.length > 0 ? possible : kinds;
  const fields = new Map((first ? [first, ...rest] : []).flatMap(s => s.fields).map(f => [f.name, f]));
  // What one kind needs another may not have: only what all have is asked for.
  const asked = [...fields.values()].map(f => {
    const { required: _, ...optional } = f;
    return f.name === 'Type' ? f : optional;
  });
  return objectSpec({
    title,
    page: first?.page ?? '',
    fields: asked,
    oneOf: [first, ...rest].flatMap(s => s?.oneOf ?? []),
    idle: [first, ...rest].flatMap(s => s?.idle ?? []),
  });
}

/** What is known of the parameters at that place; undefined where it is not inside of `Parameters`. */
export function templateAt(state: State | undefined, pointer: Pointer): Template | undefined {
  if (!state || pointer[0] !== 'States' || pointer[2] !== 'Parameters') return undefined;
  const steps = pointer.slice(3);
  const webInput = WEB_INPUTS.get(state.type ?? '');
  if (webInput) return { provider: undefined, title: state.type ?? '', schema: webInput, steps };
  const url =
    stringValue(state.value('ActionUrl')) ?? stringValue(member(state.value('Handler'), 'Url')?.value);
  const provider = url === undefined ? undefined : state.providers.find(url);
  return { provider, title: provider?.title ?? '', schema: provider?.inputSchema, steps };
}

const WEB_INPUTS: ReadonlyMap<string, unknown> = new Map([
  ['CreateWebInput', CREATE_WEB_INPUT_SCHEMA],
  ['AwaitWebInput', AWAIT_WEB_INPUT_SCHEMA],
]);
