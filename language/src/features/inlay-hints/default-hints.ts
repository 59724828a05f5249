import { end } from '../../json/edits.ts';
import { type JsonNode, stringValue } from '../../json/tree.ts';
import { CATCHER_SPEC } from '../../model/part-specs.ts';
import { field, type ObjectSpec } from '../../model/spec.ts';
import type { State } from '../../model/state.ts';
import { STATE_SPECS } from '../../model/state-specs.ts';
import type { InlayHint } from './hint.ts';

/** What holds for want of a field where that decides how the run goes on; offsets count in the state. */
export function defaultHints(state: State): InlayHint[] {
  return [...waitTime(state), ...resultPath(state), ...catchers(state)];
}

/** An action that answers at once has nothing to wait for. */
function waitTime({ type, fields, providers }: State): InlayHint[] {
  const handler = (fields.get('ActionUrl') ?? fields.get('Handler'))?.value;
  if (type !== 'Action' || fields.has('WaitTime') || !handler) return [];
  if (providers.find(stringValue(handler) ?? '')?.synchronous === true) return [];
  const spec = field(STATE_SPECS.Action, 'WaitTime');
  return spec?.default === undefined ? [] : [note(handler, `WaitTime: ${spec.default}`, spec.doc)];
}

/** At the end of a run nobody reads the payload any more. */
function resultPath({ type, fields, effect, transitions }: State): InlayHint[] {
  const named = fields.get('Type')?.value;
  if (!type || !named || effect.kind !== 'result' || !effect.byDefault || effect.result.kind === 'payload')
    return [];
  return transitions.some(({ via }) => via === 'Next') ? replaces(named, STATE_SPECS[type]) : [];
}

function catchers({ parts }: State): InlayHint[] {
  return parts.flatMap(({ spec, entries }) => {
    const errors =
      spec === CATCHER_SPEC ? entries.find(({ name }) => name === 'ErrorEquals')?.value : undefined;
    return errors && !entries.some(({ name }) => name === 'ResultPath') ? replaces(errors, spec) : [];
  });
}

function replaces(node: JsonNode, spec: ObjectSpec): InlayHint[] {
  return [note(node, 'replaces the payload', field(spec, 'ResultPath')?.doc ?? '')];
}

function note(node: JsonNode, label: string, tooltip: string): InlayHint {
  return { offset: end(node), label, tooltip, kind: 'note' };
}
