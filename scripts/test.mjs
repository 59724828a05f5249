#!/usr/bin/env node
// npm test: sets everything up, then runs every check there is, in a real VS Code too.
//
//   npm test -- --only types,unit   only these steps (install always comes first)
//   npm test -- --desktop           the desktop VS Code instead of the one in a browser
//   npm test -- --grep TEXT         in VS Code, only the tests whose name contains this
import './lib/node-version.mjs';
import { parseArgs } from 'node:util';
import { stepNames, steps } from './lib/test-steps.mjs';

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    desktop: { type: 'boolean', default: process.env.GFLOW_TEST_DESKTOP === '1' },
    grep: { type: 'string' },
  },
});
const wanted = flags.only?.split(',') ?? stepNames;
const unknown = wanted.filter(name => !stepNames.includes(name));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. The steps: ${stepNames.join(', ')}.`);
  process.exit(2);
}

const seconds = since => `${((performance.now() - since) / 1000).toFixed(1).padStart(6)} s`;
const indented = text => text.trimEnd().replace(/^/gm, '    ');
const say = text => console.log(indented(text));

const started = performance.now();
const results = new Map();
/** Told again at the very end, where whoever looks first finds it. */
const failedTests = [];
for (const { name, needs = [], run } of steps) {
  if (name !== 'install' && !wanted.includes(name)) continue;
  const lacking = needs.find(need => results.get(need) === 'FAILED');
  if (lacking) {
    results.set(name, 'FAILED');
    console.log(`FAILED ${name.padEnd(12)}not run, for ${lacking} failed`);
    continue;
  }
  const begin = performance.now();
  try {
    const did = await run({ ...flags, say });
    results.set(name, 'ok');
    console.log(`ok     ${name.padEnd(12)}${seconds(begin)}  ${did}`);
  } catch (error) {
    results.set(name, 'FAILED');
    failedTests.push(...(error.failed ?? []).map(test => `${name}: ${test}`));
    console.log(`FAILED ${name.padEnd(12)}${seconds(begin)}\n${indented(error.message)}`);
  }
}

const failed = [...results].filter(([, result]) => result === 'FAILED').map(([name]) => name);
console.log(
  failed.length === 0
    ? `All ${results.size} steps passed in ${seconds(started).trim()}.`
    : `${failed.length} of ${results.size} steps failed in ${seconds(started).trim()}: ${failed.join(', ')}.`,
);
if (failedTests.length > 0) say(failedTests.join('\n'));
process.exit(failed.length === 0 ? 0 : 1);
