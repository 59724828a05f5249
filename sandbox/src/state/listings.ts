import type { Run } from '../../../runtime/src/index.ts';
import { checkFor } from './files.ts';
import type { Listing } from './history.ts';
import type { ComputeTaskLine, ComputeTaskRecord } from './records/compute.ts';
import type { RunLine, RunRecord } from './records/flows.ts';
import type { SearchTaskLine, SearchTaskRecord } from './records/search.ts';
import type { TaskLine, TaskRecord } from './records/transfer.ts';

/** Is nothing going to happen to a run any more? */
export const isOver = ({ status }: Run): boolean => status === 'SUCCEEDED' || status === 'FAILED';

export const runListing: Listing<RunRecord, RunLine> = {
  isOver: ({ run }) => isOver(run),
  lineOf: ({ run, run_id, flow_id, flow_title, label, ...record }) => {
    const { run_owner, run_managers, run_monitors, start_time, completion_time } = record;
    const people = { run_owner, run_managers, run_monitors };
    return { run_id, flow_id, flow_title, label, status: run.status, start_time, completion_time, ...people };
  },
  isLine: checkFor<RunLine>({ run_id: 'string', flow_id: 'string', status: 'string' }),
};

export const taskListing: Listing<TaskRecord, TaskLine> = {
  isOver: ({ status }) => status !== 'ACTIVE',
  lineOf: ({ task_id, submission_id, owner_id, type, status, label, ...task }) => {
    const { request_time, completion_time, source_endpoint_id, destination_endpoint_id } = task;
    const about = { task_id, submission_id, owner_id, type, status, label };
    return { ...about, request_time, completion_time, source_endpoint_id, destination_endpoint_id };
  },
  isLine: checkFor<TaskLine>({ task_id: 'string', owner_id: 'string', request_time: 'number' }),
};

export const searchTaskListing: Listing<SearchTaskRecord, SearchTaskLine> = {
  isOver: ({ state }) => state !== 'PENDING',
  lineOf: ({ task_id, index_id, created }) => ({ task_id, index_id, created }),
  isLine: checkFor<SearchTaskLine>({ task_id: 'string', index_id: 'string', created: 'number' }),
};

export const computeTaskListing: Listing<ComputeTaskRecord, ComputeTaskLine> = {
  isOver: ({ outcome }) => outcome !== null,
  lineOf: ({ task_id, task_group_id, owner }) => ({ task_id, task_group_id, owner }),
  isLine: checkFor<ComputeTaskLine>({ task_id: 'string', task_group_id: 'string', owner: 'string' }),
};
