import type { DebugProtocol } from '@vscode/debugprotocol';

const FORM = /^\s*(?<path>\$(?:[^=\s'"]|'[^']*'|"[^"]*")*)\s*=(?!=)\s*(?<value>\S.*)$/s;

/** What a person types into the debug console to change the payload: `$.n = 5`. */
export function assignmentIn({
  expression,
  context,
}: DebugProtocol.EvaluateArguments): { expression: string; value: string } | undefined {
  const { path, value } = (context === 'repl' && FORM.exec(expression)?.groups) || {};
  return path !== undefined && value !== undefined ? { expression: path, value } : undefined;
}
