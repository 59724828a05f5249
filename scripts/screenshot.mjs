#!/usr/bin/env node
// Does something in the packaged extension with mouse and keyboard and takes a picture at its end, for docs/images/.
// Run it when the picture should change: node scripts/screenshot.mjs [--of workbench|debugger|graph|first-steps|collections|search-and-compute|run-form|completion|rename|fix-all] [--out FILE]
import './lib/node-version.mjs';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './lib/processes.mjs';
import { inProject } from './lib/project.mjs';
import { startSandbox } from './lib/sandbox.mjs';
import { chromium } from './lib/vscode/chromium.mjs';
import { installedVSCode } from './lib/vscode/installation.mjs';
import { startVSCode } from './lib/vscode/server.mjs';
import { settingsFor } from './lib/vscode/settings.mjs';
import { openWorkbench } from './lib/vscode/workbench.mjs';

const { values: flags } = parseArgs({
  options: { of: { type: 'string', default: 'workbench' }, out: { type: 'string' } },
});
const say = text => console.log(text);

const yes = () => true;
const no = () => false;

/** What a user does with the workbench, in their words. */
function hands(page) {
  const row = text => page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text }).first();
  const box = page.locator('.quick-input-widget input[type=text]');
  const toast = text => page.locator('.notification-toast').filter({ hasText: text });
  return {
    row,
    toast,
    async choose(text) {
      await row(text).waitFor();
      await box.fill(text); // so that it is the only row, and none moves under the mouse
      await page.waitForTimeout(200);
      await row(text).click();
    },
    async command(title) {
      // The palette lists an extension's commands a little after the window is there.
      for (let attempt = 0; attempt < 5; attempt++) {
        await page.keyboard.press('F1');
        await box.waitFor();
        await box.fill(`>${title}`);
        const listed = row(title.replace(/^.*: /, ''));
        if (await listed.waitFor({ timeout: 3000 }).then(yes, no)) return listed.click();
        await page.keyboard.press('Escape');
      }
      throw new Error(`The command palette does not offer ${title}.`);
    },
    async open(file) {
      await page.keyboard.press('Control+P');
      await box.waitFor();
      await box.fill(file);
      await row(file).click();
      await page.locator('.editor-instance .view-line').first().waitFor();
    },
    async lens(title) {
      await page.locator('.codelens-decoration a').filter({ hasText: title }).first().click();
    },
    async read(text) {
      await toast(text).first().waitFor({ timeout: 60_000 });
      await this.command('Notifications: Clear All Notifications');
      await page.waitForTimeout(1000); // VS Code shows no more than three toasts within 800 ms
    },
  };
}

async function doTheMainJob(page) {
  const user = hands(page);
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  await user.open('transfer-and-share.flow.json');
  await user.command('Globus Flows: Sign In');
  await user.choose('Ada Alvarez');
  await user.read('Signed in');
  await user.command('Globus Flows: Add Service Account');
  await user.choose('Beamline robot');
  await user.read('Added the service account');
  await user.lens('Deploy');
  await user.read('is deployed');
  await user.lens('Assign Run Permission');
  await user.choose('Beamline robot');
  await user.read('can now run');
  await user.lens('Run…');
  await user.choose('transfer-and-share.input.json');
  await user.choose('Beamline robot');
  await user.toast('Succeeded').or(user.toast('succeeded')).first().waitFor({ timeout: 60_000 });
  await user.command('View: Show Globus Flows');
  const node = text => page.locator('.pane-body .monaco-list-row').filter({ hasText: text }).first();
  await node('transfer-and-share').waitFor();
  await node('transfer-and-share').locator('.monaco-tl-twistie').click();
  await node('SUCCEEDED').waitFor();
  await node('SUCCEEDED').locator('.monaco-tl-twistie').click();
  await node(/^Share/).click();
  await tidyUp(page);
}

/** Makes room for the view, and takes back the scrolling that clicking on a lens has caused. */
async function tidyUp(page) {
  const { x, y, width, height } = await page.locator('.part.sidebar').boundingBox();
  await page.mouse.move(x + width, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width + 110, y + height / 2, { steps: 5 });
  await page.mouse.up();
  await page.mouse.move(x + width + 500, y + 10); // where there is nothing to hover over
  await page.evaluate(() => {
    for (const element of document.querySelectorAll('.editor-instance *')) element.scrollLeft = 0;
  });
  await page.waitForTimeout(1000); // until the view has come to rest
}

