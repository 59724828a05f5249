import type { GraphNode } from '../../../language/src/index.ts';

/** All that there is to say of a state, a line for each thing. */
export function nodeWords({ name, type, detail, start, ends, onError, findings }: GraphNode): string[] {
  const told = [
    name,
    [type, detail].filter(Boolean).join(' · '),
    start ? 'Every run begins here.' : '',
    ends ? 'A run can end here.' : '',
    onError ? 'A run gets here only after an error.' : '',
    ...findings.map(({ severity, message }) => `${severity}: ${message}`),
  ];
  return told.filter(Boolean);
}

/** The worst of its findings; empty without any. */
export function worstOf({ findings }: GraphNode): 'error' | 'warning' | '' {
  if (findings.some(({ severity }) => severity === 'error')) return 'error';
  return findings.length > 0 ? 'warning' : '';
}
