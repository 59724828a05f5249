import type { CheckResult } from '../check/result.ts';
import { isColourful, painter } from '../paint.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

export const FORMATS = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit'] as const;

export type Format = (typeof FORMATS)[number];

/** What prints a result in a format; the text is coloured on a terminal only. */
export function formatter(format: Format): (result: CheckResult) => string {
  if (format === 'text') return result => text(result, painter(isColourful()));
  return { json, sarif, github, gitlab, junit }[format];
}
