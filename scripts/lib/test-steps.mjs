import { statSync } from 'node:fs';
import { install } from './install.mjs';
import { run } from './processes.mjs';
import { inProject, program, root } from './project.mjs';
import { isPossibleHere } from './vscode/installation.mjs';
import { runSuite } from './vscode/suite.mjs';
import { problemsOfVsix } from './vsix.mjs';

const vsix = inProject('dist', 'globus-flows-workbench.vsix');

/** Runs a script of Node in the project and resolves to its last line that says something. */
async function node(...args) {
  const output = await run(process.execPath, args, { cwd: root, env: { ...process.env, NO_COLOR: '1' } });
  return output.trim().split('\n').at(-1)?.trim() ?? '';
}

const script = (name, ...args) => node(inProject('scripts', `${name}.mjs`), ...args);

/** The suite in a real VS Code; its report is printed as it comes. */
async function inVSCode({ desktop, say }, options) {
  const report = await runSuite({ desktop: desktop || !isPossibleHere, say, ...options });
  return report.at(-1) ?? '';
}

async function types() {
  await node(program('typescript', 'tsc'), '-b');
  return 'every room compiles, with no import against the rules';
}

async function packaged() {
  const did = await script('package');
  const problems = problemsOfVsix(vsix);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return `${did} (${statSync(vsix).size} bytes)`;
}

/**
 * What `npm test` does, in order. `run` resolves to a few words on what was done and rejects with what is wrong;
 * a step is not run where one that it needs has failed.
 */
export const steps = [
  { name: 'install', run: install },
  {
    name: 'types',
    needs: ['install'],
    run: types,
  },
  {
    name: 'style',
    needs: ['install'],
    run: () => node(program('@biomejs/biome', 'biome'), 'check', '--colors=off', '.'),
  },
  { name: 'generated', needs: ['install'], run: () => script('generate', '--check') },
  // Packaging builds as well, without source maps: build after it, so that dist/ has them in the end.
  { name: 'package', needs: ['install'], run: packaged },
  { name: 'build', needs: ['install'], run: () => script('build', '--tests') },
  { name: 'unit', needs: ['build'], run: () => vitest() },
  {
    name: 'page',
    needs: ['build'],
    run: () => vitest('--config', inProject('test', 'page', 'vitest.config.ts')),
  },
  {
    name: 'vscode',
    needs: ['build'],
    run: flags => inVSCode(flags, { only: flags.grep, artifacts: inProject('e2e-artifacts', 'vscode') }),
  },
  {
    name: 'web',
    needs: ['build'],
    // A downloaded VS Code has no browser's extension host that a test could be put into.
    run: flags =>
      isPossibleHere
        ? inVSCode(
            { ...flags, desktop: false },
            { web: true, only: flags.grep, artifacts: inProject('e2e-artifacts', 'web') },
          )
        : 'left out: it needs the VS Code server from npm, which does not run on this system',
  },
  {
    name: 'vsix',
    needs: ['build', 'package'],
    run: flags => inVSCode(flags, { vsix, only: 'installed', artifacts: inProject('e2e-artifacts', 'vsix') }),
  },
];

export const stepNames = steps.map(step => step.name);

/** Rejects with what Vitest wrote, and with the names of the tests that failed as `failed`. */
async function vitest(...options) {
  try {
    const output = await run(process.execPath, [program('vitest'), 'run', '--reporter=dot', ...options], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1' },
    });
    return /^\s*Tests\s+(.*)$/m.exec(output)?.[1] ?? 'vitest run';
  } catch (error) {
    const names = [...error.message.matchAll(/^\s*FAIL\s+(.*)$/gm)].map(([, name]) => name);
    throw Object.assign(error, { failed: [...new Set(names)] });
  }
}