async function debugAFlow(page) {
  const user = hands(page);
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  await user.open('transfer-and-share.flow.json');
  await user.lens('Debug');
  await page.locator('.debug-toolbar').waitFor();
  await user.command('View: Show Run and Debug');
  const frame = text => page.locator('.debug-call-stack .monaco-list-row').filter({ hasText: text }).first();
  await frame('Copy').waitFor();
  await page.keyboard.press('F10');
  await user.choose('as in the documentation');
  await frame('Share').waitFor();
  await page.keyboard.press('F11');
  await frame('Share · Parameters').waitFor();
  await page.locator('.debug-variables .monaco-list-row').filter({ hasText: 'Parameters' }).click();
  await tidyUp(page);
}

async function takeFirstSteps(page) {
  const user = hands(page);
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  await user.command('Globus Flows: New Flow');
  await user.choose('Transfer and Share');
  await user.choose('examples');
  await page.getByText('The name of the flow').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.codelens-decoration a').filter({ hasText: 'Deploy' }).first().waitFor();
  await user.command('View: Show Globus Flows');
  await page.locator('.welcome-view-content a').filter({ hasText: 'first steps' }).click();
  await page.locator('.getting-started-step').first().waitFor();
  await page.keyboard.press('Control+B'); // so that there is room for the pictures of the steps
  await page.waitForTimeout(1000);
}

async function showTheGraph(page) {
  const user = hands(page);
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  await user.command('View: Toggle Primary Side Bar Visibility');
  await user.open('instrument-pipeline.flow.json');
  await user.command('Globus Flows: Show Graph');
  const graph = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  await graph.getByRole('option').first().click();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft', 'ArrowDown']) await page.keyboard.press(key);
  await page.waitForTimeout(1000); // until the text has come to rest
}

async function shareAFolder(page) {
  const user = hands(page);
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  await user.open('transfer-and-share.flow.json');
  await user.command('Globus Flows: Sign In');
  await user.choose('Ada Alvarez');
  await user.read('Signed in');
  await user.command('View: Show Globus Flows');
  const header = text => page.locator('.pane-header').filter({ hasText: text }).first();
  await header('Collections').click({ position: { x: 12, y: 10 } });
  await header('Flows').click({ position: { x: 12, y: 10 } });
  const node = text => page.locator('.pane-body .monaco-list-row').filter({ hasText: text }).first();
  await node('Shared results').locator('.monaco-tl-twistie').click();
  await node('Roles').locator('.monaco-tl-twistie').click();
  await user.command('Globus Flows: New Project Folder');
  await user.choose('Shared results');
  await user.choose('This folder');
  await page.locator('.quick-input-widget input[type=text]').fill('lysozyme');
  await page.keyboard.press('Enter');
  await user.choose('Beamline 7 team');
  await user.row('read and write').waitFor();
  await page.waitForTimeout(1000);
}

const ENTRIES = {
  gmeta: [
    {
      subject: 'globus://8e4a8a9b-44a7-505d-9e4e-e0b148c8cd47/incoming/scan-001/',
      visible_to: ['urn:globus:groups:id:2fd1fd6a-a6ad-5e28-9d55-5fa13cc62782'],
      content: { title: 'Lysozyme, scan 1', frames: 3 },
    },
    {
      subject: 'globus://8e4a8a9b-44a7-505d-9e4e-e0b148c8cd47/incoming/scan-002/',
      visible_to: ['public'],
      content: { title: 'Lysozyme, scan 2', frames: 4 },
    },
  ],
};

async function searchAnIndex(page, workspace) {
  const entries = path.join(workspace, 'search-entries.json');
  writeFileSync(entries, `${JSON.stringify(ENTRIES, undefined, 2)}\n`);
  const user = hands(page);
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  await user.open('transfer-and-share.flow.json');
  await user.command('Globus Flows: Add Service Account');
  await user.choose('Beamline robot');
  await user.read('Added the service account');
  await user.command('View: Show Globus Flows');
  const header = text => page.locator('.pane-header').filter({ hasText: text }).first();
  await header('Search and Compute').click({ position: { x: 12, y: 10 } });
  await header('Flows').click({ position: { x: 12, y: 10 } });
  const node = text => page.locator('.pane-body .monaco-list-row').filter({ hasText: text }).first();
  await node('Beamline cluster').waitFor();
  await user.open('search-entries.json');
  await user.command('Globus Flows: Add Entries to a Search Index');
  await page.locator('.quick-input-list .monaco-list-row').first().click();
  await user.row('Add 2 entries to').waitFor();
  await page.waitForTimeout(1000);
}

async function fillInAForm(page) {
  const user = hands(page);
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  await user.open('transfer-and-share.flow.json');
  await user.command('Globus Flows: Sign In');
  await user.choose('Ada Alvarez');
  await user.read('Signed in');
  await user.lens('Deploy');
  await user.read('is deployed');
  await user.lens('Run…');
  await user.choose('Fill in a form');
  await user.choose('Take the values of a file');
  await user.choose('transfer-and-share.input.json');
  await user.row('Ben Okafor').waitFor();
  await page.waitForTimeout(1000);
}

