import type { FlowDocument } from '../../document/flow-document.ts';
import type { FieldSpec } from '../../model/spec.ts';
import type { State } from '../../model/state.ts';
import { STATE_TYPES } from '../../model/state-specs.ts';
import { templateAt } from '../place.ts';
import { parametersOf } from '../provider-schema.ts';
import { block } from './block.ts';
import { choice, literal } from './item.ts';
import { requiredLines } from './parameters.ts';
import { likelyTargets } from './state-order.ts';

const MAX_CHOICES = 40;

/** A value to start from, in snippet syntax, with its tab stops from `stop` on. */
export function placeholder(spec: FieldSpec, flow: FlowDocument, state: State | undefined, stop = 1): string {
  switch (spec.role) {
    case 'state-type':
      return `"${choice(stop, STATE_TYPES)}"`;
    case 'state-name':
      return stateName(flow, state, stop);
    case 'path':
      return `"\\$.$${stop}"`;
    case 'reference-path':
      return `"\\$.\${${stop}:${literal(/^\w+$/.test(state?.name ?? '') ? (state?.name ?? '') : 'result')}}"`;
    case 'run-as':
      return `"${choice(stop, ['User', 'Flow'])}"`;
    case 'handler-type':
      return `"${choice(stop, ['ActionProvider', 'RegisteredAPI'])}"`;
    case 'error-names':
      return `["\${${stop}:States.ALL}"]`;
    case 'timestamp':
      return `"\${${stop}:2026-12-24T18:00:00Z}"`;
    case 'choice-rules':
      return `[\n\t{ $${stop} }\n]`;
    case 'choice-rule':
      return `{ $${stop} }`;
  }
  if (spec.name === 'Handler') return `{\n\t"Type": "ActionProvider",\n\t"Url": "$${stop}"\n}`;
  if (spec.role === 'template') return parametersBlock(state, stop);
  if (spec.name === 'Catch') return `[\n\t{ $${stop} }\n]`;
  if (spec.name === 'End') return 'true';
  switch (spec.kinds[0]) {
    case 'object':
      return `{\n\t$${stop}\n}`;
    case 'array':
      return `[$${stop}]`;
    case 'boolean':
      return choice(stop, ['true', 'false']);
    case 'integer':
    case 'number':
      return `\${${stop}:${spec.name === 'WaitTime' ? '3600' : '60'}}`;
    default:
      return `"$${stop}"`;
  }
}

/** `Parameters` with what must be in it, where that is known. */
function parametersBlock(state: State | undefined, stop: number): string {
  const template = state && templateAt(state, ['States', state.name, 'Parameters']);
  const lines = template ? requiredLines(parametersOf(template.schema, []), template, stop) : [];
  return block('{', lines.length > 0 ? lines : [`$${stop}`]);
}

/** The name of another state, in snippet syntax: one of those there are. */
export function stateName(flow: FlowDocument, state: State | undefined, stop: number): string {
  const names = likelyTargets(flow, state)
    .filter(s => s !== state)
    .map(s => JSON.stringify(s.name).slice(1, -1));
  return names.length > 0 && names.length <= MAX_CHOICES ? `"${choice(stop, names)}"` : `"$${stop}"`;
}
