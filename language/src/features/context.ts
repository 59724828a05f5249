import { getLocation } from 'jsonc-parser';
import type { FlowDocument } from '../document/flow-document.ts';
import { nodeAt, type Pointer } from '../json/pointer.ts';
import type { Span } from '../json/text.ts';
import { type JsonNode, member, stringValue } from '../json/tree.ts';
import type { State } from '../model/flow.ts';
import { CATCHER_SPEC, FLOW_SPEC, HANDLER_SPECS, NESTED_RULE_SPEC, RULE_SPEC } from '../model/part-specs.ts';
import { type FieldSpec, field, type ObjectSpec } from '../model/spec.ts';
import { isStateType, STATE_SPECS } from '../model/state-specs.ts';
import { findProvider, type Provider } from '../providers/catalogue.ts';

/** What the language expects at an offset. Works in broken text too, where the tree may lack what is being typed. */
export interface Context {
  /** A key is, or would be, typed here; else a value. */
  atKey: boolean;
  /** The way to the object that the key or value belongs to. */
  pointer: Pointer;
  object: JsonNode | undefined;
  /** What the object may have; undefined for an object that the language does not prescribe. */
  spec: ObjectSpec | undefined;
  /** The key (also the half-typed one), or the key whose value this is. */
  name: string;
  /** What the language says about `name`. */
  field: FieldSpec | undefined;
  state: State | undefined;
  /** Set inside `Parameters` of a state with a known provider: the steps below `Parameters` to the object. */
  parameters: { provider: Provider; steps: Pointer } | undefined;
  /** What an insertion replaces: the string or word at the offset. */
  span: Span;
}

export function contextAt(document: FlowDocument, offset: number): Context {
  const { path, isAtPropertyKey, previousNode } = getLocation(document.text, offset);
  // In an array the last step is an index: the field is the array's.
  const last = path.findLastIndex(step => typeof step === 'string');
  const inArray = !isAtPropertyKey && last >= 0 && last < path.length - 1;
  const pointer = isAtPropertyKey ? path.slice(0, -1) : path.slice(0, Math.max(0, last));
  const name = String(path[isAtPropertyKey ? path.length - 1 : last] ?? '');
  const [states, stateName] = path;
  const state = states === 'States' ? document.flow.byName.get(String(stateName)) : undefined;
  const spec = specAt(document, pointer);
  const covers =
    previousNode && previousNode.offset <= offset && offset <= previousNode.offset + previousNode.length;
  return {
    atKey: isAtPropertyKey,
    pointer,
    object: nodeAt(document.parsed.root, pointer),
    spec,
    name,
    field: spec && (inArray && field(spec, name)?.role !== 'error-names' ? undefined : field(spec, name)),
    state,
    parameters: parametersAt(state, pointer),
    span: covers
      ? { offset: previousNode.offset, length: previousNode.length }
      : wordBefore(document.text, offset),
  };
}

/** The object kind at a pointer, read off the way there and the `Type` that stands there. */
export function specAt(document: FlowDocument, pointer: Pointer): ObjectSpec | undefined {
  const [states, , ...inner] = pointer;
  if (pointer.length === 0) return FLOW_SPEC;
  if (states !== 'States' || pointer.length < 2) return undefined;
  const type = stringValue(member(nodeAt(document.parsed.root, pointer), 'Type')?.value);
  if (inner.length === 0) return isStateType(type) ? STATE_SPECS[type] : UNTYPED_STATE;
  if (inner[0] === 'Catch' && inner.length === 2) return CATCHER_SPEC;
  if (inner[0] === 'Handler' && inner.length === 1)
    return HANDLER_SPECS[type === 'RegisteredAPI' ? 'RegisteredAPI' : 'ActionProvider'];
  if (inner[0] !== 'Choices' || typeof inner[1] !== 'number') return undefined;
  const nested = inner.slice(2);
  if (!nested.every(step => typeof step === 'number' || step === 'And' || step === 'Or' || step === 'Not'))
    return undefined;
  return nested.length === 0 ? RULE_SPEC : NESTED_RULE_SPEC;
}

/** A state whose type is still to come: the first thing to write is the type. */
const UNTYPED_STATE: ObjectSpec = {
  ...STATE_SPECS.Fail,
  title: 'a state',
  fields: STATE_SPECS.Fail.fields.filter(f => f.name === 'Type' || f.name === 'Comment'),
  oneOf: [],
};

function parametersAt(state: State | undefined, pointer: Pointer): Context['parameters'] {
  if (state?.type !== 'Action' || pointer[2] !== 'Parameters') return undefined;
  const url = stringValue(state.fields.get('ActionUrl')?.value) ?? handlerUrl(state);
  const provider = url === undefined ? undefined : findProvider(url);
  return provider && { provider, steps: pointer.slice(3) };
}

function handlerUrl(state: State): string | undefined {
  return stringValue(member(state.fields.get('Handler')?.value, 'Url')?.value);
}

function wordBefore(text: string, offset: number): Span {
  const word = /"?[\w$=.:/-]*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0] ?? '';
  return { offset: offset - word.length, length: word.length };
}
