import { type FieldSpec, type ObjectSpec, objectSpec, page } from './spec.ts';

/** The eight state types [SCH IDE]. */
export const STATE_TYPES = [
  'Action',
  'Choice',
  'ExpressionEval',
  'Pass',
  'Wait',
  'Fail',
  'CreateWebInput',
  'AwaitWebInput',
] as const;

export type StateType = (typeof STATE_TYPES)[number];

export function isStateType(text: string | undefined): text is StateType {
  return STATE_TYPES.some(type => type === text);
}

/** One sentence a type, for completion and hover. */
export const STATE_TYPE_DOCS: Readonly<Record<StateType, string>> = {
  Action:
    'Asks an action provider (transfer, compute, search …) or another flow to do something, and waits for the result.',
  Choice: 'Goes on to one of several states, depending on what the payload holds.',
  ExpressionEval: 'Computes values with expressions and writes them into the payload.',
  Pass: 'Writes constants or rearranges the payload, or simply goes on; with `"End": true` it ends the run successfully.',
  Wait: 'Waits a number of seconds, or until a time.',
  Fail: 'Ends the run as failed, with an error name and a cause.',
  CreateWebInput: 'Asks people to choose among options on a web page, and goes on at once.',
  AwaitWebInput: 'Waits until somebody has answered a web input that was created before.',
};

const TYPE: FieldSpec = {
  name: 'Type',
  kinds: ['string'],
  required: true,
  role: 'state-type',
  doc: 'What the state does: `Action`, `Choice`, `ExpressionEval`, `Pass`, `Wait`, `Fail`, `CreateWebInput` or `AwaitWebInput`.',
};
export const COMMENT: FieldSpec = {
  name: 'Comment',
  // null too: generated flows have it and run in production [OBS GLAD], although the schema says string.
  kinds: ['string', 'null'],
  doc: 'A note for people. It has no effect on the run.',
};
const NEXT: FieldSpec = {
  name: 'Next',
  kinds: ['string'],
  role: 'state-name',
  doc: 'The state that follows. A state has either `Next` or `"End": true`.',
};
const END: FieldSpec = {
  name: 'End',
  kinds: ['boolean'],
  doc: '`true`: the run ends here, successfully. A state has either `Next` or `"End": true`.',
};
const PARAMETERS: FieldSpec = {
  name: 'Parameters',
  kinds: ['object'],
  role: 'template',
  doc: 'An object built for this state. A key ending in `.$` takes its value from the payload by JSONPath, one ending in `.=` computes it with an expression, any other key is a constant. `__Private_Parameters` lists the keys to hide from logs.',
};
const INPUT_PATH: FieldSpec = {
  name: 'InputPath',
  kinds: ['string'],
  role: 'path',
  doc: 'A JSONPath: the part of the payload that is the input as it stands. Instead of `Parameters`.',
};
const RESULT_PATH: FieldSpec = {
  name: 'ResultPath',
  kinds: ['string'],
  role: 'reference-path',
  doc: 'Where in the payload the result is written, for instance `$.Transfer`. Without it the result **replaces the whole payload**, and later states no longer see the input.',
  default: '$',
};
const CATCH: FieldSpec = {
  name: 'Catch',
  kinds: ['array'],
  doc: 'What to do when the state raises an exception: the first catcher that names it decides the next state.',
};

const TRANSITION = { names: ['Next', 'End'], needed: false };
const INPUT = { names: ['Parameters', 'InputPath'], needed: false };

