import { type JsonNode, stringValue } from '../../json/tree.ts';
import { PRIVATE_PARAMETERS } from '../../model/strings.ts';
import { plainName } from '../../model/uses.ts';
import type { Step } from '../../shape/shape.ts';

/** A key in a JSON value. */
export interface KeyIn {
  /** The way to what it names, the key itself last. */
  steps: readonly Step[];
  /** The name, in quotes. */
  key: JsonNode;
  /** It stands for the key; else it only lists it as private. */
  defines: boolean;
}

/** The keys in the value at a path, at any depth; those of a template count without their endings. */
export function* keysIn(node: JsonNode, path: readonly Step[], isTemplate: boolean): Generator<KeyIn> {
  for (const { name, key, value } of node.members) {
    if (isTemplate && name === PRIVATE_PARAMETERS) {
      for (const element of value?.elements ?? []) {
        const listed = stringValue(element);
        if (listed !== undefined) yield { steps: [...path, plainName(listed)], key: element, defines: false };
      }
      continue;
    }
    const own = isTemplate ? plainName(name) : name;
    const steps = [...path, own];
    yield { steps, key, defines: true };
    if (value) yield* keysIn(value, steps, isTemplate);
  }
  for (const [index, element] of node.elements.entries())
    yield* keysIn(element, [...path, index], isTemplate);
}