/** Puts the cursor behind a text that stands in the editor, by looking for it. */
async function cursorBehind(page, text) {
  await page.keyboard.press('Control+F');
  await page.locator('.find-widget.visible textarea').first().fill(text);
  await page.waitForTimeout(500);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
}

async function openForEditing(page, file) {
  const user = hands(page);
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  await user.command('View: Toggle Primary Side Bar Visibility');
  await user.open(file);
  await page.locator('.codelens-decoration a').filter({ hasText: 'Deploy' }).first().waitFor();
}

async function completeAPath(page) {
  await openForEditing(page, 'instrument-pipeline.flow.json');
  await cursorBehind(page, '"path.$": "$.');
  await page.keyboard.press('Control+Space');
  await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
  await page.keyboard.press('Control+Space'); // with the documentation beside it
  await page.waitForTimeout(2000);
}

async function renameAKey(page) {
  await openForEditing(page, 'transfer-and-share.flow.json');
  await cursorBehind(page, '$.sour');
  await page.keyboard.press('F2');
  await page.locator('.rename-box input').first().fill('origin');
  await page.keyboard.press('Control+Enter'); // shows what would change in all files
  await page.locator('.bulk-edit-panel .monaco-list-row').first().waitFor();
  await page.waitForTimeout(2000);
}

const MISTAKES = `{
  "StartAt": "Copy",
  "States": {
    "Copy": {
      "Type": "Action",
      "ActionUrl": "https://actions.globus.org/transfer/transfer",
      "Parameters": {
        "source_endpoint_id.$": "$.source.id",
        "destination_endpoint_id.$": "$.destination.id",
        "transfer_items": [
          { "source_path.$": "$.source.path", "destination_path.$": "$.destination.path" }
        ]
      },
      "ResultPath": "$.Copy",
      "WaitTime": "3600",
      "ExceptionOnActionFailure": "True",
      "Next": "Finnish"
    },
    "Finish": {
      "Type": "pass",
      "Comment": "The files are there.",
      "End": "true",
    }
  }
}
`;

async function fixAllOnSave(page, workspace) {
  for (const name of ['copy.flow.json', 'as-written.flow.json'])
    writeFileSync(path.join(workspace, name), MISTAKES);
  await openForEditing(page, 'copy.flow.json');
  await cursorBehind(page, 'The files are there');
  await page.keyboard.type(' now'); // what is not changed is not saved
  await page.locator('.squiggly-error').first().waitFor();
  await page.keyboard.press('Control+S');
  await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  const user = hands(page);
  await user.open('as-written.flow.json');
  await user.command('File: Compare Active File With...');
  await user.row('copy.flow.json').click();
  await page.locator('.monaco-diff-editor .view-line').first().waitFor();
  await page.waitForTimeout(2000);
}

const pictures = {
  'run-form': fillInAForm,
  collections: shareAFolder,
  'search-and-compute': searchAnIndex,
  workbench: doTheMainJob,
  debugger: debugAFlow,
  graph: showTheGraph,
  'first-steps': takeFirstSteps,
  completion: completeAPath,
  rename: renameAKey,
  'fix-all': fixAllOnSave,
};
const { of, out: file = inProject('docs', 'images', `${of}.png`) } = flags;
const take = pictures[of];
if (!take) throw new Error(`There is no picture “${of}”: ${Object.keys(pictures).join(', ')}.`);

await run(process.execPath, [inProject('scripts', 'package.mjs')]);
const folder = mkdtempSync(path.join(tmpdir(), 'gfw-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const workspace = path.join(folder, 'examples');
cpSync(inProject('examples'), workspace, { recursive: true });
const sandbox = await startSandbox({ state: path.join(folder, 'sandbox') });
const installation = await installedVSCode(say);
const server = await startVSCode({
  installation,
  folder,
  workspace,
  settings: {
    ...settingsFor(sandbox.url),
    'editor.minimap.enabled': false,
    'files.autoSave': 'off', // in a browser VS Code saves by itself, which is no save of ours
    'editor.codeActionsOnSave': { 'source.fixAll.gflow': 'explicit' },
  },
  vsix: inProject('dist', 'globus-flows-workbench.vsix'),
});
const size = { width: 1280, height: 800 };
const workbench = await openWorkbench({ server, installation, chromium: await chromium(say), size });
try {
  await take(workbench.page, workspace);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
const failed = process.exitCode === 1;
const out = failed ? inProject('e2e-artifacts', 'screenshot.png') : file;
mkdirSync(path.dirname(out), { recursive: true });
await workbench.page.screenshot({ path: out });
say(failed ? `It did not get to the end; the window is in ${out}.` : `Wrote ${out}.`);
await workbench.close();
await server.stop();
await sandbox.stop();
