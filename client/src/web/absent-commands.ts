import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { fieldsOf } from '../../../project/src/index.ts';
import type { Notices } from '../notices.ts';

/** Registers what the manifest offers and a browser cannot do; it says why. The menus leave it out. */
export function registerAbsentCommands(
  { extension }: vscode.ExtensionContext,
  notices: Notices,
): vscode.Disposable {
  const { commands } = fieldsOf(fieldsOf(extension.packageJSON).contributes);
  const absent = (Array.isArray(commands) ? commands : [])
    .map(fieldsOf)
    .filter(({ enablement }) => String(enablement).includes('!globusFlows.inBrowser'));
  return vscode.Disposable.from(
    ...absent.map(({ command, title }) =>
      vscode.commands.registerCommand(String(command), () =>
        notices.tell(
          l10n.t(
            '“{title}” is for VS Code on the desktop: signing in and the sandbox need programs on your computer, which a browser cannot start.',
            { title: String(title) },
          ),
        ),
      ),
    ),
  );
}
