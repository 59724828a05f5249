import { json, type Reply, type Request } from '../http.ts';
import type { JsonObject } from '../json.ts';
import type { RunRecord } from '../state/records/flows.ts';
import type { State } from '../state/state.ts';
import { bodyOf, requireCaller } from './access.ts';
import type { Engine } from './engine.ts';
import { missingPermission } from './errors.ts';
import { Fields } from './fields.ts';
import { managesRun, runRoles } from './roles.ts';

const LISTS = ['tags', 'run_managers', 'run_monitors'] as const;

type Lists = Partial<Record<(typeof LISTS)[number], string[]>>;

interface Batch {
  readonly ids: readonly string[];
  readonly set: Lists;
  readonly add: Lists;
  readonly remove: Lists;
  readonly cancel: boolean;
}

function listsIn(part: JsonObject, more: readonly string[]): { lists: Lists; fields: Fields } {
  const fields = new Fields(part, [...LISTS, ...more]);
  const tags = fields.texts('tags');
  const run_managers = fields.principals('run_managers', { role: 'RunManager' });
  const run_monitors = fields.principals('run_monitors', { role: 'RunMonitor' });
  const lists = {
    ...(tags && { tags }),
    ...(run_managers && { run_managers }),
    ...(run_monitors && { run_monitors }),
  };
  return { lists, fields };
}

/** Throws the 422 with every complaint about the first part that is wrong. */
function readBatch(body: JsonObject): Batch {
  const whole = new Fields(body, ['filters', 'set', 'add', 'remove']);
  whole.require('filters');
  const parts = { filters: whole.object('filters'), set: whole.object('set') };
  const [add, remove] = [whole.object('add'), whole.object('remove')];
  whole.finish();
  const filters = new Fields(parts.filters ?? {}, ['run_ids']);
  filters.require('run_ids');
  const ids = filters.texts('run_ids') ?? [];
  filters.finish();
  const { lists: set, fields } = listsIn(parts.set ?? {}, ['status']);
  if (fields.has('status') && fields.value('status') !== 'cancel')
    fields.complain(['status'], "unexpected value; permitted: 'cancel'", 'value_error.const');
  fields.finish();
  const [added, removed] = [listsIn(add ?? {}, []), listsIn(remove ?? {}, [])];
  added.fields.finish();
  removed.fields.finish();
  return { ids, set, add: added.lists, remove: removed.lists, cancel: fields.has('status') };
}

function changed(run: RunRecord, { set, add, remove }: Batch): RunRecord {
  const lists = LISTS.map((name): [string, string[]] => {
    const kept = (set[name] ?? run[name]).filter(one => !remove[name]?.includes(one));
    return [name, [...new Set([...kept, ...(add[name] ?? [])])]];
  });
  return Object.assign(run, Object.fromEntries(lists));
}

/** Changes several runs: all of them, or none where the caller may not manage one. */
export function updateRuns(state: State, engine: Engine, request: Request): Reply {
  const { identity } = requireCaller(state, request, 'run_manage');
  const batch = readBatch(bodyOf(request));
  const runs = batch.ids.map(id => {
    const run = state.runs.get(id);
    if (run === undefined || !managesRun(runRoles(state, run, identity)))
      throw missingPermission('run', id, batch.cancel ? 'CANCEL' : 'UPDATE');
    return run;
  });
  for (const run of runs) {
    state.runs.set(run.run_id, changed(run, batch));
    if (batch.cancel) engine.send(run.run_id, { type: 'cancel' });
  }
  return json(202, {});
}
