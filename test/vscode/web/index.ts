import { runSuites } from '../run-suites.ts';

/** The entry that VS Code calls in the worker of a browser that runs extensions. */
export function run(): Promise<void> {
  return runSuites(() => import('./suites.ts'));
}
