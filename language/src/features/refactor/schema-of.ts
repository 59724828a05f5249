import { isUuid } from '../../providers/check-scalar.ts';
import type { ValueSpec } from '../../providers/value-spec.ts';
import { isRecord, type JsonRecord } from '../../schema/json-value.ts';

/** The schema of what an action provider takes, as far as it says more than its name. */
export function schemaOfSpec({
  kinds,
  values,
  uuid,
  minimum,
  maximum,
  minItems,
  items,
}: ValueSpec): JsonRecord {
  // Null stands for what is not given; an input that is not given is left out.
  const types = kinds.filter(kind => kind !== 'null');
  const choices = values?.filter(value => value !== null);
  return {
    ...(types.length > 0 && { type: types.length === 1 ? types[0] : types }),
    ...(choices && { enum: choices }),
    ...(uuid && { format: 'uuid' }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(minItems !== undefined && { minItems }),
    ...(items && Object.keys(schemaOfSpec(items)).length > 0 && { items: schemaOfSpec(items) }),
  };
}

/** A schema that a value fits, and others like it. */
export function schemaOfValue(value: unknown): JsonRecord {
  if (Array.isArray(value)) {
    const [first] = value;
    return { type: 'array', ...(first !== undefined && { items: schemaOfValue(first) }) };
  }
  if (isRecord(value)) {
    const properties = Object.entries(value).map(([name, member]) => [name, schemaOfValue(member)]);
    return { type: 'object', required: Object.keys(value), properties: Object.fromEntries(properties) };
  }
  switch (typeof value) {
    case 'string':
      return { type: 'string', ...(isUuid(value) && { format: 'uuid' }) };
    case 'number':
      return { type: Number.isInteger(value) ? 'integer' : 'number' };
    case 'boolean':
      return { type: 'boolean' };
    default:
      return {};
  }
}
