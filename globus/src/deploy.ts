import type { Globus } from './api.ts';
import type { Flow, FlowCreate, FlowUpdate } from './flow.ts';
import type { Json } from './json.ts';
import type { Change } from './semantic-diff.ts';

/** A flow as the author has it. Parts left out are left alone at the service. */
export interface LocalFlow {
  title: string;
  definition: Json;
  /** `{}` accepts any input */
  inputSchema: Json;
  subtitle?: string;
  description?: string;
  keywords?: string[];
  flowViewers?: string[];
  flowStarters?: string[];
  flowAdministrators?: string[];
  runManagers?: string[];
  runMonitors?: string[];
  /** of the flow when it is created */
  subscriptionId?: string;
}

/** A part of a flow that differs, under the service's field name. */
export interface ChangedPart {
  field: keyof FlowUpdate;
  changes: Change[];
  /** somebody else changed it since it was last deployed from here, and this plan would overwrite that */
  overwrites: boolean;
}

export type DeployPlan =
  | { action: 'create'; create: FlowCreate }
  | { action: 'update'; flow: Flow; update: FlowUpdate; parts: ChangedPart[] }
  | { action: 'nothing'; flow: Flow };

export interface DeployResult {
  flow: Flow;
  /** found: an interrupted deployment had created the same flow already */
  outcome: 'created' | 'found' | 'updated' | 'unchanged';
}

/**
 * What deploying would do. `lastDeployed` is the flow as this author deployed it last, where that is
 * known; without it nothing is reported as overwritten.
 */
export function planDeploy(
  _local: LocalFlow,
  _deployed: Flow | undefined,
  _lastDeployed?: FlowUpdate,
): DeployPlan {
  throw new Error('under construction');
}

/** Does what was planned. When it was interrupted it can be repeated: nothing is created twice. */
export async function applyDeploy(
  _globus: Globus,
  _plan: DeployPlan,
  _signal?: AbortSignal,
): Promise<DeployResult> {
  throw new Error('under construction');
}

/** The parts of a flow to remember as "last deployed" for the next `planDeploy`. */
export function deployedParts(_flow: Flow): FlowUpdate {
  throw new Error('under construction');
}
