import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { signedInPerson } from './extension.ts';
import { accept } from './questions.ts';
import { write } from './workspace.ts';

const TOLD = {
  types: ['Action'],
  api_version: '1.0',
  title: 'Count Files',
  admin_contact: 'ops@example.org',
  globus_auth_scope: 'https://auth.globus.org/scopes/count.example.org/run',
  input_schema: {
    type: 'object',
    properties: { folder: { type: 'string' } },
    required: ['folder'],
    additionalProperties: false,
  },
  synchronous: true,
  log_supported: false,
  visible_to: ['public'],
  runnable_by: ['all_authenticated_users'],
};

describe('an action provider of one’s own', () => {
  let server: Server;
  let asked: string[];
  let url: string;
  let definition: vscode.Uri;

  before(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization ?? '-'}`);
      const [status, body] = request.method === 'GET' ? [200, TOLD] : [401, { code: 'UnauthorizedRequest' }];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const at = server.address();
    url = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}/count`;
    definition = await write(
      'providers/count.flow.json',
      JSON.stringify(
        {
          StartAt: 'Count',
          States: {
            Count: { Type: 'Action', ActionUrl: url, Parameters: { foldr: '/a/' }, WaitTime: 60, End: true },
          },
        },
        undefined,
        2,
      ),
    );
    await signedInPerson('Ada Alvarez');
    await vscode.window.showTextDocument(definition);
  });
  after(() => void server.close());

  it('is asked what it takes only when somebody wants that, and then its parameters are checked', async () => {
    const lens = await eventually(async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        definition,
        10,
      );
      return lenses.find(({ command }) => command?.title === 'Ask 1 Action Provider…')?.command;
    }, 'the lens that offers to ask it');
    assert.deepEqual(asked, []);
    await vscode.commands.executeCommand(lens.command, ...(lens.arguments ?? []));
    const [found] = await eventually(() => {
      const all = vscode.languages
        .getDiagnostics(definition)
        .filter(({ code }) => codeOf(code) === 'unknown-parameter');
      return all.length > 0 && all;
    }, 'the finding');
    assert.match(
      found?.message ?? '',
      /“Count Files” \(as it told on \d{4}-\d\d-\d\d\) has no parameter “foldr”/,
    );
    assert.deepEqual(asked, ['GET /count/ -']);
  });

  it('is held against the protocol, without a token', async () => {
    const checking = vscode.commands.executeCommand('globusFlows.checkProvider');
    await accept('Check an Action Provider'); // its address is proposed
    const report = await eventually(
      () => vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'globus-shown')?.getText(),
      'the report',
    );
    assert.match(report, /^Count Files, http:\/\/127\.0\.0\.1:\d+\/count\n/);
    assert.match(report, /✓ introspect +It tells about itself all that flows need\./);
    assert.match(report, /✓ run +Without a token \/run is refused\./);
    assert.ok(
      asked.every(line => line.endsWith(' -')),
      asked.join('\n'),
    );
    // The question whether to run it as well comes when the report is there: it is not run.
    const closing = setInterval(() => {
      void vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    }, 500);
    await checking;
    clearInterval(closing);
  });
});

function codeOf(code: vscode.Diagnostic['code']): unknown {
  return typeof code === 'object' ? code.value : code;
}
