import type { Globus } from './api.ts';
import type { Flow, FlowCreate, FlowUpdate } from './flow.ts';
import { type Json, jsonOf } from './json.ts';
import { GlobusError } from './problem.ts';
import { fail, quoted } from './problem-words.ts';
import { type Change, sameJson, semanticDiff } from './semantic-diff.ts';

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

/** Lists whose order means nothing. */
const roleLists: readonly (keyof FlowUpdate)[] = [
  'flow_viewers',
  'flow_starters',
  'flow_administrators',
  'run_managers',
  'run_monitors',
];

/** What can be deployed, in the order in which differences are shown. */
const deployable: readonly (keyof FlowUpdate)[] = [
  'definition',
  'input_schema',
  'title',
  'subtitle',
  'description',
  'keywords',
  ...roleLists,
];

/**
 * What deploying would do. `lastDeployed` is the flow as it was last deployed from here, where that is
 * known; without it nothing is reported as overwritten.
 */
export function planDeploy(
  local: LocalFlow,
  deployed: Flow | undefined,
  lastDeployed?: FlowUpdate,
): DeployPlan {
  const wanted = wantedParts(local);
  if (!deployed) {
    const subscription = local.subscriptionId ? { subscription_id: local.subscriptionId } : {};
    return { action: 'create', create: { ...wanted, ...subscription } };
  }
  const present = deployedParts(deployed);
  const update: FlowUpdate = {};
  const parts: ChangedPart[] = [];
  for (const field of deployable) {
    if (wanted[field] === undefined) continue;
    const after = comparable(field, wanted);
    const before = comparable(field, present);
    const changes = semanticDiff(before, after);
    if (changes.length === 0) continue;
    const known = lastDeployed?.[field] !== undefined;
    const overwrites = known && !sameJson(comparable(field, lastDeployed ?? {}), before);
    parts.push({ field, changes, overwrites });
    Object.assign(update, { [field]: wanted[field] });
  }
  return parts.length === 0
    ? { action: 'nothing', flow: deployed }
    : { action: 'update', flow: deployed, update, parts };
}

/**
 * Does what was planned. It can be repeated when it was interrupted: a flow that was created without
 * its answer arriving is found again instead of created twice, and an update says what should be.
 * A flow that somebody changed since it was planned is a Problem of kind "conflict".
 */
export async function applyDeploy(
  globus: Globus,
  plan: DeployPlan,
  signal?: AbortSignal,
): Promise<DeployResult> {
  switch (plan.action) {
    case 'nothing':
      return { flow: plan.flow, outcome: 'unchanged' };
    case 'create':
      return createOnce(globus, plan.create, signal);
    case 'update':
      return updateUnchanged(globus, plan.flow, plan.update, signal);
  }
}

/** The parts of a flow to remember as "last deployed" for the next `planDeploy`. */
export function deployedParts(flow: Flow): FlowUpdate {
  return {
    definition: flow.definition,
    input_schema: flow.input_schema,
    title: flow.title,
    subtitle: flow.subtitle,
    description: flow.description,
    keywords: flow.keywords,
    flow_viewers: flow.flow_viewers,
    flow_starters: flow.flow_starters,
    flow_administrators: flow.flow_administrators,
    run_managers: flow.run_managers,
    run_monitors: flow.run_monitors,
  };
}

function wantedParts(local: LocalFlow): FlowCreate {
  return {
    title: local.title,
    definition: local.definition,
    input_schema: local.inputSchema,
    ...(local.subtitle === undefined ? {} : { subtitle: local.subtitle }),
    ...(local.description === undefined ? {} : { description: local.description }),
    ...(local.keywords === undefined ? {} : { keywords: local.keywords }),
    ...(local.flowViewers === undefined ? {} : { flow_viewers: local.flowViewers }),
    ...(local.flowStarters === undefined ? {} : { flow_starters: local.flowStarters }),
    ...(local.flowAdministrators === undefined ? {} : { flow_administrators: local.flowAdministrators }),
    ...(local.runManagers === undefined ? {} : { run_managers: local.runManagers }),
    ...(local.runMonitors === undefined ? {} : { run_monitors: local.runMonitors }),
  };
}

function comparable(field: keyof FlowUpdate, parts: FlowUpdate): Json {
  const value = jsonOf(parts[field]);
  // A flow without a schema and one with the empty schema accept the same.
  if (field === 'input_schema') return value ?? {};
  return roleLists.includes(field) && Array.isArray(value) ? [...value].sort() : value;
}

async function createOnce(globus: Globus, create: FlowCreate, signal?: AbortSignal): Promise<DeployResult> {
  const earlier = await findCreated(globus, create, signal);
  if (earlier) return { flow: earlier, outcome: 'found' };
  try {
    return { flow: await globus.flows.create(create, signal), outcome: 'created' };
  } catch (error) {
    // Lost on the way back? Then the flow is there.
    const doubtful = error instanceof GlobusError && ['network', 'service'].includes(error.problem.kind);
    const flow = doubtful ? await findCreated(globus, create, signal).catch(() => undefined) : undefined;
    if (!flow) throw error;
    return { flow, outcome: 'created' };
  }
}

/** A flow of one's own that has the same title, definition and schema. */
async function findCreated(
  globus: Globus,
  create: FlowCreate,
  signal?: AbortSignal,
): Promise<Flow | undefined> {
  const own = await globus.flows.list({ roles: ['flow_owner'] }, signal);
  return own.find(
    flow =>
      flow.title === create.title &&
      sameJson(comparable('definition', deployedParts(flow)), comparable('definition', create)) &&
      sameJson(comparable('input_schema', deployedParts(flow)), comparable('input_schema', create)),
  );
}

async function updateUnchanged(
  globus: Globus,
  planned: Flow,
  update: FlowUpdate,
  signal?: AbortSignal,
): Promise<DeployResult> {
  const present = await globus.flows.get(planned, signal);
  if (present.updated_at !== planned.updated_at) {
    const parts = deployedParts(present);
    const done = deployable.every(
      field => update[field] === undefined || sameJson(comparable(field, parts), comparable(field, update)),
    );
    if (done) return { flow: present, outcome: 'unchanged' };
    fail({
      kind: 'conflict',
      operation: `deploy the flow ${quoted(planned.title)}`,
      why: 'somebody changed it at the service in the meantime',
      remedy: 'Deploy again to see what would be overwritten.',
    });
  }
  return { flow: await globus.flows.update(planned, update, signal), outcome: 'updated' };
}
