import { readFileSync } from 'node:fs';
import { enter } from './contestants.mjs';
import { judged } from './report.mjs';
import { inTurns, milliseconds } from './statistics.mjs';

const TURNS = { 1000: 40, 10000: 20 };

/** Edits that are done and undone in turns; [what, budget beside parseTree, where, the old text, the new text]. */
function editsIn(text, states) {
  const middle = Math.round((states - 4) / 6 / 2);
  const state = name => text.indexOf(`"${name} ${middle}": {`);
  return [
    ['a letter in a comment', 1 / 10, text.indexOf('Moves', state('Move')), 'Moves', 'Movess'],
    ['a digit of a constant', 1 / 10, text.indexOf('600', state('Wait For')), '600', '6000'],
    ['a letter in an expression', 1 / 10, text.indexOf("'Batch", state('Name')), "'Batch", "'Batcha"],
    [
      'a transition',
      1 / 3,
      text.indexOf(`"Look At ${middle}"`, state('Wait For')),
      `"Look At ${middle}"`,
      `"Name ${middle}"`,
    ],
    ['a write', 1 / 3, text.indexOf('.note"', state('Note')), '.note"', '.notes"'],
    ['a write that all states see', 1 / 3, text.indexOf('"unit"'), '"unit"', '"units"'],
  ];
}

/** An edit beside what jsonc-parser's parseTree takes for the whole text after it. */
export async function measureEdits(out, fileOf) {
  const rows = [];
  for (const states of [1000, 10_000]) {
    const file = fileOf('flow', states);
    const contestants = ['tree', 'ours'].map(id => enter(id, file));
    for (const one of contestants) await one.warm(fileOf('flow', 100));
    for (const one of contestants) await one.open();
    for (const [what, budget, offset, old, fresh] of editsIn(readFileSync(file, 'utf8'), states)) {
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
