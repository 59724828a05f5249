import type { JsonObject } from './types.ts';

/**
 * Why a state failed. `action` errors come from providers, `engine` errors from evaluating the definition,
 * `web-input` from a web input that was not answered; `fail` is a Fail state and `guard` our own limit.
 */
export type ErrorOrigin = 'action' | 'engine' | 'web-input' | 'fail' | 'guard';

export class FlowError extends Error {
  readonly origin: ErrorOrigin;
  /** The error name that catchers compare; undefined for a Fail state without Error. */
  readonly exception: string | undefined;
  readonly causeText: string | undefined;

  constructor(origin: ErrorOrigin, exception: string | undefined, causeText: string | undefined) {
    super(causeText ?? exception);
    this.origin = origin;
    this.exception = exception;
    this.causeText = causeText;
  }

  /** Name and cause, as far as there are any. */
  get told(): { exception?: string; cause?: string } {
    return {
      ...(this.exception === undefined ? {} : { exception: this.exception }),
      ...(this.causeText === undefined ? {} : { cause: this.causeText }),
    };
  }

  /** The `details` of ActionFailed and FlowFailed [O 2026]. */
  details(state: string): JsonObject {
    return { state_name: state, ...this.told };
  }
}

/** The error of the service's own engine for a definition that cannot be carried out [O 2026]. */
export function runtimeError(causeText: string): FlowError {
  return new FlowError('engine', 'States.Runtime', causeText);
}
