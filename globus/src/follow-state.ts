import type { Problem } from './problem.ts';
import { type FlowRun, isOver, type LogEntry, type LogPage } from './run.ts';

/** How far the log has been read. */
export interface LogCursor {
  /** of the page that is read next; null for the first one */
  marker: string | null;
  /** entries of that page that are known already */
  skip: number;
  /** entries read so far */
  total: number;
}

/** Following a run, between two looks at it. Plain data. */
export interface Follow {
  run: FlowRun | null;
  cursor: LogCursor;
  problem: Problem | undefined;
  /** the log has told how the run ended */
  endLogged: boolean;
  /** looks since the run was over */
  looksAtEnd: number;
  /** ms until the next look */
  pause: number;
}

/** What one look brought: as much as was read before a problem, if there was one. */
export interface Look {
  run: FlowRun | null;
  entries: LogEntry[];
  cursor: LogCursor;
  problem?: Problem;
}

const endCodes = new Set(['FlowSucceeded', 'FlowFailed', 'FlowCanceled']);

/** How often the log is looked at again when it lags behind a run that is over. */
const looksForEnd = 3;
/** The same, when the log cannot be read. */
const looksDespiteProblem = 6;

/** From the interval while things change to ten times that. */
const slowest = 10;

export function beginFollow(interval: number): Follow {
  return {
    run: null,
    cursor: { marker: null, skip: 0, total: 0 },
    problem: undefined,
    endLogged: false,
    looksAtEnd: 0,
    pause: interval,
  };
}

/** What is new in a page of the log, and where to read on. `more` when there is a further page. */
export function readPage(
  cursor: LogCursor,
  page: LogPage,
): { fresh: LogEntry[]; cursor: LogCursor; more: boolean } {
  const fresh = page.entries.slice(cursor.skip);
  const total = cursor.total + fresh.length;
  if (page.marker !== null && page.marker !== cursor.marker) {
    const skip = Math.max(0, cursor.skip - page.entries.length);
    return { fresh, cursor: { marker: page.marker, skip, total }, more: true };
  }
  const skip = Math.max(cursor.skip, page.entries.length);
  return { fresh, cursor: { marker: cursor.marker, skip, total }, more: false };
}

/** Where to read when the service does not know a marker any more: from the beginning, past what is known. */
export function restarted(cursor: LogCursor): LogCursor {
  return { marker: null, skip: cursor.total, total: cursor.total };
}

/** Takes in a look. `changed` when there is something to tell, `over` when there is nothing more to come. */
export function advanceFollow(
  follow: Follow,
  look: Look,
  interval: number,
): { follow: Follow; changed: boolean; over: boolean } {
  const run = look.run ?? follow.run;
  const changed =
    look.entries.length > 0 ||
    look.problem?.message !== follow.problem?.message ||
    JSON.stringify(run) !== JSON.stringify(follow.run);
  const endLogged = follow.endLogged || look.entries.some(entry => endCodes.has(entry.code));
  const ended = run !== null && isOver(run);
  const looksAtEnd = ended ? follow.looksAtEnd + 1 : 0;
  const over =
    ended && (look.problem ? looksAtEnd >= looksDespiteProblem : endLogged || looksAtEnd >= looksForEnd);
  const quick = (changed || ended) && !look.problem;
  const pause = quick ? interval : Math.min(follow.pause * (look.problem ? 2 : 1.5), interval * slowest);
  return {
    follow: { run, cursor: look.cursor, problem: look.problem, endLogged, looksAtEnd, pause },
    changed,
    over,
  };
}
