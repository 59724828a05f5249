import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { bad, gflow, good, Workplace } from './gflow.ts';
import { hasTerminal } from './rehearsal.ts';

const here = new Workplace();

const flow = `{
  "StartAt": "Cpoy",
  "States": {
    "Copy": {
      "Type": "Action",
      "ActionUrl": "https://actions.globus.org/transfer/transfer",
      "Parameters": {
        "source_endpoint_id.$": "$.from.id",
        "destination_endpoint_id.$": "$.to.id",
        "transfer_items": [{ "source_path.$": "$.from.path[", "destination_path.$": "$.to.path" }]
      },
      "ResultPath": "$.Copy",
      "Next": "Done"
    },
    "Done": { "Type": "Pass", "End": true, "End": true }
  }
}
`;

/** What gflow prints about the flow, without what differs from one installation or version to the next. */
async function printed(format: string, env: NodeJS.ProcessEnv = {}, cwd = '.'): Promise<string> {
  here.put('flows/copy it.flow.json', flow);
  here.put('flows/good.flow.json', good);
  const { status, out, err } = await here.runWith({ env, cwd }, 'check', '--format', format);
  expect([status, err]).toEqual([1, '']);
  const titles = /("shortDescription"|"fullDescription"|"help"): \{[^}]*\},?/g;
  const pages = /file:\/\/[^"\s]*\/docs\/rules\//g;
  return out
    .replace(titles, '$1: …')
    .replace(pages, 'file:///gflow/docs/rules/')
    .replace(/"semanticVersion": ".*"/, '"semanticVersion": "1.2.3"')
    .replaceAll(`flows${path.sep}`, 'flows/');
}

test.each(['text', 'json', 'sarif', 'github', 'gitlab', 'junit'])('%s', async format => {
  const golden = fileURLToPath(new URL(`golden/${format}.txt`, import.meta.url));
  await expect(await printed(format)).toMatchFileSnapshot(golden);
});

test.each(['github', 'sarif'])('%s names files as they are called in the repository', async format => {
  const inFolder = await printed(format, { GITHUB_WORKSPACE: here.folder }, 'flows');
  expect(inFolder).toContain(format === 'github' ? 'file=flows/copy it' : '"uri": "flows/copy%20it');
  const elsewhere = await printed(format, { GITHUB_WORKSPACE: here.at('elsewhere') }, 'flows');
  expect(elsewhere).toContain(format === 'github' ? 'file=copy it' : '"uri": "copy%20it');
});

test('json has a short name', async () => {
  const { out } = await here.run('check', '--json', 'flows');
  expect(JSON.parse(out)).toMatchObject({ problems: [], summary: { files: 2 } });
});

test.skipIf(!hasTerminal)('colours are for terminals, and for who wants them', () => {
  here.put('bad.flow.json', bad);
  const seen = (env: NodeJS.ProcessEnv) =>
    spawnSync('script', ['-qec', `'${process.execPath}' '${gflow}' check bad.flow.json`, '/dev/null'], {
      cwd: here.folder,
      env: { ...process.env, NO_COLOR: undefined, TERM: 'xterm', ...env },
      encoding: 'utf8',
    }).stdout;
  expect(seen({})).toContain('\u001b[31merror:');
  expect(seen({ NO_COLOR: '1' })).not.toContain('\u001b');
});
