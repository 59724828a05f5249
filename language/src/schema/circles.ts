import { isRecord, isString, type JsonRecord } from './json-value.ts';
import type { References } from './references.ts';

const SAME_VALUE = ['allOf', 'anyOf', 'oneOf', 'not', 'if'];

/**
 * The schemas whose `$ref` leads back to them while the same value is looked at, so that checking a value
 * against one never ends.
 */
export function circles(references: References): ReadonlySet<JsonRecord> {
  const turning = new Set<JsonRecord>();
  const done = new Set<JsonRecord>();
  for (const start of references.keys()) {
    // The way down from `start`; each step with what is still to be visited there.
    const way: { schema: JsonRecord; open: JsonRecord[] }[] = [];
    const onWay = new Set<JsonRecord>();
    const enter = (schema: JsonRecord) => {
      way.push({ schema, open: nextOf(schema, references) });
      onWay.add(schema);
    };
    if (!done.has(start)) enter(start);
    for (let here = way.at(-1); here; here = way.at(-1)) {
      const next = here.open.pop();
      if (!next) {
        done.add(here.schema);
        onWay.delete(here.schema);
        way.pop();
      } else if (onWay.has(next)) {
        const from = way.findIndex(step => step.schema === next);
        for (const { schema } of way.slice(from)) if (isString(schema.$ref)) turning.add(schema);
      } else if (!done.has(next)) enter(next);
    }
  }
  return turning;
}

/** The schemas that look at the same value as this one. */
function nextOf(schema: JsonRecord, references: References): JsonRecord[] {
  const reference = references.get(schema);
  const inside = SAME_VALUE.flatMap(keyword => schema[keyword]);
  const target = reference && 'target' in reference ? [reference.target] : [];
  return [...inside, ...target].filter(isRecord);
}
