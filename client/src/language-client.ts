import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import {
  DOCUMENT_KIND_NOTIFICATION,
  type DocumentKindParams,
  GRAPH_REQUEST,
  type GraphParams,
  type GraphResult,
  KNOWN_NAMES_NOTIFICATION,
  type KnownName,
  type KnownNamesParams,
  type LearnedResult,
  TOLD_PROVIDERS_NOTIFICATION,
  type ToldProvider,
  type ToldProvidersParams,
} from '../../language/src/index.ts';
import { FLOW_SELECTOR, onFirstFlow } from './first-flow.ts';

/** Makes the client of a server, which is a process or a worker; it is not started yet. */
export type MakeClient = (options: LanguageClientOptions) => BaseLanguageClient;

export const CLIENT_ID = 'globusFlows';
export const CLIENT_NAME = 'Globus Flows Language Server';

/** The language server, and what it takes the open files for. It starts with the first flow. */
export class Language implements vscode.Disposable {
  readonly #makeClient: MakeClient;
  readonly #log: vscode.LogOutputChannel;
  readonly #kinds = new Map<string, DocumentKindParams>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #client: BaseLanguageClient | undefined;
  #started: Promise<void> | undefined;
  #names: readonly KnownName[] = [];
  #providers: readonly ToldProvider[] = [];
  #learned: Readonly<Record<string, readonly LearnedResult[]>> = {};
  readonly onDidChangeKinds = this.#changed.event;

  constructor(makeClient: MakeClient, log: vscode.LogOutputChannel) {
    this.#makeClient = makeClient;
    this.#log = log;
    this.#subscription = vscode.Disposable.from(
      onFirstFlow(() => {
        this.ready.catch(error => this.#cannotStart(error));
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (this.#kinds.delete(uri.toString())) this.#changed.fire();
      }),
    );
  }

  /** Fulfilled when the server answers; asking starts it. */
  get ready(): Promise<void> {
    this.#started ??= this.#start();
    return this.#started;
  }

  /** What the server takes a file for; undefined for one that is not open. */
  kindOf(uri: vscode.Uri): DocumentKindParams | undefined {
    return this.#kinds.get(uri.toString());
  }

  /** The open files of a kind. */
  openFiles(kind: DocumentKindParams['kind']): vscode.Uri[] {
    return [...this.#kinds.values()].filter(k => k.kind === kind).map(k => vscode.Uri.parse(k.uri));
  }

  /** Tells the server what ids stand for; once it runs, and whenever that changes. */
  tellNames(names: readonly KnownName[]): void {
    this.#names = names;
    this.#whenStarted(() => this.#sendNames());
  }

  /**
   * Tells the server what action providers have told of themselves, and what runs have shown of definitions, by their
   * addresses; once it runs, and whenever that changes.
   */
  tellProviders(
    providers: readonly ToldProvider[],
    learned: Readonly<Record<string, readonly LearnedResult[]>>,
  ): void {
    this.#providers = providers;
    this.#learned = learned;
    this.#whenStarted(() => this.#sendProviders());
  }

  #whenStarted(send: () => Promise<void>): void {
    void this.#started?.then(send).catch(() => undefined); // it does not run: whoever waits for it is told
  }

  async #sendNames(): Promise<void> {
    const params: KnownNamesParams = { names: this.#names };
    await this.#client?.sendNotification(KNOWN_NAMES_NOTIFICATION, params);
  }

  async #sendProviders(): Promise<void> {
    const asUri = (uri: string) => this.#client?.code2ProtocolConverter.asUri(vscode.Uri.parse(uri)) ?? uri;
    const learned = Object.entries(this.#learned).map(([uri, results]) => ({ uri: asUri(uri), results }));
    const params: ToldProvidersParams = { providers: this.#providers, learned };
    await this.#client?.sendNotification(TOLD_PROVIDERS_NOTIFICATION, params);
  }

  /** What there is to draw of an open definition; undefined for any other document. */
  async graphOf(uri: vscode.Uri): Promise<GraphResult | undefined> {
    await this.ready;
    const params: GraphParams = { uri: this.#client?.code2ProtocolConverter.asUri(uri) ?? uri.toString() };
    return (await this.#client?.sendRequest<GraphResult | null>(GRAPH_REQUEST, params)) ?? undefined;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
    const client = this.#client;
    void this.#started?.then(
      () => client?.dispose(),
      () => undefined, // it never started: there is nothing to stop
    );
  }

  #start(): Promise<void> {
    const client = this.#makeClient({ documentSelector: [...FLOW_SELECTOR] });
    this.#client = client;
    client.onNotification(DOCUMENT_KIND_NOTIFICATION, (params: DocumentKindParams) => {
      this.#kinds.set(vscode.Uri.parse(params.uri).toString(), params);
      this.#changed.fire();
    });
    return client.start().then(async () => {
      await this.#sendNames();
      await this.#sendProviders();
    });
  }

  #cannotStart(error: unknown): void {
    this.#log.error(`The language server does not start: ${String(error)}`);
    const showLog = l10n.t('Show Log');
    void vscode.window
      .showErrorMessage(
        l10n.t('The language server for flows does not start, so nothing is checked or completed.'),
        showLog,
      )
      .then(chosen => chosen === showLog && this.#log.show());
  }
}
