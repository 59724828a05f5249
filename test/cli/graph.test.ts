import { expect, test } from 'vitest';
import { bad, Workplace } from './gflow.ts';

const here = new Workplace();
const flow = `{
  "StartAt": "Copy",
  "States": {
    "Copy": {
      "Type": "Action",
      "ActionUrl": "https://transfer.actions.globus.org/transfer",
      "Parameters": {},
      "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "Failed" }],
      "ResultPath": "$.copy",
      "Next": "Done"
    },
    "Done": { "Type": "Pass", "End": true },
    "Failed": { "Type": "Fail", "Error": "Failed", "Cause": "It was not copied." }
  }
}`;

test('a flow as Mermaid, as SVG and as DOT', async () => {
  here.put('copy.flow.json', flow);
  const mermaid = await here.run('graph', 'copy.flow.json');
  expect(mermaid).toMatchObject({ status: 0, err: '' });
  expect(mermaid.out).toMatch(/^flowchart TD\n/);
  const { out: svg } = await here.run('graph', 'copy.flow.json', '--format', 'svg');
  expect(svg).toMatch(/^<svg [\s\S]*<title id="title">copy\.flow\.json<\/title>/);
  expect(svg).toContain('class="node ends on-error"');
  expect((await here.run('graph', 'copy.flow.json', '--format', 'dot')).out).toMatch(/^digraph flow {\n/);
});

test('the ending of the output says the format', async () => {
  expect(await here.run('graph', 'copy.flow.json', '-o', 'copy.svg')).toEqual({
    status: 0,
    out: '',
    err: '',
  });
  expect(here.read('copy.svg').toString()).toMatch(/^<svg/);
  await here.run('graph', 'copy.flow.json', '--output', 'copy.gv');
  expect(here.read('copy.gv').toString()).toMatch(/^digraph/);
  await here.run('graph', 'copy.flow.json', '--format', 'dot', '--output', 'copy.svg');
  expect(here.read('copy.svg').toString()).toMatch(/^digraph/);
});

test('standard input can be drawn', async () => {
  const { status, out } = await here.runWith({ input: flow }, 'graph', '-', '--format', 'svg');
  expect([status, out.slice(0, 4)]).toEqual([0, '<svg']);
});

test('a flow with errors is drawn all the same', async () => {
  here.put('bad.flow.json', bad);
  expect((await here.run('graph', 'bad.flow.json')).status).toBe(0);
});

test('what cannot be drawn says why, and nothing is overwritten that is no picture', async () => {
  here.put('broken.flow.json', '{ "StartAt": ');
  const no = async (...args: string[]) => {
    const { status, out, err } = await here.run('graph', ...args);
    expect([status, out]).toEqual([2, '']);
    return err;
  };
  expect(await no('broken.flow.json')).toBe(
    'gflow: broken.flow.json: It is no well-formed flow definition. gflow check says what is wrong.\n',
  );
  expect(await no('missing.flow.json')).toMatch(/^gflow: missing\.flow\.json: /);
  expect(await no('copy.flow.json', '-o', './copy.flow.json')).toContain('overwritten');
  expect(here.read('copy.flow.json').toString()).toBe(flow);
  expect(await no('copy.flow.json', '-o', 'no/such/folder.svg')).toContain(
    'cannot be written to no/such/folder.svg',
  );
  expect(await no('copy.flow.json', '--format', 'png')).toContain('mermaid, svg, dot');
});
