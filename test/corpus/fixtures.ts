/**
 * What the retired client said of its own test flows, and what we say. Its labels are older than the service of today:
 * where we do not agree, the reason stands here.
 */
export type Label =
  /** Accepted there; no error here. */
  | 'accepted'
  /** Refused there; found here by this rule. */
  | { rule: string }
  /** Not agreed with. `rules` are ours that find something, if any. */
  | { label: 'accepted' | 'refused'; rules: readonly string[]; because: string };

const refused = (rule: string): Label => ({ rule });

const plainHttp: Label = {
  label: 'accepted',
  rules: ['action-url'],
  because: 'The service of today takes https addresses only; the published schema says so.',
};
const nullParameters: Label = {
  label: 'accepted',
  rules: ['wrong-field-type'],
  because:
    'The client took null for absent. The published schema wants an object, and ExpressionEval needs one.',
};
const aboutPaths: Label = {
  label: 'refused',
  rules: [],
  because:
    'The client refused every constant that looks like a path. It is a mistake in most places, and has a warning there; but under a key that speaks of JSON paths it is a value for somebody else, so we stay silent.',
};

/** By file, without its ending. */
export const LABELS: Readonly<Record<string, Label>> = {
  'single-pass-invalid': refused('path-syntax'),
  'single-pass-valid': {
    label: 'accepted',
    rules: ['path-syntax'],
    because: 'The client took “$.” for the whole payload. A name is missing after the dot: “$” is meant.',
  },
  'single-pass-bad-start-at-invalid': refused('unknown-state'),

  'test-action-state-simple-action-state': plainHttp,
  'test-action-state-action-state-with-catcher': plainHttp,
  'test-action-state-action-state-with-multiple-catchers': plainHttp,
  'test-action-state-action-state-with-exception-on-fail': plainHttp,
  'test-action-state-nested-parameters-with-json-path-syntax': plainHttp,
  'test-action-state-action-state-with-catchers-with-invalid-result-path': refused('path-syntax'),
  'test-action-state-action-state-with-catchers-with-empty-errors': refused('no-error-names'),
  'test-action-state-action-state-with-catchers-with-undefined-next': refused('unknown-state'),
  'test-action-state-action-state-with-catchers-with-extra-fields': refused('unknown-field'),
  'test-action-state-action-state-with-non-boolean-exception-on-fail': refused('wrong-field-type'),
  'test-action-state-invalid-action-url': refused('action-url'),
  'test-action-state-postgresql-action-url': refused('action-url'),
  'test-action-state-missing-parameters-and-input-path': refused('missing-field'),
  'test-action-state-input-path-is-not-json-path': refused('path-syntax'),
  'test-action-state-result-path-is-not-json-path': refused('path-syntax'),
  'test-action-state-parameters-are-non-dict': refused('wrong-field-type'),
  'test-action-state-nested-parameters-with-invalid-json-path-value': refused('path-syntax'),
  'test-action-state-nested-parameters-with-invalid-json-path-key': {
    ...aboutPaths,
    rules: ['action-url'],
  },
  'test-action-state-missing-action-url': refused('missing-field'),

  'test-choice-state-simple-choice-state': 'accepted',
  'test-choice-state-choice-state-using-and': 'accepted',
  'test-choice-state-choice-state-using-or': 'accepted',
  'test-choice-state-choice-state-using-not': 'accepted',
  'test-choice-state-choice-state-using-and-and-or': 'accepted',
  'test-choice-state-choice-state-without-default': 'accepted',
  'test-choice-state-choice-state-with-simple-nested-boolean-condition': 'accepted',
  'test-choice-state-choice-state-with-conjunctive-nested-boolean-condition': 'accepted',
  'test-choice-state-choice-state-using-empty-or': refused('no-choices'),
  'test-choice-state-choice-state-using-empty-and': refused('no-choices'),
  'test-choice-state-empty-choices-for-choice-state': refused('no-choices'),
  'test-choice-state-extra-fields-set-on-choice-state': refused('unknown-field'),
  'test-choice-state-choice-state-using-or-where-next-is-defined': refused('unknown-field'),
  'test-choice-state-choice-state-using-not-where-next-is-defined': refused('unknown-field'),
  'test-choice-state-choice-state-with-invalid-comparison-operator': refused('unknown-field'),
  'test-choice-state-choice-state-with-conjunctive-nested-boolean-condition-using-next':
    refused('unknown-field'),
  'test-choice-state-choice-state-with-conjunctive-nested-boolean-condition-with-extra-fields':
    refused('unknown-field'),
  'test-choice-state-invalid-next-in-choice': refused('unknown-state'),
  'test-choice-state-invalid-default-for-choice': refused('unknown-state'),
  'test-choice-state-choice-state-default-state-references-non-existant-state': refused('unknown-state'),

  'test-expression-eval-state-simple-eval-state': nullParameters,
  'test-expression-eval-state-nested-parameters-with-json-path-syntax': 'accepted',
  'test-expression-eval-state-nested-parameters-with-invalid-json-path-value': refused('path-syntax'),
  'test-expression-eval-state-nested-parameters-with-invalid-json-path-key': aboutPaths,
  'test-expression-eval-state-missing-next-and-end': refused('missing-transition'),
  'test-expression-eval-state-result-path-is-non-jsonpath': refused('path-syntax'),
  'test-expression-eval-state-parameters-are-non-dict': refused('wrong-field-type'),
  'test-expression-eval-state-extra-fields-set': refused('unknown-field'),

  'test-fail-state-simple-fail-state': 'accepted',
  'test-fail-state-detailed-fail-state': 'accepted',
  'test-fail-state-extra-fields-fail-state': refused('unknown-field'),
  'test-fail-state-next-state-not-allowed': refused('unknown-field'),

  'test-flow-top-level-expected-top-level-fields': 'accepted',
  'test-flow-top-level-unexpected-top-level-fields': refused('unknown-field'),

  'test-pass-state-valid-pass-state-usage': 'accepted',
  'test-pass-state-input-path-is-not-json-path': refused('path-syntax'),
  'test-pass-state-result-is-not-json-path': refused('wrong-field-type'),
  'test-pass-state-result-path-is-not-json-path': refused('path-syntax'),
  'test-pass-state-parameter-key-is-json-path-values-are-not-json-path': refused('path-syntax'),
  'test-pass-state-nested-parameter-key-is-json-path-values-are-not-json-path': refused('path-syntax'),
  'test-pass-state-additional-fields-set-on-state': refused('unknown-field'),

  'test-transitions-non-existant-start-state': refused('unknown-state'),
  'test-transitions-non-existant-next-state': refused('unknown-state'),
  'test-transitions-non-existant-next-state-2': refused('unknown-state'),
  'test-transitions-flow-defines-an-unreachable-state': refused('unreachable-state'),
  'test-transitions-multiple-end-states-defined': refused('unreachable-state'),
  'test-transitions-unreferenced-state-defined': refused('unknown-state'),
  'test-transitions-state-defines-next-and-end-states': refused('exclusive-fields'),
  'test-transitions-action-catch-refers-to-nonexistent-state': refused('unknown-state'),
  'test-transitions-action-catch-refers-to-existing-state': 'accepted',
  'test-transitions-choice-state-default-refers-to-nonexistent-state': refused('unknown-state'),
  'test-transitions-choice-state-default-refers-to-existing-state': 'accepted',
  'test-transitions-choice-state-rule-refers-to-nonexistent-state': refused('unknown-state'),
  'test-transitions-boolean-expression-choice-state-refers-to-non-existant-state': refused('unknown-state'),

  'test-wait-state-valid-wait-state': 'accepted',
  'test-wait-state-multiple-wait-time-fields-set': refused('exclusive-fields'),
  'test-wait-state-no-wait-time-fields-set': refused('missing-field'),
  'test-wait-state-unexpected-fields-set': refused('unknown-field'),
  'test-wait-state-input-path-is-not-json-path': refused('unknown-field'),
  'test-wait-state-output-path-is-not-json-path': refused('unknown-field'),
  'test-wait-state-seconds-path-is-not-json-path': refused('path-syntax'),
  'test-wait-state-timestamp-path-is-not-json-path': refused('path-syntax'),

  'test-flows-client-valid-flow-definition': 'accepted',
  'test-flows-client-schema': refused('unknown-state'),
  'test-flows-client-test-deploy-flow-data-construction': 'accepted',
  'test-models-flow-def': refused('path-syntax'),
};
