/** Strings that have a meaning of their own as values of fields, each with what it means; Markdown. */

/** Whose identity an action runs under; any other name is a role whose token the run input brings [SCH IDE]. */
export const RUN_AS: Readonly<Record<string, string>> = {
  User: 'Whoever started the run.',
  Flow: 'The identity of the flow itself: it needs access of its own to what the action touches.',
};

export const HANDLER_TYPES: Readonly<Record<string, string>> = {
  ActionProvider: 'An action provider, at the address in `Url`.',
  RegisteredAPI: 'An API that is registered with Globus Flows, by its `Id`.',
};

/** Exceptions that a catcher can name [DOC exceptions]; the last two are only observed. */
export const ERROR_NAMES: Readonly<Record<string, string>> = {
  ActionUnableToRun: 'The action could not be started: bad input, no permission, or the provider is down.',
  ActionFailedException: 'The action ended as FAILED, and `ExceptionOnActionFailure` is true.',
  ActionTimeout: 'The action took longer than `WaitTime`.',
  'States.ALL': 'Any exception.',
  'States.Runtime': 'A path or an expression could not be evaluated.',
  'Flows.WebInputExpired': 'Nobody answered the web input in time.',
};
