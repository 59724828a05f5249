import { parsePath } from '../../path/parse.ts';
import { printPath } from '../../path/print.ts';
import { stepsOf } from '../../path/steps.ts';
import { UNKNOWN } from '../../shape/build.ts';
import { lookupPath } from '../../shape/lookup.ts';
import { type Shape, Types } from '../../shape/shape.ts';
import { type StringAt, spanAround } from './in-string.ts';
import type { Completion, ItemWriter } from './item.ts';
import { payloadItem } from './payload-item.ts';
import { hasElements, membersOf, type PayloadMember } from './payload-members.ts';

const STEP_END = /[.[]/;

/** The next steps of the path that is being typed in a string, which is to lead to a value of one of these types. */
export function pathSteps(at: StringAt, payload: Shape, types: number = Types.all): Completion[] {
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
  const items = leadingTo(types, membersOf(shape)).map(member => {
    const text = printPath([member.name]).slice(1);
    return payloadItem(member, shown + text, { span, newText: escaped(step(text)) });
  });
  if (prefix === '' || !hasElements(shape)) return items;
  // Flows documents no other step into a list than an index.
  const first = {
    label: `${shown}[0]`,
    kind: 'path' as const,
    detail: 'the first element',
    sortText: '001000',
    filterText: '[0]',
    edit: { span, newText: '[0]' },
    snippet: false,
    commit: ['.'],
  };
  return [first, ...items];
}

/** Whole paths to what the payload has, where nothing is typed yet. */
export function wholePaths(payload: Shape, write: ItemWriter, types: number): Completion[] {
  return leadingTo(types, membersOf(payload)).map(member => {
    const path = printPath([member.name]);
    const item = write.string(path, { kind: 'path', rank: member.rank });
    return {
      ...payloadItem(member, path, item.edit),
      filterText: item.filterText,
      ...(item.also && { also: item.also }),
    };
  });
}

/** What can be of one of these types, and last what has something in it that may be. */
function leadingTo(types: number, members: readonly PayloadMember[]): PayloadMember[] {
  const fits = ({ shape: own }: PayloadMember) =>
    (own.types & types) !== 0 || (own.types & ~Types.null) === 0;
  const opens = ({ shape }: PayloadMember) => (shape.types & (Types.object | Types.array)) !== 0;
  return [
    ...members.filter(fits),
    ...members
      .filter(member => !fits(member) && opens(member))
      .map(member => ({ ...member, rank: member.rank + 500, doubt: INSIDE })),
  ];
}

/** Said of what does not fit itself. */
export const INSIDE = 'only what is in it fits here';

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
