import { Refusal } from '../http.ts';

const codes: Readonly<Record<number, string>> = {
  400: 'BadActionRequest',
  401: 'UnauthorizedRequest',
  403: 'UnauthorizedRequest',
  404: 'ActionNotFound',
  405: 'MethodNotAllowed',
  409: 'ActionConflict',
  410: 'Gone',
  413: 'RequestTooLarge',
  422: 'RequestValidationError',
  429: 'TooManyRequests',
};

/** An error as action providers word it. */
export function actionProblem(status: number, description: string): Refusal {
  return new Refusal(status, { code: codes[status] ?? 'ActionProviderError', description });
}
