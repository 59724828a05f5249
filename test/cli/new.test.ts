import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Workplace } from './gflow.ts';

const here = new Workplace();
const kinds = ['flow', 'schema', 'input', 'flowtest'];

describe('gflow new', () => {
  test('lists what there is to begin with', async () => {
    const { status, out } = await here.run('new', '--list');
    expect(status).toBe(0);
    expect(out.split('\n').map(line => line.split(' ')[0])).toEqual([
      'hello',
      'transfer-and-share',
      'instrument-pipeline',
      '',
    ]);
  });

  test.each(['hello', 'transfer-and-share', 'instrument-pipeline'])(
    'writes %s without a finding',
    async starter => {
      const files = kinds.map(kind => `flows/${starter}/my scan.${kind}.json`);
      expect(await here.run('new', `flows/${starter}/my scan.flow.json`, '--starter', starter)).toEqual({
        status: 0,
        out: `${files.join('\n')}\n`,
        err: '',
      });
      const { status, out } = await here.run('check', `flows/${starter}`, '--preset', 'strict');
      expect(out).toContain(
        '1 flow definition, 1 input schema, 1 run input and 1 flow test checked: no findings.',
      );
      expect(status).toBe(0);
      // Its flow test takes every way through it: the coverage that it asks for is reached.
      expect(await here.run('test', `flows/${starter}`)).toMatchObject({ status: 0, err: '' });
    },
  );

  test('calls the flow like its starter, and the smallest is the default', async () => {
    const { status } = await here.runWith({ cwd: 'flows' }, 'new');
    expect([status, existsSync(here.at('flows/hello.flow.json'))]).toEqual([0, true]);
  });

  test('overwrites nothing, and then leaves nothing either', async () => {
    const mine = here.put('mine/copy.input.json', '{}');
    expect(await here.run('new', 'mine/copy')).toEqual({
      status: 2,
      out: '',
      err: 'gflow: mine/copy: copy.input.json: It is there already, and stays as it is. Name another file.\n',
    });
    expect(here.read(mine).toString()).toBe('{}');
    expect(kinds.map(kind => existsSync(here.at(`mine/copy.${kind}.json`)))).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });

  test('says what is wrong with a name, a folder or a starter', async () => {
    expect(await here.run('new', 'flows/a?')).toMatchObject({
      status: 2,
      err: 'gflow: flows/a?: The name of a file cannot have "?" in it.\n',
    });
    here.put('file', '');
    expect(await here.run('new', 'file/copy')).toEqual({
      status: 2,
      out: '',
      err: 'gflow: file/copy: The folder file cannot be made. A file of that name is there.\n',
    });
    const { status, err } = await here.run('new', 'copy', '--starter', 'none');
    expect(status).toBe(2);
    expect(err).toContain('instrument-pipeline');
  });
});
