import { COMPARISONS } from './comparisons.ts';
import { type FieldSpec, type ObjectSpec, objectSpec, page } from './spec.ts';
import { COMMENT } from './state-specs.ts';

export const FLOW_SPEC: ObjectSpec = objectSpec({
  title: 'a flow definition',
  page: page('introduction'),
  fields: [
    {
      name: 'StartAt',
      kinds: ['string'],
      required: true,
      role: 'state-name',
      doc: 'The state in which every run begins.',
    },
    { name: 'States', kinds: ['object'], required: true, doc: 'The states of the flow, by name.' },
    COMMENT,
  ],
  oneOf: [],
});

export const CATCHER_SPEC: ObjectSpec = objectSpec({
  title: 'a catcher',
  page: page('exceptions'),
  fields: [
    {
      name: 'ErrorEquals',
      kinds: ['array'],
      required: true,
      role: 'error-names',
      doc: 'The exceptions to catch: `ActionUnableToRun` (never started), `ActionFailedException` (ended as failed), `ActionTimeout` (took longer than `WaitTime`), `States.ALL`.',
    },
    { name: 'Next', kinds: ['string'], required: true, role: 'state-name', doc: 'The state to go on with.' },
    {
      name: 'ResultPath',
      kinds: ['string'],
      role: 'reference-path',
      doc: 'Where the error information is written. Without it the error **replaces the whole payload**.',
      default: '$',
    },
  ],
  oneOf: [],
});

const HANDLER_TYPE: FieldSpec = {
  name: 'Type',
  kinds: ['string'],
  required: true,
  role: 'handler-type',
  doc: '`ActionProvider` (with `Url`) or `RegisteredAPI` (with `Id`).',
};

export const HANDLER_SPECS: Readonly<Record<'ActionProvider' | 'RegisteredAPI', ObjectSpec>> = {
  ActionProvider: objectSpec({
    title: 'an ActionProvider handler',
    page: page('actions'),
    fields: [
      HANDLER_TYPE,
      {
        name: 'Url',
        kinds: ['string'],
        required: true,
        role: 'action-url',
        doc: 'The `https://` address of the action provider.',
      },
      {
        name: 'Scope',
        kinds: ['string'],
        doc: 'The scope that the provider asks for, if it does not publish it.',
      },
    ],
    oneOf: [],
  }),
  RegisteredAPI: objectSpec({
    title: 'a RegisteredAPI handler',
    page: page('actions'),
    fields: [
      HANDLER_TYPE,
      { name: 'Id', kinds: ['string'], required: true, doc: 'The id (UUID) of the registered API.' },
    ],
    oneOf: [],
  }),
};

const RULE_NEXT: FieldSpec = {
  name: 'Next',
  kinds: ['string'],
  required: true,
  role: 'state-name',
  doc: 'The state to go to when the rule matches. Only a rule directly under `Choices` has it.',
};

const RULE_FIELDS: readonly FieldSpec[] = [
  { name: 'Variable', kinds: ['string'], role: 'path', doc: 'A JSONPath: the value that is compared.' },
  { name: 'And', kinds: ['array'], role: 'choice-rules', doc: 'Matches when all rules in the list match.' },
  {
    name: 'Or',
    kinds: ['array'],
    role: 'choice-rules',
    doc: 'Matches when at least one rule in the list matches.',
  },
  { name: 'Not', kinds: ['object'], role: 'choice-rule', doc: 'Matches when the rule in it does not.' },
  ...COMPARISONS.map(
    ({ name, kind, doc, operand }): FieldSpec => ({
      name,
      kinds: [kind],
      role: operand === 'path' ? 'path' : operand === 'timestamp' ? 'timestamp' : 'comparison',
      doc,
    }),
  ),
];

/** A rule inside `And`, `Or` or `Not`. */
export const NESTED_RULE_SPEC: ObjectSpec = objectSpec({
  title: 'a rule inside And, Or or Not',
  page: page('choice_state'),
  fields: RULE_FIELDS,
  oneOf: [{ names: ['Variable', 'And', 'Or', 'Not'], needed: true }],
});

/** A rule directly under `Choices`. */
export const RULE_SPEC: ObjectSpec = objectSpec({
  ...NESTED_RULE_SPEC,
  title: 'a choice rule',
  fields: [...RULE_FIELDS, RULE_NEXT],
});
