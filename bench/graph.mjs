import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { openGraphPage } from '../scripts/lib/graph/page.mjs';
import { dist } from './ours.mjs';
import { judged } from './report.mjs';
import { milliseconds } from './statistics.mjs';

const SIZES = [10, 100, 1000];
/** Frames of a pan, and how far it goes from one to the next. */
const FRAMES = 240;
const STRIDE = 60;

/* Each of these runs in the page, so that nothing but the page is measured. */

async function paint() {
  const painted = () =>
    new Promise(resolve => {
      requestAnimationFrame(() => setTimeout(resolve));
    });
  const wait = async over => {
    while (!over()) await painted();
    return performance.now() - started;
  };
  const { message } = globalThis;
  const states = () => document.querySelectorAll('.node').length;
  const started = performance.now();
  postMessage(message);
  const first = await wait(() => states() > 0);
  return { first, whole: await wait(() => states() === message.view.nodes.length) };
}

async function edit() {
  const { message } = globalThis;
  const view = structuredClone(message.view);
  const node = view.nodes[view.nodes.length >> 1];
  node.name = 'Renamed';
  const started = performance.now();
  postMessage({ ...message, view });
  const there = () =>
    [...document.querySelectorAll('text.name')].some(text => text.textContent === 'Renamed');
  while (!there())
    await new Promise(resolve => {
      requestAnimationFrame(() => setTimeout(resolve));
    });
  return performance.now() - started;
}

async function pan({ frames, stride }) {
  const stage = document.querySelector('.stage');
  const times = [];
  let last;
  await new Promise(resolve => {
    const step = time => {
      if (last !== undefined) times.push(time - last);
      last = time;
      stage.scrollBy(0, stride);
      if (times.length < frames) requestAnimationFrame(step);
      else resolve();
    };
    requestAnimationFrame(step);
  });
  return times.sort((a, b) => a - b);
}

/** The graph in Chromium: from the message with the flow to the first states on the screen, an edit, and panning. */
export async function measureGraph(out, fileOf) {
  const { FlowDocument, graphView } = await import(pathToFileURL(dist('language.mjs')).href);
  const rows = [];
  const verdicts = [];
  for (const states of SIZES) {
    const text = readFileSync(fileOf('flow', states), 'utf8');
    const view = graphView(new FlowDocument('file:///a.flow.json', text), []);
    const graph = await openGraphPage({ say: console.log });
    await graph.page.evaluate(
      message => {
        globalThis.message = message;
      },
      { type: 'show', uri: 'file:///a.flow.json', title: 'a.flow.json', view },
    );
    const { first, whole } = await graph.page.evaluate(paint);
    const edited = await graph.page.evaluate(edit);
    const times = await graph.page.evaluate(pan, { frames: FRAMES, stride: STRIDE });
    const at = share => times[Math.floor(share * (times.length - 1))] ?? 0;
    rows.push([`${states} states`, ...[first, whole, edited, at(0.5), at(0.95)].map(milliseconds)]);
    if (states === 1000) {
      verdicts.push(`First states on the screen, in seconds: ${judged(first / 1000, 1)}`);
      verdicts.push(
        `Frames of panning at the 95th percentile, of 1/60 s: ${judged(at(0.95) / (1000 / 60), 1.1)}`,
      );
    }
    await graph.close();
  }
  out.heading('The graph in Chromium, once for each size in a page that has just been opened');
  out.table(
    ['', 'first states', 'all states', 'after an edit', 'a frame of panning', '95th percentile'],
    rows,
  );
  for (const verdict of verdicts) out.note(verdict);
}
