import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { initialize, startServer } from './lsp.mjs';
import { judged } from './report.mjs';
import { pushed, servers } from './servers.mjs';
import { inTurns, milliseconds } from './statistics.mjs';
import { SIZES } from './texts.mjs';

const TURNS = { 10: 60, 100: 40, 1000: 20, 10000: 8 };

/** A server with the text open; `type` writes or removes a letter in a comment and resolves to milliseconds. */
async function sitDown({ file, capabilities, setUp, wait }, textFile) {
  const server = startServer(file());
  await initialize(server, capabilities);
  server.notify('initialized', {});
  setUp?.(server);
  const uri = pathToFileURL(textFile).href;
  const text = readFileSync(textFile, 'utf8');
  const timed = async send => {
    const started = performance.now();
    // Who pushes is listened to before it is told; who is asked is asked after.
    const pushedNow = wait === pushed ? wait(server, uri) : undefined;
    send();
    await (pushedNow ?? wait(server, uri));
    return performance.now() - started;
  };
  const opened = await timed(() =>
    server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'json', version: 1, text } }),
  );
  const line = text.slice(0, text.indexOf('Moves', text.length >> 1)).split('\n').length - 1;
  const character = text.split('\n')[line].indexOf('Moves');
  let version = 1;
  return {
    opened,
    type: () => {
      const letter = version % 2 === 1 ? 'x' : '';
      const end = { line, character: character + (letter === '' ? 1 : 0) };
      const contentChanges = [{ range: { start: { line, character }, end }, text: letter }];
      version++;
      return timed(() =>
        server.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges }),
      );
    },
    leave: server.end,
  };
}

/** From a keystroke to the diagnostics after it, through the protocol over stdio. */
export async function measureProtocol(out, fileOf) {
  const rows = servers.map(({ label }) => [label]);
  const opens = servers.map(({ label }) => [label]);
  const verdicts = [];
  for (const states of SIZES) {
    const seats = [];
    for (const server of servers) seats.push(await sitDown(server, fileOf(server.machine, states)));
    const times = await inTurns(
      TURNS[states],
      seats.map(seat => seat.type),
      { warmUp: TURNS[states] / 2 },
    );
    for (const [i, seat] of seats.entries()) {
      rows[i].push(milliseconds(times[i]));
      opens[i].push(milliseconds(seat.opened));
      await seat.leave();
    }
    const [ours, ...others] = times;
    verdicts.push(
      `Ours beside the quickest peer, ${states} states: ${judged(ours / Math.min(...others), 1)}`,
    );
  }
  const columns = ['', ...SIZES.map(states => `${states} states`)];
  out.heading('Keystroke to diagnostics over stdio, medians of turns, without any delay');
  out.table(columns, rows);
  for (const verdict of verdicts) out.note(verdict);
  out.heading('didOpen to the first diagnostics, once, in a server that has just started');
  out.table(columns, opens);
}
