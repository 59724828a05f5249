import * as vscode from 'vscode';
import {
  type Diagnostic,
  projectFilesOf,
  readProjectSettings,
  readRuleSettings,
  recognise,
  ruleOptions,
  validate,
} from '../../language/src/index.ts';
import { isOurScheme, JSON_LANGUAGES } from './first-flow.ts';
import { readIfThere } from './project-file/text-files.ts';
import { toRange } from './testing/to-range.ts';

/**
 * Findings in the sides of diffs that are no files but versions of them, as git and reviews have them. Only what stands in
 * a diff is checked: such documents are open for every file of a repository. What lies beside that version is not known, so
 * nothing is said of it.
 */
export function showDiffFindings(): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('globus-flows-diff');
  let shown = new Set<string>();
  const check = async (uri: vscode.Uri) => {
    const document = await vscode.workspace.openTextDocument(uri);
    const found = JSON_LANGUAGES.includes(document.languageId) ? await findingsIn(document) : [];
    if (shown.has(uri.toString())) collection.set(uri, found.map(toDiagnostic));
  };
  const update = async () => {
    const sides = new Map(sidesOfDiffs().map(uri => [uri.toString(), uri]));
    const before = shown;
    shown = new Set(sides.keys());
    for (const gone of before) if (!shown.has(gone)) collection.delete(vscode.Uri.parse(gone));
    // A version that cannot be read has nothing to be shown in.
    for (const [key, uri] of sides) if (!before.has(key)) await check(uri).catch(() => undefined);
  };
  void update();
  return vscode.Disposable.from(
    collection,
    vscode.window.tabGroups.onDidChangeTabs(() => void update()),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (shown.has(document.uri.toString())) void check(document.uri).catch(() => undefined);
    }),
  );
}

/** The sides of all diffs that the language server does not see. */
function sidesOfDiffs(): vscode.Uri[] {
  const tabs = vscode.window.tabGroups.all.flatMap(group => group.tabs);
  return tabs
    .flatMap(({ input }) =>
      input instanceof vscode.TabInputTextDiff ? [input.original, input.modified] : [],
    )
    .filter(({ scheme, path }) => !isOurScheme(scheme) && /\.jsonc?$/i.test(path));
}

async function findingsIn(document: vscode.TextDocument): Promise<Diagnostic[]> {
  // The file that it is a version of: its name says what it is, and its project how much rules weigh.
  const file = document.uri.with({ scheme: 'file', authority: '', query: '', fragment: '' }).toString();
  const text = document.getText();
  const { kind } = recognise(file, text);
  if (kind === 'none') return [];
  return validate(text, file, { ...(await optionsFor(file)), kind });
}

async function optionsFor(file: string) {
  const settings = readRuleSettings(vscode.workspace.getConfiguration('globusFlows', vscode.Uri.parse(file)));
  for (const projectFile of projectFilesOf(file)) {
    const text = await readIfThere(vscode.Uri.parse(projectFile)).catch(() => undefined);
    if (text !== undefined)
      return ruleOptions(file, settings, { projectFile, settings: readProjectSettings(text) });
  }
  return settings;
}

const SEVERITIES = {
  1: vscode.DiagnosticSeverity.Error,
  2: vscode.DiagnosticSeverity.Warning,
  3: vscode.DiagnosticSeverity.Information,
  4: vscode.DiagnosticSeverity.Hint,
} as const;

function toDiagnostic({ range, severity, message, code }: Diagnostic): vscode.Diagnostic {
  const shown = new vscode.Diagnostic(toRange(range), message, SEVERITIES[severity]);
  shown.source = 'gflow';
  shown.code = code;
  return shown;
}
