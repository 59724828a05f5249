import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { gflow, Workplace } from './gflow.ts';

const here = new Workplace();
const project = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));

const flow = {
  StartAt: 'Which',
  States: {
    Which: {
      Type: 'Choice',
      Choices: [{ Variable: '$.n', NumericGreaterThan: 1, Next: 'Act' }],
      Default: 'Done',
    },
    Act: {
      Type: 'Action',
      ActionUrl: 'https://a.example/',
      Parameters: {},
      ResultPath: '$.act',
      Next: 'Done',
    },
    Done: { Type: 'Pass', End: true },
  },
};

const tests = (...cases: object[]) =>
  JSON.stringify({ flowtest: 1, flow: 'n.flow.json', cases }, undefined, 2);
const passes = { name: 'passes', input: { n: 1 } };
const fails = { name: 'fails', input: { n: 1 }, expect: { path: ['Which', 'Act', 'Done'] } };
const skipped = { name: 'is skipped', skip: 'waits for an account' };

beforeAll(() => {
  here.put('n.flow.json', JSON.stringify(flow, undefined, 2));
  here.put('good/n.flow.json', JSON.stringify(flow));
  here.put('good/n.flowtest.json', tests(passes));
  here.put('bad.flowtest.json', tests(passes, fails, skipped));
  here.put('broken/broken.flowtest.json', '{ "flowtest": 1, "cases": [] }');
  here.put('broken/lost.flowtest.json', '{ "flowtest": 1, "flow": "lost.json", "cases": [{ "name": "a" }] }');
});

