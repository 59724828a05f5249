import type { DebugProtocol } from '@vscode/debugprotocol';
import type { Moment } from './moment.ts';
import { phasesOf } from './phases.ts';
import { type Places, phaseName } from './places.ts';
import type { Timeline } from './timeline.ts';

/** The number of the frame of a visit, and back. */
export const frameOf = (index: number): number => index + 1;
export const visitOf = (frame: number): number => frame - 1;

/** An earlier visit as it ended. */
export function momentIn(timeline: Timeline, index: number): Moment | undefined {
  const visit = timeline.visits[index];
  const phase = visit && phasesOf(timeline.facts, visit).at(-1);
  return visit && phase && { timeline, index, visit, phase };
}

/** The current state on top, below it the states that led to it, the latest first. */
export function framesOf(
  current: Moment,
  places: Places,
  source: DebugProtocol.Source,
  { startFrame = 0, levels = 0 }: Pick<DebugProtocol.StackTraceArguments, 'startFrame' | 'levels'>,
): DebugProtocol.StackFrame[] {
  const end = levels > 0 ? startFrame + levels : Number.POSITIVE_INFINITY;
  const frames: DebugProtocol.StackFrame[] = [];
  for (let depth = startFrame; depth <= current.index && depth < end; depth++) {
    const moment = depth === 0 ? current : momentIn(current.timeline, current.index - depth);
    if (moment) frames.push(frame(moment, places, source, depth > 0));
  }
  return frames;
}

function frame(
  moment: Moment,
  places: Places,
  source: DebugProtocol.Source,
  past: boolean,
): DebugProtocol.StackFrame {
  const { timeline, index, visit, phase } = moment;
  // Without an end: editors would select the whole part.
  const start = places.rangeOf(visit.state, past ? 'enter' : phaseName(phase))?.start;
  const before = timeline.visits.slice(0, index).filter(({ state }) => state === visit.state).length;
  const again = before > 0 ? ` (visit ${before + 1})` : '';
  const words = past ? '' : phaseWords(moment);
  return {
    id: frameOf(index),
    name: `${visit.state}${again}${words && ` · ${words}`}`,
    source,
    line: (start?.line ?? 0) + 1,
    column: (start?.character ?? 0) + 1,
    canRestart: timeline.fork !== undefined,
    ...(past && { presentationHint: 'subtle' }),
  };
}

/** What happens at a moment, in a few words. */
export function phaseWords({ timeline, index, visit, phase }: Moment): string {
  switch (phase.kind) {
    case 'enter':
      return '';
    case 'parameters':
      return 'Parameters';
    case 'rule':
      return `rule ${phase.index + 1} ${phase.matched ? 'matches' : 'does not match'}`;
    case 'error':
      return visit.outcome?.error?.exception ?? 'error';
    case 'exit': {
      const next = timeline.visits[index + 1]?.state;
      return next === undefined ? 'the run ends' : `on to ${next}`;
    }
  }
}
