import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FlowDocument, graphView, validate } from '../../dist/language.mjs';
import { openGraphPage, THEMES } from '../../scripts/lib/graph/page.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const uri = 'file:///flow.flow.json';

const NASTY = '<img src=x onerror="document.title=1">';

const FLOW = JSON.stringify({
  StartAt: 'Look',
  States: {
    Look: {
      Type: 'Choice',
      Choices: [
        { Variable: '$.mode', StringEquals: 'all', Next: 'Copy' },
        { Variable: '$.mode', StringEquals: 'none', Next: 'Done' },
      ],
      Default: NASTY,
    },
    Copy: {
      Type: 'Action',
      ActionUrl: 'https://transfer.actions.globus.org/transfer',
      Parameters: {},
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.e', Next: 'Failed' }],
      ResultPath: '$.copy',
      Next: 'Done',
    },
    [NASTY]: { Type: 'Wait', Seconds: 3, Next: 'Done' },
    Failed: { Type: 'Fail', Error: 'No', Cause: 'No' },
    Done: { Type: 'Pass', End: true },
  },
});

function viewOf(text) {
  return graphView(new FlowDocument(uri, text), validate(text, uri));
}

const view = viewOf(FLOW);

/** Opens the page with a flow in it. */
async function opened(theme, flow = view) {
  const graph = await openGraphPage({ theme: THEMES[theme], say: console.log });
  const show = async next => {
    await graph.tell({ type: 'show', uri, title: 'flow.flow.json', view: next });
    await graph.drawn(next.nodes.length);
  };
  await show(flow);
  return { ...graph, show };
}

describe.each(['light', 'dark', 'high contrast'])('in the %s theme', theme => {
  let graph;
  beforeAll(async () => {
    graph = await opened(theme);
    await graph.page.evaluate(axe);
  });
  afterAll(() => graph.close());

  const violations = () =>
    graph.page.evaluate(async () => {
      const { violations: found } = await globalThis.axe.run();
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });

  test('nothing stands in the way of assistive technology: picture, details, list, search', async () => {
    expect(await violations()).toEqual([]);
    await graph.tell({ type: 'select', state: 'Copy' });
    await graph.page.getByRole('searchbox').fill('o');
    expect(await violations()).toEqual([]);
    await graph.page.getByRole('button', { name: 'List of the states' }).click();
    expect(await violations()).toEqual([]);
    await graph.tell({ type: 'say', words: 'There is no picture.' });
    expect(await violations()).toEqual([]);
  });
});

