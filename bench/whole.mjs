import { CONTESTANTS, enter, present } from './contestants.mjs';
import { judged } from './report.mjs';
import { inTurns, milliseconds } from './statistics.mjs';
import { SIZES } from './texts.mjs';

const TURNS = { 10: 40, 100: 30, 1000: 15, 10000: 7 };

/** A whole new text: parsed and checked from nothing. */
export async function measureWhole(out, fileOf) {
  const ids = present(Object.keys(CONTESTANTS));
  const medians = new Map(ids.map(id => [id, []]));
  const findings = new Map();
  for (const states of SIZES) {
    const entered = ids.map(id => enter(id, fileOf(CONTESTANTS[id].machine, states)));
    for (const [i, one] of entered.entries()) await one.warm(fileOf(CONTESTANTS[ids[i]].machine, 100));
    const times = await inTurns(
      TURNS[states],
      entered.map(one => one.check),
      { patience: 30_000 },
    );
    for (const [i, one] of entered.entries()) {
      medians.get(ids[i]).push(times[i]);
      findings.set(ids[i], await one.findings());
      one.leave();
    }
  }
  const at = (id, states) => medians.get(id)[SIZES.indexOf(states)];
  out.heading('A whole new text, medians of turns');
  out.table(
    ['', ...SIZES.map(states => `${states} states`), 'slope 100–10 000', 'findings at 10 000'],
    ids.map(id => [
      CONTESTANTS[id].label,
      ...medians.get(id).map(milliseconds),
      slope(at(id, 100), at(id, 10_000)).toFixed(2),
      findings.get(id),
    ]),
  );
  if (ids.includes('json'))
    for (const states of SIZES)
      out.note(
        `Ours beside vscode-json-languageservice, ${states} states: ${judged(at('ours', states) / at('json', states), 0.5)}`,
      );
  out.note(`Our slope: ${judged(slope(at('ours', 100), at('ours', 10_000)), 1.1)}`);
}

/** How time grows with size on logarithmic scales, over two decades: 1 is linear, 2 is quadratic. */
const slope = (small, large) => Math.log10(large / small) / 2;
