import { localContext } from '../debug/local-context.ts';
import { answered } from '../mocks/answers.ts';
import { mocksOf, type UnusedResponses } from '../mocks/index.ts';
import { readSettings } from '../read-settings.ts';
import { beginStepwise } from '../run.ts';
import { defaultSettings, type Settings } from '../settings.ts';
import type { Effect, Json, RunContext } from '../types.ts';
import { type Played, playRun } from '../virtual-clock.ts';
import { mockSources } from './recorded-responses.ts';
import type { TestCase, TestFiles } from './test-case.ts';

/** The run of a case. */
export interface PlayedCase extends Played {
  context: RunContext;
  settings: Settings;
  /** What nothing has answered; the run stands still there. */
  unanswered: Effect | undefined;
  /** Lists of responses in the mocks of the case of which nothing has asked for the last. */
  unused: UnusedResponses[];
}

/** Runs a case on the virtual clock, whatever it expects. */
export function playCase(
  definition: Json,
  test: TestCase,
  files: TestFiles,
  assumed: Partial<Settings> = {},
): PlayedCase {
  const { start, startAt, stopAfter, cancelAt } = test;
  const context = { ...localContext(start), ...test.context };
  const settings = { ...defaultSettings, ...readSettings(test.settings), ...assumed };
  const mocks = mocksOf(test.mocks, mockSources(definition, files));
  const useExamples = test.settings.unmockedAction === 'example';
  let unanswered: Effect | undefined;
  const played = playRun(
    beginStepwise(definition, test.input, context, start, settings),
    start,
    (effect, now) => {
      const events = mocks(effect, now) ?? answered(effect, now, useExamples);
      if (events) return events;
      unanswered = effect;
      return 'stop';
    },
    {
      ...(cancelAt !== undefined && { events: [{ type: 'cancel', now: start + cancelAt }] }),
      ...(startAt !== undefined && { startAt }),
      ...(stopAfter !== undefined && { stopAfter }),
    },
  );
  return { ...played, context, settings, unanswered, unused: mocks.unused() };
}
