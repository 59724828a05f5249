export { DebugAdapter, type Load } from './adapter.ts';
export type { Debuggee } from './debuggee.ts';
export { localContext } from './local-context.ts';
export { type Ask, LocalRun } from './local-run.ts';
export { type PhaseName, Places, phaseName } from './places.ts';
export { readRunLog } from './recorded-log.ts';
export { RecordedRun } from './recorded-run.ts';
export type { Timeline } from './timeline.ts';
