import { describe, expect, test } from 'vitest';
import type { Sighting } from '../sighting.ts';
import type { TriggerEvent } from './event.ts';
import { Ledger } from './ledger.ts';

const TIME = '2026-01-02T03:04:05.678Z';
const file = (path: string, version = '1', inode = path): Sighting => ({
  ...{ path, version, identity: `${version}.${inode}`, fingerprint: version },
  ...{ isComplete: true, size: 1, files: [] },
});

/** A ledger, and the journal that it would have. */
function begun() {
  const journal: TriggerEvent[] = [];
  const ledger = new Ledger('scans');
  const noted = (events: TriggerEvent[]) => {
    journal.push(...events);
    return events.at(-1)?.id ?? '';
  };
  return { ledger, noted, restarted: () => new Ledger('scans', journal), journal };
}

const waiting = (ledger: Ledger) => [...ledger.waiting()].map(({ path }) => path);

describe('a file', () => {
  test('that has settled waits for its run, once', () => {
    const { ledger } = begun();
    ledger.settled(file('a.h5'), TIME);
    expect(ledger.knows(file('a.h5'))).toBe(true);
    expect(ledger.settled(file('a.h5'), TIME)).toEqual([]);
    expect(waiting(ledger)).toEqual(['a.h5']);
  });

  test('that is written anew is another event, also while the first waits', () => {
    const { ledger, noted } = begun();
    noted(ledger.settled(file('a.h5', '1'), TIME));
    expect(ledger.knows(file('a.h5', '2'))).toBe(false);
    noted(ledger.settled(file('a.h5', '2'), TIME));
    expect([...ledger.events].map(({ status }) => status)).toEqual(['withdrawn', 'waiting']);
  });

  test('that was there before is known, and a change of it is an event', () => {
    const { ledger, noted } = begun();
    noted(ledger.baseline(file('a.h5'), TIME));
    expect(waiting(ledger)).toEqual([]);
    noted(ledger.settled(file('a.h5', '2'), TIME));
    expect(waiting(ledger)).toEqual(['a.h5']);
  });

  test('that is gone before its run is withdrawn, and waits again when it is back', () => {
    const { ledger } = begun();
    ledger.settled(file('a.h5'), TIME);
    ledger.gone('a.h5');
    expect(waiting(ledger)).toEqual([]);
    expect(ledger.knows(file('a.h5'))).toBe(false);
    ledger.settled(file('a.h5'), TIME);
    expect(waiting(ledger)).toEqual(['a.h5']);
  });

  test('that gets another name keeps its event, whatever is noticed first', () => {
    for (const isMissed of [true, false]) {
      const { ledger, restarted, noted } = begun();
      const id = noted(ledger.settled(file('a.h5', '1', 'i'), TIME));
      if (isMissed) noted(ledger.gone('a.h5'));
      expect(ledger.elsewhere(file('b.h5', '1', 'i'))?.id).toBe(id);
      noted(ledger.moved(id, 'b.h5'));
      for (const one of [ledger, restarted()]) {
        expect(waiting(one)).toEqual(['b.h5']);
        expect(one.at('a.h5')).toBeUndefined();
        expect(one.knows(file('b.h5', '1', 'i'))).toBe(true);
      }
    }
  });

  test('that takes the place of another withdraws it', () => {
    const { ledger, noted } = begun();
    const id = noted(ledger.settled(file('a.h5'), TIME));
    const other = noted(ledger.settled(file('b.h5'), TIME));
    ledger.moved(id, 'b.h5');
    expect(ledger.get(other)?.status).toBe('withdrawn');
    expect(waiting(ledger)).toEqual(['b.h5']);
  });
});

