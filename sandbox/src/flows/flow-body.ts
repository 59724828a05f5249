import type { Identity } from '../identities.ts';
import type { JsonObject } from '../json.ts';
import type { FlowRecord } from '../state/records/flows.ts';
import { Fields, type PrincipalRole } from './fields.ts';
import { checkDefinition } from './validation.ts';

export type FlowFields = Omit<FlowRecord, 'id' | 'created_at' | 'updated_at'>;

const roleLists = {
  flow_viewers: { role: 'FlowViewer', special: 'public' },
  flow_starters: { role: 'FlowStarter', special: 'all_authenticated_users' },
  flow_administrators: { role: 'FlowAdministrator' },
  run_managers: { role: 'RunManager' },
  run_monitors: { role: 'RunMonitor' },
} as const satisfies Record<string, PrincipalRole>;

const known = [
  'definition',
  'input_schema',
  'title',
  'subtitle',
  'description',
  'keywords',
  ...Object.keys(roleLists),
  'subscription_id',
  'authentication_policy_id',
];

const maximumKeywords = 1024;

/** Checks `definition` and `input_schema`, in that order. */
function readProgram(fields: Fields): { definition?: JsonObject; input_schema?: JsonObject } {
  const definition = fields.object('definition');
  if (definition !== undefined) {
    const { shape, analysis } = checkDefinition(definition);
    fields.complaints.push(...shape);
    fields.refuseWith(analysis);
  }
  const input_schema = fields.object('input_schema');
  return { ...(definition && { definition }), ...(input_schema && { input_schema }) };
}

function readFields(fields: Fields): Partial<FlowFields> {
  const read = {
    ...readProgram(fields),
    title: fields.text('title', 1, 128),
    subtitle: fields.text('subtitle', 0, 128),
    description: fields.text('description', 0, 4096),
    keywords: fields.texts('keywords'),
    flow_viewers: fields.principals('flow_viewers', roleLists.flow_viewers),
    flow_starters: fields.principals('flow_starters', roleLists.flow_starters),
    flow_administrators: fields.principals('flow_administrators', roleLists.flow_administrators),
    run_managers: fields.principals('run_managers', roleLists.run_managers),
    run_monitors: fields.principals('run_monitors', roleLists.run_monitors),
    subscription_id: fields.uuid('subscription_id', 'DEFAULT'),
    authentication_policy_id: fields.uuid('authentication_policy_id'),
  };
  if ((read.keywords ?? []).join('').length > maximumKeywords)
    fields.complain(
      ['keywords'],
      `all keywords together may have ${maximumKeywords} characters`,
      'value_error',
    );
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

/** The body of `POST /flows`. Throws the 422 with every complaint. */
export function readNewFlow(body: JsonObject, owner: Identity): FlowFields {
  const fields = new Fields(body, known);
  fields.require('definition');
  fields.require('title');
  const read = readFields(fields);
  fields.finish();
  return {
    title: '',
    subtitle: '',
    description: '',
    keywords: [],
    definition: {},
    input_schema: {},
    flow_viewers: [],
    flow_starters: [],
    flow_administrators: [],
    run_managers: [],
    run_monitors: [],
    subscription_id: null,
    authentication_policy_id: null,
    ...read,
    flow_owner: owner.urn,
  };
}

/** The body of `PUT /flows/{id}`: only what it names changes. Ownership can only be taken, not given. */
export function readFlowChanges(body: JsonObject, caller: Identity): Partial<FlowFields> {
  const fields = new Fields(body, [...known, 'flow_owner']);
  const read = readFields(fields);
  const owner = fields.text('flow_owner', 1, 128);
  if (owner !== undefined && owner !== caller.urn)
    fields.complain(
      ['flow_owner'],
      'A flow can only be given to yourself: use your own identity',
      'value_error',
    );
  fields.finish();
  return owner === undefined ? read : { ...read, flow_owner: owner };
}

/** The body of `POST /flows/validate`. */
export function readProgramToValidate(body: JsonObject): JsonObject {
  const fields = new Fields(body, ['definition', 'input_schema']);
  fields.require('definition');
  const { definition } = readProgram(fields);
  fields.finish();
  return definition ?? {};
}
