/**
 * Behaviour of the hosted service that Globus does not document, or documents in two ways. Wherever one of these
 * decides what a run does, the run carries a warning. Durations are in milliseconds.
 */
export interface Settings {
  /** Does a FAILED action raise ActionFailedException when its state does not set ExceptionOnActionFailure? */
  exceptionOnActionFailureDefault: boolean;
  /** A Choice rule whose Variable does not exist: does it not match, or does the run fail? */
  choiceMissingVariable: 'no-match' | 'error';
  /** What a catcher places at its ResultPath. */
  caughtErrorShape: 'Error/Cause' | 'exception/cause';
  /** Can a catcher that names an engine error such as States.Runtime catch it? `States.ALL` never does. */
  runtimeErrorsCatchable: 'by-name' | 'never';
  /** Does States.ALL catch ActionFailedException, ActionTimeout and ActionUnableToRun? */
  statesAllMatchesActionErrors: boolean;
  /** Does a Pass state with InputPath and ResultPath remove the value from where it was? */
  passInputPathMoves: boolean;
  /** Are `.=` keys evaluated inside data that a `.$` reference fetched? */
  evaluateExpressionsInReferencedData: boolean;
  /** Does ActionStarted show `.=` keys as they are written, or their values? */
  logExpressionInputs: 'raw' | 'evaluated';
  /** When a running action is asked for its status: the first time after `initial`, then ever later up to `max`. */
  polling: { initial: number; factor: number; max: number };
  /** Run state (payload) that Globus allows, in bytes of compact JSON [D: 200 KB]. Going over it is only reported. */
  payloadLimit: number;
  /** A guard of ours against endless loops; the hosted service has none. */
  maxTransitions: number;
}

/** What we know of the service as of 2026. */
export const defaultSettings: Settings = {
  exceptionOnActionFailureDefault: true,
  choiceMissingVariable: 'no-match',
  caughtErrorShape: 'Error/Cause',
  runtimeErrorsCatchable: 'by-name',
  statesAllMatchesActionErrors: true,
  passInputPathMoves: false,
  evaluateExpressionsInReferencedData: false,
  logExpressionInputs: 'raw',
  polling: { initial: 1_000, factor: 2, max: 600_000 },
  payloadLimit: 200_000,
  maxTransitions: 10_000,
};

/** Both answers to each question that the documentation leaves open and that decides where a run leads; the default first. */
export const CONTESTED = {
  exceptionOnActionFailureDefault: [true, false],
  choiceMissingVariable: ['no-match', 'error'],
  caughtErrorShape: ['Error/Cause', 'exception/cause'],
  runtimeErrorsCatchable: ['by-name', 'never'],
  statesAllMatchesActionErrors: [true, false],
  passInputPathMoves: [false, true],
  evaluateExpressionsInReferencedData: [false, true],
} as const satisfies { [Name in keyof Settings]?: readonly [Settings[Name], Settings[Name]] };

export type Contested = keyof typeof CONTESTED;
