import { floatText } from './expression/number-text.ts';
import { member } from './json.ts';
import { measureOrStop } from './measure.ts';
import { requirePath } from './path.ts';
import { withoutPrivateParameters } from './redact.ts';
import type { Step } from './step.ts';
import { evaluateExpressions, fetchesExpressions, resolveReferences } from './template.ts';
import type { Json } from './types.ts';

/**
 * Evaluates the `Parameters` of a state against a payload. `onResolved` is told what a log shows of them, between the
 * two passes: an expression that fails does so after the entry was written, a path before.
 */
export function evaluateParameters(
  step: Step,
  template: Json,
  payload: Json = step.payload,
  onResolved: (shown: Json) => void = () => {},
): Json {
  const { evaluateExpressionsInReferencedData: deep, logExpressionInputs } = step.settings;
  const scope = { ...step.scope, payload };
  const resolved = resolveReferences(template, scope);
  if (fetchesExpressions(template, resolved)) {
    step.warn(
      `a '.$' reference fetches data with keys that end in '.='. Whether Flows evaluates them is not documented; here it ${deep ? 'does' : 'does not'}.`,
    );
  }
  if (logExpressionInputs === 'raw') onResolved(withoutPrivateParameters(template, resolved));
  const result = evaluateExpressions(template, resolved, scope, deep, (key, float) =>
    step.warn(
      `'${key}' gives the float ${floatText(float)}, which the payload here has as an integer. Whether it stays a float at Flows is not documented: its text, and what takes no float, could differ there.`,
    ),
  );
  measureOrStop(result, step.settings.payloadLimit);
  if (logExpressionInputs === 'evaluated') onResolved(withoutPrivateParameters(template, result));
  return result;
}

/** What InputPath selects from the payload of a state; the whole payload where there is none. */
export function selectInput(step: Step): Json {
  const path = member(step.state, 'InputPath');
  return path === undefined ? step.payload : requirePath(path, 'InputPath', step.scope);
}
