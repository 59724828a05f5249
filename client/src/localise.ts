import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

// Imported before all else: texts are chosen as soon as modules are read. Without a translation they stay as written.
if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
