import * as l10n from '@vscode/l10n';
import { type JSONPath, type Node, parseTree } from 'jsonc-parser';

/** How a run has failed. */
export interface Failure {
  state: string;
  /** The name of the error, where there is one. */
  exception: string | undefined;
  /** In the words of the service, or of the action provider. */
  cause: string;
}

/** Where in the definition a run has failed, and what to do about it. */
export interface Triage {
  path: JSONPath;
  /** Empty where the cause says all there is. */
  advice: string;
}

/** Finds the key that a failure is about: the very one that the cause names, or the field that decides, or the state. */
export function triage(failure: Failure, text: string): Triage {
  const states = parseTree(text)?.children?.find(({ children: [key] = [] }) => key?.value === 'States')
    ?.children?.[1];
  const state = states?.children?.find(({ children: [key] = [] }) => key?.value === failure.state)
    ?.children?.[1];
  for (const { about, advice } of CASES) {
    const match = about(failure, state);
    if (match) return { path: [l10n.t('States'), failure.state, ...match], advice };
  }
  return { path: [l10n.t('States'), failure.state], advice: '' };
}

/** Steps from the state to what the failure is about; undefined where it is another one. */
type About = (failure: Failure, state: Node | undefined) => JSONPath | undefined;

// What is in quotes is exact in the logs of today; the names of errors have held for longer.
const CASES: readonly { about: About; advice: string }[] = [
  {
    about: ({ cause }, state) => {
      const [, path, field] =
        /^The path '(.+)' specified for the field '(.+?)' could not be found/s.exec(cause) ?? [];
      return field === undefined ? undefined : keyIn(state, field, path);
    },
    advice: l10n.t(
      'On the way that this run took nothing was there. Let a state before it write it, or let the input schema require it.',
    ),
  },
  {
    about: ({ cause }, state) => {
      const [, path] = /Invalid path '(.+?)': The choice state's condition path/s.exec(cause) ?? [];
      return path === undefined ? undefined : keyIn(state, 'Variable', path);
    },
    advice: l10n.t('Ask with IsPresent first whether it is there.'),
  },
  {
    about: ({ cause }, state) => {
      const [, field] = /\(in '(.+?)'\)$/s.exec(cause) ?? [];
      return field === undefined ? undefined : keyIn(state, field);
    },
    advice: '',
  },
  {
    about: ({ exception }, state) =>
      exception === 'ActionTimeout' ? (keyIn(state, 'WaitTime') ?? keyIn(state, 'ActionUrl')) : undefined,
    advice: l10n.t(
      'The action took longer than WaitTime, which is 300 s where nothing is written. Write as much as it may need.',
    ),
  },
  {
    about: ({ exception }, state) =>
      exception === 'States.ResultPathMatchFailure' ? keyIn(state, 'ResultPath') : undefined,
    advice: l10n.t('The result cannot be placed there: something on the way to it is no object.'),
  },
  {
    about: ({ cause }, state) => (lacksAccess(cause) ? keyIn(state, 'ActionUrl') : undefined),
    advice: l10n.t('Whoever ran it lacks access: assign it, then run again.'),
  },
  {
    about: ({ exception }, state) =>
      exception === 'ActionFailedException' || exception === 'ActionUnableToRun'
        ? keyIn(state, 'ActionUrl')
        : undefined,
    advice: '',
  },
];

/** Does the cause say that whoever ran it may not do what it did? */
export function lacksAccess(cause: string): boolean {
  return /PermissionDenied|NotAuthorized|Not authorized|EndpointPermission|\b40[13]\b/.test(cause);
}

/** Steps to a key of that name, whatever is around it; with that text as its value, where it is given. */
function keyIn(node: Node | undefined, name: string, value?: string): JSONPath | undefined {
  for (const [i, child] of (node?.children ?? []).entries()) {
    if (node?.type === 'array') {
      const inside = keyIn(child, name, value);
      if (inside) return [i, ...inside];
      continue;
    }
    const [key, own] = child.children ?? [];
    if (typeof key?.value !== 'string') continue;
    if (key.value === name && (value === undefined || own?.value === value)) return [name];
    const inside = keyIn(own, name, value);
    if (inside) return [key.value, ...inside];
  }
  return undefined;
}
