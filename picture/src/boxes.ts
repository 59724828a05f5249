import type { GraphNode, GraphView } from '../../language/src/index.ts';
import { type Measure, TYPE } from './measure.ts';
import { wrap } from './wrap.ts';

export interface Size {
  width: number;
  height: number;
}

/** Lines of text and the room that they take. */
export interface Words extends Size {
  lines: readonly string[];
}

/** A state: its name, below it what it is. */
export interface Box extends Size {
  name: readonly string[];
  /** The type, and what an Action asks. */
  about: string;
  /** It has points at its sides, as a Choice does. */
  pointed: boolean;
}

/** From one line of text to the next. */
export const LINE = { name: TYPE.name + 4, small: TYPE.small + 4 } as const;
export const PADDING = { x: 14, y: 8 } as const;
/** A Choice has points at its sides. */
export const POINT = 12;

/** Widths are multiples of this: parts of a flow that are alike are then laid out but once. */
const STEP = 12;

const WIDEST = { box: 210, label: 180, sign: 150 };
const NARROWEST = 72;

export function boxOf({ name, type, detail }: GraphNode, measure: Measure): Box {
  const nameWidth = (text: string) => measure(text, 'name');
  const smallWidth = (text: string) => measure(text, 'small');
  const lines = wrap(name, WIDEST.box, 2, nameWidth);
  const about = wrap([type, detail].filter(Boolean).join(' · '), WIDEST.box, 1, smallWidth)[0] ?? '';
  const pointed = type === 'Choice';
  const sides = PADDING.x + (pointed ? POINT : 0);
  return {
    name: lines,
    about,
    pointed,
    width: stepped(Math.max(NARROWEST, smallWidth(about), ...lines.map(nameWidth)) + 2 * sides),
    height: lines.length * LINE.name + (about ? LINE.small : 0) + 2 * PADDING.y,
  };
}

/** What stands at an edge; undefined where that is nothing. */
export function labelOf(words: string, measure: Measure): Words | undefined {
  if (words === '') return undefined;
  return smallWords(
    wrap(words, WIDEST.label, 3, text => measure(text, 'small')),
    measure,
    4,
  );
}

/** What stands in the place of a line that is not drawn: the other end, or how many there are. */
export function signOf(
  way: 'to' | 'from',
  others: readonly number[],
  view: GraphView,
  measure: Measure,
): Words {
  const [only] = others;
  const name = others.length === 1 && only !== undefined ? (view.nodes[only]?.name ?? '') : '';
  const words = `${way === 'to' ? '→' : '←'} ${name || `${others.length} states`}`;
  return smallWords(
    wrap(words, WIDEST.sign, 1, text => measure(text, 'small')),
    measure,
    10,
  );
}

function smallWords(lines: readonly string[], measure: Measure, padding: number): Words {
  const width = stepped(Math.max(0, ...lines.map(line => measure(line, 'small'))) + 2 * padding);
  return { lines, width, height: lines.length * LINE.small + 4 };
}

function stepped(width: number): number {
  return Math.ceil(width / STEP) * STEP;
}
