import type { FlowDiff } from '../../../language/src/index.ts';

/** What differs between two flows, a line each. */
export function diffLines(flow: FlowDiff): string[] {
  return [
    ...flow.flow,
    ...flow.added.map(({ name, kind }) => `+ “${name}”: ${kind}`),
    ...flow.removed.map(({ name, kind }) => `- “${name}”: ${kind}`),
    ...flow.changed.flatMap(({ name, changes: own }) => [`~ “${name}”`, ...own.map(words => `    ${words}`)]),
    ...flow.calls.added.map(({ url, title }) => `+ calls ${title ? `${title}, ` : ''}${url}`),
    ...flow.calls.removed.map(({ url, title }) => `- calls ${title ? `${title}, ` : ''}${url}`),
  ];
}
