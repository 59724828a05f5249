import * as vscode from 'vscode';
import type { Range } from '../../../language/src/index.ts';

/** A range of the language as one of VS Code. */
export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}
