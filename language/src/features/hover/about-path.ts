import type { FlowDocument, Located } from '../../document/flow-document.ts';
import { spanInString } from '../../json/string.ts';
import type { State } from '../../model/state.ts';
import type { PathUse } from '../../model/uses.ts';
import type { Path } from '../../path/parse.ts';
import { stepsOf } from '../../path/steps.ts';
import { propertyOf } from '../../payload/properties.ts';
import { errorOf, resultOf } from '../../payload/result.ts';
import { lookupPath } from '../../shape/lookup.ts';
import type { Shape } from '../../shape/shape.ts';
import { indexInString, lastAround } from '../in-string.ts';
import { aboutPlace, aboutShape } from './about-place.ts';
import type { Hover } from './answer.ts';
import { code, paragraphs } from './markdown.ts';

/** The segment of a JSONPath at an offset: what stands in the payload there. */
export function aboutPath(document: FlowDocument, located: Located, offset: number): Hover | undefined {
  const { unit, index, base, node } = located;
  const { state } = unit;
  const use = unit.uses.paths.find(path => path.node === node);
  if (!use || !state || index === undefined) return undefined;
  const { path } = use;
  const cursor = indexInString(unit.text, use.node, offset - base);
  const at = lastAround(
    path.segments.map(s => s.span),
    cursor,
  );
  const segment = path.segments[at];
  if (path.text[0] !== '$' || (!segment && cursor > 1)) return undefined;
  const from = segment?.span.offset ?? 0;
  const to = segment ? from + segment.span.length : 1;
  const isWhole = to === path.text.length;
  const segments = path.segments.slice(0, at + 1);
  const prefix = { ...path, text: path.text.slice(0, to), segments, steps: stepsOf(segments) };
  return {
    contents:
      use.access === 'write' && isWhole
        ? written(document, index, state, use)
        : found(document, index, { ...prefix, problems: [] }),
    span: document.spanOf(index, spanInString(unit.text, use.node, from, to)),
  };
}

function found(document: FlowDocument, index: number, path: Path): string {
  const [first] = path.segments;
  const { payload } = document.facts;
  const before = first?.kind === 'name' ? payload.part(index, [first.name]) : payload.before(index);
  if (!before) return paragraphs(code(path.text), 'No run gets to this state.');
  const found = lookupPath(before, path);
  const steps = path.steps;
  return steps
    ? aboutPlace(document, index, path.text, { steps, found })
    : aboutShape(path.text, found.shape);
}

/** What a state, or one of its catchers, writes there. */
function written(document: FlowDocument, index: number, state: State, { part, path }: PathUse): string {
  const catches = part.spec.byName.has('ErrorEquals');
  const shape = catches ? errorOf(state) : resultShape(document, index, state);
  const whole = path.problems.length === 0 && path.segments.length === 0;
  return paragraphs(
    shape ? aboutShape(path.text, shape) : code(path.text),
    catches ? 'Written here when an error is caught.' : 'The result is written here.',
    whole ? 'It replaces the whole payload.' : '',
  );
}

function resultShape({ facts }: FlowDocument, index: number, state: State): Shape | undefined {
  const { effect } = state;
  if (effect.kind !== 'result') return undefined;
  const { result } = effect;
  if (result.kind === 'payload') return facts.payload.before(index);
  const keys = result.kind === 'template' || result.kind === 'path' ? (result.keys ?? []) : [];
  const before = facts.payload.part(index, keys);
  if (!before) return undefined;
  const inputs = keys.map(key => propertyOf(before, key));
  return resultOf(state, result, keys, inputs);
}
