import { hidesMember, isAttributeOfNumber, isRefused } from '../expression/methods.ts';
import { printString } from '../expression/print-string.ts';
import { isIdentifier } from '../expression/words.ts';

type Steps = readonly (string | number)[];

// What stands in paths of public flows without quotes: letters, digits, underscores and hyphens.
const PLAIN = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/** Steps as a JSONPath: `$.a['b c'][0]`. */
export function printPath(steps: Steps): string {
  return `$${steps.map(pathStep).join('')}`;
}

function pathStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  return PLAIN.test(step) ? `.${step}` : `[${quoted(step)}]`;
}

/**
 * Steps as an expression: `a['b c'][0]`. A property that no Python name can stand for begins a back-quoted path.
 * Undefined where nothing can name them: `$` is the only name of the whole payload, and a back-quote ends a path.
 */
export function printReference(steps: Steps): string | undefined {
  const [first, ...rest] = steps;
  if (typeof first !== 'string' || !isIdentifier(first)) {
    const path = printPath(steps);
    return path.includes('`') ? undefined : `\`${path}\``;
  }
  return first + rest.map(referenceStep).join('');
}

function referenceStep(step: string | number): string {
  if (typeof step === 'number') return `[${step}]`;
  const attribute =
    isIdentifier(step) && !hidesMember(step) && !isRefused(step) && !isAttributeOfNumber(step);
  return attribute ? `.${step}` : `[${printString(step)}]`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
