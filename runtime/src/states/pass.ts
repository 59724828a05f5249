import { parsePath } from '../../../language/src/index.ts';
import { member, textMember } from '../json.ts';
import { evaluateParameters, selectInput } from '../parameters.ts';
import { evaluatePath, type Location } from '../path.ts';
import { place, referencePath, remove } from '../result-path.ts';
import { done, type Outcome, type StateType, type Step } from '../step.ts';
import type { Json } from '../types.ts';

/** Takes a literal Result, evaluated Parameters, or a part of its input, and places it. */
export const pass: StateType = {
  mayCatch: false,
  enter(step) {
    step.started(step.payload);
    const result = member(step.state, 'Result');
    // A Result is taken as it is written, also its `.$` and `.=` keys [O 2020].
    if (result !== undefined) return placed(step, result);
    const input = selectInput(step);
    const parameters = member(step.state, 'Parameters');
    if (parameters !== undefined) return placed(step, evaluateParameters(step, parameters, input));
    const origin = remainingOrigin(step);
    if (!origin) return placed(step, input);
    const moves = step.settings.passInputPathMoves;
    step.warn(
      `it has an InputPath and a ResultPath. The documentation reads as if Flows moved the value; here it ${moves ? 'does' : 'copies it'}.`,
    );
    return placed(step, input, moves ? origin : undefined);
  },
};

function placed(step: Step, result: Json, moved?: Location): Outcome {
  const payload = moved ? remove(moved, step.payload) : step.payload;
  return done(step, place(member(step.state, 'ResultPath'), result, payload));
}

/** Where the selected value would still be after it was placed elsewhere; undefined where it is not. */
function remainingOrigin(step: Step): Location | undefined {
  const from = textMember(step.state, 'InputPath');
  const to = referencePath(textMember(step.state, 'ResultPath') ?? '$');
  if (from === undefined || !to || !parsePath(from).definite) return undefined;
  const origin = evaluatePath(parsePath(from), step.scope)[0]?.location;
  if (!origin || origin.length === 0 || origin[0] === '_context') return undefined;
  const overwritten = to.every((s, i) => s === origin[i]);
  return overwritten ? undefined : origin;
}
