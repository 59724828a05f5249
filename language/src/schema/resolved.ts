import { isRecord, type JsonRecord, own } from './json-value.ts';

/** References are followed so often, in case they lead in a circle. */
const MAX_JUMPS = 16;

/** A schema with its `#/…` reference followed; undefined where there is none. */
export function resolved(schema: unknown, root: unknown, jumps = 0): JsonRecord | undefined {
  if (!isRecord(schema)) return undefined;
  const { $ref } = schema;
  if (typeof $ref !== 'string' || jumps > MAX_JUMPS) return schema;
  if (!$ref.startsWith('#')) return undefined;
  const steps = $ref.split('/').slice(1);
  const target = steps.reduce<unknown>((at, step) => {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
    return isRecord(at) ? own(at, key) : undefined;
  }, root);
  return resolved(target, root, jumps + 1);
}
