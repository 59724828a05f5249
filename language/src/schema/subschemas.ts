import { isRecord, type JsonRecord } from './json-value.ts';
import { keyword } from './keywords.ts';

/** The schemas directly inside a schema, by its keywords. What stands where a schema belongs is given as it is. */
export function* subschemas(schema: JsonRecord): Generator<unknown> {
  for (const [name, value] of Object.entries(schema))
    switch (keyword(name)?.kind) {
      case 'schema':
        yield value;
        break;
      case 'schemas':
      case 'schema-or-schemas':
        if (Array.isArray(value)) yield* value;
        else yield value;
        break;
      case 'schemas-by-name':
      case 'schemas-by-pattern':
      case 'schemas-or-names-by-name':
        if (isRecord(value)) yield* Object.values(value);
        break;
    }
}
