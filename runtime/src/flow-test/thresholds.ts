import { elements, member } from '../json.ts';
import type { Json } from '../types.ts';
import { MEASURES, type Measure } from './coverage.ts';

/** What the cases of a flow test must cover together. */
export interface Thresholds {
  percent: Partial<Record<Measure, number>>;
  /** States that do not count. */
  ignored: string[];
}

export function readThresholds(written: Json | undefined): Thresholds {
  const percent: Thresholds['percent'] = {};
  for (const measure of MEASURES) {
    const wanted = member(written, measure);
    if (typeof wanted === 'number') percent[measure] = wanted;
  }
  return { percent, ignored: elements(member(written, 'ignore')).filter(name => typeof name === 'string') };
}