describe('a run', () => {
  test('of which the journal may have lost something is looked for first', () => {
    const { ledger, noted, journal } = begun();
    noted(ledger.settled(file('a.h5'), TIME));
    const careful = new Ledger('scans', journal, true);
    careful.settled(file('b.h5'), TIME);
    expect([...careful.waiting()]).toMatchObject([{ isInDoubt: true }, { isInDoubt: true }]);
  });

  test('goes its way', () => {
    const { ledger, restarted, noted } = begun();
    const id = noted(ledger.settled(file('a.h5'), TIME));
    noted(ledger.starting(id));
    expect(waiting(ledger)).toEqual([]);
    noted(ledger.started(id, 'RUN'));
    expect(restarted().running).toMatchObject([{ run: 'RUN', attempts: 1 }]);
    noted(ledger.waits(id, 'a consent'));
    noted(ledger.ended(id, 'succeeded', ''));
    expect(ledger.running).toEqual([]);
    expect(restarted().get(id)).toEqual({ ...ledger.get(id), status: 'succeeded' });
    expect(ledger.get(id)?.problem).toBeUndefined();
  });

  test('that may have been asked for is looked for after a restart', () => {
    const { ledger, restarted, noted } = begun();
    const id = noted(ledger.settled(file('a.h5'), TIME));
    noted(ledger.starting(id));
    const later = restarted();
    expect([...later.waiting()]).toMatchObject([{ id, isInDoubt: true }]);
    later.noRun(id);
    expect(later.get(id)?.isInDoubt).toBeUndefined();
  });

  test('in doubt is not given up because its file is gone: only once it is known that there is none', () => {
    const { ledger, noted } = begun();
    const id = noted(ledger.settled(file('a.h5'), TIME));
    ledger.starting(id);
    ledger.putOff(id, 'no answer', true);
    ledger.gone('a.h5');
    expect(ledger.get(id)).toMatchObject({ status: 'waiting', isInDoubt: true, isGone: true });
    ledger.noRun(id);
    expect(ledger.get(id)?.status).toBe('withdrawn');
  });

  test('whose file is gone while it is asked for is withdrawn when it was not started', () => {
    const { ledger, noted } = begun();
    const id = noted(ledger.settled(file('a.h5'), TIME));
    ledger.starting(id);
    ledger.gone('a.h5');
    ledger.putOff(id, 'not now', false);
    expect(ledger.get(id)?.status).toBe('withdrawn');
  });

  test('that is put off comes after the others', () => {
    const { ledger, noted } = begun();
    const id = noted(ledger.settled(file('a.h5'), TIME));
    ledger.settled(file('b.h5'), TIME);
    ledger.starting(id);
    ledger.putOff(id, 'not now', false);
    expect(waiting(ledger)).toEqual(['b.h5', 'a.h5']);
  });

  test('that was refused, or has failed, is tried again when somebody asks for it', () => {
    const { ledger, noted } = begun();
    const id = noted(ledger.settled(file('a.h5'), TIME));
    ledger.refused(id, 'unfit');
    expect(waiting(ledger)).toEqual([]);
    ledger.retry(id);
    expect(ledger.get(id)).toMatchObject({ status: 'waiting', attempts: 0 });
    expect(ledger.get(id)).not.toHaveProperty('round');
    ledger.starting(id);
    ledger.started(id, 'RUN');
    expect(ledger.retry(id)).toEqual([]);
    ledger.ended(id, 'failed', 'too dark');
    ledger.retry(id);
    expect(ledger.get(id)).toMatchObject({ status: 'waiting', round: 1 });
    expect(ledger.get(id)).not.toHaveProperty('run');
  });

  test('that was refused, or has failed, is done with when somebody says so, and can be tried again all the same', () => {
    const { ledger, noted } = begun();
    const id = noted(ledger.settled(file('a.h5'), TIME));
    expect(ledger.dismiss(id)).toEqual([]);
    ledger.refused(id, 'unfit');
    ledger.dismiss(id);
    expect(ledger.get(id)).toMatchObject({ status: 'dismissed', problem: 'unfit' });
    expect(ledger.settled(file('a.h5'), TIME)).toEqual([]);
    ledger.retry(id);
    expect(waiting(ledger)).toEqual(['a.h5']);
  });
});

test('what is done and whose file is gone is forgotten in time', () => {
  const { ledger, noted } = begun();
  const id = noted(ledger.baseline(file('a.h5'), TIME));
  ledger.baseline(file('b.h5'), TIME);
  ledger.gone('a.h5');
  ledger.forget('2026-01-01');
  expect(ledger.get(id)).toBeDefined();
  ledger.forget('2026-01-03');
  expect(ledger.get(id)).toBeUndefined();
  expect([...ledger.paths]).toEqual(['b.h5']);
});
