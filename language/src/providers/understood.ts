import { isRecord } from '../schema/json-value.ts';

/** What can give an object members, or take them away, in ways that are not followed here. */
const OTHER_WAYS = [
  '$ref',
  '$dynamicRef',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'patternProperties',
  'propertyNames',
  'unevaluatedProperties',
  'dependencies',
  'dependentSchemas',
  'dependentRequired',
] as const;

/** More levels are not looked into: a schema from elsewhere may have any number. */
const DEEPEST = 20;

/**
 * The part of a provider's own JSON Schema that can be held against parameters; anything is allowed where it says more
 * than is understood here, so that nothing right is called wrong.
 */
export function understood(schema: unknown, depth = 0): unknown {
  if (!isRecord(schema) || depth > DEEPEST || OTHER_WAYS.some(way => way in schema)) return {};
  const { properties, additionalProperties, items, required, ...rest } = schema;
  const isOpen = additionalProperties === true || isRecord(additionalProperties);
  return {
    ...rest,
    ...(isRecord(items) && { items: understood(items, depth + 1) }),
    // Where any name goes, a list of names says nothing.
    ...(isRecord(properties) &&
      !isOpen && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, value]) => [name, understood(value, depth + 1)]),
        ),
        ...(required !== undefined && { required }),
        ...(additionalProperties === false && { additionalProperties }),
      }),
  };
}
