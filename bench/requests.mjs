import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { initialize, startServer } from './lsp.mjs';
import { judged } from './report.mjs';
import { pushed, servers } from './servers.mjs';
import { inTurns, median, milliseconds, percentile95 } from './statistics.mjs';

const TURNS = { 1000: 100, 10000: 20 };
const BUDGET = 10; // ms, the 95th percentile of a completion at 1,000 states

const completion = (label, at, has) => ({ label, method: 'textDocument/completion', typed: true, at, has });
const hover = (label, at) => ({ label, method: 'textDocument/hover', at, has: answer => answer?.contents });
const listOf = answer => answer?.items ?? answer ?? [];
const named = name => answer => listOf(answer).some(({ label }) => label.includes(name));

/**
 * What is asked in the middle of the text: `at` is a text that the place follows, `has` says whether an answer is one;
 * who has none for it has not the feature. What is `typed` is asked right after a letter of that state is.
 */
const REQUESTS = [
  completion('completion of a state', '"Next": "', named('Failed')),
  completion('completion of a field', '"Resu', named('RunAs')),
  completion('completion of a path', '"label.$": "$.', named('source')),
  completion('completion in an expression', '"source_path.=": "paths.', named('origin')),
  hover('hover of a field', '"Nex'),
  hover('hover of a path', '"source_endpoint.$": "$.source.i'),
  {
    label: 'references of a state',
    method: 'textDocument/references',
    at: '"Next": "',
    more: { context: { includeDeclaration: true } },
    has: answer => answer?.length > 0,
  },
  {
    label: 'references of a key that every batch reads',
    method: 'textDocument/references',
    at: '"source_endpoint.$": "$.',
    more: { context: { includeDeclaration: true } },
    has: answer => answer?.length > 0,
  },
  { label: 'rename of a state', at: '"Next": "' },
  { label: 'rename of a key that every batch reads', at: '"source_endpoint.$": "$.' },
].map(request =>
  request.method
    ? request
    : {
        ...request,
        method: 'textDocument/rename',
        more: { newName: 'renamed' },
        has: answer => answer?.documentChanges ?? answer?.changes,
      },
);

/** What VS Code says of itself when it comes to completion: a list may say once what all its items replace. */
const EDITOR = { completion: { completionList: { itemDefaults: ['editRange', 'insertTextFormat'] } } };

/** A server with the text open, settled: `ask` resolves to milliseconds, `knows` to whether there is an answer. */
async function sitDown({ file, capabilities, setUp, wait }, textFile) {
  const server = startServer(file());
  await initialize(server, { textDocument: { ...EDITOR, ...capabilities?.textDocument } });
  server.notify('initialized', {});
  setUp?.(server);
  const uri = pathToFileURL(textFile).href;
  const text = readFileSync(textFile, 'utf8');
  const settled = () => wait(server, uri);
  /** What was sent is answered, and the diagnostics that follow from it are there. */
  const quiet = async (send, answer) => {
    const diagnosed = wait === pushed ? settled() : undefined;
    send();
    const result = await answer?.();
    await (diagnosed ?? settled());
    return result;
  };
  await quiet(() =>
    server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'json', version: 1, text } }),
  );
  // A state in the middle that moves a batch has all that is asked for.
  const middle = text.indexOf('"Move ', text.length >> 1);
  const positionOf = offset => {
    const before = text.slice(0, offset);
    const line = before.split('\n').length - 1;
    return { line, character: offset - before.lastIndexOf('\n') - 1 };
  };
  const comment = positionOf(text.indexOf('Moves', middle));
  let version = 1;
  const type = () => {
    const letter = version++ % 2 === 1 ? 'x' : '';
    const end = { ...comment, character: comment.character + (letter === '' ? 1 : 0) };
    const contentChanges = [{ range: { start: comment, end }, text: letter }];
    server.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  };
  const request = ({ method, at, more }) => {
    const offset = text.indexOf(at, middle);
    if (offset < 0) return { result: undefined };
    return server.request(method, {
      textDocument: { uri },
      position: positionOf(offset + at.length),
      ...more,
    });
  };
  return {
    knows: async asked => Boolean(asked.has((await request(asked)).result)),
    async ask(asked) {
      let taken = 0;
      const timed = async () => {
        const started = performance.now();
        if (asked.typed) type();
        await request(asked);
        taken = performance.now() - started;
      };
      if (asked.typed) await quiet(() => {}, timed);
      else await timed();
      return taken;
    },
    leave: server.end,
  };
}

/** What an editor asks for, through the protocol over stdio. */
export async function measureRequests(out, fileOf) {
  for (const [size, turns] of Object.entries(TURNS)) {
    const states = Number(size);
    const seats = [];
    for (const server of servers) seats.push(await sitDown(server, fileOf(server.machine, states)));
    const rows = [];
    let slowest = 0;
    for (const asked of REQUESTS) {
      const able = [];
      for (const seat of seats) able.push(await seat.knows(asked));
      const times = await inTurns(
        turns,
        seats.filter((_, i) => able[i]).map(seat => () => seat.ask(asked)),
        { warmUp: turns / 4, patience: 4000, summary: taken => [median(taken), percentile95(taken)] },
      );
      if (asked.typed) slowest = Math.max(slowest, times[0]?.[1] ?? 0);
      const cells = able.map(is => (is ? times.shift().map(milliseconds).join(', ') : '–'));
      rows.push([asked.label, ...cells]);
    }
    for (const seat of seats) await seat.leave();
    out.heading(`${states} states: median and 95th percentile`);
    out.table(['', ...servers.map(({ label }) => label)], rows);
    if (states === 1000)
      out.note(`Our slowest completion, in milliseconds at the 95th percentile: ${judged(slowest, BUDGET)}`);
  }
}
