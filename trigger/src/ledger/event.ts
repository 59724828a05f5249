import { fieldsOf } from '../../../project/src/index.ts';

/**
 * What has become of an event. `known`: it was there before the trigger; `starting`: the request for its run was written
 * down, then sent; `refused`: it is not tried again by itself; `dismissed`: refused or failed, and somebody has seen it; `withdrawn`: the file was gone, or another one, before its run.
 */
export type EventStatus = (typeof STATUSES)[number];

const STATUSES = [
  'known',
  'waiting',
  'starting',
  'running',
  'succeeded',
  'failed',
  'refused',
  'dismissed',
  'withdrawn',
] as const;

/** One file in one state, for which there is to be one run. A line of the journal is one of these, as it is from then on. */
export interface TriggerEvent {
  id: string;
  path: string;
  version: string;
  identity: string;
  size: number;
  /** When it had settled, as the clock of this computer had it. */
  time: string;
  /** What a manifest lists. */
  files?: string[];
  status: EventStatus;
  /** How often a run was asked for. */
  attempts: number;
  /** How often somebody has asked for it to be tried again after its run had ended. */
  round?: number;
  /** A run may have been started for it: the service is asked before another one is. */
  isInDoubt?: true;
  /** The file is not there any more, or another one in its place. */
  isGone?: true;
  run?: string;
  /** Why there is no run yet, or none; or how the run went wrong. */
  problem?: string;
}

/** Reads a line of the journal; undefined for what is none. */
export function readEvent(value: unknown): TriggerEvent | undefined {
  const {
    id,
    path,
    version,
    identity,
    size,
    time,
    files,
    status,
    attempts,
    round,
    isInDoubt,
    isGone,
    run,
    problem,
  } = fieldsOf(value);
  const known = STATUSES.find(one => one === status);
  if (typeof id !== 'string' || typeof path !== 'string' || known === undefined) return undefined;
  if (typeof version !== 'string' || typeof identity !== 'string' || typeof time !== 'string')
    return undefined;
  if (typeof size !== 'number' || typeof attempts !== 'number') return undefined;
  return {
    ...{ id, path, version, identity, size, time, status: known, attempts },
    ...(Array.isArray(files) && { files: files.filter(file => typeof file === 'string') }),
    ...(typeof round === 'number' && { round }),
    ...(isInDoubt === true && { isInDoubt }),
    ...(isGone === true && { isGone }),
    ...(typeof run === 'string' && { run }),
    ...(typeof problem === 'string' && { problem }),
  };
}

/** What the run of an event carries, so that it can be found again. */
export function runKey({ id, round }: TriggerEvent): string {
  return round === undefined ? id : `${id}-${round}`;
}

/** Nothing more happens to it by itself. */
export function isDone({ status }: TriggerEvent): boolean {
  return status !== 'waiting' && status !== 'starting' && status !== 'running';
}
