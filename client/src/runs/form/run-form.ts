import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type {
  Environment,
  Json,
  JsonObject,
  NotifiedStatus,
  Principal,
  RunRequest,
  Session,
} from '../../../../globus/src/index.ts';
import type { FormField } from '../../../../language/src/index.ts';
import {
  counted,
  defaultLabel,
  defaultsOf,
  type FilledField,
  filledForm,
  NOTIFIED_BY_DEFAULT,
  notifiedWords,
  valueWords,
  withValue,
} from '../../../../project/src/index.ts';
import { learnPrincipals } from '../../names/principal-names.ts';
import type { DeployedTarget } from '../../target.ts';
import { type Choice, chooseFrom, heading, quoted } from '../../ui.ts';
import type { Workbench } from '../../workbench.ts';
import type { RunInput } from '../input.ts';
import { askLabel, chooseWhoRuns } from '../run-as.ts';
import { askNotified } from './ask-notified.ts';
import { editField } from './edit-field.ts';
import { askPrincipals, askTags } from './run-settings.ts';
import { takeFile } from './take-file.ts';

/** What a form is for. */
export interface FormQuestion {
  environment: Environment;
  target: DeployedTarget;
  schema: Json;
  /** who fills it in, and who runs the flow unless somebody else is chosen */
  session: Session;
  /** what stands in it to begin with */
  input: RunInput | undefined;
}

/** A form that is filled in, or the JSON that somebody would rather edit. */
export type FormAnswer =
  | { run: { session: Session; input: RunInput; label: string } & RunSettings }
  | { json: JsonObject };

type RunSettings = Pick<
  RunRequest,
  'tags' | 'run_managers' | 'run_monitors' | 'activity_notification_policy'
>;

interface FormState {
  body: JsonObject;
  /** the file that the values are from, as long as they are its values */
  document: vscode.Uri | undefined;
  runner: Session;
  label: string;
  tags: readonly string[];
  managers: readonly Principal[];
  monitors: readonly Principal[];
  /** when its owner gets a mail */
  notified: readonly NotifiedStatus[];
}

type Answer =
  | { edit: FilledField }
  | 'run'
  | 'runner'
  | 'label'
  | 'tags'
  | 'managers'
  | 'monitors'
  | 'notified'
  | 'file'
  | 'json';

/**
 * A run as a form, made of the input schema: each line is a value, and choosing it is changing it. Collections and their
 * folders are browsed, people and groups found by name. Throws CancellationError when it is left.
 */
export async function fillForm(workbench: Workbench, question: FormQuestion): Promise<FormAnswer> {
  const { schema, session, input, target } = question;
  const title = l10n.t('Run {title}', { title: quoted(target.title) });
  let state: FormState = {
    body: input?.body ?? defaultsOf(schema),
    document: input?.document,
    runner: session,
    label: defaultLabel(new Date()),
    tags: [],
    managers: [],
    monitors: [],
    notified: NOTIFIED_BY_DEFAULT,
  };
  let last: string | undefined;
  for (;;) {
    await learnNames(workbench, question, state);
    const choices = lines(workbench, question, state);
    const active = choices.find(({ label }) => last !== undefined && label.includes(last)) ?? choices[0];
    const answer = await chooseFrom(choices, { title, placeHolder: placeHolder(state), active });
    if (answer === 'run') return { run: finished(state) };
    if (answer === 'json') return { json: state.body };
    try {
      state = await changed(workbench, question, state, answer, title);
      last = next(filledForm(schema, state.body).fields, answer);
    } catch (error) {
      if (!(error instanceof vscode.CancellationError)) throw error; // back to the form
    }
  }
}

/** The field to go on with: the next one that has to be filled in. */
function next(fields: readonly FilledField[], answer: Answer): string | undefined {
  if (typeof answer === 'string') return undefined;
  return fields.find(({ problem }) => problem !== undefined)?.field.title;
}

function finished({ body, document, runner, label, tags, managers, monitors, notified }: FormState) {
  const urns = (all: readonly Principal[]) => all.map(({ urn }) => urn);
  return {
    session: runner,
    input: { body, document },
    label,
    ...(tags.length > 0 && { tags: [...tags] }),
    ...(managers.length > 0 && { run_managers: urns(managers) }),
    ...(monitors.length > 0 && { run_monitors: urns(monitors) }),
    ...(notified !== NOTIFIED_BY_DEFAULT && { activity_notification_policy: { status: [...notified] } }),
  };
}

async function changed(
  workbench: Workbench,
  question: FormQuestion,
  state: FormState,
  answer: Exclude<Answer, 'run' | 'json'>,
  title: string,
): Promise<FormState> {
  const { schema, session, target } = question;
  if (typeof answer !== 'string') {
    const { field, value } = answer.edit;
    const around = { session, schema, body: state.body, title };
    const now = await editField(workbench, around, field, value);
    return { ...state, body: withValue(state.body, field.path, now), document: undefined };
  }
  switch (answer) {
    case 'runner':
      return { ...state, ...(await whoRuns(workbench, question, state.label)) };
    case 'label':
      return { ...state, label: await askLabel(state.label) };
    case 'tags':
      return { ...state, tags: await askTags(state.tags) };
    case 'managers':
      return { ...state, managers: await askPrincipals(workbench, session, 'managers', state.managers) };
    case 'monitors':
      return { ...state, monitors: await askPrincipals(workbench, session, 'monitors', state.monitors) };
    case 'notified':
      return { ...state, notified: await askNotified(state.notified) };
    case 'file': {
      const { body, document } = await takeFile(target);
      return { ...state, body, document };
    }
  }
}

