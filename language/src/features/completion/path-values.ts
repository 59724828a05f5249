import { parsePath } from '../../path/parse.ts';
import { printPath } from '../../path/print.ts';
import { stepsOf } from '../../path/steps.ts';
import { UNKNOWN } from '../../shape/build.ts';
import { lookupPath } from '../../shape/lookup.ts';
import type { Shape } from '../../shape/shape.ts';
import { type StringAt, spanAround } from './in-string.ts';
import type { Completion, ItemWriter } from './item.ts';
import { payloadItem } from './payload-item.ts';
import { hasElements, membersOf } from './payload-members.ts';

const STEP_END = /[.[]/;

/** The next steps of the path that is being typed in a string. */
export function pathSteps(at: StringAt, payload: Shape): Completion[] {
  const start = startOfStep(at.before);
  const prefix = at.before.slice(0, start);
  const parent = parsePath(prefix === '' ? '$' : prefix);
  if (parent.problems.length > 0) return [];
  const found = lookupPath(payload, parent).shape;
  // What comes next is a step into each of several values.
  const shape = parent.definite ? found : (found.items ?? UNKNOWN);
  const rest = at.behind.search(STEP_END);
  const span = spanAround(at, at.before.length - start, rest < 0 ? at.behind.length : rest);
  const shown = prefix === '' ? '$' : prefix;
  const step = (text: string) => (prefix === '' ? `$${text}` : text);
  const items = membersOf(shape).map(member => {
    const text = printPath([member.name]).slice(1);
    return payloadItem(member, shown + text, { span, newText: escaped(step(text)) });
  });
  if (prefix === '' || !hasElements(shape)) return items;
  const elements = ['[0]', '[*]'].map((text, i) => ({
    label: shown + text,
    kind: 'path' as const,
    detail: i === 0 ? 'the first element' : 'all elements, as an array',
    sortText: `00100${i}`,
    filterText: text,
    edit: { span, newText: text },
    snippet: false,
  }));
  return [...elements, ...items];
}

/** Whole paths to what the payload has, where nothing is typed yet. */
export function wholePaths(payload: Shape, write: ItemWriter): Completion[] {
  return membersOf(payload).map(member => {
    const path = printPath([member.name]);
    const item = write.value(JSON.stringify(path), { kind: 'path', rank: member.rank });
    return {
      ...payloadItem(member, path, item.edit),
      filterText: item.filterText,
      ...(item.also && { also: item.also }),
    };
  });
}

/** Where in the text the last step begins, its dot or bracket included; 0 where nothing but it is there. */
function startOfStep(text: string): number {
  if (!text.startsWith('$') || text === '$') return 0;
  const { problems, segments } = parsePath(text);
  const last = segments.at(-1);
  // A dot with no name behind it is where the next step begins.
  if (problems.length > 0) return problems[0]?.span.offset ?? 0;
  return last && !text.endsWith(']') && stepsOf([last]) ? last.span.offset : text.length;
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
