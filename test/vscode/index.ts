import { runSuites } from './run-suites.ts';

/** The entry that VS Code calls in its extension host; the same for the build in a browser and for the desktop. */
export function run(): Promise<void> {
  return runSuites(() => import('./suites.ts'));
}