async function whoRuns(
  workbench: Workbench,
  { environment, target }: FormQuestion,
  label: string,
): Promise<Pick<FormState, 'runner' | 'label'>> {
  const title = l10n.t('Run {title}', { title: quoted(target.title) });
  const chosen = await chooseWhoRuns(workbench, { environment, target, title, label });
  return { runner: chosen.session, label: chosen.label };
}

function lines(
  workbench: Workbench,
  { schema, environment, target }: FormQuestion,
  { body, runner, label, tags, managers, monitors, notified }: FormState,
): Choice<Answer>[] {
  const { fields, others } = filledForm(schema, body);
  const wrong = fields.filter(({ problem }) => problem !== undefined);
  const nameOf = (id: string) => workbench.names.get(environment, id)?.name;
  const who = (all: readonly Principal[]) => all.map(one => one.label).join(', ') || l10n.t('nobody else');
  const [first] = wrong;
  const [other] = others;
  return [
    first
      ? {
          label: l10n.t('$(arrow-right) {count} to fill in', { count: counted(wrong.length, 'field') }),
          value: { edit: first },
        }
      : other !== undefined
        ? {
            label: l10n.t('$(warning) Something in it is not as the input schema wants it'),
            detail: other,
            value: 'json',
          }
        : {
            label: l10n.t('$(play) Run'),
            description: l10n.t('as {name}', { name: runner.identity.name }),
            value: 'run',
          },
    ...(fields.length > 0 ? [heading<Answer>('input', 'run')] : []),
    ...fields.map(filled => fieldLine(filled, nameOf)),
    heading<Answer>('run', 'run'),
    { label: l10n.t('$(account) Run as'), description: runner.identity.name, value: 'runner' },
    { label: l10n.t('$(note) Label'), description: label, value: 'label' },
    { label: l10n.t('$(tag) Tags'), description: tags.join(', ') || 'none', value: 'tags' },
    { label: l10n.t('$(person) Managers'), description: who(managers), value: 'managers' },
    { label: l10n.t('$(eye) Monitors'), description: who(monitors), value: 'monitors' },
    {
      label: l10n.t('$(mail) Mail'),
      description: notifiedWords(notified, runner.identity.name),
      value: 'notified',
    },
    heading<Answer>('', 'run'),
    ...(target.definition
      ? [{ label: l10n.t('$(json) Take the values of a file…'), value: 'file' as const }]
      : []),
    { label: l10n.t('$(edit) Edit as JSON…'), description: l10n.t('in an editor'), value: 'json' },
  ];
}

function fieldLine(
  { field, value, problem }: FilledField,
  nameOf: (id: string) => string | undefined,
): Choice<Answer> {
  const words = valueWords(field, value, nameOf);
  const icon = problem === undefined ? icons[field.what.kind] : 'circle-large-outline';
  const missing = field.required ? l10n.t('has to be filled in') : l10n.t('left out');
  return {
    label: `$(${icon}) ${field.title}`,
    description: value === undefined ? missing : words,
    ...(problem !== undefined && value !== undefined && { detail: `$(warning) ${problem}` }),
    value: { edit: { field, value, problem } },
  };
}

const icons: Readonly<Record<FormField['what']['kind'], string>> = {
  text: 'symbol-string',
  number: 'symbol-number',
  integer: 'symbol-number',
  boolean: 'symbol-boolean',
  choice: 'symbol-enum',
  texts: 'list-unordered',
  json: 'json',
  collection: 'folder',
  principal: 'account',
};

function placeHolder({ document }: FormState): string {
  const file = document?.path.split('/').at(-1);
  return file === undefined
    ? l10n.t('Choose a line to change it')
    : l10n.t('As in {file}; choose a line to change it', { file });
}

/** Asks once for the names of the ids that stand in the form. */
async function learnNames(
  { accounts, names, log }: Workbench,
  { schema, session, environment }: FormQuestion,
  { body }: FormState,
): Promise<void> {
  const globus = accounts.globus(session);
  for (const { field, value } of filledForm(schema, body).fields) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    const { id, type } = value;
    if (typeof id !== 'string' || names.get(environment, id)) continue;
    try {
      if (field.what.kind === 'principal')
        await learnPrincipals(names, globus, [
          { principal_type: type === 'group' ? 'group' : 'identity', principal: id },
        ]);
      if (field.what.kind === 'collection') {
        const { display_name } = await globus.transfer.getCollection(id);
        await names.learn(environment, [{ id, kind: 'collection', name: display_name }]);
      }
    } catch (error) {
      log.info(`The name of ${id} is not known: ${String(error)}`); // its id is shown
    }
  }
}
