import { type Diagnostic, type ValidateOptions, validate } from '../../../language/src/index.ts';

/**
 * The errors of our own rules in the very text that is to be deployed. What the editor shows may belong to an
 * earlier version of it.
 */
export function ownErrors(text: string, uri: string, options: ValidateOptions): Diagnostic[] {
  return validate(text, uri, options).filter(({ severity }) => severity === 1);
}

const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const;

/** The severities of the setting `globusFlows.rules`; what is none is left out. */
export function ruleSeverities(setting: unknown): NonNullable<ValidateOptions['rules']> {
  const entries = typeof setting === 'object' && setting !== null ? Object.entries(setting) : [];
  return Object.fromEntries(
    entries.flatMap(([id, value]) => {
      const severity = SEVERITIES.find(known => known === value);
      return severity ? [[id, severity] as const] : [];
    }),
  );
}
