import type { Json } from '../../json.ts';

/** A registered function. */
export interface FunctionRecord {
  function_uuid: string;
  function_name: string;
  description: string | null;
  /** As the Compute SDK writes functions. */
  function_code: string;
  metadata: { python_version: string | null; sdk_version: string | null; serde_identifier: string | null };
  owner: string;
  /** Whose members may call it, too. */
  group: string | null;
  public: boolean;
}

export interface ComputeTaskRecord {
  task_id: string;
  task_group_id: string;
  function_id: string;
  endpoint_id: string;
  owner: string;
  /** The arguments, as the Compute SDK writes them. */
  payload: string;
  created: number;
  started: number | null;
  completed: number | null;
  /** Null until it is done. */
  outcome: { status: 'success'; result: Json } | { status: 'failed'; exception: string } | null;
}

export type ComputeTaskLine = Pick<ComputeTaskRecord, 'task_id' | 'task_group_id' | 'owner'>;
