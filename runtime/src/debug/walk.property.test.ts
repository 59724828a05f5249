import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginStepwise } from '../run.ts';
import { context, START } from '../testing/play.ts';
import type { Json, LogEntry } from '../types.ts';
import { playRun } from '../virtual-clock.ts';
import { LocalRun } from './local-run.ts';
import { payloadAt } from './moment.ts';
import { phaseName } from './places.ts';
import { RecordedRun } from './recorded-run.ts';
import { answering } from './testing/debuggee.ts';
import { Walk } from './walk.ts';

const names = fc.constantFrom('A', 'B', 'C');
const places = fc.constantFrom('$', '$.a', '$.n', '$.b.c');
const state = fc.oneof(
  fc.record({
    Type: fc.constant('ExpressionEval'),
    Parameters: fc.record({ 'x.=': fc.constantFrom('n + 1', 'a', 'nope') }),
    ResultPath: places,
    Next: names,
  }),
  fc.record({
    Type: fc.constant('Pass'),
    InputPath: fc.constantFrom('$', '$.a', '$.nope'),
    ResultPath: places,
    Next: names,
  }),
  fc.record({
    Type: fc.constant('Choice'),
    Choices: fc.array(fc.record({ Variable: places, IsNumeric: fc.boolean(), Next: names }), {
      minLength: 1,
      maxLength: 2,
    }),
    Default: names,
  }),
  fc.record({ Type: fc.constant('Wait'), Seconds: fc.nat(3), Next: names }),
  fc.record({ Type: fc.constant('Pass'), End: fc.constant(true) }),
  fc.record({
    Type: fc.constant('Action'),
    ActionUrl: fc.constant('https://a.example'),
    Parameters: fc.record({ 'x.$': fc.constantFrom('$.a', '$.n', '$.nope') }),
    ResultPath: places,
    Catch: fc.constant([{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'C' }]),
    Next: names,
  }),
);
const flows = fc.record({ StartAt: names, States: fc.record({ A: state, B: state, C: state }) });
const input: Json = { a: 'x', n: 1, b: { c: [1] } };
const settings = { maxTransitions: 25 };
/** Every third action fails. */
const mocks = answering(
  call => ({ call }),
  call => call % 3 > 0,
);

function walkThrough(definition: Json) {
  const log: LogEntry[] = [];
  const run = new LocalRun({
    definition,
    input,
    context,
    settings,
    start: START,
    mocks,
    ask: async () => undefined,
  });
  log.push(...run.opening);
  const walk = new Walk(run, { left: ({ entries }) => log.push(...entries), says: () => {} });
  return { run, walk, log };
}

const json = (value: object): Json => JSON.parse(JSON.stringify(value));

/** Where a walk stands, and with which payload. */
function standing({ moment }: Walk) {
  return moment && [moment.index, moment.visit.state, phaseName(moment.phase), payloadAt(moment)];
}

test('a run without breakpoints has the same log as without the debugger', async () => {
  await fc.assert(
    fc.asyncProperty(flows, async flow => {
      const definition = json(flow);
      const { walk, log } = walkThrough(definition);
      expect(await walk.start(false)).toEqual({ reason: 'ended' });
      const world = mocks();
      const plain = playRun(
        beginStepwise(definition, input, context, START, settings),
        START,
        (effect, now) => world(effect, now) ?? [],
      );
      expect(log).toEqual(plain.log);
    }),
  );
});

test('as many steps back as forward lead to the same place and payload', async () => {
  await fc.assert(
    fc.asyncProperty(flows, fc.nat(8), fc.nat(8), async (flow, lead, count) => {
      const { walk } = walkThrough(json(flow));
      await walk.start(true);
      for (let i = 0; i < lead; i++) await walk.stepOver();
      if (walk.moment?.phase.kind !== 'enter') return;
      const before = standing(walk);
      let went = 0;
      while (went < count && (await walk.stepOver()).reason === 'step' && walk.moment.phase.kind === 'enter')
        went++;
      if (walk.moment.phase.kind !== 'enter') return;
      for (let i = 0; i < went; i++) walk.stepBack();
      expect(standing(walk)).toEqual(before);
    }),
  );
});

test('going back to the beginning and on again passes the same moments, and the log is not told twice', async () => {
  await fc.assert(
    fc.asyncProperty(flows, async flow => {
      const { walk, log } = walkThrough(json(flow));
      const round = async () => {
        const seen = [];
        do seen.push(standing(walk));
        while ((await walk.stepIn()).reason === 'step');
        return seen;
      };
      await walk.start(true);
      const first = await round();
      const told = log.length;
      expect(walk.goBack()).toEqual({ reason: 'entry' });
      expect(await round()).toEqual(first);
      expect(log).toHaveLength(told);
    }),
  );
});

test('a run sent again into the state of a visit with its payload goes as it went', async () => {
  await fc.assert(
    fc.asyncProperty(flows, fc.nat(10), async (flow, at) => {
      const { run, walk } = walkThrough(json(flow));
      await walk.start(false);
      const before = run.visits.map(({ state, outcome, entries }) => ({ state, outcome, entries }));
      const visit = run.visits[at % Math.max(1, run.visits.length)];
      if (!visit) return;
      walk.fork(run.visits.indexOf(visit), visit.state, visit.before);
      await walk.goOn();
      expect(run.visits.map(({ state, outcome, entries }) => ({ state, outcome, entries }))).toEqual(before);
    }),
  );
});

test('the log of a run leads through the same states and payloads as the run', async () => {
  await fc.assert(
    fc.asyncProperty(flows, async flow => {
      const { run, walk, log } = walkThrough(json(flow));
      await walk.start(false);
      // Our own guard ends a run between two states, which the service never does.
      fc.pre(!JSON.stringify(log.at(-1)).includes('TooManyStates'));
      const recorded = new RecordedRun(run.facts, log);
      const told = (visits: typeof recorded.visits) =>
        visits.map(({ state, outcome }) => [state, outcome?.after]);
      expect(told(recorded.visits)).toEqual(told(run.visits));
    }),
  );
});
