import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bad, gflow, good, Workplace } from './gflow.ts';

// What hosts of CI do with the files that they are given: read their YAML and run the commands in it in a shell.

const here = new Workplace();
const root = fileURLToPath(new URL('../..', import.meta.url));
const readYaml = (name: string): unknown => parse(readFileSync(path.join(root, name), 'utf8'));

function git(...args: string[]): void {
  const who = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...who, ...args], { cwd: here.folder });
}

/** A scripted checkout: the change adds a flow with a mistake to a repository with a flow without one. */
beforeAll(() => {
  git('init', '--quiet', '--initial-branch=main');
  here.put('a.flow.json', good);
  git('add', '.');
  git('commit', '--quiet', '--message=A');
  git('checkout', '--quiet', '-b', 'change');
  here.put('flows with blanks/b.flow.json', bad);
  git('add', '.');
  git('commit', '--quiet', '--message=B');
});

interface Ran {
  status: number | null;
  out: string;
}

/** Runs a script as the hosts do: the first command that fails ends it. */
function bash(script: string, env: NodeJS.ProcessEnv): Ran {
  const shell = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script];
  const { status, stdout, stderr } = spawnSync('bash', shell, {
    cwd: here.folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { status, out: stdout + stderr };
}

interface Action {
  inputs: Record<string, { default: string }>;
  runs: { steps: { if?: string; run: string; env?: Record<string, string> }[] };
}

/** Carries out action.yml; a step that fails ends it. */
function act(given: Record<string, string>): Ran & { summary: string } {
  const action = readYaml('action.yml') as Action;
  const summary = here.at('summary.md');
  here.put('summary.md', '');
  const value = (name: string) => given[name] ?? action.inputs[name]?.default ?? '';
  let ran: Ran = { status: 0, out: '' };
  for (const step of action.runs.steps) {
    const [, asked] = /^inputs\.(\S+) != ''$/.exec(step.if ?? '') ?? [];
    if (asked !== undefined && value(asked) === '') continue;
    const env = Object.fromEntries(
      Object.entries(step.env ?? {}).map(([name, text]) => [
        name,
        text.replace(/\$\{\{ inputs\.(\S+) \}\}/g, (_, input: string) => value(input)),
      ]),
    );
    const { status, out } = bash(step.run, {
      ...env,
      GITHUB_ACTION_PATH: root,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_WORKSPACE: here.folder,
    });
    ran = { status, out: ran.out + out };
    if (status !== 0) break;
  }
  const written = here.read('summary.md').toString();
  rmSync(summary);
  return { ...ran, summary: written };
}

test('the action annotates what it finds, and tells in the summary what the change does', () => {
  const { status, out, summary } = act({ base: 'main' });
  expect(status).toBe(1);
  expect(out).toContain('::error file=flows with blanks/b.flow.json,line=2,');
  expect(summary).toMatch(/^## Flows in this change\n\n1 new flow, 1 \*\*new error\*\*/);
});

test('the action checks what it is told to, as it is told', () => {
  expect(act({ paths: 'a.flow.json\n' })).toMatchObject({ status: 0, summary: '' });
  expect(act({ paths: 'flows with blanks\na.flow.json' }).status).toBe(1);
  expect(act({ paths: '$(touch pwned)' }).status).toBe(2);
  expect(bash('ls', {}).out).not.toContain('pwned');
  expect(act({ preset: 'strict', 'max-warnings': '0', paths: 'a.flow.json' }).status).toBe(0);
});

test('the hooks check everything whatever is committed', () => {
  const hooks = readYaml('.pre-commit-hooks.yaml') as {
    id: string;
    entry: string;
    pass_filenames: boolean;
  }[];
  expect(hooks.map(hook => [hook.id, hook.pass_filenames])).toEqual([
    ['gflow-check', false],
    ['gflow-fix', false],
  ]);
  // npm links the command into a folder on the path.
  here.put('bin/.keep', '');
  symlinkSync(gflow, here.at('bin/gflow'));
  const PATH = `${here.at('bin')}${path.delimiter}${process.env.PATH}`;
  const ran = hooks.map(({ entry }) => bash(entry, { PATH }));
  rmSync(here.at('bin'), { recursive: true });
  expect(ran.map(({ status }) => status)).toEqual([1, expect.any(Number)]);
  expect(ran[0]?.out).toContain('b.flow.json:2:');
  git('checkout', '--quiet', '.');
});

test('the template of GitLab writes its report, and the review of a merge request', () => {
  const template = readYaml('templates/gitlab-ci.yml') as Record<'globus-flows', { script: string[] }>;
  const script = template['globus-flows'].script.join('\n');
  const GFLOW = `node ${gflow}`;
  const { status } = bash(script, { GFLOW, CI_MERGE_REQUEST_DIFF_BASE_SHA: 'main' });
  expect(status).toBe(1);
  expect(JSON.parse(here.read('gl-code-quality-report.json').toString())).toMatchObject([
    { severity: 'major', location: { path: 'flows with blanks/b.flow.json' } },
  ]);
  expect(here.read('flows-review.md').toString()).toContain('1 new flow');
  rmSync(here.at('flows-review.md'));
  expect(bash(script, { GFLOW, CI_MERGE_REQUEST_DIFF_BASE_SHA: '' }).status).toBe(1);
  expect(bash('ls', {}).out).not.toContain('flows-review.md');
});
