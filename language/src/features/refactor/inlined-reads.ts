import type { FlowDocument } from '../../document/flow-document.ts';
import { printString } from '../../expression/print-string.ts';
import { replaceNode } from '../../json/edits.ts';
import { spanInString } from '../../json/string.ts';
import type { Edit } from '../../json/text.ts';
import { type JsonNode, member, memberOf, stringValue } from '../../json/tree.ts';
import type { Effect } from '../../model/effect.ts';
import { readPathsOf } from '../../model/read-paths.ts';
import type { State } from '../../model/state.ts';
import { parsePath } from '../../path/parse.ts';
import { printPath, printReference } from '../../path/print.ts';
import type { Step } from '../../shape/shape.ts';

type Steps = readonly Step[];

/** What a Pass state makes at a place of its result. */
type Source =
  | { kind: 'path'; steps: Steps }
  | { kind: 'expression'; text: string }
  | { kind: 'constant'; node: JsonNode };

/**
 * The edits that write what a Pass state makes wherever it is read. Undefined where that could change what the flow
 * does, or where it cannot be written.
 */
export function inlinedReads(flow: FlowDocument, index: number): Edit[] | undefined {
  const pass = flow.states[index];
  const { effect } = pass ?? {};
  if (!pass || effect?.kind !== 'result' || !effect.into?.length) return undefined;
  if (!isSettled(flow, index, effect.into)) return undefined;
  const edits: Edit[] = [];
  for (const [at, state] of flow.states.entries()) {
    if (at === index || !readPathsOf(state).some(steps => meets(steps, effect.into ?? []))) continue;
    const own = readsIn(state, effect.into, pass);
    if (!own) return undefined;
    edits.push(...own.map(edit => flow.editOf(at, edit)));
  }
  return edits;
}

/** What it reads stays the same until its result is read, and its result is there wherever it is read. */
function isSettled(flow: FlowDocument, index: number, into: Steps): boolean {
  const pass = flow.states[index];
  const sources = pass ? [into, ...readPathsOf(pass)] : [];
  if (sources.some(steps => steps.length === 0)) return false;
  const others = flow.states.filter((_, at) => at !== index);
  const overwritten = others.some(({ effect }) =>
    targetsOf(effect).some(target => !target || sources.some(steps => meets(steps, target))),
  );
  if (overwritten) return false;
  const before = reachedWithout(flow, index);
  return !flow.states.some(
    (state, at) => before.has(at) && readPathsOf(state).some(steps => meets(steps, into)),
  );
}

/** Where a state writes; undefined for a place that is not known. */
function targetsOf(effect: Effect): (Steps | undefined)[] {
  if (effect.kind === 'unknown') return [undefined];
  if (effect.kind !== 'result') return [];
  const own = effect.result.kind === 'payload' && effect.into?.length === 0 ? [] : [effect.into];
  return [...own, ...effect.catchers.map(({ into }) => into)];
}

/** One is the other, or in it. */
function meets(a: Steps, b: Steps): boolean {
  return a.slice(0, b.length).every((step, i) => step === b[i]);
}

function reachedWithout({ graph: { starts, successors } }: FlowDocument, index: number): Set<number> {
  const seen = new Set(starts.filter(state => state !== index));
  for (const state of seen) for (const next of successors[state] ?? []) if (next !== index) seen.add(next);
  return seen;
}

function readsIn(state: State, into: Steps, pass: State): Edit[] | undefined {
  if (readPathsOf(state).some(steps => steps.length < into.length && meets(steps, into))) return undefined;
  const edits: Edit[] = [];
  for (const { node, path, access, inTemplate } of state.uses.paths) {
    const steps = access === 'read' ? (path.steps ?? []) : undefined;
    if (!steps || !meets(steps, into)) continue;
    const source = sourceIn(pass, steps.slice(into.length));
    const written = source && inPlaceOfPath(node, source, inTemplate, pass);
    if (!written) return undefined;
    edits.push(...written);
  }
  for (const { node, reads } of state.uses.expressions)
    for (const { steps, span, via } of reads) {
      const plain = steps.filter(step => typeof step !== 'object');
      if (!meets(plain, into)) continue;
      const exact =
        plain.length === steps.length && plain.length >= into.length && (via === 'name' || via === 'path');
      const source = exact ? sourceIn(pass, plain.slice(into.length)) : undefined;
      const text = source && asExpression(source);
      if (text === undefined) return undefined;
      const at = spanInString(state.text, node, span.offset, span.offset + span.length);
      edits.push({ span: at, newText: JSON.stringify(text).slice(1, -1) });
    }
  return edits;
}

/** What a Pass state makes at that place of its result. */
function sourceIn(pass: State, steps: Steps): Source | undefined {
  const template = pass.value('Parameters') ?? pass.value('Result');
  if (template) return sourceAt(template, steps);
  const path = stringValue(pass.value('InputPath'));
  const start = path === undefined ? undefined : parsePath(path).steps;
  return start && { kind: 'path', steps: [...start, ...steps] };
}

/** What the template of a Pass state makes at that place; undefined where it makes nothing that can be written elsewhere. */
function sourceAt(node: JsonNode, [step, ...rest]: Steps): Source | undefined {
  if (step === undefined) return isConstant(node) ? { kind: 'constant', node } : undefined;
  if (typeof step !== 'string') return undefined;
  const path = stringValue(member(node, `${step}.$`)?.value);
  if (path !== undefined) {
    const steps = parsePath(path).steps;
    return steps && { kind: 'path', steps: [...steps, ...rest] };
  }
  const expression = stringValue(member(node, `${step}.=`)?.value);
  if (expression !== undefined)
    return rest.length === 0 ? { kind: 'expression', text: expression } : undefined;
  const value = member(node, step)?.value;
  return value && sourceAt(value, rest);
}

function isConstant(node: JsonNode): boolean {
  return node.type !== 'object' && node.type !== 'array';
}

/** Only the value of a `.$` key may become a constant or an expression: its key says which it is. */
function inPlaceOfPath(node: JsonNode, source: Source, inTemplate: boolean, pass: State): Edit[] | undefined {
  if (source.kind === 'path') return [replaceNode(node, JSON.stringify(printPath(source.steps)))];
  const key = inTemplate ? memberOf(node) : undefined;
  if (!key) return undefined;
  const name = key.name.slice(0, -2);
  if (source.kind === 'expression')
    return [
      replaceNode(key.key, JSON.stringify(`${name}.=`)),
      replaceNode(node, JSON.stringify(source.text)),
    ];
  const { offset, length } = source.node;
  return [
    replaceNode(key.key, JSON.stringify(name)),
    replaceNode(node, pass.text.slice(offset, offset + length)),
  ];
}

function asExpression(source: Source): string | undefined {
  switch (source.kind) {
    case 'path':
      return printReference(source.steps);
    case 'expression':
      return `(${source.text})`;
    case 'constant': {
      const { value } = source.node;
      if (typeof value === 'string') return printString(value);
      if (typeof value === 'number') return String(value);
      return typeof value === 'boolean' ? (value ? 'True' : 'False') : 'None';
    }
  }
}
