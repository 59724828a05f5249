// Runs test/vscode in a real VS Code, against a sandbox of its own and a copy of the examples.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inProject, root } from '../project.mjs';
import { startSandbox } from '../sandbox.mjs';
import { runInBrowser } from './in-browser.mjs';
import { runOnDesktop } from './on-desktop.mjs';
import { secretsIn } from './secrets.mjs';
import { settingsFor } from './settings.mjs';

/** Lines of the suite's reporter start with this; all else is VS Code's own log. */
const mark = '[suite] ';

const corpus = inProject('..', 'shared', 'corpus');

/** VS Code runs tests only in a window that develops some extension: beside a VSIX that is an empty one. */
function emptyExtension(folder) {
  mkdirSync(folder);
  const nothing = { name: 'empty', publisher: 'nobody', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(nothing));
  return folder;
}

/** A file of the examples as it is published: those name secrets of the sandbox’s demo accounts. */
function isExample(workspace, file) {
  const original = inProject('examples', path.relative(workspace, file));
  return existsSync(original) && readFileSync(original).equals(readFileSync(file));
}

/**
 * Rejects when a test failed, with the names as `failed`, or when VS Code did not get that far; what there is to see
 * then lies in `artifacts`.
 * @param {object} o
 * @param {boolean} o.desktop the desktop VS Code instead of the one in a browser
 * @param {string} [o.vsix] test this package, installed, instead of the project's folder
 * @param {boolean} [o.web] the suite for VS Code in a browser without a machine behind it
 * @param {string} [o.only] run only the tests whose name contains this
 * @param {string} o.artifacts
 * @param {(text: string) => void} o.say gets the suite's report line by line
 * @returns {Promise<string[]>} the lines of the report
 */
export async function runSuite(o) {
  const folder = mkdtempSync(path.join(tmpdir(), 'gfw-')); // a short path: unix sockets will lie in it
  const clear = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', clear); // an interrupted run leaves nothing either
  const workspace = path.join(folder, 'examples');
  cpSync(inProject('examples'), workspace, { recursive: true });
  const report = [];
  const log = [];
  const started = performance.now();
  const onLog = line => {
    log.push(`${((performance.now() - started) / 1000).toFixed(2)} ${line}`);
    if (!line.startsWith(mark)) return;
    report.push(line.slice(mark.length));
    o.say(line.slice(mark.length));
  };
  const sandbox = await startSandbox({
    state: path.join(folder, 'sandbox'),
    log: text =>
      log.push(
        ...text
          .trimEnd()
          .split('\n')
          .map(line => `sandbox ${line}`),
      ),
  });
  try {
    await (o.desktop ? runOnDesktop : runInBrowser)({
      folder,
      workspace,
      settings: settingsFor(sandbox.url),
      vsix: o.vsix,
      extension: o.vsix ? emptyExtension(path.join(folder, 'empty')) : root,
      tests: inProject('dist-test', o.web ? 'web.js' : 'index.cjs'),
      web: o.web,
      env: {
        GFLOW_TEST_SANDBOX: sandbox.url,
        GFLOW_TEST_SANDBOX_PID: String(sandbox.pid),
        GFLOW_TEST_SANDBOX_STATE: path.join(folder, 'sandbox'),
        GFLOW_TEST_CORPUS: existsSync(corpus) ? corpus : '',
        GFLOW_TEST_ONLY: o.only ?? '',
        XDG_CONFIG_HOME: path.join(folder, 'config'), // gflow in a terminal signs in there
      },
      onLog,
      artifacts: o.artifacts,
      say: o.say,
    });
    if (!/^[1-9]\d* passed/.test(report.at(-1) ?? ''))
      throw new Error('VS Code ended without a report on the tests.');
    const found = secretsIn(folder, log)
      .filter(file => !isExample(workspace, file))
      .map(file => path.relative(folder, file));
    if (found.length > 0) throw new Error(`A token or a secret stands in clear in ${found.join(', ')}.`);
    return report;
  } catch (error) {
    mkdirSync(o.artifacts, { recursive: true });
    writeFileSync(path.join(o.artifacts, 'workbench.log'), `${log.join('\n')}\n`);
    const message = `${error.message}\nSee ${path.relative(root, o.artifacts)}/ for the logs and a picture.`;
    const failed = report.flatMap(line => /^ +FAILED +(.*)$/.exec(line)?.[1] ?? []);
    throw Object.assign(new Error(message, { cause: error }), { failed });
  } finally {
    await sandbox.stop();
    clear();
  }
}
