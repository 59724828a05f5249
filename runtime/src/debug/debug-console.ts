import type { DebugProtocol } from '@vscode/debugprotocol';
import { causeWords } from '../cause-words.ts';
import type { LogEntry } from '../types.ts';
import type { TimelineVisit } from './timeline.ts';
import { toldError } from './told-error.ts';
import type { Listener } from './walk.ts';

type Output = DebugProtocol.OutputEvent['body'];

/** Takes a line of the console. */
export type Post = (output: Output) => void;

/** Where a state stands. */
type PlaceOf = (state: string) => Pick<Output, 'source' | 'line'>;

/** What the debug console shows of a run: its log, warnings, messages. Each line leads to its state. */
export class DebugConsole implements Listener {
  readonly #placeOf: PlaceOf;
  #post: Post;

  constructor(placeOf: PlaceOf, post: Post) {
    this.#placeOf = placeOf;
    this.#post = post;
  }

  left({ state, entries, warnings }: TimelineVisit): void {
    this.log(entries, state);
    for (const warning of warnings) this.say(warning, 'console', state);
  }

  says(text: string, { state }: TimelineVisit): void {
    this.say(text, 'console', state);
  }

  log(entries: readonly LogEntry[], state?: string): void {
    for (const entry of entries)
      this.say(logLine(entry), entry.code.endsWith('Failed') ? 'stderr' : 'stdout', state);
  }

  say(text: string, category: 'console' | 'important' | 'stdout' | 'stderr', state?: string): void {
    this.#post({ category, output: `${text}\n`, ...(state !== undefined && this.#placeOf(state)) });
  }

  /** Shows nothing more: a run that was given up may still be on its way. */
  close(): void {
    this.#post = () => {};
  }
}

/** An entry of the log in a line: when, what, and what went wrong. */
function logLine({ time, description, details }: LogEntry): string {
  const { exception, cause } = toldError(details);
  const words = cause === undefined ? undefined : causeWords(cause);
  const problem = [exception, words].filter(part => part !== undefined).join(': ');
  return `${time.slice(11, 19)} ${description}${problem && ` – ${problem}`}`;
}
