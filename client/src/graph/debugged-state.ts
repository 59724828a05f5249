import type { DebugProtocol } from '@vscode/debugprotocol';
import * as vscode from 'vscode';
import type { Position } from '../../../language/src/index.ts';
import type { StateMark } from '../../../webview/src/index.ts';
import { DEBUG_TYPE } from '../debug/configuration.ts';
import { debugPath } from '../debug/files.ts';
import { debuggedStateMarks } from './debugged-state-marks.ts';

/** What is looked at of a message that a debug adapter sends. */
interface Message {
  event?: string;
  command?: string;
  body?: { stackFrames?: readonly DebugProtocol.StackFrame[] };
}

/** A place in a file at which the debugger stands. */
interface Stop {
  path: string;
  at: Position;
}

/** The state at which a debug session stands, to be marked as that of a run is. */
export class DebuggedState implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;
  #stop: Stop | undefined;
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#subscription = vscode.debug.registerDebugAdapterTrackerFactory(DEBUG_TYPE, {
      createDebugAdapterTracker: () => {
        let stopped = false;
        return {
          // The mark stays while the session goes on from one stop to the next. The editor asks where it stands by itself.
          onDidSendMessage: ({ event, command, body }: Message) => {
            if (event === 'stopped') stopped = true;
            else if (stopped && command === 'stackTrace') {
              stopped = false;
              this.#moved(stopOf(body?.stackFrames?.[0]));
            }
          },
          onWillStopSession: () => this.#moved(undefined),
        };
      },
    });
  }

  marks(document: vscode.TextDocument): StateMark[] {
    const stop = this.#stop;
    if (stop?.path !== debugPath(document.uri)) return [];
    return debuggedStateMarks(document.uri.toString(), document.getText(), stop.at);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  #moved(stop: Stop | undefined): void {
    this.#stop = stop;
    this.#changed.fire();
  }
}

function stopOf(top: DebugProtocol.StackFrame | undefined): Stop | undefined {
  if (top?.source?.path === undefined) return undefined;
  return { path: top.source.path, at: { line: top.line - 1, character: top.column - 1 } };
}
