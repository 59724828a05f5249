import type { Problem } from '../../globus/src/index.ts';

/** What a button in a notification does about a problem. */
export type Remedy =
  | 'sign-in'
  | 'grant-consent'
  | 'add-service-account'
  | 'assign-run-permission'
  | 'check-access'
  | 'start-sandbox'
  | 'open-settings'
  | 'show-problems'
  | 'try-again';

/** What is known around a problem. */
export interface Circumstances {
  /** who was refused; undefined when nobody is signed in */
  identity?: 'person' | 'service-account';
  environment?: 'production' | 'sandbox';
  /** the sandbox is one that we start and stop */
  ownSandbox?: boolean;
  /** it is known which definition it is about */
  hasDefinition?: boolean;
  /** the operation can be repeated as it was */
  canRetry: boolean;
}

/** The code of the problem that no client id is set. */
export const CLIENT_ID_MISSING = 'CLIENT_ID_MISSING';

/** The remedies that help, the best one first. */
export function remediesFor(problem: Problem, around: Circumstances): Remedy[] {
  const again: Remedy[] = around.canRetry ? ['try-again'] : [];
  switch (problem.kind) {
    case 'sign-in':
      return [around.identity === 'service-account' ? 'add-service-account' : 'sign-in'];
    case 'consent':
      // A service account cannot agree to anything in a browser: its administrators must.
      return around.identity === 'service-account' ? [] : ['grant-consent'];
    case 'forbidden':
      if (!isAboutRunning(problem)) return [];
      return ['assign-run-permission', ...(around.hasDefinition ? (['check-access'] as const) : [])];
    case 'network':
      return around.environment === 'sandbox' && around.ownSandbox ? ['start-sandbox'] : again;
    case 'invalid':
      if (problem.code === CLIENT_ID_MISSING) return ['open-settings'];
      return problem.detail?.length ? ['show-problems'] : [];
    case 'conflict':
    case 'limit':
    case 'service':
      return again;
    case 'not-found':
    case 'cancelled':
      return [];
  }
}

function isAboutRunning({ operation, message, remedy }: Problem): boolean {
  return /\brun\b/.test(operation) && /RUN|run|starter/.test(`${message} ${remedy}`);
}

/** A problem as one text for a notification: what happened, why, and what to do. */
export function problemText({ message, remedy }: Problem): string {
  return `${message} ${remedy}`.trim();
}
