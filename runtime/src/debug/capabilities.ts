import type { DebugProtocol } from '@vscode/debugprotocol';
import { ERROR_FILTERS } from './exceptions.ts';

/** What the adapter can do. */
export const CAPABILITIES: DebugProtocol.Capabilities = {
  supportsConfigurationDoneRequest: true,
  supportsConditionalBreakpoints: true,
  supportsHitConditionalBreakpoints: true,
  supportsLogPoints: true,
  supportsFunctionBreakpoints: true,
  supportsDataBreakpoints: true,
  supportsBreakpointLocationsRequest: true,
  supportsExceptionFilterOptions: true,
  supportsExceptionInfoRequest: true,
  exceptionBreakpointFilters: [...ERROR_FILTERS],
  supportsStepBack: true,
  supportsRestartFrame: true,
  supportsGotoTargetsRequest: true,
  supportsSetVariable: true,
  supportsSetExpression: true,
  supportsEvaluateForHovers: true,
  supportsClipboardContext: true,
  supportsCompletionsRequest: true,
  completionTriggerCharacters: ['.'],
  supportsRestartRequest: true,
  supportsTerminateRequest: true,
  supportsDelayedStackTraceLoading: true,
};

/** What it cannot do with a run that is over: change it. */
export const OF_RECORDED_RUNS: DebugProtocol.Capabilities = {
  supportsRestartFrame: false,
  supportsGotoTargetsRequest: false,
  supportsSetVariable: false,
  supportsSetExpression: false,
};
