import Mocha from 'mocha';

/** Writes a line for the harness, which knows it from VS Code's own log by the mark. */
export const report = (text: string): void => {
  for (const line of text.split('\n')) console.log(`[suite] ${line}`);
};

/** One line a test. */
export class LineReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const { EVENT_SUITE_BEGIN, EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_PENDING, EVENT_RUN_END } =
      Mocha.Runner.constants;
    runner.on(EVENT_SUITE_BEGIN, suite => suite.title && report(suite.title));
    runner.on(EVENT_TEST_PASS, test => report(`  passed  ${test.title} (${test.duration} ms)`));
    runner.on(EVENT_TEST_PENDING, test => report(`  skipped ${test.title}`));
    runner.on(EVENT_TEST_FAIL, (test, error) => {
      report(`  FAILED  ${test.title}\n${error.stack ?? error.message}`);
    });
    runner.on(EVENT_RUN_END, () => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      report(`${passes} passed, ${failures} failed, ${pending} skipped`);
    });
  }
}
