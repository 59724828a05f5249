import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { Workplace } from './gflow.ts';

const here = new Workplace();

beforeAll(async () => {
  for (const shell of ['bash', 'zsh', 'fish', 'pwsh']) {
    const { status, out } = await here.run('completion', shell);
    expect(status).toBe(0);
    here.put(`gflow.${shell}`, out);
  }
  here.put('copy.flow.json', '{}');
  here.put('flows/other.flow.json', '{}');
});

/** Runs a script of a shell in the folder, and returns the lines that it says. */
function run(program: string, ...args: string[]): string[] {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: here.folder, encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return stdout.split('\n').filter(line => line !== '');
}

const isHere = (program: string) => spawnSync(program, ['-c', 'true']).status === 0;

interface Shell {
  name: string;
  /** What the shell offers after this much of a command line. */
  offered(line: string): string[];
}

const shells: readonly Shell[] = [
  {
    name: 'bash',
    offered: line =>
      run(
        'bash',
        '--norc',
        '-c',
        `source gflow.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _gflow; printf '%s\\n' "\${COMPREPLY[@]}"`,
        'bash',
        ...line.split(' ').flatMap(word => word.split(/(?<==)|(?==)/)),
      ),
  },
  {
    name: 'fish',
    offered: line =>
      run('fish', '--no-config', '-c', 'source gflow.fish; complete -C $argv[1]', line).map(
        offer => offer.split('\t')[0] ?? '',
      ),
  },
];

describe.each(shells.filter(({ name }) => isHere(name)))('completion of $name', ({ name, offered }) => {
  test('verbs, and verbs below them', () => {
    expect(offered('gflow ')).toEqual(expect.arrayContaining(['check', 'trigger', 'completion', 'help']));
    expect(offered('gflow ch')).toEqual(['check']);
    expect(offered('gflow trigger --environment sandbox sta')).toEqual(['status']);
    expect(offered('gflow completion f')).toEqual(['fish']);
  });

  test('options, and what they take', () => {
    expect(offered('gflow check --m')).toEqual(['--max-warnings']);
    expect(offered('gflow check --format ').sort()).toEqual([
      'github',
      'gitlab',
      'json',
      'junit',
      'sarif',
      'text',
    ]);
    expect(offered('gflow check flows --preset s')).toEqual(['strict']);
    expect(offered('gflow graph --format=s').map(offer => offer.replace('--format=', ''))).toEqual(['svg']);
    expect(offered('gflow trigger retry --fl')).toEqual([]);
  });

  test('what an option has taken is no verb', () => {
    expect(offered('gflow trigger --name status --all')).toEqual([]);
    expect(offered('gflow trigger --name status --watch fl').map(offer => offer.replace('/', ''))).toEqual([
      'flows',
    ]);
  });

  test.skipIf(name === 'bash')('files', () => {
    expect(offered('gflow check co')).toEqual(['copy.flow.json']);
  });
});

test.skipIf(!isHere('bash'))('bash completes files by itself', () => {
  const [line] = run('bash', '--norc', '-c', 'source gflow.bash; complete -p gflow');
  expect(line).toBe('complete -o default -F _gflow gflow');
});

// What zsh offers is only to be had from one that has a terminal.
test.skipIf(!isHere('zsh'))('completion of zsh', () => {
  const script = String.raw`
    zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell "autoload -U compinit; compinit -u -D; source gflow.zsh; bindkey '^I' complete-word; PROMPT='GO> '; print READY$((0))"
    zpty -r -m shell line '*READY0*GO> *'
    zpty -n -w shell $'gflow che\t--max\t3 --format=sar\tco\t'
    zpty -n -w shell $'\x01print -r -- \x05 > said; exit\n'
    while zpty -r shell line; do :; done`;
  run('timeout', '20', 'env', '-i', `PATH=${process.env.PATH}`, 'TERM=xterm', 'zsh', '-f', '-c', script);
  expect(here.read('said').toString().trim()).toBe(
    'gflow check --max-warnings=3 --format=sarif copy.flow.json',
  );
});

test('PowerShell is told the same', () => {
  const script = here.read('gflow.pwsh').toString();
  expect(script).toContain("'gflow trigger status' = @{");
  expect(script).toContain("'--preset' = @{ Tip = 'how strict the rules are'; Takes = $true");
  // A quotation mark inside a text is written twice.
  expect(script.replaceAll("''", '').match(/'/g)?.length ?? 1).toSatisfy((count: number) => count % 2 === 0);
  // In every code page it reads the same, a tip is never empty, and no two keys of a table differ only in their case.
  expect(script).toMatch(/^[\n -~]*$/);
  expect(script).not.toContain("Tip = ''");
  for (const [line] of script.matchAll(/^ {4}'gflow.*/gm)) {
    const flags = [...line.matchAll(/'(-[^']+)' = @\{/g)].map(([, flag]) => flag?.toLowerCase());
    expect(new Set(flags).size).toBe(flags.length);
  }
});

test('another shell is refused', async () => {
  expect(await here.run('completion', 'tcsh')).toMatchObject({
    status: 2,
    err: expect.stringContaining('Allowed choices are bash, zsh, fish, pwsh.'),
  });
});
