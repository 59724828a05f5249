import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from 'vscode-languageserver';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

interface Published {
  uri: string;
  version?: number;
  diagnostics: Diagnostic[];
}

/** A bare LSP client on the built server: what any editor does, over stdio. */
export class ProtocolClient {
  readonly process: ChildProcess;
  readonly connection: MessageConnection;
  readonly kinds = new Map<string, string>();
  readonly #published = new Map<string, Published[]>();
  readonly #waiting = new Set<() => void>();

  private constructor() {
    const server = fileURLToPath(new URL('../../dist/server.js', import.meta.url));
    const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.process = child;
    this.connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (published: Published) => {
      this.#published.set(published.uri, [...(this.#published.get(published.uri) ?? []), published]);
      for (const wake of this.#waiting) wake();
    });
    this.connection.onNotification('gflow/documentKind', ({ uri, kind }: { uri: string; kind: string }) => {
      this.kinds.set(uri, kind);
    });
    this.connection.listen();
  }

  static async start(): Promise<ProtocolClient> {
    const client = new ProtocolClient();
    await client.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    await client.connection.sendNotification('initialized', {});
    return client;
  }

  open(uri: string, text: string): Promise<void> {
    return this.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'json', version: 1, text },
    });
  }

  change(uri: string, version: number, contentChanges: object[]): Promise<void> {
    return this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  request<Result>(method: string, params: object): Promise<Result> {
    return this.connection.sendRequest(method, params);
  }

  /** The diagnostics of that version, waiting for them. */
  async diagnostics(uri: string, version: number | undefined): Promise<Diagnostic[]> {
    for (;;) {
      const found = this.#published.get(uri)?.findLast(p => p.version === version);
      if (found) return found.diagnostics;
      await new Promise<void>(resolve => {
        const wake = () => {
          this.#waiting.delete(wake);
          resolve();
        };
        this.#waiting.add(wake);
      });
    }
  }

  /** Shuts down as the protocol says, and returns the exit status. */
  async stop(): Promise<number | null> {
    await this.connection.sendRequest('shutdown');
    const ended = once(this.process, 'exit');
    await this.connection.sendNotification('exit');
    await ended;
    this.connection.dispose();
    return this.process.exitCode;
  }
}
