// A language server around amazon-states-language-service, which comes without one. It checks at each change at once:
// the half second that the AWS Toolkit waits first is not counted against it.
import aws from 'amazon-states-language-service';
import {
  createConnection,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
const service = aws.getLanguageService({});

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    completionProvider: {},
    hoverProvider: true,
  },
}));
documents.onDidChangeContent(async ({ document }) => {
  const diagnostics = await service.doValidation(document, service.parseJSONDocument(document));
  await connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
});

/** Answers a request with what the service says of the document and the place. */
const answered =
  ask =>
  ({ textDocument, position }) => {
    const document = documents.get(textDocument.uri);
    return document && ask(document, position, service.parseJSONDocument(document));
  };
connection.onCompletion(answered((document, position, json) => service.doComplete(document, position, json)));
connection.onHover(answered((document, position, json) => service.doHover(document, position, json)));
documents.listen(connection);
connection.listen();
