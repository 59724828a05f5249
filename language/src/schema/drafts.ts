import { isRecord } from './json-value.ts';

export const DRAFTS = ['draft-04', 'draft-06', 'draft-07', '2019-09', '2020-12'] as const;

export type Draft = (typeof DRAFTS)[number];

/** The draft that the Flows IDE checks with, and that schemas are best written in [SCH IDE-in]. */
export const OUR_DRAFT: Draft = 'draft-07';

/** The draft that a schema names in `$schema`; undefined where it names none that is known. */
export function draftNamed(schema: unknown): Draft | undefined {
  const named = isRecord(schema) ? schema.$schema : undefined;
  return typeof named === 'string' ? DRAFTS.find(draft => named.includes(draft)) : undefined;
}

export function isBefore(draft: Draft, other: Draft): boolean {
  return DRAFTS.indexOf(draft) < DRAFTS.indexOf(other);
}
