import type { Span } from '../json/text.ts';

/** The path in `is_present('a.b[0]')`. Spans count UTF-16 code units of its text. */
export interface DottedPath {
  steps: readonly (string | number)[];
  /** Of each step, without dots and brackets. */
  spans: readonly Span[];
  /** Where it stops being a path. */
  problem: { code: DottedPathProblem; span: Span } | undefined;
}

/** `dollar`: written as a JSONPath, `$.a`. */
export type DottedPathProblem = 'empty' | 'dollar' | 'name-missing' | 'bracket' | 'unexpected-text';

/** Whether the first argument of that function is such a path. */
export function takesPath(name: string): boolean {
  return name === 'is_present' || name === 'getattr';
}

const STEP = /(\.?)([^.[\]]+)|\[(\d+)\]/y;

// An expression asks for its paths from many sides.
const known = new Map<string, DottedPath>();
const MOST = 4096;

/**
 * Reads a path as `is_present` and `getattr` take it: names with dots between them and indexes in brackets, without
 * `$.` [D expressions]. Never throws.
 */
export function parseDottedPath(text: string): DottedPath {
  let path = known.get(text);
  if (!path) {
    path = read(text);
    if (known.size === MOST) known.clear();
    known.set(text, path);
  }
  return path;
}

function read(text: string): DottedPath {
  const steps: (string | number)[] = [];
  const spans: Span[] = [];
  const stop = (code: DottedPathProblem, offset: number, length: number): DottedPath => ({
    steps,
    spans,
    problem: { code, span: { offset, length } },
  });
  if (text.trim() === '') return stop('empty', 0, text.length);
  if (text.startsWith('$')) return stop('dollar', 0, text.startsWith('$.') ? 2 : 1);
  let at = 0;
  while (at < text.length) {
    STEP.lastIndex = at;
    const [whole, dot, name, index] = STEP.exec(text) ?? [];
    const rest = text.length - at;
    if (whole === undefined) {
      if (text[at] === '.') return stop('name-missing', at, 1);
      return stop(text[at] === '[' ? 'bracket' : 'unexpected-text', at, rest);
    }
    // The first name has no dot before it, and every other one has.
    if (name !== undefined && (dot === '') !== (at === 0)) {
      return dot === '' ? stop('unexpected-text', at, rest) : stop('name-missing', at, 1);
    }
    if (at === 0 && index !== undefined) return stop('bracket', at, whole.length);
    steps.push(name ?? Number(index));
    const lead = name === undefined ? 1 : (dot?.length ?? 0);
    spans.push({ offset: at + lead, length: (name ?? index ?? '').length });
    at += whole.length;
  }
  return { steps, spans, problem: undefined };
}

/** Steps as such a path; undefined where a name would be read otherwise. */
export function printDottedPath(steps: readonly (string | number)[]): string | undefined {
  const text = steps
    .map(s => (typeof s === 'number' ? `[${s}]` : `.${s}`))
    .join('')
    .slice(1);
  const again = parseDottedPath(text);
  const same = again.steps.length === steps.length && again.steps.every((s, i) => s === steps[i]);
  return same && !again.problem ? text : undefined;
}