export const STATE_SPECS: Readonly<Record<StateType, ObjectSpec>> = {
  Action: objectSpec({
    title: 'an Action state',
    page: page('actions'),
    fields: [
      TYPE,
      COMMENT,
      {
        name: 'ActionUrl',
        kinds: ['string'],
        role: 'action-url',
        doc: 'The `https://` address of the action provider, or of another flow (`https://flows.globus.org/flows/<id>`).',
      },
      {
        name: 'Handler',
        kinds: ['object', 'string'],
        doc: 'Instead of `ActionUrl`: an action provider (`Type`, `Url`, `Scope`), a registered API (`Type`, `Id`), or the URN of a hosted registered API.',
      },
      {
        name: 'ActionScope',
        kinds: ['string'],
        doc: 'The scope that the provider asks for. Only needed for a provider that does not publish it.',
      },
      PARAMETERS,
      INPUT_PATH,
      RESULT_PATH,
      {
        name: 'WaitTime',
        kinds: ['integer'],
        doc: 'Seconds to wait for the action. When they are over the action is cancelled and `ActionTimeout` is raised. Transfers and computations often need far more than the default.',
        default: '300',
      },
      {
        name: 'ExceptionOnActionFailure',
        kinds: ['boolean'],
        doc: '`true`: an action that fails raises `ActionFailedException`. `false`: the run goes on with the failed result. Official sources disagree about the default, so set it where a failure matters.',
      },
      {
        name: 'RunAs',
        kinds: ['string'],
        role: 'run-as',
        doc: 'Whose identity the action runs under: `User` (who started the run), `Flow` (the flow itself), or the name of a role whose token the run input brings.',
        default: 'User',
      },
      CATCH,
      NEXT,
      END,
    ],
    oneOf: [
      { names: ['ActionUrl', 'Handler'], needed: true },
      { names: ['Parameters', 'InputPath'], needed: true },
      TRANSITION,
    ],
  }),
  Choice: objectSpec({
    title: 'a Choice state',
    page: page('choice_state'),
    fields: [
      TYPE,
      COMMENT,
      {
        name: 'Choices',
        kinds: ['array'],
        required: true,
        role: 'choice-rules',
        doc: 'The rules, tried in order. The first that matches decides the next state.',
      },
      {
        name: 'Default',
        kinds: ['string'],
        role: 'state-name',
        doc: 'The state to go to when no rule matches. Without it the run fails then.',
      },
    ],
    oneOf: [],
  }),
  ExpressionEval: objectSpec({
    title: 'an ExpressionEval state',
    page: page('expressions'),
    fields: [TYPE, COMMENT, { ...PARAMETERS, required: true }, { ...RESULT_PATH, required: true }, NEXT, END],
    oneOf: [TRANSITION],
  }),
  Pass: objectSpec({
    title: 'a Pass state',
    page: page('pass_state'),
    fields: [
      TYPE,
      COMMENT,
      PARAMETERS,
      INPUT_PATH,
      { name: 'Result', kinds: ['object'], doc: 'A constant object: the output of the state.' },
      RESULT_PATH,
      NEXT,
      END,
    ],
    oneOf: [INPUT, TRANSITION],
    idle: [
      ['Result', 'Parameters'],
      ['Result', 'InputPath'],
    ],
  }),
  Wait: objectSpec({
    title: 'a Wait state',
    page: page('wait_state'),
    fields: [
      TYPE,
      COMMENT,
      { name: 'Seconds', kinds: ['integer'], doc: 'How many seconds to wait.' },
      {
        name: 'SecondsPath',
        kinds: ['string'],
        role: 'path',
        doc: 'A JSONPath to the number of seconds to wait.',
      },
      {
        name: 'Timestamp',
        kinds: ['string'],
        role: 'timestamp',
        doc: 'Wait until this time (RFC 3339, for instance `2026-12-24T18:00:00Z`).',
      },
      {
        name: 'TimestampPath',
        kinds: ['string'],
        role: 'path',
        doc: 'A JSONPath to the time to wait for (RFC 3339).',
      },
      NEXT,
      END,
    ],
    oneOf: [{ names: ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'], needed: true }, TRANSITION],
  }),
  Fail: objectSpec({
    title: 'a Fail state',
    page: page('fail_state'),
    fields: [
      TYPE,
      COMMENT,
      {
        name: 'Error',
        kinds: ['string'],
        doc: 'A short name for the failure, for instance `SourceMissing`.',
      },
      { name: 'ErrorPath', kinds: ['string'], role: 'path', doc: 'A JSONPath to the name of the failure.' },
      { name: 'Cause', kinds: ['string'], doc: 'A sentence that says what happened.' },
      {
        name: 'CausePath',
        kinds: ['string'],
        role: 'path',
        doc: 'A JSONPath to the sentence that says what happened.',
      },
    ],
    oneOf: [
      { names: ['Error', 'ErrorPath'], needed: false },
      { names: ['Cause', 'CausePath'], needed: false },
    ],
  }),
  CreateWebInput: objectSpec({
    title: 'a CreateWebInput state',
    page: page('introduction'),
    fields: [TYPE, COMMENT, PARAMETERS, INPUT_PATH, RESULT_PATH, CATCH, NEXT, END],
    oneOf: [INPUT, TRANSITION],
  }),
  AwaitWebInput: objectSpec({
    title: 'an AwaitWebInput state',
    page: page('introduction'),
    fields: [TYPE, COMMENT, PARAMETERS, INPUT_PATH, RESULT_PATH, CATCH, NEXT, END],
    oneOf: [INPUT, TRANSITION],
  }),
};
