import { Presence, type Shape, Types } from './shape.ts';

/** Of what formats look like. */
const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-0000-0000-000000000000',
  email: 'user@example.org',
  uri: 'https://example.org/',
  date: '2026-01-01',
  time: '00:00:00Z',
  'date-time': '2026-01-01T00:00:00Z',
};

/** Deeper objects and arrays are left empty. */
const MAX_DEPTH = 8;

/** A JSON value that fits the shape, with all the properties that may be there; null if none does. */
export function example(shape: Shape): unknown {
  return exampleAt(shape, 0);
}

function exampleAt(shape: Shape, depth: number): unknown {
  const [value] = shape.values ?? [];
  if (value !== undefined) return value;
  if (shape.types & Types.object && (shape.object || shape.types !== Types.all))
    return exampleObject(shape, depth);
  if (shape.types & Types.string) return BY_FORMAT[shape.format ?? ''] ?? 'text';
  if (shape.types & Types.integer) return 1;
  if (shape.types & Types.number) return 1.5;
  if (shape.types & Types.boolean) return true;
  if (shape.types & Types.array) return exampleArray(shape, depth);
  return null;
}

function exampleArray({ items }: Shape, depth: number): unknown[] {
  if (!items || items.types === Types.none || depth >= MAX_DEPTH) return [];
  return [exampleAt(items, depth + 1)];
}

function exampleObject({ object }: Shape, depth: number): Record<string, unknown> {
  const entries: [string, unknown][] = [];
  for (const [name, { shape, presence }] of object?.properties.sorted() ?? []) {
    const needed = presence === Presence.Present;
    if (needed || (presence & Presence.Present && depth < MAX_DEPTH))
      entries.push([name, exampleAt(shape, depth + 1)]);
  }
  return Object.fromEntries(entries);
}
