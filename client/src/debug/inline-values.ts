import * as vscode from 'vscode';
import { parseJson } from '../../../language/src/index.ts';
import { pathsIn } from './expression-at.ts';

/** Beside the paths of the state at which a run stands: what they lead to. */
export const inlineValues: vscode.InlineValuesProvider = {
  provideInlineValues(document, _viewPort, { stoppedLocation }) {
    const state = stateAround(document, document.offsetAt(stoppedLocation.start));
    if (!state) return [];
    const values: vscode.InlineValue[] = [];
    for (let line = state.start.line; line <= state.end.line; line++)
      for (const { text, start } of pathsIn(document.lineAt(line).text))
        values.push(
          new vscode.InlineValueEvaluatableExpression(
            new vscode.Range(line, start, line, start + text.length),
            text,
          ),
        );
    return values;
  },
};

function stateAround(document: vscode.TextDocument, offset: number): vscode.Range | undefined {
  const { root } = parseJson(document.getText());
  const states = root?.members.find(({ name }) => name === 'States')?.value?.members ?? [];
  const found = states.find(({ node }) => node.offset <= offset && offset <= node.offset + node.length);
  return (
    found &&
    new vscode.Range(
      document.positionAt(found.node.offset),
      document.positionAt(found.node.offset + found.node.length),
    )
  );
}
