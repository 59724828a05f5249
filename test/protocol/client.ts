import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { ClientCapabilities, Diagnostic } from 'vscode-languageserver';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { built } from './built.ts';

export interface Published {
  uri: string;
  version?: number;
  diagnostics: Diagnostic[];
}

export interface ClientOptions {
  initializationOptions?: object;
  /** Beside those that are told of anyway. */
  capabilities?: ClientCapabilities;
  /** Answers `workspace/configuration` for a document; without it the client does not support that. */
  configuration?: (uri: string, section: string) => unknown;
}

/** A bare LSP client on the built server: what any editor does, over stdio. */
export class ProtocolClient {
  readonly process: ChildProcess;
  readonly connection: MessageConnection;
  readonly kinds = new Map<string, string>();
  readonly published: Published[] = [];
  readonly #waiting = new Set<() => void>();

  private constructor(server: string) {
    const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.process = child;
    this.connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (published: Published) => {
      this.published.push(published);
      for (const wake of this.#waiting) wake();
    });
    this.connection.onNotification('gflow/documentKind', ({ uri, kind }: { uri: string; kind: string }) => {
      this.kinds.set(uri, kind);
    });
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.listen();
  }

  static async start({
    configuration,
    initializationOptions,
    capabilities,
  }: ClientOptions = {}): Promise<ProtocolClient> {
    const client = new ProtocolClient(await built('server.js'));
    if (configuration)
      client.connection.onRequest(
        'workspace/configuration',
        ({ items }: { items: { scopeUri: string; section: string }[] }) =>
          items.map(item => configuration(item.scopeUri, item.section)),
      );
    await client.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        ...capabilities,
        workspace: {
          configuration: configuration !== undefined,
          didChangeConfiguration: { dynamicRegistration: true },
          didChangeWatchedFiles: { dynamicRegistration: true },
        },
      },
      initializationOptions,
    });
    await client.notify('initialized', {});
    return client;
  }

  open(uri: string, text: string): Promise<void> {
    return this.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'json', version: 1, text },
    });
  }

  change(uri: string, version: number, contentChanges: object[]): Promise<void> {
    return this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  close(uri: string): Promise<void> {
    return this.notify('textDocument/didClose', { textDocument: { uri } });
  }

  notify(method: string, params: object): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  request<Result>(method: string, params: object): Promise<Result> {
    return this.connection.sendRequest(method, params);
  }

  /** The diagnostics of that version, waiting for them; `undefined` stands for those of a closed document. */
  async diagnostics(uri: string, version: number | undefined): Promise<Diagnostic[]> {
    const found = () => this.published.findLast(p => p.uri === uri && p.version === version);
    await this.until(() => found() !== undefined);
    return found()?.diagnostics ?? [];
  }

  async codes(uri: string, version: number | undefined = 1): Promise<unknown[]> {
    return (await this.diagnostics(uri, version)).map(d => d.code);
  }

  /** Waits until that holds; it is asked whenever diagnostics arrive. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds())
      await new Promise<void>(resolve => {
        const wake = () => {
          this.#waiting.delete(wake);
          resolve();
        };
        this.#waiting.add(wake);
      });
  }

  /** Shuts down as the protocol says, and returns the exit status. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    return await this.exit();
  }

  async exit(): Promise<number | null> {
    const ended = once(this.process, 'exit');
    await this.connection.sendNotification('exit');
    await ended;
    this.connection.dispose();
    return this.process.exitCode;
  }
}
