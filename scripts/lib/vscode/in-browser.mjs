import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import { chromium } from './chromium.mjs';
import { FOLDER, startFront } from './front.mjs';
import { installedVSCode } from './installation.mjs';
import { startVSCode } from './server.mjs';
import { openWorkbench } from './workbench.mjs';

const timeLimit = 600_000;

/** Lines of the suite that start with this ask for what only hands can do. */
const HAND = '[hand] ';

/** Types into what has the focus, or reloads the window. */
async function move(page, { type, reload }) {
  if (type !== undefined) await page.keyboard.insertText(type);
  if (reload) await page.reload();
}

/** The suite in VS Code's server build and headless Chromium. See `runSuite` for what the fields mean. */
export async function runInBrowser(o) {
  const browser = await chromium(o.say);
  const installation = await installedVSCode(o.say);
  const { settings, workspace, vsix, env } = o;
  const server = await startVSCode({
    installation,
    folder: o.folder,
    workspace,
    settings,
    vsix,
    env: { ...env, GFLOW_TEST_HANDS: '1' },
  });
  let workbench;
  let front;
  try {
    const { extension, tests } = o;
    front = o.web && (await startFront(server.port, extension));
    const web = front && {
      port: front.port,
      extension: FOLDER,
      tests: `${FOLDER}/${path.relative(extension, tests)}`,
    };
    const onLog = line => {
      const text = format(...line);
      if (text.startsWith(HAND)) return void move(workbench.page, JSON.parse(text.slice(HAND.length)));
      o.onLog(text);
    };
    workbench = await openWorkbench({
      server,
      installation,
      chromium: browser,
      extension,
      tests,
      web,
      onLog,
    });
    const result = await Promise.race([workbench.finished, tooLate()]);
    if (result === 0) return;
    throw new Error(
      result === 1 ? 'Tests failed in VS Code.' : `VS Code did not finish the tests: ${result}.`,
    );
  } catch (error) {
    mkdirSync(o.artifacts, { recursive: true });
    await workbench?.page.screenshot({ path: path.join(o.artifacts, 'window.png') }).catch(() => {});
    if (existsSync(server.log)) copyFileSync(server.log, path.join(o.artifacts, 'server.log'));
    throw error;
  } finally {
    await workbench?.close().catch(() => {});
    front?.stop();
    await server.stop();
  }
}

const tooLate = () =>
  new Promise(resolve => {
    setTimeout(resolve, timeLimit, `it took more than ${timeLimit / 1000} s`).unref();
  });
