import { CodeActionKind } from 'vscode-languageserver';

/** The kind of the action that applies all safe fixes. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.gflow`;
