import { isObject } from '../json.ts';
import { PRIVATE_PARAMETERS } from '../redact.ts';
import type { Json } from '../types.ts';
import { type Known, known, UNKNOWN, whole } from './known.ts';
import { type KnownScope, knownOfExpression, knownOfPath } from './known-value.ts';

/** What `Parameters` make of the payload, as far as it is known. What fails is as good as not known: the run ends there. */
export function knownOfTemplate(template: Json, scope: KnownScope): Known {
  if (Array.isArray(template)) {
    const items = template.map(item => whole(knownOfTemplate(item, scope)));
    const complete = items.filter(item => item !== undefined);
    return complete.length === items.length ? known(complete) : UNKNOWN;
  }
  if (!isObject(template)) return known(template);
  const members = new Map<string, Known>();
  for (const [key, value] of Object.entries(template)) {
    if (key === PRIVATE_PARAMETERS) continue;
    if (key.endsWith('.$')) members.set(key.slice(0, -2), ofText(value, scope, knownOfPath));
    else if (key.endsWith('.=')) members.set(key.slice(0, -2), ofText(value, scope, knownOfExpression));
    else members.set(key, knownOfTemplate(value, scope));
  }
  return { kind: 'object', members, open: false };
}

function ofText(text: Json, scope: KnownScope, read: typeof knownOfPath): Known {
  return (typeof text === 'string' ? read(text, scope) : undefined) ?? UNKNOWN;
}
