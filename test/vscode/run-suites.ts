import Mocha from 'mocha';
import { LineReporter } from './line-reporter.ts';

/** Runs the tests that are described while `load` loads them. Rejects when one failed. */
export async function runSuites(load: () => Promise<unknown>): Promise<void> {
  const only = process.env.GFLOW_TEST_ONLY;
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 60_000,
    forbidOnly: true,
    failZero: true,
    reporter: LineReporter,
    ...(only ? { fgrep: only } : {}),
  });
  // All suites are in one bundle, so there are no files for Mocha to load: set up its globals as it would.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
  const failures = await new Promise<number>(resolve => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
