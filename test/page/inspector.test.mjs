import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../../scripts/lib/graph/page.mjs';
import { startSandbox } from '../../scripts/lib/sandbox.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let folder;
let sandbox;
let browser;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'inspector-'));
  sandbox = await startSandbox({ state: folder });
  browser = await openBrowser(console.log);
});
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A run that has ended, so that there is something to see. */
async function makeRun() {
  const ask = async (way, token, body) => {
    const form = body instanceof URLSearchParams;
    const headers = {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(!form && { 'content-type': 'application/json' }),
    };
    const answer = await fetch(sandbox.url + way, {
      method: 'POST',
      headers,
      body: form ? body : JSON.stringify(body),
    });
    return answer.json();
  };
  const { service_accounts: accounts } = await (await fetch(`${sandbox.url}/sandbox`)).json();
  const token = async scope => {
    const { client_id, client_secret } = accounts[0];
    const form = new URLSearchParams({ grant_type: 'client_credentials', client_id, client_secret, scope });
    return (await ask('/v2/oauth2/token', undefined, form)).access_token;
  };
  const service = 'https://auth.globus.org/scopes/eec9b274-0c81-4334-bdc2-54e90e689b9a/all';
  const definition = { StartAt: 'Only', States: { Only: { Type: 'Pass', End: true } } };
  const { id } = await ask('/flows', await token(service), {
    title: 'Looked at',
    definition,
    input_schema: {},
  });
  const own = await token(`https://auth.globus.org/scopes/${id}/flow_${id.replaceAll('-', '_')}_user`);
  await ask(`/flows/${id}/run`, own, { body: { n: 1 }, label: 'first' });
}

test.each(['light', 'dark'])('nothing stands in the way of assistive technology, %s', async colorScheme => {
  await makeRun();
  const page = await browser.newPage({ colorScheme });
  const problems = [];
  page.on('console', message => message.type() === 'error' && problems.push(message.text()));
  const violations = async () => {
    await page.evaluate(axe);
    return page.evaluate(async () => {
      const { violations: found } = await globalThis.axe.run();
      return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
  };
  await page.goto(`${sandbox.url}/sandbox/inspector`);
  expect(await violations()).toEqual([]);
  if (process.env.SCREENSHOTS)
    await page.screenshot({ path: `${process.env.SCREENSHOTS}/inspector-${colorScheme}.png` });
  await page.getByRole('link', { name: 'Looked at' }).first().click();
  await page.getByText('FlowSucceeded').first().waitFor();
  expect(await violations()).toEqual([]);
  expect(problems).toEqual([]);
  await page.close();
});
