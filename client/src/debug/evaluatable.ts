import * as vscode from 'vscode';
import { expressionAt } from './expression-at.ts';

/** What is under the mouse while a flow is debugged: a path in a string, or a part of an expression. */
export const evaluatableExpressions: vscode.EvaluatableExpressionProvider = {
  provideEvaluatableExpression(document, { line, character }) {
    const found = expressionAt(document.lineAt(line).text, character);
    if (!found) return undefined;
    const range = new vscode.Range(line, found.start, line, found.start + found.text.length);
    return new vscode.EvaluatableExpression(range, found.text);
  },
};
