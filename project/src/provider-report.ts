import type { ProviderFinding, ProviderSeen } from '../../globus/src/index.ts';
import { validate } from '../../language/src/index.ts';
import { counted } from './counted.ts';

/** What the rules for input schemas find in that of a provider: it is held against what flows send. */
export function schemaFindings({ introspection }: Pick<ProviderSeen, 'introspection'>): ProviderFinding[] {
  const { input_schema: schema } = introspection ?? {};
  if (typeof schema !== 'object' || schema === null) return [];
  const text = JSON.stringify(schema, undefined, 2);
  return validate(text, 'provider:/input_schema.json', { kind: 'input-schema' })
    .filter(({ severity }) => severity === 1)
    .map(({ message }) => ({ step: 'introspect', outcome: 'wrong', message: `“input_schema”: ${message}` }));
}

const MARKS = { right: '✓', wrong: '✗', advice: '!', 'left-out': '·' } as const;

/** What was found about a provider, as lines: its name, each finding, and what that comes to. */
export function providerReport(
  { url, introspection }: Pick<ProviderSeen, 'url' | 'introspection'>,
  findings: readonly ProviderFinding[],
): string[] {
  const title = introspection?.title;
  const width = Math.max(0, ...findings.map(({ step }) => step.length));
  const wrong = findings.filter(({ outcome }) => outcome === 'wrong').length;
  return [
    `${typeof title === 'string' ? `${title}, ` : ''}${url}`,
    ...findings.map(({ step, outcome, message }) => `  ${MARKS[outcome]} ${step.padEnd(width)}  ${message}`),
    wrong === 0
      ? 'Nothing is wrong as far as it was looked at.'
      : `${counted(wrong, 'thing is', 'things are')} wrong.`,
  ];
}
