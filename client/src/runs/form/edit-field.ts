import * as l10n from '@vscode/l10n';
import { grantee, type Json, type JsonObject, type Session } from '../../../../globus/src/index.ts';
import type { FormField } from '../../../../language/src/index.ts';
import { filledForm, isJsonObject, readTyped, withValue } from '../../../../project/src/index.ts';
import { browse } from '../../collections/browse.ts';
import { chooseCollection } from '../../collections/choose-collection.ts';
import { choosePrincipal } from '../../principals/choose-principal.ts';
import { ask, type Choice, choose, quoted } from '../../ui.ts';
import type { Workbench } from '../../workbench.ts';

/** What a field is asked for in. */
export interface FormAround {
  session: Session;
  schema: Json;
  body: JsonObject;
  /** the title of the form */
  title: string;
}

/** Asks for the value of a field, as what it is: undefined to leave it out. */
export async function editField(
  workbench: Workbench,
  around: FormAround,
  field: FormField,
  value: Json | undefined,
): Promise<Json | undefined> {
  const { what } = field;
  switch (what.kind) {
    case 'collection':
      return editCollection(workbench, around, field, value);
    case 'principal':
      return editPrincipal(workbench, around, field);
    case 'choice':
      return chooseValue(around, field, what.values.map(asJson));
    case 'boolean':
      return chooseValue(around, field, [true, false]);
    default:
      return typeValue(around, field, value);
  }
}

async function editCollection(
  workbench: Workbench,
  { session, title }: FormAround,
  field: FormField,
  value: Json | undefined,
): Promise<Json> {
  const { what } = field;
  const old = isJsonObject(value) ? value : {};
  const collection = await chooseCollection(workbench, session, {
    title: `${title}: ${field.title}`,
    placeHolder: field.description || l10n.t('Which collection? Type a name to find another one'),
    accepts: () => true,
  });
  await workbench.names.learn(session.environment, [
    { id: collection.id, kind: 'collection', name: collection.display_name },
  ]);
  if (what.kind !== 'collection' || !what.path) return { ...old, id: collection.id };
  const globus = workbench.accounts.globus(session);
  const path = await browse(globus, collection, { title: field.title, wanted: 'any' });
  return { ...old, ...(what.id && { id: collection.id }), path };
}

async function editPrincipal(
  workbench: Workbench,
  { session, title, schema, body }: FormAround,
  field: FormField,
): Promise<Json> {
  const chosen = await choosePrincipal(workbench.accounts, session, {
    title: `${title}: ${field.title}`,
    placeHolder:
      field.description || l10n.t('A person, a service account or a group; type a username to find somebody'),
    everybody: false,
  });
  const { principal_type: type, principal: id } = grantee(chosen);
  await workbench.names.learn(session.environment, [
    { id, kind: chosen.kind === 'group' ? 'group' : 'identity', name: chosen.label },
  ]);
  // Not every schema has a place for the URN beside the id.
  const whole = { id, type, urn: chosen.urn };
  return problemWith({ schema, body }, field, whole) === undefined ? whole : { id, type };
}

function chooseValue(
  { title }: FormAround,
  field: FormField,
  values: readonly Json[],
): Promise<Json | undefined> {
  const choices: Choice<Json | undefined>[] = values.map(value => ({
    label: typeof value === 'string' ? value : JSON.stringify(value),
    value,
  }));
  if (!field.required) choices.push({ label: l10n.t('$(circle-slash) Leave it out'), value: undefined });
  return choose(choices, { title: `${title}: ${field.title}`, placeHolder: field.description });
}

async function typeValue(
  around: FormAround,
  field: FormField,
  value: Json | undefined,
): Promise<Json | undefined> {
  const text = await ask({
    title: `${around.title}: ${field.title}`,
    prompt: [field.description, hint(field)].filter(part => part !== '').join(' '),
    value: typedText(field, value),
    validateInput: typed => {
      const read = readTyped(field, typed);
      if ('problem' in read) return read.problem;
      return read.value === undefined ? undefined : problemWith(around, field, read.value);
    },
  });
  const read = readTyped(field, text);
  return 'value' in read ? read.value : value;
}

function hint({ what, required }: FormField): string {
  const form =
    what.kind === 'texts'
      ? l10n.t('Separate them with commas.')
      : what.kind === 'json'
        ? l10n.t('As JSON, such as {quoted}.', { quoted: quoted('["a", 1]') })
        : '';
  return required ? form : l10n.t('{form} Empty to leave it out.', { form }).trim();
}

function typedText({ what }: FormField, value: Json | undefined): string {
  if (value === undefined) return '';
  if (what.kind === 'texts' && Array.isArray(value)) return value.map(String).join(', ');
  return typeof value === 'string' && what.kind === 'text' ? value : JSON.stringify(value);
}

/** What the schema says against a value of a field; undefined for a good one. */
function problemWith(
  { schema, body }: Pick<FormAround, 'schema' | 'body'>,
  { path }: FormField,
  value: Json,
): string | undefined {
  const { fields } = filledForm(schema, withValue(body, path, value));
  return fields.find(({ field }) => field.path.join('\n') === path.join('\n'))?.problem;
}

/** What a schema lists is JSON: it was read from a file, or from the service. */
function asJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value));
}
