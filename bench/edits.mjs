import { readFileSync } from 'node:fs';
import { enter } from './contestants.mjs';
import { editsIn } from './edit-kinds.mjs';
import { judged } from './report.mjs';
import { inTurns, milliseconds } from './statistics.mjs';

const TURNS = { 1000: 40, 10000: 20 };

/** An edit beside what jsonc-parser's parseTree takes for the whole text after it. */
export async function measureEdits(out, fileOf) {
  const rows = [];
  for (const states of [1000, 10_000]) {
    const file = fileOf('flow', states);
    const contestants = ['tree', 'ours'].map(id => enter(id, file));
    for (const one of contestants) await one.warm(fileOf('flow', 100));
    for (const one of contestants) await one.open();
    for (const { what, budget, offset, old, fresh } of editsIn(readFileSync(file, 'utf8'), states)) {
      const toggles = contestants.map(one => {
        let edited = false;
        return () => {
          edited = !edited;
          const [from, to] = edited ? [old, fresh] : [fresh, old];
          return one.edit({ offset, length: from.length, newText: to });
        };
      });
      // An even number of turns leaves the text as it was.
      const [tree, ours] = await inTurns(TURNS[states], toggles, { warmUp: 6, patience: Infinity });
      rows.push([what, states, milliseconds(ours), milliseconds(tree), judged(ours / tree, budget)]);
    }
    for (const one of contestants) one.leave();
  }
  out.heading('An edit: analysed again, beside parseTree of the whole text');
  out.table(['', 'states', 'ours', 'parseTree', 'ratio'], rows);
}
