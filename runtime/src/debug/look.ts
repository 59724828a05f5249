import type { DebugProtocol } from '@vscode/debugprotocol';
import type { DebugSession } from './debug-session.ts';

/** Answers the requests that only look at a run. */
export function look(
  session: DebugSession,
  command: string,
  asked: DebugProtocol.Request['arguments'],
): object {
  switch (command) {
    case 'stackTrace':
      return session.stackTrace(asked);
    case 'scopes':
      return session.scopes(asked);
    case 'variables':
      return session.variables(asked);
    case 'completions':
      return session.completions(asked);
    case 'exceptionInfo':
      return session.exceptionInfo();
    case 'dataBreakpointInfo':
      return session.dataBreakpoint(asked);
    case 'gotoTargets':
      return session.gotoTargets(asked);
    case 'breakpointLocations':
      return session.breakpointLocations(asked);
    default:
      throw new Error(`The debugger of flows has no request “${command}”.`);
  }
}
