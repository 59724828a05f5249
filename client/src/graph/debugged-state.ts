import type { DebugProtocol } from '@vscode/debugprotocol';
import * as vscode from 'vscode';
import type { Position } from '../../../language/src/index.ts';
import type { StateMark } from '../../../webview/src/index.ts';
import { DEBUG_TYPE } from '../debug/configuration.ts';
import { debugPath } from '../debug/files.ts';
import { debuggedStateMarks } from './debugged-state-marks.ts';

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
      createDebugAdapterTracker: session => ({
        // The mark stays while the session goes on from one stop to the next.
        onDidSendMessage: (message: DebugProtocol.Event) => {
          if (message.event === 'stopped') void stopOf(session).then(stop => this.#moved(stop));
        },
        onWillStopSession: () => this.#moved(undefined),
      }),
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

async function stopOf(session: vscode.DebugSession): Promise<Stop | undefined> {
  let trace: DebugProtocol.StackTraceResponse['body'];
  try {
    trace = await session.customRequest('stackTrace', { threadId: 1, levels: 1 });
  } catch {
    return undefined; // it has ended meanwhile
  }
  const [top] = trace.stackFrames;
  if (top?.source?.path === undefined) return undefined;
  return { path: top.source.path, at: { line: top.line - 1, character: top.column - 1 } };
}