describe('with keyboard and mouse', () => {
  let graph;
  beforeAll(async () => {
    graph = await opened('dark');
  });
  afterAll(() => graph.close());

  const option = name => graph.page.getByRole('option', { name });
  const focused = () =>
    graph.page.evaluate(() => document.activeElement?.querySelector('title')?.textContent.split('\n')[0]);
  const press = async key => {
    await graph.page.keyboard.press(key);
    return focused();
  };
  const revealed = async () => (await graph.said('reveal')).at(-1);

  test('arrow keys travel along transitions and back; the text follows without the focus, enter goes there', async () => {
    await option(/^Look/).focus();
    await graph.page.keyboard.press('Home');
    expect(await press('ArrowDown')).toBe(NASTY);
    expect(await press('ArrowLeft')).toBe('Copy');
    expect(await press('ArrowDown')).toBe('Done');
    expect(await press('ArrowUp')).toBe('Copy');
    expect(await press('ArrowUp')).toBe('Look');
    expect(await revealed()).toEqual({ type: 'reveal', state: 'Look', focus: false });
    await press('Enter');
    expect(await revealed()).toEqual({ type: 'reveal', state: 'Look', focus: true });
  });

  test('a click selects a state, and shows it in the text', async () => {
    await option(/^Failed/).click();
    expect(await option(/^Failed/).getAttribute('aria-selected')).toBe('true');
    expect(await revealed()).toEqual({ type: 'reveal', state: 'Failed', focus: false });
    expect(await graph.page.getByRole('complementary').textContent()).toContain('Copy on any error');
  });

  test('the cursor in the text selects a state, and takes no focus', async () => {
    await option(/^Failed/).focus();
    const before = (await graph.said('reveal')).length;
    await graph.tell({ type: 'select', state: 'Done' });
    await graph.page.locator('.node.selected').filter({ hasText: 'Done' }).waitFor();
    expect(await focused()).toBe('Failed');
    expect(await graph.said('reveal')).toHaveLength(before);
  });

  test('a state is found by its name', async () => {
    await graph.page.keyboard.press('Control+f');
    await graph.page.keyboard.type('cop');
    expect(await graph.page.getByRole('status').first().textContent()).toBe('1 found');
    await graph.page.keyboard.press('Enter');
    expect((await revealed()).state).toBe('Copy');
  });

  test('all that the picture says is in the list too', async () => {
    await graph.page.getByRole('button', { name: 'List of the states' }).click();
    const words = await graph.page.getByRole('main').textContent();
    for (const { name, findings } of view.nodes)
      for (const text of [name, ...findings.map(f => f.message)]) expect(words).toContain(text);
    expect(words).toContain('Copy if $.mode is “all”');
    await graph.page.getByRole('button', { name: 'List of the states' }).click();
  });

  test('after an edit the selected state is where it was, and still selected', async () => {
    await graph.tell({ type: 'select', state: 'Done' });
    // A state that is selected comes into sight; where it is counts once it stands still.
    const place = async () => {
      const box = () => graph.page.locator('.node.selected .box').boundingBox();
      for (let last = await box(); ; ) {
        await graph.page.waitForTimeout(100);
        const now = await box();
        if (now?.x === last?.x && now?.y === last?.y) return now;
        last = now;
      }
    };
    const before = await place();
    await graph.show(
      viewOf(
        FLOW.replace('"Look"', '"Begin"').replace(
          '"States":{',
          '"States":{"Begin":{"Type":"Pass","Next":"Look"},',
        ),
      ),
    );
    const after = await place();
    expect(await graph.page.locator('.node.selected').textContent()).toContain('Done');
    expect(Math.abs((after?.x ?? 0) - (before?.x ?? 1000))).toBeLessThan(3);
  });

  test('marks stand beside states, are told of, and go again', async () => {
    const done = graph.page.getByRole('option', { name: /^Done/ });
    const marks = [
      { state: 'Done', look: 'succeeded', short: '✓ 3 s', words: 'Run “A”: ✓ 3 s' },
      { state: 'Done', look: 'changed', short: 'changed', words: 'Changed: has End.' },
      { state: 'Gone', look: 'new', short: 'new', words: 'It is new.' },
    ];
    await graph.tell({ type: 'mark', marks });
    await graph.page.locator('.node.succeeded').waitFor();
    expect(await done.locator('.mark').allTextContents()).toEqual(['✓ 3 s', 'changed']);
    expect(await done.locator('title').textContent()).toMatch(/Run “A”: ✓ 3 s\nChanged: has End\.$/);
    expect(await graph.page.getByRole('complementary').textContent()).toContain('Run “A”: ✓ 3 s');
    expect((await graph.said('drawn')).at(-1).marked).toEqual(['Done', 'Done', 'Gone']);
    await graph.tell({ type: 'mark', marks: [] });
    await graph.page.locator('.node.succeeded').waitFor({ state: 'detached' });
    expect(await done.locator('title').textContent()).not.toContain('Run');
  });

  test('exports are texts, and an image', async () => {
    for (const format of ['svg', 'png', 'mermaid']) await graph.tell({ type: 'export', format });
    await graph.page.waitForFunction(() => globalThis.said.filter(m => m.type === 'exported').length === 3);
    const all = await graph.said('exported');
    const content = format => all.find(e => e.format === format)?.content ?? '';
    expect(content('svg')).toMatch(/^<svg /);
    expect(content('mermaid')).toMatch(/^flowchart TD/);
    expect(Buffer.from(content('png'), 'base64').subarray(1, 4).toString()).toBe('PNG');
  });

  test('nothing of a flow has become markup, and the policy of the page had nothing to refuse', async () => {
    expect(await graph.page.locator('img').count()).toBe(0);
    expect(await graph.page.title()).toBe('Flow graph');
    expect(graph.problems).toEqual([]);
  });
});
