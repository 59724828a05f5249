import Mocha from 'mocha';
import { LineReporter } from './line-reporter.ts';

/**
 * The entry that VS Code calls in its extension host; the same for the build in a browser and for the desktop.
 * Rejects when a test failed.
 */
export async function run(): Promise<void> {
  const only = process.env.GFLOW_TEST_ONLY;
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    forbidOnly: true,
    failZero: true,
    reporter: LineReporter,
    ...(only ? { fgrep: only } : {}),
  });
  // All suites are in one bundle, so there are no files for Mocha to load: set up its globals as it would.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./suites.ts');
  const failures = await new Promise<number>(resolve => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
