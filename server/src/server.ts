import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
} from 'vscode-languageserver';
import {
  GRAPH_REQUEST,
  KNOWN_NAMES_NOTIFICATION,
  type KnownNamesParams,
  KnownProviders,
  TOLD_PROVIDERS_NOTIFICATION,
  type ToldProvidersParams,
} from '../../language/src/index.ts';
import { COMPANION_GLOB, Companions } from './companions.ts';
import { DiagnosticsPublisher } from './diagnostics.ts';
import { Documents } from './documents.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './handlers/call-hierarchy.ts';
import { codeAction } from './handlers/code-action.ts';
import { codeLens, resolveCodeLens } from './handlers/code-lens.ts';
import { completion } from './handlers/completion.ts';
import { definition } from './handlers/definition.ts';
import { documentHighlight } from './handlers/document-highlight.ts';
import { documentLink } from './handlers/document-link.ts';
import { documentSymbol } from './handlers/document-symbol.ts';
import { foldingRange } from './handlers/folding-range.ts';
import { graph } from './handlers/graph.ts';
import { hover } from './handlers/hover.ts';
import { inlayHint } from './handlers/inlay-hint.ts';
import { resolveCodeAction } from './handlers/refactoring.ts';
import { references } from './handlers/references.ts';
import { prepareRename, rename } from './handlers/rename.ts';
import { selectionRange } from './handlers/selection-range.ts';
import {
  allSemanticTokens,
  changedSemanticTokens,
  semanticTokensInRange,
} from './handlers/semantic-tokens.ts';
import { signatureHelp } from './handlers/signature-help.ts';
import { workspaceSymbol } from './handlers/workspace-symbol.ts';
import type { Host } from './host.ts';
import type { ClientTraits } from './initialize.ts';
import { Projects } from './projects.ts';
import { refreshShown } from './refresh.ts';
import { safe } from './safe.ts';
import type { Session } from './session.ts';
import { SECTION, Settings } from './settings.ts';

/** Works for a client that has introduced itself: translates between LSP and the language core. */
export function serve(connection: Connection, host: Host, client: ClientTraits): void {
  const documents = new Documents();
  const session: Session = {
    connection,
    client,
    documents,
    settings: new Settings(connection, client.answersConfiguration),
    companions: new Companions(documents, host),
    projects: new Projects(documents, host.readFile),
    rulePages: client.rulePages ?? host.rulePages,
    sentTokens: new Map(),
    names: new Map(),
    providers: { all: new KnownProviders(), of: new Map() },
  };
  const publisher = new DiagnosticsPublisher(session, host.defer);
  subscribe(connection, client);
  synchronise(session, publisher, () => refreshShown(connection, client));

  /** Calls a feature, which answers `empty` where it fails. */
  const answer =
    <Params, Result>(feature: (session: Session, params: Params) => Result, empty: Awaited<Result>) =>
    (params: Params) =>
      safe(connection, empty, () => feature(session, params));
  connection.onCompletion(answer(completion, []));
  connection.onSignatureHelp(answer(signatureHelp, null));
  connection.onHover(answer(hover, null));
  connection.onDefinition(answer(definition, []));
  connection.onReferences(answer(references, []));
  connection.onDocumentHighlight(answer(documentHighlight, []));
  connection.onPrepareRename(answer(prepareRename, null));
  connection.onRenameRequest(answer(rename, null));
  connection.onDocumentSymbol(answer(documentSymbol, []));
  connection.onWorkspaceSymbol(answer(workspaceSymbol, []));
  connection.onDocumentLinks(answer(documentLink, []));
  connection.onFoldingRanges(answer(foldingRange, []));
  connection.onSelectionRanges(answer(selectionRange, []));
  connection.onCodeAction(answer(codeAction, []));
  connection.onCodeActionResolve(action =>
    safe(connection, action, () => resolveCodeAction(session, action)),
  );
  connection.onCodeLens(answer(codeLens, []));
  connection.onCodeLensResolve(lens => safe(connection, lens, () => resolveCodeLens(session, lens)));
  const { semanticTokens, inlayHint: hints, callHierarchy } = connection.languages;
  callHierarchy.onPrepare(answer(prepareCallHierarchy, null));
  callHierarchy.onIncomingCalls(answer(incomingCalls, null));
  callHierarchy.onOutgoingCalls(answer(outgoingCalls, null));
  semanticTokens.on(answer(allSemanticTokens, null));
  semanticTokens.onDelta(answer(changedSemanticTokens, null));
  semanticTokens.onRange(answer(semanticTokensInRange, null));
  hints.on(answer(inlayHint, []));
  connection.onRequest(GRAPH_REQUEST, answer(graph, null));
  connection.onNotification(KNOWN_NAMES_NOTIFICATION, ({ names }: KnownNamesParams) => {
    session.names.clear();
    for (const known of names) session.names.set(known.id.toLowerCase(), known);
    refreshShown(connection, client);
  });
  connection.onNotification(TOLD_PROVIDERS_NOTIFICATION, ({ providers, learned }: ToldProvidersParams) => {
    const of = learned.map(({ uri, results }) => [uri, new KnownProviders(providers, results)] as const);
    session.providers = { all: new KnownProviders(providers), of: new Map(of) };
    for (const uri of documents.uris()) publisher.touch(uri);
    refreshShown(connection, client);
  });
}

/** Asks to be told of what the client does not tell by itself. */
function subscribe(connection: Connection, { answersConfiguration, watchesFiles }: ClientTraits): void {
  connection.onInitialized(() => {
    const { client } = connection;
    if (answersConfiguration)
      void client.register(DidChangeConfigurationNotification.type, { section: SECTION });
    const watchers = [{ globPattern: COMPANION_GLOB }];
    if (watchesFiles) void client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });
}

/** Keeps documents, settings, companions and projects as the client has them; each change is checked anew. */
function synchronise(session: Session, publisher: DiagnosticsPublisher, refresh: () => void): void {
  const { connection, documents, settings, companions, projects } = session;
  const touch = (uri: string) => {
    if (documents.get(uri)) publisher.touch(uri);
    const relatives = companions.changed(uri);
    for (const relative of relatives) publisher.touch(relative);
    if (relatives.length > 0) refresh();
    for (const member of projects.changed(uri)) publisher.touch(member);
  };
  connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
    documents.open(uri, version, text);
    touch(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    documents.change(uri, version, contentChanges);
    touch(uri);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.close(uri);
    settings.forget(uri);
    companions.forget(uri);
    session.sentTokens.delete(uri);
    publisher.clear(uri);
    touch(uri);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) touch(uri);
  });
  connection.onDidChangeConfiguration(() => {
    settings.forget();
    for (const uri of documents.uris()) publisher.touch(uri);
    refresh();
  });
}
