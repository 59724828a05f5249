import { randomUUID } from 'node:crypto';
import type { Effect } from '../../../runtime/src/index.ts';
import { isObject, type Json, type JsonObject, member, textMember } from '../json.ts';
import type { RunRecord, WebInputOption, WebInputRecord } from '../state/records/flows.ts';
import type { State } from '../state/state.ts';
import { isoMicroseconds } from '../time.ts';
import type { Engine, Happening } from './engine.ts';

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>;

/** The state asks for something that cannot be asked. */
class Unaskable extends Error {}

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

/** Principals as Globus writes them; the published examples leave out an “s” of groups. */
function urnsIn(parameters: JsonObject, name: string): string[] {
  const urns = listOf(member(parameters, name)).filter(one => typeof one === 'string');
  return urns.map(urn => urn.replace(/^urn:globus:group:id:/, 'urn:globus:groups:id:'));
}

function optionsIn(parameters: JsonObject): WebInputOption[] {
  const options = listOf(member(parameters, 'Options'));
  if (options.length === 0) throw new Unaskable('“Options” has no option.');
  return options.map(one => {
    const value = isObject(one) ? member(one, 'Value') : undefined;
    if (!isObject(one) || value === undefined) throw new Unaskable('An option has no “Value”.');
    return {
      option_id: randomUUID(),
      value,
      label: textMember(one, 'Label') ?? String(value),
      description: textMember(one, 'Description') ?? null,
    };
  });
}

function contextIn(parameters: JsonObject): Pick<WebInputRecord, 'title' | 'context'> {
  const given = member(parameters, 'Context');
  const context = given !== undefined && isObject(given) ? given : {};
  const title = textMember(context, 'Title') ?? 'Input';
  if (textMember(context, 'PresentationStyle')?.toLowerCase() !== 'table')
    return { title, context: { title, presentation_style: 'text', text: textMember(context, 'Text') ?? '' } };
  const rows = listOf(member(context, 'Rows')).filter(isObject);
  const shown = rows.map(row => ({ field: member(row, 'Field') ?? '', value: member(row, 'Value') ?? null }));
  return { title, context: { title, presentation_style: 'table', rows: shown } };
}

function recordOf(
  state: State,
  run: RunRecord,
  { parameters, requestId }: Of<'create-web-input'>,
): WebInputRecord {
  if (!isObject(parameters)) throw new Unaskable('its parameters are no object.');
  const type = textMember(parameters, 'InputType');
  if (type !== undefined && type.toLowerCase() !== 'selection')
    throw new Unaskable(`“InputType” is “${type}”; there is only “Selection”.`);
  const respondent_urns = urnsIn(parameters, 'RespondentUrns');
  if (respondent_urns.length === 0) throw new Unaskable('“RespondentUrns” names nobody who could answer.');
  const now = isoMicroseconds(state.clock.now());
  return {
    id: randomUUID(),
    request_id: requestId,
    run_id: run.run_id,
    flow_id: run.flow_id,
    creator_urn: run.run_owner,
    ...contextIn(parameters),
    options: optionsIn(parameters),
    viewer_urns: urnsIn(parameters, 'ViewerUrns'),
    respondent_urns,
    created_timestamp: now,
    edited_timestamp: now,
    closed_timestamp: null,
    outcome: null,
  };
}

/** Opens a web input; the same request again gives the same. */
export function openWebInput(state: State, run: RunRecord, effect: Of<'create-web-input'>): Happening {
  const { visit, requestId } = effect;
  try {
    const known = state.webInputs.values().find(one => one.request_id === requestId);
    const record = known ?? recordOf(state, run, effect);
    if (known === undefined) state.webInputs.set(record.id, record);
    return { type: 'web-input-created', visit, result: { web_input_id: record.id } };
  } catch (error) {
    if (!(error instanceof Unaskable)) throw error;
    return { type: 'web-input-refused', visit, cause: `The web input cannot be created: ${error.message}` };
  }
}

/** What has become of a web input, for a run that waits for it at this visit; undefined as long as it is open. */
export function outcomeOf(state: State, visit: number, id: string): Happening | undefined {
  const record = state.webInputs.get(id);
  if (record === undefined)
    return { type: 'web-input-refused', visit, cause: `There is no web input ${id}.` };
  if (record.outcome === null) return undefined;
  return record.outcome.kind === 'expired'
    ? { type: 'web-input-expired', visit }
    : { type: 'web-input-answered', visit, result: { web_input_id: id, response: record.outcome.response } };
}

/** Closes a web input, and lets the run go on that waits for it. */
export function closeWebInput(
  state: State,
  engine: Engine,
  record: WebInputRecord,
  outcome: NonNullable<WebInputRecord['outcome']>,
): void {
  const now = isoMicroseconds(state.clock.now());
  state.webInputs.set(record.id, { ...record, outcome, edited_timestamp: now, closed_timestamp: now });
  const run = state.runs.get(record.run_id);
  if (run?.run.waiting?.kind !== 'await-web-input' || run.run.waiting.webInputId !== record.id) return;
  const happening = outcomeOf(state, run.run.visit, record.id);
  if (happening !== undefined) engine.send(run.run_id, happening);
}
