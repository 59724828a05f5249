import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { api } from './extension.ts';
import { write } from './workspace.ts';

const flowTest = (expected: object) => ({
  flowtest: 1,
  flow: '../transfer-and-share/transfer-and-share.flow.json',
  mocks: { states: { Copy: { succeed: {} }, Share: { fail: {} } } },
  cases: [
    {
      name: 'shares nothing',
      inputFile: '../transfer-and-share/transfer-and-share.input.json',
      expect: { error: { state: 'Share' }, ...expected },
    },
    { name: 'another day', skip: true },
  ],
});

/** What VS Code answers to a command that runs tests. */
interface Results {
  tasks: { hasCoverage: boolean }[];
  items: { item: { label: string; range: { startLineNumber: number } | null }; ownComputedState: number }[];
}

// As VS Code numbers them.
const PASSED = 3;
const FAILED = 4;
const SKIPPED = 5;

const show = async (expected: object) => {
  const uri = await write('testing/share.flowtest.json', JSON.stringify(flowTest(expected), undefined, 2));
  await vscode.window.showTextDocument(uri);
  await (await api()).ready;
  // VS Code knows of the cases in a file a moment later.
  return eventually(
    async () =>
      (await vscode.commands.executeCommand<unknown[]>('vscode.testing.getTestsInFile', uri)).length === 3,
    'the cases of the file',
  );
};

async function results(command: string): Promise<Results & { of: (label: string) => number | undefined }> {
  const found = await vscode.commands.executeCommand<Results>(`testing.${command}`);
  return { ...found, of: label => found.items.find(({ item }) => item.label === label)?.ownComputedState };
}

describe('flow tests', () => {
  after(() => vscode.commands.executeCommand('testing.clearTestResults'));

  it('fail where what they expect does not hold', async () => {
    await show({ notVisited: ['Copy'] });
    const { of, items } = await results('runCurrentFile');
    assert.equal(of('shares nothing'), FAILED);
    assert.equal(of('another day'), SKIPPED);
    assert.equal(items.find(({ item }) => item.label === 'shares nothing')?.item.range?.startLineNumber, 16);
  });

  it('pass when they are mended, and tell what they cover', async () => {
    await show({ path: ['Copy', 'Share'] });
    const { of, tasks } = await results('coverageCurrentFile');
    assert.equal(of('shares nothing'), PASSED);
    assert.deepEqual(
      tasks.map(({ hasCoverage }) => hasCoverage),
      [true],
    );
  });
});
