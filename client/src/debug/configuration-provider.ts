import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { checkInput, definitionBeside, parseJson } from '../../../project/src/index.ts';
import { casesOf, type Json, type TestCase } from '../../../runtime/src/index.ts';
import type { Language } from '../language-client.ts';
import type { Notices } from '../notices.ts';
import { flowFiles } from '../project-file/flow-files.ts';
import { fileName, filesIn, folderOf, readText } from '../project-file/text-files.ts';
import { beside, readTestFile, type TestFile } from '../testing/test-file.ts';
import { choose, quoted } from '../ui.ts';
import { chooseDebugInput } from './choose-input.ts';
import { DEBUG_TYPE, readConfiguration } from './configuration.ts';
import { fileNamed } from './files.ts';
import { caseNamed } from './flow-test.ts';
import { noFlow } from './load.ts';

/** Fills in what a launch configuration leaves open, also where there is none: F5 debugs the flow in the editor. */
export class FlowConfigurationProvider implements vscode.DebugConfigurationProvider {
  readonly #language: Language;
  readonly #notices: Notices;

  constructor(language: Language, notices: Notices) {
    this.#language = language;
    this.#notices = notices;
  }

  async resolveDebugConfiguration(
    _folder: vscode.WorkspaceFolder | undefined,
    configuration: vscode.DebugConfiguration,
  ): Promise<vscode.DebugConfiguration | undefined> {
    const known = {
      ...configuration,
      type: DEBUG_TYPE,
      request: 'launch',
      name: configuration.name || l10n.t('Debug Flow'),
    };
    const { flow, test } = readConfiguration(known);
    return this.#orTell(async () =>
      flow === undefined && test === undefined ? { ...known, ...(await this.#inEditor()) } : known,
    );
  }

  async resolveDebugConfigurationWithSubstitutedVariables(
    folder: vscode.WorkspaceFolder | undefined,
    configuration: vscode.DebugConfiguration,
  ): Promise<vscode.DebugConfiguration | undefined> {
    return this.#orTell(async () => {
      const whole = await withCase(configuration, folder);
      const { flow, input, runLog } = readConfiguration(whole);
      if (flow === undefined) throw noFlow();
      const definition = fileNamed(flow, folder?.uri);
      const { stopOnEntry = !hasBreakpoint(definition) } = whole;
      const resolved = { ...whole, flow: definition.toString(), stopOnEntry };
      if (runLog !== undefined) return { ...resolved, runLog: named(runLog, folder) };
      const { title, schema } = await flowFiles(definition);
      const wanted = schema ? await jsonIn(schema) : {};
      const given = input === undefined ? await chooseDebugInput(definition, wanted) : named(input, folder);
      checkInput(title, wanted, typeof given === 'string' ? await jsonIn(vscode.Uri.parse(given)) : given);
      return { ...resolved, input: given };
    });
  }

  /** The flow in the editor; of a run input the flow that it is for, and of a flow test one of its cases. */
  async #inEditor(): Promise<{ flow: string; input?: string } | { test: string }> {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const kind = uri && this.#language.kindOf(uri)?.kind;
    if (uri && kind === 'flow-definition') return { flow: uri.toString() };
    if (uri && kind === 'flow-test') return { test: uri.toString() };
    const folder = uri && folderOf(uri);
    const definition =
      uri && folder && kind === 'run-input'
        ? definitionBeside(fileName(uri), await filesIn(folder))
        : undefined;
    if (!uri || !folder || definition === undefined) throw noFlow();
    return { flow: vscode.Uri.joinPath(folder, definition).toString(), input: uri.toString() };
  }

  /** Undefined, which ends the launch, where a person has been told why it cannot be, or has left it. */
  async #orTell<Result>(resolve: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await resolve();
    } catch (error) {
      this.#notices.show(error);
      return undefined;
    }
  }
}

/** What the case of a flow test gives, where the configuration names one and does not say otherwise. */
async function withCase(
  configuration: vscode.DebugConfiguration,
  folder: vscode.WorkspaceFolder | undefined,
): Promise<vscode.DebugConfiguration> {
  const { test, case: name } = readConfiguration(configuration);
  if (test === undefined) return configuration;
  const file = await readTestFile(fileNamed(test, folder?.uri));
  const {
    name: chosen,
    inputFile,
    input,
  } = name === undefined ? await chooseCase(file) : caseNamed(file, name);
  return {
    flow: file.flow?.toString(),
    input: inputFile === undefined ? input : beside(file.uri, inputFile).toString(),
    ...configuration,
    test: file.uri.toString(),
    case: chosen,
  };
}

async function chooseCase({ content, files, uri }: TestFile): Promise<TestCase> {
  const cases = casesOf(content, files);
  const [only] = cases;
  if (only && cases.length === 1) return only;
  return choose(
    cases.map(value => ({ label: value.name, value })),
    {
      title: l10n.t('Debug {uri}', { uri: quoted(fileName(uri)) }),
      placeHolder: l10n.t('The case to debug'),
    },
  );
}

function hasBreakpoint({ path }: vscode.Uri): boolean {
  return vscode.debug.breakpoints.some(
    breakpoint =>
      breakpoint.enabled &&
      breakpoint instanceof vscode.SourceBreakpoint &&
      breakpoint.location.uri.path === path,
  );
}

function named<Value>(value: Value | string, folder: vscode.WorkspaceFolder | undefined): Value | string {
  return typeof value === 'string' ? fileNamed(value, folder?.uri).toString() : value;
}

async function jsonIn(uri: vscode.Uri): Promise<Json> {
  return parseJson(await readText(uri), fileName(uri));
}
