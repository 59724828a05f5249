/** The facade of this room: others import from here only. */
export { projectTriggers } from './config/project-triggers.ts';
export { readTrigger, type Trigger, type TriggerFields } from './config/trigger.ts';
export { cannotBegin } from './run/cannot-begin.ts';
export { countWords } from './run/counts.ts';
export { dryRun, type Rehearsed } from './run/dry-run.ts';
export { runTrigger } from './run/run-trigger.ts';
export type { Told } from './run/told.ts';
export { checkTemplate } from './service/check-template.ts';
export { flowRuns } from './service/flow-runs.ts';
export type { RunService } from './service/run-service.ts';
export { renameOver } from './state/rename-over.ts';
export { type StateFolder, stateFolderOf } from './state/state-folder.ts';
export { isNamed, type TriggerStatus, triggerStatuses } from './state/trigger-status.ts';
export type { Wish } from './state/wish.ts';
export { wishFor } from './state/wishes.ts';
