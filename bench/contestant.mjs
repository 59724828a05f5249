// The process of one contestant: see contestants.mjs.
import { readFileSync } from 'node:fs';
import { CONTESTANTS } from './contestants.mjs';
import { editsIn } from './edit-kinds.mjs';

const WARM = 6000;
const [id, file] = process.argv.slice(2);
const contestant = await CONTESTANTS[id].load();
let text = readFileSync(file, 'utf8');
let findings = 0;

const jobs = {
  check: () => timed(() => contestant.check(text)),
  open: () => contestant.open?.(text),
  /** Again and again, until the code is compiled as it is in an editor that has been open for a while. */
  async warm({ file: small }) {
    const other = readFileSync(small, 'utf8');
    const until = performance.now() + WARM;
    for (let i = 0; i < 300 && performance.now() < until; i++) await contestant.check(other);
    // Who knows edits has made each of them for a while as well.
    if (!contestant.edit) return;
    await contestant.open(other);
    for (const { offset, old, fresh } of editsIn(other, 100))
      for (let i = 0; i < 100; i++) {
        await contestant.edit({ offset, length: old.length }, fresh);
        await contestant.edit({ offset, length: fresh.length }, old);
      }
  },
  edit({ offset, length, newText }) {
    text = text.slice(0, offset) + newText + text.slice(offset + length);
    // Who knows no edits gets the whole new text.
    return timed(() =>
      contestant.edit ? contestant.edit({ offset, length }, newText) : contestant.check(text),
    );
  },
  findings: () => ({ findings }),
  peak: () => ({ megabytes: process.resourceUsage().maxRSS / 1024 }),
};

async function timed(work) {
  const started = performance.now();
  findings = await work();
  return { ms: performance.now() - started };
}

process.on('message', async message => {
  process.send((await jobs[message.do](message)) ?? {});
});
process.on('disconnect', () => process.exit());
