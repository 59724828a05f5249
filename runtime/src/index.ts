export * from './access/index.ts';
export { causeWords } from './cause-words.ts';
export * from './debug/index.ts';
export { evaluateExpression } from './expression/evaluate.ts';
export * from './flow-test/index.ts';
export * from './mocks/index.ts';
export { readSettings } from './read-settings.ts';
export { advanceRun, beginRun, blockingWebInput, pendingEffects } from './run.ts';
export { validateInput } from './schema.ts';
export { defaultSettings, type Settings } from './settings.ts';
export type {
  ActionStatus,
  Effect,
  Exit,
  InputProblem,
  Json,
  JsonObject,
  LogEntry,
  Run,
  RunContext,
  RunEvent,
  RunStatus,
  Transition,
  Visited,
  Waiting,
} from './types.ts';
