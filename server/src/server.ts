import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { COMPANION_GLOB, Companions } from './companion.ts';
import { DiagnosticsPublisher } from './diagnostics.ts';
import { Documents } from './documents.ts';
import { codeAction, FIX_ALL } from './handlers/code-action.ts';
import { completion } from './handlers/completion.ts';
import { definition } from './handlers/definition.ts';
import { documentSymbol } from './handlers/document-symbol.ts';
import { hover } from './handlers/hover.ts';
import { references } from './handlers/references.ts';
import type { Host } from './host.ts';
import { safe } from './safe.ts';
import type { Session } from './session.ts';
import { Settings } from './settings.ts';

/** Answers on a connection: translates between LSP and the language core, and holds the open documents. */
export function serve(connection: Connection, host: Host): void {
  const documents = new Documents();
  const session: Session = {
    connection,
    documents,
    settings: new Settings(connection),
    companions: new Companions(documents, host.readFile),
    rulePages: host.rulePages,
  };
  const publisher = new DiagnosticsPublisher(session, host.defer);
  initialize(session, host);
  synchronise(session, publisher);

  /** Calls a feature, which answers `empty` where it fails. */
  const answer =
    <Params, Result>(feature: (session: Session, params: Params) => Result, empty: Awaited<Result>) =>
    (params: Params) =>
      safe(connection, empty, () => feature(session, params));
  connection.onCompletion(answer(completion, []));
  connection.onHover(answer(hover, null));
  connection.onDefinition(answer(definition, null));
  connection.onReferences(answer(references, []));
  connection.onDocumentSymbol(answer(documentSymbol, []));
  connection.onCodeAction(answer(codeAction, []));
  connection.listen();
}

function initialize(session: Session, { version }: Host): void {
  const { connection, settings } = session;
  let watches = false;
  connection.onInitialize(({ capabilities, initializationOptions }): InitializeResult => {
    settings.supported = capabilities.workspace?.configuration === true;
    watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    session.rulePages = rulePagesIn(initializationOptions) ?? session.rulePages;
    return {
      serverInfo: { name: 'Globus Flows Workbench', version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        completionProvider: { triggerCharacters: ['"', ':', '.', '/'] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentSymbolProvider: { label: 'Globus Flows' },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
      },
    };
  });
  connection.onInitialized(() => {
    const { client } = connection;
    const section = 'globusFlows';
    if (settings.supported) void client.register(DidChangeConfigurationNotification.type, { section });
    const watchers = [{ globPattern: COMPANION_GLOB }];
    if (watches) void client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });
}

/** Keeps documents, settings and companions as the client has them; each change is checked anew. */
function synchronise(session: Session, publisher: DiagnosticsPublisher): void {
  const { connection, documents, settings, companions } = session;
  const touch = (uri: string) => {
    if (documents.get(uri)) publisher.touch(uri);
    for (const definition of companions.changed(uri)) publisher.touch(definition);
  };
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    documents.open(uri, languageId, version, text);
    touch(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    documents.change(uri, version, contentChanges);
    touch(uri);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.close(uri);
    settings.forget(uri);
    publisher.clear(uri);
    touch(uri);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) touch(uri);
  });
  connection.onDidChangeConfiguration(() => {
    settings.forget();
    for (const uri of documents.uris()) publisher.touch(uri);
  });
}

function rulePagesIn(options: InitializeParams['initializationOptions']): string | undefined {
  const given: unknown = options;
  if (typeof given !== 'object' || given === null || !('rulePages' in given)) return undefined;
  return typeof given.rulePages === 'string' ? given.rulePages : undefined;
}
