import { createRequire } from 'node:module';
import path from 'node:path';

const chromiumArguments = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-sync',
  '--no-first-run',
];

/** VS Code reads what is under development from its page; this runs in the page before VS Code does. */
function putIntoPage(development) {
  document.addEventListener('readystatechange', () => {
    if (document.readyState !== 'interactive') return;
    const meta = document.getElementById('vscode-workbench-web-configuration');
    if (!meta) return;
    const configuration = JSON.parse(meta.getAttribute('data-settings'));
    Object.assign(configuration, {
      developmentOptions: { ...configuration.developmentOptions, ...development },
    });
    meta.setAttribute('data-settings', JSON.stringify(configuration));
  });
}

/**
 * Opens the workbench of a running VS Code server in headless Chromium.
 * @param {object} o
 * @param {{ port: number, address: string }} o.server from `startVSCode`
 * @param {{ dir: string }} o.installation
 * @param {string} o.chromium
 * @param {string} [o.extension] folder of an extension, loaded as under development
 * @param {string} [o.tests] module that exports run(), to be run in the extension host
 * @param {{ port: number, extension: string, tests: string }} [o.web] the same for a browser's own extension host: paths
 *   below the address of that port, in whose place the workbench is opened then
 * @param {(line: unknown[]) => void} [o.onLog] the extension host's console, as console.log's arguments
 * @param {{ width: number, height: number }} [o.size]
 */
export async function openWorkbench(o) {
  const { chromium } = createRequire(path.join(o.installation.dir, 'package.json'))('playwright-core');
  const args = process.getuid?.() === 0 ? [...chromiumArguments, '--no-sandbox'] : chromiumArguments;
  const browser = await chromium.launch({ executablePath: o.chromium, headless: !process.env.HEADED, args });
  const context = await browser.newContext({ viewport: o.size ?? { width: 1280, height: 800 } });
  const page = await context.newPage();
  let finish;
  const finished = new Promise(resolve => {
    finish = resolve;
  });
  await page.exposeFunction('codeAutomationLog', (_type, line) => o.onLog?.(line));
  await page.exposeFunction('codeAutomationExit', code => finish(code));
  page.on('crash', () => finish('the page crashed'));
  const authority = `127.0.0.1:${o.web?.port ?? o.server.port}`;
  const at = file => ({ scheme: o.web ? 'http' : 'vscode-remote', authority, path: file });
  const { extension, tests } = o.web ?? o;
  await page.addInitScript(putIntoPage, {
    ...(extension && { extensions: [at(extension)] }),
    ...(tests && { extensionTestsPath: at(tests) }),
  });
  const payload = JSON.stringify([
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ]);
  const address = o.server.address.replace(`127.0.0.1:${o.server.port}`, authority);
  await page.goto(`${address}&payload=${encodeURIComponent(payload)}`);
  return { page, finished, close: () => browser.close() };
}
