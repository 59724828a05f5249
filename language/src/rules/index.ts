import { actionUrl } from './action-url.ts';
import { beyondLimits } from './beyond-limits.ts';
import { byteOrderMark } from './byte-order-mark.ts';
import { choiceOperator } from './choice-operator.ts';
import { definitionNotObject } from './definition-not-object.ts';
import { duplicateKey } from './duplicate-key.ts';
import { duplicateState } from './duplicate-state.ts';
import { exclusiveFields } from './exclusive-fields.ts';
import { jsonSyntax } from './json-syntax.ts';
import { loneSurrogate } from './lone-surrogate.ts';
import { missingField } from './missing-field.ts';
import { missingTransition } from './missing-transition.ts';
import { noChoices } from './no-choices.ts';
import { noExit } from './no-exit.ts';
import { pathSyntax } from './path-syntax.ts';
import { resultPath } from './result-path.ts';
import { retiredProvider } from './retired-provider.ts';
import type { Rule } from './rule.ts';
import { unknownField } from './unknown-field.ts';
import { unknownState } from './unknown-state.ts';
import { unknownStateType } from './unknown-state-type.ts';
import { unreachableState } from './unreachable-state.ts';
import { wrongFieldType } from './wrong-field-type.ts';

/** Every rule, by id. */
export const RULES: readonly Rule[] = [
  actionUrl,
  beyondLimits,
  byteOrderMark,
  choiceOperator,
  definitionNotObject,
  duplicateKey,
  duplicateState,
  exclusiveFields,
  jsonSyntax,
  loneSurrogate,
  missingField,
  missingTransition,
  noChoices,
  noExit,
  pathSyntax,
  resultPath,
  retiredProvider,
  unknownField,
  unknownState,
  unknownStateType,
  unreachableState,
  wrongFieldType,
];

export const UNIT_RULES = RULES.filter(rule => rule.kind === 'unit');
export const PAYLOAD_RULES = RULES.filter(rule => rule.kind === 'payload');
export const FLOW_RULES = RULES.filter(rule => rule.kind === 'flow');
