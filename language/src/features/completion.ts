import type { FlowDocument } from '../document/flow-document.ts';
import { cursorIn } from './completion/cursor.ts';
import { stringAt } from './completion/in-string.ts';
import { type Completion, itemWriter } from './completion/item.ts';
import { fieldKeys } from './completion/keys.ts';
import { stateKeys } from './completion/new-state.ts';
import { parameterKeys, parameterValues } from './completion/parameters.ts';
import { type PayloadHere, payloadAt, payloadValues } from './completion/payload-values.ts';
import { repaired } from './completion/repair.ts';
import { suppressible } from './completion/suppressible.ts';
import { fieldValues } from './completion/values.ts';
import { placeOf } from './place.ts';

export type { Completion, CompletionKind } from './completion/item.ts';

/** What may stand at an offset, best first, in broken text too; empty where the language prescribes nothing. */
export function completions(document: FlowDocument, offset: number): Completion[] {
  const cursor = document.structure.beyond ? undefined : cursorIn(document, offset);
  const found = cursor && repaired(document, cursor);
  const place = found && placeOf(found.located);
  if (!place) return [];
  const flow = found.document;
  const write = itemWriter(cursor);
  const { template, pointer } = place;
  const payload: PayloadHere = more => payloadAt(document, flow, found.located.index, more);
  if (!place.atKey && place.spec && place.name === 'Comment') {
    const at = stringAt(cursor, offset);
    return at ? suppressible(flow, found.located.index, at) : [];
  }
  if (!place.atKey)
    return (
      payloadValues({ place, cursor, offset }, payload, write) ??
      (template
        ? parameterValues(place, template, write)
        : fieldValues({ longer: flow.length - document.length, flow, place, cursor }, payload, write))
    );
  if (template) return parameterKeys(place, template, write);
  const underStates = pointer.length === 1 && pointer[0] === 'States';
  return underStates ? stateKeys(flow, write, cursor.colonAfter) : fieldKeys(flow, place, payload, write);
}