describe('gflow test', () => {
  test('says what passed', async () => {
    expect(await here.run('test', 'good')).toEqual({
      status: 0,
      out: `${path.join('good', 'n.flowtest.json')}\n  ✓ passes\n\n1 passed.\n`,
      err: '',
    });
  });

  test('says what failed, and where', async () => {
    const { status, out } = await here.run('test', 'bad.flowtest.json');
    expect(status).toBe(1);
    expect(out).toBe(`bad.flowtest.json
  ✓ passes
  ✗ fails
      bad.flowtest.json:${lineOf('bad.flowtest.json', '"Act"')}:11: After “Which” the run came to “Done”, not to “Act”.
      n.flow.json:${lineOf('n.flow.json', '"Done": {')}:5: the state “Done”
  - is skipped (waits for an account)

1 passed, 1 failed, 1 skipped.
`);
  });

  test('says what is not covered', async () => {
    const { out } = await here.run('test', 'good', '--coverage');
    expect(out).toContain('n.flow.json: states 2/3, transitions 2/4, rules 0/1, catchers 0/0\n');
    expect(out).toContain('  Act: never entered\n');
    expect(out).toContain('  Which: choice[0] to Act never taken\n');
    expect(out).toContain('  Which: rule 1 has a comparison that never matched\n');
  });

  test('fails where too little is covered, unless only some cases are run', async () => {
    const whole = { flowtest: 1, flow: 'n.flow.json', coverage: { states: 90 }, cases: [passes] };
    here.put('few.flowtest.json', JSON.stringify(whole));
    const { status, out } = await here.run('test', 'few.flowtest.json');
    expect(out).toContain('states 2/3 (90 % wanted)');
    expect(status).toBe(1);
    expect((await here.run('test', 'few.flowtest.json', '--grep', 'pass')).status).toBe(0);
  });

  test('runs the cases that are asked for', async () => {
    here.put('tags.flowtest.json', tests({ ...passes, tags: ['quick'] }, fails));
    expect((await here.run('test', 'tags.flowtest.json', '--tag', 'quick')).out).toContain('1 passed.\n');
    expect((await here.run('test', 'tags.flowtest.json', '--grep', 'ails')).out).toContain(
      '0 passed, 1 failed.\n',
    );
  });

  test('says what depends on open questions', async () => {
    const open = {
      name: 'fails to act',
      input: { n: 2 },
      mocks: { default: { fail: {} } },
      expect: { error: { state: 'Act' } },
    };
    here.put('open.flowtest.json', tests(open));
    const { status, out } = await here.run('test', 'open.flowtest.json', '--assume', 'both');
    expect(status).toBe(0);
    expect(out).toContain(
      'failed where “exceptionOnActionFailureDefault” is false: Globus does not say which holds',
    );
    expect(out).toContain('1 would end otherwise if Globus decides an open question differently.');
  });

  test('prints JSON as its schema says', async () => {
    const { out } = await here.run('test', 'bad.flowtest.json', '--json', '--assume', 'both');
    const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
      JSON.parse(readFileSync(project('schemas/test.schema.json'), 'utf8')),
    );
    const document = JSON.parse(out);
    validate(document);
    expect(validate.errors).toBeNull();
    expect(document.summary).toEqual({ passed: 1, failed: 1, skipped: 1, contested: 0 });
  });

  test('prints JUnit XML', async () => {
    const { out } = await here.run('test', 'bad.flowtest.json', '--format', 'junit');
    expect(out).toContain('<testsuites name="gflow test" tests="3" failures="1" errors="0" skipped="1">');
    expect(out).toContain('<testcase name="passes" classname="bad.flowtest.json" time="0"/>');
    expect(out).toContain('<skipped message="waits for an account"/>');
  });

  test('writes coverage for other tools', async () => {
    await here.run('test', 'good', '--lcov', 'coverage.info');
    expect(here.read('coverage.info').toString()).toMatch(
      /^TN:\nSF:.+\nFN:\d+,Which\n(?:.+\n)+BRF:6\nBRH:3\nDA:(?:.+\n)+end_of_record\n$/,
    );
  });

  test.each([
    [
      'broken',
      2,
      'broken.flowtest.json: Line 1: ',
      'lost.flowtest.json: It names the file lost.json: There is no such file',
    ],
    ['nowhere', 2, 'nowhere: There is no such file or folder.', ''],
  ])('says why %s cannot be tested', async (path, status, first, second) => {
    const ended = await here.run('test', path);
    expect(ended.status).toBe(status);
    expect(ended.err).toContain(first);
    expect(ended.err).toContain(second);
  });

  test('says where there is none', async () => {
    here.put('empty/x.json', '{}');
    const ended = await here.run('test', 'empty');
    expect(ended).toMatchObject({
      status: 0,
      out: 'No flow test found. Flow tests are the files named *.flowtest.json.\n',
    });
  });

  test('a case is made of the log of a run, and run', async () => {
    const name = 'transfer-and-share';
    for (const kind of ['flow', 'schema', 'run-log'])
      here.put(`logged/${name}.${kind}.json`, readFileSync(project(`examples/${name}/${name}.${kind}.json`)));
    const args = ['test', `logged/${name}.flow.json`, '--from-log', `logged/${name}.run-log.json`];
    const { status, out, err } = await here.run(...args, '--json');
    expect([status, err]).toEqual([0, `gflow: logged/${name}.flowtest.json has one more case.\n`]);
    expect(JSON.parse(out).summary).toMatchObject({ passed: 1, failed: 0 });
    const log = here.read(`logged/${name}.run-log.json`);
    const more = await here.runWith({ input: log }, ...args.slice(0, 2), '--from-log', '-');
    expect([more.status, more.out]).toEqual([0, expect.stringContaining('2 passed')]);
    here.put('logged/empty.json', '[]');
    expect(await here.run(...args.slice(0, 2), '--from-log', 'logged/empty.json')).toMatchObject({
      status: 2,
      err: expect.stringContaining('It is no log of a run'),
    });
    expect(await here.run('test', '--from-log', 'logged/empty.json')).toMatchObject({
      status: 2,
      err: expect.stringContaining('Name its definition'),
    });
  });

  test('runs again when a file changes, until it is interrupted', async () => {
    here.put('watched/n.flow.json', JSON.stringify(flow));
    here.put('watched/n.flowtest.json', tests(passes));
    const child = spawn(process.execPath, [gflow, 'test', 'watched', '--watch'], { cwd: here.folder });
    let out = '';
    const ended = new Promise<number | null>(resolve => child.once('close', resolve));
    const until = (text: string) =>
      new Promise<void>(resolve => {
        const look = () => out.includes(text) && resolve();
        for (const stream of [child.stdout, child.stderr])
          stream.setEncoding('utf8').on('data', data => {
            out += data;
            look();
          });
      });
    await until('Waiting for changes');
    here.put('watched/n.flow.json', JSON.stringify({ ...flow, StartAt: 'Act' }));
    await until('✗ passes');
    child.kill('SIGINT');
    expect(await ended).toBe(process.platform === 'win32' ? null : 1);
  });
});

test.each(['hello', 'transfer-and-share', 'instrument-pipeline'])(
  'the tests of the example %s pass and cover it',
  async name => {
    const { status, out } = await here.run('test', project(`examples/${name}`), '--assume', 'both');
    expect(out).not.toContain('✗');
    expect(out).not.toContain('end otherwise');
    expect(status).toBe(0);
  },
);

function lineOf(file: string, part: string): number {
  const text = here.read(file).toString();
  return text.slice(0, text.indexOf(part)).split('\n').length;
}
