import * as vscode from 'vscode';
import { SHOW_REFERENCES_COMMAND, type ShowReferencesArguments } from '../../language/src/index.ts';

/** Shows what a lens of the language server counts: the server has plain values, VS Code wants its own. */
export function registerShowReferences(): vscode.Disposable {
  return vscode.commands.registerCommand(
    SHOW_REFERENCES_COMMAND,
    (...[uri, position, locations]: ShowReferencesArguments) =>
      vscode.commands.executeCommand(
        'editor.action.showReferences',
        vscode.Uri.parse(uri),
        toPosition(position),
        locations.map(
          ({ uri, range: { start, end } }) =>
            new vscode.Location(vscode.Uri.parse(uri), new vscode.Range(toPosition(start), toPosition(end))),
        ),
      ),
  );
}

function toPosition({ line, character }: ShowReferencesArguments[1]): vscode.Position {
  return new vscode.Position(line, character);
}
