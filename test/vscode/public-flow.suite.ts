import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findings, foundBy } from './diagnostics.ts';
import { api, signedInPerson, signedInServiceAccount } from './extension.ts';
import { accessRules, collection, person } from './sandbox.ts';
import { readBytes, readText, write } from './workspace.ts';

const corpus = process.env.GFLOW_TEST_CORPUS ?? '';
const name = 'globus-flows-trigger-examples-transfer-share';

const rule = 'retired-provider';

/** Applies the quick fix of each retired provider, as a click on the light bulb would. */
async function migrate(uri: vscode.Uri): Promise<void> {
  for (let left = 20; left > 0; left--) {
    const finding = vscode.languages
      .getDiagnostics(uri)
      .find(({ code }) => (typeof code === 'object' ? code.value : code) === rule);
    if (!finding) return;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      finding.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const action = actions.find(({ edit, title }) => edit && title.startsWith('Use “'));
    if (!action?.edit) throw new Error(`There is no fix for: ${finding.message}`);
    const document = await vscode.workspace.openTextDocument(uri);
    const changed = new Promise<void>(resolve => {
      const listening = vscode.languages.onDidChangeDiagnostics(event => {
        if (!event.uris.some(other => other.toString() === uri.toString())) return;
        listening.dispose();
        resolve();
      });
    });
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    await changed;
    await document.save();
  }
  throw new Error(`Twenty fixes of ${rule} did not end it.`);
}

describe('a published flow', () => {
  before(function () {
    if (corpus) return;
    this.test?.parent?.tests.forEach(test => {
      test.title += ' (the public corpus is not here)';
    });
    this.skip();
  });

  let definition: vscode.Uri;

  it('is moved to the addresses of today by our fixes', async () => {
    const copy = async (file: string) =>
      write(`published/${file}`, await readText(vscode.Uri.file(`${corpus}/${name}/${file}`)));
    definition = await copy('definition.json');
    await copy('schema.json');
    await vscode.window.showTextDocument(definition);
    await foundBy(definition, rule);
    await migrate(definition);
    const text = await readText(definition);
    assert.match(text, /transfer\.actions\.globus\.org\/transfer/);
    assert.match(text, /transfer\.actions\.globus\.org\/manage_permission/);
    assert.doesNotMatch(text, /actions\.automate\.globus\.org/);
    assert.deepEqual(
      findings(definition).filter(finding => /^(retired|unknown)-/.test(finding)),
      [],
    );
  });

  it('is deployed, assigned and run to its end', async () => {
    const { deploy, assignRunPermission, run } = await api();
    const ada = await signedInPerson('Ada Alvarez');
    const robot = await signedInServiceAccount('Beamline robot');
    const [source, destination, ben] = await Promise.all([
      collection('Beamline storage'),
      collection('Shared results'),
      person('Ben Okafor'),
    ]);
    assert.equal((await deploy(definition, ada)).outcome, 'created');
    await assignRunPermission(definition, ada, robot.identity.username);
    const ended = await run(definition, robot, {
      input: {
        source: { id: source.id, path: '/data/scan-001/' },
        destination: { id: destination.id, path: '/incoming/published/' },
        recursive_tx: true,
        principal: { type: 'identity', id: ben.id },
      },
    });
    assert.equal(ended.status, 'SUCCEEDED', JSON.stringify(ended.details));
    const bytes = (folder: string, path: string) =>
      readBytes(vscode.Uri.joinPath(vscode.Uri.file(folder), path, 'frame-0002.dat'));
    const sent = await bytes(source.folder, 'data/scan-001');
    const received = await bytes(destination.folder, 'incoming/published');
    assert.ok(Buffer.from(received).equals(sent));
    const rules = await accessRules('Shared results', 'Beamline robot');
    assert.ok(rules.some(rule => rule.path === '/incoming/published/' && rule.principal === ben.id));
  });
});
