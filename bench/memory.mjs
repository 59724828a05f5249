import { CONTESTANTS, enter, present } from './contestants.mjs';
import { judged } from './report.mjs';
import { median } from './statistics.mjs';

/** The most memory that a process of its own needs to check a flow of 10 000 states once. */
export async function measureMemory(out, fileOf) {
  const ids = present(['ours', 'json', 'tree', 'parse']);
  const peaks = new Map(ids.map(id => [id, []]));
  for (let turn = 0; turn < 3; turn++)
    for (const id of ids) {
      const one = enter(id, fileOf('flow', 10_000));
      await one.check();
      peaks.get(id).push(await one.peak());
      one.leave();
    }
  const peak = id => median(peaks.get(id));
  out.heading('Peak resident memory, 10 000 states, a fresh process each');
  out.table(
    ['', 'peak'],
    ids.map(id => [CONTESTANTS[id].label, `${peak(id).toFixed(0)} MB`]),
  );
  if (ids.includes('json'))
    out.note(`Ours beside vscode-json-languageservice: ${judged(peak('ours') / peak('json'), 1)}`);
}
