import { readEvent, type TriggerEvent } from '../ledger/event.ts';

/** What a journal holds. */
export interface JournalText {
  events: TriggerEvent[];
  /** The bytes up to the end of the last whole line: what comes after it was cut off while it was written. */
  whole: number;
  /** Whole lines that say nothing that can be understood: somebody else was at the file, or the disk. */
  damaged: number;
}

/** Reads a journal. Nothing in it makes this fail. */
export function readJournal(bytes: Buffer): JournalText {
  const whole = bytes.lastIndexOf(NEWLINE) + 1;
  const lines = bytes.toString('utf8', 0, whole).split('\n').slice(0, -1);
  const events = lines.flatMap(line => readLine(line) ?? []);
  return { events, whole, damaged: lines.length - events.length };
}

/** The lines of events, to be added to a journal. */
export function journalLines(events: Iterable<TriggerEvent>): Buffer {
  return Buffer.from([...events].map(event => `${JSON.stringify(event)}\n`).join(''), 'utf8');
}

const NEWLINE = 0x0a;

function readLine(line: string): TriggerEvent | undefined {
  try {
    return readEvent(JSON.parse(line));
  } catch {
    return undefined;
  }
}
