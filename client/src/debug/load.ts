import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { isJsonObject, parseJson, parseJsonObject, refusal } from '../../../project/src/index.ts';
import {
  type Debuggee,
  defaultSettings,
  type Json,
  type JsonObject,
  LocalRun,
  localContext,
  mockSources,
  mocksOf,
  RecordedRun,
  readRunLog,
  readSettings,
  type Timeline,
} from '../../../runtime/src/index.ts';
import { fileName, readText } from '../project-file/text-files.ts';
import { readTestFile } from '../testing/test-file.ts';
import { quoted } from '../ui.ts';
import { answer, type Perform } from './ask-answer.ts';
import { type FlowConfiguration, readConfiguration } from './configuration.ts';
import { debugPath } from './files.ts';
import { caseNamed } from './flow-test.ts';

/** Makes the run that a launch configuration describes; its files are addresses by now. */
export async function load(configuration: unknown, perform: Perform): Promise<Debuggee> {
  const wanted = readConfiguration(configuration);
  if (wanted.flow === undefined) throw noFlow();
  const uri = vscode.Uri.parse(wanted.flow);
  const name = fileName(uri);
  const text = await readText(uri);
  const definition = parseJsonObject(text, name);
  const timeline =
    wanted.runLog === undefined
      ? await localRun(definition, wanted, perform)
      : await recordedRun(definition, wanted.runLog);
  return { path: debugPath(uri), name, text, timeline, stopOnEntry: wanted.stopOnEntry };
}

async function localRun(
  definition: JsonObject,
  { input = {}, mocks, settings = {}, unmocked, test, case: name }: FlowConfiguration,
  perform: Perform,
): Promise<Timeline> {
  const body = typeof input === 'string' ? await objectIn(vscode.Uri.parse(input)) : input;
  const file = test === undefined ? undefined : await readTestFile(vscode.Uri.parse(test));
  const tested = file && name !== undefined ? caseNamed(file, name) : undefined;
  // What the configuration says stands before what the case says.
  const written = [...(mocks ? [{ mocks, fixtures: {} }] : []), ...(tested?.mocks ?? [])];
  const start = tested?.start ?? Date.now();
  const sources = mockSources(definition, file?.files ?? (() => undefined));
  const run = new LocalRun({
    definition,
    input: body,
    context: { ...localContext(start), ...tested?.context },
    settings: readSettings({ ...tested?.settings, ...settings }),
    start,
    mocks: () => mocksOf(written, sources),
    ask: (effect, now) => answer(effect, now, unmocked, perform),
    ...(tested?.cancelAt !== undefined && { cancelAt: tested.cancelAt }),
    ...(tested?.stopAfter !== undefined && { stopAfter: tested.stopAfter }),
  });
  if (tested?.startAt !== undefined) run.fork(0, stateIn(definition, tested.startAt), body);
  return run;
}

function stateIn({ States: states }: JsonObject, name: string): string {
  if (isJsonObject(states) && Object.hasOwn(states, name)) return name;
  throw refusal({
    operation: 'debug a flow test',
    message: l10n.t('The case begins at {name}, which is not a state of the flow.', { name: quoted(name) }),
    remedy: l10n.t('Mend “startAt” of the case.'),
  });
}

async function recordedRun(definition: JsonObject, log: Json): Promise<Timeline> {
  const kept = typeof log === 'string' ? await jsonIn(vscode.Uri.parse(log)) : log;
  const entries = readRunLog(kept);
  if (entries.length === 0)
    throw refusal({
      operation: 'read the log of the run',
      message: l10n.t('The log of the run has no entries.'),
      remedy: l10n.t(
        'It must be what the service answers to “get run logs”: an object with a list “entries”.',
      ),
    });
  return new RecordedRun({ definition, context: localContext(0), settings: defaultSettings }, entries);
}

async function jsonIn(uri: vscode.Uri): Promise<Json> {
  return parseJson(await readText(uri), fileName(uri));
}

async function objectIn(uri: vscode.Uri): Promise<JsonObject> {
  return parseJsonObject(await readText(uri), fileName(uri));
}

export function noFlow(): Error {
  return refusal({
    operation: 'debug',
    message: l10n.t('There is no flow to debug.'),
    remedy: l10n.t('Open a flow definition first, or name one as “flow” in the launch configuration.'),
  });
}
