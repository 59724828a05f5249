import type { DebugProtocol } from '@vscode/debugprotocol';
import * as vscode from 'vscode';
import { DebugAdapter, type Load } from '../../../runtime/src/index.ts';

/** The debug adapter of flows in the process of the extension: no server, no port. */
export class InlineAdapter implements vscode.DebugAdapter {
  readonly #sent = new vscode.EventEmitter<vscode.DebugProtocolMessage>();
  readonly #adapter: DebugAdapter;
  readonly onDidSendMessage = this.#sent.event;

  constructor(load: Load) {
    this.#adapter = new DebugAdapter(load, message => this.#sent.fire(message));
  }

  handleMessage(message: vscode.DebugProtocolMessage): void {
    if (isProtocolMessage(message)) void this.#adapter.handle(message);
  }

  dispose(): void {
    this.#sent.dispose();
  }
}

function isProtocolMessage(message: object): message is DebugProtocol.ProtocolMessage {
  return 'type' in message && 'seq' in message;
}
