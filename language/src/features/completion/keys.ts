import type { FlowDocument } from '../../document/flow-document.ts';
import { members } from '../../json/tree.ts';
import { isComparison } from '../../model/comparisons.ts';
import type { FieldSpec } from '../../model/spec.ts';
import { plainName } from '../../model/uses.ts';
import type { Place } from '../place.ts';
import { canMatch, comparedIn } from './comparisons.ts';
import type { About, Completion, ItemWriter } from './item.ts';
import type { PayloadHere } from './payload-values.ts';
import { placeholder } from './placeholder.ts';

// Rules that are made of other rules compare nothing themselves.
const COMBINING = ['And', 'Or', 'Not'];

/** The fields that the object may still have: what it must have first, what excludes another left out. */
export function fieldKeys(
  flow: FlowDocument,
  place: Place,
  payload: PayloadHere,
  write: ItemWriter,
): Completion[] {
  const { spec, object, name } = place;
  if (!spec) return [];
  const present = new Set(members(object).map(m => plainName(m.name)));
  present.delete(plainName(name));
  const groups = [...spec.oneOf.map(({ names }) => names), ...(spec.idle ?? [])];
  const excluded = new Set(groups.flatMap(names => (names.some(n => present.has(n)) ? names : [])));
  const compares = ![...present].some(n => isComparison(n) || COMBINING.includes(n));
  const needed = new Set(spec.oneOf.flatMap(g => g.names));
  const compared = compares && present.has('Variable') ? comparedIn(place, payload)?.shape : undefined;
  return spec.fields
    .map((f, index) => ({ f, rank: index + rankOf(f, present, needed) }))
    .filter(({ f }) => !present.has(f.name) && !excluded.has(f.name))
    .filter(({ f }) => !isComparison(f.name) || (compares && canMatch(f.name, compared)))
    .sort((a, b) => a.rank - b.rank)
    .map(({ f, rank }) => {
      const about: About = {
        kind: isComparison(f.name) ? 'operator' : 'field',
        rank,
        type: kindsOf(f),
        source: spec.title,
        detail: f.required ? 'required' : f.default === undefined ? undefined : `default ${f.default}`,
        documentation: f.doc,
      };
      return isComparison(f.name)
        ? write.operator(f.name, placeholder(f, flow, place.state, 2), !present.has('Variable'), about)
        : write.key(f.name, placeholder(f, flow, place.state), about);
    });
}

/** What its value is; that Flows takes null for some nobody needs to know. */
function kindsOf({ kinds }: FieldSpec): string {
  return kinds.filter(kind => kind !== 'null').join(' or ');
}

function rankOf(f: FieldSpec, present: ReadonlySet<string>, needed: ReadonlySet<string>): number {
  if (isComparison(f.name)) return present.has('Variable') ? 0 : 1500;
  if (f.required) return 0;
  if (f.name === 'Comment') return 3000;
  return needed.has(f.name) ? 1000 : 2000;
}
