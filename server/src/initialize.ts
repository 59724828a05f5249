import {
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  type InitializeParams,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { FIX_ALL } from './fix-all-kind.ts';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from './semantic-legend.ts';

/** What the client said of itself when it introduced itself. */
export interface ClientTraits {
  answersConfiguration: boolean;
  watchesFiles: boolean;
  /** It takes changes that name the version which they are for. */
  versionedEdits: boolean;
  createsFiles: boolean;
  /** It asks for the edits of a code action when that is chosen. */
  resolvesEdits: boolean;
  /** It reads from a list of completions what its items replace. */
  sharesEditRange: boolean;
  refreshesInlayHints: boolean;
  refreshesCodeLens: boolean;
  /** Where the pages of the rules are, if the client says so. */
  rulePages: string | undefined;
  /** It reads files for a server that cannot, where it says so. */
  readsFiles: boolean;
}

/** Answers `initialize`; `then` gets what the client said, before the answer is sent. */
export function onInitialize(
  connection: Connection,
  version: string,
  then: (client: ClientTraits) => void,
): void {
  connection.onInitialize(({ capabilities, initializationOptions }) => {
    then(traits(capabilities, initializationOptions));
    return {
      serverInfo: { name: 'Globus Flows Workbench', version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        completionProvider: { triggerCharacters: ['"', ':', '.', '/', '$', '`'] },
        signatureHelpProvider: { triggerCharacters: ['(', ','], retriggerCharacters: [')'] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentHighlightProvider: true,
        renameProvider: { prepareProvider: true },
        semanticTokensProvider: {
          legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
          full: { delta: true },
          range: true,
        },
        inlayHintProvider: true,
        codeLensProvider: { resolveProvider: true },
        documentSymbolProvider: { label: 'Globus Flows' },
        workspaceSymbolProvider: true,
        callHierarchyProvider: true,
        documentLinkProvider: {},
        foldingRangeProvider: true,
        selectionRangeProvider: true,
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor, FIX_ALL],
          resolveProvider: true,
        },
      },
    };
  });
}

function traits(
  { workspace, textDocument }: ClientCapabilities,
  options: InitializeParams['initializationOptions'],
): ClientTraits {
  const given: unknown = options;
  const { rulePages, readsFiles } = fieldsOf(given);
  return {
    answersConfiguration: workspace?.configuration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    resolvesEdits: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    sharesEditRange: textDocument?.completion?.completionList?.itemDefaults?.includes('editRange') === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesCodeLens: workspace?.codeLens?.refreshSupport === true,
    rulePages: typeof rulePages === 'string' ? rulePages : undefined,
    readsFiles: readsFiles === true,
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
