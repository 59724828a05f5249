import {
  CodeActionKind,
  type CodeActionParams,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeResult,
  type Position,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import {
  completions,
  DOCUMENT_KIND_NOTIFICATION,
  type DocumentKindParams,
  definition,
  type FlowDocument,
  fixAll,
  hover,
  quickFixes,
  type Range,
  references,
  symbols,
} from '../../language/src/index.ts';
import { toCodeAction, toCompletionItem, toDocumentSymbol } from './convert.ts';
import { DiagnosticsPublisher } from './diagnostics.ts';
import { Documents, type OpenDocument } from './documents.ts';
import { safely } from './safely.ts';
import { Settings } from './settings.ts';

const FIX_ALL = `${CodeActionKind.SourceFixAll}.gflow`;

export interface ServerOptions {
  version: string;
  /** The address of the folder with the rules' pages, with a slash at its end. */
  rulePages: string;
}

/** Answers on a connection: translates between LSP and the language core, and holds the open documents. */
export function serve(connection: Connection, { version, rulePages }: ServerOptions): void {
  const documents = new Documents();
  const settings = new Settings(connection, rulePages);
  const publisher = new DiagnosticsPublisher(connection, documents, settings);
  const safe = safely(connection);
  const flowOf = (uri: string): FlowDocument | undefined => documents.get(uri)?.flow;

  connection.onInitialize(({ capabilities }): InitializeResult => {
    settings.supported = capabilities.workspace?.configuration === true;
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
    if (settings.supported)
      void connection.client.register(DidChangeConfigurationNotification.type, { section: 'globusFlows' });
  });
  connection.onDidChangeConfiguration(() => {
    settings.forget();
    for (const { text } of documents.all()) publisher.touch(text.uri);
  });

  const announce = (now: OpenDocument, before?: OpenDocument) => {
    const { kind, reason } = now.recognition;
    if (kind === before?.recognition.kind && reason === before.recognition.reason) return;
    const params: DocumentKindParams = { uri: now.text.uri, kind, reason };
    void connection.sendNotification(DOCUMENT_KIND_NOTIFICATION, params);
  };
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    announce(documents.open(uri, languageId, version, text));
    publisher.touch(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const before = documents.get(uri);
    const now = documents.change(uri, version, contentChanges);
    if (now) announce(now, before);
    publisher.touch(uri);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    documents.close(uri);
    settings.forget(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  /** Calls a feature with the definition and the offset, if the document is one. */
  const at = <Result>(
    uri: string,
    position: Position,
    feature: (flow: FlowDocument, offset: number) => Result,
  ) => {
    const flow = flowOf(uri);
    return flow && feature(flow, flow.lines.offset(position));
  };
  connection.onCompletion(
    safe(({ textDocument, position }) =>
      at(textDocument.uri, position, (flow, offset) =>
        completions(flow, offset).map(item => toCompletionItem(flow, item)),
      ),
    ),
  );
  connection.onHover(
    safe(({ textDocument, position }) =>
      at(textDocument.uri, position, (flow, offset) => {
        const found = hover(flow, offset);
        return (
          found && {
            contents: { kind: 'markdown', value: found.contents },
            range: flow.lines.range(found.span),
          }
        );
      }),
    ),
  );
  connection.onDefinition(
    safe(({ textDocument: { uri }, position }) =>
      at(uri, position, (flow, offset) => {
        const found = definition(flow, offset);
        return found && { uri, range: flow.lines.range(found) };
      }),
    ),
  );
  connection.onReferences(
    safe(({ textDocument: { uri }, position, context }) =>
      at(uri, position, (flow, offset) =>
        references(flow, offset, context.includeDeclaration).map(span => ({
          uri,
          range: flow.lines.range(span),
        })),
      ),
    ),
  );
  connection.onDocumentSymbol(
    safe(({ textDocument }) => {
      const flow = flowOf(textDocument.uri);
      return flow && symbols(flow).map(symbol => toDocumentSymbol(flow, symbol));
    }),
  );
  connection.onCodeAction(
    safe(async ({ textDocument: { uri }, range, context }: CodeActionParams) => {
      const options = await settings.of(uri);
      const flow = flowOf(uri);
      if (!flow) return undefined;
      const wanted = (kind: string) => !context.only || context.only.some(only => kind.startsWith(only));
      const quick = wanted(CodeActionKind.QuickFix) ? quickFixes(flow, spanOf(flow, range)) : [];
      const actions = quick.map(fix => toCodeAction(flow, fix, options));
      return context.only && wanted(FIX_ALL) ? [...actions, ...fixAllAction(flow)] : actions;
    }),
  );
  connection.listen();
}

function spanOf({ lines }: FlowDocument, { start, end }: Range) {
  const offset = lines.offset(start);
  return { offset, length: lines.offset(end) - offset };
}

function fixAllAction({ uri, text, lines }: FlowDocument) {
  const fixed = fixAll(text, uri);
  if (fixed === text) return [];
  const edit = smallestEdit(text, fixed);
  const change = { range: lines.range(edit.span), newText: edit.newText };
  return [{ title: 'Fix all that is safe to fix', kind: FIX_ALL, edit: { changes: { [uri]: [change] } } }];
}

/** One replacement that leaves out the beginning and the end that both texts share. */
function smallestEdit(before: string, after: string) {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - start;
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return {
    span: { offset: start, length: before.length - tail - start },
    newText: after.slice(start, after.length - tail),
  };
}
