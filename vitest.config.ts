import { defineConfig } from 'vitest/config';

// Unit tests lie beside the code; what needs more than one room lies in test/. The suite inside a real
// VS Code (test/vscode), and that of pages in Chromium (test/page), have runners of their own: scripts/test.mjs.
export default defineConfig({
  test: {
    include: ['*/src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.mjs'],
    exclude: ['test/vscode/**', 'test/page/**', 'node_modules/**', 'build/**'],
    testTimeout: 60_000,
    // No test puts something else in the place of a module, and loading them anew for each file takes longer than the tests.
    isolate: false,
    // Vitest would leave one core to itself, which on two cores is half of the machine.
    maxWorkers: 2,
  },
});
