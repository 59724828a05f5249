import type { TriggerPlaceholder } from '../../../language/src/index.ts';

/** What a template can say about a file that has settled. */
export type Values = Record<Exclude<TriggerPlaceholder, 'size' | 'files'>, string> & {
  size: number;
  files: string[];
};
