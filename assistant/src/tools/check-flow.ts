import { type Diagnostic, fixAll, validate } from '../../../language/src/index.ts';
import { oneLine } from '../answer.ts';
import { DEFINITION_INPUT, givenDefinition } from '../definition.ts';
import type { Tool } from '../tool.ts';

const SEVERITIES: Readonly<Record<Diagnostic['severity'], string>> = {
  1: 'error',
  2: 'warning',
  3: 'information',
  4: 'hint',
};

/** So many findings are told. */
const MOST = 100;

export const checkFlow: Tool = {
  name: 'check_flow',
  title: 'Check a Globus flow definition',
  description:
    'Checks a Globus Flows definition with the rules of the workbench: structure, state graph, JSONPaths, expressions, what the payload can hold at each state, action parameters. Gives each finding with its line and rule, and the text with all safe fixes made, where there are any. Use it on every definition before showing or writing it; errors mean that the service refuses the flow or that a run must fail.',
  input: DEFINITION_INPUT,
  async run(args, workspace) {
    const { file, inputSchema } = await givenDefinition(args, workspace);
    const options = { kind: 'flow-definition' as const, ...(inputSchema && { inputSchema }) };
    const findings = validate(file.text, file.uri, options);
    if (findings.length === 0) return 'No findings.';
    const worstFirst = [...findings].sort((a, b) => a.severity - b.severity);
    const lines = worstFirst
      .slice(0, MOST)
      .map(({ severity, code, message, range: { start } }) =>
        oneLine(
          `line ${start.line + 1}, column ${start.character + 1}: ${SEVERITIES[severity]} ${code}: ${message}`,
        ),
      );
    // Of so many mistakes the fixes are no small change that anybody would look through.
    if (findings.length > MOST)
      return [...lines, `And ${findings.length - MOST} more findings; fixes are left out.`].join('\n');
    const fixed = fixAll(file.text, file.uri, options);
    const left = validate(fixed, file.uri, options).length;
    if (fixed === file.text) return lines.join('\n');
    return [
      ...lines,
      '',
      `With all safe fixes made, ${left} findings are left:`,
      '```json',
      fixed,
      '```',
    ].join('\n');
  },
};
